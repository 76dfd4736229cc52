// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "pki/base/text.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/serveroperations.h"
#include "pki/lab/issuance.h"

// `crypto pki server NAME trim`: expired certificates leave the CRL. The commands are those genielibs types
// (ROLLOVER_SPEC 5.5); the form of the list and all words are ours.
namespace releve::lab::cli {
namespace {

/// Serial numbers of revoked certificates that have ended.
std::vector<std::string> expiredOf(const Router& router)
{
    std::vector<std::string> expired;
    const ServerDriver* const server = router.server();
    const auto crl = server ? server->crl() : std::nullopt;
    if (!crl)
        return expired;
    for (const x509::RevokedCertificate& entry : crl->revoked()) {
        const auto certificate = server->certificate(serialOf(entry.serial));
        if (certificate && certificate->notAfter() && *certificate->notAfter() < router.now())
            expired.push_back(entry.serial);
    }
    return expired;
}

void generateList(Session& session, const Invocation& invocation)
{
    if (!isServer(session, invocation.value(0)))
        return;
    const std::string url(invocation.value(1));
    const auto expired = expiredOf(session.router());
    std::string text;
    for (const std::string& serial : expired)
        text += serial + "\n";
    if (const auto written = session.router().files().write(url, bytesOf(text)); !written)
        return session.print("%Error opening " + url + " (" + escaped(written.error().detail) + ")\n");
    session.print("% " + std::to_string(expired.size()) + " expired certificates listed in " + url + "\n");
}

void trim(Session& session, const Invocation& invocation)
{
    if (!isServer(session, invocation.value(0)))
        return;
    const std::string url(invocation.value(1));
    const auto bytes = session.router().files().read(url);
    if (!bytes)
        return session.print("%Error opening " + url + " (No such file or directory)\n");
    std::string_view rest = textOf(*bytes);
    std::vector<std::string> listed;
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest))
        listed.emplace_back(word);
    auto leaving = expiredOf(session.router());
    std::erase_if(leaving, [&](const std::string& serial) { // what has not ended stays, listed or not
        return std::find(listed.begin(), listed.end(), serial) == listed.end();
    });
    const std::string said = "% " + std::to_string(leaving.size()) + " expired certificates leave the CRL\n";
    if (leaving.empty())
        return session.print(said);
    for (const std::string& serial : leaving)
        operateServer(session, {.kind = lifecycle::ServerEventKind::Unrevoke, .serial = serialOf(serial)},
                      &serial == &leaving.back() ? said : std::string());
}

constexpr std::array commands{
    CommandEntry{"crypto {pki | ca} server WORD trim generate expired-list url URL", Mode::Exec,
                 questioned<generateList>},
    CommandEntry{"crypto {pki | ca} server WORD trim url URL", Mode::Exec, questioned<trim>},
};

constexpr std::array help{
    HelpEntry{"server WORD trim", "Trim expired certificates from the CRL"},
    HelpEntry{"trim generate", "Generate a list"},
    HelpEntry{"generate expired-list", "Of expired certificates"},
    HelpEntry{"expired-list url", "Where the list is written"},
    HelpEntry{"trim url", "Where the list is"},
};

} // namespace

CommandTable serverTrim()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
