// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/inventory.h"

#include <algorithm>
#include <deque>
#include <iterator>

#include "pki/base/parallel.h"
#include "pki/base/text.h"

namespace releve::fleet {

namespace {

/// The last part of a path without its ending: what a capture is called when it names no device.
std::string stemOf(const std::string& path)
{
    const auto slash = path.find_last_of("/\\");
    std::string stem = slash == std::string::npos ? path : path.substr(slash + 1);
    const auto dot = stem.rfind('.');
    if (dot != std::string::npos && dot > 0)
        stem.resize(dot);
    return stem.empty() ? path : stem;
}

/// What a reading says of one device.
struct DeviceRecords
{
    std::string name;
    ios::Transcript records;
};

/// Sorts the records of a reading by the device they belong to. Takes them out of it.
class DeviceSorter
{
public:
    explicit DeviceSorter(Reading& reading) : m_reading(reading)
    {
        const ios::Transcript& all = reading.records;
        const auto note = [&](const auto& records) {
            for (const auto& record : records)
                noteName(record.origin);
        };
        note(all.certificates);
        note(all.timers);
        note(all.servers);
        note(all.trustpoints);
        note(all.keys);
        note(all.requests);
        note(all.requestListings);
        note(all.clocks);
        note(all.configurations);
    }

    /// By name.
    [[nodiscard]] std::vector<DeviceRecords> sorted()
    {
        ios::Transcript& all = m_reading.records;
        distribute(all.certificates, &ios::Transcript::certificates);
        distribute(all.timers, &ios::Transcript::timers);
        distribute(all.servers, &ios::Transcript::servers);
        distribute(all.trustpoints, &ios::Transcript::trustpoints);
        distribute(all.keys, &ios::Transcript::keys);
        distribute(all.requests, &ios::Transcript::requests);
        distribute(all.requestListings, &ios::Transcript::requestListings);
        distribute(all.clocks, &ios::Transcript::clocks);
        distribute(all.configurations, &ios::Transcript::configurations);
        std::vector<DeviceRecords> devices(std::make_move_iterator(m_devices.begin()),
                                           std::make_move_iterator(m_devices.end()));
        std::sort(devices.begin(), devices.end(),
                  [](const DeviceRecords& a, const DeviceRecords& b) { return a.name < b.name; });
        return devices;
    }

private:
    /// The devices a source names: none, one, or more than that.
    struct Names
    {
        std::string_view only;
        bool several = false;
    };

    void noteName(const ios::Origin& origin)
    {
        if (!origin.context || origin.context->device.empty() || origin.context.get() == m_lastNoted)
            return;
        m_lastNoted = origin.context.get();
        m_names.resize(std::max(m_names.size(), origin.source() + 1));
        Names& names = m_names[origin.source()];
        if (names.only.empty())
            names.only = m_lastNoted->device;
        names.several = names.several || names.only != m_lastNoted->device;
    }

    /// A block without a prompt belongs to the only device its source names, else to the source itself.
    std::string deviceOf(const ios::Origin& origin) const
    {
        const std::size_t source = origin.source();
        if (source < m_names.size() && !m_names[source].only.empty() && !m_names[source].several)
            return std::string(m_names[source].only);
        return source < m_reading.sources.size() ? stemOf(m_reading.sources[source].name) : std::string();
    }

    ios::Transcript& recordsOf(const ios::Origin& origin)
    {
        const bool isNamed = origin.context && !origin.context->device.empty();
        const std::string nameless = isNamed ? std::string() : deviceOf(origin);
        const std::string_view name = isNamed ? std::string_view(origin.context->device) : nameless;
        if (const auto known = m_places.find(name); known != m_places.end())
            return m_devices[known->second].records;
        DeviceRecords& added = m_devices.emplace_back(DeviceRecords{std::string(name), {}});
        m_places.emplace(added.name, m_devices.size() - 1);
        return added.records;
    }

    template<class Record>
    void distribute(std::vector<Record>& records, std::vector<Record> ios::Transcript::*member)
    {
        for (auto first = records.begin(); first != records.end();) {
            const auto last = std::find_if(first, records.end(), [&](const Record& record) {
                return record.origin.context != first->origin.context;
            });
            std::vector<Record>& target = recordsOf(first->origin).*member;
            target.insert(target.end(), std::make_move_iterator(first), std::make_move_iterator(last));
            first = last;
        }
        records = {};
    }

