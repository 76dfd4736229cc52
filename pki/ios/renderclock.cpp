// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/renderclock.h"

#include <utility>

#include "pki/ios/rendertext.h"

namespace releve::ios {
namespace {

std::string clockText(const ClockRecord& clock, const ZoneClock& zone)
{
    if (!clock.time.text.empty() || !clock.time.instant)
        return clock.time.text;
    return zone.clock(*clock.time.instant, clock.authority);
}

std::string sourceText(const ClockRecord& clock)
{
    constexpr std::string_view none = "No time source";
    if (clock.timeSource.empty() || clock.timeSource == none)
        return std::string(none);
    return "Time source is " + clock.timeSource;
}

} // namespace

ClockRecord clockRecord(Instant now, const ZoneClock& zone, ClockAuthority authority, std::string timeSource)
{
    ClockRecord clock;
    clock.time = {zone.clock(now, authority), now};
    clock.timeSource = std::move(timeSource);
    clock.authority = authority;
    return clock;
}

std::string renderClock(const ClockRecord& clock, const ZoneClock& zone)
{
    return clockText(clock, zone) + '\n';
}

std::string renderClockDetail(const ClockRecord& clock, const ZoneClock& zone)
{
    std::string text = renderClock(clock, zone);
    addLine(text, 0, sourceText(clock));
    if (!clock.time.instant)
        return text;
    if (const auto summer = zone.summer(zone.year(*clock.time.instant))) {
        addLine(text, 0, "Summer time starts ", zone.changeText(summer->begins, true));
        addLine(text, 0, "Summer time ends ", zone.changeText(summer->ends, false));
    }
    return text;
}

std::string renderPromptTimestamp(const ClockRecord& clock, const ZoneClock& zone)
{
    return "Load for five secs: 0%/0%; one minute: 0%; five minutes: 0%\n" + sourceText(clock) + ", " +
           clockText(clock, zone) + "\n\n";
}

} // namespace releve::ios
