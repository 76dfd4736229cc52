// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/configpassword.h"

#include <array>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

/// Known to everybody since 1995.
constexpr std::string_view key = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";
constexpr std::size_t saltDigits = 2;
constexpr std::size_t longestText = 1024;

std::uint8_t crypted(std::uint8_t byte, std::size_t salt, std::size_t position)
{
    return byte ^ static_cast<std::uint8_t>(key[(salt + position) % key.size()]);
}

/// What follows `password` or `secret` as a word of its own; empty when neither stands there.
std::optional<std::string_view> behindPasswordWord(std::string_view line)
{
    for (std::string_view word = takeWord(line); !word.empty(); word = takeWord(line))
        if (equalsIgnoringCase(word, "password") || equalsIgnoringCase(word, "secret"))
            return trimmed(line);
    return std::nullopt;
}

} // namespace

Result<SecretBytes> decodeType7(std::string_view text)
{
    if (text.size() > longestText)
        return Error{ErrorCode::TooLarge, "type 7 password over 1024 characters"};
    if (text.size() < saltDigits || !isDigit(text[0]) || !isDigit(text[1]))
        return Error{ErrorCode::BadEncoding, "type 7 password without a salt of two digits"};
    const auto salt =
        static_cast<std::size_t>(hexValue(text[0])) * 10 + static_cast<std::size_t>(hexValue(text[1]));
    if (salt >= key.size())
        return Error{ErrorCode::BadEncoding, "type 7 password with a salt over 52"};
    text.remove_prefix(saltDigits);
    if (text.empty() || text.size() % 2 != 0)
        return Error{ErrorCode::Truncated, "type 7 password that ends behind its salt, or with half a byte"};
    for (const char c : text)
        if (hexValue(c) < 0)
            return Error{ErrorCode::BadEncoding, "type 7 password with a character that is no hex digit"};
    std::array<std::uint8_t, longestText / 2> clear{};
    const std::size_t size = text.size() / 2;
    for (std::size_t i = 0; i < size; ++i) {
        const int byte = hexValue(text[2 * i]) * 16 + hexValue(text[2 * i + 1]);
        clear[i] = crypted(static_cast<std::uint8_t>(byte), salt, i);
    }
    SecretBytes password{ByteView(clear.data(), size)};
    volatile std::uint8_t* const wiped = clear.data(); // or the compiler would leave it out
    for (std::size_t i = 0; i < size; ++i)
        wiped[i] = 0;
    return password;
}

Result<std::string> encodeType7(ByteView password, unsigned salt)
{
    if (password.empty())
        return Error{ErrorCode::BadArgument, "no password"};
    if (salt > highestType7Salt)
        return Error{ErrorCode::BadArgument, "salt over 15"};
    std::string text{static_cast<char>('0' + salt / 10), static_cast<char>('0' + salt % 10)};
    for (std::size_t i = 0; i < password.size(); ++i) {
        const std::uint8_t byte = crypted(password[i], salt, i);
        text.append(toHex(ByteView(&byte, 1)));
    }
    return text;
}

Result<ConfigPassword> passwordIn(std::string_view line)
{
    constexpr std::string_view unsupported = "45689";
    const auto behind = behindPasswordWord(line);
    if (!behind)
        return Error{ErrorCode::NotFound, "no password in the line"};
    std::string_view rest = *behind;
    const std::string_view type = takeWord(rest);
    rest = trimmed(rest);
    const bool typed = type.size() == 1 && isDigit(type.front());
    if (type.empty() || (rest.empty() && (type == "0" || type == "7")))
        return Error{ErrorCode::Truncated, "nothing behind the word that begins a password"};
    if (type == "7") {
        auto password = decodeType7(takeWord(rest));
        if (!password)
            return password.error();
        return ConfigPassword{std::move(*password), true};
    }
    if (typed && !rest.empty() && unsupported.find(type) != std::string_view::npos)
        return Error{ErrorCode::UnsupportedFormat, "password of type " + std::string(type)};
    return ConfigPassword{SecretBytes(type == "0" ? rest : *behind), false};
}

} // namespace releve::ios
