// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/fleetstore.h"

#include "models/texts.h"

namespace releve::models {

FleetStore::FleetStore(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock) {}

fleet::SnapshotPtr FleetStore::find(const QString& deviceId) const
{
    return m_inventory.find(deviceId.toStdString());
}

fleet::Changes FleetStore::everything() const
{
    fleet::Changes changes;
    changes.reserve(snapshots().size());
    for (const auto& snapshot : snapshots())
        changes.push_back({nullptr, snapshot});
    return changes;
}

QString FleetStore::originText(const ios::Origin& origin) const
{
    if (!origin.context || origin.source() >= m_sources.size())
        return {};
    const QString name = toQString(m_sources[origin.source()].name);
    return origin.line == 0 ? name : sourceLineText(name, origin.line);
}

void FleetStore::importReading(fleet::Reading reading)
{
    reading.countSourcesFrom(m_sources.size());
    m_sources.insert(m_sources.end(), std::make_move_iterator(reading.sources.begin()),
                     std::make_move_iterator(reading.sources.end()));
    auto& problems = reading.records.problems;
    const bool hasProblems = !problems.empty();
    m_problems.insert(m_problems.end(), std::make_move_iterator(problems.begin()),
                      std::make_move_iterator(problems.end()));
    problems.clear();

    // The inventory names a device after its source where the text names none.
    reading.sources = m_sources;
    const fleet::Changes changes = m_inventory.merge(std::move(reading), m_clock);

    if (!changes.empty())
        Q_EMIT changed(changes);
    if (hasProblems)
        Q_EMIT problemsChanged();
}

void FleetStore::take(const std::vector<fleet::SnapshotPtr>& snapshots)
{
    fleet::Changes changes;
    for (const auto& snapshot : snapshots) {
        fleet::Changes one = m_inventory.put(snapshot);
        changes.insert(changes.end(), one.begin(), one.end());
    }
    if (!changes.empty())
        Q_EMIT changed(changes);
}

void FleetStore::removeDevice(const QString& deviceId)
{
    const fleet::Changes changes = m_inventory.remove(deviceId.toStdString());
    if (!changes.empty())
        Q_EMIT changed(changes);
}

void FleetStore::clear()
{
    const fleet::Changes changes = m_inventory.clear();
    const bool hadProblems = !m_problems.empty();
    m_sources.clear();
    m_problems.clear();
    if (!changes.empty())
        Q_EMIT changed(changes);
    if (hadProblems)
        Q_EMIT problemsChanged();
}

} // namespace releve::models
