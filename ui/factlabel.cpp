// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/factlabel.h"

#include <QPainter>

#include "ui/tabular.h"
#include "ui/theme.h"

namespace releve::ui {

FactLabel::FactLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize FactLabel::sizeHint() const
{
    m_widest = qMax(m_widest, tabularWidth(font(), text()) + 20);
    return {m_widest, fontMetrics().height() + 8};
}

void FactLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shape = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(lineColor(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    painter.setPen(palette().color(QPalette::Text));
    drawTabular(painter, rect().adjusted(10, 0, -8, 0), text());
}

} // namespace releve::ui
