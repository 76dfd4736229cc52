// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "pki/lab/cli/showrecords.h"
#include "pki/lab/cli/storednames.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {
namespace {

using ios::CertificateKind;
using ios::CertificateRecord;

class Collector
{
public:
    explicit Collector(const Router& router) : m_router(router), m_clock(zoneOf(router)) {}

    /// Null when it was there already, of another trustpoint, or there is none.
    CertificateRecord* add(const std::optional<x509::Certificate>& certificate, CertificateKind kind,
                           bool rollover, const std::string& trustpoint, bool ofServer = false)
    {
        if (!certificate)
            return nullptr;
        for (CertificateRecord& known : m_records)
            if (known.certificate == certificate && known.kind == kind && known.rollover == rollover) {
                known.trustpoints.push_back(trustpoint);
                return nullptr;
            }
        m_records.push_back(recordOf(*certificate, kind, rollover));
        if (isStored(m_router, *certificate, ofServer))
            m_records.back().storage = storedName(*certificate, kind == CertificateKind::Ca);
        m_records.back().trustpoints = {trustpoint};
        return &m_records.back();
    }

    [[nodiscard]] const ios::ZoneClock& clock() const { return m_clock; }
    [[nodiscard]] std::vector<CertificateRecord> take() { return std::move(m_records); }

private:
    CertificateRecord recordOf(const x509::Certificate& certificate, CertificateKind kind,
                               bool rollover) const
    {
        const bool ca = kind == CertificateKind::Ca;
        CertificateRecord record;
        record.kind = kind;
        record.rollover = rollover;
        record.status = "Available";
        record.usage = ca ? "Signature" : "General Purpose";
        record.certificate = certificate;
        record.completeFromBytes();
        record.notBefore = printed(certificate.notBefore());
        record.notAfter = printed(certificate.notAfter());
        if (ca && !rollover) // the seed prints `Name:` of a rollover CA, and of no other
            record.subjectDisplayName.clear();
        else if (record.subjectDisplayName.empty())
            record.subjectDisplayName = certificate.subject().first("cn");
        record.sha256.clear(); // IOS prints it of no certificate in the captures
        return record;
    }

    std::optional<ios::PrintedTime> printed(std::optional<Instant> instant) const
    {
        return instant ? std::optional(m_clock.printed(*instant)) : std::nullopt;
    }

    const Router& m_router;
    ios::ZoneClock m_clock;
    std::vector<CertificateRecord> m_records;
};

void addDetails(CertificateRecord* record, const TrustpointDriver& driver, const Router& router,
                const ios::ZoneClock& clock)
{
    if (!record)
        return;
    const lifecycle::Trustpoint& machine = driver.machine();
    record->keyLabel = driver.keyLabel() + (record->rollover && machine.policy.regenerate ? "#" : "");
    if (record->rollover)
        return;
    if (router.platform() == Platform::IosXe && !driver.isSelfSigned())
        record->installTime = clock.printed(machine.holdings.installed);
    if (machine.enrollment.armed() && machine.enrollment.timer == lifecycle::Timer::Renew)
        record->renewDate = clock.printed(machine.enrollment.due);
}

} // namespace

std::vector<CertificateRecord> certificateRecordsOf(const Router& router, std::string_view trustpoint)
{
    Collector collector(router);
    const auto wanted = [trustpoint](const std::string& name) {
        return trustpoint.empty() || trustpoint == name;
    };
    for (const auto& driver : router.trustpoints()) {
        const std::string& name = driver->name();
        if (!wanted(name))
            continue;
        const HeldCertificates& held = driver->held();
        addDetails(collector.add(held.rolloverIdentity, CertificateKind::Identity, true, name), *driver,
                   router, collector.clock());
        const auto kind = driver->isSelfSigned() ? CertificateKind::SelfSigned : CertificateKind::Identity;
        addDetails(collector.add(held.identity, kind, false, name), *driver, router, collector.clock());
        (void)collector.add(held.rolloverCa, CertificateKind::Ca, true, name);
        (void)collector.add(held.ca, CertificateKind::Ca, false, name);
    }
    if (const ServerDriver* server = router.server(); server && wanted(server->config().name)) {
        (void)collector.add(server->rolloverCaCertificate(), CertificateKind::Ca, true, server->config().name,
                            true);
        (void)collector.add(server->caCertificate(), CertificateKind::Ca, false, server->config().name, true);
    }
    return collector.take();
}

} // namespace releve::lab::cli
