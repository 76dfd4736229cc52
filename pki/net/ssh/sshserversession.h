// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "pki/net/ssh/descriptorpump.h"
#include "pki/net/ssh/sshlogin.h"
#include "pki/net/ssh/sshserverchannel.h"

struct ssh_bind_struct;

namespace releve::net {

/// One connection to an SshListener, from accept to close. The listener's thread.
class SshServerSession : public QObject
{
public:
    /// Takes the socket, which does not block, and closes it. Calls `ended` once, from the event loop or from end(); the
    /// session then has nothing more to do and may be deleted later.
    SshServerSession(qintptr socket, ssh_bind_struct* bind, std::shared_ptr<const SshServing> serving,
                     std::function<void(SshServerSession*)> ended);
    ~SshServerSession() override;

    [[nodiscard]] bool isLoggedIn() const { return m_login.succeeded(); }
    /// Cuts the connection; shells go too, unless one of them is being called: then with this object.
    void end();
    /// Within a call of one of its shells, so that it must not be deleted now.
    [[nodiscard]] bool isBusy() const { return m_busy; }

private:
    struct Native;
    friend struct Native;

    [[nodiscard]] bool accept(qintptr socket, ssh_bind_struct* bind);
    void greet();
    void pump();
    [[nodiscard]] bool round();
    [[nodiscard]] bool stepChannels();
    void settle();
    void giveUp();
    void wake();
    void checkTime();
    void noteTraffic();
    [[nodiscard]] std::chrono::steady_clock::time_point due() const;

    using Clock = std::chrono::steady_clock;

    const std::shared_ptr<const SshServing> m_serving;
    const std::function<void(SshServerSession*)> m_ended;
    SshLogin m_login;
    std::unique_ptr<Native> m_native; ///< before the channels, which need it to die
    std::vector<std::unique_ptr<SshServerChannel>> m_channels;
    std::unique_ptr<DescriptorPump> m_pump;
    QTimer m_timer;
    Clock::time_point m_idleSince = Clock::now();   ///< without a channel
    Clock::time_point m_lastTraffic = Clock::now(); ///< either way
    std::uint64_t m_traffic = 0;                    ///< bytes, either way
    bool m_busy = false;
    bool m_woken = false;
    bool m_aborted = false;
    bool m_over = false;
    bool m_hasChannels = false;
};

} // namespace releve::net
