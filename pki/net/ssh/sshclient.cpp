// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshclient.h"

#include <QHostAddress>

#include <utility>

#include "pki/net/ssh/sshclient_p.h"

namespace releve::net {

SshClient::Private::Private(std::vector<SshHop> hops, SshRequest request, SshTimes times, Events events)
    : m_hops(std::move(hops)), m_request(std::move(request)), m_times(times), m_events(std::move(events))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        failHere(ErrorCode::TimedOut, m_socket ? SshStage::Connecting : SshStage::Resolving,
                 "no answer within the time allowed");
    });
    QMetaObject::invokeMethod(
        this, [this] { start(); }, Qt::QueuedConnection);
}

void SshClient::Private::start()
{
    if (m_over)
        return;
    for (const SshHop& hop : m_hops) {
        const std::string& user = hop.credentials.user;
        const bool hasNul = user.find('\0') != std::string::npos || hop.host.find('\0') != std::string::npos;
        if (user.empty() || hop.host.empty() || hop.port == 0 || hasNul) {
            fail(sshError(ErrorCode::BadArgument, SshStage::Resolving, hop.place(),
                          "no host, port or user name"));
            return;
        }
    }
    m_timer.start(m_times.connect);
    const QString host = QString::fromStdString(m_hops.front().host);
    if (QHostAddress address; address.setAddress(host)) {
        m_addresses = {address};
        connectNext();
        return;
    }
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo& found) { resolved(found); });
}

void SshClient::Private::resolved(const QHostInfo& found)
{
    m_lookup = -1;
    if (m_over)
        return;
    m_addresses = found.addresses();
    if (m_addresses.isEmpty())
        failHere(ErrorCode::NameNotResolved, SshStage::Resolving,
                 found.error() == QHostInfo::HostNotFound ? std::string("there is no such name")
                                                          : found.errorString().toStdString());
    else
        connectNext();
}

void SshClient::Private::connectNext()
{
    while (!m_addresses.isEmpty()) {
        auto socket = connectTo(m_addresses.takeFirst(), m_hops.front().port);
        if (!socket) {
            m_lastError = socket.error();
            continue;
        }
        m_socket = std::move(socket).value();
        m_pump = std::make_unique<DescriptorPump>(m_socket.get(), [this] { connected(); });
        m_pump->waitFor(false, true);
        return;
    }
    failHere(m_lastError.code, SshStage::Connecting, m_lastError.detail);
}

void SshClient::Private::connected()
{
    m_pump->stop();
    // It is in the middle of its call.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_over)
                return;
            m_pump.reset();
            if (const auto outcome = connectOutcome(m_socket.get()); !outcome) {
                m_lastError = outcome.error();
                m_socket = OwnedSocket();
                connectNext();
                return;
            }
            m_timer.stop();
            haveSocket(std::move(m_socket));
        },
        Qt::QueuedConnection);
}

void SshClient::Private::haveSocket(OwnedSocket socket)
{
    SshClientSession::Events events;
    events.asksForHostKey = [this](const SshPublicKey& key) { askForHostKey(key); };
    events.loggedIn = [this](const SshReport& report) { loggedIn(report); };
    events.failed = [this](const Error& error) { fail(error); };
    const SshHop& hop = m_hops[m_links.size()];
    m_links.push_back({new SshClientSession(std::move(socket), hop, m_times, std::move(events)), nullptr});
}

void SshClient::Private::askForHostKey(const SshPublicKey& key)
{
    const SshHop& hop = m_hops[m_links.size() - 1];
    if (!m_events.asksForHostKey) {
        failHere(ErrorCode::HostKeyUnknown, SshStage::HostKey,
                 "no key is noted for it; it shows " + key.fingerprint);
        return;
    }
    m_asked = key.fingerprint;
    const auto ask = m_events.asksForHostKey; // which may destroy us
    ask({hop.host, hop.port, key});
}

Status SshClient::Private::accept(const std::string& fingerprint)
{
    if (m_over || m_asked.empty() || fingerprint != m_asked)
        return Error{ErrorCode::BadArgument, "nobody asks about that host key"};
    m_asked.clear();
    m_links.back().session->goOn();
    return std::monostate{};
}

