// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "pki/base/text.h"
#include "pki/ios/configlines.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/pkicommands.h"
#include "pki/lab/cli/serveroperations.h"
#include "pki/lab/cli/verbatimlines.h"

namespace releve::lab::cli {
namespace {

using Config = lifecycle::CertificateServerConfig;

void enterServer(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    const auto& present = session.router().running().server;
    if (present && present->config.name != name) // inferred: no capture of it
        return session.print("% Only one certificate server may be configured: " + present->config.name +
                             "\n");
    const bool there = changeConfig(session, [&](RouterConfig& config) {
        if (config.server)
            return;
        config.server.emplace();
        config.server->config.name = name;
        config.server->config.shutdown = true;
    });
    if (there)
        session.enterMode(Mode::Server, name);
}

void removeServer(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    const auto& present = session.router().running().server;
    if (!present || present->config.name != name)
        return tellNoServer(session, name);
    // From memory, the question but for its words: genielibs answers one here.
    session.print("% This will stop the Certificate Server process and delete the server\n"
                  "configuration\n");
    session.askYesNo("Are you sure you want to do this? [yes/no]: ", [name](Session& again, bool yes) {
        if (!yes)
            return;
        const auto& server = again.router().running().server;
        if (!server || server->config.name != name) // somebody else has removed it meanwhile
            return tellNoServer(again, name);
        changeConfig(again, [&name](RouterConfig& config) {
            eraseVerbatimBlock(config.otherLines, serverHeader(name));
            config.server.reset();
        });
        again.print("% Certificate Server Process stopped\n\n");
    });
}

bool isLocked(Session& session)
{
    const ServerDriver* const server = session.router().server();
    if (!server || !server->isLocked())
        return false;
    // inferred: the words are those of `show crypto pki server` (ROLLOVER_SPEC 8.3)
    session.print("% Server's configuration is locked  (enter \"shut\" to unlock it)\n");
    return true;
}

/// Any line of the block: what it says is read where printed configurations are read.
void changeServer(Session& session, const Invocation& invocation)
{
    const auto& present = session.router().running().server;
    if (!present)
        return tellNoServer(session, session.subject());
    if (isLocked(session))
        return;
    ServerEntry entry = *present;
    const ios::LineResult result = ios::readServerLine(entry.config, invocation.text());
    if (result == ios::LineResult::NotUnderstood || result == ios::LineResult::OutOfRange)
        return session.refuseValue(invocation);
    // Shown as it was typed; but not the storage's password.
    if (result == ios::LineResult::NotKept && !invocation.has("username")) {
        changeConfig(session, [&](RouterConfig& config) {
            replaceVerbatimIn(config.otherLines, serverHeader(entry.config.name), invocation.text());
        });
        return;
    }
    if (!entry.config.archive) // `no database archive`
        entry.archivePassword = {};
    if (invocation.has("archive")) {
        entry.archivePassword = {};
        if (invocation.has("password")) {
            entry.archivePassword = secretIn(session, session.typedLine());
            if (!entry.archivePassword.isSet())
                return;
        }
    }
    const bool grants = entry.config.grant.automatic && !present->config.grant.automatic;
    if (changeConfig(session, [&](RouterConfig& config) { config.server = entry; }) && grants)
        session.router().say("%PKI-6-CS_GRANT_AUTO: All enrollment requests will be automatically granted. ");
}

void shutdown(Session& session, const Invocation& invocation)
{
    if (invocation.negated())
        return startServer(session);
    stopServer(session);
}

constexpr std::array ranges{
    RangeEntry{"lifetime-days", Config::lifetimeDays.low, Config::lifetimeDays.high},
    RangeEntry{"overlap-days", Config::overlapDays.low, Config::overlapDays.high},
    RangeEntry{"hours", Config::hours.low, Config::hours.high},
    RangeEntry{"minutes", Config::minutes.low, Config::minutes.high},
    RangeEntry{"crl-hours", Config::crlHours.low, Config::crlHours.high},
    RangeEntry{"request-hours", Config::requestHours.low, Config::requestHours.high},
};

constexpr std::array commands{
    CommandEntry{"crypto {pki | ca} server WORD", Mode::Configure, enterServer},
    CommandEntry{"no crypto {pki | ca} server WORD", Mode::Configure, removeServer},
    CommandEntry{"issuer-name LINE", Mode::Server, changeServer},
    CommandEntry{"lifetime {ca-certificate | certificate} <lifetime-days> [<hours> [<minutes>]]",
                 Mode::Server, changeServer},
    CommandEntry{"lifetime crl <crl-hours> [<minutes>]", Mode::Server, changeServer},
    CommandEntry{"lifetime enrollment-request <request-hours>", Mode::Server, changeServer},
    CommandEntry{"auto-rollover [<overlap-days> [<hours> [<minutes>]]]", Mode::Server, changeServer},
    CommandEntry{"grant auto [rollover {ca-cert | ra-cert} | trustpoint WORD | tp-list LINE]", Mode::Server,
                 changeServer},
    CommandEntry{"grant {none | ra-auto}", Mode::Server, changeServer},
    CommandEntry{"hash {md5 | sha1 | sha256 | sha384 | sha512}", Mode::Server, changeServer},
    CommandEntry{"database level {minimum | minimal | names | complete}", Mode::Server, changeServer},
    CommandEntry{
        "database url [cnm | crl | crt | p12 | pem | ser] [publish] URL [{username | password} LINE]",
        Mode::Server, changeServer},
    CommandEntry{"database archive {pkcs12 | pem} [password LINE]", Mode::Server, changeServer},
    CommandEntry{"database username LINE", Mode::Server, changeServer},
    CommandEntry{"cdp-url LINE", Mode::Server, changeServer},
    CommandEntry{"mode {sub-cs | ra [transparent]}", Mode::Server, changeServer},
    CommandEntry{"{eku | serial-number | description} LINE", Mode::Server, changeServer},
    CommandEntry{"redundancy", Mode::Server, changeServer},
    CommandEntry{"{no | default} {auto-rollover | cdp-url | database | description | eku | grant | hash | "
                 "issuer-name | "
                 "lifetime | "
                 "mode | redundancy | serial-number} [LINE]",
                 Mode::Server, changeServer},
    CommandEntry{"[no] shutdown", Mode::Server, shutdown},
};

constexpr std::array help{
    HelpEntry{"archive", "Archive the CA certificate and keys", Mode::Server},
    HelpEntry{"auto-rollover", "Rollover CA certificate and keys"},
    HelpEntry{"auto-rollover <0-1825>", "Days before the CA certificate expires"},
    HelpEntry{"cdp-url", "CRL Distribution Point to be included in the issued certs"},
    HelpEntry{"database", "Certificate Server database config parameters"},
    HelpEntry{"archive password", "Passphrase that protects the archive"},
    HelpEntry{"archive pkcs12", "PKCS12 archive"},
    HelpEntry{"archive pem", "PEM archive"},
    HelpEntry{"archive pkcs12 password", "Passphrase that protects the archive"},
    HelpEntry{"archive pem password", "Passphrase that protects the archive"},
    HelpEntry{"level minimum", "Minimum data: enough to issue certificates"},
    HelpEntry{"level minimal", "Minimum data: enough to issue certificates"},
    HelpEntry{"level names", "Serial number and subject name of each certificate"},
    HelpEntry{"level complete", "All issued certificates"},
    HelpEntry{"url cnm", "Name and expiration files"},
    HelpEntry{"url crl", "CRL file"},
    HelpEntry{"url crt", "Issued certificates"},
    HelpEntry{"url p12", "PKCS12 archive"},
    HelpEntry{"url pem", "PEM archive"},
    HelpEntry{"url ser", "Serial number file"},
    HelpEntry{"publish", "To be published there, too", Mode::Server},
    HelpEntry{"username", "Username of the storage", Mode::Server},
    HelpEntry{"password", "Password of the storage", Mode::Server},
    HelpEntry{"database username", "Username of the storage"},
    HelpEntry{"auto rollover", "Automatically grant rollover requests"},
    HelpEntry{"rollover ca-cert", "Of subordinate CAs"},
    HelpEntry{"rollover ra-cert", "Of RAs"},
    HelpEntry{"auto trustpoint", "Automatically grant requests signed by a certificate of this trustpoint"},
    HelpEntry{"auto tp-list", "Up to five such trustpoints"},
    HelpEntry{"description", "Description of the Certificate Server", Mode::Server},
    HelpEntry{"redundancy", "Synchronize with the redundant Certificate Server", Mode::Server},
    HelpEntry{"serial-number", "Last serial number issued", Mode::Server},
    HelpEntry{"hash", "Hash algorithm of what is signed", Mode::Server},
    HelpEntry{"mode sub-cs", "Subordinate CA"},
    HelpEntry{"ra transparent", "Pass requests on as they are"},
    HelpEntry{"database level", "Level of data stored in database"},
    HelpEntry{"database url", "URL where database is stored"},
    HelpEntry{"eku", "Configure Certificate EKU"},
    HelpEntry{"grant", "Certificate granting options"},
    HelpEntry{"grant auto", "Automatically grant incoming SCEP enrollment requests"},
    HelpEntry{"grant none", "Automatically reject any incoming SCEP enrollment request"},
    HelpEntry{"grant ra-auto", "Automatically grant RA-authorized incoming SCEP enrollment requests"},
    HelpEntry{"issuer-name", "Issuer name"},
    HelpEntry{"lifetime", "Lifetime parameters"},
    HelpEntry{"lifetime ca-certificate", "CA certificate lifetime"},
    HelpEntry{"lifetime certificate", "Certificate lifetime"},
    HelpEntry{"lifetime crl", "CRL lifetime"},
    HelpEntry{"lifetime enrollment-request", "Enrollment request lifetime"},
    HelpEntry{"mode", "Mode"},
    HelpEntry{"pki server", "Enable IOS Certificate server", Mode::Configure},
    HelpEntry{"server WORD", "Certificate Server Name"},
    HelpEntry{"shutdown", "Shutdown the Certificate Server", Mode::Server},
};

} // namespace

CommandTable serverCommands()
{
    return {commands, help, ranges};
}

} // namespace releve::lab::cli
