// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/configload.h"

#include "pki/ios/configlines.h"
#include "pki/ios/readconfiguration.h"
#include "pki/ios/renderconfig.h"
#include "pki/lab/cli/routersession.h"
#include "pki/lab/labconfig.h"

namespace releve::lab {

namespace {

/// `% Invalid input detected …` and its like; other lines that begin with a percent sign only tell something.
bool isRefusal(std::string_view line)
{
    for (const std::string_view words : {"% Invalid", "% Incomplete", "% Ambiguous", "% Unrecognized"}) {
        if (line.starts_with(words))
            return true;
    }
    return false;
}

ConfigSecret secretOf(std::string_view text)
{
    return {std::make_shared<SecretBytes>(text), false};
}

/// What would ask for a passphrase; startsEnabled() tells of it.
bool isNoShutdown(std::string_view line)
{
    lifecycle::CertificateServerConfig config;
    config.shutdown = true;
    return ios::readServerLine(config, trimmed(line)) == ios::LineResult::Kept && !config.shutdown;
}

template<class Visit>
void forEachLine(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

Status loadConfiguration(Router& router, const FleetRouter& wanted)
{
    std::string printed;
    cli::Session::Options options;
    constexpr unsigned all = 15;
    options.privilege = all;
    options.length = 0;
    cli::RouterSession console(router, std::move(options),
                               [&printed](std::string_view bytes) { printed += bytes; });
    console.session().start();
    console.session().receive("terminal length 0\rconfigure terminal\r");
    Status status = std::monostate{};
    unsigned number = 0;
    forEachLine(wanted.config, [&](std::string_view line) {
        ++number;
        printed.clear();
        if (!status || (console.session().mode() == cli::Mode::Server && isNoShutdown(line)))
            return;
        console.session().receive(std::string(line) + '\r');
        forEachLine(printed, [&](std::string_view answer) {
            if (isRefusal(trimmed(answer)))
                status = Error{ErrorCode::BadArgument, "config: line " + std::to_string(number) + ": " +
                                                           escaped(trimmed(line)) + ": " +
                                                           std::string(trimmed(answer))};
        });
    });
    console.session().hangUp();
    if (!status)
        return status;
    RouterConfig config = router.running();
    if (!wanted.enable.empty())
        config.enable = secretOf(wanted.enable);
    config.users.push_back({wanted.user, wanted.enable.empty() ? 15U : 1U, secretOf(wanted.password)});
    for (const std::string& address : wanted.addresses)
        config.interfaces.push_back(
            {"Loopback" + std::to_string(config.interfaces.size()), address, "255.255.255.255", false, {}});
    if (auto configured = router.configure(std::move(config)); !configured)
        return configured;
    router.noteNoChange();
    return router.save(); // it starts as a router that was saved
}

bool startsEnabled(const FleetRouter& wanted)
{
    const auto configuration = ios::readConfiguration(wanted.config);
    return configuration && !configuration->servers.empty() &&
           !configuration->servers.front().config.shutdown;
}

Result<Fleet> fleetOfConfig(std::string_view text, Instant start)
{
    const auto read = readLabConfig(text);
    if (!read)
        return read.error();
    Fleet fleet{start, 1, {}, {}};
    FleetRouter router;
    router.name = read->server.name;
    router.role = FleetRole::Server;
    // What was understood, and nothing else of the file.
    router.config = "ip http server\ncrypto pki trustpoint " + router.name + "\n rsakeypair " + router.name +
                    ' ' + std::to_string(read->keyBits) + "\n";
    std::string archive;
    forEachLine(text, [&archive](std::string_view line) {
        if (trimmed(line).starts_with("database archive"))
            archive = std::string(trimmed(line));
    });
    const std::size_t password = archive.find("password ");
    router.config += ios::renderServerConfig(
        read->server, password == std::string::npos ? std::string_view(ios::hiddenPassword)
                                                    : std::string_view(archive).substr(password + 9));
    fleet.routers.push_back(std::move(router));
    return fleet;
}

} // namespace releve::lab
