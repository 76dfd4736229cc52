// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/showrecords.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {
namespace {

using ios::TimerSection;
using lifecycle::Timer;
using lifecycle::Track;
using namespace std::chrono_literals;

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

/// When the end of a certificate is announced next: 60 days before, every 7 days until 7 are left, then daily (ROLLOVER_SPEC
/// 4.2, expiry alerts).
Instant nextAlert(Instant end, Instant now)
{
    constexpr auto first = std::chrono::days{60};
    constexpr auto week = std::chrono::days{7};
    Instant alert = end - first;
    while (alert <= now && alert < end)
        alert += alert + week <= end - week ? week
                 : alert < end - week       ? end - week - alert
                                            : std::chrono::days{1};
    return alert < end ? alert : lifecycle::never;
}

void addAlert(TimerList& list, const char* name, const std::string& target,
              const std::optional<x509::Certificate>& certificate)
{
    if (const auto end = certificate ? certificate->notAfter() : std::nullopt)
        list.add(TimerSection::ExpiryAlert, name, target, nextAlert(*end, list.now()));
}

/// None while a rollover certificate will take over in time (ROLLOVER_SPEC 4.2).
bool isRelieved(const TrustpointDriver& driver)
{
    const lifecycle::Holdings& holdings = driver.machine().holdings;
    return driver.machine().policy.autoEnroll && holdings.rolloverIdentity && holdings.identity &&
           holdings.rolloverIdentity->notBefore <= holdings.identity->notAfter;
}

void addTrustpoint(TimerList& list, const TrustpointDriver& driver)
{
    const std::string& name = driver.name();
    const lifecycle::Trustpoint& machine = driver.machine();
    list.add(machine.enrollment, name);
    list.add(machine.nextCa, name);
    if (machine.holdings.rolloverCa) // inferred: the activation, ROLLOVER_SPEC 4.2 [R]
        list.add(TimerSection::Pki, std::string(lifecycle::nameOf(Timer::Shadow)), name, machine.caEnds);
    if (!isRelieved(driver)) {
        addAlert(list, "ID", name, driver.held().identity);
        addAlert(list, "CA", name, driver.held().ca);
    }
    if (const auto& crl = driver.crl(); crl && crl->nextUpdate()) {
        const std::string issuer = crl->issuer().toIos();
        list.add(TimerSection::Crl, "CRL EXPIRE", issuer, *crl->nextUpdate());
        list.add(TimerSection::Crl, "CRL UPDATE", issuer, *crl->nextUpdate());
    }
}

void addServer(TimerList& list, const ServerDriver& server)
{
    const lifecycle::CertificateServer machine = server.machine();
    if (!machine.enabled())
        return;
    if (!machine.rollover)
        addAlert(list, "CS", server.config().name, server.caCertificate());
    const auto crl = server.crl();
    list.add(TimerSection::Cs, "CS CRL UPDATE", {},
             crl && crl->nextUpdate() ? *crl->nextUpdate() : machine.crlUpdateDue);
    list.add(TimerSection::Cs, "CS SHADOW CERT GENERATION", {}, machine.shadowGenerationDue);
    list.add(TimerSection::Cs, "CS CERT EXPIRE", {}, machine.certExpireDue);
    for (const StoredRequest& request : server.requests())
        list.add(TimerSection::Cs, "ER EXPIRE", std::to_string(request.id),
                 request.created + server.config().requestLifetime);
}

} // namespace

std::vector<ios::TimerRecord> timerRecordsOf(const Router& router)
{
    if (!router.isClockAuthoritative())
        return {};
    TimerList list(router.now());
    // Housekeeping, every quarter of an hour (inferred: ROLLOVER_SPEC 4.2 [I]); a lab's router has none to do.
    const auto quarter = std::chrono::duration_cast<Duration>(15min);
    const Duration since = list.now().time_since_epoch() % quarter;
    list.add(TimerSection::Pki, "SESSION CLEANUP", {}, list.now() - since + quarter);
    for (const auto& driver : router.trustpoints())
        addTrustpoint(list, *driver);
    if (router.server())
        addServer(list, *router.server());
    return list.take();
}

} // namespace releve::lab::cli
