// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/base/result.h"
#include "pki/lifecycle/certificateserverconfig.h"
#include "pki/lifecycle/trustpointconfig.h"

namespace releve::plan {

// The `config` of a scenario: IOS configuration lines with exactly one block of the wanted kind. What the reader of
// running configurations does not understand is an error here (BadArgument; the detail names the line).

[[nodiscard]] Result<lifecycle::CertificateServerConfig> readServerConfig(std::string_view lines);
[[nodiscard]] Result<lifecycle::TrustpointConfig> readTrustpointConfig(std::string_view lines);

} // namespace releve::plan
