// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>

#include "pki/base/result.h"
#include "pki/base/text.h"

/// The little ASN.1 that SCEP needs beside what OpenSSL reads. Nobody outside this folder includes it.
namespace releve::scep::asn1 {

/// Depth of constructed elements that is read; a message with certificate chains needs about 15.
inline constexpr std::size_t deepest = 32;

/// Of a tag: the content is made of elements.
inline constexpr std::uint8_t constructed = 0x20;
inline constexpr std::uint8_t integerTag = 0x02;
inline constexpr std::uint8_t octetStringTag = 0x04;
inline constexpr std::uint8_t nullTag = 0x05;
inline constexpr std::uint8_t oidTag = 0x06;
inline constexpr std::uint8_t sequenceTag = 0x30;
inline constexpr std::uint8_t setTag = 0x31;
[[nodiscard]] constexpr std::uint8_t contextTag(unsigned number)
{
    return static_cast<std::uint8_t>(0xA0 | number);
}

/// One element of BER.
struct Element
{
    std::uint8_t tag = 0;
    ByteView content; ///< without the end-of-contents octets of an indefinite length
    ByteView whole;
    bool cut = false; ///< damaged inside, or the bytes end before it does: `content` is what is there of it

    [[nodiscard]] bool isConstructed() const { return (tag & constructed) != 0; }
    [[nodiscard]] bool isIndefinite() const { return whole.size() > 1 && whole[1] == 0x80; }
};

/// That `ber` is one element and nothing after it, every length inside its parent's, none deeper than `deepest`.
/// OpenSSL sees nothing that did not pass here. Linear time, no recursion. BadEncoding, Truncated.
[[nodiscard]] Status check(ByteView ber);

/// Walks the elements of a content that `check` has passed.
class Reader
{
public:
    explicit Reader(ByteView content) : m_rest(content) {}

    /// Empty at the end, and when what follows is no element.
    [[nodiscard]] std::optional<Element> next();
    /// The next one when it has that tag; otherwise empty, and nothing is read.
    [[nodiscard]] std::optional<Element> next(std::uint8_t tag);
    /// The next one, cut where it does not hold: to show what `check` has refused. Empty without so much as a header.
    [[nodiscard]] std::optional<Element> nextOrCut();
    [[nodiscard]] std::optional<Element> nextOrCut(std::uint8_t tag);
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    ByteView m_rest;
};

/// An element in DER, its content put together from parts.
[[nodiscard]] Bytes element(std::uint8_t tag, std::initializer_list<ByteView> parts);

} // namespace releve::scep::asn1
