// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace releve {

/// How many threads are worth starting for `pieces` of work: the cores at most, and one at least.
[[nodiscard]] inline std::size_t usefulThreads(std::size_t pieces)
{
    return std::clamp<std::size_t>(pieces, 1, std::max(1U, std::thread::hardware_concurrency()));
}

/// Calls `function(i)` once for each i below `count`, on the calling thread and up to `threads` - 1 others, in no
/// particular order; returns when all are done. The calls must not throw nor touch what another one writes.
template<class Function>
void inParallel(std::size_t count, std::size_t threads, const Function& function)
{
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            function(i);
    };
    std::vector<std::thread> others;
    try {
        for (std::size_t i = 1; i < std::min(threads, count); ++i)
            others.emplace_back(work);
    } catch (const std::system_error&) {
        // The system has no more threads to give: those there are do the work.
    }
    work();
    for (std::thread& other : others)
        other.join();
}

} // namespace releve
