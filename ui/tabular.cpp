// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/tabular.h"

#include <QFontMetrics>
#include <QGlyphRun>
#include <QRawFont>

#include <optional>

namespace releve::ui {

namespace {

constexpr int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// What a font says of its figures, worked out once: countdowns are drawn in one font or two, every second.
class Figures
{
public:
    static const Figures& of(const QFont& font)
    {
        static std::optional<Figures> last; // GUI thread only
        if (!last || last->m_font != font)
            last.emplace(font);
        return *last;
    }

    explicit Figures(const QFont& font) : m_font(font), m_raw(QRawFont::fromFont(font))
    {
        const QFontMetrics metrics(font);
        for (char16_t c = u'0'; c <= u'9'; ++c)
            m_widest = qMax(m_widest, metrics.horizontalAdvance(QChar(c)));
    }

    /// The text's glyphs in their places, digits in cells of one width; no glyphs when the font lacks one of them.
    /// Countdowns are plain Latin text: they need no shaping, which is most of what drawing a text costs.
    [[nodiscard]] QGlyphRun run(const QString& text, qreal& width) const
    {
        width = 0;
        const QList<quint32> glyphs = m_raw.glyphIndexesForString(text);
        if (!m_raw.isValid() || glyphs.size() != text.size() || glyphs.contains(0U))
            return {};
        const QList<QPointF> advances = m_raw.advancesForGlyphIndexes(glyphs);
        QList<QPointF> places;
        places.reserve(glyphs.size());
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            const qreal own = qRound(advances[i].x());
            const qreal cell = isAsciiDigit(text[i]) ? qMax<qreal>(m_widest, own) : own;
            places.push_back({width + qRound((cell - own) / 2), 0});
            width += cell;
        }
        QGlyphRun run;
        run.setRawFont(m_raw);
        run.setGlyphIndexes(glyphs);
        run.setPositions(places);
        return run;
    }

private:
    QFont m_font;
    QRawFont m_raw;
    int m_widest = 0;
};

} // namespace

int tabularWidth(const QFont& font, const QString& text)
{
    qreal width = 0;
    const QGlyphRun run = Figures::of(font).run(text, width);
    return run.isEmpty() ? QFontMetrics(font).horizontalAdvance(text) : qRound(width);
}

int drawTabular(QPainter& painter, const QRect& rect, const QString& text)
{
    qreal width = 0;
    const QGlyphRun run = Figures::of(painter.font()).run(text, width);
    const QFontMetrics metrics = painter.fontMetrics();
    if (run.isEmpty()) {
        painter.drawText(rect, flags, text);
        return metrics.horizontalAdvance(text);
    }
    const int baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    painter.drawGlyphRun(QPointF(rect.left(), baseline), run);
    return qRound(width);
}

} // namespace releve::ui
