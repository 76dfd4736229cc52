// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <functional>
#include <string>

#include "pki/base/text.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/pkicommands.h"

namespace releve::lab::cli {
namespace {

// ---- import

void importCertificate(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    session.print("\nEnter the base 64 encoded certificate.\n"
                  "End with a blank line or the word \"quit\" on a line by itself\n\n");
    readPaste(session, [name](Session& again, const std::string& text) {
        const auto bytes = bytesOfPaste(text);
        const auto certificate =
            bytes ? x509::Certificate::fromDer(*bytes) : Result<x509::Certificate>(bytes.error());
        if (!certificate) // from memory
            return again.print("% Failed to parse or verify imported certificate\n\n");
        if (const auto done = again.router().importCertificate(name, *certificate); !done)
            return tellError(again, done.error());
        again.print("% Router Certificate successfully imported\n\n");
    });
}

void takePkcs12(Session& session, const std::string& name, ByteView bundle, std::string_view password)
{
    const SecretBytes passphrase(password);
    if (const auto done = session.router().importPkcs12(name, bundle, passphrase); !done) {
        session.router().say("%PKI-3-PKCS12_IMPORT_FAILURE: PKCS #12 import failed for trustpoint: " + name +
                             ". Reason: Failed to import pkcs12 context");
        return tellError(session, done.error());
    }
    session.print("CRYPTO_PKI: Imported PKCS12 file successfully.\n");
}

std::string_view passwordOf(const Invocation& invocation)
{
    const std::string_view behindWord = invocation.after("password");
    return behindWord.empty() ? invocation.value(invocation.has("terminal") ? 1 : 2) : behindWord;
}

void importPkcs12(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value(0));
    const std::string password(passwordOf(invocation));
    if (invocation.has("terminal")) {
        session.print("\nEnter the base 64 encoded pkcs12.\n"
                      "End with a blank line or the word \"quit\" on a line by itself:\n");
        return readPaste(session, [name, password](Session& again, const std::string& text) {
            const auto bytes = bytesOfPaste(text);
            if (!bytes)
                return tellError(again, bytes.error());
            takePkcs12(again, name, *bytes, password);
        });
    }
    const std::string url(invocation.value(1));
    session.print("% Importing pkcs12...\nReading file from " + url + "\n");
    const auto bytes = session.router().files().read(url);
    if (!bytes) // from memory
        return session.print("%Error opening " + url + " (No such file or directory)\n");
    takePkcs12(session, name, *bytes, password);
}

// ---- export

/// As IOS does before it writes a file; Return takes the name that is offered.
void askFilename(Session& session, const std::string& url, std::function<void(Session&, std::string)> then)
{
    const std::size_t name = url.find_last_of("/:") + 1;
    session.ask("Destination filename [" + url.substr(name) + "]? ", Echo::On,
                [url, name, then = std::move(then)](Session& again, std::string_view typed) {
                    const std::string_view other = trimmed(typed);
                    then(again, other.empty() ? url : url.substr(0, name).append(other));
                });
}

void exportPkcs12(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value(0));
    const SecretBytes passphrase(passwordOf(invocation));
    const auto bundle = session.router().exportPkcs12(name, passphrase);
    if (!bundle)
        return tellError(session, bundle.error());
    if (invocation.has("terminal")) {
        session.print("Exported pkcs12 follows:\n\n");
        session.print(inBase64Lines(*bundle));
        return session.print("\n---End - This line not part of the pkcs12---\n\n"
                             "CRYPTO_PKI: Exported PKCS12 file successfully.\n");
    }
    askFilename(session, std::string(invocation.value(1)),
                [bundle = *bundle](Session& again, const std::string& url) {
                    again.print("Writing " + url.substr(url.find_last_of("/:") + 1) +
                                " Writing pkcs12 file to " + url + "\n");
                    if (const auto written = again.router().files().write(url, bundle); !written)
                        return tellError(again, written.error());
                    again.print("CRYPTO_PKI: Exported PKCS12 file successfully.\n");
                });
}

struct Exported
{
    std::optional<x509::Certificate> ca, identity;
};

