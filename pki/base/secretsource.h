// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"

namespace releve {

/// Where a secret comes from. A secret itself never stands on a command line, where `ps` shows it.
struct SecretSource
{
    enum class Kind
    {
        Environment, ///< `env:NAME`
        Descriptor,  ///< `fd:N`
        File,        ///< `file:PATH`
        Keychain,    ///< `keychain:`, or `keychain:NAME` for a name of one's own
        Prompt       ///< `prompt`
    };
    Kind kind = Kind::Prompt;
    std::string where; ///< UTF-8
    int descriptor = -1;

    /// Empty when the text is none of those forms.
    [[nodiscard]] static std::optional<SecretSource> parse(std::string_view text);
    /// The first line found there. NotFound, AccessDenied (a file that others can read), IoFailure,
    /// BadArgument for a prompt or a keychain, which are not this function's to ask.
    [[nodiscard]] Result<SecretBytes> read() const;
};

} // namespace releve
