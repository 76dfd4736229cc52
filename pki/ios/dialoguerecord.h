// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/base/clock.h"
#include "pki/ios/secrets.h"

namespace releve::ios {

/// One stretch of what was said, secrets masked.
struct DialogueEntry
{
    enum class From
    {
        Router,
        Us,
    };
    From from = From::Router;
    Duration at{};    ///< when it began, by the clock the dialogue is told
    std::string text; ///< UTF-8, lines ended by `\n`
};

/// All that was said in a dialogue, for the audit log.
class DialogueRecord
{
public:
    /// Keeps so many bytes; the last entry then says that more was said.
    explicit DialogueRecord(std::size_t limit) : m_limit(limit) {}

    /// The secret is masked from now on.
    void keepQuiet(const SecretBytes& secret) { m_mask.add(secret); }
    /// A line the router ended. `behindSecret`: it is what a router made of a secret typed, and is masked as a whole.
    void line(std::string_view line, Duration now, bool behindSecret = false);
    /// What stands in the line before something is typed.
    void part(std::string_view part, Duration now);
    void sent(std::string_view text, Duration now);
    void sentSecret(Duration now);

    [[nodiscard]] std::string masked(std::string_view line);
    [[nodiscard]] const std::vector<DialogueEntry>& entries() const { return m_entries; }

private:
    void add(DialogueEntry::From from, std::string_view text, Duration now);

    std::size_t m_limit;
    std::size_t m_size = 0;
    bool m_full = false;
    SecretMask m_mask;
    std::vector<DialogueEntry> m_entries;
};

} // namespace releve::ios
