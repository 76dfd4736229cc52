// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace releve::lifecycle {

/// A set of the enumerators of a small enumeration.
template<class Enum>
class EnumSet
{
public:
    constexpr EnumSet(std::initializer_list<Enum> members)
    {
        for (const Enum member : members)
            m_bits |= bit(member);
    }

    [[nodiscard]] constexpr bool contains(Enum member) const { return (m_bits & bit(member)) != 0; }

private:
    static constexpr std::uint64_t bit(Enum member)
    {
        return std::uint64_t{1} << static_cast<unsigned>(member);
    }

    std::uint64_t m_bits = 0;
};

/// One row of a transition table: in which states, on which events, to which states.
template<class State, class Event>
struct TableRow
{
    std::string_view number; ///< the row of ROLLOVER_SPEC, or the section or rule it comes from
    EnumSet<State> from;
    EnumSet<Event> on;
    EnumSet<State> next;
};

/// A row that a step took.
template<class Row, class State>
struct Transition
{
    Row row;
    State from;
    State next;

    bool operator==(const Transition&) const = default;
};

} // namespace releve::lifecycle
