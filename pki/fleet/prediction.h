// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/clock.h"
#include "pki/fleet/displaystate.h"
#include "pki/ios/records.h"

namespace releve::fleet {

struct Snapshot;

/// Which formula of pki/lifecycle/schedule.h a prediction comes from.
enum class Formula
{
    Renew,
    Shadow,
    ShadowWithoutAutoEnroll,
    RolloverActivation,
    CsShadowCertGeneration,
    CsCertExpire,
    CsCrlUpdate,
    ExpiryAlert,
    Count
};

/// Why nothing is predicted. `Count` stays last: models/ has a sentence for each.
enum class NotPredicted
{
    No,                   ///< something is
    ClockNotSet,          ///< no timer runs while the clock is not authoritative (ROLLOVER_SPEC 2)
    ConfigurationNotRead, ///< whether and when depends on lines that were not read
    NoAutoEnroll,
    NoEnrollmentUrl, ///< nobody to ask
    NoIdentity,
    NoCa,
    DatesUnknown, ///< a certificate's date is in a zone of more than one meaning, or was not printed
    UnderWay,     ///< it has fired: POLL or CONNECT RETRY runs in its place
    Stopped,      ///< the last request was rejected (ROLLOVER_SPEC 14.28)
    Ended,        ///< the certificate is past its end: nothing is armed for it
    ServerOff,
    NoAutoRollover,
    NoFormula,      ///< of a subordinate server, whose own CA decides
    RolloverReady,  ///< the successor exists already
    CrlUnknown,     ///< the last CRL is not known, or is older than the reading
    ReadingUnknown, ///< what comes next depends on the device's present, which no log tells
    AlertsSilent,   ///< the certificate renews itself, or its last alert is past
    Count
};

/// Whether the device's own list has the timer.
enum class Report
{
    NotRead, ///< no list, or none with this section, was read
    Listed,
    Missing ///< predicted, the list was read, and it is not there
};

/// One timer that should run, or could if something more were known.
struct Prediction
{
    ios::TimerSection section = ios::TimerSection::Pki;
    std::string_view name; ///< as IOS prints it; static text
    std::string owner;     ///< trustpoint or server
    Formula formula = Formula::Renew;
    std::optional<Instant> due; ///< empty: see `why`
    NotPredicted why = NotPredicted::No;
    Report report = Report::NotRead;

    // The formula's inputs, for whoever wants to know.
    std::optional<Instant> from, to; ///< `to` is the end that all formulas but CsCrlUpdate look at
    unsigned percent = 0;            ///< 0 = no part of the formula
    Duration length{0};              ///< the overlap
    /// How much later it may be due, for want of an input: of RENEW, when the certificate's installation is
    /// not printed and its notBefore stands in.
    Duration uncertainty{0};
};

/// What pki/lifecycle/schedule.h predicts of a device's timers, from its certificates and configuration at
/// the instant of its reading. Pure; looks at the snapshot's timers only to tell what is under way.
[[nodiscard]] std::vector<Prediction> predict(const Snapshot& snapshot);

/// A prediction and a report this close agree: lists print whole seconds.
inline constexpr Duration onTimeDrift = std::chrono::seconds{1};
/// A drift beyond this wants attention: more than polls and key generation explain. Ours.
inline constexpr Duration noticeableDrift = std::chrono::hours{1};

[[nodiscard]] Tone toneOfDrift(Duration drift);
/// Whether the reason says that the timer should not run, not only that nothing can be told.
[[nodiscard]] bool speaksAgainst(NotPredicted why);
/// Whether it is worth a place beside the timers the device lists: what it lists already is not, nor are
/// alerts where the device's list has no such section.
[[nodiscard]] bool standsAlone(const Prediction& prediction);

/// Sets the snapshot's timers and predictions beside each other: by name and owner.
void compareTimers(Snapshot& snapshot);

/// Whether Relève has a formula for timers of this name; the others depend on what happens (POLL) or on what
/// no certificate tells (SESSION CLEANUP, TRUSTPOOL).
[[nodiscard]] bool isPredictable(std::string_view timerName);

} // namespace releve::fleet
