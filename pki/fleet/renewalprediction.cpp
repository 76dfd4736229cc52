// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "pki/fleet/predictors.h"
#include "pki/lifecycle/schedule.h"

namespace releve::fleet {

namespace {

using lifecycle::CertificateFacts;

bool asksByItself(const lifecycle::TrustpointConfig& config)
{
    return config.enrollment == lifecycle::EnrollmentMethod::Url ||
           config.enrollment == lifecycle::EnrollmentMethod::Profile;
}

/// The trustpoint's own half: RENEW, SHADOW, activation.
class RenewalPredictor
{
public:
    RenewalPredictor(const Trustpoint& trustpoint, std::optional<Instant> now)
        : m_trustpoint(trustpoint)
        , m_now(now)
        , m_ca(factsOf(trustpoint.ca))
        , m_identity(factsOf(trustpoint.identity))
    {}

    [[nodiscard]] std::vector<Prediction> run()
    {
        if (hasRollover())
            activation();
        else if (!m_trustpoint.config)
            nothing(bothEnd() && endsWithItsCa(*m_identity, *m_ca) ? timername::shadow : timername::renew,
                    Formula::Renew, NotPredicted::ConfigurationNotRead);
        else if (m_trustpoint.autoEnrolls())
            withAutoEnroll();
        else
            withoutAutoEnroll();
        return std::move(m_predictions);
    }

private:
    [[nodiscard]] bool bothEnd() const { return m_identity && m_ca; }

    /// What is swapped at the end of the CA (ROLLOVER_SPEC 14.31): the pair, or without auto-enroll the CA
    /// certificate alone.
    [[nodiscard]] bool hasRollover() const
    {
        if (!m_trustpoint.rolloverCa)
            return false;
        return m_trustpoint.rolloverIdentity || (m_trustpoint.config && !m_trustpoint.autoEnrolls());
    }

    Prediction& add(std::string_view name, Formula formula)
    {
        Prediction prediction;
        prediction.name = name;
        prediction.owner = m_trustpoint.name;
        prediction.formula = formula;
        m_predictions.push_back(std::move(prediction));
        return m_predictions.back();
    }

    void nothing(std::string_view name, Formula formula, NotPredicted why) { add(name, formula).why = why; }

    [[nodiscard]] bool isPast(const CertificateFacts& certificate) const
    {
        return m_now && *m_now > certificate.notAfter;
    }

    void activation()
    {
        // The row is believed to read SHADOW again, now counting to the activation. [R] ROLLOVER_SPEC 4.2
        Prediction& swap = add(timername::shadow, Formula::RolloverActivation);
        if (!m_ca) {
            swap.why = m_trustpoint.ca ? NotPredicted::DatesUnknown : NotPredicted::NoCa;
        } else if (isPast(*m_ca)) {
            swap.why = NotPredicted::Ended;
        } else {
            swap.to = m_ca->notAfter;
            swap.due = rolloverActivationAt(*m_ca);
        }
    }

    [[nodiscard]] NotPredicted obstacleToAutoEnroll() const
    {
        if (!asksByItself(m_trustpoint.config->value))
            return NotPredicted::NoEnrollmentUrl;
        if (!m_trustpoint.identity)
            return NotPredicted::NoIdentity;
        if (!m_trustpoint.ca) // RENEW or SHADOW is told by both ends (ROLLOVER_SPEC 14.23)
            return NotPredicted::NoCa;
        if (!bothEnd())
            return NotPredicted::DatesUnknown;
        return isPast(*m_identity) ? NotPredicted::Ended : NotPredicted::No;
    }

    void withAutoEnroll()
    {
        if (const NotPredicted why = obstacleToAutoEnroll(); why != NotPredicted::No)
            return nothing(timername::renew, Formula::Renew, why);
        const unsigned percent = m_trustpoint.config->value.autoEnroll->percent;
        const bool isShadow = endsWithItsCa(*m_identity, *m_ca);
        Prediction& next =
            isShadow ? add(timername::shadow, Formula::Shadow) : add(timername::renew, Formula::Renew);
        next.percent = percent;
        next.from = m_identity->notBefore;
        next.to = m_identity->notAfter;
        if (isShadow) {
            next.due = shadowAt(*m_identity, percent);
            return;
        }
        const auto installed = installation();
        next.from = installed.value_or(m_identity->notBefore);
        next.due = renewAt(*m_identity, *next.from, percent);
        if (!installed && m_now && *m_now > *next.from)
            next.uncertainty = renewAt(*m_identity, *m_now, percent) - *next.due;
    }

    /// T of the formula. A rollover identity is installed before it begins: from then on its notBefore counts
    /// (ROLLOVER_SPEC 14.22).
    [[nodiscard]] std::optional<Instant> installation() const
    {
        const auto& printed = m_trustpoint.identity->record.installTime;
        if (!printed || !printed->instant)
            return std::nullopt;
        return std::max(*printed->instant, m_identity->notBefore);
    }

    /// ROLLOVER_SPEC 14.30.
    void withoutAutoEnroll()
    {
        nothing(timername::renew, Formula::Renew, NotPredicted::NoAutoEnroll);
        Prediction& shadow = add(timername::shadow, Formula::ShadowWithoutAutoEnroll);
        if (!asksByItself(m_trustpoint.config->value)) {
            shadow.why = NotPredicted::NoEnrollmentUrl;
        } else if (!m_ca) {
            shadow.why = m_trustpoint.ca ? NotPredicted::DatesUnknown : NotPredicted::NoCa;
        } else if (isPast(*m_ca)) {
            shadow.why = NotPredicted::Ended;
        } else {
            shadow.percent = lifecycle::shadowPercentWithoutAutoEnroll;
            shadow.from = m_ca->notBefore;
            shadow.to = m_ca->notAfter;
            shadow.due = shadowWithoutAutoEnrollAt(*m_ca);
        }
    }

    const Trustpoint& m_trustpoint;
    std::optional<Instant> m_now;
    std::optional<CertificateFacts> m_ca, m_identity;
    std::vector<Prediction> m_predictions;
};

} // namespace

std::vector<Prediction> predictRenewal(const Trustpoint& trustpoint, std::optional<Instant> now)
{
    return RenewalPredictor(trustpoint, now).run();
}

} // namespace releve::fleet
