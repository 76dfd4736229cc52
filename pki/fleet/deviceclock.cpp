// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/deviceclock.h"

namespace releve::fleet {

namespace {

/// How far a device's clock may run ahead of ours and its capture still count as taken just now. Ours.
constexpr Duration tolerableLead = std::chrono::minutes{5};

} // namespace

DeviceClock DeviceClock::fromReading(Instant deviceInstant, const Clock& clock)
{
    DeviceClock result;
    result.deviceInstant = deviceInstant;
    result.steadyInstant = clock.steady();
    const Duration age = clock.now() - deviceInstant;
    if (age < -tolerableLead || age > liveCaptureAge)
        return result;
    result.live = true;
    if (age > Duration::zero()) {
        // Taken `age` ago if both clocks agree; how far they do not agree is what we cannot know.
        result.steadyInstant -= age;
        result.uncertainty = age;
    }
    return result;
}

bool DeviceClock::isFrozenAt(Duration steady) const
{
    return !live || steady - steadyInstant > liveCaptureAge;
}

std::optional<Instant> DeviceClock::nowAt(Duration steady) const
{
    if (!deviceInstant || isFrozenAt(steady))
        return deviceInstant;
    const auto elapsed = static_cast<double>((steady - steadyInstant).count()) * rate;
    return *deviceInstant + Duration{static_cast<Duration::rep>(elapsed)};
}

} // namespace releve::fleet
