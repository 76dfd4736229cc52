// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <set>

#include "pki/base/text.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/serveroperations.h"

// The request database of a certificate server, and requests that an operator brings to it.
namespace releve::lab::cli {
namespace {

using lifecycle::RequestId;
using lifecycle::RequestState;
using lifecycle::ServerEvent;
using lifecycle::ServerEventKind;

// ---- Certificates for requests that were brought

/// How such a request came, and how its certificate goes.
struct Form
{
    bool pem = false;
    std::string url; ///< without `.req` and `.crt`; empty for the terminal
};

/// StoredRequest::broughtAs.
std::string noteOf(const Form& form)
{
    return (form.pem ? "pem " : "base64 ") + form.url;
}

Form formOf(std::string_view note)
{
    const bool pem = equalsIgnoringCase(takeWord(note), "pem");
    return {pem, std::string(trimmed(note))};
}

std::string certificateText(const x509::Certificate& certificate, bool pem)
{
    return pem ? certificate.toPem() : inBase64Lines(certificate.der());
}

void deliver(Session& session, const x509::Certificate& certificate, const Form& form)
{
    const std::string text = certificateText(certificate, form.pem);
    if (form.url.empty())
        return session.print("% Granted certificate:\n" + text + "\n");
    const std::string url = form.url + ".crt";
    session.print(
        "% Writing out the granted certificate...\n"); // recalled [R], as all of the form with a URL
    if (const auto written = session.router().files().write(url, bytesOf(text)); !written)
        session.print("%Error opening " + url + " (" + escaped(written.error().detail) + ")\n");
}

/// A client collects its certificate itself; of a request that was brought it is told at once.
void deliver(Session& session, const StoredRequest& request)
{
    const ServerDriver* const server = session.router().server();
    const auto certificate = server ? server->certificate(request.serial) : std::nullopt;
    if (certificate)
        deliver(session, *certificate, formOf(request.broughtAs));
}

// ---- grant, reject, remove

std::vector<StoredRequest> stored(Session& session, RequestState state)
{
    const ServerDriver* const server = session.router().server();
    auto requests = server ? server->requests() : std::vector<StoredRequest>();
    std::erase_if(requests, [state](const StoredRequest& request) { return request.state != state; });
    return requests;
}

ServerEvent eventOf(const Invocation& invocation, ServerEventKind one)
{
    return {.kind = one, .request = static_cast<RequestId>(parseUnsigned(invocation.value(1)).value_or(0))};
}

void grant(Session& session, const Invocation& invocation)
{
    if (!isServer(session, invocation.value(0)))
        return;
    const ServerEvent event = invocation.has("all") ? ServerEvent{.kind = ServerEventKind::GrantAll}
                                                    : eventOf(invocation, ServerEventKind::Grant);
    std::set<RequestId> brought;
    for (const StoredRequest& request : stored(session, RequestState::Pending)) {
        if (!request.broughtAs.empty())
            brought.insert(request.id);
    }
    operateServer(session, event, {}, [brought](Session& later) { // it prints nothing (ROLLOVER_SPEC 5.5)
        for (const StoredRequest& request : stored(later, RequestState::Granted)) {
            if (brought.contains(request.id))
                deliver(later, request);
        }
    });
}

void reject(Session& session, const Invocation& invocation)
{
    if (!isServer(session, invocation.value(0)))
        return;
    if (invocation.has("all"))
        return operateServer(session, {.kind = ServerEventKind::RejectAll});
    operateServer(session, eventOf(invocation, ServerEventKind::Reject));
}

void removeRequest(Session& session, const Invocation& invocation)
{
    if (!isServer(session, invocation.value(0)))
        return;
    if (!invocation.has("all"))
        return operateServer(session, eventOf(invocation, ServerEventKind::RemoveRequest));
    for (const StoredRequest& request : session.router().server()->requests())
        operateServer(session, {.kind = ServerEventKind::RemoveRequest, .request = request.id});
}

// ---- request pkcs10

void bring(Session& session, const std::string& text, const Form& form, scep::CaSlot slot)
{
    const auto bytes = bytesOfPaste(text);
    const auto request = bytes ? x509::Request::fromDer(*bytes) : Result<x509::Request>(bytes.error());
    if (!request) // inferred: no capture of it
        return session.print("% Error parsing the PKCS10 enrollment request\n\n");
    const auto answered = [](Session& later, const Result<StoredRequest>& outcome) {
        if (!outcome)
            return tellError(later, outcome.error());
        switch (outcome->state) {
        case RequestState::Granted:
            return deliver(later, *outcome);
        case RequestState::Pending: // recalled [R]
            return later.print("% Enrollment request pending, reqId=" + std::to_string(outcome->id) + "\n\n");
        case RequestState::Rejected:
            return later.print("% Enrollment request rejected\n\n"); // ours
        }
    };
    session.router().bringRequest(*request, slot, noteOf(form), session.later(answered));
}

bool isPem(std::string_view text)
{
    return text.find("-----BEGIN ") != std::string_view::npos;
}

/// Without a keyword the certificate comes as the request did.
bool wantsPem(const Invocation& invocation, std::string_view text)
{
    return invocation.has("pem") || (!invocation.has("base64") && isPem(text));
}

void bringFile(Session& session, const Invocation& invocation, scep::CaSlot slot)
{
    Form form{false, std::string(invocation.value(1))};
    if (form.url.ends_with(".req"))
        form.url.resize(form.url.size() - 4);
    const std::string url = form.url + ".req";
    session.print("% Retrieving Base64 encoded or PEM formatted PKCS10 enrollment request...\n"
                  "Reading file from " +
                  url + "\n");
    const auto bytes = session.router().files().read(url);
    if (!bytes)
        return session.print("%Error opening " + url + " (No such file or directory)\n");
    const std::string text(textOf(*bytes));
    form.pem = wantsPem(invocation, text);
    bring(session, text, form, slot);
}

/// Word for word as captures of IOS 15 and IOS XE 17 have it.
void bringRequest(Session& session, const Invocation& invocation)
{
    if (!isServer(session, invocation.value(0)))
        return;
    const scep::CaSlot slot = invocation.has("rollover") ? scep::CaSlot::Rollover : scep::CaSlot::Current;
    if (!invocation.has("terminal"))
        return bringFile(session, invocation, slot);
    session.print("PKCS10 request in base64 or pem\n\n"
                  "% Enter Base64 encoded or PEM formatted PKCS10 enrollment request.\n"
                  "% End with a blank line or \"quit\" on a line by itself.\n");
    readPaste(session, [invocation, slot](Session& again, const std::string& text) {
        bring(again, text, {wantsPem(invocation, text), {}}, slot);
    });
}

constexpr std::array commands{
    CommandEntry{"crypto {pki | ca} server WORD grant {all | <1-999999>}", Mode::Exec, questioned<grant>},
    CommandEntry{"crypto {pki | ca} server WORD reject {all | <1-999999>}", Mode::Exec, questioned<reject>},
    CommandEntry{"crypto {pki | ca} server WORD remove {all | <1-999999>}", Mode::Exec,
                 questioned<removeRequest>},
    CommandEntry{"crypto {pki | ca} server WORD [rollover] request pkcs10 {terminal | URL} [base64 | pem]",
                 Mode::Exec, questioned<bringRequest>},
};

constexpr std::array help{
    HelpEntry{"server WORD grant", "Grant enrollment requests"},
    HelpEntry{"server WORD reject", "Reject enrollment requests"},
    HelpEntry{"server WORD remove", "Remove enrollment requests from the database"},
    HelpEntry{"server WORD request", "Enrollment request"},
    HelpEntry{"rollover request", "Enrollment request for the rollover CA"},
    HelpEntry{"request pkcs10", "PKCS10 request"},
    HelpEntry{"pkcs10 terminal", "Request is to be entered at the terminal"},
    HelpEntry{"pkcs10 URL", "File system URL of the request, without its .req"},
    HelpEntry{"base64", "Certificate in base 64"},
    HelpEntry{"pkcs10 terminal pem", "Certificate in PEM"},
    HelpEntry{"pkcs10 URL pem", "Certificate in PEM"},
    HelpEntry{"grant all", "All requests"},
    HelpEntry{"reject all", "All requests"},
    HelpEntry{"remove all", "All requests"},
    HelpEntry{"grant <1-999999>", "Request number"},
    HelpEntry{"reject <1-999999>", "Request number"},
    HelpEntry{"remove <1-999999>", "Request number"},
};

} // namespace

CommandTable serverRequests()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
