// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "pki/base/clock.h"

namespace releve::plan {

/// A device, numbered in the order in which devices act at one instant (ROLLOVER_SPEC 14.3).
using DeviceIndex = std::uint32_t;

/// When each device acts next. Every device is in it once and moves only while it is at the front, so the front is
/// replaced in place and nothing has to be looked up.
class WakeQueue
{
public:
    struct Wake
    {
        Instant at;
        DeviceIndex device;

        [[nodiscard]] bool before(const Wake& other) const
        {
            return at != other.at ? at < other.at : device < other.device;
        }
    };

    explicit WakeQueue(std::vector<Wake> wakes) : m_heap(std::move(wakes))
    {
        std::make_heap(m_heap.begin(), m_heap.end(),
                       [](const Wake& a, const Wake& b) { return b.before(a); });
    }

    [[nodiscard]] bool empty() const { return m_heap.empty(); }
    [[nodiscard]] const Wake& front() const { return m_heap.front(); }

    /// Puts the device at the front off to `at`.
    void delayFront(Instant at)
    {
        Wake wake = m_heap.front();
        wake.at = at;
        std::size_t hole = 0;
        for (std::size_t child = 1; child < m_heap.size(); child = 2 * hole + 1) {
            if (child + 1 < m_heap.size() && m_heap[child + 1].before(m_heap[child]))
                ++child;
            if (!m_heap[child].before(wake))
                break;
            m_heap[hole] = m_heap[child];
            hole = child;
        }
        m_heap[hole] = wake;
    }

private:
    std::vector<Wake> m_heap; ///< the least first
};

} // namespace releve::plan
