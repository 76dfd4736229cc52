// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pki/base/clock.h"
#include "pki/x509/privatekey.h"

namespace releve::lab {

/// A key pair as `show crypto key mypubkey rsa` tells of it.
struct RouterKey
{
    x509::PrivateKey key;
    Instant generated; ///< by the router's clock
    bool exportable = false;
    bool saved = false; ///< in startup-config; else a `reload` loses it
};

/// The RSA keys of a router by their labels; the shadow key of label L is `L#` (ROLLOVER_SPEC 1.2).
class Keyring
{
public:
    [[nodiscard]] const std::map<std::string, RouterKey, std::less<>>& all() const { return m_keys; }
    [[nodiscard]] const RouterKey* find(std::string_view label) const;
    void put(const std::string& label, RouterKey key) { m_keys.insert_or_assign(label, std::move(key)); }
    bool remove(std::string_view label);
    /// The shadow key takes the place of the active one. Nothing when there is none.
    void promoteShadow(const std::string& label);
    void markSaved();

    [[nodiscard]] static std::string shadowOf(std::string_view label) { return std::string(label) + '#'; }

private:
    std::map<std::string, RouterKey, std::less<>> m_keys;
};

} // namespace releve::lab
