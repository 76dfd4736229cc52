// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/scepload.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstring>
#include <ctime>
#include <numeric>
#include <optional>
#include <thread>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace scepload {

using namespace releve;

namespace {

double secondsOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

class Connection
{
public:
    explicit Connection(const Load& load) : m_load(load) { open(); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { ::close(m_socket); }

    /// Empty when there is no answer 200.
    Bytes post(ByteView message)
    {
        const std::string head = "POST " + m_load.path +
                                 "?operation=PKIOperation HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                 "application/x-pki-message\r\nContent-Length: " +
                                 std::to_string(message.size()) + "\r\n\r\n";
        std::string whole = head;
        whole.append(textOf(message));
        if (::send(m_socket, whole.data(), whole.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(whole.size()))
            return reopen();
        m_buffer.clear();
        std::size_t end = std::string::npos;
        while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos) {
            if (!receive())
                return reopen();
        }
        const std::string answer = m_buffer.substr(0, end + 2);
        m_buffer.erase(0, end + 4);
        auto body = answer.find("chunked") != std::string::npos ? chunks() : counted(lengthIn(answer));
        if (!body)
            return reopen();
        return answer.starts_with("HTTP/1.1 200") ? *body : Bytes();
    }

private:
    void open()
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_load.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        static_cast<void>(::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address));
    }
    Bytes reopen()
    {
        ::close(m_socket);
        open();
        return {};
    }
    bool receive()
    {
        char piece[16384];
        const ssize_t size = ::recv(m_socket, piece, sizeof piece, 0);
        if (size > 0)
            m_buffer.append(piece, static_cast<std::size_t>(size));
        return size > 0;
    }
    static std::size_t lengthIn(const std::string& head)
    {
        constexpr std::string_view name = "content-length:";
        std::string lower = head;
        std::transform(lower.begin(), lower.end(), lower.begin(), toLower);
        const std::size_t at = lower.find(name);
        std::size_t length = 0;
        if (at != std::string::npos) {
            const std::string_view value = trimmed(std::string_view(lower).substr(at + name.size(), 12));
            std::from_chars(value.data(), value.data() + value.size(), length);
        }
        return length;
    }
    std::optional<Bytes> counted(std::size_t length)
    {
        while (m_buffer.size() < length) {
            if (!receive())
                return std::nullopt;
        }
        Bytes body(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(length));
        m_buffer.erase(0, length);
        return body;
    }
    std::optional<Bytes> chunks()
    {
        Bytes body;
        for (;;) {
            std::size_t end = 0;
            while ((end = m_buffer.find("\r\n")) == std::string::npos) {
                if (!receive())
                    return std::nullopt;
            }
            std::size_t length = 0;
            std::from_chars(m_buffer.data(), m_buffer.data() + end, length, 16);
            m_buffer.erase(0, end + 2);
            const auto chunk = counted(length + 2);
            if (!chunk)
                return std::nullopt;
            if (length == 0)
                return body;
            body.insert(body.end(), chunk->begin(), chunk->end() - 2);
        }
    }

    const Load& m_load;
    int m_socket = -1;
    std::string m_buffer;
};

} // namespace

double Measured::percentile(double share) const
{
    if (milliseconds.empty())
        return 0;
    return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
}

Measured run(const Load& load, std::span<const Bytes> messages)
{
    Measured measured;
    measured.answers.resize(messages.size());
    measured.milliseconds.resize(messages.size());
    std::vector<double> processorTimes(static_cast<std::size_t>(load.connections));
    std::atomic<std::size_t> next = 0;
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (double& processorTime : processorTimes) {
        threads.emplace_back([&] {
            Connection connection(load);
            for (std::size_t i = next++; i < messages.size(); i = next++) {
                const auto sent = std::chrono::steady_clock::now();
                measured.answers[i] = connection.post(messages[i]);
                const std::chrono::duration<double, std::milli> took =
                    std::chrono::steady_clock::now() - sent;
                measured.milliseconds[i] = took.count();
            }
            processorTime = secondsOf(CLOCK_THREAD_CPUTIME_ID);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    measured.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    measured.clientSeconds = std::accumulate(processorTimes.begin(), processorTimes.end(), 0.0);
    std::sort(measured.milliseconds.begin(), measured.milliseconds.end());
    return measured;
}

#ifdef __linux__
std::vector<int> processors()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    sched_getaffinity(0, sizeof set, &set);
    std::vector<int> result;
    for (int i = 0; i < CPU_SETSIZE; ++i) {
        if (CPU_ISSET(i, &set))
            result.push_back(i);
    }
    return result;
}

void pinTo(std::span<const int> processors)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const int i : processors)
        CPU_SET(i, &set);
    sched_setaffinity(0, sizeof set, &set);
}
#else
std::vector<int> processors()
{
    std::vector<int> result(std::max(1U, std::thread::hardware_concurrency()));
    std::iota(result.begin(), result.end(), 0);
    return result;
}

void pinTo(std::span<const int>) {}
#endif

double processSeconds()
{
    return secondsOf(CLOCK_PROCESS_CPUTIME_ID);
}

} // namespace scepload
