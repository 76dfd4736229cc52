// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshnative.h"

#include <libssh/libssh.h>

#include <algorithm>

namespace releve::net {

void FreeKey::operator()(ssh_key_struct* key) const
{
    ssh_key_free(key);
}

void FreeString::operator()(char* text) const
{
    ssh_string_free_char(text);
}

SecretText::SecretText(ByteView bytes)
    : m_text(bytes.size() + 1) // so that it does not grow and leave a copy behind
{
    std::copy(bytes.begin(), bytes.end(), m_text.begin());
}

} // namespace releve::net
