// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

#include "models/livefleet.h"

namespace releve::ui {

class MessageBar;
class Prompts;

/// The store's routers in the window: opens the store, reads routers again, asks for passwords, and says in the message bar
/// how it goes.
class LiveFlow : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        models::FleetStore& store;
        const Clock& clock; ///< the workstation's
        Prompts& prompts;
        MessageBar& bar;
        QWidget& window;
    };
    explicit LiveFlow(Parts parts, QObject* parent = nullptr);

    void open(const QString& path) { m_fleet.open(path); }
    /// As LiveFleet::restore().
    void restore() { m_fleet.restore(); }
    [[nodiscard]] bool isOpen() const { return m_fleet.isOpen(); }
    [[nodiscard]] bool isReading() const { return m_fleet.isReading(); }
    [[nodiscard]] bool has(const QString& deviceId) const { return m_fleet.has(deviceId); }
    [[nodiscard]] bool hasAny() const { return !m_fleet.devices().isEmpty(); }
    void refresh(const QString& deviceId) { m_fleet.refresh({deviceId}); }
    void refreshAll() { m_fleet.refresh(m_fleet.devices()); }

Q_SIGNALS:
    /// What the functions above say may be otherwise now.
    void changed();

private:
    void onOpened(const QString& backup);
    void onNotOpened(const Error& error);
    void onProgressed(int done, int total, const QString& name);
    void onFinished(int read, const QStringList& failures);

    Parts m_parts;
    models::LiveFleet m_fleet;
};

} // namespace releve::ui
