// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace releve::ios {

/// Finds what a router repeats of a command, in one piece or broken by log messages.
class Echo
{
public:
    Echo() = default;
    /// `prompt` stands before it, or again when `logging synchronous` prints it anew.
    Echo(std::string_view prompt, std::string_view command);

    /// All of it has been seen.
    [[nodiscard]] bool isWhole() const { return m_left.empty(); }
    /// Whether a line that has ended is a piece of it.
    [[nodiscard]] bool take(std::string_view line);

private:
    std::string m_prompt;
    std::string m_command;
    std::string m_left;
};

} // namespace releve::ios
