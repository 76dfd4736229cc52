// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace releve::models {

/// The text without case and accents, for searching: `Évry` and `evry` are one.
[[nodiscard]] QString folded(const QString& text);

/// A key that puts names in the order people expect when compared as plain text: `spoke-2` before `spoke-10`,
/// case and accents aside. Compare keys with `<`.
[[nodiscard]] QString naturalKey(const QString& text);

} // namespace releve::models
