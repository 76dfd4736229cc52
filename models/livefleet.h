// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/base/secretbytes.h"

namespace releve::ops {
class Worker;
struct RefreshResult;
struct SecretQuestion;
} // namespace releve::ops
namespace releve::fleet {
struct Snapshot;
}

namespace releve::models {

class FleetStore;

/// The routers of a store, for a window: what is known of them goes into a FleetStore and is kept up there, and they are read
/// again when asked for.
// Thread: GUI. Whatever takes time is done by the worker's threads.
class LiveFleet : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(std::optional<SecretBytes>)>;
    /// Asks a person, in a sentence, and answers once, whenever; nothing = not given.
    using AskSecret = std::function<void(const QString& question, Answer answer)>;

    /// @param clock the workstation's; like `fleet` it outlives this
    LiveFleet(FleetStore& fleet, const Clock& clock, AskSecret ask, QObject* parent = nullptr);
    ~LiveFleet() override;

    /// Once. Ends in opened() or notOpened().
    void open(const QString& path);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// What is known of the store's devices, put back where it was forgotten.
    void restore();

    /// A device of the store, not one of a file.
    [[nodiscard]] bool has(const QString& deviceId) const { return m_devices.contains(deviceId); }
    [[nodiscard]] QStringList devices() const { return m_devices.values(); }
    [[nodiscard]] bool isReading() const { return m_job.has_value(); }
    /// Reads devices whole, over SSH; nothing while others are being read, or for none. Ends in finished().
    void refresh(const QStringList& deviceIds);
    /// Those that are not done stay as they were.
    void cancel();

Q_SIGNALS:
    /// @param backup of an older version's file; may be empty
    void opened(const QString& backup);
    void notOpened(const releve::Error& error);
    void progressed(int done, int total, const QString& name);
    /// @param failures a sentence each, the device's name first
    void finished(int read, const QStringList& failures);

private:
    void take(const ops::RefreshResult& result);
    void listDevices(const std::function<void()>& then);

    FleetStore& m_fleet;
    QSet<QString> m_devices;
    bool m_isOpen = false;
    std::optional<quint64> m_job;
    int m_total = 0;
    int m_done = 0;
    int m_read = 0;
    QStringList m_failures;
    std::unique_ptr<ops::Worker> m_worker; ///< last: it calls the rest
};

} // namespace releve::models
