// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/refreshscript.h"

#include <algorithm>
#include <utility>

#include "pki/base/text.h"
#include "pki/ios/keystrokes.h"
#include "pki/ios/transcript.h"

namespace releve::ops {
namespace {

/// A large configuration takes a router minutes to put together.
constexpr Duration silence = std::chrono::minutes(2);

const std::vector<std::string> clockForms{"show clock detail", "show clock"};
const std::vector<std::string> serverForms{"show crypto pki server"};
const std::vector<std::string> timerForms{"show crypto pki timers detail", "show crypto pki timers"};
const std::vector<std::string> certificateForms{"show crypto pki certificates verbose",
                                                "show crypto pki certificates"};
const std::vector<std::string> trustpointForms{"show crypto pki trustpoints status",
                                               "show crypto pki trustpoints"};
const std::vector<std::string> keyForms{"show crypto key mypubkey rsa"};
// No blank before a `|` inside a pattern, which IOS XE would take for a further filter. [R]

/// The lines that stand by themselves, and when the configuration was changed and saved.
const std::vector<std::string> settingForms{
    "show running-config | include ^(hostname|ip domain|clock.[tsc]|no ip http server|ip http server|ip http "
    "port|"
    "ntp server|! Last|! NVRAM|! No conf)"};
/// Chains, servers and trustpoints. Where there is no `section`: the lines of servers and trustpoints that are of nothing
/// else, and no chain, which would look empty.
const std::vector<std::string> blockForms{
    "show running-config | section ^crypto pki",
    "show running-config | include ^crypto pki (server|trustpoint).|^ (enrollment.|auto-enroll|rsakeypair.|"
    "subject-name.|revocation-check.|serial-number|ip-address.|fqdn.|issuer-name.|auto-rollover|grant.|"
    "lifetime c|"
    "lifetime e|database (level|url))"};

} // namespace

bool RouterReading::lacks(std::string_view command) const
{
    return std::any_of(refused.begin(), refused.end(),
                       [command](const RefusedCommand& one) { return one.command.starts_with(command); });
}

RefreshScript::RefreshScript(RefreshKind kind)
{
    m_questions.push_back({clockForms});
    if (kind == RefreshKind::Light) {
        m_questions.push_back({serverForms});
        m_questions.push_back({timerForms});
        return;
    }
    m_questions.push_back({{"show version"}});
    m_questions.push_back({settingForms}); // the zone first: dates read better after it
    m_questions.push_back({serverForms, true});
    m_questions.push_back({timerForms});
    m_questions.push_back({certificateForms});
    m_questions.push_back({trustpointForms});
    m_questions.push_back({keyForms});
    m_questions.push_back({blockForms, true});
}

void RefreshScript::begin(const ios::DialogueReady& ready)
{
    m_reading.host = ready.host;
    m_reading.privileged = ready.privileged;
}

std::optional<ios::CommandPlan> RefreshScript::next()
{
    if (m_question == m_questions.size()) {
        m_reading.finished = true;
        return std::nullopt;
    }
    ios::CommandPlan plan;
    plan.line = m_questions[m_question].forms[m_form];
    plan.mode = std::string();
    plan.silence = silence;
    return plan;
}

void RefreshScript::take(const ios::CommandOutcome& outcome)
{
    const Question& question = m_questions[m_question];
    if (outcome.refusal != ios::Refusal::None) {
        if (m_form == 0)
            m_firstRefusal = outcome.refusal;
        if (++m_form < question.forms.size())
            return;
        m_reading.refused.push_back({question.forms.front(), m_firstRefusal});
    } else {
        m_reading.text.append(m_reading.host).append("#").append(question.forms[m_form]).append("\n");
        m_reading.text.append(outcome.output);
        if (!outcome.output.ends_with('\n'))
            m_reading.text.append("\n");
        if (question.tellsServers)
            askForRequests(outcome.output);
    }
    m_form = 0;
    ++m_question;
}

/// Those of the running configuration too: a server that is shut may not be listed.
void RefreshScript::askForRequests(const std::string& output)
{
    std::vector<std::string> names;
    const ios::Transcript records = ios::parseTranscript(output);
    for (const auto& server : records.servers)
        names.push_back(server.name);
    for (const auto& configuration : records.configurations) {
        for (const auto& server : configuration.servers)
            names.push_back(server.config.name);
    }
    for (const std::string& name : names) {
        if (std::find(m_servers.begin(), m_servers.end(), name) != m_servers.end() || !ios::checkWord(name))
            continue;
        m_servers.push_back(name);
        m_questions.push_back({{"show crypto pki server " + name + " requests",
                                "crypto pki server " + name + " info requests"}});
    }
}

} // namespace releve::ops
