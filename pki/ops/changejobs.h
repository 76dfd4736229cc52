// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pki/ops/change.h"
#include "pki/ops/job.h"

namespace releve::ops {

class Engine;

/// Plans an act, and keeps the plan. Lives in the thread `pki`.
class PlanJob final : public Job
{
public:
    PlanJob(Engine& engine, PlanId id, BulkItem item, Change::OnProgress progress,
            std::function<void(Result<Planned>)> done);

    void begin() override;
    void cancel() override;

private:
    void planned(const Status& status);

    Engine& m_engine;
    const PlanId m_id;
    BulkItem m_item;
    Change::OnProgress m_progress;
    std::unique_ptr<Change> m_change;
    std::function<void(Result<Planned>)> m_done;
};

/// Runs a plan. Lives in the thread `pki`.
class RunJob final : public Job
{
public:
    RunJob(std::unique_ptr<Change> change, std::string reason, std::function<void(Result<Ran>)> done);

    void begin() override;
    void cancel() override;

private:
    const std::string m_reason;
    const std::unique_ptr<Change> m_change;
    std::function<void(Result<Ran>)> m_done;
};

/// Plans and runs on many devices. Lives in the thread `pki`.
class BulkJob final : public QObject, public Job
{
public:
    struct Answers
    {
        std::function<void(BulkResult)> each;
        std::function<void(Result<std::vector<BulkResult>>)> done;
    };

    BulkJob(Engine& engine, std::vector<BulkItem> items, std::string reason, BulkSettings settings,
            Answers answers);
    ~BulkJob() override;

    void begin() override { beginMore(); }
    void cancel() override;
    void pause(bool isPaused) override;

private:
    void beginMore();
    void beginOne(std::size_t place);
    void take(std::size_t place, Result<Ran> ran);

    Engine& m_engine;
    std::vector<BulkItem> m_items;
    const std::string m_reason;
    const BulkSettings m_settings;
    Answers m_answers;
    bool m_isPaused = false;
    bool m_isOver = false;
    std::size_t m_next = 0;
    std::vector<BulkResult> m_results; ///< in the order of the items
    std::map<std::size_t, std::unique_ptr<Change>> m_changes;
};

} // namespace releve::ops
