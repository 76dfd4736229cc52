// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httpanswer.h"

#include <utility>

namespace releve::net {

Status HttpAnswer::take(ByteView bytes)
{
    if (takeBytes(bytes))
        return std::monostate{};
    if (fault() == Fault::BodyTooLong)
        return Error{ErrorCode::TooLarge,
                     "an HTTP answer of more than " + std::to_string(m_longestBody) + " bytes"};
    const bool isLine = fault() == Fault::StartLineTooLong || fault() == Fault::HeadTooLong ||
                        fault() == Fault::ChunkLineTooLong;
    return Error{isLine ? ErrorCode::TooLarge : ErrorCode::BadAnswer,
                 std::string("an HTTP answer with ") + faultText()};
}

Status HttpAnswer::end()
{
    if (takeEnd())
        return std::monostate{};
    return Error{ErrorCode::Unreachable, isAtStart() ? "the connection was closed without an answer"
                                                     : "the connection broke off in the middle of an answer"};
}

scep::HttpResponse HttpAnswer::takeResponse()
{
    m_response.body = std::move(body());
    return std::move(m_response);
}

bool HttpAnswer::takeStartLine(std::string_view line)
{
    const bool isHttp = consume(line, "HTTP/1.") && line.size() > 1 && isDigit(line.front());
    if (isHttp)
        line.remove_prefix(1);
    const auto status = parseUnsigned(takeWord(line));
    if (!isHttp || !status || *status < 100 || *status > 599)
        return fail(Fault::Malformed, "no status line");
    m_response.status = static_cast<int>(*status);
    return true;
}

bool HttpAnswer::takeField(std::string_view name, std::string_view value)
{
    if (equalsIgnoringCase(name, "Content-Type"))
        m_response.contentType = value;
    return true;
}

bool HttpAnswer::endHead()
{
    if (m_response.status == 101)
        return fail(Fault::Malformed, "another protocol");
    if (m_response.status < 200) { // interim: the answer is still to come
        m_response = {};
        beginAgain();
        return true;
    }
    if (m_response.status != 204 && m_response.status != 304)
        return beginBody(true);
    complete();
    return true;
}

} // namespace releve::net
