// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/strandedwatch.h"

#include <algorithm>
#include <tuple>

namespace releve::plan {

using lifecycle::LogEvent;
using lifecycle::never;

void StrandedWatch::heard(DeviceIndex who, Client& client, const lifecycle::LogEntry& entry,
                          const lifecycle::Trustpoint& trustpoint, const lifecycle::CertificateServer& server,
                          Instant now)
{
    switch (entry.event) {
    case LogEvent::Pending:
        client.trouble = StrandedWhy::Pending;
        return;
    case LogEvent::Rejected:
        client.trouble = StrandedWhy::Rejected;
        return;
    case LogEvent::TransportFailure:
        client.trouble = entry.reason == lifecycle::FailureReason::NoRollover ? StrandedWhy::NoRollover
                                                                              : StrandedWhy::Unreachable;
        return;
    case LogEvent::Granted:
        client.trouble = StrandedWhy::Expired;
        return;
    case LogEvent::Enrolled:
    case LogEvent::Renewed:
    case LogEvent::RolloverActivated:
    case LogEvent::IdentityExpired:
        break;
    default:
        return;
    }
    const bool healthy =
        trustpoint.hasValidIdentity() && server.holds(trustpoint.holdings.identity->issuerSerial);
    if (healthy && client.since != never) {
        if (client.since < now) // rule 14.37: none of zero length
            m_intervals.push_back({who, client.since, now, client.why});
        client.since = never;
    } else if (!healthy && client.healthy) {
        client.since = now;
        client.why = why(client, entry, trustpoint, server);
    }
    client.healthy = healthy;
}

/// Only a cancelled chain makes an operator give up a valid identity (rule 14.11).
void StrandedWatch::cleanStart(Client& client, Instant now)
{
    if (client.healthy) {
        client.since = now;
        client.why = StrandedWhy::RolloverCancelled;
        client.healthy = false;
    }
    client.trouble = StrandedWhy::Expired;
}

void StrandedWatch::finish(DeviceIndex who, const Client& client)
{
    if (client.since != never)
        m_intervals.push_back({who, client.since, std::nullopt, client.why});
}

std::vector<StrandedWatch::Interval> StrandedWatch::takeIntervals()
{
    std::sort(m_intervals.begin(), m_intervals.end(), [](const Interval& a, const Interval& b) {
        return std::tuple(a.since, a.who) < std::tuple(b.since, b.who);
    });
    return std::move(m_intervals);
}

/// Rule 14.38: the first that applies.
StrandedWhy StrandedWatch::why(const Client& client, const lifecycle::LogEntry& entry,
                               const lifecycle::Trustpoint& trustpoint,
                               const lifecycle::CertificateServer& server)
{
    if (entry.event == LogEvent::RolloverActivated && !server.holds(entry.ca))
        return StrandedWhy::RolloverCancelled;
    if (server.dead)
        return StrandedWhy::CaExpired;
    if (!trustpoint.clockAuthoritative)
        return StrandedWhy::Clock;
    return client.trouble;
}

} // namespace releve::plan
