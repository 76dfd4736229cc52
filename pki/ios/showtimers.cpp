// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/showtimers.h"

#include <algorithm>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

/// Takes a number of at most `digits` digits off the front.
std::optional<std::uint32_t> takeNumber(std::string_view& text, std::size_t digits)
{
    std::size_t length = 0;
    std::uint32_t value = 0;
    while (length < text.size() && length < digits && isDigit(text[length]))
        value = value * 10 + static_cast<std::uint32_t>(text[length++] - '0');
    if (length == 0 || (length < text.size() && isDigit(text[length])))
        return std::nullopt;
    text.remove_prefix(length);
    return value;
}

/// The names of the rows, longer ones before those they begin with; what follows a name is its target.
constexpr std::array<std::string_view, 13> names{"CS SHADOW CERT GENERATION",
                                                 "CS CERT EXPIRE",
                                                 "CS CRL UPDATE",
                                                 "SESSION CLEANUP",
                                                 "CRL EXPIRE",
                                                 "CRL UPDATE",
                                                 "CRL auto-download retry timer",
                                                 "TRUSTPOOL",
                                                 "CONNECT RETRY",
                                                 "ER EXPIRE",
                                                 "RENEW",
                                                 "SHADOW",
                                                 "POLL"};

void nameTimer(TimerRecord& timer, std::string_view text)
{
    // `ID(tp)`, `CA(tp)`, `CS(name)`: expiry alerts.
    for (const std::string_view alert : {"ID(", "CA(", "CS("})
        if (text.starts_with(alert) && text.ends_with(')')) {
            timer.name = alert.substr(0, 2);
            timer.target = toUtf8(text.substr(alert.size(), text.size() - alert.size() - 1));
            return;
        }
    for (const std::string_view name : names)
        if (text.starts_with(name) && (text.size() == name.size() || text[name.size()] == ' ')) {
            timer.name = name;
            std::string_view target = trimmed(text.substr(name.size()));
            (void)consume(target, "*"); // CRL UPDATE marks the name it updates
            timer.target = toUtf8(target);
            return;
        }
    timer.name = toUtf8(text);
}

} // namespace

std::optional<Duration> takeTimerValue(std::string_view& text)
{
    constexpr std::size_t dayDigits = 7;
    std::string_view rest = trimmedLeft(text);
    std::chrono::milliseconds days{0};
    std::chrono::milliseconds time{0};
    auto number = takeNumber(rest, dayDigits);
    if (!number)
        return std::nullopt;
    if (consume(rest, "d")) {
        days = std::chrono::days{*number};
        rest = trimmedLeft(rest); // hours are padded to two columns
        number = takeNumber(rest, 2);
    }
    for (int colons = 0; number && colons < 2 && consume(rest, ":"); ++colons) {
        time = (time + std::chrono::seconds{*number}) * 60;
        number = takeNumber(rest, 2);
    }
    if (!number)
        return std::nullopt;
    time += std::chrono::seconds{*number};
    if (consume(rest, ".")) {
        const auto milliseconds = takeNumber(rest, 3);
        if (!milliseconds)
            return std::nullopt;
        time += std::chrono::milliseconds{*milliseconds};
    }
    text = rest;
    return days + time;
}

bool ShowTimers::begin(const TextLine& line)
{
    static constexpr std::array<Label<TimerSection>, 5> heads{
        {{"PKI Timers", TimerSection::Pki},
         {"Expiry Alert Timers", TimerSection::ExpiryAlert},
         {"CRL Timers", TimerSection::Crl},
         {"Trustpool Timers", TimerSection::Trustpool},
         {"CS Timers", TimerSection::Cs}}};
    const std::string_view text = trimmed(line.text);
    if (!text.ends_with("Timers"))
        return false;
    const auto section = findLabel(heads, text);
    if (!section)
        return false;
    m_section = *section;
    m_last = false;
    return true;
}

bool ShowTimers::feed(const TextLine& line)
{
    std::string_view text = trimmed(line.text);
    if (!consume(text, "|"))
        return false;
    m_last = false;
    TimerRecord timer;
    timer.section = m_section;
    const auto value = takeTimerValue(text);
    if (!value || (!text.empty() && text.front() != ' ')) {
        m_builder.problem(ProblemCode::LineNotUnderstood, line, "timer value");
        return true;
    }
    timer.remaining = *value;
    text = trimmed(text);
    if (text.starts_with('(')) {
        const std::size_t end = std::min(text.find(')'), text.size());
        timer.due = fromIso8601(text.substr(1, end - 1));
        if (!timer.due)
            m_builder.problem(ProblemCode::DateNotUnderstood, line);
        text = trimmed(text.substr(std::min(end + 1, text.size())));
    }
    if (text.empty()) // the head line of a section: the soonest value of it
        return true;
    timer.origin = m_builder.origin(line.number);
    nameTimer(timer, text);
    m_builder.out().timers.push_back(std::move(timer));
    m_last = true;
    return true;
}

void ShowTimers::wrapped(std::string_view rest)
{
    if (!m_last)
        return;
    TimerRecord& timer = m_builder.out().timers.back();
    (timer.target.empty() ? timer.name : timer.target) += toUtf8(rest);
}

} // namespace releve::ios
