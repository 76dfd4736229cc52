// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include "models/texts.h"
#include "pki/fleet/inventory.h"

namespace releve::models {

/// A device's names as all its rows share them: one text in memory, however many rows.
struct DeviceTexts
{
    explicit DeviceTexts(const fleet::Snapshot& snapshot)
        : id(toQString(snapshot.device.id))
        , name(snapshot.device.name == snapshot.device.id ? id : toQString(snapshot.device.name))
    {}

    QString id, name;
};

/// One text in memory for names that many rows have: timers, trustpoints, CAs.
class SharedTexts
{
public:
    [[nodiscard]] QString of(const std::string& text)
    {
        if (text.empty())
            return {};
        QString& shared = m_texts[text];
        if (shared.isEmpty())
            shared = toQString(text);
        return shared;
    }

private:
    std::unordered_map<std::string, QString> m_texts;
};

/// A table whose rows are plain structs with a `QString key` and `==`: kept in a vector, found by key, changed with
/// exact signals. New rows go to the end; order is the proxy's business. The vector holds pointers: thousands of
/// removals here and there then move eight bytes a row, not three hundred.
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
    [[nodiscard]] int rowOf(const QString& key) const
    {
        const Held* held = m_byKey.value(key);
        return held ? held->place : -1;
    }

protected:
    [[nodiscard]] const Row& at(int row) const { return m_rows[static_cast<std::size_t>(row)]->row; }

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
    struct Held
    {
        Row row;
        int place = 0; ///< in the vector
    };

    void removeRowsOf(const QSet<QString>& keys)
    {
        std::vector<int> gone;
        for (const QString& key : keys) {
            if (const Held* held = m_byKey.take(key))
                gone.push_back(held->place);
        }
        if (gone.empty())
            return;
        std::sort(gone.begin(), gone.end());
        // Each removal costs a proxy and a view a pass over all their rows: many are made one.
        constexpr int manyRuns = 64;
        int runs = 0;
        forEachRunBackwards(gone, [&runs](int, int) { ++runs; });
        if (runs > manyRuns) {
            moveToEnd(gone);
            removeRun(rowCount() - static_cast<int>(gone.size()), rowCount() - 1);
            return;
        }
        // From the end, so that the numbers of what is still to go stay right.
        forEachRunBackwards(gone, [this](int first, int last) { removeRun(first, last); });
    }

    void removeRun(int first, int last)
    {
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        renumberFrom(first);
        endRemoveRows();
    }

    void moveToEnd(const std::vector<int>& places)
    {
        Q_EMIT layoutAboutToBeChanged();
        std::vector<std::unique_ptr<Held>> last;
        for (const int place : places)
            last.push_back(std::move(m_rows[static_cast<std::size_t>(place)]));
        std::erase(m_rows, nullptr);
        m_rows.insert(m_rows.end(), std::make_move_iterator(last.begin()),
                      std::make_move_iterator(last.end()));
        std::vector<int> newPlaces(m_rows.size());
        for (std::size_t place = 0; place < m_rows.size(); ++place)
            newPlaces[static_cast<std::size_t>(m_rows[place]->place)] = static_cast<int>(place);
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        to.reserve(from.size());
        for (const QModelIndex& old : from)
            to.append(index(newPlaces[static_cast<std::size_t>(old.row())], old.column()));
        renumberFrom(0);
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged();
    }

    void putRows(std::vector<Row> present)
    {
        std::vector<int> changed;
        std::vector<std::unique_ptr<Held>> added;
        for (Row& row : present) {
            Held* known = m_byKey.value(row.key);
            if (!known) {
                added.push_back(std::make_unique<Held>(Held{std::move(row), 0}));
            } else if (!(known->row == row)) {
                known->row = std::move(row);
                changed.push_back(known->place);
            }
        }
        announceChanged(std::move(changed));
        if (added.empty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        for (const auto& held : added)
            m_byKey.insert(held->row.key, held.get());
        m_rows.insert(m_rows.end(), std::make_move_iterator(added.begin()),
                      std::make_move_iterator(added.end()));
        renumberFrom(first);
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

    void renumberFrom(int first)
    {
        for (auto place = static_cast<std::size_t>(first); place < m_rows.size(); ++place)
            m_rows[place]->place = static_cast<int>(place);
    }

    std::vector<std::unique_ptr<Held>> m_rows;
    QHash<QString, Held*> m_byKey;
};

} // namespace releve::models
