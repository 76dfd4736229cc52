// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/probejob.h"

#include <QPointer>

#include <algorithm>
#include <utility>

#include "pki/ops/deviceaccess.h"
#include "pki/ops/engine.h"

namespace releve::ops {

ProbeJob::ProbeJob(Engine& engine, store::DeviceRecord record, DeviceSecrets secrets,
                   std::function<void(Result<ProbedKey>)> done)
    : m_engine(engine), m_record(std::move(record)), m_secrets(std::move(secrets)), m_done(std::move(done))
{}

ProbeJob::~ProbeJob() = default;

/// Only hosts on the way need a secret.
void ProbeJob::begin()
{
    if (m_record.jumps.empty() || m_secrets.password) {
        connectTo({std::move(m_secrets.password)});
        return;
    }
    m_engine.keeper().secretsOf(m_record,
                                [guard = QPointer(this)](const Result<SecretKeeper::Secrets>& secrets) {
                                    if (!guard)
                                        return;
                                    if (secrets)
                                        guard->connectTo(*secrets);
                                    else
                                        guard->m_done(secrets.error());
                                });
}

void ProbeJob::connectTo(const SecretKeeper::Secrets& secrets)
{
    auto access = accessOf(m_record, secrets);
    if (!access || m_isCancelled) {
        m_done(access ? Error{ErrorCode::Cancelled, "given up"} : access.error());
        return;
    }
    net::SshHop& device = access->target.hops.back();
    device.hostKey.clear(); // so that it is asked about
    device.credentials = {m_record.user};
    LineEvents events;
    events.asksForHostKey = [this](const net::SshKeyQuestion& question) { asked(question); };
    events.failed = [this](const Error& error) { m_done(error); };
    m_line = std::make_unique<Line>(m_engine.network(), std::move(access->target), std::move(events));
}

void ProbeJob::asked(const net::SshKeyQuestion& question)
{
    const auto jump =
        std::find_if(m_record.jumps.begin(), m_record.jumps.end(), [&](const store::JumpHost& host) {
            return host.hostKey.empty() && host.host == question.host && host.port == question.port;
        });
    ProbedKey probed{question, static_cast<std::size_t>(jump - m_record.jumps.begin())};
    probed.isKnown = jump == m_record.jumps.end() && question.key.fingerprint == m_record.hostKey;
    m_done(std::move(probed));
}

void ProbeJob::cancel()
{
    m_isCancelled = true;
    if (m_line)
        m_line->cancel();
}

} // namespace releve::ops
