// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "pki/base/text.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/enrolldialogue.h"
#include "pki/lab/cli/pkicommands.h"

namespace releve::lab::cli {
namespace {

/// Null, with words on the terminal, when there is no such trustpoint.
const TrustpointDriver* trustpointOf(Session& session, const std::string& name)
{
    const TrustpointDriver* const trustpoint = session.router().trustpoint(name);
    if (!trustpoint) // in genielibs, beside the percent sign
        session.print("% CA server trustpoint is not known\n");
    return trustpoint;
}

// ---- authenticate

using Accept = std::function<void(Session&, const std::string&, const x509::Certificate&)>;

/// Shows the fingerprints; a person compares, or the `fingerprint` line does.
void judge(Session& session, const std::string& name, const x509::Certificate& ca, const Accept& accept)
{
    const TrustpointDriver* const trustpoint = trustpointOf(session, name);
    if (!trustpoint)
        return;
    const std::string md5 = ca.fingerprint(x509::Digest::Md5);
    const std::string sha1 = ca.fingerprint(x509::Digest::Sha1);
    session.print("Certificate has the following attributes:\n       Fingerprint MD5: " + grouped(md5) +
                  " \n      Fingerprint SHA1: " + grouped(sha1) + " \n");
    if (const auto& wanted = trustpoint->config().fingerprint) { // from memory [R]: ROLLOVER_SPEC 8.1
        session.print("Trustpoint Fingerprint: " + grouped(*wanted) + " \n");
        if (*wanted != md5 && *wanted != sha1)
            return session.print("Certificate validation failed - fingerprints did not match.\n");
        session.print("Certificate validated - fingerprints matched.\n");
        return accept(session, name, ca);
    }
    session.print("\n");
    session.askYesNo("% Do you accept this certificate? [yes/no]: ",
                     [name, ca, accept](Session& again, bool yes) {
                         if (yes)
                             accept(again, name, ca);
                     });
}

void acceptFetched(Session& session, const std::string& name, const x509::Certificate& ca)
{
    session.router().acceptCa(name, ca, session.later([](Session& later, const Status& done) {
        if (done)
            return later.print("Trustpoint CA certificate accepted.\n");
        tellError(later, done.error());
    }));
}

void acceptPasted(Session& session, const std::string& name, const x509::Certificate& ca)
{
    if (const auto done = session.router().acceptPastedCa(name, ca); !done)
        return tellError(session, done.error());
    session.print("Trustpoint CA certificate accepted.\n% Certificate successfully imported\n\n");
}

void readPastedCa(Session& session, const std::string& name)
{
    session.print("\nEnter the base 64 encoded CA certificate.\n"
                  "End with a blank line or the word \"quit\" on a line by itself\n\n");
    readPaste(session, [name](Session& again, const std::string& text) {
        const auto bytes = bytesOfPaste(text);
        const auto ca = bytes ? x509::Certificate::fromDer(*bytes) : Result<x509::Certificate>(bytes.error());
        if (!ca) // from memory
            return again.print("% Error in saving certificate: status = FAIL\n\n");
        judge(again, name, *ca, acceptPasted);
    });
}

void authenticate(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    const TrustpointDriver* const trustpoint = trustpointOf(session, name);
    if (!trustpoint)
        return;
    if (trustpoint->held().ca) // from memory
        return session.print("% Please delete your existing CA certificate first.\n"
                             "% You must use 'no crypto pki trustpoint <trustpoint-name>' to delete the CA "
                             "certificate.\n");
    if (trustpoint->config().enrollment == lifecycle::EnrollmentMethod::Terminal)
        return readPastedCa(session, name);
    session.router().fetchCa(
        name, session.later([name](Session& later, const Result<net::CaCandidate>& fetched) {
            if (fetched)
                return judge(later, name, fetched->choice.ca, acceptFetched);
            later.print(
                "% Error in receiving Certificate Authority certificate: status = FAIL, cert length = 0\n\n");
            if (fetched.error().code == ErrorCode::Unreachable || fetched.error().code == ErrorCode::TimedOut)
                later.router().say("%PKI-3-SOCKETSEND: Failed to send out message to CA server.");
        }));
}

// ---- enroll

void enroll(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    const TrustpointDriver* const trustpoint = trustpointOf(session, name);
    if (!trustpoint)
        return;
    const bool selfSigned = trustpoint->config().enrollment == lifecycle::EnrollmentMethod::SelfSigned;
    if (!selfSigned && !trustpoint->held().ca) // from memory
        return session.print("% You must authenticate the Certificate Authority before\n"
                             "you can enroll with it.\n");
    std::make_shared<EnrollDialogue>(name)->start(session);
}

void cancelEnrollment(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    if (trustpointOf(session, name))
        session.router().cancelEnrollment(name);
}

// ---- Chain, CRL

void removeChain(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    if (!trustpointOf(session, name))
        return;
    session.print("This will remove all certificates for trustpoint " + name + "\n"); // from memory
    session.askYesNo("Are you sure you want to do this? [yes/no]: ", [name](Session& again, bool yes) {
        if (!yes)
            return;
        again.router().removeChain(name);
        again.print("% Be sure to ask the CA administrator to revoke your certificates.\n\n");
    });
}

void requestCrl(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    if (!trustpointOf(session, name))
        return;
    session.router().requestCrl(name, session.later([name](Session& later, const Status& done) {
        if (!done)
            later.router().say("%PKI-3-CRL_FETCH_FAIL: CRL fetch for trustpoint " + name + " failed");
    }));
}

// ---- certificate chain

void readHex(Session& session)
{
    session.ask({}, Echo::On, [](Session& again, std::string_view line) {
        if (!equalsIgnoringCase(trimmed(line), "quit"))
            readHex(again);
    });
}

void enterChain(Session& session, const Invocation& invocation)
{
    session.enterMode(Mode::CertificateChain, std::string(invocation.value()));
}

/// Ours: certificates of a pasted chain are read over. What a router holds has keys and a state too, which no text
/// says.
void readEntry(Session& session, const Invocation& invocation)
{
    const auto& last = invocation.tokens.back().text;
    if (last.find(':') != std::string::npos) // `certificate ca 01 nvram:CA#1CA.cer`
        return;
    session.print("Enter the certificate in hexidecimal representation....\n"); // sic
    readHex(session);
}

constexpr std::array commands{
    CommandEntry{"crypto {pki | ca} authenticate WORD", Mode::Configure, questioned<authenticate>},
    CommandEntry{"crypto {pki | ca} enroll WORD", Mode::Configure, questioned<enroll>},
    CommandEntry{"no crypto {pki | ca} enroll WORD", Mode::Configure, cancelEnrollment},
    CommandEntry{"crypto {pki | ca} certificate chain WORD", Mode::Configure, enterChain},
    CommandEntry{"no crypto {pki | ca} certificate chain WORD", Mode::Configure, removeChain},
    CommandEntry{"crypto {pki | ca} crl request WORD", Mode::Configure, questioned<requestCrl>},
    CommandEntry{"certificate [ca | rollover | self-signed | ra-sign | ra-encrypt | ra-general]* WORD [WORD]",
                 Mode::CertificateChain, readEntry},
};

constexpr std::array help{
    HelpEntry{"authenticate", "Get the CA certificate", Mode::Configure},
    HelpEntry{"authenticate WORD", "CA Server Name"},
    HelpEntry{"enroll", "Request a certificate from a CA", Mode::Configure},
    HelpEntry{"enroll WORD", "CA Server Name"},
    HelpEntry{"certificate", "Configure certificates", Mode::Configure},
    HelpEntry{"certificate map", "Define certificate attributes map"},
    HelpEntry{"certificate", "Certificate entry", Mode::CertificateChain},
    HelpEntry{"ca", "CA certificate", Mode::CertificateChain},
    HelpEntry{"rollover", "Rollover certificate", Mode::CertificateChain},
    HelpEntry{"self-signed", "Self-signed certificate", Mode::CertificateChain},
    HelpEntry{"ra-sign", "RA signature certificate", Mode::CertificateChain},
    HelpEntry{"ra-encrypt", "RA encryption certificate", Mode::CertificateChain},
    HelpEntry{"ra-general", "RA general purpose certificate", Mode::CertificateChain},
    HelpEntry{"profile", "Define a certificate enrollment profile", Mode::Configure},
    HelpEntry{"certificate chain", "Identify certificates"},
    HelpEntry{"crl", "Actions on certificate revocation lists", Mode::Configure},
    HelpEntry{"crl request", "Request the current crl"},
};

} // namespace

CommandTable enrollmentCommands()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
