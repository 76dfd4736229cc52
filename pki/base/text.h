// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace releve {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The bytes of a text, unchanged.
[[nodiscard]] ByteView bytesOf(std::string_view text);
/// The text of some bytes, unchanged; it may hold anything.
[[nodiscard]] std::string_view textOf(ByteView bytes);

// ASCII only, whatever the locale.
[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
[[nodiscard]] constexpr bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
[[nodiscard]] constexpr char toUpper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}
/// 0–15, or -1.
[[nodiscard]] constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = toLower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string_view trimmedLeft(std::string_view text);
[[nodiscard]] std::string_view trimmedRight(std::string_view text);
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);
[[nodiscard]] bool startsWithIgnoringCase(std::string_view text, std::string_view prefix);
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] std::string uppered(std::string_view text);

/// Cuts `prefix` off the front of `text`; false, and nothing changed, when it is not there.
bool consume(std::string_view& text, std::string_view prefix);

/// Takes the next blank-separated word off the front of `text`; empty at the end.
[[nodiscard]] std::string_view takeWord(std::string_view& text);

/// All of `text` as a decimal number; empty on anything else, or when over 64 bits.
[[nodiscard]] std::optional<std::uint64_t> parseUnsigned(std::string_view text);

/// Upper-case hex without separators.
[[nodiscard]] std::string toHex(ByteView bytes);
/// Hex digits with blanks, colons or dots between them. Empty on an odd count or any other character.
[[nodiscard]] std::optional<Bytes> fromHex(std::string_view text);
/// Like toHex, in groups of eight digits as IOS prints fingerprints.
[[nodiscard]] std::string grouped(std::string_view hex, std::size_t digits = 8);

[[nodiscard]] std::string toBase64(ByteView bytes);
/// White space between the characters is passed over. Empty on anything else that is not base64.
[[nodiscard]] std::optional<Bytes> fromBase64(std::string_view text);

/// `text` as valid UTF-8: bytes that are not are taken as ISO 8859-1, so that nothing is lost or replaced.
[[nodiscard]] std::string toUtf8(std::string_view text);

/// Appends one character; anything that is no Unicode scalar value becomes U+FFFD.
void appendUtf8(std::string& text, char32_t character);
/// UTF-16 without its byte order mark, as UTF-8. Lone surrogates and a last odd byte become U+FFFD.
[[nodiscard]] std::string utf8FromUtf16(ByteView bytes, bool bigEndian);

/// `text` with control characters written `\xNN` (line feeds too): safe to print on a terminal.
[[nodiscard]] std::string escaped(std::string_view text);

} // namespace releve
