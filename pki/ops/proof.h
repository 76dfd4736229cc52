// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ops/baseline.h"
#include "pki/ops/outcome.h"

namespace releve::ops {

/// What can be seen of an act after it.
struct Evidence
{
    const fleet::Snapshot& now;
    const std::vector<RefusedCommand>& refused; ///< of the reading `now` is from
    const CaView* ca = nullptr;
    const ChangeReport* report = nullptr; ///< null when nobody saw what the router printed
};

/// What a comparison of before and after says by itself: Proved, NothingChanged, PendingAtCa, ShadowWaits, RouterRetries,
/// AnswerNotTaken, RequestRejected, OldCertificate, OtherCertificate, KeyDiffers, PartlyDone, CaDisagrees or NotRead. Only
/// pki/ops includes it.
[[nodiscard]] Verdict proofOf(const Baseline& before, const Evidence& evidence);

/// Whether the effect of an act survives a reload. Nothing: that cannot be told.
[[nodiscard]] std::optional<bool> isKept(const Baseline& before, const Evidence& evidence);

// Of one kind each.
[[nodiscard]] Verdict authenticationProof(const Baseline& before, const Evidence& evidence);
[[nodiscard]] Verdict enrollmentProof(const Baseline& before, const Evidence& evidence);
[[nodiscard]] Verdict rolloverProof(const Baseline& before, const Evidence& evidence);
[[nodiscard]] Verdict requestsProof(const Baseline& before, const Evidence& evidence);
[[nodiscard]] Verdict revocationProof(const Baseline& before, const Evidence& evidence);
[[nodiscard]] Verdict saveProof(const Evidence& evidence);

[[nodiscard]] Verdict makeVerdict(ResultCode code, Parameters parameters = {});
[[nodiscard]] Verdict notRead(std::string command);
/// A command that was refused, when it begins so.
[[nodiscard]] bool wasRefused(const Evidence& evidence, std::string_view command);

} // namespace releve::ops
