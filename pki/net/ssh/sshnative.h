// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "pki/base/text.h"

struct ssh_key_struct;

/// What libssh hands out, owned.
namespace releve::net {

struct FreeKey
{
    void operator()(ssh_key_struct* key) const;
};
using NativeKey = std::unique_ptr<ssh_key_struct, FreeKey>;

struct FreeString
{
    void operator()(char* text) const;
};
using NativeText = std::unique_ptr<char, FreeString>;

/// A zero-terminated copy that is wiped: libssh reads and writes private keys as C strings.
class SecretText
{
public:
    explicit SecretText(ByteView bytes);
    SecretText(const SecretText&) = delete;
    SecretText& operator=(const SecretText&) = delete;
    ~SecretText() { wipe(m_text.data(), m_text.size()); }

    [[nodiscard]] const char* data() const { return m_text.data(); }

    /// Writes through a volatile pointer may not be left out.
    static void wipe(volatile char* text, std::size_t size)
    {
        for (std::size_t i = 0; i < size; ++i)
            text[i] = 0;
    }

private:
    std::vector<char> m_text;
};

} // namespace releve::net
