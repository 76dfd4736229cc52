// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/lifecycle/certificateserverconfig.h"

/// A certificate server's configuration as it stands in its state, to tell later what was changed.
namespace releve::lab {

/// `setting value`, a line each, all settings that the lab follows.
[[nodiscard]] std::string settingsOf(const lifecycle::CertificateServerConfig& config);

/// What changed from one to the other, a sentence each.
[[nodiscard]] std::vector<std::string> differencesOf(std::string_view before, std::string_view after);

} // namespace releve::lab
