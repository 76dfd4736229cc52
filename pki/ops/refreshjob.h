// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pki/ops/devicetalk.h"
#include "pki/ops/job.h"
#include "pki/ops/workertypes.h"

namespace releve::ops {

class Engine;

/// Reads many devices. Lives in the thread `pki`.
class RefreshJob final : public Job
{
public:
    struct Answers
    {
        std::function<void(const RefreshResult&)> each;
        std::function<void(Result<std::vector<RefreshResult>>)> done; ///< destroys the job later, not at once
    };

    RefreshJob(Engine& engine, std::vector<std::string> ids, RefreshKind kind, Answers answers);
    ~RefreshJob() override;

    void begin() override;
    void cancel() override;

private:
    void beginMore();
    void take(std::size_t place, DeviceReading reading);

    Engine& m_engine;
    const std::vector<std::string> m_ids;
    const RefreshKind m_kind;
    Answers m_answers;
    bool m_isCancelled = false;
    std::size_t m_next = 0;
    std::size_t m_finished = 0;
    std::vector<store::DeviceRecord> m_records;
    std::vector<RefreshResult> m_results;
    std::map<std::size_t, std::unique_ptr<DeviceTalk>> m_talks; ///< by place in m_ids
};

} // namespace releve::ops
