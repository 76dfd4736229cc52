// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <optional>

#include "ui/theme.h"

namespace releve::ui {

namespace {

constexpr std::array<const char*, 5> toneNames{"state-good", "state-attention", "state-failed",
                                               "state-inprogress", "state-unknown"};

QString toneName(fleet::Tone tone)
{
    return QLatin1String(toneNames[static_cast<std::size_t>(tone)]);
}

// The drawings say `currentColor` for the shape and `#fff` for what is cut out of it.
QPixmap drawn(const QString& name, const QColor& color, const QColor& cutOut, QSize size, qreal ratio)
{
    const QString key = QStringLiteral("releve/%1/%2/%3/%4x%5")
                            .arg(name, color.name(QColor::HexArgb), cutOut.name())
                            .arg(size.width() * ratio)
                            .arg(size.height() * ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/releve/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    svg.replace(QByteArray("#fff\""), QByteArray(cutOut.name().toLatin1() + '"'));
    pixmap = QPixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    QSvgRenderer(svg).render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class SvgIconEngine final : public QIconEngine
{
public:
    SvgIconEngine(QString name, std::optional<fleet::Tone> tone) : m_name(std::move(name)), m_tone(tone) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect.topLeft(), render(rect.size(), ratio, mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        return render(size, 1.0, mode);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/, qreal scale) override
    {
        QPixmap result = render(size / scale, scale, mode);
        return result;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new SvgIconEngine(m_name, m_tone); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QPixmap render(QSize size, qreal ratio, QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (m_tone)
            return tonePixmap(*m_tone, qMin(size.width(), size.height()), ratio, isDark(palette));
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return drawn(m_name, palette.color(group, QPalette::ButtonText), palette.color(QPalette::Base), size,
                     ratio);
    }

    QString m_name;
    std::optional<fleet::Tone> m_tone;
};

} // namespace

QIcon themedIcon(const QString& name)
{
    return QIcon(new SvgIconEngine(name, std::nullopt));
}

QIcon toneIcon(fleet::Tone tone)
{
    return QIcon(new SvgIconEngine(toneName(tone), tone));
}

QPixmap tonePixmap(fleet::Tone tone, int size, qreal devicePixelRatio, bool dark)
{
    const QColor cutOut = dark ? QColor(0x1c, 0x1f, 0x25) : QColor(Qt::white);
    return drawn(toneName(tone), toneColors(tone, dark).text, cutOut, {size, size}, devicePixelRatio);
}

} // namespace releve::ui
