// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/timelinelane.h"

#include <QStringList>

#include <algorithm>
#include <array>

#include "models/chaincards.h"
#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

namespace {

void addBars(std::vector<TimelineBar>& bars, const ChainCards& cards)
{
    for (const auto& card : cards) {
        const bool isDrawn = card->card == ChainModel::Ca || card->card == ChainModel::Identity;
        if (isDrawn && card->start && card->end && *card->start < *card->end)
            bars.push_back({card->card, card->side == ChainModel::Rollover, card->isAwaited(), *card->start,
                            *card->end});
    }
}

QString nameOf(const TimelineBar& bar)
{
    if (bar.card == ChainModel::Ca)
        return bar.rollover ? Tr::tr("Rollover CA", "a bar of the timeline")
                            : Tr::tr("CA", "a bar of the timeline");
    return bar.rollover ? Tr::tr("Rollover identity", "a bar of the timeline")
                        : Tr::tr("Identity", "a bar of the timeline");
}

} // namespace

QString TimelineLane::description() const
{
    QStringList lines{QStringLiteral("%1 · %2").arg(device, trustpoint)};
    for (const TimelineBar& bar : bars) {
        const QString dates =
            QStringLiteral("%1 → %2").arg(dateText(bar.from, QLocale()), dateTimeText(bar.to, QLocale()));
        //: %1 a certificate, %2 its dates
        lines.push_back(bar.awaited ? Tr::tr("%1, awaited: %2").arg(nameOf(bar), dates)
                                    //: %1 a certificate, %2 its dates
                                    : Tr::tr("%1: %2").arg(nameOf(bar), dates));
    }
    for (const ChainModel::Mark& mark : marks)
        lines.push_back(timerText(mark.name, dateTimeText(mark.due, QLocale())));
    if (bars.empty())
        lines.push_back(Tr::tr("No certificate of it is known"));
    return lines.join(u'\n');
}

TimelineLane timelineLaneOf(const fleet::Trustpoint& trustpoint, const fleet::Snapshot& snapshot,
                            Duration steady)
{
    TimelineLane lane;
    lane.device = shownText(snapshot.device.name);
    lane.trustpoint = shownText(trustpoint.name);
    lane.tone = fleet::toneOf(trustpoint.assessment);
    lane.now = snapshot.clock.nowAt(steady);
    const auto [active, rollover] = chainCardsOf(trustpoint, snapshot, lane.now);
    addBars(lane.bars, active);
    addBars(lane.bars, rollover);
    std::stable_sort(
        lane.bars.begin(), lane.bars.end(),
        [](const TimelineBar& left, const TimelineBar& right) { return left.from < right.from; });
    lane.marks = timelineMarksOf(trustpoint, snapshot);
    return lane;
}

std::optional<std::pair<Instant, Instant>> timelineRangeOf(const fleet::Trustpoint& trustpoint)
{
    std::optional<std::pair<Instant, Instant>> range;
    for (const auto& held :
         {trustpoint.ca, trustpoint.identity, trustpoint.rolloverCa, trustpoint.rolloverIdentity}) {
        if (!held || !held->notBefore() || !held->notAfter())
            continue;
        if (!range)
            range.emplace(*held->notBefore(), *held->notAfter());
        range->first = std::min(range->first, *held->notBefore());
        range->second = std::max(range->second, *held->notAfter());
    }
    return range;
}

std::vector<ChainModel::Mark> timelineMarksOf(const fleet::Trustpoint& trustpoint,
                                              const fleet::Snapshot& snapshot)
{
    std::vector<ChainModel::Mark> marks;
    for (const auto& timer : snapshot.timers) {
        if (timer.owner != trustpoint.name || !timer.due || !fleet::isLifecycleTimer(timer.name))
            continue;
        marks.push_back({toQString(timer.name), *timer.due,
                         timer.section == ios::TimerSection::Cs ? ChainModel::Ca : ChainModel::Identity});
    }
    return marks; // the snapshot has them soonest first
}

} // namespace releve::models
