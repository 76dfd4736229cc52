// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/secretbytes.h"

namespace releve {

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

void SecretBytes::wipe() noexcept
{
    // Writes through a volatile pointer are observable behaviour, so they stay although nothing reads them.
    volatile std::uint8_t* byte = m_bytes.data();
    for (std::size_t i = 0; i < m_bytes.size(); ++i)
        byte[i] = 0;
    m_bytes.clear();
    m_bytes.shrink_to_fit();
}

} // namespace releve
