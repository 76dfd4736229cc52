// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace releve::lab::cli {

/// `gi0/0`, `GigabitEthernet 0/0` as IOS writes it, `GigabitEthernet0/0`; empty when it is no interface's name.
[[nodiscard]] std::optional<std::string> interfaceName(std::string_view typed);

} // namespace releve::lab::cli
