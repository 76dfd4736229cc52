// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/livefleet.h"

#include <utility>

#include "models/fleetstore.h"
#include "models/storeplace.h"
#include "models/texts.h"
#include "models/worktexts.h"
#include "pki/ops/worker.h"

namespace releve::models {

namespace {

/// Of a device nobody has read yet.
fleet::SnapshotPtr unread(const fleet::Device& device)
{
    return fleet::Snapshot::build(device, fleet::DeviceClock(), fleet::DeviceFacts());
}

} // namespace

LiveFleet::LiveFleet(FleetStore& fleet, const Clock& clock, AskSecret ask, QObject* parent)
    : QObject(parent), m_fleet(fleet)
{
    ops::WorkerEvents events;
    events.changed = [this](const fleet::Changes& changes) {
        for (const fleet::DeviceChange& change : changes) {
            if (change.after)
                m_fleet.take({change.after});
            else
                m_fleet.removeDevice(toQString(change.before->device.id));
        }
    };
    events.asksForSecret = [ask = std::move(ask)](const ops::SecretQuestion& question, Answer answer) {
        ask(secretQuestionText(question).trimmed(), std::move(answer));
    };
    m_worker = std::make_unique<ops::Worker>(clock, std::move(events));
}

LiveFleet::~LiveFleet() = default;

void LiveFleet::open(const QString& path)
{
    ops::WorkerSettings settings;
    settings.storePath = path.toStdString();
    settings.who = whoAmI();
    m_worker->open(std::move(settings), [this](Result<ops::Opened> result) {
        if (!result)
            return notOpened(result.error());
        m_isOpen = true;
        listDevices([this, backup = toQString(result->backup)] { Q_EMIT opened(backup); });
    });
}

void LiveFleet::restore()
{
    if (m_isOpen)
        listDevices([] {});
}

/// Those that were never read have a place in the window too.
void LiveFleet::listDevices(const std::function<void()>& then)
{
    m_worker->devices([this, then](Result<std::vector<store::DeviceRecord>> records) {
        if (!records)
            return notOpened(records.error());
        std::vector<fleet::SnapshotPtr> unreadOnes;
        m_devices.clear();
        for (const store::DeviceRecord& record : *records) {
            if (!record.host.empty())
                m_devices.insert(toQString(record.device.id));
            unreadOnes.push_back(unread(record.device));
        }
        m_worker->snapshots([this, then, unreadOnes](Result<std::vector<fleet::SnapshotPtr>> known) {
            if (!known)
                return notOpened(known.error());
            std::vector<fleet::SnapshotPtr> all = unreadOnes;
            all.insert(all.end(), known->begin(), known->end()); // the later of two counts
            m_fleet.take(all);
            then();
        });
    });
}

void LiveFleet::refresh(const QStringList& deviceIds)
{
    std::vector<std::string> ids;
    for (const QString& id : deviceIds) {
        if (has(id))
            ids.push_back(id.toStdString());
    }
    if (!m_isOpen || isReading() || ids.empty())
        return;
    m_total = static_cast<int>(ids.size());
    m_done = m_read = 0;
    m_failures.clear();
    m_job = m_worker->refresh(
        std::move(ids), ops::RefreshKind::Full, [this](const ops::RefreshResult& result) { take(result); },
        [this](const Result<std::vector<ops::RefreshResult>>& results) {
            m_job.reset();
            if (!results && results.error().code != ErrorCode::Cancelled)
                m_failures.append(errorText(results.error()));
            Q_EMIT finished(m_read, m_failures);
        });
    Q_EMIT progressed(0, m_total, QString());
}

void LiveFleet::take(const ops::RefreshResult& result)
{
    ++m_done;
    const QString name = shownText(result.device.name);
    if (!result.error)
        ++m_read;
    else if (result.error->code != ErrorCode::Cancelled)
        m_failures.append(QStringLiteral("%1: %2").arg(name, errorText(*result.error)));
    Q_EMIT progressed(m_done, m_total, name);
}

void LiveFleet::cancel()
{
    if (m_job)
        m_worker->cancel(*m_job);
}

} // namespace releve::models
