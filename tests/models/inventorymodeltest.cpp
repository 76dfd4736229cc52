// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QTest>

#include "abstractmodeltest.h"
#include "models/inventorymodel.h"
#include "models/roles.h"
#include "readings.h"

using namespace releve;
using namespace releve::models;
using namespace releve::test;
using namespace std::chrono_literals;

class InventoryModelTest : public AbstractModelTest
{
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<QAbstractItemModel> makeModel(const FleetStore& store) const override
    {
        return std::make_unique<InventoryModel>(store);
    }

    static QStringList names(const QAbstractItemModel& model, const QModelIndex& parent = {})
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(parent); ++row)
            list << model.index(row, 0, parent).data().toString();
        return list;
    }
    static fleet::Tone tone(const QModelIndex& index)
    {
        return static_cast<fleet::Tone>(index.data(ToneRole).toInt());
    }

private Q_SLOTS:
    void withoutSitesDevicesStandOnTop()
    {
        FleetStore store(m_clock);
        for (const char* host : {"spoke-10", "Spoke-2", "spoke-1", "core"})
            store.importReading(Router(host).enrolled("T").reading());
        const InventoryModel model(store);
        QCOMPARE(names(model), QStringList({QStringLiteral("core"), QStringLiteral("spoke-1"),
                                            QStringLiteral("Spoke-2"), QStringLiteral("spoke-10")}));
        QCOMPARE(model.index(0, 0).data(KindRole).toInt(), static_cast<int>(InventoryModel::Device));
    }

    void serversStandBeforeTrustpoints()
    {
        FleetStore store(m_clock);
        store.importReading(Router("hub").enrolled("A-TP").server("Z-CS").reading());
        const InventoryModel model(store);
        const QModelIndex hub = model.find(QStringLiteral("hub"));
        QCOMPARE(names(model, hub), QStringList({QStringLiteral("Z-CS (server)"), QStringLiteral("A-TP"),
                                                 QStringLiteral("Z-CS")}));
        QCOMPARE(model.find(QStringLiteral("hub"), QStringLiteral("Z-CS")).row(), 2);
        QVERIFY(!model.find(QStringLiteral("hub"), QStringLiteral("nowhere")).isValid());
        QVERIFY(!model.find(QStringLiteral("nowhere")).isValid());
    }

    void worstBelowShowsOnParents()
    {
        FleetStore store(m_clock);
        InventoryModel model(store);
        model.apply({{nullptr, Router("good").enrolled("T").snapshot("Paris")},
                     {nullptr, Router("bad").enrolled("A").enrolled("B").rejected("B").snapshot("Paris")}});
        const QModelIndex paris = model.index(0, 0);
        const QModelIndex bad = model.find(QStringLiteral("bad"));
        QCOMPARE(tone(paris), fleet::Tone::Failed);
        QCOMPARE(tone(bad), fleet::Tone::Failed);
        QCOMPARE(tone(model.find(QStringLiteral("bad"), QStringLiteral("A"))), fleet::Tone::Good);
        QCOMPARE(tone(model.find(QStringLiteral("good"))), fleet::Tone::Good);
        QCOMPARE(bad.data(CountTextRole), QStringLiteral("Stopped: rejected"));
        QCOMPARE(paris.data(CountTextRole), QStringLiteral("1 of 2"));
        QVERIFY(paris.data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("Stopped: rejected")));
        QCOMPARE(bad.data(Qt::AccessibleTextRole), QStringLiteral("bad: Stopped: rejected"));
    }

    void changesReachTheSite()
    {
        FleetStore store(m_clock);
        InventoryModel model(store);
        const auto before = Router("a").enrolled("T").snapshot("Paris");
        model.apply({{nullptr, before}, {nullptr, Router("b").enrolled("T").snapshot("Paris")}});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.apply({{before, Router("a").enrolled("T").rejected("T").snapshot("Paris")}});
        QCOMPARE(changed.count(), 3); // trustpoint, device, site: each once
        QCOMPARE(tone(model.index(0, 0)), fleet::Tone::Failed);
    }

    void sitesComeAndGo()
    {
        FleetStore store(m_clock);
        InventoryModel model(store);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const auto lyon = Router("a").enrolled("T").snapshot("Lyon");
        const auto paris = Router("a").enrolled("T").snapshot("Paris");
        model.apply({{nullptr, Router("lone").enrolled("T").snapshot("")}, {nullptr, lyon}});
        QCOMPARE(names(model), QStringList({QStringLiteral("Lyon"), QStringLiteral("lone")}));
        model.apply({{lyon, paris}});
        QCOMPARE(names(model), QStringList({QStringLiteral("Paris"), QStringLiteral("lone")}));
        QCOMPARE(model.find(QStringLiteral("a")).parent().data(), QStringLiteral("Paris"));
        model.apply({{paris, nullptr}});
        QCOMPARE(names(model), QStringList({QStringLiteral("lone")}));
        QCOMPARE(reset.count(), 0);
    }

    void neighboursComeInOneRange()
    {
        FleetStore store(m_clock);
        InventoryModel model(store);
        model.apply({{nullptr, Router("b").enrolled("T").snapshot("")},
                     {nullptr, Router("m").enrolled("T").snapshot("")}});
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        fleet::Changes more;
        for (const char* host : {"a", "d", "c", "e", "z"})
            more.push_back({nullptr, Router(host).enrolled("T").snapshot("")});
        model.apply(more);
        QCOMPARE(inserted.count(), 3); // a | c d e | z
        QCOMPARE(names(model).join(u' '), QStringLiteral("a b c d e m z"));
    }
};

QTEST_GUILESS_MAIN(InventoryModelTest)
#include "inventorymodeltest.moc"
