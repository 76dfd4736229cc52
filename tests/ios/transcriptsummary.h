// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include "pki/ios/records.h"

namespace releve::test {

/// Everything that was read, without line numbers.
[[nodiscard]] QStringList summary(const ios::Transcript& transcript);

/// Where all of it stood and what was not understood, in the order of the transcript.
[[nodiscard]] QStringList places(const ios::Transcript& transcript);

} // namespace releve::test
