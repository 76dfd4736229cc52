// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/httpconnection.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

namespace releve::net {

namespace {

struct Phrase
{
    int status;
    const char* phrase;
    const char* body; ///< of a refusal; it tells nothing but the status
};

constexpr std::array phrases{
    Phrase{200, "OK", ""},
    Phrase{400, "Bad Request", "bad request\n"},
    Phrase{403, "Forbidden", "forbidden\n"},
    Phrase{404, "Not Found", "not found\n"},
    Phrase{405, "Method Not Allowed", "method not allowed\n"},
    Phrase{413, "Content Too Large", "too large\n"},
    Phrase{414, "URI Too Long", "too long\n"},
    Phrase{431, "Request Header Fields Too Large", "too large\n"},
    Phrase{500, "Internal Server Error", "not available\n"},
    Phrase{501, "Not Implemented", "not implemented\n"},
    Phrase{503, "Service Unavailable", "not available\n"},
    Phrase{505, "HTTP Version Not Supported", "not supported\n"},
};

Phrase phraseOf(int status)
{
    const auto* const found = std::find_if(phrases.begin(), phrases.end(),
                                           [&](const Phrase& phrase) { return phrase.status == status; });
    return found == phrases.end() ? Phrase{status, "", ""} : *found;
}

/// RFC 9110 5.6.7; of the machine's clock, as HTTP has it, not of anybody's the handler emulates.
std::string httpDate()
{
    using namespace std::chrono;
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto now = floor<seconds>(system_clock::now());
    const auto day = floor<std::chrono::days>(now);
    const year_month_day date(day);
    const hh_mm_ss time(now - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                  days[weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                  months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

} // namespace

bool HttpConnection::isReading() const
{
    return m_state == State::Reading || m_state == State::Ending;
}

void HttpConnection::received(ByteView bytes)
{
    if (m_state == State::Ending) {
        m_passedOver += bytes.size();
        if (m_passedOver > mostPassedOver)
            m_state = State::Over;
        return;
    }
    read(bytes);
}

void HttpConnection::read(ByteView bytes)
{
    const bool good = m_reader.take(bytes);
    m_ahead = Bytes(bytes.begin(), bytes.end());
    if (!good) {
        refuse(m_reader.refusal());
    } else if (m_reader.isComplete()) {
        m_state = State::Served;
    } else if (m_reader.takeExpectation()) {
        constexpr std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
        const ByteView text = bytesOf(interim);
        m_output.insert(m_output.end(), text.begin(), text.end());
    }
}

IncomingRequest HttpConnection::takeRequest()
{
    IncomingRequest request = m_reader.takeRequest();
    m_reader = HttpRequestReader(m_limits.head, m_limits.body);
    m_keeps = request.keepsConnection;
    m_saysKeepAlive = request.keepsConnection && request.isHttp10;
    m_isHead = request.method == "HEAD";
    return request;
}

void HttpConnection::answer(const scep::HttpResponse& answer)
{
    m_state = State::Answering;
    put(answer, !m_isHead);
}

void HttpConnection::refuse(int status)
{
    m_state = State::Answering;
    m_keeps = m_saysKeepAlive = m_isHead = false;
    m_isRefused = true;
    m_ahead = Bytes();
    const ByteView text = bytesOf(phraseOf(status).body);
    put({status, "text/plain", Bytes(text.begin(), text.end())}, true);
}

void HttpConnection::put(const scep::HttpResponse& answer, bool withBody)
{
    const Bytes& body = answer.body;
    std::string head =
        "HTTP/1.1 " + std::to_string(answer.status) + ' ' + phraseOf(answer.status).phrase + "\r\n";
    head.append("Date: ").append(httpDate()).append("\r\n");
    if (!answer.contentType.empty())
        head.append("Content-Type: ").append(answer.contentType).append("\r\n");
    head.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    if (answer.status == 405)
        head.append("Allow: GET, POST\r\n");
    if (!m_keeps)
        head.append("Connection: close\r\n");
    else if (m_saysKeepAlive)
        head.append("Connection: keep-alive\r\n");
    head.append("\r\n");
    const ByteView text = bytesOf(head);
    m_output.reserve(m_output.size() + text.size() + body.size());
    m_output.insert(m_output.end(), text.begin(), text.end());
    if (withBody)
        m_output.insert(m_output.end(), body.begin(), body.end());
}

void HttpConnection::sent(std::size_t size)
{
    m_sent += size;
    if (m_sent < m_output.size())
        return;
    m_output.clear();
    m_sent = 0;
    if (m_state != State::Answering)
        return;
    if (m_output.capacity() > mostKept)
        m_output.shrink_to_fit();
    if (!m_keeps) {
        m_state = m_isRefused ? State::Ending : State::Over;
        return;
    }
    m_state = State::Reading;
    if (!m_ahead.empty())
        read(Bytes(std::move(m_ahead)));
}

} // namespace releve::net
