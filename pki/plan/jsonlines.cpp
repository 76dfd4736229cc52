// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/jsonlines.h"

#include <cstdio>

namespace releve::plan {

using lifecycle::CertificateFacts;
using lifecycle::LogEntry;
using lifecycle::LogEvent;
using lifecycle::Serial;

namespace {

constexpr std::size_t fullBuffer = std::size_t{1} << 16;

void append(std::string& out, Instant instant)
{
    out += '"';
    out += toIso8601(instant);
    out += '"';
}

/// As IOS prints serial numbers: hex, at least two digits.
void append(std::string& out, Serial serial)
{
    char digits[32];
    const int length =
        std::snprintf(digits, sizeof digits, "\"%02llX\"", static_cast<unsigned long long>(serial));
    out.append(digits, static_cast<std::size_t>(length));
}

void appendNumber(std::string& out, std::string_view key, std::uint64_t value)
{
    out += '"';
    out += key;
    out += "\":";
    out += std::to_string(value);
}

} // namespace

void appendJsonString(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out += escape;
        } else {
            out += c;
        }
    }
    out += '"';
}

void JsonLineWriter::write(const LogRecord& record)
{
    if (record.at != m_at) { // many lines share an instant
        m_at = record.at;
        m_atText = toIso8601(record.at);
    }
    m_buffer += R"({"at":")";
    m_buffer += m_atText;
    m_buffer += R"(","who":)";
    appendJsonString(m_buffer, record.who);
    m_buffer += R"(,"event":")";
    m_buffer += nameOf(record.entry.event);
    m_buffer += R"(","detail":{)";
    appendDetail(record.entry);
    m_buffer += "}}\n";
    flushWhenFull();
}

void JsonLineWriter::finish(const Summary& summary)
{
    m_buffer += toJsonLine(summary);
    m_flush(m_buffer);
    m_buffer.clear();
}

void JsonLineWriter::appendDetail(const LogEntry& entry)
{
    const auto text = [&](std::string_view key, std::string_view value) {
        m_buffer += '"';
        m_buffer += key;
        m_buffer += "\":\"";
        m_buffer += value;
        m_buffer += '"';
    };
    switch (entry.event) {
    case LogEvent::TimerArmed:
        text("timer", nameOf(entry.timer));
        m_buffer += ",\"due\":";
        append(m_buffer, entry.due);
        return;
    case LogEvent::TimerFired:
        return text("timer", nameOf(entry.timer));
    case LogEvent::RequestSent:
        return text("purpose",
                    entry.operation == lifecycle::Operation::CertPoll ? "poll" : nameOf(entry.purpose));
    case LogEvent::TransportFailure:
        text("operation", nameOf(entry.operation));
        m_buffer += ',';
        return text("reason", nameOf(entry.reason));
    case LogEvent::RolloverActivated:
        m_buffer += "\"ca\":";
        append(m_buffer, entry.ca);
        m_buffer += ",\"identity\":";
        if (entry.certificate)
            append(m_buffer, entry.certificate->serial);
        else
            m_buffer += "null";
        return;
    default:
        if (entry.certificate)
            appendCertificate(*entry.certificate);
    }
}

void JsonLineWriter::appendCertificate(const CertificateFacts& certificate)
{
    m_buffer += "\"serial\":";
    append(m_buffer, certificate.serial);
    m_buffer += ",\"notBefore\":";
    append(m_buffer, certificate.notBefore);
    m_buffer += ",\"notAfter\":";
    append(m_buffer, certificate.notAfter);
}

void JsonLineWriter::flushWhenFull()
{
    if (m_buffer.size() < fullBuffer)
        return;
    m_flush(m_buffer);
    m_buffer.clear();
}

std::string toJsonLine(const Summary& summary)
{
    std::string line = R"({"summary":{)";
    appendNumber(line, "events", summary.events);
    line += R"(,"stranded":[)";
    bool first = true;
    for (const Stranded& stranded : summary.stranded) {
        line += first ? R"({"who":)" : R"(,{"who":)";
        first = false;
        appendJsonString(line, stranded.who);
        line += R"(,"since":)";
        append(line, stranded.since);
        line += R"(,"until":)";
        if (stranded.until)
            append(line, *stranded.until);
        else
            line += "null";
        line += R"(,"why":")";
        line += nameOf(stranded.why);
        line += "\"}";
    }
    line += "],";
    appendNumber(line, "renewals", summary.renewals);
    line += ',';
    appendNumber(line, "shadows", summary.shadows);
    line += ',';
    appendNumber(line, "retries", summary.retries);
    line += R"(,"peak_requests_per_minute":{)";
    first = true;
    for (const ServerPeak& peak : summary.peaks) {
        if (!first)
            line += ',';
        first = false;
        appendJsonString(line, peak.server);
        line += ':';
        line += std::to_string(peak.requestsPerMinute);
    }
    line += "}}}\n";
    return line;
}

} // namespace releve::plan
