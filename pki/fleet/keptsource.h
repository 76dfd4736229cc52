// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/fleet/reading.h"
#include "pki/ios/secrets.h"

namespace releve::fleet {

/// A source as it may be kept: a text with its secrets masked, or a file's certificates and nothing else of it. A Reading of
/// it says what a reading of the original says. An immutable value.
class KeptSource
{
public:
    /// As Reading::add(): PassphraseNeeded, WrongPassphrase, TooLarge.
    [[nodiscard]] static Result<KeptSource> of(const std::string& name, ByteView content,
                                               const SecretBytes& passphrase = SecretBytes());
    /// A text that was exchanged with a device.
    ///
    /// @param secrets has been told of the passwords that were sent
    [[nodiscard]] static KeptSource ofDialogue(const std::string& name, std::string_view text,
                                               ios::SecretMask& secrets);
    /// For whoever has kept one.
    [[nodiscard]] static KeptSource restored(Source source, std::string text,
                                             std::vector<x509::Certificate> certificates);

    /// Name, format and size of the original.
    [[nodiscard]] const Source& source() const { return m_source; }
    /// Masked, UTF-8 or whatever the terminal wrote; empty when it was no text.
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// Of a file that was no text, in its order.
    [[nodiscard]] const std::vector<x509::Certificate>& certificates() const { return m_certificates; }

    /// Adds what it says; nothing when nothing of the original could be kept.
    void addTo(Reading& reading) const;

private:
    KeptSource() = default;

    Source m_source;
    std::string m_text;
    std::vector<x509::Certificate> m_certificates;
};

} // namespace releve::fleet
