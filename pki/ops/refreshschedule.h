// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/fleet/snapshot.h"

namespace releve::ops {

/// When each device is to be read next: a moment behind its next timer that matters, and not all of a fleet in one second. A
/// value: no clock, no connections, no randomness. `now` is Clock::steady().
class RefreshSchedule
{
public:
    /// Ours, all of it.
    struct Policy
    {
        Duration soonest = std::chrono::minutes(1); ///< between two readings of a device
        Duration longest = std::chrono::hours(6);   ///< with no timer before
        Duration behind = std::chrono::seconds(20); ///< a timer, whose work takes a moment
        Duration spread = std::chrono::minutes(1);  ///< over which those of one instant are shared out
        Duration firstRetry =
            std::chrono::minutes(1); ///< after a failure that may pass; twice as long each time
        Duration longestRetry = std::chrono::hours(1);
    };

    explicit RefreshSchedule(Policy policy) : m_policy(policy) {}

    /// Not read yet, or to be read anew: within `spread`.
    void add(const std::string& device, Duration now);
    void remove(const std::string& device);
    /// It has just been read, by whomever.
    void read(const std::string& device, const fleet::Snapshot& snapshot, Duration now);
    /// It could not be read. What a person has to look at is not tried again by itself: wrong passwords lock accounts.
    void failed(const std::string& device, ErrorCode code, Duration now);

    /// Those whose time has come, the longest due first. They wait for read() or failed() then.
    [[nodiscard]] std::vector<std::string> take(Duration now);
    /// When take() will have something.
    [[nodiscard]] std::optional<Duration> next() const;

private:
    struct Entry
    {
        std::optional<Duration> due;
        unsigned failures = 0;
    };

    void setDue(const std::string& device, Duration due);

    Policy m_policy;
    std::unordered_map<std::string, Entry> m_entries;
    std::set<std::pair<Duration, std::string>> m_order;
};

/// The next instant after the snapshot's at which something happens on the device that is worth seeing: one of its lifecycle
/// timers, or the end of a certificate. By Clock::steady(). Nothing when nothing is known to come, or its clock is not known.
[[nodiscard]] std::optional<Duration> nextEventOf(const fleet::Snapshot& snapshot);

} // namespace releve::ops
