// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

#include <array>
#include <cmath>

#include "ui/style.h"

namespace releve::ui {

namespace {

struct TonePair
{
    const char* text;
    const char* tint;
};

// In the order of fleet::Tone. Every pair has a contrast of at least 4.5:1, checked by a test: for that the
// words of Good and Unknown on light are a shade darker than first drawn (#1a7f4b gave 4.35, #6a7280 4.17).
constexpr std::array<TonePair, 5> lightTones{{{"#187b48", "#e1f3e8"},
                                              {"#9a5b00", "#fdf0d9"},
                                              {"#b3261e", "#fce4e2"},
                                              {"#5b4bb7", "#ebe8fa"},
                                              {"#646c7a", "#eceef1"}}};
constexpr std::array<TonePair, 5> darkTones{{{"#5fd39a", "#1f3d30"},
                                             {"#f0b257", "#43351c"},
                                             {"#ff8d84", "#4a2422"},
                                             {"#b1a5ff", "#332e55"},
                                             {"#98a1af", "#333842"}}};

QColor color(const char* name)
{
    return QColor(QLatin1String(name));
}

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

QColor blended(const QColor& over, const QColor& under, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

struct PaletteColors
{
    const char *window, *base, *alternate, *button, *text, *disabled, *highlight, *highlightedText, *link,
        *tip;
};
const QString fusion = QStringLiteral("fusion");

constexpr PaletteColors lightPalette{"#f4f5f7", "#ffffff", "#f8f9fb", "#fbfbfc", "#1d2129",
                                     "#9299a5", "#d6e4ff", "#10254d", "#1f5fc4", "#ffffff"};
constexpr PaletteColors darkPalette{"#25282f", "#1c1f25", "#21242b", "#2d3139", "#e6e9ee",
                                    "#737b88", "#2c4678", "#f2f6ff", "#7fb0ff", "#31353e"};

} // namespace

ToneColors toneColors(fleet::Tone tone, bool dark)
{
    const TonePair& pair = (dark ? darkTones : lightTones)[static_cast<std::size_t>(tone)];
    return {color(pair.text), color(pair.tint)};
}

BarColors barColors(bool dark)
{
    BarColors c;
    c.ca = color(dark ? "#3b6fd0" : "#2f6bd8");
    c.caText = color("#ffffff");
    c.caRollover = color(dark ? "#2a4478" : "#c3d7fb");
    c.caRolloverText = color(dark ? "#dbe7ff" : "#17376f");
    c.identity = color(dark ? "#1f7a52" : "#1f7d50");
    c.identityText = color("#ffffff");
    c.identityRollover = color(dark ? "#1e4635" : "#c4e8d4");
    c.identityRolloverText = color(dark ? "#c9f0dc" : "#0f4a2d");
    c.mark = toneColors(fleet::Tone::Attention, dark).text;
    c.now = toneColors(fleet::Tone::Failed, dark).text;
    c.grid = color(dark ? "#353a44" : "#e3e6ea");
    c.progress = color(dark ? "#34548f" : "#bcd3f9");
    c.trough = color(dark ? "#2d323b" : "#edeff2");
    return c;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

bool isDark(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

QPalette themePalette(bool dark)
{
    const PaletteColors& c = dark ? darkPalette : lightPalette;
    QPalette p(color(c.button), color(c.window));
    p.setColor(QPalette::Window, color(c.window));
    p.setColor(QPalette::Base, color(c.base));
    p.setColor(QPalette::AlternateBase, color(c.alternate));
    p.setColor(QPalette::Button, color(c.button));
    p.setColor(QPalette::Highlight, color(c.highlight));
    p.setColor(QPalette::HighlightedText, color(c.highlightedText));
    p.setColor(QPalette::Link, color(c.link));
    p.setColor(QPalette::LinkVisited, color(c.link));
    p.setColor(QPalette::ToolTipBase, color(c.tip));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                            QPalette::BrightText})
        p.setColor(role, color(c.text));
    p.setColor(QPalette::PlaceholderText, color(dark ? "#949caa" : "#656d7a"));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, color(c.disabled));
    p.setColor(QPalette::Disabled, QPalette::Highlight, color(dark ? "#333842" : "#e4e7eb"));
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, color(c.disabled));
    return p;
}

QColor quietText(const QPalette& palette)
{
    return blended(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.66);
}

QColor lineColor(const QPalette& palette)
{
    return blended(palette.color(QPalette::Text), palette.color(QPalette::Window), 0.15);
}

Theme::Theme(QObject* parent) : QObject(parent), m_platformStyle(QApplication::style()->name())
{
    // A style of ours carries no name, and stands on Fusion.
    if (m_platformStyle.isEmpty())
        m_platformStyle = fusion;
    QApplication::setPalette(QPalette()); // the platform's own
    m_platformIsDark = ui::isDark(QApplication::palette());
}

void Theme::apply(ThemeChoice choice)
{
    m_choice = choice;
    // Fusion is what Qt falls back on where the platform has no style of its own: nothing native to keep then.
    if (choice != ThemeChoice::System)
        use(fusion, themePalette(choice == ThemeChoice::Dark));
    else if (m_platformStyle.compare(fusion, Qt::CaseInsensitive) == 0)
        use(fusion, themePalette(m_platformIsDark));
    else
        use(m_platformStyle, QPalette());
    Q_EMIT changed();
}

void Theme::use(const QString& styleName, const QPalette& palette)
{
    QStyle* style = QStyleFactory::create(styleName);
    if (styleName == fusion)
        style = new QuietStyle(style);
    QApplication::setStyle(style);
    QApplication::setPalette(palette);
}

QString Theme::nameOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice Theme::fromName(const QString& name)
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark})
        if (name == nameOf(choice))
            return choice;
    return ThemeChoice::System;
}

} // namespace releve::ui
