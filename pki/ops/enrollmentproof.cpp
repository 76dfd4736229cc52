// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/text.h"
#include "pki/ops/lookup.h"
#include "pki/ops/proof.h"

// What acts on a trustpoint have come to.
namespace releve::ops {
namespace {

constexpr std::string_view certificates = "show crypto pki certificates";

Parameters described(const fleet::HeldCertificate& held)
{
    return {{"serial", held.record.serial}, {"fingerprint", CertificateId::of(held).fingerprint()}};
}

/// The fingerprint of that digest, told by its length; empty when it is not known.
std::string fingerprintLike(const fleet::HeldCertificate& held, std::string_view hex)
{
    constexpr std::size_t md5 = 32;
    constexpr std::size_t sha1 = 40;
    return hex.size() == md5 ? held.record.md5 : hex.size() == sha1 ? held.record.sha1 : held.record.sha256;
}

/// What GetCACert gives is not what the router holds.
std::optional<Verdict> disagreement(const fleet::HeldCertificatePtr& ca, const Evidence& evidence)
{
    if (!ca || !evidence.ca || !evidence.ca->ca)
        return std::nullopt;
    const CertificateId held = CertificateId::of(*ca);
    const CertificateId given = CertificateId::of(*evidence.ca->ca);
    if (isSame(held, given).value_or(true))
        return std::nullopt;
    return makeVerdict(ResultCode::CaDisagrees,
                       {{"router", held.fingerprint()}, {"ca", given.fingerprint()}});
}

bool isNew(const CertificateId& before, const fleet::HeldCertificatePtr& held)
{
    if (!held)
        return false;
    const CertificateId now = CertificateId::of(*held);
    return before.serial.empty() || !isSame(before, now).value_or(before.serial == now.serial);
}

/// It is of our key, and by the CA it stands beside.
std::optional<Verdict> flawOf(const fleet::HeldCertificate& held, const fleet::HeldCertificatePtr& ca,
                              const fleet::FactPtr<ios::KeyRecord>& key)
{
    const auto& record = held.record;
    if (ca) {
        const bool both = record.certificate && ca->record.certificate;
        const bool told = !record.authorityKeyId.empty() && !ca->record.subjectKeyId.empty();
        const bool fits = both ? record.certificate->isSignedBy(*ca->record.certificate)
                               : !told || equalsIgnoringCase(record.authorityKeyId, ca->record.subjectKeyId);
        if (!fits) {
            Parameters parameters = described(held);
            parameters["expected"] = ca->record.subjectKeyId;
            return makeVerdict(ResultCode::OtherCertificate, parameters);
        }
    }
    if (record.certificate && key && key->value.publicKey &&
        !(record.certificate->publicKey() == *key->value.publicKey)) {
        Parameters parameters = described(held);
        parameters["key"] = key->value.name;
        return makeVerdict(ResultCode::KeyDiffers, parameters);
    }
    return std::nullopt;
}

Verdict proved(const fleet::HeldCertificatePtr& held, const fleet::HeldCertificatePtr& ca,
               const fleet::FactPtr<ios::KeyRecord>& key, const fleet::HeldCertificatePtr& currentCa,
               const Evidence& evidence)
{
    if (const auto flaw = flawOf(*held, ca, key))
        return *flaw;
    if (const auto other = disagreement(currentCa, evidence))
        return *other;
    return makeVerdict(ResultCode::Proved, described(*held));
}

/// The certificates are those there were.
Verdict unchanged(const Baseline& before, const fleet::Trustpoint& trustpoint, const Evidence& evidence)
{
    const std::string status =
        trustpoint.status ? trustpoint.status->value.lastEnrollmentStatus : std::string();
    if (startsWithIgnoringCase(status, "reject"))
        return makeVerdict(ResultCode::RequestRejected);
    if (hasPendingRequest(evidence.now, trustpoint)) {
        Verdict waits = makeVerdict(before.wantsShadow ? ResultCode::ShadowWaits : ResultCode::PendingAtCa);
        if (const fleet::Timer* poll = findTimer(evidence.now, "POLL", trustpoint.name); poll && poll->due)
            waits.parameters["poll"] = toIso8601(*poll->due);
        return waits;
    }
    if (const fleet::Timer* retry = findTimer(evidence.now, "CONNECT RETRY", trustpoint.name)) {
        const bool answersUs = evidence.ca && !evidence.ca->error;
        Verdict tries = makeVerdict(answersUs ? ResultCode::AnswerNotTaken : ResultCode::RouterRetries);
        if (retry->due)
            tries.parameters["retry"] = toIso8601(*retry->due);
        return tries;
    }
    const bool grantedNow = startsWithIgnoringCase(status, "granted") &&
                            !startsWithIgnoringCase(before.enrollmentStatus, "granted");
    const fleet::HeldCertificatePtr held = identityOf(trustpoint);
    if (grantedNow && held)
        return makeVerdict(ResultCode::OldCertificate, described(*held));
    return makeVerdict(ResultCode::NothingChanged);
}

} // namespace

Verdict authenticationProof(const Baseline& before, const Evidence& evidence)
{
    const fleet::Trustpoint* const trustpoint = evidence.now.findTrustpoint(before.target);
    if (wasRefused(evidence, certificates))
        return notRead(std::string(certificates));
    if (!trustpoint || !trustpoint->ca) {
        const bool isKnown = evidence.now.facts.certificatesRead ||
                             (trustpoint && trustpoint->status && trustpoint->status->value.caAuthenticated);
        return isKnown || !trustpoint ? makeVerdict(ResultCode::NothingChanged)
                                      : notRead(std::string(certificates));
    }
    const std::string there = fingerprintLike(*trustpoint->ca, before.expected);
    if (there.empty() && !before.expected.empty())
        return notRead(std::string(certificates));
    if (!equalsIgnoringCase(there, before.expected)) {
        Parameters parameters = described(*trustpoint->ca);
        parameters["expected"] = before.expected;
        return makeVerdict(ResultCode::OtherCertificate, parameters);
    }
    if (const auto other = disagreement(trustpoint->ca, evidence))
        return *other;
    return makeVerdict(ResultCode::Proved, described(*trustpoint->ca));
}

Verdict enrollmentProof(const Baseline& before, const Evidence& evidence)
{
    if (wasRefused(evidence, certificates))
        return notRead(std::string(certificates));
    const fleet::Trustpoint* const trustpoint = evidence.now.findTrustpoint(before.target);
    if (!trustpoint)
        return makeVerdict(ResultCode::NothingChanged);
    const auto rollover = rolloverIdentityOf(*trustpoint);
    if (before.wantsShadow && isNew(before.rolloverIdentity, rollover))
        return proved(rollover, trustpoint->rolloverCa, trustpoint->rolloverKey, trustpoint->ca, evidence);
    // Where a rollover CA is held IOS may renew all the same: that it asks for the shadow is from memory. [R]
    const auto identity = identityOf(*trustpoint);
    if (isNew(before.identity, identity))
        return proved(identity, trustpoint->ca, trustpoint->key, trustpoint->ca, evidence);
    return unchanged(before, *trustpoint, evidence);
}

} // namespace releve::ops
