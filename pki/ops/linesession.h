// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pki/net/ssh/sshretry.h"
#include "pki/ops/routerline.h"
#include "pki/ops/script.h"

namespace releve::ops {

/// SecretBytes has no copy of its own, so that nobody makes one unawares: this is one.
[[nodiscard]] std::optional<SecretBytes> copyOf(const std::optional<SecretBytes>& secret);

/// What it takes to open a line. Holds secrets.
struct LineTarget
{
    std::vector<net::SshHop> hops;
    ios::Dialogue::Login login;
    std::string group; ///< for net::SshTurns; empty = of no group

    [[nodiscard]] LineTarget copy() const;
};

/// A line that is at the router's prompt.
struct LineReady
{
    ios::DialogueReady router;
    std::vector<net::SshReport> hops;
};

/// A script that has come to its end, and is given back.
struct ScriptEnd
{
    std::unique_ptr<Script> script;
    std::optional<Error> error = {}; ///< it came no further: the line is over
    std::vector<ios::DialogueEntry> record =
        {};                ///< of the line up to now, masked; empty unless it was wanted
    Duration begunAt{};    ///< by Clock::steady()
    Duration answeredAt{}; ///< its first command
};

/// Called from the network thread's event loop.
struct LineEvents
{
    /// Its turn has come.
    std::function<void()> connecting;
    std::function<void(LineReady)> ready;
    /// A command of a script, masked.
    std::function<void(const std::string&)> typing;
    std::function<void(ScriptEnd)> ran;
    /// Not opened, or broken off while nothing ran. Nothing follows.
    std::function<void(const Error&)> failed;
    /// A key nobody has noted: the connection is given up. Nothing follows. Empty: HostKeyUnknown.
    std::function<void(const net::SshKeyQuestion&)> asksForHostKey;
};

/// One line of a LinePool: opened, and opened again after failures that may pass; then scripts, one at a time. Lives in the
/// network thread.
class LineSession : public QObject
{
public:
    /// What it wants of its pool.
    struct Pool
    {
        std::function<void()> wantsTurn;
        std::function<void()> needsNoTurn;
        std::function<void()> isOver; ///< to be destroyed, from the event loop
    };

    LineSession(const Clock& clock, LineTarget target, net::SshTimes times, net::SshRetry::Policy retry,
                LineEvents events, Pool pool);
    ~LineSession() override;

    void begin() { m_pool.wantsTurn(); }
    /// Its turn has come.
    void connectNow();
    void run(std::unique_ptr<Script> script, bool keepsRecord);
    /// A script that runs ends with Cancelled; without one the line fails with it.
    void cancel();

    [[nodiscard]] const std::string& group() const { return m_target.group; }

private:
    void happened(const ios::DialogueEvent& event);
    void failed(const Error& error);
    void nextCommand();
    void scriptOver(std::optional<Error> error);
    void over(const Error& error);

    const Clock& m_clock;
    LineTarget m_target;
    const net::SshTimes m_times;
    net::SshRetry m_retry;
    LineEvents m_events;
    Pool m_pool;
    QTimer m_again;
    std::vector<net::SshReport> m_reports;
    std::unique_ptr<Script> m_script;
    bool m_keepsRecord = false;
    bool m_isAnswered = false;
    Duration m_begunAt{}, m_answeredAt{};
    bool m_isReady = false;
    bool m_isOver = false;
    std::unique_ptr<RouterLine> m_line; ///< last: its events use the others
};

} // namespace releve::ops
