// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/base/result.h"
#include "pki/lifecycle/certificateserverconfig.h"

namespace releve::lab {

/// What the lab takes from the configuration of a router.
struct LabConfig
{
    lifecycle::CertificateServerConfig server;
    /// `rsakeypair` of the trustpoint that has the server's name. Without it 2048, which is ours: IOS 15 makes keys of
    /// 1024 bits, and today's clients refuse them.
    unsigned keyBits = 2048;
};

/// Reads IOS configuration text. BadArgument says which line or what is missing: exactly one certificate server is
/// needed, a root CA that is not shut down.
[[nodiscard]] Result<LabConfig> readLabConfig(std::string_view text);

} // namespace releve::lab
