// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/refreshjob.h"

#include <utility>

#include "pki/ops/engine.h"

namespace releve::ops {

RefreshJob::RefreshJob(Engine& engine, std::vector<std::string> ids, RefreshKind kind, Answers answers)
    : m_engine(engine), m_ids(std::move(ids)), m_kind(kind), m_answers(std::move(answers))
{}

RefreshJob::~RefreshJob() = default;

void RefreshJob::begin()
{
    for (const std::string& id : m_ids) {
        auto record = m_engine.device(id);
        if (!record) {
            m_answers.done(record.error());
            return;
        }
        m_results.push_back({record->device, nullptr});
        m_records.push_back(*std::move(record));
    }
    if (m_ids.empty())
        m_answers.done(std::vector<RefreshResult>());
    beginMore();
}

/// So many that there is always one whose turn it is; more would only hold secrets in memory.
void RefreshJob::beginMore()
{
    const std::size_t most = 2 * m_engine.settings().connections;
    while (m_talks.size() < most && m_next < m_ids.size()) {
        const std::size_t place = m_next++;
        auto talk = std::make_unique<DeviceTalk>(m_engine, m_records[place], std::string(), nullptr);
        DeviceTalk& begun = *talk;
        m_talks.emplace(place, std::move(talk));
        begun.read(m_kind, [this, place](DeviceReading reading) { take(place, std::move(reading)); });
    }
}

void RefreshJob::take(std::size_t place, DeviceReading reading)
{
    RefreshResult& result = m_results[place];
    result.snapshot = std::move(reading.snapshot);
    result.error = std::move(reading.error);
    result.refused = std::move(reading.refused);
    result.hops = std::move(reading.hops);
    result.settled = std::move(reading.settled);
    m_talks.erase(place);
    if (m_answers.each)
        m_answers.each(result);
    if (++m_finished == m_ids.size())
        m_answers.done(std::move(m_results));
    else
        beginMore();
}

void RefreshJob::cancel()
{
    if (std::exchange(m_isCancelled, true))
        return;
    for (; m_next < m_ids.size(); ++m_next, ++m_finished) {
        const auto known = m_engine.known(m_ids[m_next]);
        m_results[m_next].snapshot = known ? *known : nullptr;
        m_results[m_next].error = Error{ErrorCode::Cancelled, "not begun"};
    }
    for (const auto& [place, talk] : m_talks)
        talk->cancel();
}

} // namespace releve::ops
