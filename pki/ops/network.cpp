// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/network.h"

namespace releve::ops {

Network::Network(const Clock& clock, QObject* caller, const Settings& settings)
    : m_caller(caller), m_thread(QStringLiteral("net"))
{
    m_thread.post([this, &clock, settings] { m_there = std::make_unique<There>(clock, settings); });
}

Network::~Network()
{
    m_thread.end([this] { m_there.reset(); });
}

/// Who is to be told in the caller's thread, and what of.
struct Line::Told
{
    LineEvents events;
    bool isReady = false;
    bool isOver = false;
    bool isRunning = false;

    void ready(LineReady&& line)
    {
        isReady = true;
        if (const auto told = events.ready)
            told(std::move(line));
    }
    void ran(ScriptEnd&& end)
    {
        isRunning = false;
        if (end.error)
            isOver = true;
        if (const auto told = events.ran)
            told(std::move(end));
    }
    void failed(const Error& error)
    {
        isOver = true;
        if (isRunning) {
            ran({nullptr, error});
        } else if (const auto told = events.failed) {
            told(error);
        }
    }
};

Line::Line(Network& network, LineTarget target, LineEvents events)
    : m_network(network), m_id(++network.m_last), m_told(std::make_shared<Told>())
{
    // What crosses over is held by reference counts, so that a function can be made of it.
    const auto tell = [caller = network.m_caller, weak = std::weak_ptr(m_told)](auto member) {
        return [caller, weak, member](auto value) {
            postTo(caller, [weak, member, held = std::make_shared<decltype(value)>(std::move(value))] {
                if (const auto told = weak.lock())
                    member(*told, std::move(*held));
            });
        };
    };
    LineEvents there;
    if (events.typing)
        there.typing = tell([](Told& told, const std::string& line) { told.events.typing(line); });
    if (events.connecting)
        there.connecting = [caller = network.m_caller, weak = std::weak_ptr(m_told)] {
            postTo(caller, [weak] {
                if (const auto told = weak.lock())
                    told->events.connecting();
            });
        };
    there.ready = tell([](Told& told, LineReady&& line) { told.ready(std::move(line)); });
    there.ran = tell([](Told& told, ScriptEnd&& end) { told.ran(std::move(end)); });
    there.failed = tell([](Told& told, const Error& error) { told.failed(error); });
    if (events.asksForHostKey)
        there.asksForHostKey = tell([](Told& told, const net::SshKeyQuestion& question) {
            told.isOver = true;
            told.events.asksForHostKey(question);
        });
    m_told->events = std::move(events);
    network.post([id = m_id, target = std::move(target), told = std::move(there)](auto& net) mutable {
        net.lines.open(id, std::move(target), std::move(told));
    });
}

Line::~Line()
{
    m_network.post([id = m_id](auto& there) { there.lines.close(id); });
}

void Line::run(std::unique_ptr<Script> script, bool keepsRecord)
{
    m_told->isRunning = true;
    if (m_told->isOver) {
        postTo(m_network.m_caller, [weak = std::weak_ptr(m_told)] {
            if (const auto told = weak.lock())
                told->ran({nullptr, Error{ErrorCode::ConnectionLost, "the line is not open"}});
        });
        return;
    }
    m_network.post([id = m_id, script = std::move(script), keepsRecord](auto& there) mutable {
        there.lines.run(id, std::move(script), keepsRecord);
    });
}

void Line::cancel()
{
    m_network.post([id = m_id](auto& there) { there.lines.cancel(id); });
}

bool Line::isReady() const
{
    return m_told->isReady && !m_told->isOver;
}

CaAsking::CaAsking(Network& network, CaQuestion question, Done done)
    : m_network(network), m_id(++network.m_last), m_done(std::make_shared<Done>(std::move(done)))
{
    auto answer = [caller = network.m_caller, weak = std::weak_ptr(m_done)](CaView view) {
        postTo(caller, [weak, view = std::move(view)]() mutable { tell(weak.lock(), std::move(view)); });
    };
    network.post(
        [id = m_id, question = std::move(question), answer = std::move(answer)](auto& there) mutable {
            auto& view = there.views[id];
            view = std::make_unique<ScepView>(there.http, std::move(question), std::move(answer));
            view->begin();
        });
}

CaAsking::~CaAsking()
{
    m_network.post([id = m_id](auto& there) { there.views.erase(id); });
}

void CaAsking::cancel()
{
    postTo(m_network.m_caller, [weak = std::weak_ptr(m_done)] {
        CaView view;
        view.error = Error{ErrorCode::Cancelled, "given up"};
        tell(weak.lock(), std::move(view));
    });
}

void CaAsking::tell(const std::shared_ptr<Done>& done, CaView view)
{
    if (const auto told = done ? std::exchange(*done, nullptr) : nullptr)
        told(std::move(view));
}

} // namespace releve::ops
