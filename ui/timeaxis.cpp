// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeaxis.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace releve::ui {

namespace {

QDateTime local(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count());
}

Instant instantOf(QDate date)
{
    return Instant(Duration(date.startOfDay().toMSecsSinceEpoch()));
}

QString withoutDot(QString text)
{
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QList<AxisTick> dayTicks(QDate first, QDate last, int maximum, const QLocale& locale)
{
    const int step = qMax(1, static_cast<int>((first.daysTo(last) + maximum) / maximum));
    QList<AxisTick> ticks;
    for (QDate day = first.addDays(1); day <= last && ticks.size() < maximum; day = day.addDays(step))
        ticks.push_back({instantOf(day), locale.toString(day, QStringLiteral("d MMM"))});
    return ticks;
}

} // namespace

QList<AxisTick> axisTicks(Instant from, Instant to, int maximum, const QLocale& locale)
{
    const QDate first = local(from).date();
    const QDate last = local(to).date();
    if (maximum < 1 || !first.isValid() || !last.isValid() || from >= to)
        return {};
    const qint64 months = (last.year() - first.year()) * qint64{12} + last.month() - first.month();
    if (months < 2)
        return dayTicks(first, last, maximum, locale);

    static constexpr std::array<int, 14> steps{1,   2,   3,   6,    12,   24,    60,
                                               120, 240, 600, 1200, 6000, 24000, 120000};
    const auto step = std::find_if(steps.begin(), steps.end(), [&](int s) { return months / s < maximum; });
    if (step == steps.end())
        return {};
    QList<AxisTick> ticks;
    // Decades and centuries at round years. Year 0 does not exist for QDate.
    const int years = qMax(1, *step / 12);
    QDate tick(qMax(1, first.year() - first.year() % years), 1, 1);
    for (; tick.isValid() && tick <= last; tick = tick.addMonths(*step)) {
        if (tick < first)
            continue;
        const bool year = tick.month() == 1;
        const QString text = *step >= 12 ? QString::number(tick.year())
                             : year      ? locale.toString(tick, QStringLiteral("MMM yyyy"))
                                         : withoutDot(locale.toString(tick, QStringLiteral("MMM")));
        ticks.push_back({instantOf(tick), text});
    }
    return ticks;
}

} // namespace releve::ui