    Reading& m_reading;
    const ios::Context* m_lastNoted = nullptr;
    std::vector<Names> m_names; ///< by source
    std::deque<DeviceRecords> m_devices;
    std::unordered_map<std::string_view, std::size_t> m_places; ///< by the names in m_devices, which stay put
};

/// A certificate file names no trustpoint: its certificates stand under the file's own name.
void nameTrustpoints(ios::Transcript& records, const std::string& device)
{
    for (auto& record : records.certificates) {
        const bool fromFile =
            record.form == ios::CertificateForm::Pem || record.form == ios::CertificateForm::File;
        if (record.trustpoints.empty() && fromFile)
            record.trustpoints.push_back(device);
    }
}

bool isOlder(const DeviceFacts& a, const DeviceFacts& b)
{
    return a.readAt && b.readAt && *a.readAt < *b.readAt;
}

/// Where a device is, or would be, in a list by id.
template<class Snapshots>
auto lowerBound(Snapshots& snapshots, const std::string& id)
{
    return std::lower_bound(
        snapshots.begin(), snapshots.end(), id,
        [](const SnapshotPtr& snapshot, const std::string& key) { return snapshot->device.id < key; });
}

/// What is known after a reading. `before` is null when nothing was.
///
/// @param isLatest whatever the device's clock says, which may have been set back
DeviceFacts mergedFacts(const SnapshotPtr& before, ios::Transcript records, bool isLatest)
{
    DeviceFacts facts = DeviceFacts::from(std::move(records));
    if (before) {
        DeviceFacts older = before->facts;
        if (!isLatest && isOlder(facts, older))
            std::swap(facts, older);
        older.update(facts);
        facts = std::move(older);
    }
    return facts;
}

/// A device after a reading of it. `before` is null when it was not known.
SnapshotPtr merged(const SnapshotPtr& before, Device device, ios::Transcript records, const Clock& clock)
{
    DeviceFacts facts = mergedFacts(before, std::move(records), false);
    DeviceClock deviceClock;
    if (before && facts.readAt == before->clock.deviceInstant)
        deviceClock = before->clock;
    else if (facts.readAt)
        deviceClock = DeviceClock::fromReading(*facts.readAt, clock);
    deviceClock.authority = facts.authority;
    deviceClock.timeSource = facts.timeSource;
    return Snapshot::build(std::move(device), std::move(deviceClock), std::move(facts));
}

} // namespace

SnapshotPtr updated(const SnapshotPtr& before, Device device, Reading reading, const Clock& clock)
{
    nameTrustpoints(reading.records, device.name);
    return merged(before, std::move(device), std::move(reading.records), clock);
}

SnapshotPtr updated(const SnapshotPtr& before, Device device, Reading reading, DeviceClock readAt)
{
    nameTrustpoints(reading.records, device.name);
    const bool tellsTime = !reading.records.clocks.empty();
    DeviceFacts facts = mergedFacts(before, std::move(reading.records), true);
    DeviceClock clock = before && !tellsTime ? before->clock : DeviceClock();
    if (tellsTime && facts.readAt) {
        clock = std::move(readAt);
        clock.deviceInstant = facts.readAt;
        clock.live = true;
    }
    clock.authority = facts.authority;
    clock.timeSource = facts.timeSource;
    return Snapshot::build(std::move(device), std::move(clock), std::move(facts));
}

Changes Inventory::merge(Reading reading, const Clock& clock)
{
    std::vector<DeviceRecords> devices = DeviceSorter(reading).sorted();
    Changes changes(devices.size());
    for (std::size_t i = 0; i < devices.size(); ++i) {
        nameTrustpoints(devices[i].records, devices[i].name);
        share(devices[i].records.certificates);
        changes[i].before = find(devices[i].name);
    }
    // Device by device, so that many of them are put together side by side.
    constexpr std::size_t devicesPerThread = 64;
    inParallel(devices.size(), usefulThreads(devices.size() / devicesPerThread), [&](std::size_t i) {
        const SnapshotPtr& before = changes[i].before;
        const std::string& name = devices[i].name;
        changes[i].after = merged(before, before ? before->device : Device{name, name, {}},
                                  std::move(devices[i].records), clock);
    });
    std::vector<SnapshotPtr> added;
    for (const DeviceChange& change : changes) {
        if (change.before)
            *lowerBound(m_snapshots, change.before->device.id) = change.after;
        else
            added.push_back(change.after);
    }
    // One merge of two sorted lists: inserting thousands of devices one by one would be quadratic.
    const auto middle = static_cast<std::ptrdiff_t>(m_snapshots.size());
    m_snapshots.insert(m_snapshots.end(), added.begin(), added.end());
    std::inplace_merge(
        m_snapshots.begin(), m_snapshots.begin() + middle, m_snapshots.end(),
        [](const SnapshotPtr& a, const SnapshotPtr& b) { return a->device.id < b->device.id; });
    return changes;
}

Changes Inventory::put(SnapshotPtr snapshot)
{
    const auto place = lowerBound(m_snapshots, snapshot->device.id);
    if (place == m_snapshots.end() || (*place)->device.id != snapshot->device.id) {
        Changes changes{{nullptr, snapshot}};
        m_snapshots.insert(place, std::move(snapshot));
        return changes;
    }
    Changes changes{{*place, snapshot}};
    *place = std::move(snapshot);
    return changes;
}

Changes Inventory::remove(const std::string& deviceId)
{
    const auto known = lowerBound(m_snapshots, deviceId);
    if (known == m_snapshots.end() || (*known)->device.id != deviceId)
        return {};
    Changes changes{{*known, nullptr}};
    m_snapshots.erase(known);
    return changes;
}

Changes Inventory::clear()
{
    Changes changes;
    for (auto& snapshot : m_snapshots)
        changes.push_back({std::move(snapshot), nullptr});
    m_snapshots.clear();
    m_cas.clear();
    return changes;
}

void Inventory::share(std::vector<ios::CertificateRecord>& records)
{
    for (auto& record : records) {
        if (record.certificate && record.certificate->isCa())
            record.certificate =
                m_cas.try_emplace(textOf(record.certificate->der()), *record.certificate).first->second;
    }
}

SnapshotPtr Inventory::find(const std::string& deviceId) const
{
    const auto it = lowerBound(m_snapshots, deviceId);
    return it != m_snapshots.end() && (*it)->device.id == deviceId ? *it : nullptr;
}

} // namespace releve::fleet
