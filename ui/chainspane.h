// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

#include "models/chainmodel.h"

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace releve::models {
class FleetStore;
}

namespace releve::ui {

class ChainCard;

/// The chosen trustpoint's two chains side by side, Active and Rollover.
class ChainsPane : public QWidget
{
    Q_OBJECT

public:
    /// @param store, model must outlive the pane
    ChainsPane(const models::FleetStore& store, models::ChainModel& model, QWidget* parent = nullptr);

    /// Renews what counts down.
    void tick();
    [[nodiscard]] const QList<ChainCard*>& cards() const { return m_cards; }

Q_SIGNALS:
    /// The user chose a card; invalid certificate for a key or a gap.
    void cardChosen(const QModelIndex& card);
    void contextMenuWanted(const QPoint& globalPosition);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuildLater();
    void rebuild();
    void fillSide(int side, QVBoxLayout& column);
    void showFacts();
    void showHead();

    const models::FleetStore& m_store;
    models::ChainModel& m_model;
    QStackedLayout* m_stack;
    QLabel* m_nothing;
    QWidget* m_page;
    QLabel* m_title;
    QWidget* m_facts;
    QHBoxLayout* m_factsLayout;
    QScrollArea* m_scroll;
    QWidget* m_columns = nullptr;
    QList<ChainCard*> m_cards;
    QList<QLabel*> m_factLabels;
    QString m_chosenCard; ///< its object name
    bool m_stale = true;
};

} // namespace releve::ui
