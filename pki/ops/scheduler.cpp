// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/scheduler.h"

#include <algorithm>
#include <utility>

#include "pki/ops/engine.h"

namespace releve::ops {

Scheduler::Scheduler(Engine& engine, RefreshSchedule::Policy policy) : m_engine(engine), m_schedule(policy)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
}

Scheduler::~Scheduler() = default;

Status Scheduler::begin()
{
    const auto store = m_engine.store();
    if (!store)
        return store.error();
    const auto devices = (*store)->devices().all();
    if (!devices)
        return devices.error();
    for (const store::DeviceRecord& record : *devices) {
        const auto known = m_engine.known(record.device.id);
        if (!known)
            return known.error();
        if (*known && !record.host.empty())
            m_schedule.read(record.device.id, **known, m_engine.clock().steady());
        else
            changed(record);
    }
    wake();
    return std::monostate{};
}

void Scheduler::read(const fleet::Snapshot& snapshot)
{
    m_schedule.read(snapshot.device.id, snapshot, m_engine.clock().steady());
    wake();
}

void Scheduler::changed(const store::DeviceRecord& record)
{
    if (record.host.empty())
        m_schedule.remove(record.device.id);
    else
        m_schedule.add(record.device.id, m_engine.clock().steady());
    wake();
}

void Scheduler::removed(const std::string& device)
{
    m_schedule.remove(device);
}

void Scheduler::wake()
{
    const auto next = m_schedule.next();
    if (next && !m_job)
        m_timer.start(std::max(Duration(0), *next - m_engine.clock().steady()));
}

void Scheduler::tick()
{
    if (m_job)
        return; // wake() follows its end
    auto due = m_schedule.take(m_engine.clock().steady());
    std::erase_if(due, [this](const std::string& id) { // another process may have removed it
        const auto record = m_engine.device(id);
        return !record && record.error().code == ErrorCode::NotFound;
    });
    if (due.empty()) {
        wake();
        return;
    }
    RefreshJob::Answers answers;
    answers.each = [this](const RefreshResult& result) {
        if (result.error)
            m_schedule.failed(result.device.id, result.error->code, m_engine.clock().steady());
    };
    answers.done = [this, due](const Result<std::vector<RefreshResult>>& results) {
        if (!results) { // the store has failed
            for (const std::string& device : due)
                m_schedule.failed(device, ErrorCode::TimedOut, m_engine.clock().steady());
        }
        postTo(this, [this] {
            m_job.reset();
            wake();
        });
    };
    m_job = std::make_unique<RefreshJob>(m_engine, std::move(due), RefreshKind::Full, std::move(answers));
    m_job->begin();
}

} // namespace releve::ops
