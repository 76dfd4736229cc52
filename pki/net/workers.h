// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace releve::net {

/// Threads that do tasks in the order they come. Any thread may hand them in.
class Workers
{
public:
    using Task = std::function<void()>;

    explicit Workers(unsigned threads);
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    ~Workers() { finish(); }

    /// False when it has finished: then nothing is done with the task.
    [[nodiscard]] bool add(Task task);
    /// Waits for all tasks that were handed in.
    void finish();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    bool m_ends = false;
    std::vector<std::thread> m_threads;
};

} // namespace releve::net
