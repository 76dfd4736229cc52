// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lifecycle/jsonlog.h"

#include <cstdio>

namespace releve::lifecycle {

namespace {

/// As IOS prints serial numbers: hex, at least two digits.
void appendSerial(std::string& out, Serial serial)
{
    char digits[32];
    const int length =
        std::snprintf(digits, sizeof digits, "\"%02llX\"", static_cast<unsigned long long>(serial));
    out.append(digits, static_cast<std::size_t>(length));
}

/// `"key":"value"`, both harmless.
void appendWord(std::string& out, std::string_view key, std::string_view value)
{
    out += '"';
    out += key;
    out += "\":\"";
    out += value;
    out += '"';
}

void appendCertificate(std::string& out, const CertificateFacts& certificate)
{
    out += "\"serial\":";
    appendSerial(out, certificate.serial);
    out += ",\"notBefore\":";
    appendJson(out, certificate.notBefore);
    out += ",\"notAfter\":";
    appendJson(out, certificate.notAfter);
}

void appendDetail(std::string& out, const LogEntry& entry)
{
    switch (entry.event) {
    case LogEvent::TimerArmed:
        appendWord(out, "timer", nameOf(entry.timer));
        out += ",\"due\":";
        return appendJson(out, entry.due);
    case LogEvent::TimerFired:
        return appendWord(out, "timer", nameOf(entry.timer));
    case LogEvent::RequestSent:
        return appendWord(out, "purpose",
                          entry.operation == Operation::CertPoll ? "poll" : nameOf(entry.purpose));
    case LogEvent::TransportFailure:
        appendWord(out, "operation", nameOf(entry.operation));
        out += ',';
        return appendWord(out, "reason", nameOf(entry.reason));
    case LogEvent::RolloverActivated:
        out += "\"ca\":";
        appendSerial(out, entry.ca);
        out += ",\"identity\":";
        if (!entry.certificate) {
            out += "null";
            return;
        }
        return appendSerial(out, entry.certificate->serial);
    default:
        if (entry.certificate)
            appendCertificate(out, *entry.certificate);
    }
}

} // namespace

void JsonLog::append(std::string& out, Instant at, std::string_view who, const LogEntry& entry)
{
    if (at != m_at) {
        m_at = at;
        m_atText = toIso8601(at);
    }
    out += R"({"at":")";
    out += m_atText;
    out += R"(","who":)";
    appendJsonString(out, who);
    out += R"(,"event":")";
    out += nameOf(entry.event);
    out += R"(","detail":{)";
    appendDetail(out, entry);
    out += "}}\n";
}

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

void appendJson(std::string& out, Instant instant)
{
    out += '"';
    out += toIso8601(instant);
    out += '"';
}

} // namespace releve::lifecycle
