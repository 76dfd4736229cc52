// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/countdowndelegate.h"

#include <QApplication>
#include <QPainter>

#include "models/roles.h"
#include "models/texts.h"
#include "ui/tabular.h"
#include "ui/theme.h"

namespace releve::ui {

namespace {

/// Shortens a countdown to a width: the timer's name gives way, the time left does not.
QString fitted(const QString& text, const QString& name, const QFont& font, const QFontMetrics& metrics,
               int width)
{
    if (name.isEmpty() || !text.startsWith(name))
        return metrics.elidedText(text, Qt::ElideRight, width);
    const QString left = text.mid(name.size());
    const int room = width - tabularWidth(font, left);
    if (room < metrics.averageCharWidth() * 4)
        return metrics.elidedText(text, Qt::ElideRight, width);
    return metrics.elidedText(name, Qt::ElideRight, room) + left;
}

} // namespace

QString CountdownDelegate::textOf(const QModelIndex& index)
{
    return textOf(index, index.data().toString());
}

QString CountdownDelegate::textOf(const QModelIndex& index, const QString& text)
{
    const QVariant due = index.data(models::DueRole);
    const QVariant asOf = index.data(models::AsOfRole);
    if (index.data(models::LiveRole).toBool() || !due.isValid() || !asOf.isValid())
        return text;
    const QString name = index.data(models::TimerNameRole).toString();
    const QString left = models::remainingText(Duration(due.toLongLong() - asOf.toLongLong()), QLocale());
    //: %1 is the time left, %2 the date at which it was left
    const QString dated =
        tr("%1 as of %2").arg(left, models::dateText(Instant(Duration(asOf.toLongLong())), QLocale()));
    return text.startsWith(name) ? name + u' ' + dated : dated;
}

void CountdownDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString text = textOf(index, background.text);
    background.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    if (text.isEmpty())
        return;

    const BarColors colors = barColors(isDark(option.palette));
    const QFontMetrics metrics = option.fontMetrics;
    const int height = qMin(option.rect.height() - 6, metrics.height() + 2);
    const QRect trough(option.rect.left() + 6, option.rect.top() + (option.rect.height() - height) / 2,
                       option.rect.width() - 12, height);
    const QVariant progress = index.data(models::ProgressRole);
    const bool live = index.data(models::LiveRole).toBool();
    painter->save();
    painter->setClipRect(trough);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (index.data(models::DueRole).isValid() || live) {
        painter->setBrush(colors.trough);
        painter->drawRoundedRect(trough, 3, 3);
        QRect done = trough;
        done.setWidth(static_cast<int>(trough.width() * qBound(0.0, progress.toDouble(), 1.0)));
        if (live && progress.isValid())
            painter->fillRect(done, colors.progress);
    }
    painter->setFont(option.font);
    painter->setPen(live ? option.palette.color(QPalette::Text) : quietText(option.palette));
    const QRect inner = trough.adjusted(7, 0, -5, 0);
    const bool fits = tabularWidth(option.font, text) <= inner.width();
    drawTabular(*painter, inner,
                fits ? text
                     : fitted(text, index.data(models::TimerNameRole).toString(), option.font, metrics,
                              inner.width()));
    painter->restore();
}

QSize CountdownDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize base = PlainDelegate::sizeHint(option, index);
    return {base.width() + 24, qMax(base.height(), option.fontMetrics.height() + 12)};
}

} // namespace releve::ui
