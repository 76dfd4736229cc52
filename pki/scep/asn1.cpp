// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/asn1.h"

#include <algorithm>
#include <array>

namespace releve::scep::asn1 {

namespace {

struct Header
{
    std::uint8_t tag = 0;
    std::size_t size = 0;   ///< of the header itself
    std::size_t length = 0; ///< of the content, when not indefinite
    bool indefinite = false;

    [[nodiscard]] bool isConstructed() const { return (tag & constructed) != 0; }
    [[nodiscard]] bool endOfContents() const { return tag == 0; }
};

Error truncated()
{
    return Error{ErrorCode::Truncated, "ASN.1 that ends in the middle"};
}

Error malformed(const char* how)
{
    return Error{ErrorCode::BadEncoding, std::string("ASN.1 with ") + how};
}

Result<Header> headerOf(ByteView bytes)
{
    if (bytes.size() < 2)
        return truncated();
    Header header;
    header.tag = bytes[0];
    if ((header.tag & 0x1F) == 0x1F)
        return malformed("a high tag number");
    header.size = 2;
    header.length = bytes[1];
    if (header.endOfContents())
        return header.length == 0 ? Result<Header>(header) : malformed("a tag of zero");
    if (header.length == 0x80) {
        header.indefinite = true;
        header.length = 0;
        return header.isConstructed() ? Result<Header>(header) : malformed("an indefinite length of no use");
    }
    if (header.length > 0x80) {
        const std::size_t count = header.length & 0x7F;
        if (count > 4)
            return malformed("a length of no use");
        if (bytes.size() < 2 + count)
            return truncated();
        header.length = 0;
        for (std::size_t i = 0; i < count; ++i)
            header.length = header.length << 8 | bytes[2 + i];
        header.size += count;
    }
    return header;
}

/// The size of the element that `bytes` begin with. `bytes` end where the message does.
Result<std::size_t> scan(ByteView bytes)
{
    struct Level
    {
        std::size_t end; ///< where it ends at the latest
        bool indefinite;
        bool bounded; ///< `end` is where a length says, not where the message ends
    };
    std::array<Level, deepest> levels{};
    std::size_t depth = 0;
    std::size_t at = 0;
    do {
        const std::size_t limit = depth > 0 ? levels[depth - 1].end : bytes.size();
        const bool bounded = depth > 0 && levels[depth - 1].bounded;
        const auto header = headerOf(bytes.subspan(at, limit - at));
        if (!header)
            return bounded && header.error().code == ErrorCode::Truncated
                       ? malformed("an element cut by its parent")
                       : header.error();
        at += header->size;
        if (header->endOfContents()) {
            if (depth == 0 || !levels[depth - 1].indefinite)
                return malformed("a stray end");
            --depth;
        } else if (header->length > limit - at) {
            return bounded ? malformed("an element longer than its parent") : truncated();
        } else if (header->isConstructed()) {
            if (depth == deepest)
                return malformed("too many levels");
            levels[depth++] =
                header->indefinite ? Level{limit, true, bounded} : Level{at + header->length, false, true};
        } else {
            at += header->length;
        }
        while (depth > 0 && !levels[depth - 1].indefinite && levels[depth - 1].end == at)
            --depth;
    } while (depth > 0);
    return at;
}

} // namespace

Status check(ByteView ber)
{
    const auto size = scan(ber);
    if (!size)
        return size.error();
    return *size == ber.size() ? Status(std::monostate{}) : malformed("bytes after its end");
}

std::optional<Element> Reader::next()
{
    const auto size = scan(m_rest);
    if (!size)
        return std::nullopt;
    const auto header = headerOf(m_rest);
    Element result{header->tag, m_rest.subspan(header->size, *size - header->size), m_rest.first(*size),
                   false};
    if (header->indefinite)
        result.content = result.content.first(result.content.size() - 2);
    m_rest = m_rest.subspan(*size);
    return result;
}

std::optional<Element> Reader::next(std::uint8_t tag)
{
    if (m_rest.empty() || m_rest.front() != tag)
        return std::nullopt;
    return next();
}

std::optional<Element> Reader::nextOrCut()
{
    if (auto whole = next())
        return whole;
    const auto header = headerOf(m_rest);
    if (!header || header->endOfContents())
        return std::nullopt;
    const ByteView behind = m_rest.subspan(header->size);
    const ByteView content =
        header->indefinite || header->length > behind.size() ? behind : behind.first(header->length);
    const ByteView whole = m_rest.first(header->size + content.size());
    m_rest = m_rest.subspan(whole.size());
    return Element{header->tag, content, whole, true};
}

std::optional<Element> Reader::nextOrCut(std::uint8_t tag)
{
    if (m_rest.empty() || m_rest.front() != tag)
        return std::nullopt;
    return nextOrCut();
}

Bytes element(std::uint8_t tag, std::initializer_list<ByteView> parts)
{
    std::size_t length = 0;
    for (const ByteView part : parts)
        length += part.size();
    Bytes result{tag};
    result.reserve(length + 6);
    if (length < 0x80) {
        result.push_back(static_cast<std::uint8_t>(length));
    } else {
        Bytes digits;
        for (std::size_t rest = length; rest > 0; rest >>= 8)
            digits.push_back(static_cast<std::uint8_t>(rest));
        result.push_back(static_cast<std::uint8_t>(0x80 | digits.size()));
        result.insert(result.end(), digits.rbegin(), digits.rend());
    }
    for (const ByteView part : parts)
        result.insert(result.end(), part.begin(), part.end());
    return result;
}

} // namespace releve::scep::asn1
