// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/engine.h"

#include <algorithm>
#include <utility>

namespace releve::ops {

namespace {

/// Changes travel in batches, so that models sort once for many.
constexpr std::chrono::milliseconds publishEvery{50};

bool byName(const fleet::SnapshotPtr& a, const fleet::SnapshotPtr& b)
{
    return std::tie(a->device.name, a->device.id) < std::tie(b->device.name, b->device.id);
}

} // namespace

Engine::Engine(const Clock& clock, Events events)
    : m_clock(clock), m_events(std::move(events)), m_keeper(m_events.asksForSecret)
{
    m_publishing.setSingleShot(true);
    connect(&m_publishing, &QTimer::timeout, this, [this] {
        if (m_events.changed)
            m_events.changed(std::exchange(m_changes, {}));
    });
}

Engine::~Engine()
{
    m_scheduler.reset();
    m_jobs.clear();
    m_plans.clear();
    m_network.reset();
}

void Engine::open(WorkerSettings settings, std::function<void(Result<Opened>)> done)
{
    if (std::exchange(m_isOpening, true)) {
        done(Error{ErrorCode::BadArgument, "a store is open already"});
        return;
    }
    m_settings = std::move(settings);
    auto opened = store::Store::open(m_settings.storePath, m_clock, m_settings.fleet);
    if (!opened) {
        m_isOpening = false;
        done(opened.error());
        return;
    }
    m_store = *std::move(opened);
    auto unknown = m_store->operations().inState(store::IntentState::Unknown);
    if (!unknown) {
        done(unknown.error());
        return;
    }
    m_opened = {m_store->id(), m_store->backup(), *std::move(unknown)};
    m_network = std::make_unique<Network>(m_clock, this,
                                          Network::Settings{{m_settings.connections, m_settings.changesPerCa},
                                                            m_settings.times,
                                                            m_settings.retry});
    m_keeper.open(m_settings, [this, done = std::move(done)](const Status& found) {
        if (!found)
            m_opened.secrets = found.error();
        readAuditKey([this, done] { done(m_opened); });
    });
}

/// Where there is no place for secrets that outlives us, the chain has no key.
void Engine::readAuditKey(const std::function<void()>& then)
{
    if (!m_keeper.place() || m_settings.secrets == SecretPlace::Memory) {
        then();
        return;
    }
    store::readAuditKey(*m_keeper.place(), m_store->id(), [this, then](Result<SecretBytes>& key) {
        if (key) {
            m_store->audit().setKey(std::move(*key));
            m_opened.auditIsKeyed = true;
        }
        then();
    });
}

Result<store::Store*> Engine::store()
{
    if (!m_store)
        return Error{ErrorCode::BadArgument, "no store is open"};
    return m_store.get();
}

void Engine::start(JobId id, std::unique_ptr<Job> job)
{
    Job& started = *job;
    m_jobs.insert_or_assign(id, std::move(job));
    started.begin();
}

Job* Engine::job(JobId id)
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() ? nullptr : found->second.get();
}

void Engine::over(JobId id)
{
    postTo(this, [this, id] { m_jobs.erase(id); });
}

Result<store::DeviceRecord> Engine::device(const std::string& id)
{
    if (!m_store)
        return store().error();
    auto found = m_store->devices().find(id);
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorCode::NotFound, "device " + id};
    return **std::move(found);
}

Result<std::vector<fleet::SnapshotPtr>> Engine::snapshots()
{
    if (!m_store)
        return store().error();
    if (!m_knowsAll) {
        auto latest = m_store->snapshots().latest();
        if (!latest)
            return latest.error();
        for (fleet::SnapshotPtr& snapshot : *latest)
            m_known.try_emplace(snapshot->device.id, snapshot);
        m_knowsAll = true;
    }
    std::vector<fleet::SnapshotPtr> all;
    for (const auto& [id, snapshot] : m_known) {
        if (snapshot)
            all.push_back(snapshot);
    }
    std::sort(all.begin(), all.end(), byName);
    return all;
}

Result<fleet::SnapshotPtr> Engine::known(const std::string& device)
{
    if (const auto found = m_known.find(device); found != m_known.end() || m_knowsAll)
        return found == m_known.end() ? nullptr : found->second;
    auto read = m_store->snapshots().at(device);
    if (!read)
        return read.error();
    return m_known.emplace(device, *std::move(read)).first->second;
}

Result<std::vector<store::Intent>> Engine::take(const fleet::SnapshotPtr& snapshot,
                                                const fleet::KeptSource& source,
                                                const store::ReadingEntry& entry)
{
    if (const auto saved = m_store->snapshots().save(*snapshot, std::span(&source, 1), entry); !saved)
        return saved.error();
    fleet::SnapshotPtr& known = m_known[snapshot->device.id];
    publish({std::exchange(known, snapshot), snapshot});
    if (m_scheduler)
        m_scheduler->read(*snapshot);
    return settle(*snapshot);
}

Status Engine::schedule(const std::optional<RefreshSchedule::Policy>& policy)
{
    m_scheduler.reset();
    if (!policy)
        return std::monostate{};
    auto scheduler = std::make_unique<Scheduler>(*this, *policy);
    auto begun = scheduler->begin();
    if (begun)
        m_scheduler = std::move(scheduler);
    return begun;
}

void Engine::changed(const store::DeviceRecord& record)
{
    if (m_scheduler)
        m_scheduler->changed(record);
    const fleet::Device& device = record.device;
    const auto before = known(device.id);
    if (!before || !*before || (*before)->device == device)
        return;
    const auto after = fleet::Snapshot::build(device, (*before)->clock, (*before)->facts);
    publish({std::exchange(m_known[device.id], after), after});
}

void Engine::removed(const std::string& device)
{
    if (m_scheduler)
        m_scheduler->removed(device);
    const auto found = m_known.find(device);
    if (found == m_known.end())
        return;
    if (found->second)
        publish({found->second, nullptr});
    m_known.erase(found);
}

void Engine::publish(fleet::DeviceChange change)
{
    m_changes.push_back(std::move(change));
    if (!m_publishing.isActive())
        m_publishing.start(publishEvery);
}

Result<std::vector<store::Intent>> Engine::settle(const fleet::Snapshot& snapshot)
{
    store::Operations& operations = m_store->operations();
    auto unknown = operations.inState(store::IntentState::Unknown);
    if (!unknown)
        return unknown.error();
    std::vector<store::Intent> result;
    for (const store::Intent& intent : *unknown) {
        if (intent.device != snapshot.device.id)
            continue;
        const auto operation = operations.findOperation(intent.operation);
        if (!operation)
            return operation.error();
        const auto verdict = *operation ? settled((*operation)->parameters, snapshot) : std::nullopt;
        if (!verdict)
            continue;
        const auto done = operations.settle(intent.id, verdict->outcome(), m_settings.who);
        if (!done && done.error().code == ErrorCode::BadArgument) // another process was quicker
            continue;
        const auto now =
            done ? operations.find(intent.id) : Result<std::optional<store::Intent>>(done.error());
        if (!now)
            return now.error();
        result.push_back(**now);
        if (m_events.settled)
            m_events.settled(**now);
    }
    return result;
}

} // namespace releve::ops
