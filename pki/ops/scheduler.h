// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>
#include <string>

#include "pki/ops/refreshjob.h"
#include "pki/ops/refreshschedule.h"

namespace releve::ops {

class Engine;

/// Reads the devices of a store by itself, each when its time has come. Lives in the thread `pki`.
class Scheduler : public QObject
{
public:
    Scheduler(Engine& engine, RefreshSchedule::Policy policy);
    ~Scheduler() override;

    /// Reads the list of devices. The store's errors.
    [[nodiscard]] Status begin();
    /// By whomever.
    void read(const fleet::Snapshot& snapshot);
    void changed(const store::DeviceRecord& record);
    void removed(const std::string& device);

private:
    void wake();
    void tick();

    Engine& m_engine;
    RefreshSchedule m_schedule;
    QTimer m_timer;
    std::unique_ptr<RefreshJob> m_job; ///< one batch at a time
};

} // namespace releve::ops
