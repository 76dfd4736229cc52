// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/changejobs.h"

#include <algorithm>
#include <utility>

#include "pki/ops/engine.h"

namespace releve::ops {

PlanJob::PlanJob(Engine& engine, PlanId id, BulkItem item, Change::OnProgress progress,
                 std::function<void(Result<Planned>)> done)
    : m_engine(engine)
    , m_id(id)
    , m_item(std::move(item))
    , m_progress(std::move(progress))
    , m_done(std::move(done))
{}

void PlanJob::begin()
{
    const auto record = m_engine.device(m_item.device);
    if (!record) {
        m_done(record.error());
        return;
    }
    m_change = std::make_unique<Change>(m_engine, *record, std::move(m_item.act), std::move(m_progress));
    m_change->plan([this](const Status& status) { planned(status); });
}

void PlanJob::planned(const Status& status)
{
    if (!status) {
        m_done(status.error());
        return;
    }
    Planned result{m_id, m_change->planned(), m_change->before()};
    m_change->setProgress({});
    m_engine.plans().put(m_id, std::move(m_change), m_engine.settings().planKept);
    m_done(std::move(result));
}

void PlanJob::cancel()
{
    if (m_change)
        m_change->cancel();
}

RunJob::RunJob(std::unique_ptr<Change> change, std::string reason, std::function<void(Result<Ran>)> done)
    : m_reason(std::move(reason)), m_change(std::move(change)), m_done(std::move(done))
{}

void RunJob::begin()
{
    if (m_change)
        m_change->run(m_reason, m_done);
    else
        m_done(Error{ErrorCode::NotFound, "the plan is no longer kept"});
}

void RunJob::cancel()
{
    if (m_change)
        m_change->cancel();
}

BulkJob::BulkJob(Engine& engine, std::vector<BulkItem> items, std::string reason, BulkSettings settings,
                 Answers answers)
    : m_engine(engine)
    , m_items(std::move(items))
    , m_reason(std::move(reason))
    , m_settings(settings)
    , m_answers(std::move(answers))
{
    for (std::size_t place = 0; place < m_items.size(); ++place)
        m_results.push_back({place, Error{ErrorCode::Cancelled, "not begun"}});
}

BulkJob::~BulkJob() = default;

void BulkJob::beginMore()
{
    if (m_isOver)
        return;
    const std::size_t most = std::max<std::size_t>(m_settings.atOnce, 1);
    while (!m_isPaused && m_changes.size() < most && m_next < m_items.size())
        beginOne(m_next++);
    if (m_changes.empty() && m_next == m_items.size()) {
        m_isOver = true;
        m_answers.done(std::move(m_results));
    }
}

void BulkJob::beginOne(std::size_t place)
{
    auto record = m_engine.device(m_items[place].device);
    if (!record) {
        take(place, record.error());
        return;
    }
    auto change = std::make_unique<Change>(m_engine, *record, std::move(m_items[place].act), nullptr);
    Change& begun = *change;
    m_changes.emplace(place, std::move(change));
    begun.plan([this, place, &begun](const Status& planned) {
        if (planned)
            begun.run(m_reason, [this, place](Result<Ran> ran) { take(place, std::move(ran)); });
        else
            take(place, planned.error());
    });
}

void BulkJob::take(std::size_t place, Result<Ran> ran)
{
    BulkResult& result = m_results[place];
    result.error.reset();
    if (ran)
        result.ran = std::move(*ran);
    else
        result.error = ran.error();
    if (m_answers.each)
        m_answers.each(result);
    // From the event loop: the change is still at work.
    postTo(this, [this, place] {
        m_changes.erase(place);
        beginMore();
    });
}

void BulkJob::cancel()
{
    m_next = m_items.size();
    m_isPaused = false;
    beginMore();
}

void BulkJob::pause(bool isPaused)
{
    m_isPaused = isPaused;
    beginMore();
}

} // namespace releve::ops
