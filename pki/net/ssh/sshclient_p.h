// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostInfo>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

#include "pki/net/ssh/descriptorpump.h"
#include "pki/net/ssh/sshclient.h"
#include "pki/net/ssh/sshclientsession.h"
#include "pki/net/ssh/sshjump.h"

namespace releve::net {

class SshClient::Private : public QObject
{
public:
    Private(std::vector<SshHop> hops, SshRequest request, SshTimes times, Events events);

    [[nodiscard]] Status accept(const std::string& fingerprint);
    [[nodiscard]] Status write(ByteView bytes);
    void close();
    /// No event follows.
    void giveUp();

private:
    /// Outermost first: made from the first hop to the last, ended in reverse.
    struct Link
    {
        QPointer<SshClientSession> session;
        std::unique_ptr<SshJump> jump; ///< to the next
    };

    void start();
    void resolved(const QHostInfo& found);
    void connectNext();
    void connected();
    void haveSocket(OwnedSocket socket);
    void loggedIn(const SshReport& report);
    void openWay();
    void openRequest();
    void askForHostKey(const SshPublicKey& key);
    void finish(std::optional<int> status);
    void fail(const Error& error);
    void failHere(ErrorCode code, SshStage stage, std::string_view detail);
    void dismantle();

    const std::vector<SshHop> m_hops;
    const SshRequest m_request;
    const SshTimes m_times;
    Events m_events;
    std::vector<Link> m_links;
    std::vector<SshReport> m_reports;
    std::string m_asked; ///< the fingerprint the owner is asked about

    // The connection to the first hop.
    QList<QHostAddress> m_addresses;
    QTimer m_timer;
    OwnedSocket m_socket;
    std::unique_ptr<DescriptorPump> m_pump;
    Error m_lastError{ErrorCode::Unreachable, "no address"};
    int m_lookup = -1;
    bool m_isOpen = false;
    bool m_over = false;
};

} // namespace releve::net
