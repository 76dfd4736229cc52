// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <QTest>

#include "pki/lifecycle/logentry.h"
#include "tests/lifecycle/instants.h"

namespace releve::lifecycle {

using Story = std::vector<std::string>;

/// One log entry as a line: the event and what tells one from another.
inline std::string lineOf(const LogEntry& entry)
{
    std::string line(nameOf(entry.event));
    switch (entry.event) {
    case LogEvent::TimerArmed:
        return line + " " + std::string(nameOf(entry.timer)) + " " + toIso8601(entry.due);
    case LogEvent::TimerFired:
        return line + " " + std::string(nameOf(entry.timer));
    case LogEvent::RequestSent:
        return line + " " +
               (entry.operation == Operation::CertPoll ? "poll" : std::string(nameOf(entry.purpose)));
    case LogEvent::TransportFailure:
        return line + " " + std::string(nameOf(entry.reason));
    default:
        return line;
    }
}

/// What a step told the log.
template<class Step>
Story storyOf(const Step& step)
{
    Story story;
    for (const auto& action : step.actions) {
        if (const auto* entry = std::get_if<LogEntry>(&action))
            story.push_back(lineOf(*entry));
    }
    return story;
}

/// The first action of a kind; null when the step has none.
template<class Action, class Step>
const Action* find(const Step& step)
{
    for (const auto& action : step.actions) {
        if (const auto* found = std::get_if<Action>(&action))
            return found;
    }
    return nullptr;
}

/// The numbers of the rows a step took.
template<class Step, class Table>
Story rowsOf(const Step& step, const Table& table)
{
    Story rows;
    for (const auto& taken : step.rows)
        rows.emplace_back(table[static_cast<std::size_t>(taken.row)].number);
    return rows;
}

inline std::string joined(const Story& story)
{
    std::string text;
    for (const std::string& line : story)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

} // namespace releve::lifecycle

namespace QTest {

/// Lets QCOMPARE print stories.
template<>
inline char* toString(const std::vector<std::string>& story)
{
    return qstrdup(releve::lifecycle::joined(story).c_str());
}

} // namespace QTest
