// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QLocale>
#include <QString>

#include "pki/base/clock.h"

namespace releve::ui {

/// One tick of a time axis.
struct AxisTick
{
    Instant at;
    QString text;
};

/// Ticks at round calendar dates (local time) between two instants, no more than `maximum` of them.
[[nodiscard]] QList<AxisTick> axisTicks(Instant from, Instant to, int maximum, const QLocale& locale);

} // namespace releve::ui
