// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "pki/base/text.h"
#include "pki/ios/textlines.h"
#include "pki/ops/lookup.h"
#include "pki/ops/proof.h"

// What acts on a certificate server have come to.
namespace releve::ops {
namespace {

constexpr std::string_view serverCommand = "show crypto pki server";

bool isServerRead(const Baseline& before, const Evidence& evidence)
{
    const auto refused = std::find_if(evidence.refused.begin(), evidence.refused.end(),
                                      [](const RefusedCommand& one) { return one.command == serverCommand; });
    const fleet::Server* const server = findServer(evidence.now, before.target);
    return refused == evidence.refused.end() && server && server->status;
}

/// What GetNextCACert gives against what the router shows.
std::optional<Verdict> nextCaDisagrees(const std::string& shadow, const Evidence& evidence)
{
    if (!evidence.ca || evidence.ca->error || !evidence.ca->askedForNextCa)
        return std::nullopt;
    const std::string given =
        evidence.ca->nextCa ? evidence.ca->nextCa->fingerprint(x509::Digest::Md5) : std::string();
    if (equalsIgnoringCase(given, shadow))
        return std::nullopt;
    return makeVerdict(ResultCode::CaDisagrees, {{"router", shadow}, {"ca", given}});
}

/// Whether the serial number stands in the output of `show crypto pki server NAME crl`.
bool isListed(std::string_view output, const std::string& serial)
{
    ios::TextLines lines(output);
    for (ios::TextLine line; lines.next(line);) {
        const std::string_view text = trimmed(line.text);
        const auto colon = text.find(':');
        if (startsWithIgnoringCase(text, "Serial Number") && colon != std::string_view::npos &&
            plainSerial(text.substr(colon + 1)) == serial)
            return true;
    }
    return false;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : " ").append(word);
    return text;
}

enum class RequestEnd
{
    AsWanted,
    Left,
    NotKnown,
};

bool hasIssuedMore(const Baseline& before, const Evidence& evidence)
{
    const fleet::Server* const server = findServer(evidence.now, before.target);
    return server && server->status && !before.lastSerial.empty() &&
           plainSerial(server->status->value.lastSerial) != before.lastSerial;
}

/// A request that is no longer listed has been collected, or removed: granted only if the server has issued something since.
RequestEnd endOf(const std::string& id, const Baseline& before, const Evidence& evidence)
{
    const auto requests = requestsOf(evidence.now, before.target);
    const auto found =
        std::find_if(requests.begin(), requests.end(), [&](const auto* one) { return one->id == id; });
    const bool grants = before.kind == ActKind::Grant;
    if (found == requests.end())
        return !grants || hasIssuedMore(before, evidence) ? RequestEnd::AsWanted : RequestEnd::NotKnown;
    return startsWithIgnoringCase((*found)->state, grants ? "grant" : "reject") ? RequestEnd::AsWanted
                                                                                : RequestEnd::Left;
}

} // namespace

Verdict rolloverProof(const Baseline& before, const Evidence& evidence)
{
    if (!isServerRead(before, evidence))
        return notRead(std::string(serverCommand));
    const fleet::Server& server = *findServer(evidence.now, before.target);
    const bool has = hasShadow(evidence.now, server);
    const std::string shadow = shadowFingerprintOf(evidence.now, before.target);
    const std::string ca = caFingerprintOf(evidence.now, before.target);
    if (before.kind == ActKind::Rollover) {
        if (!has || (!before.shadow.empty() && equalsIgnoringCase(shadow, before.shadow)))
            return makeVerdict(ResultCode::NothingChanged);
        if (const auto other = nextCaDisagrees(shadow, evidence))
            return *other;
        return makeVerdict(ResultCode::Proved, {{"fingerprint", shadow}});
    }
    if (!before.shadow.empty() && equalsIgnoringCase(ca, before.shadow)) // it has become the CA meanwhile
        return makeVerdict(ResultCode::OtherCertificate, {{"fingerprint", ca}, {"expected", before.ca}});
    if (has && (before.shadow.empty() || equalsIgnoringCase(shadow, before.shadow)))
        return makeVerdict(ResultCode::NothingChanged);
    if (has) // another one, which somebody else has made
        return makeVerdict(ResultCode::OtherCertificate, {{"fingerprint", shadow}, {"expected", ""}});
    if (const auto other = nextCaDisagrees({}, evidence))
        return *other;
    return makeVerdict(ResultCode::Proved, {{"fingerprint", before.shadow}});
}

Verdict requestsProof(const Baseline& before, const Evidence& evidence)
{
    const std::string command = std::string(serverCommand) + ' ' + before.target + " requests";
    if (wasRefused(evidence, command) || !areRequestsRead(evidence.now, before.target))
        return notRead(command);
    std::vector<std::string> done;
    std::vector<std::string> left;
    bool unknown = false;
    for (const std::string& id : before.ids) {
        const RequestEnd end = endOf(id, before, evidence);
        unknown = unknown || end == RequestEnd::NotKnown;
        (end == RequestEnd::AsWanted ? done : left).push_back(id);
    }
    const Parameters both{{"done", joined(done)}, {"left", joined(left)}};
    if (unknown)
        return notRead(command);
    if (left.empty())
        return makeVerdict(ResultCode::Proved, both);
    return makeVerdict(done.empty() ? ResultCode::NothingChanged : ResultCode::PartlyDone, both);
}

Verdict revocationProof(const Baseline& before, const Evidence& evidence)
{
    const std::string command = std::string(serverCommand) + ' ' + before.target + " crl";
    const LineReport* const check = evidence.report ? evidence.report->find(LineRole::Check) : nullptr;
    if (!check || check->refusal != ios::Refusal::None || before.ids.empty())
        return notRead(command);
    const std::string serial = plainSerial(before.ids.front());
    return makeVerdict(isListed(check->output, serial) ? ResultCode::Proved : ResultCode::NothingChanged,
                       {{"serial", serial}});
}

} // namespace releve::ops
