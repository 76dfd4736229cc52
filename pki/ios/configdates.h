// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace releve::ios {

/// When a running configuration was changed and saved, as the comments at its head say: `! Last configuration change at
/// 13:14:16 CET Fri Oct 9 2015 by admin`, `! NVRAM config last updated at …`, `! No configuration change since last restart`.
class ConfigDates
{
public:
    /// A comment line, trimmed. What is none of the three changes nothing.
    void take(std::string_view comment);
    /// Whether it was saved after it was last changed. Nothing when the comments do not tell: there are none, or their
    /// zones cannot be compared. Certificates that a router collects need not count as a change of its configuration.
    [[nodiscard]] std::optional<bool> isSaved() const;

private:
    std::string m_changed, m_saved;
    bool m_unchanged = false;
};

} // namespace releve::ios
