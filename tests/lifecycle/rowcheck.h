// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include <QTest>

#include "pki/lifecycle/transition.h"

namespace releve::lifecycle {

/// Holds the rows that steps report against the table they come from, and remembers which were taken.
template<class Row, class State, class Event>
class RowCheck
{
public:
    using Table = std::array<TableRow<State, Event>, static_cast<std::size_t>(Row::Count)>;

    explicit RowCheck(const Table& table) : m_table(table) {}

    /// Whether the table lists this transition.
    [[nodiscard]] bool listed(const Transition<Row, State>& taken, Event event)
    {
        const auto index = static_cast<std::size_t>(taken.row);
        m_taken[index] = true;
        const TableRow<State, Event>& row = m_table[index];
        const bool ok =
            row.from.contains(taken.from) && row.on.contains(event) && row.next.contains(taken.next);
        if (!ok)
            qWarning("row %s does not go from state %d on event %d to state %d",
                     std::string(row.number).c_str(), static_cast<int>(taken.from), static_cast<int>(event),
                     static_cast<int>(taken.next));
        return ok;
    }

    template<class Step>
    [[nodiscard]] bool allListed(const Step& step, Event event)
    {
        bool ok = true;
        for (const auto& taken : step.rows)
            ok = listed(taken, event) && ok;
        return ok;
    }

    /// The numbers of the rows never taken.
    [[nodiscard]] std::string missing() const
    {
        std::string numbers;
        for (std::size_t i = 0; i < m_table.size(); ++i) {
            if (!m_taken[i])
                numbers += (numbers.empty() ? "" : ", ") + std::string(m_table[i].number);
        }
        return numbers;
    }

private:
    const Table& m_table;
    std::array<bool, static_cast<std::size_t>(Row::Count)> m_taken{};
};

} // namespace releve::lifecycle
