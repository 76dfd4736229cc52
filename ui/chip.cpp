// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chip.h"

#include <QPainter>

#include "ui/theme.h"

namespace releve::ui {

ChipButton::ChipButton(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ChipButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 22, fontMetrics().height() + 9};
}

void ChipButton::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shape = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor accent = palette().color(QPalette::Link);
    const bool strong = isChecked() || hasFocus();
    painter.setPen(QPen(strong ? accent : lineColor(palette()), hasFocus() ? 2 : 1));
    if (isChecked())
        painter.setBrush(palette().color(QPalette::Highlight));
    else
        painter.setBrush(underMouse() ? palette().color(QPalette::AlternateBase)
                                      : palette().color(QPalette::Base));
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    painter.setPen(palette().color(group, isChecked() ? QPalette::HighlightedText : QPalette::Text));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

void ChipButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void ChipButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace releve::ui
