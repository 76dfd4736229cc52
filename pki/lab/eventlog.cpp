// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/eventlog.h"

#include <string>

#include "pki/base/text.h"

namespace releve::lab {

void EventLog::write(Instant at, std::string_view who, const lifecycle::LogEntry& entry)
{
    std::string line;
    const std::lock_guard lock(m_mutex);
    m_json.append(line, at, escaped(who), entry);
    ++m_count;
    if (m_sink)
        m_sink(line);
}

std::uint64_t EventLog::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_count;
}

} // namespace releve::lab
