// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/plaindelegate.h"

namespace releve::ui {

/// Draws a countdown: the time left over a bar that shows how much of the timer has run. Digits have one
/// width and the text starts at one place, so that nothing dances; a frozen one is drawn quiet and without a
/// moving bar.
class CountdownDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// What the cell says; of a frozen countdown the time left first and how old it is after it, as the end may be cut
    /// off.
    [[nodiscard]] static QString textOf(const QModelIndex& index);
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    /// @param text what the model says, asked for already
    [[nodiscard]] static QString textOf(const QModelIndex& index, const QString& text);
};

} // namespace releve::ui
