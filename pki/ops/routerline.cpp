// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/routerline.h"

#include <QPointer>

#include <algorithm>
#include <utility>

#include "pki/base/text.h"

namespace releve::ops {

RouterLine::RouterLine(const Clock& clock, std::vector<net::SshHop> hops, ios::Dialogue::Login login,
                       net::SshTimes times, Events events)
    : m_clock(clock), m_dialogue(std::move(login)), m_events(std::move(events))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_dialogue.advance(now());
        settle();
    });
    net::SshClient::Events told;
    told.asksForHostKey = m_events.asksForHostKey;
    told.opened = [this](const std::vector<net::SshReport>& reports) {
        m_hasBegun = true;
        m_dialogue.start(now());
        const QPointer<RouterLine> guard(this);
        if (const auto opened = m_events.opened)
            opened(reports);
        if (guard)
            settle();
    };
    told.received = [this](ByteView bytes) { received(bytes); };
    told.ended = [this](std::optional<int>) { over(std::nullopt); };
    told.failed = [this](const Error& error) { over(error); };
    m_client = std::make_unique<net::SshClient>(std::move(hops), net::SshRequest(), times, std::move(told));
}

RouterLine::~RouterLine() = default;

Status RouterLine::accept(const std::string& fingerprint)
{
    if (!m_client)
        return Error{ErrorCode::BadArgument, "there is no connection any more"};
    return m_client->accept(fingerprint);
}

Status RouterLine::run(ios::CommandPlan plan)
{
    auto status = m_dialogue.run(std::move(plan), now());
    if (status)
        wakeSoon();
    return status;
}

void RouterLine::cancel()
{
    if (m_hasBegun)
        m_dialogue.cancel(now());
    else
        m_client.reset();
    wakeSoon();
}

void RouterLine::received(ByteView bytes)
{
    m_dialogue.receive(textOf(bytes), now());
    settle();
}

void RouterLine::over(const std::optional<Error>& error)
{
    m_lost = error;
    if (m_hasBegun) {
        m_dialogue.closed(now());
        settle();
    } else if (const auto failed = m_events.failed) {
        failed(error.value_or(Error{ErrorCode::ConnectionLost, "closed before it was opened"}));
    }
}

/// Whoever tells us to do something is not called back before it is done with that.
void RouterLine::wakeSoon()
{
    if (std::exchange(m_isWoken, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isWoken = false;
            settle();
        },
        Qt::QueuedConnection);
}

/// Sends what is to be typed, tells what has happened, and notes when to look again.
void RouterLine::settle()
{
    while (const auto keys = m_dialogue.takeOutgoing())
        if (m_client && !m_client->write(keys->view()))
            break; // it has gone, and says so itself
    const QPointer<RouterLine> guard(this);
    while (const auto event = m_dialogue.takeEvent()) {
        if (std::holds_alternative<ios::DialogueStop>(*event))
            m_client.reset(); // whatever the router was asked it need not wait for
        const auto happened = m_events.happened;
        if (happened)
            happened(*event);
        if (!guard)
            return;
    }
    if (const auto due = m_dialogue.due())
        m_timer.start(std::max(Duration(0), *due - now()));
    else
        m_timer.stop();
}

} // namespace releve::ops
