// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/refreshschedule.h"

#include <algorithm>
#include <cstdint>

#include "pki/net/ssh/sshretry.h"

namespace releve::ops {

namespace {

/// From 0 to 1, always the same for the same device (FNV-1a).
double shareOf(const std::string& device)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : device)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return static_cast<double>(hash) / 4294967296.0;
}

Duration part(Duration whole, double share)
{
    return Duration(static_cast<Duration::rep>(static_cast<double>(whole.count()) * share));
}

} // namespace

void RefreshSchedule::setDue(const std::string& device, Duration due)
{
    Entry& entry = m_entries[device];
    if (entry.due)
        m_order.erase({*entry.due, device});
    entry.due = due;
    m_order.emplace(due, device);
}

void RefreshSchedule::add(const std::string& device, Duration now)
{
    m_entries[device].failures = 0;
    setDue(device, now + part(m_policy.spread, shareOf(device)));
}

void RefreshSchedule::remove(const std::string& device)
{
    const auto found = m_entries.find(device);
    if (found == m_entries.end())
        return;
    if (found->second.due)
        m_order.erase({*found->second.due, device});
    m_entries.erase(found);
}

void RefreshSchedule::read(const std::string& device, const fleet::Snapshot& snapshot, Duration now)
{
    m_entries[device].failures = 0;
    const double share = shareOf(device);
    const auto event = nextEventOf(snapshot);
    const Duration latest = now + m_policy.longest - part(m_policy.longest / 4, share);
    const Duration wanted = event ? *event + m_policy.behind : latest;
    setDue(device, std::min(latest, std::max(now + m_policy.soonest, wanted) + part(m_policy.spread, share)));
}

void RefreshSchedule::failed(const std::string& device, ErrorCode code, Duration now)
{
    Entry& entry = m_entries[device];
    if (!net::SshRetry::isWorthwhile(code)) {
        if (entry.due)
            m_order.erase({*entry.due, device});
        entry.due.reset();
        return;
    }
    constexpr unsigned mostDoublings = 20;
    const unsigned doublings = std::min(entry.failures++, mostDoublings);
    const Duration wait = std::min(m_policy.firstRetry * (1U << doublings), m_policy.longestRetry);
    setDue(device, now + wait + part(wait / 2, shareOf(device)));
}

std::vector<std::string> RefreshSchedule::take(Duration now)
{
    std::vector<std::string> result;
    while (!m_order.empty() && m_order.begin()->first <= now) {
        const std::string device = m_order.begin()->second;
        m_order.erase(m_order.begin());
        m_entries[device].due.reset();
        result.push_back(device);
    }
    return result;
}

std::optional<Duration> RefreshSchedule::next() const
{
    return m_order.empty() ? std::nullopt : std::optional(m_order.begin()->first);
}

std::optional<Duration> nextEventOf(const fleet::Snapshot& snapshot)
{
    const auto now = snapshot.clock.deviceInstant;
    if (!now || snapshot.clock.rate <= 0)
        return std::nullopt;
    std::optional<Instant> soonest;
    const auto note = [&](const std::optional<Instant>& instant) {
        if (instant && *instant > *now && (!soonest || *instant < *soonest))
            soonest = instant;
    };
    for (const fleet::Timer& timer : snapshot.timers) {
        if (fleet::isLifecycleTimer(timer.name))
            note(timer.due);
    }
    for (const fleet::Trustpoint& trustpoint : snapshot.trustpoints) {
        for (const auto& held :
             {trustpoint.ca, trustpoint.identity, trustpoint.rolloverCa, trustpoint.rolloverIdentity}) {
            if (!held)
                continue;
            note(held->notBefore()); // a rollover certificate becomes the active one then
            note(held->notAfter());
        }
    }
    if (!soonest)
        return std::nullopt;
    const auto ahead = static_cast<double>((*soonest - *now).count()) / snapshot.clock.rate;
    return snapshot.clock.steadyInstant + Duration(static_cast<Duration::rep>(ahead));
}

} // namespace releve::ops
