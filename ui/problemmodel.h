// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>

namespace releve::models {
class FleetStore;
}

namespace releve::ui {

/// What was not understood: where it stands and what it is. Reads the store's list as it is.
class ProblemModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Place,
        What,
        Lines,
        Count
    };

    /// @param store must outlive the model
    explicit ProblemModel(const models::FleetStore& store, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    void retranslate();

private:
    void follow();

    const models::FleetStore& m_store;
    int m_rows = 0;
};

} // namespace releve::ui
