// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/problemmodel.h"

#include <QLocale>

#include "models/fleetstore.h"
#include "models/texts.h"

namespace releve::ui {

ProblemModel::ProblemModel(const models::FleetStore& store, QObject* parent)
    : QAbstractTableModel(parent), m_store(store), m_rows(static_cast<int>(store.problems().size()))
{
    connect(&m_store, &models::FleetStore::problemsChanged, this, &ProblemModel::follow);
}

// Problems are only ever added, or all forgotten.
void ProblemModel::follow()
{
    const int rows = static_cast<int>(m_store.problems().size());
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
}

int ProblemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ProblemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Count;
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    const ios::Problem& problem = m_store.problems()[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole && index.column() == What)
        return models::problemText(problem);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Place:
        return m_store.originText(problem.origin);
    case What:
        return models::problemText(problem);
    case Lines:
        return QLocale().toString(problem.lines);
    default:
        return {};
    }
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("Where");
    case What:
        return tr("What");
    case Lines:
        return tr("Lines");
    default:
        return {};
    }
}

void ProblemModel::retranslate()
{
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, Count - 1), {Qt::DisplayRole, Qt::ToolTipRole});
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Count - 1);
}

} // namespace releve::ui
