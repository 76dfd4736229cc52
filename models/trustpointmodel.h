// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "models/countdown.h"
#include "models/rowtable.h"

namespace releve::models {

class FleetStore;

/// What the Rollover column says.
enum class RolloverReadiness
{
    None,     ///< nothing in sight
    Expected, ///< from a date on: a SHADOW or CS SHADOW CERT GENERATION timer runs
    CaOnly,   ///< the rollover CA certificate is there, the identity is awaited
    Ready,
    Missing ///< the identity ends with its CA and nothing prepares the next
};

struct TrustpointRow
{
    QString key; ///< TrustpointModel::keyOf
    QString deviceId, device, trustpoint, ca;
    std::size_t found = 0; ///< changes with what the row can be found by beside the texts here
    fleet::Assessment assessment;
    std::optional<Instant> identityEnd, caEnd;
    bool belongsToServer = false;
    RolloverReadiness rollover = RolloverReadiness::None;
    QString rolloverSerial;
    std::optional<Instant> rolloverFrom;
    Countdown next; ///< name is empty when there is no timer

    bool operator==(const TrustpointRow&) const = default;
};

/// One row a trustpoint, over all devices.
///
/// Never emits for the clock: the text of the NextTimer column is computed when asked, and the view repaints
/// that column's rectangle once a second.
// Thread: GUI.
class TrustpointModel : public RowTable<TrustpointRow>
{
    Q_OBJECT
public:
    enum Column
    {
        State,
        Device,
        Trustpoint,
        CertificateServer, ///< the CA it is enrolled with
        IdentityEnd,
        CaEnd,
        Rollover,
        NextTimer, ///< the countdown column
        Seen,      ///< when the device was last read
        Count
    };
    Q_ENUM(Column)

    /// @param store must outlive the model
    explicit TrustpointModel(const FleetStore& store, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    [[nodiscard]] static QString keyOf(const QString& deviceId, const QString& trustpoint);
    /// Invalid when there is none.
    [[nodiscard]] QModelIndex find(const QString& deviceId, const QString& trustpoint) const;

public Q_SLOTS:
    void apply(const releve::fleet::Changes& changes);
    void retranslate();

private:
    [[nodiscard]] QVariant text(const TrustpointRow& row, int column) const;
    [[nodiscard]] QVariant toolTip(const TrustpointRow& row, int column) const;

    [[nodiscard]] QString haystack(const TrustpointRow& row) const;

    const FleetStore& m_store;
    const Clock& m_clock;
};

} // namespace releve::models
