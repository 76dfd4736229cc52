// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/plan/scenariotext.h"

#include "tests/plan/probes.h"

namespace releve::plan {

namespace {

/// `a|b` as indented configuration lines in JSON.
std::string configLines(const std::string& lines)
{
    std::string out;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('|', begin), lines.size());
        out += "\\n " + lines.substr(begin, end - begin);
        begin = end + 1;
    }
    return out;
}

} // namespace

std::string server(const std::string& lines)
{
    return "{'name': 'ROOTCA', 'config': 'crypto pki server ROOTCA" +
           configLines("lifetime ca-certificate 730|lifetime certificate 365|" + lines) + "'}";
}

std::string client(const std::string& name, const std::string& lines, const std::string& more)
{
    return "{'name': '" + name + "', 'server': 'ROOTCA', 'config': 'crypto pki trustpoint Root-CA" +
           configLines(lines) + "'" + more + "}";
}

std::string enrolledAt(const std::string& iso)
{
    return ", 'enrolled_at': '" + iso + "'";
}

std::string fault(const std::string& who, const std::string& kind, const std::string& from,
                  const std::string& to)
{
    return "{'who': '" + who + "', 'kind': '" + kind + "', 'from': '" + from + "', 'to': '" + to + "'}";
}

std::string act(const std::string& at, const std::string& who, const std::string& what)
{
    return "{'at': '" + at + "', 'who': '" + who + "', 'do': '" + what + "'}";
}

std::string ScenarioText::json() const
{
    return "{'start': '2015-10-09T12:14:16Z', 'until': '" + until + "', 'servers': [" + servers +
           "], 'clients': [" + clients + "], 'faults': [" + faults + "], 'acts': [" + acts + "]}";
}

Played playSoundly(const ScenarioText& text)
{
    InvariantProbe probe;
    Played played = play(text.json(), &probe);
    if (!probe.complaint().empty())
        qFatal("%s", probe.complaint().c_str());
    return played;
}

} // namespace releve::plan
