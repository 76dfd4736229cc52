// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "pki/base/text.h"

namespace releve {

/// Numbers in files of ours: four bytes, the least significant first.
inline void appendLittleEndian32(Bytes& to, std::uint32_t value)
{
    for (unsigned shift = 0; shift < 32; shift += 8)
        to.push_back(static_cast<std::uint8_t>(value >> shift));
}

/// Of at least four bytes, the first four.
[[nodiscard]] inline std::uint32_t littleEndian32(ByteView bytes)
{
    return bytes[0] | std::uint32_t{bytes[1]} << 8 | std::uint32_t{bytes[2]} << 16 |
           std::uint32_t{bytes[3]} << 24;
}

} // namespace releve
