// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>

#include "pki/base/text.h"

namespace releve {

/// Bytes that are overwritten when they go: passphrases and private keys. Move-only, never printed, never
/// compared with ==. Not thread-safe.
class SecretBytes
{
public:
    SecretBytes() = default;
    /// Takes a copy; the caller still has to wipe its own.
    explicit SecretBytes(ByteView bytes) : m_bytes(bytes.begin(), bytes.end()) {}
    explicit SecretBytes(std::string_view text) : SecretBytes(bytesOf(text)) {}
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    SecretBytes(SecretBytes&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    ~SecretBytes() { wipe(); }

    [[nodiscard]] bool empty() const { return m_bytes.empty(); }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    /// Valid until this object changes. Do not copy out of it into anything that is not wiped.
    [[nodiscard]] ByteView view() const { return m_bytes; }

    /// Overwrites the bytes with zeros, in a way the compiler may not leave out, and frees them.
    void wipe() noexcept;

private:
    Bytes m_bytes;
};

} // namespace releve
