// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/serveroperations.h"

#include <array>
#include <charconv>

#include "pki/base/text.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/issuance.h"

namespace releve::lab::cli {
namespace {

using lifecycle::ServerEvent;
using lifecycle::ServerEventKind;

// ---- no shutdown

void enable(Session& session, SecretBytes passphrase, bool firstTime)
{
    Router& router = session.router();
    const RouterConfig& config = router.running();
    if (!config.server) // somebody else has removed it while the passphrase was typed
        return tellNoServer(session, session.subject());
    const std::string& name = config.server->config.name;
    if (firstTime && !router.keys().find(name))
        session.print("% Generating " + std::to_string(router.caKeyBits()) +
                      " bit RSA keys, keys will be non-exportable...\n[OK] (elapsed time was 0 seconds)\n\n");
    if (firstTime && config.server->archivePassword.isSet())
        session.print("% Exporting Certificate Server signing certificate and keys...\n\n");
    const bool queued = !firstTime && router.platform() == Platform::IosXe;
    router.enableServer(
        std::move(passphrase), session.later([firstTime, queued](Session& later, const Status& done) {
            if (queued)
                return later.print("Certificate server 'no shut' event has been queued for processing.\n\n");
            if (!done)
                return tellError(later, done.error());
            // inferred: later starts are silent but for the log
            if (firstTime)
                later.print("% Certificate Server enabled.\n");
        }));
}

void askPassphraseAgain(Session& session, std::string first)
{
    session.ask("Re-enter password: ", Echo::Off,
                [first = std::move(first)](Session& again, std::string_view second) {
                    if (first == second)
                        return enable(again, SecretBytes(second), true);
                    again.print("% Passphrases do not match.\n"); // inferred: no capture of it
                });
}

void askPassphrase(Session& session)
{
    session.print("% Please enter a passphrase to protect the private key\n% or type Return to exit\n");
    session.ask("Password: ", Echo::Off, [](Session& again, std::string_view first) {
        if (!first.empty())
            askPassphraseAgain(again, std::string(first));
    });
}

// ---- While it is enabled

/// Hex with `0x`, else decimal, as IOS takes it.
std::optional<std::uint64_t> serialOf(std::string_view text)
{
    const bool isHex = startsWithIgnoringCase(text, "0x");
    if (isHex)
        text.remove_prefix(2);
    std::uint64_t serial = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), serial, isHex ? 16 : 10);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return serial;
}

void revoke(Session& session, const Invocation& invocation)
{
    if (!isServer(session, invocation.value(0)))
        return;
    const auto serial = serialOf(invocation.value(1));
    if (!serial)
        return session.refuseValue(invocation, 1);
    const bool back = invocation.has("unrevoke");
    const ServerEvent event{.kind = back ? ServerEventKind::Unrevoke : ServerEventKind::Revoke,
                            .serial = static_cast<lifecycle::Serial>(*serial)};
    // sic: ROLLOVER_SPEC 5.2 row 16; of `unrevoke` inferred
    operateServer(session, event,
                  "% Certificate " + serialText(*serial) + " succesfully " +
                      (back ? "unrevoked" : "revoked") + ".\n");
}

/// `password generate [minutes]`: 1 to 1440, 60 without, recalled [R]; the words of the answer are inferred.
void generatePassword(Session& session, const Invocation& invocation)
{
    if (!isServer(session, invocation.value(0)))
        return;
    constexpr std::uint64_t usual = 60;
    const std::chrono::minutes validity(parseUnsigned(invocation.value(1)).value_or(usual));
    session.router().generatePassword(
        validity, session.later([validity](Session& later, const Result<std::string>& password) {
            if (!password)
                return tellError(later, password.error());
            later.print("% New password is valid for " + std::to_string(validity.count()) +
                        " minutes: " + *password + "\n");
        }));
}

/// Configuration mode and exec take it both: which one IOS does is not settled (ROLLOVER_SPEC 8.3). It says nothing.
void rollover(Session& session, const Invocation& invocation)
{
    if (!isServer(session, invocation.value(0)))
        return;
    operateServer(session, {.kind = invocation.has("cancel") ? ServerEventKind::RolloverCancel
                                                             : ServerEventKind::Rollover});
}

void start(Session& session, const Invocation& invocation)
{
    if (isServer(session, invocation.value(0)))
        startServer(session);
}

