// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/lifecycle/logentry.h"

namespace releve::lifecycle {

/// Writes log entries as JSON, one object a line, the same from lab and simulator (PRODUCT "Simulation scenarios and
/// events"): `{"at":…,"who":…,"event":…,"detail":{…}}`. Times to the second, serial numbers in hex as IOS prints them.
class JsonLog
{
public:
    /// @param who valid UTF-8
    void append(std::string& out, Instant at, std::string_view who, const LogEntry& entry);

private:
    Instant m_at = Instant::min(); ///< what m_atText says; many lines share an instant
    std::string m_atText;
};

/// Appends a JSON string. `text` has to be valid UTF-8.
void appendJsonString(std::string& out, std::string_view text);
/// Appends an instant as a JSON string, to the second.
void appendJson(std::string& out, Instant instant);

} // namespace releve::lifecycle
