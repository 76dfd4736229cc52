// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

#include "pki/fleet/displaystate.h"

class QStyle;

namespace releve::ui {

enum class ThemeChoice
{
    System,
    Light,
    Dark
};

/// The two colours a state is drawn in: its word and icon, and the tint below them.
struct ToneColors
{
    QColor text;
    QColor tint;
};

[[nodiscard]] ToneColors toneColors(fleet::Tone tone, bool dark);

/// Colours that are no state: bars, marks and the now line.
struct BarColors
{
    QColor ca, caText;
    QColor caRollover, caRolloverText;
    QColor identity, identityText;
    QColor identityRollover, identityRolloverText;
    QColor mark, now, grid;
    QColor progress, trough;
};

[[nodiscard]] BarColors barColors(bool dark);

/// WCAG 2 contrast ratio, 1 to 21. Both colours opaque.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

[[nodiscard]] bool isDark(const QPalette& palette);
/// Our own colours, for a choice that the platform does not make.
[[nodiscard]] QPalette themePalette(bool dark);
/// Text that is there but says less: legible, unlike the palette's placeholder colour in some styles.
[[nodiscard]] QColor quietText(const QPalette& palette);
/// Hairlines between areas.
[[nodiscard]] QColor lineColor(const QPalette& palette);

/// Applies a choice to the application. Created once, before the first widget.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);

    void apply(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }

    [[nodiscard]] static QString nameOf(ThemeChoice choice);
    /// System when the name is none of ours.
    [[nodiscard]] static ThemeChoice fromName(const QString& name);

Q_SIGNALS:
    void changed();

private:
    static void use(const QString& styleName, const QPalette& palette);

    ThemeChoice m_choice = ThemeChoice::System;
    QString m_platformStyle;
    bool m_platformIsDark;
};

} // namespace releve::ui