void stop(Session& session, const Invocation& invocation)
{
    if (isServer(session, invocation.value(0)))
        stopServer(session);
}

/// The older forms of `show crypto pki server NAME {requests | crl}`.
void info(Session& session, const Invocation& invocation)
{
    session.runInstead("show crypto pki server " + std::string(invocation.value(0)) +
                       (invocation.has("requests") ? " requests" : " crl"));
}

constexpr std::array commands{
    CommandEntry{"crypto {pki | ca} server WORD {revoke | unrevoke} WORD", Mode::Exec, questioned<revoke>},
    CommandEntry{"crypto {pki | ca} server WORD password generate [<1-1440>]", Mode::Exec,
                 questioned<generatePassword>},
    CommandEntry{"crypto {pki | ca} server WORD info {requests | crl}", Mode::Exec, info},
    CommandEntry{"crypto {pki | ca} server WORD start", Mode::Exec, start},
    CommandEntry{"crypto {pki | ca} server WORD stop", Mode::Exec, stop},
    CommandEntry{"crypto {pki | ca} server WORD rollover [cancel]", Mode::Exec, questioned<rollover>},
    CommandEntry{"crypto {pki | ca} server WORD rollover [cancel]", Mode::Configure, questioned<rollover>},
};

constexpr std::array help{
    HelpEntry{"server WORD info", "Display info"},
    HelpEntry{"server WORD password", "One time password for SCEP enrollment"},
    HelpEntry{"password generate", "Generate a new password"},
    HelpEntry{"generate <1-1440>", "Minutes the password is valid"},
    HelpEntry{"server WORD revoke", "Revoke certificate"},
    HelpEntry{"server WORD unrevoke", "Unrevoke certificate"},
    HelpEntry{"revoke WORD", "Serial number of the certificate, hex behind 0x"},
    HelpEntry{"unrevoke WORD", "Serial number of the certificate, hex behind 0x"},
    HelpEntry{"info requests", "Enrollment requests"},
    HelpEntry{"info crl", "Certificate Revocation List"},
    HelpEntry{"server", "Manage the Certificate Server", Mode::Exec},
    HelpEntry{"server WORD rollover", "Generate a rollover CA certificate"},
    HelpEntry{"server WORD rollover cancel", "Cancel CA certificate rollover"},
    HelpEntry{"server WORD start", "Start server"},
    HelpEntry{"server WORD stop", "Stop server"},
};

} // namespace

bool isServer(Session& session, std::string_view name)
{
    const auto& server = session.router().running().server;
    if (server && server->config.name == name)
        return true;
    tellNoServer(session, name);
    return false;
}

void operateServer(Session& session, const ServerEvent& event, std::string said,
                   std::function<void(Session&)> then)
{
    if (session.router().hasFault(Fault::SaysOkDoesNothing))
        return session.print(said);
    session.router().operateServer(event, session.later([said = std::move(said), then = std::move(then)](
                                                            Session& later, const Status& done) {
        if (!done)
            return tellError(later, done.error());
        later.print(said);
        if (then)
            then(later);
    }));
}

void tellNoServer(Session& session, std::string_view name)
{
    // inferred: no capture of it
    session.print("% Certificate server " + std::string(name) + " is not configured.\n");
}

void startServer(Session& session)
{
    Router& router = session.router();
    const ServerDriver* const server = router.server();
    if (!server || !router.running().server)
        return tellNoServer(session, session.subject());
    if (server->isLocked())
        return;
    if (!router.isClockAuthoritative()) // from memory: row 2 of ROLLOVER_SPEC 5.2
        return session.print("% Time has not been set. Cannot start the Certificate server.\n");
    if (server->caCertificate())
        return enable(session, {}, false);
    session.print("%Some server settings cannot be changed after CA certificate generation.\n");
    if (router.running().server->archivePassword.isSet())
        return enable(session, {}, true);
    askPassphrase(session);
}

void stopServer(Session& session)
{
    Router& router = session.router();
    if (!router.server() || !router.server()->isLocked())
        return;
    if (router.platform() == Platform::IosXe) { // does not wait
        router.shutServer([](const Status&) {});
        return session.print("Certificate server 'shut' event has been queued for processing.\n\n");
    }
    router.shutServer(session.later([](Session& later, const Status& done) {
        if (!done)
            tellError(later, done.error());
    }));
}

CommandTable serverOperations()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
