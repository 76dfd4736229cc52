// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "abstractmodeltest.h"
#include "models/requestmodel.h"
#include "models/roles.h"
#include "models/rowfilter.h"
#include "readings.h"

using namespace releve;
using namespace releve::models;
using namespace releve::test;

class RequestModelTest : public AbstractModelTest
{
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<QAbstractItemModel> makeModel(const FleetStore& store) const override
    {
        return std::make_unique<RequestModel>(store);
    }

private Q_SLOTS:
    void nothingWithoutRequests()
    {
        FleetStore store(m_clock);
        store.importReading(Router("ca").server("ROOTCA").reading());
        QCOMPARE(RequestModel(store).rowCount(), 0);
    }

    void cellsSayWhatWasRead()
    {
        FleetStore store(m_clock);
        const RequestModel model(store);
        store.importReading(
            Router("ca").server("ROOTCA").request("4", "pending", "cn=R28,ou=a\x1b[2Jb").reading());
        QCOMPARE(model.rowCount(), 1);
        const auto text = [&](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(RequestModel::State), QStringLiteral("Pending"));
        QCOMPARE(text(RequestModel::Id), QStringLiteral("4"));
        QCOMPARE(text(RequestModel::Fingerprint), QStringLiteral("8EF30F1B 6264C558 C44D58B7 68DAAEC6"));
        QCOMPARE(text(RequestModel::Server), QStringLiteral("ROOTCA"));
        QVERIFY2(!text(RequestModel::Subject).contains(QChar(0x1b)), "a control character is shown");
        QCOMPARE(model.index(0, RequestModel::Fingerprint).data(CopyRole).toString(),
                 QStringLiteral("8EF30F1B6264C558C44D58B768DAAEC6"));
    }

    void aStateWeDoNotKnowIsShownAsItStands()
    {
        FleetStore store(m_clock);
        store.importReading(Router("ca").request("4", "postponed").reading());
        const RequestModel model(store);
        QCOMPARE(model.index(0, RequestModel::State).data().toString(), QStringLiteral("postponed"));
        QCOMPARE(model.index(0, 0).data(ToneRole).toInt(), static_cast<int>(fleet::Tone::Unknown));
    }

    void thoseThatWaitComeFirst()
    {
        FleetStore store(m_clock);
        store.importReading(Router("ca")
                                .request("1", "granted")
                                .request("2", "rejected")
                                .request("10", "pending")
                                .request("3", "pending")
                                .reading());
        RequestModel model(store);
        RowFilter rows;
        rows.setSourceModel(&model);
        rows.sort(RequestModel::State, Qt::AscendingOrder);
        QStringList ids;
        for (int row = 0; row < rows.rowCount(); ++row)
            ids.append(rows.index(row, RequestModel::Id).data().toString());
        QCOMPARE(ids, (QStringList{QStringLiteral("3"), QStringLiteral("10"), QStringLiteral("2"),
                                   QStringLiteral("1")}));
    }
};

QTEST_GUILESS_MAIN(RequestModelTest)
#include "requestmodeltest.moc"
