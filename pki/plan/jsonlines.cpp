// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/jsonlines.h"

namespace releve::plan {

namespace {

constexpr std::size_t fullBuffer = std::size_t{1} << 16;

void appendNumber(std::string& out, std::string_view key, std::uint64_t value)
{
    out += '"';
    out += key;
    out += "\":";
    out += std::to_string(value);
}

} // namespace

void JsonLineWriter::write(const LogRecord& record)
{
    m_log.append(m_buffer, record.at, record.who, record.entry);
    if (m_buffer.size() < fullBuffer)
        return;
    m_flush(m_buffer);
    m_buffer.clear();
}

void JsonLineWriter::finish(const Summary& summary)
{
    m_buffer += toJsonLine(summary);
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
        lifecycle::appendJsonString(line, stranded.who);
        line += R"(,"since":)";
        lifecycle::appendJson(line, stranded.since);
        line += R"(,"until":)";
        if (stranded.until)
            lifecycle::appendJson(line, *stranded.until);
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
        lifecycle::appendJsonString(line, peak.server);
        line += ':';
        line += std::to_string(peak.requestsPerMinute);
    }
    line += "}}}\n";
    return line;
}

} // namespace releve::plan
