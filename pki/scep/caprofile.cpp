// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/caprofile.h"

#include <algorithm>
#include <string>

#include "pki/scep/fingerprint.h"

namespace releve::scep {

using x509::Certificate;

namespace {

Status checkDates(const Certificate& certificate, Instant now)
{
    if (isInDate(certificate, now))
        return std::monostate{};
    return Error{ErrorCode::BadAnswer, "a CA or RA certificate, number " + certificate.serial() +
                                           ", not valid at " + toIso8601(now)};
}

} // namespace

std::vector<Capability> CaProfile::lostIn(const Capabilities& offered) const
{
    std::vector<Capability> lost = offered.lostSince(bestSeen);
    std::erase(lost, Capability::GetNextCaCert);
    return lost;
}

Result<Terms> CaProfile::agree(const Capabilities& offered, bool downgradeAcknowledged,
                               const std::optional<Algorithms>& chosen) const
{
    if (const auto lost = lostIn(offered); !lost.empty() && !downgradeAcknowledged) {
        std::string detail = "no longer offered:";
        for (const Capability capability : lost)
            detail.append(" ").append(nameOf(capability));
        return Error{ErrorCode::Downgraded, std::move(detail)};
    }
    Terms terms{chosen.value_or(chooseAlgorithms(offered, floor)), offered.has(Capability::PostPkiOperation),
                offered.has(Capability::Renewal)};
    const auto& [digest, cipher] = terms.algorithms;
    if (const auto allowed = checkAllowed(policy(), digest, "a request"); !allowed)
        return allowed.error();
    if (const auto allowed = checkAllowed(policy(), cipher, "a request"); !allowed)
        return allowed.error();
    if (const auto enough = checkFloor(digest, cipher); !enough)
        return enough.error();
    return terms;
}

Status CaProfile::checkFloor(Digest digest, std::optional<Cipher> cipher) const
{
    const auto below = [](std::string_view used, std::string_view least) {
        return Error{ErrorCode::Downgraded,
                     std::string(used) + ", and the floor set for this CA is " + std::string(least)};
    };
    if (legacy)
        return std::monostate{};
    if (digest < floor.digest)
        return below(nameOf(digest), nameOf(floor.digest));
    if (cipher && *cipher < floor.cipher)
        return below(nameOf(*cipher), nameOf(floor.cipher));
    return std::monostate{};
}

Result<CaChoice> CaProfile::recognise(std::span<const Certificate> certificates, Instant now) const
{
    if (!pinned)
        return Error{ErrorCode::BadArgument, "a CA that has not been authenticated"};
    auto choice = chooseCa(certificates, now);
    if (!choice)
        return choice;
    const bool isThere = std::find(certificates.begin(), certificates.end(), *pinned) != certificates.end();
    if (!(choice->ca == *pinned) && isThere && !choice->ca.isSignedBy(*pinned)) {
        // The active and the rollover CA side by side: the pin decides, not the dates.
        std::vector<Certificate> others(certificates.begin(), certificates.end());
        std::erase_if(
            others, [&](const auto& certificate) { return certificate.isCa() && !(certificate == *pinned); });
        choice = chooseCa(others, now);
        if (!choice)
            return choice;
    }
    const Fingerprint expected{Digest::Sha256, pinned->fingerprint(Digest::Sha256)};
    if (const auto same = expected.check(choice->ca); !same)
        return same.error();
    for (const Certificate& certificate : {choice->ca, choice->encryption, choice->signature}) {
        if (const auto inDate = checkDates(certificate, now); !inDate)
            return inDate.error();
    }
    return choice;
}

} // namespace releve::scep
