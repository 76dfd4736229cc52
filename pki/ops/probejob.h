// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>

#include "pki/ops/job.h"
#include "pki/ops/network.h"
#include "pki/ops/secretkeeper.h"
#include "pki/ops/workertypes.h"

namespace releve::ops {

class Engine;

/// Asks for the first host key on the way to a device that nobody has looked at. Lives in the thread `pki`.
class ProbeJob final : public QObject, public Job
{
public:
    ProbeJob(Engine& engine, store::DeviceRecord record, DeviceSecrets secrets,
             std::function<void(Result<ProbedKey>)> done);
    ~ProbeJob() override;

    void begin() override;
    void cancel() override;

private:
    void connectTo(const SecretKeeper::Secrets& secrets);
    void asked(const net::SshKeyQuestion& question);

    Engine& m_engine;
    const store::DeviceRecord m_record;
    DeviceSecrets m_secrets;
    std::function<void(Result<ProbedKey>)> m_done;
    bool m_isCancelled = false;
    std::unique_ptr<Line> m_line;
};

} // namespace releve::ops
