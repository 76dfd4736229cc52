// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/listenwatch.h"

#include <atomic>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace releve::net {

/// Lives as long as there is somebody to watch for.
class ListenWatch::Thread
{
public:
    Thread()
    {
        try {
            if (m_set.isGood())
                m_thread = std::thread([this] { loop(); });
        } catch (const std::system_error&) { // no thread left: isGood() says so
        }
    }
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;
    ~Thread()
    {
        m_ends = true;
        m_set.wake();
        if (m_thread.joinable())
            m_thread.join();
    }

    [[nodiscard]] static std::shared_ptr<Thread> ofAll()
    {
        static std::mutex mutex;
        static std::weak_ptr<Thread> present;
        const std::lock_guard lock(mutex);
        auto thread = present.lock();
        if (!thread)
            present = thread = std::make_shared<Thread>();
        return thread;
    }

    [[nodiscard]] bool isGood() const { return m_thread.joinable(); }

    [[nodiscard]] std::uint64_t add(Socket listening, QObject* context, std::function<void()> waiting)
    {
        const std::lock_guard lock(m_mutex);
        m_watched.emplace(++m_last, Watched{listening, true, context, std::move(waiting)});
        m_set.wake();
        return m_last;
    }
    void remove(std::uint64_t number)
    {
        const std::lock_guard lock(m_mutex);
        m_watched.erase(number);
        m_set.wake();
    }
    void again(std::uint64_t number)
    {
        const std::lock_guard lock(m_mutex);
        m_watched.at(number).isAwaited = true;
        m_set.wake();
    }

private:
    struct Watched
    {
        Socket listening;
        bool isAwaited;
        QObject* context;
        std::function<void()> waiting;
    };

    void loop()
    {
        std::vector<std::uint64_t> numbers;
        while (!m_ends) {
            m_set.clear();
            numbers.clear();
            {
                const std::lock_guard lock(m_mutex);
                for (const auto& [number, watched] : m_watched) {
                    if (!watched.isAwaited)
                        continue;
                    m_set.add(watched.listening, true, false);
                    numbers.push_back(number);
                }
            }
            m_set.wait(std::chrono::milliseconds(-1));
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                if (m_set.isReadable(i))
                    tell(numbers[i]);
            }
        }
    }

    void tell(std::uint64_t number)
    {
        const std::lock_guard lock(m_mutex); // nobody goes meanwhile
        const auto found = m_watched.find(number);
        if (found == m_watched.end())
            return;
        found->second.isAwaited = false;
        QMetaObject::invokeMethod(found->second.context, found->second.waiting, Qt::QueuedConnection);
    }

    SocketSet m_set;
    std::atomic<bool> m_ends = false;
    std::mutex m_mutex;
    std::map<std::uint64_t, Watched> m_watched; ///< by number
    std::uint64_t m_last = 0;
    std::thread m_thread;
};

ListenWatch::ListenWatch(Socket listening, QObject* context, std::function<void()> waiting)
    : m_thread(Thread::ofAll()), m_number(m_thread->add(listening, context, std::move(waiting)))
{}

ListenWatch::~ListenWatch()
{
    m_thread->remove(m_number);
}

bool ListenWatch::isGood() const
{
    return m_thread->isGood();
}

void ListenWatch::again()
{
    m_thread->again(m_number);
}

} // namespace releve::net
