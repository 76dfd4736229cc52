// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/showcommands.h"

#include <array>

#include "pki/ios/rendercertificates.h"
#include "pki/ios/renderclock.h"
#include "pki/ios/renderkeys.h"
#include "pki/ios/renderserver.h"
#include "pki/ios/rendertext.h"
#include "pki/ios/rendertimers.h"
#include "pki/ios/rendertrustpoints.h"
#include "pki/lab/cli/session.h"
#include "pki/lab/cli/showconfiguration.h"
#include "pki/lab/cli/showrecords.h"
#include "pki/lab/cli/showsystem.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {
namespace {

// ---- Clock

void showClock(Session& session, const Invocation& invocation)
{
    const ios::ClockRecord clock = clockRecordOf(session.router());
    const ios::ZoneClock zone = zoneOf(session.router());
    session.print(invocation.has("detail") ? ios::renderClockDetail(clock, zone)
                                           : ios::renderClock(clock, zone));
}

// ---- PKI

/// False when there is no such trustpoint, and has said so.
bool knowsTrustpoint(Session& session, std::string_view name)
{
    const Router& router = session.router();
    if (name.empty() || router.running().trustpoint(name) ||
        (router.server() && router.server()->config().name == name))
        return true;
    session.print("% Trustpoint '" + std::string(name) + "' does not exist.\n"); // inferred: no capture of it
    return false;
}

/// A request that waits is shown as the certificate it may become.
std::string pendingRequests(const Router& router, std::string_view trustpoint)
{
    std::string text;
    for (const auto& driver : router.trustpoints()) {
        const x509::Request* request = driver->pendingRequest();
        if (!request || driver->lastStatus() != EnrollmentStatus::Pending ||
            (!trustpoint.empty() && trustpoint != driver->name()))
            continue;
        ios::CertificateRecord record;
        record.status = "Pending";
        record.usage = "General Purpose";
        record.subjectDisplayName = request->subject().first("hostname");
        if (record.subjectDisplayName.empty())
            record.subjectDisplayName = request->subject().first("cn");
        record.subjectSerialNumber = request->subject().first("serialNumber");
        record.trustpoints = {driver->name()};
        text.append(text.empty() ? "" : "\n")
            .append(ios::renderPendingRequest(record, request->fingerprint(x509::Digest::Md5),
                                              request->fingerprint(x509::Digest::Sha1)));
    }
    return text;
}

void showCertificates(Session& session, const Invocation& invocation)
{
    const std::string_view trustpoint = invocation.value();
    if (!knowsTrustpoint(session, trustpoint))
        return;
    const auto detail =
        invocation.has("verbose") ? ios::CertificateDetail::Verbose : ios::CertificateDetail::Brief;
    const std::string pending = pendingRequests(session.router(), trustpoint);
    const std::string held = ios::renderCertificates(certificateRecordsOf(session.router(), trustpoint),
                                                     detail, zoneOf(session.router()));
    session.print(pending + (pending.empty() || held.empty() ? "" : "\n") + held);
}

void showTimers(Session& session, const Invocation& invocation)
{
    const auto layout =
        session.router().platform() == Platform::IosXe ? ios::TimerLayout::Xe : ios::TimerLayout::OldTrain;
    session.print(ios::renderTimers(timerRecordsOf(session.router()), layout, invocation.has("detail")));
}

/// The server, when the command names it or none; else says that there is no such one.
std::optional<ios::ServerRecord> namedServer(Session& session, const Invocation& invocation)
{
    auto server = serverRecordOf(session.router());
    const std::string_view name = invocation.value();
    if (server && (name.empty() || name == server->name))
        return server;
    session.print(name.empty()
                      ? "% No certificate server is configured.\n" // inferred: no capture of these two
                      : "% Certificate server '" + std::string(name) + "' does not exist.\n");
    return std::nullopt;
}

void showServer(Session& session, const Invocation& invocation)
{
    if (const auto server = namedServer(session, invocation))
        session.print(ios::renderServer(*server, zoneOf(session.router())));
}

void showRequests(Session& session, const Invocation& invocation)
{
    if (namedServer(session, invocation))
        session.print(ios::renderRequests(requestRecordsOf(session.router())));
}

void showServerCrl(Session& session, const Invocation& invocation)
{
    if (namedServer(session, invocation))
        session.print(serverCrlText(session.router()));
}

void showCrls(Session& session, const Invocation&)
{
    session.print(cachedCrlsText(session.router()));
}

void showTrustpoints(Session& session, const Invocation& invocation)
{
    const std::string_view name = invocation.value();
    if (!knowsTrustpoint(session, name))
        return;
    const bool status = invocation.has("status");
    for (const ios::TrustpointRecord& trustpoint : trustpointRecordsOf(session.router(), status, name))
        session.print(status ? ios::renderTrustpointStatus(trustpoint, zoneOf(session.router()))
                             : ios::renderTrustpoint(trustpoint));
}

void showKeys(Session& session, const Invocation& invocation)
{
    for (const ios::KeyRecord& key : keyRecordsOf(session.router(), invocation.value()))
        session.print(ios::renderKey(key, zoneOf(session.router())));
}

// ---- Configuration

void showRunning(Session& session, const Invocation& invocation)
{
    session.print(
        runningConfigText(session.router(), invocation.has("brief") ? ChainText::Labels : ChainText::Full));
}

void showStartup(Session& session, const Invocation&)
{
    session.print(startupConfigText(session.router()));
}

// ---- The router

void showVersion(Session& session, const Invocation&)
{
    session.print(versionText(session.router()));
}

void showHttp(Session& session, const Invocation&)
{
    session.print(httpStatusText(session.router()));
}

void showInterfaces(Session& session, const Invocation&)
{
    session.print(interfacesText(session.router()));
}

void showDebugging(Session& session, const Invocation&)
{
    session.print(debuggingText(session.router()));
}

void showLogging(Session& session, const Invocation&)
{
    session.print(loggingText(session.router()));
}

void listFiles(Session& session, const Invocation& invocation)
{
    session.print(directoryText(session.router(), invocation.value()));
}

// ---- The session

void showPrivilege(Session& session, const Invocation&)
{
    session.print("Current privilege level is " + std::to_string(session.privilege()) + '\n');
}

/// Of the lines only the one it is asked on (ours).
void showUsers(Session& session, const Invocation&)
{
    const auto& options = session.options();
    session.print("    Line       User       Host(s)              Idle       Location\n");
    session.print("*   " + ios::padded(options.line, 10) + ' ' + ios::padded(options.user, 10) +
                  " idle                 00:00:00\n\n");
    session.print("  Interface    User               Mode         Idle     Peer Address\n\n");
}

void showTerminal(Session& session, const Invocation&)
{
    const Terminal::Settings& settings = session.terminal().settings();
    session.print("Line " + session.options().line + ", Location: \"\", Type: \"\"\n");
    session.print("Length: " + std::to_string(settings.length) +
                  " lines, Width: " + std::to_string(settings.width) + " columns\n");
    session.print(session.monitors() ? "Status: Ready, Active, Monitoring\n" : "Status: Ready, Active\n");
    const std::size_t history = session.history().limit();
    session.print(history == 0 ? "History is disabled.\n"
                               : "History is enabled, history size is " + std::to_string(history) + ".\n");
}

constexpr std::array commands{
    CommandEntry{"show clock [detail]", Mode::Exec, showClock, 1, true},
    CommandEntry{"show crypto {pki | ca} certificates [verbose] [WORD]", Mode::Exec, showCertificates, 1,
                 true},
    CommandEntry{"show crypto {pki | ca} timers [detail]", Mode::Exec, showTimers, 1, true},
    CommandEntry{"show crypto {pki | ca} server [WORD]", Mode::Exec, showServer, 1, true},
    CommandEntry{"show crypto {pki | ca} server WORD requests", Mode::Exec, showRequests, 1, true},
    CommandEntry{"show crypto {pki | ca} server WORD crl", Mode::Exec, showServerCrl, 1, true},
    CommandEntry{"show crypto {pki | ca} crls", Mode::Exec, showCrls, 1, true},
    CommandEntry{"show crypto {pki | ca} trustpoints [WORD] [status]", Mode::Exec, showTrustpoints, 1, true},
    CommandEntry{"show crypto key mypubkey {rsa | all} [WORD]", Mode::Exec, showKeys, 1, true},
    CommandEntry{"show running-config [brief]", Mode::Exec, showRunning, 15, true},
    CommandEntry{"show startup-config", Mode::Exec, showStartup, 15, true},
    CommandEntry{"show version", Mode::Exec, showVersion, 1, true},
    CommandEntry{"show ip http server status", Mode::Exec, showHttp, 1, true},
    CommandEntry{"show ip interface brief", Mode::Exec, showInterfaces, 1, true},
    CommandEntry{"show debugging", Mode::Exec, showDebugging, 1, true},
    CommandEntry{"show logging", Mode::Exec, showLogging, 1, true},
    CommandEntry{"show privilege", Mode::Exec, showPrivilege, 1, true},
    CommandEntry{"show users", Mode::Exec, showUsers, 1, true},
    CommandEntry{"show terminal", Mode::Exec, showTerminal, 1, true},
    CommandEntry{"dir [URL]", Mode::Exec, listFiles, 15, true},
};

constexpr std::array help{
    HelpEntry{"dir", "List files on a filesystem"},
    HelpEntry{"show", "Show running system information"},
    HelpEntry{"show clock", "Display the system clock"},
    HelpEntry{"show clock detail", "Display detailed information"},
    HelpEntry{"show crypto", "Encryption module"},
    HelpEntry{"show crypto key", "Show long term public keys"},
    HelpEntry{"show crypto key mypubkey", "Show public keys associated with this router"},
    HelpEntry{"mypubkey all", "Show all public keys"},
    HelpEntry{"mypubkey rsa", "Show RSA public keys"},
    HelpEntry{"show crypto pki", "Show PKI"},
    HelpEntry{"certificates", "Show certificates"},
    HelpEntry{"certificates verbose", "Show verbose certificate information"},
    HelpEntry{"certificates WORD", "Trustpoint Name"},
    HelpEntry{"show crypto pki server", "Show Certificate Server"},
    HelpEntry{"show crypto ca server", "Show Certificate Server"},
    HelpEntry{"crls", "Show Certificate Revocation Lists"},
    HelpEntry{"server WORD crl", "Show the Certificate Revocation List"},
    HelpEntry{"server WORD requests", "Show enrollment requests"},
    HelpEntry{"timers", "Show PKI Timers"},
    HelpEntry{"timers detail", "Show PKI Timers with their dates"},
    HelpEntry{"trustpoints", "Show trustpoints"},
    HelpEntry{"trustpoints WORD", "Trustpoint Name"},
    HelpEntry{"trustpoints status", "Show trustpoint status"},
    HelpEntry{"trustpoints WORD status", "Show trustpoint status"},
    HelpEntry{"show debugging", "State of each debugging option"},
    HelpEntry{"show ip", "IP information"},
    HelpEntry{"ip interface", "IP interface status and configuration"},
    HelpEntry{"interface brief", "Brief summary of IP status and configuration"},
    HelpEntry{"show crypto ca", "Show certification authority"},
    HelpEntry{"show ip http", "HTTP information"},
    HelpEntry{"show ip http server", "HTTP server information"},
    HelpEntry{"http server status", "HTTP server status information"},
    HelpEntry{"show logging", "Show the contents of logging buffers"},
    HelpEntry{"show privilege", "Show current privilege level"},
    HelpEntry{"show running-config", "Current operating configuration"},
    HelpEntry{"running-config brief", "configuration without certificate data"},
    HelpEntry{"show startup-config", "Contents of startup configuration"},
    HelpEntry{"show terminal", "Display terminal configuration parameters"},
    HelpEntry{"show users", "Display information about terminal lines"},
    HelpEntry{"show version", "System hardware and software status"},
};

} // namespace

CommandTable showCommands()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
