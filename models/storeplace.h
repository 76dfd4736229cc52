// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>

namespace releve::models {

/// Where the store is when nobody says otherwise: one place for all programs of ours.
[[nodiscard]] QString defaultStorePath();

/// `user@host`, as journal and audit log name whoever did something.
[[nodiscard]] std::string whoAmI();

} // namespace releve::models
