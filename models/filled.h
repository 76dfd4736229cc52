// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <map>
#include <string>

/// Sentences with named places. Only models/ includes it.
namespace releve::models {

/// The number that `%n` stands for: the parameter `count`; -1 when there is none.
[[nodiscard]] int countIn(const std::map<std::string, std::string>& parameters);

/// `text` with the parameter's value for each `{name}`, safe to show, instants and fingerprints as people read them; a dash for
/// one that is not there or empty. What a value holds is never filled again.
[[nodiscard]] QString filled(const QString& text, const std::map<std::string, std::string>& parameters);

} // namespace releve::models
