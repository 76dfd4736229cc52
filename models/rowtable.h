// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include "models/texts.h"
#include "pki/fleet/inventory.h"

namespace releve::models {

/// A table whose rows are plain structs with a `QString key` and `==`: kept in a vector, found by key,
/// changed with exact signals. New rows go to the end; order is the proxy's business.
template<class Row>
class RowTable : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QString& key) const { return m_rowOfKey.value(key, -1); }

protected:
    [[nodiscard]] const Row& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

    /// Puts the rows of changed devices in place of their former ones.
    ///
    /// @param rowsOf  the rows of one snapshot
    /// @param keysOf  their keys only
    template<class RowsOf, class KeysOf>
    void follow(const fleet::Changes& changes, RowsOf rowsOf, KeysOf keysOf)
    {
        std::vector<Row> present;
        QSet<QString> gone;
        for (const fleet::DeviceChange& change : changes) {
            if (change.before) {
                for (QString& key : keysOf(*change.before))
                    gone.insert(std::move(key));
            }
            if (change.after) {
                for (Row& row : rowsOf(*change.after)) {
                    gone.remove(row.key);
                    present.push_back(std::move(row));
                }
            }
        }
        removeRowsOf(gone);
        putRows(std::move(present));
    }

    /// A cell as it is read aloud: its column's title, then its text.
    [[nodiscard]] QString accessibleText(const QModelIndex& index) const
    {
        return cellText(headerData(index.column(), Qt::Horizontal).toString(), index.data().toString());
    }

    /// Every text is new: the language changed.
    void announceTexts(const QList<int>& roles)
    {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), roles);
    }

private:
    void removeRowsOf(const QSet<QString>& keys)
    {
        std::vector<int> gone;
        for (const QString& key : keys) {
            const auto it = m_rowOfKey.constFind(key);
            if (it != m_rowOfKey.cend()) {
                gone.push_back(*it);
                m_rowOfKey.erase(it);
            }
        }
        if (gone.empty())
            return;
        std::sort(gone.begin(), gone.end());
        // From the end, so that the numbers of what is still to go stay right.
        forEachRunBackwards(gone, [this](int first, int last) {
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            reindexFrom(first);
            endRemoveRows();
        });
    }

    void putRows(std::vector<Row> present)
    {
        std::vector<int> changed;
        std::vector<Row> added;
        for (Row& row : present) {
            const int known = rowOf(row.key);
            if (known < 0) {
                added.push_back(std::move(row));
            } else if (Row& old = m_rows[static_cast<std::size_t>(known)]; !(old == row)) {
                old = std::move(row);
                changed.push_back(known);
            }
        }
        announceChanged(std::move(changed));
        if (added.empty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(added.begin()),
                      std::make_move_iterator(added.end()));
        reindexFrom(first);
        endInsertRows();
    }

    /// One range past half of the rows: thousands of small ones cost a view more than one wide.
    void announceChanged(std::vector<int> changed)
    {
        if (changed.empty())
            return;
        std::sort(changed.begin(), changed.end());
        const auto announce = [this](int first, int last) {
            Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
        };
        if (changed.size() * 2 > m_rows.size())
            announce(changed.front(), changed.back());
        else
            forEachRunBackwards(changed, announce);
    }

    template<class Function>
    static void forEachRunBackwards(const std::vector<int>& sorted, Function function)
    {
        for (std::size_t last = sorted.size(); last > 0;) {
            std::size_t first = last - 1;
            while (first > 0 && sorted[first - 1] == sorted[first] - 1)
                --first;
            function(sorted[first], sorted[last - 1]);
            last = first;
        }
    }

    void reindexFrom(int first)
    {
        for (int row = first; row < rowCount(); ++row)
            m_rowOfKey.insert(at(row).key, row);
    }

    std::vector<Row> m_rows;
    QHash<QString, int> m_rowOfKey;
};

} // namespace releve::models
