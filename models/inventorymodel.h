// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include <QAbstractItemModel>

#include "pki/fleet/inventory.h"

namespace releve::models {

class FleetStore;

/// Sites, devices, their certificate servers and trustpoints. Devices of no site stand beside the sites, so
/// that without sites there is no such level. In natural order; one column. A parent shows the worst of what
/// is below.
// Thread: GUI.
class InventoryModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    /// KindRole.
    enum Kind
    {
        Site,
        Device,
        Server,
        Trustpoint
    };
    Q_ENUM(Kind)

    /// @param store must outlive the model
    explicit InventoryModel(const FleetStore& store, QObject* parent = nullptr);
    ~InventoryModel() override;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// The device's row, or the trustpoint's below it; invalid when there is none.
    [[nodiscard]] QModelIndex find(const QString& deviceId, const QString& trustpoint = {}) const;

public Q_SLOTS:
    void apply(const releve::fleet::Changes& changes);
    void retranslate();

private:
    struct Node;
    using NodePtr = std::unique_ptr<Node>;

    struct Index;

    [[nodiscard]] const Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Node& node) const;
    [[nodiscard]] static NodePtr makeDevice(const fleet::Snapshot& snapshot);
    [[nodiscard]] static QString countText(const Node& node);

    void update(Node& device, Node& wanted);
    void removeDevices(std::vector<Node*> devices);
    void addDevices(const QString& site, std::vector<NodePtr> devices);
    void insertSorted(Node& parent, std::vector<NodePtr> nodes);
    void removeRange(Node& parent, int first, int last);
    void insertAt(Node& parent, int place, std::vector<NodePtr> nodes);
    void announce(const Node& node);

    std::unique_ptr<Node> m_root;
    std::unique_ptr<Index> m_index;
};

} // namespace releve::models
