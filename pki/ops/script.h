// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "pki/ios/commandplan.h"

namespace releve::ops {

/// Commands for one router, each chosen when the one before has been answered. No connection, no clock, no thread of its own:
/// it is handed to the thread that talks, and back. Whoever runs it calls begin() once, then next() and take() in turn, until
/// next() gives nothing or the dialogue stops.
class Script
{
public:
    Script() = default;
    Script(const Script&) = delete;
    Script& operator=(const Script&) = delete;
    virtual ~Script() = default;

    /// The router's prompt is there. Before the first next().
    virtual void begin(const ios::DialogueReady& ready) = 0;
    /// The next command; nothing when all is done. Asked once for each command.
    [[nodiscard]] virtual std::optional<ios::CommandPlan> next() = 0;
    /// What came of it.
    virtual void take(const ios::CommandOutcome& outcome) = 0;
    /// The dialogue has stopped: nothing more is asked of it. Perhaps before begin().
    virtual void stop(const ios::DialogueStop& stop) = 0;
};

} // namespace releve::ops
