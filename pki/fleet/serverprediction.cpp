// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "pki/fleet/predictors.h"
#include "pki/lifecycle/schedule.h"

namespace releve::fleet {

namespace {

using lifecycle::CertificateFacts;

/// A certificate server's half.
class ServerPredictor
{
public:
    ServerPredictor(const Server& server, const Trustpoint* own, std::optional<Instant> now)
        : m_server(server), m_now(now)
    {
        if (own && signingCertificate(*own)) {
            m_start = signingCertificate(*own)->notBefore();
            m_end = signingCertificate(*own)->notAfter();
            m_hasRollover = own->rolloverCa != nullptr;
        }
        if (!server.status)
            return;
        if (!m_end && server.status->value.caExpires)
            m_end = server.status->value.caExpires->instant;
        m_hasRollover = m_hasRollover || server.status->value.rollover.has_value();
    }

    [[nodiscard]] std::vector<Prediction> run() const
    {
        const auto mode = m_server.config ? m_server.config->value.mode : lifecycle::ServerMode::Root;
        const bool isRa = mode == lifecycle::ServerMode::Ra || mode == lifecycle::ServerMode::RaTransparent ||
                          (m_server.status && m_server.status->value.raMode);
        if (isRa)
            return {}; // it signs nothing
        std::vector<Prediction> predictions;
        for (Prediction& prediction :
             std::vector{generation(mode == lifecycle::ServerMode::SubordinateCa), expiry(), crl()}) {
            if (m_server.state == ServerState::Disabled || m_server.state == ServerState::CheckFailed) {
                prediction.due.reset();
                prediction.why = NotPredicted::ServerOff;
            }
            predictions.push_back(std::move(prediction));
        }
        return predictions;
    }

private:
    [[nodiscard]] Prediction make(std::string_view name, Formula formula) const
    {
        Prediction prediction;
        prediction.section = ios::TimerSection::Cs;
        prediction.name = name;
        prediction.owner = m_server.name;
        prediction.formula = formula;
        prediction.to = m_end;
        if (!m_end)
            prediction.why = NotPredicted::DatesUnknown;
        else if (m_now && *m_now > *m_end)
            prediction.why = NotPredicted::Ended;
        return prediction;
    }

    [[nodiscard]] std::optional<lifecycle::DaysHoursMinutes> overlap() const
    {
        return m_server.config ? m_server.config->value.autoRollover : m_server.status->value.autoRollover;
    }

    [[nodiscard]] CertificateFacts ca() const
    {
        CertificateFacts facts;
        facts.notAfter = *m_end;
        return facts;
    }

    [[nodiscard]] Prediction generation(bool isSubordinate) const
    {
        Prediction prediction = make(timername::csShadowCertGeneration, Formula::CsShadowCertGeneration);
        if (isSubordinate)
            prediction.why = NotPredicted::NoFormula;
        else if (m_hasRollover)
            prediction.why = NotPredicted::RolloverReady;
        else if (!m_server.config && !m_server.status)
            prediction.why = NotPredicted::ConfigurationNotRead;
        else if (!overlap())
            prediction.why = NotPredicted::NoAutoRollover;
        if (prediction.why != NotPredicted::No)
            return prediction;
        prediction.length = overlap()->duration();
        prediction.due = csShadowCertGenerationAt(ca(), prediction.length);
        if (m_start) // an overlap longer than the CA's life: due when it was armed (ROLLOVER_SPEC 14.14)
            prediction.due = std::max(*prediction.due, *m_start);
        return prediction;
    }

    [[nodiscard]] Prediction expiry() const
    {
        Prediction prediction = make(timername::csCertExpire, Formula::CsCertExpire);
        if (prediction.why == NotPredicted::No)
            prediction.due = csCertExpireAt(ca());
        return prediction;
    }

    [[nodiscard]] Prediction crl() const
    {
        Prediction prediction = make(timername::csCrlUpdate, Formula::CsCrlUpdate);
        const auto next = m_server.status && m_server.status->value.crlNextUpdate
                              ? m_server.status->value.crlNextUpdate->instant
                              : std::nullopt;
        prediction.to = next;
        prediction.why = next && (!m_now || *next >= *m_now) ? NotPredicted::No : NotPredicted::CrlUnknown;
        if (prediction.why == NotPredicted::No)
            prediction.due = next; // nextUpdate is what the formula calls thisUpdate + lifetime
        return prediction;
    }

    const Server& m_server;
    std::optional<Instant> m_now, m_start, m_end;
    bool m_hasRollover = false;
};

} // namespace

const HeldCertificatePtr& signingCertificate(const Trustpoint& own)
{
    const bool isSubordinate =
        own.identity && own.identity->record.kind == ios::CertificateKind::SubordinateCa;
    return isSubordinate ? own.identity : own.ca;
}

std::vector<Prediction> predictServer(const Server& server, const Trustpoint* own, std::optional<Instant> now)
{
    return ServerPredictor(server, own, now).run();
}

} // namespace releve::fleet
