// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/prediction.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

#include "pki/base/text.h"
#include "pki/fleet/predictors.h"
#include "pki/lifecycle/schedule.h"

namespace releve::fleet {

namespace {

using TimerKey = std::pair<std::string_view, std::string_view>; ///< name, owner

bool isRenewal(std::string_view name)
{
    return name == timername::renew || name == timername::shadow;
}

class Predictor
{
public:
    explicit Predictor(const Snapshot& snapshot) : m_snapshot(snapshot), m_now(snapshot.clock.deviceInstant)
    {
        for (const Timer& timer : snapshot.timers)
            m_running.emplace(TimerKey{timer.name, timer.owner}, &timer);
    }

    [[nodiscard]] std::vector<Prediction> run()
    {
        for (const Trustpoint& trustpoint : m_snapshot.trustpoints) {
            if (trustpoint.readOnDevice)
                ofTrustpoint(trustpoint);
        }
        for (const Server& server : m_snapshot.servers)
            append(predictServer(server, m_snapshot.findTrustpoint(server.name), m_now));
        if (m_snapshot.clock.authority == ios::ClockAuthority::NotAuthoritative) {
            for (Prediction& prediction : m_predictions)
                drop(prediction, NotPredicted::ClockNotSet);
        }
        return std::move(m_predictions);
    }

private:
    void ofTrustpoint(const Trustpoint& trustpoint)
    {
        if (trustpoint.belongsToServer) {
            add(predictAlert(timername::serverAlert, trustpoint, signingCertificate(trustpoint),
                             trustpoint.rolloverCa, m_now));
            return;
        }
        if (trustpoint.config || trustpoint.ca || trustpoint.identity) {
            auto renewal = predictRenewal(trustpoint, m_now);
            for (Prediction& prediction : renewal)
                considerEvents(prediction, trustpoint);
            append(std::move(renewal));
        }
        add(predictAlert(timername::identityAlert, trustpoint, trustpoint.identity,
                         trustpoint.rolloverIdentity, m_now));
        add(predictAlert(timername::caAlert, trustpoint, trustpoint.ca, trustpoint.rolloverCa, m_now));
    }

    /// What is not listed because something else runs in its place.
    void considerEvents(Prediction& prediction, const Trustpoint& trustpoint) const
    {
        if (!prediction.due || prediction.formula == Formula::RolloverActivation ||
            runs(prediction.name, trustpoint.name))
            return;
        const bool enrolls = prediction.formula != Formula::ShadowWithoutAutoEnroll; // ROLLOVER_SPEC 14.30
        if (enrolls && trustpoint.status &&
            startsWithIgnoringCase(trustpoint.status->value.lastEnrollmentStatus, "rejected"))
            drop(prediction, NotPredicted::Stopped);
        else if (runs(timername::connectRetry, trustpoint.name) ||
                 (enrolls && runs(timername::poll, trustpoint.name)))
            drop(prediction, NotPredicted::UnderWay);
    }

    static void drop(Prediction& prediction, NotPredicted why)
    {
        prediction.due.reset();
        prediction.uncertainty = {};
        prediction.why = why;
    }

    [[nodiscard]] bool runs(std::string_view name, std::string_view owner) const
    {
        return m_running.count({name, owner}) > 0;
    }

    void add(std::optional<Prediction> prediction)
    {
        if (prediction)
            m_predictions.push_back(*std::move(prediction));
    }

    void append(std::vector<Prediction> predictions)
    {
        std::move(predictions.begin(), predictions.end(), std::back_inserter(m_predictions));
    }

    const Snapshot& m_snapshot;
    std::optional<Instant> m_now;
    std::map<TimerKey, const Timer*> m_running;
    std::vector<Prediction> m_predictions;
};

/// The prediction that speaks of a timer: the one of its name, else for a renewal the one that says why
/// neither RENEW nor SHADOW is predicted.
class PredictionIndex
{
public:
    explicit PredictionIndex(const std::vector<Prediction>& predictions)
    {
        for (std::size_t i = 0; i < predictions.size(); ++i) {
            const Prediction& prediction = predictions[i];
            m_byName.emplace(TimerKey{prediction.name, prediction.owner}, static_cast<int>(i));
            if (isRenewal(prediction.name))
                (prediction.due ? m_renewals : m_reasons).emplace(prediction.owner, static_cast<int>(i));
        }
    }

    [[nodiscard]] int find(const Timer& timer) const
    {
        if (const auto it = m_byName.find({timer.name, timer.owner}); it != m_byName.end())
            return it->second;
        const auto it = m_reasons.find(timer.owner);
        return isRenewal(timer.name) && it != m_reasons.end() ? it->second : -1;
    }

