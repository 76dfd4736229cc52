// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/router/keyring.h"

namespace releve::lab {

const RouterKey* Keyring::find(std::string_view label) const
{
    const auto known = m_keys.find(label);
    return known == m_keys.end() ? nullptr : &known->second;
}

bool Keyring::remove(std::string_view label)
{
    const auto known = m_keys.find(label);
    if (known == m_keys.end())
        return false;
    m_keys.erase(known);
    return true;
}

void Keyring::promoteShadow(const std::string& label)
{
    const auto shadow = m_keys.find(shadowOf(label));
    if (shadow == m_keys.end())
        return;
    RouterKey key = std::move(shadow->second);
    m_keys.erase(shadow);
    put(label, std::move(key));
}

void Keyring::markSaved()
{
    for (auto& [label, key] : m_keys)
        key.saved = true;
}

} // namespace releve::lab
