// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "pki/base/text.h"

namespace releve::ios {

/// Collects the hex that IOS prints over several lines, in groups of eight digits.
class HexDump
{
public:
    /// More bytes than any certificate or key has.
    static constexpr std::size_t maximumSize = std::size_t{256} * 1024;

    enum class Line
    {
        Hex,     ///< nothing but hex digits and blanks; taken
        Damaged, ///< was hex once: taken as damage
        Other    ///< something else; nothing taken
    };

    void clear();
    [[nodiscard]] Line take(std::string_view line);

    /// Nothing taken so far, not even damage.
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty() && !m_half && !m_damaged; }
    /// Empty when a line was damaged, the number of digits is odd, or there were too many.
    [[nodiscard]] std::optional<ByteView> bytes() const;

private:
    Bytes m_bytes;
    std::optional<std::uint8_t> m_half; ///< the digit that waits for its second
    bool m_damaged = false;
};

} // namespace releve::ios
