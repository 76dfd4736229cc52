// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "pki/base/text.h"
#include "pki/ios/configlines.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/pkicommands.h"
#include "pki/lab/cli/verbatimlines.h"

namespace releve::lab::cli {
namespace {

using Config = lifecycle::TrustpointConfig;

void enterTrustpoint(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    Router& router = session.router();
    const bool isNew = router.running().trustpoint(name) == nullptr;
    const bool there = changeConfig(session, [&](RouterConfig& config) {
        if (isNew)
            config.trustpoints.emplace_back().config.name = name;
    });
    if (!there)
        return;
    if (isNew && router.platform() == Platform::IosXe)
        router.say("%PKI-6-TRUSTPOINT_CREATE: Trustpoint: " + name + " created succesfully"); // sic
    session.enterMode(Mode::Trustpoint, name);
}

void removeTrustpoint(Session& session, const Invocation& invocation)
{
    const std::string name(invocation.value());
    if (!session.router().running().trustpoint(name))
        return session.print("% Trustpoint " + name + " does not exist.\n"); // inferred: no capture of it
    session.print("% Removing an enrolled trustpoint will destroy all certificates\n"
                  "received from the related Certificate Authority.\n\n");
    session.askYesNo("Are you sure you want to do this? [yes/no]: ", [name](Session& again, bool yes) {
        if (!yes)
            return;
        const bool done = changeConfig(again, [&](RouterConfig& config) {
            eraseVerbatimBlock(config.otherLines, trustpointHeader(name));
            std::erase_if(config.trustpoints,
                          [&](const TrustpointEntry& entry) { return entry.config.name == name; });
        });
        if (done)
            again.print("% Be sure to ask the CA administrator to revoke your certificates.\n\n");
    });
}

/// Any line of the block: what it says is read where printed configurations are read.
void changeTrustpoint(Session& session, const Invocation& invocation)
{
    const RouterConfig& running = session.router().running();
    const TrustpointEntry* const present = running.trustpoint(session.subject());
    if (!present) // somebody else has removed it
        return session.print("% Trustpoint " + session.subject() + " does not exist.\n");
    TrustpointEntry entry = *present;
    const ios::LineResult result = ios::readTrustpointLine(entry.config, invocation.text());
    if (result == ios::LineResult::NotUnderstood || result == ios::LineResult::OutOfRange)
        return session.refuseValue(invocation);
    if (result == ios::LineResult::NotKept && !invocation.has("regenerate")) { // shown as it was typed
        changeConfig(session, [&](RouterConfig& config) {
            replaceVerbatimIn(config.otherLines, trustpointHeader(entry.config.name), invocation.text());
        });
        return;
    }
    if (invocation.has("password")) {
        entry.challenge = invocation.negated() ? ConfigSecret{} : secretIn(session, session.typedLine());
        if (!invocation.negated() && !entry.challenge.isSet())
            return;
    }
    changeConfig(session, [&](RouterConfig& config) { *config.trustpoint(entry.config.name) = entry; });
}

constexpr std::array ranges{
    RangeEntry{"percent", Config::autoEnrollPercents.low, Config::autoEnrollPercents.high},
    RangeEntry{"retry-count", Config::retryCounts.low, Config::retryCounts.high},
    RangeEntry{"retry-period", Config::retryPeriodMinutes.low, Config::retryPeriodMinutes.high},
    RangeEntry{"modulus", Config::rsaModulusBits.low, Config::rsaModulusBits.high},
};

constexpr std::array commands{
    CommandEntry{"crypto {pki | ca} trustpoint WORD", Mode::Configure, enterTrustpoint},
    CommandEntry{"no crypto {pki | ca} trustpoint WORD", Mode::Configure, removeTrustpoint},
    CommandEntry{"enrollment {url URL [pem] | terminal [pem] | selfsigned | profile WORD | mode ra | "
                 "retry count <retry-count> | retry period <retry-period> | http-proxy WORD <1-65535> | "
                 "credential WORD}",
                 Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"auto-enroll [<percent>] [regenerate]", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"regenerate", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"subject-name LINE", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"serial-number [none]", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"ip-address {none | WORD}", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"fqdn {none | WORD}", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"password LINE", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"fingerprint LINE", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"rsakeypair WORD [<modulus> [<modulus>]]", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"revocation-check {crl | none | ocsp}*", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"hash {md5 | sha1 | sha256 | sha384 | sha512}", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{
        "{authorization | chain-validation | crl | description | eckeypair | eku | ip-extension | "
        "match | ocsp | on | query | root | scepencrypt | source | storage | subject-alt-name | usage | "
        "validation-usage | vrf} LINE",
        Mode::Trustpoint, changeTrustpoint},
    CommandEntry{"{auto-trigger | primary | redundancy}", Mode::Trustpoint, changeTrustpoint},
    CommandEntry{
        "{no | default} {authorization | auto-enroll | auto-trigger | chain-validation | crl | description | "
        "eckeypair | "
        "eku | enrollment | fingerprint | fqdn | hash | ip-address | ip-extension | match | ocsp | on | "
        "password | primary | query | redundancy | regenerate | revocation-check | root | rsakeypair | "
        "scepencrypt | serial-number | source | storage | subject-alt-name | subject-name | usage | "
        "validation-usage | vrf} [LINE]",
        Mode::Trustpoint, changeTrustpoint},
};

constexpr std::array help{
    HelpEntry{"auto-enroll", "Automatically enroll this router identity"},
    HelpEntry{"auto-enroll <1-100>", "Percentage of lifetime after which to automatically reenroll"},
    HelpEntry{"ca", "Certification authority"},
    HelpEntry{"crypto", "Encryption module"},
    HelpEntry{"enrollment", "Enrollment parameters"},
    HelpEntry{"enrollment mode", "Mode supported by the Certificate Authority"},
    HelpEntry{"enrollment profile", "Specify an enrollment profile"},
    HelpEntry{"enrollment retry", "Polling parameters"},
    HelpEntry{"enrollment selfsigned", "Generate a self-signed certificate"},
    HelpEntry{"enrollment terminal", "Enroll via the terminal (cut-and-paste)"},
    HelpEntry{"enrollment url", "CA server enrollment URL"},
    HelpEntry{"fingerprint", "CA certificate fingerprint"},
    HelpEntry{"fqdn", "include fully-qualified domain name"},
    HelpEntry{"hash", "Hash algorithm for the signature"},
    HelpEntry{"hash md5", "MD5"},
    HelpEntry{"hash sha1", "SHA-1"},
    HelpEntry{"hash sha256", "SHA-256"},
    HelpEntry{"hash sha384", "SHA-384"},
    HelpEntry{"hash sha512", "SHA-512"},
    HelpEntry{"none", "Leave it out", Mode::Trustpoint},
    HelpEntry{"crl none", "No CRL"},
    HelpEntry{"retry", "Polling parameters", Mode::Trustpoint},
    HelpEntry{"enrollment http-proxy", "HTTP proxy server for enrollment"},
    HelpEntry{"enrollment credential", "Trustpoint whose certificate authenticates the request"},
    HelpEntry{"mode ra", "Registration authority"},
    HelpEntry{"url URL pem", "PEM-encapsulated"},
    HelpEntry{"terminal pem", "PEM-encapsulated", Mode::Trustpoint},
    HelpEntry{"authorization", "Authorization parameters", Mode::Trustpoint},
    HelpEntry{"chain-validation", "Certificate chain validation", Mode::Trustpoint},
    HelpEntry{"crl", "CRL options", Mode::Trustpoint},
    HelpEntry{"description", "Description of the trustpoint", Mode::Trustpoint},
    HelpEntry{"eckeypair", "EC key pair of this identity", Mode::Trustpoint},
    HelpEntry{"eku", "Extended key usage", Mode::Trustpoint},
    HelpEntry{"ip-extension", "IP address extensions", Mode::Trustpoint},
    HelpEntry{"match", "Match attributes of certificates", Mode::Trustpoint},
    HelpEntry{"ocsp", "OCSP parameters", Mode::Trustpoint},
    HelpEntry{"on", "Where key pairs are made", Mode::Trustpoint},
    HelpEntry{"query", "Query parameters", Mode::Trustpoint},
    HelpEntry{"root", "Get the CA certificate", Mode::Trustpoint},
    HelpEntry{"scepencrypt", "Cipher of SCEP requests", Mode::Trustpoint},
    HelpEntry{"source", "Source interface", Mode::Trustpoint},
    HelpEntry{"storage", "Where certificates are stored", Mode::Trustpoint},
    HelpEntry{"subject-alt-name", "Alternative subject name", Mode::Trustpoint},
    HelpEntry{"validation-usage", "For what peers may use their certificates", Mode::Trustpoint},
    HelpEntry{"vrf", "VRF of enrollment", Mode::Trustpoint},
    HelpEntry{"auto-trigger", "Authenticate by itself", Mode::Trustpoint},
    HelpEntry{"redundancy", "Synchronize with the standby", Mode::Trustpoint},
    HelpEntry{"ip-address", "include ip address"},
    HelpEntry{"password", "revocation password"},
    HelpEntry{"pki", "Public Key components"},
    HelpEntry{"primary", "Specify trustpoint as primary"},
    HelpEntry{"regenerate", "Regenerate keys on re-enrollment"},
    HelpEntry{"retry count", "How many times to poll the CA for our certificate"},
    HelpEntry{"retry period", "How long to wait between requests to CA for our certificate"},
    HelpEntry{"revocation-check", "Revocation checking options"},
    HelpEntry{"revocation-check crl", "Revocation check by CRL"},
    HelpEntry{"revocation-check none", "Ignore revocation check"},
    HelpEntry{"revocation-check ocsp", "Revocation check by OCSP"},
    HelpEntry{"rsakeypair", "Specify rsakeypair for this identity"},
    HelpEntry{"serial-number", "include serial number"},
    HelpEntry{"subject-name", "Subject Name"},
    HelpEntry{"trustpoint", "Define a CA trustpoint"},
    HelpEntry{"trustpoint WORD", "CA Server Name"},
    HelpEntry{"usage", "Certificate Usage"},
};

} // namespace

CommandTable trustpointCommands()
{
    return {commands, help, ranges};
}

} // namespace releve::lab::cli
