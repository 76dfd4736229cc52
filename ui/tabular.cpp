// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/tabular.h"

#include <QFontMetrics>

namespace releve::ui {

namespace {

struct Digits
{
    int widest = 0;
    bool even = true;

    explicit Digits(const QFontMetrics& metrics)
    {
        for (char16_t c = u'0'; c <= u'9'; ++c) {
            const int width = metrics.horizontalAdvance(QChar(c));
            even = even && (widest == 0 || width == widest);
            widest = qMax(widest, width);
        }
    }
};

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

int tabularWidth(const QFontMetrics& metrics, const QString& text)
{
    const Digits digits(metrics);
    if (digits.even)
        return metrics.horizontalAdvance(text);
    int width = 0;
    for (const QChar c : text)
        width += isAsciiDigit(c) ? digits.widest : metrics.horizontalAdvance(c);
    return width;
}

int drawTabular(QPainter& painter, const QRect& rect, const QString& text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const Digits digits(metrics);
    constexpr int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
    if (digits.even) {
        painter.drawText(rect, flags, text);
        return metrics.horizontalAdvance(text);
    }
    int x = rect.left();
    for (const QChar c : text) {
        const int width = metrics.horizontalAdvance(c);
        const int cell = isAsciiDigit(c) ? digits.widest : width;
        painter.drawText(QRect(x + (cell - width) / 2, rect.top(), cell, rect.height()), flags, c);
        x += cell;
    }
    return x - rect.left();
}

} // namespace releve::ui
