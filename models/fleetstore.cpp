// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/fleetstore.h"

#include <unordered_map>

#include "models/texts.h"

namespace releve::models {

namespace {

/// Counts the sources of a reading on from those already known.
class SourceShift
{
public:
    explicit SourceShift(std::size_t by) : m_by(by) {}

    void apply(ios::Transcript& records)
    {
        const auto shiftAll = [this](auto& list) {
            for (auto& record : list)
                shift(record.origin);
        };
        shiftAll(records.certificates);
        shiftAll(records.timers);
        shiftAll(records.servers);
        shiftAll(records.trustpoints);
        shiftAll(records.keys);
        shiftAll(records.requests);
        shiftAll(records.clocks);
        shiftAll(records.configurations);
        for (auto& configuration : records.configurations) {
            shiftAll(configuration.servers);
            shiftAll(configuration.trustpoints);
        }
        shiftAll(records.problems);
    }

private:
    void shift(ios::Origin& origin)
    {
        if (!origin.context)
            return;
        auto& shifted = m_shifted[origin.context];
        if (!shifted) {
            auto copy = std::make_shared<ios::Context>(*origin.context);
            copy->source += m_by;
            shifted = std::move(copy);
        }
        origin.context = shifted;
    }

    std::size_t m_by;
    // Keyed by the pointer itself, which keeps the old contexts alive: an address is never two of them.
    std::unordered_map<std::shared_ptr<const ios::Context>, std::shared_ptr<const ios::Context>> m_shifted;
};

} // namespace

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
    SourceShift(m_sources.size()).apply(reading.records);
    m_sources.insert(m_sources.end(), std::make_move_iterator(reading.sources.begin()),
                     std::make_move_iterator(reading.sources.end()));
    auto& problems = reading.records.problems;
    const bool hasProblems = !problems.empty();
    m_problems.insert(m_problems.end(), std::make_move_iterator(problems.begin()),
                      std::make_move_iterator(problems.end()));
    problems.clear();

    // Lent, not copied: the inventory names a device after its source where the text names none.
    reading.sources = std::move(m_sources);
    const fleet::Changes changes = m_inventory.merge(reading, m_clock);
    m_sources = std::move(reading.sources);

    if (!changes.empty())
        Q_EMIT changed(changes);
    if (hasProblems)
        Q_EMIT problemsChanged();
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
