// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/rowtable.h"

namespace releve::models {

class FleetStore;

struct RequestRow
{
    QString key;
    QString deviceId, device, server;
    QString trustpoint; ///< the server's own; empty when it is not known
    QString id, subject, fingerprint;
    std::string state; ///< as IOS prints it
    ios::RequestList list = ios::RequestList::Router;
    std::optional<Instant> readAt; ///< by the server's clock

    bool operator==(const RequestRow&) const = default;
};

/// One row an enrollment request that a certificate server holds, over all devices.
// Thread: GUI.
class RequestModel : public RowTable<RequestRow>
{
    Q_OBJECT
public:
    enum Column
    {
        State,
        Id,
        Subject,
        Fingerprint, ///< of the request: what the router showed when it asked
        List,
        Server,
        Device,
        Read,
        Count
    };
    Q_ENUM(Column)

    /// @param store must outlive the model
    explicit RequestModel(const FleetStore& store, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void apply(const releve::fleet::Changes& changes);
    void retranslate();

private:
    [[nodiscard]] static QVariant text(const RequestRow& row, int column);
    [[nodiscard]] static QVariant sortValue(const RequestRow& row, int column);
};

} // namespace releve::models
