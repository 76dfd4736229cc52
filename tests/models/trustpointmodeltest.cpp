// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QTest>

#include "abstractmodeltest.h"
#include "models/roles.h"
#include "models/rowfilter.h"
#include "models/trustpointmodel.h"
#include "readings.h"

using namespace releve;
using namespace releve::models;
using namespace releve::test;
using namespace std::chrono_literals;

class TrustpointModelTest : public AbstractModelTest
{
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<QAbstractItemModel> makeModel(const FleetStore& store) const override
    {
        return std::make_unique<TrustpointModel>(store);
    }

    static QString textOf(const TrustpointModel& model, const QString& device, const QString& trustpoint,
                          TrustpointModel::Column column)
    {
        return model.find(device, trustpoint).siblingAtColumn(column).data().toString();
    }

private Q_SLOTS:
    void noRowForWhatIsNotThere()
    {
        FleetStore store(m_clock);
        store.importReading(Router("spoke-1").enrolled("Root-CA").reading());
        const TrustpointModel model(store);
        QVERIFY(!model.find(QStringLiteral("spoke-1"), QStringLiteral("root-ca")).isValid());
        QVERIFY(!model.find(QStringLiteral("spoke-2"), QStringLiteral("Root-CA")).isValid());
        QVERIFY(!model.find({}, {}).isValid());
    }

    void cellsSayWhatWasRead()
    {
        FleetStore store(m_clock);
        store.importReading(
            Router("spoke-7").enrolled("Root-CA").timer("RENEW", "Root-CA", 1764h + 134min + 16s).reading());
        const TrustpointModel model(store);
        const auto text = [&](TrustpointModel::Column column) {
            return textOf(model, QStringLiteral("spoke-7"), QStringLiteral("Root-CA"), column);
        };
        QCOMPARE(text(TrustpointModel::State), QStringLiteral("Enrolled"));
        QCOMPARE(text(TrustpointModel::Device), QStringLiteral("spoke-7"));
        QCOMPARE(text(TrustpointModel::Trustpoint), QStringLiteral("Root-CA"));
        QCOMPARE(text(TrustpointModel::CertificateServer), QStringLiteral("RootCA"));
        QCOMPARE(text(TrustpointModel::IdentityEnd), QStringLiteral("21 May 2018"));
        QCOMPARE(text(TrustpointModel::CaEnd), QStringLiteral("8 Oct 2019"));
        QCOMPARE(text(TrustpointModel::Rollover), QStringLiteral("—"));
        // Read 30 s before the workstation's present.
        QCOMPARE(text(TrustpointModel::NextTimer), QStringLiteral("RENEW 73 d 14:13:46"));
        QCOMPARE(text(TrustpointModel::Seen), QStringLiteral("10 Jun 2017 10:00:00"));
    }

    void countdownMovesWithTheClockAndNeverPastTheReading()
    {
        ManualClock clock(m_clock.now());
        FleetStore store(clock);
        store.importReading(
            Router("spoke-7", m_clock.now()).enrolled("Root-CA").timer("RENEW", "Root-CA", 100h).reading());
        const TrustpointModel model(store);
        const QModelIndex cell = model.find(QStringLiteral("spoke-7"), QStringLiteral("Root-CA"))
                                     .siblingAtColumn(TrustpointModel::NextTimer);
        const QVariant due = cell.data(DueRole);
        QCOMPARE(cell.data(), QStringLiteral("RENEW 4 d 04:00:00"));
        QCOMPARE(cell.data(LiveRole), true);
        clock.advance(1s);
        QCOMPARE(cell.data(), QStringLiteral("RENEW 4 d 03:59:59"));
        clock.advance(2h);
        QCOMPARE(cell.data(LiveRole), false);
        QVERIFY(cell.data().toString().startsWith(QStringLiteral("RENEW as of ")));
        QVERIFY(cell.data().toString().endsWith(QStringLiteral("4 d 04:00:00")));
        QCOMPARE(cell.data(DueRole), due);
        QCOMPARE(cell.data(SortRole), due);
    }

    void rolloverIsToldInWords()
    {
        FleetStore store(m_clock);
        const Instant end = at("2019-10-08T12:14:16Z");
        store.importReading(Router("missing").enrolled("Root-CA", caEnd, caEnd).reading());
        store.importReading(
            Router("from").enrolled("Root-CA", caEnd, caEnd).timer("SHADOW", "Root-CA", 720h).reading());
        store.importReading(
            Router("ready")
                .enrolled("Root-CA", caEnd, caEnd)
                .certificate(ios::CertificateKind::Ca, "Root-CA", "03", caEnd, end, true)
                .certificate(ios::CertificateKind::Identity, "Root-CA", "11", caEnd, end, true)
                .reading());
        store.importReading(Router("half")
                                .enrolled("Root-CA", caEnd, caEnd)
                                .certificate(ios::CertificateKind::Ca, "Root-CA", "03", caEnd, end, true)
                                .reading());
        const TrustpointModel model(store);
        const auto text = [&](const char* device) {
            return textOf(model, QString::fromLatin1(device), QStringLiteral("Root-CA"),
                          TrustpointModel::Rollover);
        };
        QCOMPARE(text("missing"), QStringLiteral("Missing"));
        QCOMPARE(text("from"), QStringLiteral("From 10 Jul 2017"));
        QCOMPARE(text("ready"), QStringLiteral("Ready, serial 03"));
        QCOMPARE(text("half"), QStringLiteral("CA only, serial 03"));
    }

