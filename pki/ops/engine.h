// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "pki/fleet/keptsource.h"
#include "pki/ops/job.h"
#include "pki/ops/network.h"
#include "pki/ops/planshelf.h"
#include "pki/ops/scheduler.h"
#include "pki/ops/secretkeeper.h"
#include "pki/ops/workertypes.h"
#include "pki/store/store.h"

namespace releve::ops {

/// The part of a Worker that lives in the thread `pki`: the store and its only writer, what is known of the devices, the
/// secrets, the network thread, and the jobs.
class Engine : public QObject
{
public:
    /// Called in the thread `pki`.
    struct Events
    {
        SecretKeeper::Ask asksForSecret;
        std::function<void(fleet::Changes)> changed;
        std::function<void(store::Intent)> settled;
    };

    /// @param clock outlives it
    Engine(const Clock& clock, Events events);
    /// Gives up all jobs; what they had begun is noted.
    ~Engine() override;

    void open(WorkerSettings settings, std::function<void(Result<Opened>)> done);
    /// BadArgument before open() has gone well.
    [[nodiscard]] Result<store::Store*> store();

    void start(JobId id, std::unique_ptr<Job> job);
    /// Null when it is over.
    [[nodiscard]] Job* job(JobId id);
    /// A job's last word: it is destroyed, from the event loop.
    void over(JobId id);

    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] const WorkerSettings& settings() const { return m_settings; }
    /// Both are there when the store is open.
    [[nodiscard]] Network& network() { return *m_network; }
    [[nodiscard]] SecretKeeper& keeper() { return m_keeper; }
    [[nodiscard]] PlanShelf& plans() { return m_plans; }

    [[nodiscard]] Result<store::DeviceRecord> device(const std::string& id);
    /// All that was ever read, by name.
    [[nodiscard]] Result<std::vector<fleet::SnapshotPtr>> snapshots();
    /// Null when it was never read.
    [[nodiscard]] Result<fleet::SnapshotPtr> known(const std::string& device);
    /// What has just been read. Saved, published, and held against what nobody saw the end of: those are returned.
    [[nodiscard]] Result<std::vector<store::Intent>> take(const fleet::SnapshotPtr& snapshot,
                                                          const fleet::KeptSource& source,
                                                          const store::ReadingEntry& entry);
    /// Devices are read by themselves from now on; nothing: no longer.
    [[nodiscard]] Status schedule(const std::optional<RefreshSchedule::Policy>& policy);
    /// A device that is new or reached otherwise, has another name or site, or is no more.
    void changed(const store::DeviceRecord& record);
    void removed(const std::string& device);

private:
    void publish(fleet::DeviceChange change);
    void readAuditKey(const std::function<void()>& then);
    [[nodiscard]] Result<std::vector<store::Intent>> settle(const fleet::Snapshot& snapshot);

    const Clock& m_clock;
    Events m_events;
    WorkerSettings m_settings;
    SecretKeeper m_keeper;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<Network> m_network;
    bool m_isOpening = false;
    Opened m_opened;
    bool m_knowsAll = false;
    std::unordered_map<std::string, fleet::SnapshotPtr> m_known; ///< by id; null = never read
    fleet::Changes m_changes;
    QTimer m_publishing;
    std::map<JobId, std::unique_ptr<Job>> m_jobs;
    PlanShelf m_plans;
    std::unique_ptr<Scheduler> m_scheduler;
};

} // namespace releve::ops
