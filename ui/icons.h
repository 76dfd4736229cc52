// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

#include "pki/fleet/displaystate.h"

namespace releve::ui {

/// A drawing of resources/icons in the text colour of the theme in force when it is painted.
[[nodiscard]] QIcon themedIcon(const QString& name);

/// The icon of a state: a shape of its own, so that colour is never the only difference.
[[nodiscard]] QIcon toneIcon(fleet::Tone tone);
/// The same as a picture, `size` logical pixels wide.
[[nodiscard]] QPixmap tonePixmap(fleet::Tone tone, int size, qreal devicePixelRatio, bool dark);

} // namespace releve::ui
