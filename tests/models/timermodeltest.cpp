// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "abstractmodeltest.h"
#include "models/roles.h"
#include "models/texts.h"
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
        store.importReading(Router("a")
                                .enrolled("T")
                                .timer("RENEW", "T", 48h)
                                .timer("POLL", "T", 1min)
                                .timer("SESSION CLEANUP", "", 10s)
                                .reading());
        store.importReading(Router("b").enrolled("T").timer("SHADOW", "T", 3min).reading());
        const TimerModel model(store);
        QCOMPARE(model.next().data(), QStringLiteral("POLL")); // housekeeping moves nothing
        clock.advance(1min);                                   // POLL has fired: it is not what comes next
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

    /// RENEW of an identity from 2017-05-21T10:00:00Z to 2018-05-21T10:00:00Z at 80 %: 292 days after its start.
    void predictedAndDrift()
    {
        struct Case
        {
            Duration late;
            QString text;
            fleet::Tone tone;
        };
        using std::chrono::days;
        const Instant expected = at("2018-03-09T10:00:00Z");
        for (const Case& one :
             {Case{0s, QStringLiteral("on time"), fleet::Tone::Good},
              Case{-1s, QStringLiteral("on time"), fleet::Tone::Good},
              Case{1h, QStringLiteral("+1:00:00"), fleet::Tone::Good},
              Case{days{19} + 12h, QStringLiteral("+19 d 12:00:00"), fleet::Tone::Attention},
              Case{-days{73}, QStringLiteral("−73 d"), fleet::Tone::Attention}}) {
            FleetStore store(m_clock);
            store.importReading(Router("a")
                                    .enrolled("T")
                                    .trustpointConfig("T", lifecycle::AutoEnroll{80, false})
                                    .timer("RENEW", "T", expected + one.late - readAt)
                                    .reading());
            const TimerModel model(store);
            QCOMPARE(model.rowCount(), 1);
            const QModelIndex drift = named(model, "RENEW").siblingAtColumn(TimerModel::Drift);
            QCOMPARE(drift.data().toString(), one.text);
            QCOMPARE(drift.data(ToneRole).toInt(), static_cast<int>(one.tone));
            QCOMPARE(drift.data(SortRole).toLongLong(), qint64{one.late.count()});
            QVERIFY(drift.data(Qt::ToolTipRole).toString().contains(u"RENEW: 80 % of the way"));
            const QModelIndex predicted = drift.siblingAtColumn(TimerModel::Predicted);
            QCOMPARE(predicted.data().toString(), QStringLiteral("9 Mar 2018 10:00:00"));
            QCOMPARE(predicted.data(SortRole).toLongLong(), toMilliseconds(expected));
        }
    }

    void neitherSideIsDropped()
    {
        FleetStore store(m_clock);
        Router router("a");
        router.enrolled("T").trustpointConfig("T", lifecycle::AutoEnroll{80, false});
        store.importReading(router.reading());
        TimerModel model(store);
        // No list was read: the prediction stands alone.
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, TimerModel::Due).data(), QStringLiteral("—"));
        QCOMPARE(model.index(0, TimerModel::Remaining).data(), QStringLiteral("—"));
        QCOMPARE(model.index(0, TimerModel::Drift).data(), QStringLiteral("—"));
        QVERIFY(!model.index(0, TimerModel::Drift).data(ToneRole).isValid());
        QCOMPARE(model.index(0, TimerModel::Source).data(), QStringLiteral("Prediction"));
        QCOMPARE(model.index(0, 0).data(TrustpointRole), QStringLiteral("T"));
        QVERIFY(!model.next().isValid());
        // A list without it: that is missing. SHADOW in its place: that is not expected.
        store.importReading(router.timer("SHADOW", "T", 48h).timer("SESSION CLEANUP", "", 1min).reading());
        QCOMPARE(model.rowCount(), 3);
        const QModelIndex missing = named(model, "RENEW").siblingAtColumn(TimerModel::Drift);
        QCOMPARE(missing.data(), QStringLiteral("not listed"));
        QCOMPARE(missing.data(ToneRole).toInt(), static_cast<int>(fleet::Tone::Attention));
        const QModelIndex unexpected = named(model, "SHADOW").siblingAtColumn(TimerModel::Drift);
        QCOMPARE(unexpected.data(), QStringLiteral("not expected"));
        QCOMPARE(unexpected.data(ToneRole).toInt(), static_cast<int>(fleet::Tone::Attention));
        QVERIFY(!unexpected.data(Qt::ToolTipRole).toString().isEmpty());
        const QModelIndex other = named(model, "SESSION CLEANUP").siblingAtColumn(TimerModel::Drift);
        QCOMPARE(other.data(), QStringLiteral("—"));
        QVERIFY(!other.data(ToneRole).isValid());
    }

    void everyReasonHasItsSentence()
    {
        QStringList sentences;
        for (int why = 1; why < static_cast<int>(fleet::NotPredicted::Count); ++why)
            sentences.append(notPredictedText(static_cast<fleet::NotPredicted>(why)));
        for (int formula = 0; formula < static_cast<int>(fleet::Formula::Count); ++formula) {
            fleet::Prediction prediction;
            prediction.formula = static_cast<fleet::Formula>(formula);
            prediction.due = readAt;
            sentences.append(predictionText(prediction));
            QVERIFY(!predictionText(prediction).endsWith(u'\n'));
        }
        QVERIFY(!sentences.contains(QString()));
        QCOMPARE(sentences.removeDuplicates(), 0);
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
