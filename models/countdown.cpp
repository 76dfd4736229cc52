// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/countdown.h"

#include <algorithm>

#include "models/roles.h"
#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

bool isTrusted(const fleet::DeviceClock& clock)
{
    return clock.authority != ios::ClockAuthority::NotAuthoritative;
}

} // namespace

Countdown Countdown::of(const fleet::Timer& timer, const fleet::DeviceClock& clock)
{
    return {clock, toQString(timer.name), timer.due, timer.start, timer.remaining};
}

QString Countdown::text(Duration steady, const QLocale& locale) const
{
    if (name.isEmpty())
        return dash();
    if (!isTrusted(clock))
        return overlayText(fleet::Overlay::ClockNotSet, 0);
    const auto now = clock.nowAt(steady);
    if (!now) {
        if (due)
            return Tr::tr("due %1").arg(dateTimeText(*due, locale));
        return Tr::tr("%1 when read", "a timer's remaining time").arg(remainingText(remaining, locale));
    }
    QString left = remainingText(due ? *due - *now : remaining, locale);
    if (!clock.isFrozenAt(steady))
        return left;
    return Tr::tr("as of %1: %2", "instant of the reading, remaining time then")
        .arg(dateTimeText(*now, locale), left);
}

bool Countdown::isLive(Duration steady) const
{
    return !name.isEmpty() && due && clock.deviceInstant && isTrusted(clock) && !clock.isFrozenAt(steady);
}

std::optional<double> Countdown::progress(Duration steady) const
{
    const auto now = clock.nowAt(steady);
    if (name.isEmpty() || !isTrusted(clock) || !now || !due || !start || *due <= *start)
        return std::nullopt;
    const auto run = static_cast<double>((*now - *start).count());
    return std::clamp(run / static_cast<double>((*due - *start).count()), 0.0, 1.0);
}

QVariant Countdown::data(int role, Duration steady) const
{
    const auto milliseconds = [](const std::optional<Instant>& instant) {
        return instant ? QVariant(toMilliseconds(*instant)) : QVariant();
    };
    switch (role) {
    case DueRole:
        return name.isEmpty() ? QVariant() : milliseconds(due);
    case ProgressRole: {
        const auto share = progress(steady);
        return share ? QVariant(*share) : QVariant();
    }
    case AsOfRole:
        return milliseconds(clock.deviceInstant);
    case LiveRole:
        return isLive(steady);
    case TimerNameRole:
        return name;
    default:
        return {};
    }
}

} // namespace releve::models
