// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "pki/base/clock.h"
#include "pki/fleet/inventory.h"

namespace releve::models {

/// All that is known, and the news of what changes in it.
// Thread: lives in the GUI thread. The snapshots it hands out may go anywhere.
class FleetStore : public QObject
{
    Q_OBJECT
public:
    /// @param clock must outlive the store and every model on it
    explicit FleetStore(const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const Clock& clock() const { return m_clock; }
    /// By name.
    [[nodiscard]] const std::vector<fleet::SnapshotPtr>& snapshots() const { return m_inventory.snapshots(); }
    /// Null when there is none.
    [[nodiscard]] fleet::SnapshotPtr find(const QString& deviceId) const;
    /// All that is known, as if it had just come: what a new model begins with.
    [[nodiscard]] fleet::Changes everything() const;
    /// What was not understood, source by source.
    [[nodiscard]] const std::vector<ios::Problem>& problems() const { return m_problems; }
    /// All sources imported since the last clear(): what Origin::source() of every record and problem counts.
    [[nodiscard]] const std::vector<fleet::Source>& sources() const { return m_sources; }
    /// `router.log, line 42`; only the name where the source has no lines, empty for no source of ours.
    [[nodiscard]] QString originText(const ios::Origin& origin) const;

public Q_SLOTS:
    void importReading(releve::fleet::Reading reading);
    /// Takes snapshots made elsewhere, each in the place of what is known of its device.
    void take(const std::vector<releve::fleet::SnapshotPtr>& snapshots);
    void removeDevice(const QString& deviceId);
    void clear();

Q_SIGNALS:
    /// Never empty. The store already holds the new state.
    void changed(const releve::fleet::Changes& changes);
    void problemsChanged();

private:
    const Clock& m_clock;
    fleet::Inventory m_inventory;
    std::vector<fleet::Source> m_sources;
    std::vector<ios::Problem> m_problems;
};

} // namespace releve::models
