// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include <QAbstractItemModel>
#include <QObject>

#include "models/fleetstore.h"

namespace releve::test {

/// What every model on the store must do. A subclass a model makes it, and adds what is its own.
class AbstractModelTest : public QObject
{
    Q_OBJECT

protected:
    /// A model on the store, showing all it can.
    [[nodiscard]] virtual std::unique_ptr<QAbstractItemModel>
    makeModel(const models::FleetStore& store) const = 0;
    /// A model whose roles hold the certificates themselves announces that those were read anew.
    [[nodiscard]] virtual bool announcesRereading() const { return false; }

    /// Stands still: a test that needs time to pass has a clock of its own.
    const ManualClock m_clock{fromIso8601("2017-06-10T10:00:30Z").value()};

private Q_SLOTS:
    void init();
    void followsWithoutReset();
    void keepsUpThroughManyChanges();
    void beginsWithWhatIsKnown();
    void saysNothingWhenNothingChanged();
    void neverSignalsForTheClock();
    void everyRoleOfEveryCellAnswers();
    void strangeIndexesAreEmpty();
    void languageChangeIsAnnounced();
};

/// All that a model shows, a line a row; rows of tables in the order of their text.
[[nodiscard]] QStringList contentOf(const QAbstractItemModel& model, bool inOrder);

} // namespace releve::test
