// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/plaindelegate.h"

namespace releve::ui {

/// Draws a state as an icon, a word and a tint, from models::ToneRole and the display text.
class BadgeDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Draws one badge, vertically centred in `rect`; returns how wide it became.
int paintBadge(QPainter& painter, const QRect& rect, int tone, const QString& word, bool dark);

} // namespace releve::ui
