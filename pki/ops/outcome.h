// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "pki/fleet/snapshot.h"
#include "pki/ops/changescript.h"
#include "pki/ops/plan.h"
#include "pki/store/operations.h"

namespace releve::ops {

/// How a change ended. models/ has a sentence and a next step for each; `Count` stays last. The parameters that come with it
/// in brackets; all have `target`.
enum class ResultCode
{
    Proved,         ///< Done [serial, fingerprint: what is there now]
    NotSaved,       ///< Done, but lost at a reload [failure, text]; for `save` Failed
    PendingAtCa,    ///< Unknown: the request waits to be granted
    ShadowWaits,    ///< Unknown: the request for the rollover identity waits to be granted
    Blocked,        ///< Refused: [conditions] of the plan; nothing was sent
    StateChanged,   ///< Refused: between preview and run; nothing was sent
    CommandRefused, ///< Failed: the router does not take the command [line, refusal, text]
    RouterSaysNo,   ///< Failed: it took the command, and says why it failed [line, failure, text]
    DiskFull,       ///< Failed [line, text]
    RouterRetries,  ///< Unknown: it got no answer from its CA, and asks again by itself [retry: when]
    AnswerNotTaken, ///< Unknown: its CA answers us, and the router took nothing of it, and asks again [retry]
    RequestRejected,  ///< Failed: by the CA
    NothingChanged,   ///< Failed: the router said nothing against it, and nothing has changed
    OldCertificate,   ///< Failed: it has installed the certificate it had before [serial]
    OtherCertificate, ///< Failed: it holds one, and not the one it should [serial, fingerprint, expected]
    KeyDiffers,       ///< Failed: the certificate is of another key than the router's [serial, key]
    PartlyDone,       ///< Failed [done, left: request numbers]
    CaDisagrees,      ///< Unknown: what SCEP gives is not what the router shows [router, ca: fingerprints]
    NotRead,          ///< Unknown: what would prove it could not be read [commands or error]
    LinkLost,         ///< Unknown: between the command and its answer
    QuestionUnknown,  ///< Failed: the router asked what nobody expected, and nothing changed [question]
    Interrupted,      ///< Unknown: by us or by the end of our process; the next refresh settles it
    Count
};
[[nodiscard]] std::string_view wordOf(ResultCode code);
[[nodiscard]] std::optional<ResultCode> resultCodeOf(std::string_view word);

/// How it ended, as far as it can be proved now.
struct Verdict
{
    store::IntentState state = store::IntentState::Unknown;
    ResultCode code = ResultCode::NotRead;
    Parameters parameters = {};
    bool waits = false; ///< it may still come about by itself: worth reading again in a moment

    [[nodiscard]] store::Outcome outcome() const;
};

/// What has to be remembered of an act and of the state before it, for settled(): to be kept with the intent before the first
/// byte is sent. No secret is in it.
[[nodiscard]] Parameters remembered(const Plan& plan, const fleet::Snapshot& before);

/// The proof, by comparing what was with what is: "the server said OK" is none. Pure.
///
/// @param after null when the router could not be read again
/// @param caAfter null when it was not asked
[[nodiscard]] Verdict verdictOf(const Plan& plan, const fleet::Snapshot& before, const fleet::Snapshot* after,
                                const std::vector<RefusedCommand>& refused, const CaView* caAfter,
                                const ChangeReport& report);

/// Nothing was sent: the plan is blocked.
[[nodiscard]] Verdict blocked(const Plan& plan);
/// Nothing was sent: what run() read is no longer what was previewed.
[[nodiscard]] Verdict stateChanged(const Plan& plan);

/// How an act ended that nobody saw the end of, from a later reading of the router. Nothing when that does not tell either.
///
/// @param memory what remembered() gave
[[nodiscard]] std::optional<Verdict> settled(const Parameters& memory, const fleet::Snapshot& now);

} // namespace releve::ops
