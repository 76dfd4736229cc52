// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "pki/lab/router/router.h"

namespace releve::lab {

/// What nvram: keeps of `write memory`.
struct Router::Startup
{
    RouterConfig config;
    std::map<std::string, SavedTrustpoint, std::less<>> trustpoints;
    Keyring keys;
};

} // namespace releve::lab