void SshClient::Private::loggedIn(const SshReport& report)
{
    m_reports.push_back(report);
    if (m_links.size() < m_hops.size())
        openWay();
    else
        openRequest();
}

void SshClient::Private::openWay()
{
    auto pair = socketPair();
    if (!pair) {
        failHere(pair.error().code, SshStage::Opening, pair.error().detail);
        return;
    }
    const SshHop& next = m_hops[m_links.size()];
    Link& link = m_links.back();
    link.jump = std::make_unique<SshJump>(std::move(pair.value().first));
    auto theirs = std::make_shared<OwnedSocket>(std::move(pair.value().second));
    SshJump* jump = link.jump.get();
    SshClientSession* session = link.session;
    SshClientChannel::Events events;
    events.opened = [this, jump, session, theirs] {
        if (m_over)
            return;
        jump->start(session->channel());
        haveSocket(std::move(*theirs));
    };
    events.received = [jump](ByteView bytes) { jump->received(bytes); };
    events.wanted = [jump] { return jump->wants(); };
    events.ended = [jump](std::optional<int>) { jump->ended(); };
    session->open(SshWay{next.host, next.port}, std::move(events));
}

void SshClient::Private::openRequest()
{
    SshClientChannel::Events events;
    events.opened = [this] {
        if (m_over)
            return;
        m_isOpen = true;
        if (const auto opened = m_events.opened)
            opened(m_reports);
    };
    events.received = [this](ByteView bytes) {
        const auto received = m_events.received;
        if (!m_over && received)
            received(bytes);
    };
    events.ended = [this](std::optional<int> status) { finish(status); };
    m_links.back().session->open(m_request, std::move(events));
}

Status SshClient::Private::write(ByteView bytes)
{
    if (m_over || !m_isOpen)
        return Error{ErrorCode::BadArgument, "there is no open session"};
    SshClientChannel* channel = m_links.back().session->channel();
    if (channel->queued() + bytes.size() > mostQueued)
        return Error{ErrorCode::TooLarge, m_hops.back().place() + " does not take what it is sent"};
    channel->write(bytes);
    return std::monostate{};
}

void SshClient::Private::close()
{
    if (!m_over && m_isOpen)
        m_links.back().session->channel()->close();
}

void SshClient::Private::finish(std::optional<int> status)
{
    if (m_over)
        return;
    const auto ended = m_events.ended;
    giveUp();
    if (ended)
        ended(status);
}

void SshClient::Private::fail(const Error& error)
{
    if (m_over)
        return;
    Error named = error;
    if (!m_links.empty() && m_links.size() < m_hops.size())
        named.detail += " (on the way to " + m_hops.back().place() + ")";
    const auto failed = m_events.failed;
    giveUp();
    if (failed)
        failed(named);
}

void SshClient::Private::failHere(ErrorCode code, SshStage stage, std::string_view detail)
{
    const SshHop& hop = m_hops[m_links.empty() ? 0 : m_links.size() - 1];
    fail(sshError(code, stage, hop.place(), detail));
}

void SshClient::Private::giveUp()
{
    m_over = true;
    m_timer.stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    if (m_pump)
        m_pump->stop();
    m_socket = OwnedSocket();
    dismantle();
}

/// What is in the middle of a call goes when the event loop has it; here it only stops.
void SshClient::Private::dismantle()
{
    for (auto link = m_links.rbegin(); link != m_links.rend(); ++link) {
        if (link->jump)
            link->jump->stop();
        if (link->session) {
            link->session->end();
            link->session->deleteLater();
        }
    }
}

SshClient::SshClient(std::vector<SshHop> hops, SshRequest request, SshTimes times, Events events)
    : d(new Private(std::move(hops), std::move(request), times, std::move(events)))
{}

SshClient::~SshClient()
{
    d->giveUp();
    d->deleteLater();
}

Status SshClient::accept(const std::string& fingerprint)
{
    return d->accept(fingerprint);
}

Status SshClient::write(ByteView bytes)
{
    return d->write(bytes);
}

void SshClient::close()
{
    d->close();
}

} // namespace releve::net
