// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "abstractmodeltest.h"
#include "models/roles.h"
#include "models/timermodel.h"
#include "readings.h"

using namespace releve;
using namespace releve::models;
using namespace releve::test;
using namespace std::chrono_literals;

class TimerModelTest : public AbstractModelTest
{
    Q_OBJECT

    [[nodiscard]] std::unique_ptr<QAbstractItemModel> makeModel(const FleetStore& store) const override
    {
        return std::make_unique<TimerModel>(store);
    }

    static QModelIndex named(const TimerModel& model, const char* name)
    {
        const QModelIndexList found =
            model.match(model.index(0, 0), Qt::DisplayRole, QString::fromLatin1(name), 1, Qt::MatchExactly);
        return found.isEmpty() ? QModelIndex() : found.first();
    }

private Q_SLOTS:
    void nothingIsNextWithoutALiveClock()
    {
        FleetStore store(m_clock);
        const TimerModel model(store);
        QVERIFY(!model.next().isValid());
        store.importReading(Router("old", readAt - 24h).enrolled("T").timer("RENEW", "T", 48h).reading());
        store.importReading(Router("blind", std::nullopt).enrolled("T").timer("RENEW", "T", 1h).reading());
        store.importReading(Router("unset")
                                .clock(ios::ClockAuthority::NotAuthoritative)
                                .enrolled("T")
                                .timer("POLL", "T", 1min)
                                .reading());
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.next().isValid());
    }

    void nextIsTheSoonestToCome()
    {
        ManualClock clock(m_clock.now());
        FleetStore store(clock);
        store.importReading(
            Router("a").enrolled("T").timer("RENEW", "T", 48h).timer("POLL", "T", 1min).reading());
        store.importReading(Router("b").enrolled("T").timer("SHADOW", "T", 3min).reading());
        const TimerModel model(store);
        QCOMPARE(model.next().data(), QStringLiteral("POLL"));
        clock.advance(1min); // POLL has fired: it is not what comes next
        QCOMPARE(model.next().data(), QStringLiteral("SHADOW"));
        QVERIFY(
            named(model, "POLL").siblingAtColumn(TimerModel::Remaining).data().toString().endsWith(u" ago"));
    }

    void cellsSayWhatWasRead()
    {
        FleetStore store(m_clock);
        store.importReading(Router("ROOT-CA")
                                .server("ROOTCA")
                                .timer("CS CRL UPDATE", "", 2h, ios::TimerSection::Cs)
                                .timer("ID", "Root-CA", 48h, ios::TimerSection::ExpiryAlert)
                                .reading());
        const TimerModel model(store);
        const QModelIndex crl = named(model, "CS CRL UPDATE");
        QCOMPARE(crl.siblingAtColumn(TimerModel::Owner).data(), QStringLiteral("ROOTCA"));
        QCOMPARE(crl.siblingAtColumn(TimerModel::Device).data(), QStringLiteral("ROOT-CA"));
        QCOMPARE(crl.siblingAtColumn(TimerModel::Due).data(), QStringLiteral("10 Jun 2017 12:00:00"));
        QCOMPARE(crl.siblingAtColumn(TimerModel::Due).data(Qt::ToolTipRole),
                 QStringLiteral("2017-06-10 12:00:00 UTC"));
        QCOMPARE(crl.siblingAtColumn(TimerModel::Remaining).data(), QStringLiteral("1:59:30"));
        QCOMPARE(crl.siblingAtColumn(TimerModel::Source).data(), QStringLiteral("Certificate server timers"));
        QVERIFY(!crl.data(Qt::ToolTipRole).toString().isEmpty());
        QCOMPARE(named(model, "ID").siblingAtColumn(TimerModel::Source).data(),
                 QStringLiteral("Expiry alert timers"));
        QCOMPARE(crl.siblingAtColumn(TimerModel::Remaining).data(SortRole), crl.data(DueRole));
        QVERIFY(crl.data(DueRole).isValid());
    }

    void aTrustpointsTimerNamesIt()
    {
        FleetStore store(m_clock);
        store.importReading(
            Router("a").enrolled("T").timer("RENEW", "T", 48h).timer("SESSION CLEANUP", "", 1h).reading());
        const TimerModel model(store);
        QCOMPARE(named(model, "RENEW").data(TrustpointRole), QStringLiteral("T"));
        QVERIFY(!named(model, "SESSION CLEANUP").data(TrustpointRole).isValid());
        QCOMPARE(named(model, "SESSION CLEANUP").siblingAtColumn(TimerModel::Owner).data(),
                 QStringLiteral("—"));
    }

    void withoutItsStartATimerHasNoProgress()
    {
        FleetStore store(m_clock);
        store.importReading(
            Router("a").enrolled("T").timer("RENEW", "T", 48h).timer("POLL", "T", 1min).reading());
        const TimerModel model(store);
        QVERIFY(!named(model, "POLL").data(ProgressRole).isValid());
        const double progress = named(model, "RENEW").data(ProgressRole).toDouble();
        QVERIFY(progress > 0.8 && progress < 1.0);
    }
};

QTEST_GUILESS_MAIN(TimerModelTest)
#include "timermodeltest.moc"
