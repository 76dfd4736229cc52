// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

#include "pki/lab/cli/grammar.h"

namespace releve::lab::cli {

/// The grammars of all modes. Made once; immutable.
class CommandSet
{
public:
    /// The session's own commands are in it whatever `tables` says.
    explicit CommandSet(std::span<const CommandTable> tables);

    [[nodiscard]] const Grammar& grammar(Mode mode) const
    {
        return m_grammars[static_cast<std::size_t>(mode)];
    }

private:
    std::array<Grammar, static_cast<std::size_t>(Mode::Count)> m_grammars;
};

} // namespace releve::lab::cli
