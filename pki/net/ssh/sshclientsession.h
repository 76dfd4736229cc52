// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "pki/net/sockets.h"
#include "pki/net/ssh/descriptorpump.h"
#include "pki/net/ssh/sshclientchannel.h"
#include "pki/net/ssh/sshclientlogin.h"
#include "pki/net/ssh/sshfailure.h"
#include "pki/net/ssh/sshtarget.h"

namespace releve::net {

/// A client's connection to one server, from the first byte on its socket: keys, host key, login, one channel. Lives in the
/// thread it is made in, which needs an event loop, and never waits. Ended with end(), then deleted later.
class SshClientSession : public QObject
{
public:
    /// Called from the event loop; each may end the session.
    struct Events
    {
        std::function<void(const SshPublicKey&)> asksForHostKey; ///< no key is noted: goOn() or end()
        std::function<void(const SshReport&)> loggedIn;
        std::function<void(const Error&)> failed; ///< once, and nothing after it
    };

    SshClientSession(OwnedSocket socket, const SshHop& hop, SshTimes times, Events events);
    ~SshClientSession() override;

    /// The host key is the right one.
    void goOn();
    /// Once logged in. The channel lives until end().
    void open(std::variant<SshRequest, SshWay> purpose, SshClientChannel::Events events);
    [[nodiscard]] SshClientChannel* channel() const { return m_channel.get(); }
    /// Says goodbye as far as the socket takes it, and closes it. No event follows.
    void end();

private:
    struct Native;

    [[nodiscard]] bool begin(OwnedSocket socket);
    [[nodiscard]] bool setOptions(Socket socket);
    void wake();
    void pump();
    [[nodiscard]] bool round();
    [[nodiscard]] bool step();
    [[nodiscard]] bool stepKeyExchange();
    [[nodiscard]] bool stepLogin();
    void checkHostKey();
    [[nodiscard]] SshReport report() const;
    void settle();
    void checkTime();
    void startTimer();
    void fail(ErrorCode code, std::string_view detail);
    void failByLibssh();
    void fail(const Error& error);
    void release();

    using Clock = std::chrono::steady_clock;

    const SshHop& m_hop;
    const SshTimes m_times;
    Events m_events;
    std::unique_ptr<Native> m_native;
    std::unique_ptr<SshClientLogin> m_login;
    std::unique_ptr<SshClientChannel> m_channel;
    std::unique_ptr<DescriptorPump> m_pump;
    QTimer m_timer;
    SshStage m_stage = SshStage::Greeting;
    SshPublicKey m_hostKey;
    std::string m_mismatch;    ///< of algorithms, as libssh logs it
    std::uint64_t m_heard = 0; ///< bytes, when looked at last
    unsigned m_unanswered = 0;
    std::uint64_t m_traffic = 0; ///< of the channel, when looked at last
    Clock::time_point m_lastTraffic = Clock::now();
    bool m_busy = false;
    bool m_woken = false;
    bool m_over = false;
};

} // namespace releve::net
