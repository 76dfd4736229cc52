// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/badgedelegate.h"

#include <QApplication>
#include <QPainter>

#include "models/roles.h"
#include "ui/icons.h"
#include "ui/theme.h"

namespace releve::ui {

int paintBadge(QPainter& painter, const QRect& rect, int tone, const QString& word, bool dark)
{
    const auto t = static_cast<fleet::Tone>(tone);
    const ToneColors colors = toneColors(t, dark);
    const QFontMetrics metrics = painter.fontMetrics();
    const int icon = metrics.ascent();
    const int height = qMin(rect.height() - 4, metrics.height() + 4);
    const int wanted = 7 + icon + 5 + metrics.horizontalAdvance(word) + 8;
    const QRect badge(rect.left(), rect.top() + (rect.height() - height) / 2, qMin(wanted, rect.width()),
                      height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.tint);
    painter.drawRoundedRect(badge, 4, 4);
    painter.drawPixmap(badge.left() + 7, badge.top() + (height - icon) / 2,
                       tonePixmap(t, icon, painter.device()->devicePixelRatioF(), dark));
    painter.setPen(colors.text);
    const QRect text = badge.adjusted(7 + icon + 5, 0, -4, 0);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(word, Qt::ElideRight, text.width()));
    painter.restore();
    return badge.width();
}

void BadgeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString word = background.text;
    background.text.clear();
    background.icon = {};
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const QVariant tone = index.data(models::ToneRole);
    if (!tone.isValid())
        return;
    painter->save();
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    paintBadge(*painter, option.rect.adjusted(6, 0, -4, 0), tone.toInt(), word, isDark(option.palette));
    painter->restore();
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize base = PlainDelegate::sizeHint(option, index);
    return {base.width() + 30, qMax(base.height(), option.fontMetrics.height() + 12)};
}

} // namespace releve::ui
