// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// Logins a second of the lab's SSH listener in one thread, with clients of libssh in others, and what a listener costs that
// nobody uses.
#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <libssh/libssh.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <thread>
#include <vector>

#include "pki/net/ssh/sshlistener.h"

namespace {

using namespace releve;
using net::SshHostKey;
using net::SshListener;
using Clock = std::chrono::steady_clock;

constexpr int logins = 200;
constexpr int listeners = 1000;

[[noreturn]] void give(const char* why)
{
    std::fprintf(stderr, "ssh_bench: %s\n", why);
    std::exit(1);
}

double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

double processorMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double residentKiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() * 4 : 0;
}

/// Answers one command.
class Answer : public net::SshShell
{
public:
    explicit Answer(net::SshTerminal& terminal)
    {
        terminal.write("% done\n");
        terminal.close(0);
    }
    void received(ByteView) override {}
    void inputEnded() override {}
};

std::unique_ptr<SshListener> listener(const SshHostKey& key, SshListener::Algorithms algorithms)
{
    SshListener::Owner owner;
    owner.password = [](std::string_view, const SecretBytes& password) {
        return textOf(password.view()) == "secret";
    };
    owner.shell = [](const net::SshOpening&, net::SshTerminal& terminal) {
        return std::make_unique<Answer>(terminal);
    };
    SshListener::Options options;
    options.hostKeys = {key};
    options.algorithms = algorithms;
    auto started = SshListener::start(std::move(owner), options);
    if (!started)
        give(started.error().detail.c_str());
    return std::move(started).value();
}

bool logIn(unsigned port, bool old)
{
    const std::unique_ptr<ssh_session_struct, decltype(&ssh_free)> session(ssh_new(), &ssh_free);
    const bool config = false;
    ssh_options_set(session.get(), SSH_OPTIONS_PROCESS_CONFIG, &config);
    ssh_options_set(session.get(), SSH_OPTIONS_HOST, "127.0.0.1");
    ssh_options_set(session.get(), SSH_OPTIONS_PORT, &port);
    ssh_options_set(session.get(), SSH_OPTIONS_USER, "admin");
    ssh_options_set(session.get(), SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
    const int noDelay = 1; // else each login waits 40 ms for an acknowledgement that is put off
    ssh_options_set(session.get(), SSH_OPTIONS_NODELAY, &noDelay);
    if (old) {
        ssh_options_set(session.get(), SSH_OPTIONS_KEY_EXCHANGE, "diffie-hellman-group14-sha1");
        ssh_options_set(session.get(), SSH_OPTIONS_HOSTKEYS, "ssh-rsa");
        ssh_options_set(session.get(), SSH_OPTIONS_CIPHERS_C_S, "aes128-cbc");
        ssh_options_set(session.get(), SSH_OPTIONS_CIPHERS_S_C, "aes128-cbc");
        ssh_options_set(session.get(), SSH_OPTIONS_HMAC_C_S, "hmac-sha1");
        ssh_options_set(session.get(), SSH_OPTIONS_HMAC_S_C, "hmac-sha1");
    }
    if (ssh_connect(session.get()) != SSH_OK ||
        ssh_userauth_password(session.get(), nullptr, "secret") != SSH_AUTH_SUCCESS)
        return false;
    ssh_channel channel = ssh_channel_new(session.get());
    std::array<char, 100> answer{};
    const bool done = ssh_channel_open_session(channel) == SSH_OK &&
                      ssh_channel_request_exec(channel, "show clock") == SSH_OK &&
                      ssh_channel_read(channel, answer.data(), answer.size(), 0) > 0;
    ssh_disconnect(session.get());
    return done;
}

void measureLogins(const char* name, const SshHostKey& key, SshListener::Algorithms algorithms, int clients)
{
    const auto server = listener(key, algorithms);
    const bool old = algorithms == SshListener::Algorithms::LegacyIos;
    std::atomic<int> left = logins;
    std::atomic<int> working = clients;
    std::vector<std::thread> threads;
    const auto start = Clock::now();
    const double before = processorMilliseconds();
    for (int i = 0; i < clients; ++i) {
        threads.emplace_back([&] {
            while (left-- > 0) {
                if (!logIn(server->port(), old))
                    give("a login failed");
            }
            if (--working == 0)
                QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        });
    }
    QCoreApplication::exec();
    const double wall = milliseconds(Clock::now() - start);
    const double own = processorMilliseconds() - before;
    for (std::thread& thread : threads)
        thread.join();
    std::printf("  %-26s %6.0f logins/s  %5.2f ms each, %5.2f ms of the listener's processor\n", name,
                logins / wall * 1e3, wall / logins, own / logins);
}

void measureIdle()
{
    // What the first one needs is not what each needs.
    const auto first = listener(SshHostKey::generateEd25519().value(), SshListener::Algorithms::Modern);
    std::vector<std::unique_ptr<SshListener>> all;
    const double before = residentKiB();
    const auto start = Clock::now();
    for (int i = 0; i < listeners; ++i)
        all.push_back(listener(SshHostKey::generateEd25519().value(), SshListener::Algorithms::Modern));
    std::printf("  %d idle listeners, each with its key: %.0f ms, %.1f KiB each\n", listeners,
                milliseconds(Clock::now() - start), (residentKiB() - before) / listeners);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const SshHostKey modern = SshHostKey::generateEd25519().value();
    const SshHostKey old = SshHostKey::generateRsa(2048).value();
    std::printf("SSH listener, one thread\n");
    using enum SshListener::Algorithms;
    measureLogins("one client", modern, Modern, 1);
    measureLogins("eight clients", modern, Modern, 8);
    measureLogins("one client, old IOS", old, LegacyIos, 1);
    measureLogins("eight clients, old IOS", old, LegacyIos, 8);
    measureIdle();
    return 0;
}
