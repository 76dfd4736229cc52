// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "pki/base/clock.h"
#include "pki/ios/dialogue.h"
#include "pki/net/ssh/sshclient.h"

namespace releve::ops {

/// The command line of one router, over SSH: a Dialogue whose keys and time come from where they should. Lives in the network
/// thread. Others hand it values, and get values.
class RouterLine : public QObject
{
public:
    /// Called from the event loop. Each may destroy the line, after which none is called.
    struct Events
    {
        /// As SshClient's; empty: HostKeyUnknown.
        std::function<void(const net::SshKeyQuestion&)> asksForHostKey;
        /// Logged in, one report a hop. The dialogue begins.
        std::function<void(const std::vector<net::SshReport>&)> opened;
        /// DialogueReady once, then a CommandOutcome for each command; DialogueStop last.
        std::function<void(const ios::DialogueEvent&)> happened;
        /// It could not be opened, as SshClient says. Nothing follows. What breaks off later is a DialogueStop, and lost()
        /// says why.
        std::function<void(const Error&)> failed;
    };

    /// Begins at once. `clock` outlives it.
    RouterLine(const Clock& clock, std::vector<net::SshHop> hops, ios::Dialogue::Login login,
               net::SshTimes times, Events events);
    ~RouterLine() override;

    /// As SshClient::accept().
    [[nodiscard]] Status accept(const std::string& fingerprint);
    /// As Dialogue::run().
    [[nodiscard]] Status run(ios::CommandPlan plan);
    /// Nothing more is typed; a DialogueStop follows when the dialogue has begun, nothing when it has not.
    void cancel();

    [[nodiscard]] const ios::Dialogue& dialogue() const { return m_dialogue; }
    /// What the connection broke off for, once it has.
    [[nodiscard]] const std::optional<Error>& lost() const { return m_lost; }

private:
    [[nodiscard]] Duration now() const { return m_clock.steady(); }
    void received(ByteView bytes);
    void over(const std::optional<Error>& error);
    void settle();
    void wakeSoon();

    const Clock& m_clock;
    ios::Dialogue m_dialogue;
    Events m_events;
    QTimer m_timer;
    std::optional<Error> m_lost;
    bool m_hasBegun = false;
    bool m_isWoken = false;
    std::unique_ptr<net::SshClient> m_client; ///< last: its events use the others
};

} // namespace releve::ops
