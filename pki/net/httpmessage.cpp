// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httpmessage.h"

#include <algorithm>

namespace releve::net {

namespace {

/// RFC 9110 5.6.2: what a field's name is made of.
bool isToken(std::string_view text)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return isAlpha(c) || isDigit(c) || marks.find(c) != std::string_view::npos;
    });
}

bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

} // namespace

bool HttpMessage::fail(Fault fault, const char* text)
{
    m_fault = fault;
    m_faultText = text;
    return false;
}

bool HttpMessage::takeBytes(ByteView& bytes)
{
    while (m_fault == Fault::None && !bytes.empty() && m_state != State::Complete) {
        const bool isBody = m_state == State::Body || m_state == State::Chunk || m_state == State::BodyToEnd;
        if (!(isBody ? takeBody(bytes) : takeLineEnd(bytes)))
            return false;
    }
    return m_fault == Fault::None;
}

bool HttpMessage::takeBody(ByteView& bytes)
{
    const std::size_t size = m_state == State::BodyToEnd ? bytes.size() : std::min(bytes.size(), m_left);
    if (size > m_limits.body - m_body.size())
        return fail(Fault::BodyTooLong, "too long a body");
    m_body.insert(m_body.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    bytes = bytes.subspan(size);
    if (m_state == State::BodyToEnd)
        return true;
    m_left -= size;
    if (m_left == 0)
        m_state = m_state == State::Chunk ? State::ChunkEnd : State::Complete;
    return true;
}

bool HttpMessage::takeLineEnd(ByteView& bytes)
{
    const bool isChunkLine = m_state == State::ChunkSize || m_state == State::ChunkEnd;
    const std::size_t head = m_limits.head - m_headSize;
    const std::size_t limit = isChunkLine                   ? longestChunkLine
                              : m_state == State::StartLine ? std::min(head, m_limits.startLine)
                                                            : head;
    const auto end = std::find(bytes.begin(), bytes.end(), std::uint8_t{'\n'});
    const auto size = static_cast<std::size_t>(end - bytes.begin());
    if (size >= limit - std::min(limit, m_line.size())) {
        if (isChunkLine)
            return fail(Fault::ChunkLineTooLong, "too long a line before a chunk");
        return fail(m_state == State::StartLine ? Fault::StartLineTooLong : Fault::HeadTooLong,
                    "too long a header");
    }
    m_line.append(textOf(bytes.first(size)));
    if (end == bytes.end()) {
        bytes = {};
        return true;
    }
    bytes = bytes.subspan(size + 1);
    if (!isChunkLine)
        m_headSize += m_line.size() + 1;
    std::string line;
    line.swap(m_line);
    if (line.ends_with('\r'))
        line.pop_back();
    if (isStrict() && std::any_of(line.begin(), line.end(), isControl))
        return fail(Fault::Malformed, "a control character");
    return takeLine(line);
}

bool HttpMessage::takeLine(std::string_view line)
{
    switch (m_state) {
    case State::StartLine:
        // RFC 9112 2.2: an empty line before a request is passed over.
        if (isStrict() && line.empty())
            return true;
        m_state = State::Fields;
        return takeStartLine(line);
    case State::Fields:
        return line.empty() ? endHead() : takeFieldLine(line);
    case State::ChunkSize:
        return takeChunkSize(line);
    case State::ChunkEnd:
        if (!line.empty())
            return fail(Fault::Malformed, "a chunk that is longer than it says");
        m_state = State::ChunkSize;
        break;
    case State::Trailers:
        if (line.empty())
            m_state = State::Complete;
        break;
    case State::Body:
    case State::BodyToEnd:
    case State::Chunk:
    case State::Complete:
        break;
    }
    return true;
}

bool HttpMessage::takeFieldLine(std::string_view line)
{
    if (isSpace(line.front())) // the rest of a line that was folded; nothing we read is
        return !isStrict() || fail(Fault::Malformed, "a folded header line");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return fail(Fault::Malformed, "a header line without a colon");
    const std::string_view name = line.substr(0, colon);
    if (isStrict() && !isToken(name))
        return fail(Fault::Malformed, "a header line without a name");
    const std::string_view value = trimmed(line.substr(colon + 1));
    return takeFraming(name, value) && takeField(name, value);
}

bool HttpMessage::takeFraming(std::string_view name, std::string_view value)
{
    if (equalsIgnoringCase(name, "Transfer-Encoding")) {
        const bool isChunked = equalsIgnoringCase(value, "chunked");
        if ((!isChunked && !equalsIgnoringCase(value, "identity")) || (isStrict() && m_isChunked))
            return fail(Fault::UnknownCoding, "an unknown Transfer-Encoding");
        m_isChunked = m_isChunked || isChunked;
    } else if (equalsIgnoringCase(name, "Content-Length")) {
        const auto length = parseUnsigned(value);
        if (!length || (m_length && m_length != length))
            return fail(Fault::Malformed, "a Content-Length that is none");
        m_length = length;
    }
    return true;
}

bool HttpMessage::beginBody(bool untilTheEnd)
{
    if (m_isChunked && m_length && isStrict()) // RFC 9112 6.3: somebody else may have taken the other
        return fail(Fault::Malformed, "two kinds of length");
    if (m_isChunked) { // counts for more than a Content-Length
        m_state = State::ChunkSize;
    } else if (!m_length) {
        m_state = untilTheEnd ? State::BodyToEnd : State::Complete;
    } else if (*m_length > m_limits.body) {
        return fail(Fault::BodyTooLong, "too long a body");
    } else {
        m_left = static_cast<std::size_t>(*m_length);
        m_state = m_left == 0 ? State::Complete : State::Body;
    }
    return true;
}

void HttpMessage::beginAgain()
{
    m_length.reset();
    m_isChunked = false;
    m_state = State::StartLine;
}

bool HttpMessage::takeChunkSize(std::string_view line)
{
    line = trimmed(line.substr(0, line.find(';')));
    if (line.empty() || !std::all_of(line.begin(), line.end(), [](char c) { return hexValue(c) >= 0; }))
        return fail(Fault::Malformed, "a chunk without a size");
    std::size_t size = 0;
    for (const char c : line) {
        size = size * 16 + static_cast<std::size_t>(hexValue(c));
        if (size > m_limits.body - m_body.size())
            return fail(Fault::BodyTooLong, "too long a body");
    }
    m_left = size;
    m_state = size == 0 ? State::Trailers : State::Chunk;
    return true;
}

bool HttpMessage::takeEnd()
{
    if (m_state == State::BodyToEnd && m_fault == Fault::None)
        m_state = State::Complete;
    return m_state == State::Complete;
}

} // namespace releve::net
