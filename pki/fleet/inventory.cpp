// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/fleet/inventory.h"

#include <algorithm>
#include <map>
#include <set>

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
        note(all.clocks);
        note(all.configurations);
    }

    [[nodiscard]] std::map<std::string, ios::Transcript> sorted()
    {
        std::map<std::string, ios::Transcript> devices;
        ios::Transcript& all = m_reading.records;
        distribute(devices, all.certificates, &ios::Transcript::certificates);
        distribute(devices, all.timers, &ios::Transcript::timers);
        distribute(devices, all.servers, &ios::Transcript::servers);
        distribute(devices, all.trustpoints, &ios::Transcript::trustpoints);
        distribute(devices, all.keys, &ios::Transcript::keys);
        distribute(devices, all.requests, &ios::Transcript::requests);
        distribute(devices, all.clocks, &ios::Transcript::clocks);
        distribute(devices, all.configurations, &ios::Transcript::configurations);
        return devices;
    }

private:
    void noteName(const ios::Origin& origin)
    {
        if (origin.context && !origin.context->device.empty() && origin.context.get() != m_lastNoted) {
            m_lastNoted = origin.context.get();
            m_names[origin.source()].insert(origin.context->device);
        }
    }

    /// A block without a prompt belongs to the only device its source names, else to the source itself.
    std::string deviceOf(const ios::Origin& origin) const
    {
        if (origin.context && !origin.context->device.empty())
            return origin.context->device;
        const auto names = m_names.find(origin.source());
        if (names != m_names.end() && names->second.size() == 1)
            return *names->second.begin();
        const std::size_t source = origin.source();
        return source < m_reading.sources.size() ? stemOf(m_reading.sources[source].name) : std::string();
    }

    template<class Record>
    void distribute(std::map<std::string, ios::Transcript>& devices, std::vector<Record>& records,
                    std::vector<Record> ios::Transcript::*member) const
    {
        const ios::Context* context = nullptr;
        std::vector<Record>* target = nullptr;
        for (Record& record : records) {
            if (!target || record.origin.context.get() != context) {
                context = record.origin.context.get();
                target = &(devices[deviceOf(record.origin)].*member);
            }
            target->push_back(std::move(record));
        }
        records = {};
    }

    Reading& m_reading;
    const ios::Context* m_lastNoted = nullptr;
    std::map<std::size_t, std::set<std::string>> m_names;
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

} // namespace

Changes Inventory::merge(Reading reading, const Clock& clock)
{
    Changes changes;
    std::vector<SnapshotPtr> added;
    for (auto& [name, records] : DeviceSorter(reading).sorted()) {
        nameTrustpoints(records, name);
        share(records.certificates);
        DeviceFacts facts = DeviceFacts::from(std::move(records));
        const auto known = lowerBound(m_snapshots, name);
        const bool exists = known != m_snapshots.end() && (*known)->device.id == name;
        DeviceChange change;
        Device device{name, name, {}};
        if (exists) {
            change.before = *known;
            device = change.before->device;
            DeviceFacts older = change.before->facts;
            if (isOlder(facts, older))
                std::swap(facts, older);
            older.update(facts);
            facts = std::move(older);
        }
        DeviceClock deviceClock;
        if (exists && facts.readAt == change.before->clock.deviceInstant)
            deviceClock = change.before->clock;
        else if (facts.readAt)
            deviceClock = DeviceClock::fromReading(*facts.readAt, clock);
        deviceClock.authority = facts.authority;
        deviceClock.timeSource = facts.timeSource;
        change.after = Snapshot::build(std::move(device), std::move(deviceClock), std::move(facts));
        if (exists)
            *known = change.after;
        else
            added.push_back(change.after);
        changes.push_back(std::move(change));
    }
    // One merge of two sorted lists: inserting thousands of devices one by one would be quadratic.
    const auto middle = static_cast<std::ptrdiff_t>(m_snapshots.size());
    m_snapshots.insert(m_snapshots.end(), added.begin(), added.end());
    std::inplace_merge(
        m_snapshots.begin(), m_snapshots.begin() + middle, m_snapshots.end(),
        [](const SnapshotPtr& a, const SnapshotPtr& b) { return a->device.id < b->device.id; });
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