    void chipsAreFlags()
    {
        FleetStore store(m_clock);
        store.importReading(Router("a").enrolled("Root-CA").reading());
        store.importReading(Router("b").enrolled("Root-CA", readAt + 72h).reading());
        store.importReading(Router("c").enrolled("Root-CA").timer("POLL", "Root-CA", 40s).reading());
        store.importReading(Router("d").enrolled("Root-CA").timer("CONNECT RETRY", "Root-CA", 40s).reading());
        const TrustpointModel model(store);
        const auto chips = [&](const char* device) {
            return model.find(QString::fromLatin1(device), QStringLiteral("Root-CA")).data(ChipsRole).toInt();
        };
        QCOMPARE(chips("a"), 0);
        QCOMPARE(chips("b"), static_cast<int>(Chip::NeedsAttention));
        QCOMPARE(chips("c"), static_cast<int>(Chip::InProgress));
        QVERIFY(chips("d") & static_cast<int>(Chip::Unreachable));
    }

    void oneChangeIsOneRow()
    {
        FleetStore store(m_clock);
        for (int i = 0; i < 10; ++i)
            store.importReading(Router("spoke-" + std::to_string(i)).enrolled("Root-CA").reading());
        TrustpointModel model(store);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        store.importReading(Router("spoke-4", readAt + 1min).rejected("Root-CA").reading());
        QCOMPARE(changed.count(), 1);
        const QModelIndex row = model.find(QStringLiteral("spoke-4"), QStringLiteral("Root-CA"));
        QCOMPARE(changed.first().at(0).toModelIndex(), row);
        QCOMPARE(changed.first().at(1).toModelIndex(), row.siblingAtColumn(TrustpointModel::Count - 1));
        QCOMPARE(row.data(), QStringLiteral("Stopped: rejected"));
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(removed.count(), 0);
    }

    void removalIsOneRange()
    {
        FleetStore store(m_clock);
        store.importReading(Router("a").enrolled("Root-CA").reading());
        store.importReading(Router("b").enrolled("Root-CA").enrolled("DMVPN").reading());
        store.importReading(Router("c").enrolled("Root-CA").reading());
        TrustpointModel model(store);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        store.removeDevice(QStringLiteral("b"));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.first().at(1).toInt(), 1);
        QCOMPARE(removed.first().at(2).toInt(), 2);
        QCOMPARE(model.find(QStringLiteral("c"), QStringLiteral("Root-CA")).row(), 1);
        QVERIFY(!model.find(QStringLiteral("b"), QStringLiteral("DMVPN")).isValid());
    }

    /// Past half of the rows one wide range; the rest of them has not changed, but a view draws that faster.
    void manyChangesAreOneRange()
    {
        FleetStore store(m_clock);
        for (int i = 0; i < 10; ++i)
            store.importReading(Router("spoke-" + std::to_string(i)).enrolled("Root-CA").reading());
        TrustpointModel model(store);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const auto changeOf = [&](int i) {
            const std::string host = "spoke-" + std::to_string(i);
            return fleet::DeviceChange{store.find(QString::fromStdString(host)),
                                       Router(host, readAt + 1min).rejected("Root-CA").snapshot({})};
        };
        model.apply({changeOf(0), changeOf(2), changeOf(4)});
        QCOMPARE(changed.count(), 3);
        changed.clear();
        model.apply({changeOf(1), changeOf(3), changeOf(5), changeOf(6), changeOf(7), changeOf(9)});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 9);
    }

    void stateSortsWorstFirst()
    {
        FleetStore store(m_clock);
        store.importReading(Router("enrolled").enrolled("T").reading());
        store.importReading(Router("rejected").enrolled("T").rejected("T").reading());
        store.importReading(Router("expiring").enrolled("T", readAt + 72h).reading());
        store.importReading(Router("polling").enrolled("T").timer("POLL", "T", 40s).reading());
        store.importReading(
            Router("clock").clock(ios::ClockAuthority::NotAuthoritative).enrolled("T").reading());
        const TrustpointModel model(store);
        const auto order = [&](const char* device) {
            return model.find(QString::fromLatin1(device), QStringLiteral("T")).data(SortRole).toInt();
        };
        QVERIFY(order("rejected") < order("expiring"));
        QVERIFY(order("expiring") < order("clock"));
        QVERIFY(order("clock") < order("polling"));
        QVERIFY(order("polling") < order("enrolled"));
    }

    void foundByWhatItHolds()
    {
        FleetStore store(m_clock);
        store.importReading(Router("Évry-1").enrolled("Root-CA").reading());
        const TrustpointModel model(store);
        const QString haystack = model.index(0, 0).data(HaystackRole).toString();
        for (const char* needle : {"evry-1", "root-ca", "rootca", "0a", "o=cisco"})
            QVERIFY2(haystack.contains(QLatin1String(needle)), needle);
    }
};

QTEST_GUILESS_MAIN(TrustpointModelTest)
#include "trustpointmodeltest.moc"
