// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "models/fleetstore.h"
#include "models/roles.h"
#include "models/rowfilter.h"
#include "models/trustpointmodel.h"
#include "readings.h"

using namespace releve;
using namespace releve::models;
using namespace releve::test;
using namespace std::chrono_literals;

class RowFilterTest : public QObject
{
    Q_OBJECT

    static QString devices(const RowFilter& filter)
    {
        QStringList list;
        for (int row = 0; row < filter.rowCount(); ++row)
            list << filter.index(row, TrustpointModel::Device).data().toString();
        return list.join(u' ');
    }

    static void append(fleet::Reading& into, const fleet::Reading& from)
    {
        const auto join = [](auto& to, const auto& more) { to.insert(to.end(), more.begin(), more.end()); };
        join(into.records.certificates, from.records.certificates);
        join(into.records.clocks, from.records.clocks);
    }

    static void fill(FleetStore& store)
    {
        store.importReading(Router("spoke-10").enrolled("Root-CA").reading());
        store.importReading(Router("spoke-2").enrolled("Root-CA").reading());
        store.importReading(Router("branch").enrolled("DMVPN", readAt + 72h).reading());
        store.importReading(Router("mars").rejected("DMVPN").reading());
    }

    const ManualClock m_clock{at("2017-06-10T10:00:30Z")};

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void withoutASourceThereIsNothing()
    {
        const RowFilter filter;
        QCOMPARE(filter.count(Chip::All), 0);
        QCOMPARE(filter.count(Chip::NeedsAttention), 0);
        QCOMPARE(filter.countText(), QStringLiteral("0"));
    }

    void everyWordMustBeFound()
    {
        FleetStore store(m_clock);
        fill(store);
        TrustpointModel model(store);
        RowFilter filter;
        filter.setSourceModel(&model);
        filter.setText(QStringLiteral("nowhere"));
        QCOMPARE(filter.rowCount(), 0);
        QCOMPARE(filter.countText(), QStringLiteral("0 of 4"));
        filter.setText(QStringLiteral("  ROOT  spoke-1"));
        QCOMPARE(devices(filter), QStringLiteral("spoke-10"));
        QCOMPARE(filter.countText(), QStringLiteral("1 of 4"));
        filter.setText(QStringLiteral(" "));
        QVERIFY(!filter.isFiltering());
        QCOMPARE(filter.countText(), QStringLiteral("4"));
    }

    void chipsAndDevices()
    {
        FleetStore store(m_clock);
        fill(store);
        TrustpointModel model(store);
        RowFilter filter;
        filter.setSourceModel(&model);
        QCOMPARE(filter.count(Chip::NeedsAttention), 2);
        filter.setChip(Chip::NeedsAttention);
        QCOMPARE(filter.rowCount(), 2);
        filter.setDevices({QStringLiteral("mars"), QStringLiteral("spoke-2")});
        QCOMPARE(devices(filter), QStringLiteral("mars"));
        filter.setChip(Chip::All);
        QCOMPARE(filter.rowCount(), 2);
    }

    void worstFirstThenInNaturalOrder()
    {
        FleetStore store(m_clock);
        fill(store);
        TrustpointModel model(store);
        RowFilter filter;
        filter.setSourceModel(&model);
        filter.sort(TrustpointModel::State);
        QCOMPARE(devices(filter), QStringLiteral("mars branch spoke-2 spoke-10"));
        filter.sort(TrustpointModel::State, Qt::DescendingOrder);
        QCOMPARE(devices(filter), QStringLiteral("spoke-2 spoke-10 branch mars"));
    }

    void withoutAValueLastInBothDirections()
    {
        FleetStore store(m_clock);
        fill(store);
        TrustpointModel model(store);
        RowFilter filter;
        filter.setSourceModel(&model);
        filter.sort(TrustpointModel::IdentityEnd);
        QCOMPARE(devices(filter), QStringLiteral("branch spoke-2 spoke-10 mars"));
        filter.sort(TrustpointModel::IdentityEnd, Qt::DescendingOrder);
        QCOMPARE(devices(filter), QStringLiteral("spoke-2 spoke-10 branch mars"));
    }

    /// Devices by the thousand, each with an order of its own, then rows gone here and there.
    void manyRowsSortAndGoAtOnce()
    {
        constexpr int rows = 20'000; // by hand also 100,000: 100 to 180 ms a sort
        FleetStore store(m_clock);
        fleet::Reading reading;
        for (int device = 0; device < rows / 10; ++device) {
            Router router("spoke-" + std::to_string(device * 7919 % 10007));
            for (int i = 0; i < 10; ++i)
                router.enrolled("T" + std::to_string(i), readAt + std::chrono::minutes{device * 31 % 9973});
            append(reading, router.reading());
        }
        store.importReading(std::move(reading));
        TrustpointModel model(store);
        QCOMPARE(model.rowCount(), rows);
        RowFilter filter;
        filter.setSourceModel(&model);
        filter.sort(TrustpointModel::State); // what is built once
        for (const int column : {TrustpointModel::IdentityEnd, TrustpointModel::Device}) {
            QElapsedTimer timer;
            timer.start();
            filter.sort(column, Qt::DescendingOrder);
            qInfo("sorted by column %d in %lld ms", column, static_cast<long long>(timer.elapsed()));
        }
        filter.sort(TrustpointModel::Device);

        const QPersistentModelIndex first = filter.index(0, 0);
        const QString firstName = first.data().toString();
        QSignalSpy reset(&filter, &QAbstractItemModel::modelReset);
        fleet::Reading fewer;
        for (int device = 0; device < 200; ++device)
            append(fewer, Router("spoke-" + std::to_string((device * 10 + 1) * 7919 % 10007), readAt + 1min)
                              .enrolled("only")
                              .reading());
        QSignalSpy sorted(&filter, &RowFilter::countsChanged);
        QElapsedTimer timer;
        timer.start();
        store.importReading(std::move(fewer));
        QTRY_COMPARE(sorted.count(), 1);
        qInfo("scattered removals in %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(model.rowCount(), rows - 200 * 9);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(first.data().toString(), firstName);
        QString before;
        for (int row = 0; row < filter.rowCount(); ++row) {
            const QString order = filter.index(row, 0).data(OrderRole).toString();
            QVERIFY(before <= order);
            before = order;
        }
    }

    void oneSortABatchAndFilterFollows()
    {
        FleetStore store(m_clock);
        fill(store);
        TrustpointModel model(store);
        RowFilter filter;
        const QAbstractItemModelTester tester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);
        filter.sort(TrustpointModel::State);
        filter.setChip(Chip::NeedsAttention);
        QSignalSpy sorted(&filter, &QAbstractItemModel::layoutChanged);
        QSignalSpy counts(&filter, &RowFilter::countsChanged);
        store.importReading(Router("spoke-2", readAt + 1min).rejected("Root-CA").reading());
        store.importReading(Router("alpha").rejected("Root-CA").reading());
        store.importReading(Router("zulu").rejected("Root-CA").reading());
        QTRY_COMPARE(counts.count(), 1);
        QCOMPARE(devices(filter), QStringLiteral("alpha mars spoke-2 zulu branch"));
        QCOMPARE(sorted.count(), 1);
        QCOMPARE(filter.count(Chip::NeedsAttention), 5);
    }
};

QTEST_GUILESS_MAIN(RowFilterTest)
#include "rowfiltertest.moc"
