// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace releve::models {
class InventoryModel;
}

namespace releve::ui {

/// The tree of devices, their servers and trustpoints.
class InventoryView : public QTreeView
{
    Q_OBJECT

public:
    /// @param model must outlive the view
    explicit InventoryView(models::InventoryModel& model, QWidget* parent = nullptr);

    /// Shows where a trustpoint is, without saying that the user chose it.
    void choose(const QString& deviceId, const QString& trustpoint);

Q_SIGNALS:
    /// The user chose a row; valid.
    void chosen(const QModelIndex& index);
    void contextMenuWanted(const QPoint& globalPosition);

protected:
    void changeEvent(QEvent* event) override;

private:
    models::InventoryModel& m_model;
    bool m_quiet = false;
};

} // namespace releve::ui
