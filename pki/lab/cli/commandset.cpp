// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/commandset.h"

#include <vector>

#include "pki/lab/cli/sessioncommands.h"

namespace releve::lab::cli {

CommandSet::CommandSet(std::span<const CommandTable> tables)
{
    std::vector<CommandTable> all{sessionCommands()};
    all.insert(all.end(), tables.begin(), tables.end());
    for (std::size_t mode = 0; mode < m_grammars.size(); ++mode)
        m_grammars[mode] = Grammar(static_cast<Mode>(mode), all);
}

} // namespace releve::lab::cli
