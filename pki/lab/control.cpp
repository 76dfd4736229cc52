// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/control.h"

#include <array>
#include <utility>

#include "pki/lab/fleet.h"
#include "pki/plan/jsonplace.h"

namespace releve::lab {

namespace {

enum class Act : std::uint8_t
{
    Speed,
    Pause,
    Resume,
    Step,
    Until,
    Next,
    Fault,
    Clear,
    Quit
};

using Word = plan::JsonWord<Act>;

constexpr std::array actWords{
    Word{"speed", Act::Speed}, Word{"pause", Act::Pause}, Word{"resume", Act::Resume},
    Word{"step", Act::Step},   Word{"until", Act::Until}, Word{"next", Act::Next},
    Word{"fault", Act::Fault}, Word{"clear", Act::Clear}, Word{"quit", Act::Quit}};

} // namespace

/// A control line that was understood.
struct Control::Order
{
    Act act = Act::Pause;
    std::string word;
    std::string who;
    lab::Fault kind = lab::Fault::Unreachable;
    Instant until{};
    unsigned speed = 1;
};

Control::Control(Lab& lab, std::function<void(std::string_view)> print)
    : m_lab(lab), m_print(std::move(print))
{
    connect(&lab, &Lab::arrived, this, [this] {
        if (!m_waiting.empty())
            did(std::exchange(m_waiting, {}));
    });
}

void Control::did(const std::string& what)
{
    std::string line = R"({"did":)";
    lifecycle::appendJsonString(line, what);
    line += R"(,"now":)";
    lifecycle::appendJson(line, m_lab.now());
    line += R"(,"speed":)" + std::to_string(m_lab.speed());
    line += std::string(R"(,"running":)") + (m_lab.isRunning() ? "true" : "false") + "}\n";
    m_print(line);
}

void Control::take(std::string_view line)
{
    if (trimmed(line).empty())
        return;
    plan::JsonComplaint complaint("control line");
    const auto document = plan::parseJson(bytesOf(line), "control line", longestLine);
    const plan::JsonPlace root(document ? *document : QJsonValue(), {}, complaint);
    Order order;
    if (document) {
        root.expectObject({"do", "value", "who", "kind"});
        order.act = root.member("do").word(actWords);
        order.word = root.member("do").text();
    }
    if (order.act == Act::Fault || order.act == Act::Clear) {
        readFault(root, order);
    } else if (order.act == Act::Speed && !complaint.spoken()) {
        order.speed = root.member("value").count(maximumSpeed);
    } else if (order.act == Act::Until) {
        order.until = root.member("value").instant();
    }
    if (document && !complaint.spoken())
        return obey(order);
    std::string text = R"({"error":)";
    lifecycle::appendJsonString(text, document ? complaint.error().detail : document.error().detail);
    m_print(text + "}\n");
}

void Control::readFault(const plan::JsonPlace& root, Order& order) const
{
    order.who = root.member("who").text();
    order.kind = root.member("kind").word(faultWords);
    if (m_lab.router(order.who))
        return;
    if (!m_lab.network().hasStore(order.who))
        root.member("who").complain("no router of that name");
    else if (order.kind != Fault::Unreachable)
        root.member("kind").complain("a file store can only be 'unreachable'");
}

void Control::setFault(const Order& order)
{
    const bool on = order.act == Act::Fault;
    if (Router* router = m_lab.router(order.who))
        router->setFault(order.kind, on);
    else
        m_lab.network().setUnreachable(order.who, on);
}

void Control::obey(const Order& order)
{
    switch (order.act) {
    case Act::Speed:
        m_lab.setSpeed(order.speed);
        break;
    case Act::Pause:
        m_lab.pause();
        break;
    case Act::Resume:
        m_lab.run();
        break;
    case Act::Step:
        m_waiting = order.word;
        return m_lab.runStep();
    case Act::Until:
        m_waiting = order.word;
        return m_lab.runUntil(order.until);
    case Act::Next:
        m_waiting = order.word;
        return m_lab.runToNextEvent();
    case Act::Fault:
    case Act::Clear:
        setFault(order);
        break;
    case Act::Quit:
        did(order.word);
        Q_EMIT quitAsked();
        return;
    }
    did(order.word);
}

} // namespace releve::lab
