// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httprequestreader.h"

#include <algorithm>
#include <utility>

namespace releve::net {

namespace {

/// Whether a word is in a list with commas (RFC 9110 5.6.1).
bool lists(std::string_view list, std::string_view word)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (equalsIgnoringCase(trimmed(list.substr(0, end)), word))
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

} // namespace

bool HttpRequestReader::take(ByteView& bytes)
{
    return takeBytes(bytes);
}

bool HttpRequestReader::refuse(int status, const char* text)
{
    m_refusal = status;
    return fail(Fault::Malformed, text);
}

int HttpRequestReader::refusal() const
{
    switch (fault()) {
    case Fault::None:
        return 0;
    case Fault::StartLineTooLong:
        return 414;
    case Fault::HeadTooLong:
        return 431;
    case Fault::BodyTooLong:
        return 413;
    case Fault::UnknownCoding:
        return 501; // RFC 9112 6.1
    case Fault::ChunkLineTooLong:
    case Fault::Malformed:
        break;
    }
    return m_refusal != 0 ? m_refusal : 400;
}

bool HttpRequestReader::takeExpectation()
{
    return std::exchange(m_expects, false) && expectsBody() && !m_request.isHttp10;
}

IncomingRequest HttpRequestReader::takeRequest()
{
    m_request.body = std::move(body());
    return std::move(m_request);
}

bool HttpRequestReader::takeStartLine(std::string_view line)
{
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || first == 0)
        return refuse(400, "no request line");
    std::string_view version = line.substr(last + 1);
    if (!consume(version, "HTTP/"))
        return refuse(400, "no version");
    if (version.size() != 3 || !isDigit(version[0]) || version[1] != '.' || !isDigit(version[2]))
        return refuse(400, "a version that is none");
    if (version[0] != '1')
        return refuse(505, "another version");
    m_request.isHttp10 = version[2] == '0';
    m_request.method = line.substr(0, first);
    m_request.target = line.substr(first + 1, last - first - 1);
    if (std::count(m_request.target.begin(), m_request.target.end(), '&') >
        static_cast<std::ptrdiff_t>(mostParameters))
        return refuse(414, "too many parameters");
    return true;
}

bool HttpRequestReader::takeField(std::string_view name, std::string_view value)
{
    if (equalsIgnoringCase(name, "Connection")) {
        m_hasClose = m_hasClose || lists(value, "close");
        m_hasKeepAlive = m_hasKeepAlive || lists(value, "keep-alive");
    } else if (equalsIgnoringCase(name, "Expect")) {
        m_expects = equalsIgnoringCase(value, "100-continue");
    } else if (equalsIgnoringCase(name, "Transfer-Encoding")) {
        if (m_request.isHttp10) // RFC 9112 6.1: its framing is faulty
            return refuse(400, "a coding that HTTP/1.0 does not have");
    }
    return true;
}

bool HttpRequestReader::endHead()
{
    m_request.keepsConnection = !m_hasClose && (m_hasKeepAlive || !m_request.isHttp10);
    return beginBody(false);
}

} // namespace releve::net
