// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/base/text.h"
#include "pki/ios/dialogue.h"

/// A router that says what it is told to, and a clock that goes on only when nothing else can happen.
class DialogueDriver
{
public:
    using Dialogue = releve::ios::Dialogue;

    /// What is typed, and what the router says to it, bytes of at most `piece` at a time and `pace` between them.
    struct Exchange
    {
        std::string typed;
        std::string said;
    };

    explicit DialogueDriver(Dialogue::Login login = {}, std::size_t piece = std::string::npos,
                            releve::Duration pace = releve::Duration(0))
        : m_dialogue(std::move(login)), m_piece(piece), m_pace(pace)
    {}

    [[nodiscard]] Dialogue& dialogue() { return m_dialogue; }
    [[nodiscard]] const std::vector<std::string>& typed() const { return m_typed; }
    [[nodiscard]] releve::Duration now() const { return m_now; }

    void start(std::string_view greeting)
    {
        m_dialogue.start(m_now);
        say(greeting);
    }
    void expect(std::vector<Exchange> exchanges)
    {
        m_script = std::move(exchanges);
        m_next = 0;
    }
    void say(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const std::string_view part = bytes.substr(0, m_piece);
            m_dialogue.receive(part, m_now);
            bytes.remove_prefix(part.size());
            pass(m_pace);
        }
    }
    /// Until there is an event, or nothing to wait for.
    [[nodiscard]] std::optional<releve::ios::DialogueEvent> event()
    {
        for (int rounds = 0; rounds < 100'000; ++rounds) {
            if (auto event = m_dialogue.takeEvent())
                return event;
            if (deliver())
                continue;
            const auto due = m_dialogue.due();
            if (!due)
                return std::nullopt;
            m_now = std::max(m_now, *due);
            m_dialogue.advance(m_now);
        }
        return std::nullopt;
    }
    /// The event, when it is of that kind.
    template<class T>
    [[nodiscard]] std::optional<T> next()
    {
        auto found = event();
        if (!found || !std::holds_alternative<T>(*found))
            return std::nullopt;
        return std::move(std::get<T>(*found));
    }
    /// Hands over what has been typed, and the router's answers to it.
    void deliverAll()
    {
        while (deliver()) {
        }
    }
    /// Time goes by in which the router says nothing.
    void goOn(releve::Duration time) { pass(time); }
    [[nodiscard]] std::string recorded()
    {
        std::string text;
        for (const auto& entry : m_dialogue.record())
            text += (entry.from == releve::ios::DialogueEntry::From::Us ? ">" : "<") + entry.text;
        return text;
    }

    /// As every router answers the first commands.
    [[nodiscard]] static std::vector<Exchange> quiet(const std::string& prompt)
    {
        return {{"terminal length 0\r", "terminal length 0\r\n" + prompt},
                {"terminal width 511\r", "terminal width 511\r\n" + prompt}};
    }

private:
    void pass(releve::Duration time)
    {
        const releve::Duration until = m_now + time;
        while (const auto due = m_dialogue.due()) {
            if (*due > until)
                break;
            m_now = std::max(m_now, *due);
            m_dialogue.advance(m_now);
            if (const auto again = m_dialogue.due(); again && *again <= m_now)
                break;
        }
        m_now = until;
    }
    bool deliver()
    {
        auto keys = m_dialogue.takeOutgoing();
        if (!keys)
            return false;
        m_typed.emplace_back(releve::textOf(keys->view()));
        if (m_next < m_script.size() && m_script[m_next].typed == m_typed.back())
            say(m_script[m_next++].said);
        return true;
    }

    Dialogue m_dialogue;
    std::size_t m_piece;
    releve::Duration m_pace;
    releve::Duration m_now = std::chrono::hours(1);
    std::vector<Exchange> m_script;
    std::size_t m_next = 0;
    std::vector<std::string> m_typed;
};

inline std::optional<releve::SecretBytes> secret(std::string_view text)
{
    return releve::SecretBytes(text);
}