Exported exportedOf(const Router& router, const std::string& name, bool rollover)
{
    if (const TrustpointDriver* const trustpoint = router.trustpoint(name)) {
        if (trustpoint->isSelfSigned() && !rollover)
            return {trustpoint->held().identity, trustpoint->held().identity};
        const HeldCertificates& held = trustpoint->held();
        return rollover ? Exported{held.rolloverCa, held.rolloverIdentity} : Exported{held.ca, held.identity};
    }
    if (router.server() && router.server()->config().name == name)
        return {rollover ? router.server()->rolloverCaCertificate() : router.server()->caCertificate(), {}};
    return {};
}

/// As the corpus has it of a trustpoint that is not enrolled. Keys are not shown: ours, where IOS would with a
/// passphrase.
void exportPem(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value(0));
    const Exported exported = exportedOf(session.router(), name, invocation.has("rollover"));
    if (!exported.ca) // from memory
        return session.print("% The specified trustpoint is not authenticated (" + name + ").\n");
    if (!exported.identity)
        session.print("% The specified trustpoint is not enrolled (" + name +
                      ").\n% Only export the CA certificate in PEM format.\n");
    session.print(exported.ca == exported.identity ? "% Self-signed CA certificate:\n"
                                                   : "% CA certificate:\n");
    session.print(exported.ca->toPem() + "\n");
    if (exported.identity)
        session.print("% General Purpose Certificate:\n" + exported.identity->toPem() + "\n");
}

/// `NAME.ca`, then `NAME.crt`; recalled [R].
void exportPemFiles(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value(0));
    const Exported exported = exportedOf(session.router(), name, invocation.has("rollover"));
    if (!exported.ca)
        return session.print("% The specified trustpoint is not authenticated (" + name + ").\n");
    std::string base(invocation.value(1));
    if (base.ends_with(':') || base.ends_with('/'))
        base += name;
    const auto write = [](Session& to, const std::string& url, const x509::Certificate& certificate) {
        to.print("Writing file to " + url + "\n");
        const auto written = to.router().files().write(url, bytesOf(certificate.toPem()));
        if (!written)
            tellError(to, written.error());
        return written.ok();
    };
    session.print("% Exporting CA certificate...\n");
    askFilename(session, base + ".ca", [=](Session& first, const std::string& caUrl) {
        if (!write(first, caUrl, *exported.ca) || !exported.identity)
            return;
        first.print("% Exporting router certificate...\n");
        askFilename(first, base + ".crt", [=](Session& second, const std::string& url) {
            (void)write(second, url, *exported.identity);
        });
    });
}

constexpr std::array commands{
    CommandEntry{"crypto {pki | ca} import WORD certificate", Mode::Configure, questioned<importCertificate>},
    CommandEntry{"crypto {pki | ca} import WORD pkcs12 {terminal | URL} [password] WORD", Mode::Configure,
                 questioned<importPkcs12>},
    CommandEntry{"crypto {pki | ca} export WORD pkcs12 {terminal | URL} [password] WORD", Mode::Configure,
                 questioned<exportPkcs12>},
    CommandEntry{"crypto {pki | ca} export WORD pem terminal [rollover]", Mode::Configure,
                 questioned<exportPem>},
    CommandEntry{"crypto {pki | ca} export WORD pem url URL [rollover]", Mode::Configure,
                 questioned<exportPemFiles>},
};

constexpr std::array help{
    HelpEntry{"import", "Import certificate or keys"},
    HelpEntry{"export", "Export certificate or keys"},
    HelpEntry{"import WORD", "CA Server Name"},
    HelpEntry{"export WORD", "CA Server Name"},
    HelpEntry{"WORD certificate", "Import a certificate from a TFTP server or the terminal"},
    HelpEntry{"WORD pem", "Export from PEM files"},
    HelpEntry{"pkcs12 terminal", "Through the terminal"},
    HelpEntry{"pkcs12 URL", "File system URL"},
    HelpEntry{"pkcs12 terminal password", "Passphrase that protects the file"},
    HelpEntry{"pkcs12 URL password", "Passphrase that protects the file"},
    HelpEntry{"pem terminal", "Export on the terminal"},
    HelpEntry{"pem url", "Export to files"},
    HelpEntry{"pem url URL rollover", "Rollover certificates"},
    HelpEntry{"pem terminal rollover", "Rollover certificates"},
    HelpEntry{"WORD pkcs12", "PKCS12 file"},
};

} // namespace

CommandTable transferCommands()
{
    return {commands, help, {}};
}

} // namespace releve::lab::cli
