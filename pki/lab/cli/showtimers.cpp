// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/showrecords.h"
#include "pki/lab/router/router.h"
#include "pki/lifecycle/schedule.h"

namespace releve::lab::cli {
namespace {

using ios::TimerSection;
using lifecycle::Timer;
using lifecycle::Track;

class TimerList
{
public:
    explicit TimerList(Instant now) : m_now(now) {}

    /// Nothing when it is not armed.
    void add(TimerSection section, std::string name, std::string target, Instant due)
    {
        if (due == lifecycle::never)
            return;
        ios::TimerRecord record;
        record.section = section;
        record.name = std::move(name);
        record.target = std::move(target);
        record.remaining = std::max(due - m_now, Duration::zero());
        record.due = due;
        m_timers.push_back(std::move(record));
    }
    void add(const Track& track, const std::string& trustpoint)
    {
        if (track.armed())
            add(TimerSection::Pki, std::string(lifecycle::nameOf(track.timer)), trustpoint, track.due);
    }
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] std::vector<ios::TimerRecord> take() { return std::move(m_timers); }

private:
    Instant m_now;
    std::vector<ios::TimerRecord> m_timers;
};

/// ROLLOVER_SPEC 4.2, expiry alerts.
/// @param successor null when there is none
void addAlert(TimerList& list, const char* name, const std::string& target, bool autoEnroll,
              const std::optional<lifecycle::CertificateFacts>& held,
              const std::optional<lifecycle::CertificateFacts>& successor)
{
    if (!held)
        return;
    const auto due =
        lifecycle::expiryAlertAt(list.now(), autoEnroll, *held, successor ? &*successor : nullptr);
    list.add(TimerSection::ExpiryAlert, name, target, due.value_or(lifecycle::never));
}

void addTrustpoint(TimerList& list, const TrustpointDriver& driver)
{
    const std::string& name = driver.name();
    const lifecycle::Trustpoint& machine = driver.machine();
    list.add(machine.enrollment, name);
    list.add(machine.nextCa, name);
    if (machine.holdings.rolloverCa) // inferred: the activation, ROLLOVER_SPEC 4.2 [R]
        list.add(TimerSection::Pki, std::string(lifecycle::nameOf(Timer::Shadow)), name, machine.caEnds);
    const lifecycle::Holdings& holdings = machine.holdings;
    const bool autoEnroll = machine.policy.autoEnroll;
    addAlert(list, "ID", name, autoEnroll, holdings.identity, holdings.rolloverIdentity);
    if (driver.isSelfSigned()) { // a persistent one: told like any other
        const x509::Certificate& own = *driver.held().identity;
        addAlert(list, "ID", name, autoEnroll,
                 lifecycle::CertificateFacts{1, 1, 0, own.notBefore().value_or(Instant()),
                                             own.notAfter().value_or(Instant())},
                 {});
    }
    addAlert(list, "CA", name, autoEnroll, holdings.ca, holdings.rolloverCa);
    if (const auto& crl = driver.crl(); crl && crl->nextUpdate()) {
        const std::string issuer = crl->issuer().toIos();
        list.add(TimerSection::Crl, "CRL EXPIRE", issuer, *crl->nextUpdate());
        list.add(TimerSection::Crl, "CRL UPDATE", issuer, *crl->nextUpdate());
    }
}

/// @param own the trustpoint of the server's name; null when it is not configured
void addServer(TimerList& list, const ServerDriver& server, const TrustpointEntry* own)
{
    const lifecycle::CertificateServer machine = server.machine();
    if (!machine.enabled())
        return;
    addAlert(list, "CS", server.config().name, own && own->config.autoEnroll, machine.current,
             machine.rollover);
    const auto crl = server.crl();
    list.add(TimerSection::Cs, "CS CRL UPDATE", {},
             crl && crl->nextUpdate() ? *crl->nextUpdate() : machine.crlUpdateDue);
    list.add(TimerSection::Cs, "CS SHADOW CERT GENERATION", {}, machine.shadowGenerationDue);
    list.add(TimerSection::Cs, "CS CERT EXPIRE", {}, machine.certExpireDue);
    for (const StoredRequest& request : server.requests())
        list.add(TimerSection::Cs, "ER EXPIRE", std::to_string(request.id),
                 lifecycle::erExpireAt(request.created, server.config().requestLifetime));
}

} // namespace

std::vector<ios::TimerRecord> timerRecordsOf(const Router& router)
{
    if (!router.isClockAuthoritative())
        return {};
    TimerList list(router.now());
    // Counted from the epoch: since when its clock is right, a lab's router does not remember (ours).
    list.add(TimerSection::Pki, "SESSION CLEANUP", {},
             lifecycle::nextSessionCleanupAfter(list.now(), Instant()));
    for (const auto& driver : router.trustpoints())
        addTrustpoint(list, *driver);
    if (router.server())
        addServer(list, *router.server(), router.running().trustpoint(router.server()->config().name));
    return list.take();
}

} // namespace releve::lab::cli