    /// RENEW where SHADOW should run, or the reverse.
    [[nodiscard]] bool isWrongRenewal(const Timer& timer) const
    {
        return isRenewal(timer.name) && m_renewals.count(timer.owner) > 0;
    }

private:
    std::map<TimerKey, int> m_byName;
    std::unordered_map<std::string_view, int> m_renewals, m_reasons;
};

} // namespace

std::optional<lifecycle::CertificateFacts> factsOf(const HeldCertificatePtr& held)
{
    const auto from = held ? held->notBefore() : std::nullopt;
    const auto to = held ? held->notAfter() : std::nullopt;
    if (!from || !to)
        return std::nullopt;
    lifecycle::CertificateFacts facts;
    facts.notBefore = *from;
    facts.notAfter = *to;
    return facts;
}

std::optional<Prediction> predictAlert(std::string_view name, const Trustpoint& owner,
                                       const HeldCertificatePtr& held, const HeldCertificatePtr& rollover,
                                       std::optional<Instant> now)
{
    if (!held || held->record.kind == ios::CertificateKind::SelfSigned ||
        held->record.kind == ios::CertificateKind::Ra)
        return std::nullopt;
    Prediction prediction;
    prediction.section = ios::TimerSection::ExpiryAlert;
    prediction.name = name;
    prediction.owner = owner.name;
    prediction.formula = Formula::ExpiryAlert;
    const auto facts = factsOf(held);
    const auto successor = factsOf(rollover);
    if (!facts) {
        prediction.why = NotPredicted::DatesUnknown;
    } else if (!now) {
        prediction.why = NotPredicted::ReadingUnknown;
    } else if (const auto due = lifecycle::expiryAlertAt(*now, owner.autoEnrolls(), *facts,
                                                         successor ? &*successor : nullptr)) {
        prediction.to = facts->notAfter;
        prediction.due = due;
    }
    if (!prediction.due && prediction.why == NotPredicted::No)
        prediction.why = NotPredicted::AlertsSilent;
    return prediction;
}

std::vector<Prediction> predict(const Snapshot& snapshot)
{
    return Predictor(snapshot).run();
}

namespace {

/// Whether a timer was listed long before the latest reading: certificates and configuration may have been
/// others then.
bool isStale(const Snapshot& snapshot, const Timer& timer)
{
    if (timer.record < 0)
        return false;
    const auto listed = snapshot.facts.timers[static_cast<std::size_t>(timer.record)].origin.readAt();
    return listed && snapshot.facts.readAt && *snapshot.facts.readAt - *listed > liveCaptureAge;
}

} // namespace

void compareTimers(Snapshot& snapshot)
{
    auto& predictions = snapshot.predictions;
    bool listRead = false;
    bool alertsRead = false; // older releases have no such section
    const PredictionIndex index(predictions);
    for (Timer& timer : snapshot.timers) {
        timer.prediction = index.find(timer);
        if (isStale(snapshot, timer)) {
            if (timer.prediction >= 0)
                timer.predicted = predictions[static_cast<std::size_t>(timer.prediction)].due;
            continue;
        }
        listRead = listRead || !timer.fromCertificate;
        alertsRead = alertsRead || timer.section == ios::TimerSection::ExpiryAlert;
        if (timer.prediction < 0) {
            timer.unexpected = index.isWrongRenewal(timer);
            continue;
        }
        Prediction& prediction = predictions[static_cast<std::size_t>(timer.prediction)];
        if (prediction.name == timer.name)
            prediction.report = Report::Listed;
        timer.unexpected = !prediction.due && speaksAgainst(prediction.why);
        timer.predicted = prediction.due;
        if (prediction.due && timer.due)
            timer.drift = *timer.due - *prediction.due;
    }
    for (Prediction& prediction : predictions) {
        const bool isAlert = prediction.section == ios::TimerSection::ExpiryAlert;
        if (prediction.report == Report::NotRead && prediction.due && (isAlert ? alertsRead : listRead))
            prediction.report = Report::Missing;
    }
}

Tone toneOfDrift(Duration drift)
{
    return std::chrono::abs(drift) > noticeableDrift ? Tone::Attention : Tone::Good;
}

bool speaksAgainst(NotPredicted why)
{
    switch (why) {
    case NotPredicted::NoAutoEnroll:
    case NotPredicted::NoEnrollmentUrl:
    case NotPredicted::Stopped:
    case NotPredicted::Ended:
    case NotPredicted::ServerOff:
    case NotPredicted::NoAutoRollover:
    case NotPredicted::RolloverReady:
    case NotPredicted::AlertsSilent:
        return true;
    default:
        return false;
    }
}

bool standsAlone(const Prediction& prediction)
{
    return prediction.due &&
           (prediction.report == Report::Missing ||
            (prediction.report == Report::NotRead && prediction.section != ios::TimerSection::ExpiryAlert));
}

bool isPredictable(std::string_view timerName)
{
    constexpr std::string_view names[] = {
        timername::renew,        timername::shadow,      timername::csShadowCertGeneration,
        timername::csCertExpire, timername::csCrlUpdate, timername::identityAlert,
        timername::caAlert,      timername::serverAlert};
    return std::find(std::begin(names), std::end(names), timerName) != std::end(names);
}

} // namespace releve::fleet
