// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <mutex>
#include <string_view>

#include "pki/lifecycle/jsonlog.h"

namespace releve::lab {

/// The event log of the lab, a JSON line an event (PRODUCT `releve-lab`). Thread-safe.
class EventLog
{
public:
    /// Called under the lock with whole lines, each with its line feed: not to call back.
    using Sink = std::function<void(std::string_view lines)>;

    explicit EventLog(Sink sink) : m_sink(std::move(sink)) {}

    void write(Instant at, std::string_view who, const lifecycle::LogEntry& entry);
    /// The number of events so far.
    [[nodiscard]] std::uint64_t count() const;

private:
    mutable std::mutex m_mutex;
    Sink m_sink;
    lifecycle::JsonLog m_json;
    std::uint64_t m_count = 0;
};

} // namespace releve::lab
