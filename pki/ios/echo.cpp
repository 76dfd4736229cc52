// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/echo.h"

#include "pki/base/text.h"

namespace releve::ios {

Echo::Echo(std::string_view prompt, std::string_view command)
    : m_prompt(prompt), m_command(trimmed(command)), m_left(m_command)
{}

bool Echo::take(std::string_view line)
{
    if (isWhole())
        return false;
    const bool again = !m_prompt.empty() && consume(line, m_prompt);
    line = trimmed(line);
    if (line.empty())
        return true;
    if (again && m_command.starts_with(line)) {
        m_left = std::string(trimmedLeft(std::string_view(m_command).substr(line.size())));
        return true;
    }
    if (m_left.starts_with(line)) {
        m_left = std::string(trimmedLeft(std::string_view(m_left).substr(line.size())));
        return true;
    }
    // A line editor that is short of columns shows the end of a long line behind a `$`.
    if (line.size() > 1 && line.front() == '$' && m_command.ends_with(line.substr(1))) {
        m_left.clear();
        return true;
    }
    return false;
}

} // namespace releve::ios
