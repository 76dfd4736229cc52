// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httpanswer.h"

#include <algorithm>

namespace releve::net {

namespace {

Error bad(const char* what)
{
    return {ErrorCode::BadAnswer, std::string("an HTTP answer with ") + what};
}

Error tooLarge(std::size_t limit)
{
    return {ErrorCode::TooLarge, "an HTTP answer of more than " + std::to_string(limit) + " bytes"};
}

} // namespace

Status HttpAnswer::take(ByteView bytes)
{
    while (!bytes.empty() && m_state != State::Complete) {
        const bool isBody = m_state == State::Body || m_state == State::Chunk || m_state == State::BodyToEnd;
        if (const auto taken = isBody ? takeBody(bytes) : takeLineEnd(bytes); !taken)
            return taken;
    }
    return std::monostate{};
}

Status HttpAnswer::takeBody(ByteView& bytes)
{
    const std::size_t size = m_state == State::BodyToEnd ? bytes.size() : std::min(bytes.size(), m_left);
    if (size > m_longestBody - m_response.body.size())
        return tooLarge(m_longestBody);
    m_response.body.insert(m_response.body.end(), bytes.begin(),
                           bytes.begin() + static_cast<std::ptrdiff_t>(size));
    bytes = bytes.subspan(size);
    if (m_state == State::BodyToEnd)
        return std::monostate{};
    m_left -= size;
    if (m_left == 0)
        m_state = m_state == State::Chunk ? State::ChunkEnd : State::Complete;
    return std::monostate{};
}

Status HttpAnswer::takeLineEnd(ByteView& bytes)
{
    const bool isChunkLine = m_state == State::ChunkSize || m_state == State::ChunkEnd;
    const std::size_t limit = isChunkLine ? longestChunkLine : longestHeader - m_headerSize;
    const auto end = std::find(bytes.begin(), bytes.end(), std::uint8_t{'\n'});
    const auto size = static_cast<std::size_t>(end - bytes.begin());
    if (size >= limit - m_line.size())
        return Error{ErrorCode::TooLarge, "an HTTP answer with too long a header"};
    m_line.append(textOf(bytes.first(size)));
    if (end == bytes.end()) {
        bytes = {};
        return std::monostate{};
    }
    bytes = bytes.subspan(size + 1);
    if (!isChunkLine)
        m_headerSize += m_line.size() + 1;
    std::string line;
    line.swap(m_line);
    if (line.ends_with('\r'))
        line.pop_back();
    return takeLine(line);
}

Status HttpAnswer::takeLine(std::string_view line)
{
    switch (m_state) {
    case State::StatusLine:
        return takeStatusLine(line);
    case State::Headers:
        return line.empty() ? endHeaders() : takeHeader(line);
    case State::ChunkSize:
        return takeChunkSize(line);
    case State::ChunkEnd:
        if (!line.empty())
            return bad("a chunk that is longer than it says");
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
    return std::monostate{};
}

Status HttpAnswer::takeStatusLine(std::string_view line)
{
    const bool isHttp = consume(line, "HTTP/1.") && line.size() > 1 && isDigit(line.front());
    if (isHttp)
        line.remove_prefix(1);
    const auto status = parseUnsigned(takeWord(line));
    if (!isHttp || !status || *status < 100 || *status > 599)
        return bad("no status line");
    m_response.status = static_cast<int>(*status);
    m_state = State::Headers;
    return std::monostate{};
}

Status HttpAnswer::takeHeader(std::string_view line)
{
    if (isSpace(line.front())) // the rest of a line that was folded; nothing we read is
        return std::monostate{};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return bad("a header line without a colon");
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (equalsIgnoringCase(name, "Content-Type")) {
        m_response.contentType = value;
    } else if (equalsIgnoringCase(name, "Transfer-Encoding")) {
        if (!equalsIgnoringCase(value, "chunked") && !equalsIgnoringCase(value, "identity"))
            return bad("an unknown Transfer-Encoding");
        m_isChunked = m_isChunked || equalsIgnoringCase(value, "chunked");
    } else if (equalsIgnoringCase(name, "Content-Length")) {
        const auto length = parseUnsigned(value);
        if (!length || (m_length && m_length != length))
            return bad("a Content-Length that is none");
        m_length = length;
    }
    return std::monostate{};
}

Status HttpAnswer::endHeaders()
{
    if (m_response.status < 200) { // interim: the answer is still to come
        if (m_response.status == 101)
            return bad("another protocol");
        m_response = {};
        m_length.reset();
        m_isChunked = false;
        m_state = State::StatusLine;
    } else if (m_response.status == 204 || m_response.status == 304) {
        m_state = State::Complete;
    } else if (m_isChunked) { // counts for more than a Content-Length (RFC 9112 6.3)
        m_state = State::ChunkSize;
    } else if (!m_length) {
        m_state = State::BodyToEnd;
    } else if (*m_length > m_longestBody) {
        return tooLarge(m_longestBody);
    } else {
        m_left = static_cast<std::size_t>(*m_length);
        m_state = m_left == 0 ? State::Complete : State::Body;
    }
    return std::monostate{};
}

Status HttpAnswer::takeChunkSize(std::string_view line)
{
    line = trimmed(line.substr(0, line.find(';')));
    if (line.empty() || !std::all_of(line.begin(), line.end(), [](char c) { return hexValue(c) >= 0; }))
        return bad("a chunk without a size");
    std::size_t size = 0;
    for (const char c : line) {
        size = size * 16 + static_cast<std::size_t>(hexValue(c));
        if (size > m_longestBody - m_response.body.size())
            return tooLarge(m_longestBody);
    }
    m_left = size;
    m_state = size == 0 ? State::Trailers : State::Chunk;
    return std::monostate{};
}

Status HttpAnswer::end()
{
    if (m_state == State::BodyToEnd)
        m_state = State::Complete;
    if (m_state == State::Complete)
        return std::monostate{};
    return Error{ErrorCode::Unreachable, m_state == State::StatusLine
                                             ? "the connection was closed without an answer"
                                             : "the connection broke off in the middle of an answer"};
}

} // namespace releve::net
