// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QThread>

#include <atomic>
#include <memory>

#include "pki/net/ssh/sshlistener.h"

/// A listener in a thread of its own, so that a test may wait for a client. It lets `admin` in with `secret` or with the
/// one key of `acceptedKey`, and serves a few commands and a small shell:
///   say N TEXT    says TEXT and ends with status N
///   flood N       sends N bytes as the client takes them
///   gush N        sends N bytes in pieces without regard for the client
///   count         says how many bytes it was sent
///   cat           sends back what it is sent
///   cut           cuts the connection
///   hang          says `here` and nothing more
class SshServer
{
public:
    using Listener = releve::net::SshListener;

    explicit SshServer(Listener::Options options = {});
    ~SshServer();

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::size_t sessions();
    [[nodiscard]] int shells() const { return m_shells; }
    /// The most that waited for a client to take it.
    [[nodiscard]] std::size_t mostQueued() const { return m_mostQueued; }
    void replaceHostKey(const releve::net::SshHostKey& key);
    void acceptKey(const QByteArray& text) { m_acceptedKey = text.trimmed().toStdString(); }
    /// Ends the listener now.
    void stop();

private:
    friend class Shell;
    [[nodiscard]] Listener::Owner owner();

    QThread m_thread;
    std::unique_ptr<QObject> m_inside;
    std::unique_ptr<Listener> m_listener;
    std::uint16_t m_port = 0;
    std::string m_acceptedKey;
    std::atomic<int> m_shells = 0;
    std::atomic<std::size_t> m_mostQueued = 0;
};

/// OpenSSH's client.
class SshClient
{
public:
    struct Outcome
    {
        int status = -1;
        QByteArray output;
        QByteArray errors;
    };

    explicit SshClient(const SshServer& server) : m_port(server.port()) {}

    static bool isMissing();

    SshClient& with(const QStringList& options);
    SshClient& as(const QString& user, const QString& password);
    /// Its command line for that server, with a command or none.
    [[nodiscard]] QStringList arguments(const QString& command) const;
    void start(QProcess& process, const QString& command) const;
    [[nodiscard]] Outcome run(const QString& command, const QByteArray& input = {}) const;
    [[nodiscard]] static Outcome outcomeOf(QProcess& process);

    static constexpr int patience = 120'000;

private:
    std::uint16_t m_port;
    QStringList m_options;
    QString m_user = QStringLiteral("admin");
    QString m_password = QStringLiteral("secret");
};

[[nodiscard]] releve::net::SshHostKey ed25519Key();
[[nodiscard]] const releve::net::SshHostKey& rsaKey();
