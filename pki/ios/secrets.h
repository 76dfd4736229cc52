// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/base/secretbytes.h"

/// The one place that keeps secrets out of what is stored, logged or shown (ARCHITECTURE section 5).
namespace releve::ios {

/// What stands in place of a secret.
inline constexpr std::string_view secretMark = "***";

/// `line` with everything after a password, secret, key or community word replaced by `***`, and the password
/// of an URL too. It masks too much rather than too little.
[[nodiscard]] std::string withoutSecrets(std::string_view line);

/// Masks a text line by line: what withoutSecrets() masks in a line, private keys in PEM over many, and secrets it has been
/// told of wherever they stand.
class SecretMask
{
public:
    /// Shorter ones are not looked for: every other word would have them in it.
    static constexpr std::size_t shortestKnown = 4;

    /// Keeps a copy.
    void add(const SecretBytes& secret);
    [[nodiscard]] std::string line(std::string_view line);
    /// Masks only the secrets it has been told of.
    [[nodiscard]] std::string knownIn(std::string text) const;
    [[nodiscard]] bool isInPrivateKey() const { return m_inPrivateKey; }
    /// A private key that has not ended goes no further.
    void endText() { m_inPrivateKey = false; }

private:
    bool m_inPrivateKey = false;
    std::vector<SecretBytes> m_known;
};

/// An URL as typed, without the password in `scheme://user:password@host`.
[[nodiscard]] std::string urlWithoutPassword(std::string_view url);

/// What a Problem keeps of a line: trimmed, valid UTF-8, without secrets, cut to a line's worth.
[[nodiscard]] std::string problemText(std::string_view line);

} // namespace releve::ios
