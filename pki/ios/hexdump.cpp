// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/hexdump.h"

namespace releve::ios {
namespace {

/// Whether a line that is not all hex looks like hex that was damaged: short groups, mostly of hex digits.
bool looksLikeHex(std::string_view line)
{
    constexpr std::size_t longestGroup = 16;
    std::size_t digits = 0;
    std::size_t characters = 0;
    while (true) {
        const std::string_view group = takeWord(line);
        if (group.empty())
            break;
        if (group.size() > longestGroup)
            return false;
        characters += group.size();
        for (const char c : group)
            digits += hexValue(c) >= 0 ? 1U : 0U;
    }
    return characters >= 8 && digits * 4 >= characters * 3;
}

} // namespace

void HexDump::clear()
{
    m_bytes.clear();
    m_half.reset();
    m_damaged = false;
}

HexDump::Line HexDump::take(std::string_view line)
{
    const std::size_t size = m_bytes.size();
    const auto half = m_half;
    for (const char c : line) {
        if (isSpace(c))
            continue;
        const int value = hexValue(c);
        if (value < 0) {
            m_bytes.resize(size);
            m_half = half;
            if (!looksLikeHex(line))
                return Line::Other;
            m_damaged = true;
            return Line::Damaged;
        }
        const auto digit = static_cast<std::uint8_t>(value);
        if (!m_half) {
            m_half = digit;
            continue;
        }
        if (m_bytes.size() < maximumSize)
            m_bytes.push_back(static_cast<std::uint8_t>(*m_half << 4U | digit));
        else
            m_damaged = true;
        m_half.reset();
    }
    return Line::Hex;
}

std::optional<ByteView> HexDump::bytes() const
{
    if (m_damaged || m_half || m_bytes.empty())
        return std::nullopt;
    return ByteView(m_bytes);
}

} // namespace releve::ios
