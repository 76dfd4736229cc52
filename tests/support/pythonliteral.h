// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>
#include <QVariant>

namespace releve::test {

/// Reads the literals of Python and JSON that other people's expectations are written in: dictionaries, lists,
/// strings, whole numbers, True, False, None. What stands before the first bracket is passed over. Keys become
/// strings. An invalid QVariant means that the text is something else.
[[nodiscard]] QVariant readPythonLiteral(QStringView text);

} // namespace releve::test
