// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QPainter>
#include <QString>

namespace releve::ui {

/// Draws a line of text with every digit as wide as the widest, so that a countdown does not dance whatever
/// the font's figures are. Starts at the left of `rect`, centred vertically; returns the width used.
int drawTabular(QPainter& painter, const QRect& rect, const QString& text);

/// How wide drawTabular() makes it.
[[nodiscard]] int tabularWidth(const QFont& font, const QString& text);

} // namespace releve::ui
