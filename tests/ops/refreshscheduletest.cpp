// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>

#include "pki/ops/refreshschedule.h"

using namespace releve;
using namespace releve::ops;
using namespace std::chrono_literals;

namespace {

const Instant device0 = *makeInstant(2026, 3, 1, 8, 0, 0);
constexpr Duration read0 = 1000s; ///< Clock::steady() of that instant

/// A device with timers of those names, so long ahead by its own clock.
fleet::Snapshot snapshot(const std::vector<std::pair<std::string, Duration>>& timers, double rate = 1)
{
    fleet::Snapshot result;
    result.clock.deviceInstant = device0;
    result.clock.steadyInstant = read0;
    result.clock.rate = rate;
    for (const auto& [name, ahead] : timers) {
        fleet::Timer timer;
        timer.name = name;
        timer.due = device0 + ahead;
        result.timers.push_back(timer);
    }
    return result;
}

} // namespace

/// When devices are read by themselves: by a table.
class RefreshScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextEvent_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QList<qint64>>("seconds");
        QTest::addColumn<double>("rate");
        QTest::addColumn<qint64>("due"); // seconds after the reading; -1: none
        const auto row = [](const char* what, const QStringList& names, const QList<qint64>& seconds,
                            double rate,
                            qint64 due) { QTest::newRow(what) << names << seconds << rate << due; };
        row("nothing", {}, {}, 1, -1);
        row("one", {QStringLiteral("RENEW")}, {500}, 1, 500);
        row("the soonest", {QStringLiteral("RENEW"), QStringLiteral("SHADOW")}, {900, 300}, 1, 300);
        row("not one that is past", {QStringLiteral("POLL"), QStringLiteral("RENEW")}, {-5, 40}, 1, 40);
        row("not housekeeping", {QStringLiteral("SESSION CLEANUP"), QStringLiteral("CS CRL UPDATE")}, {5, 6},
            1, -1);
        row("a server's", {QStringLiteral("CS SHADOW CERT GENERATION")}, {7000}, 1, 7000);
        row("in a lab", {QStringLiteral("RENEW")}, {86400}, 86400, 1);
        row("whose time stands still", {QStringLiteral("RENEW")}, {5}, 0, -1);
    }
    void theNextEvent()
    {
        QFETCH(const QStringList, names);
        QFETCH(const QList<qint64>, seconds);
        QFETCH(const double, rate);
        QFETCH(const qint64, due);
        std::vector<std::pair<std::string, Duration>> timers;
        for (qsizetype i = 0; i < names.size(); ++i)
            timers.emplace_back(names[i].toStdString(), std::chrono::seconds(seconds[i]));
        const auto next = nextEventOf(snapshot(timers, rate));
        QCOMPARE(next ? (*next - read0).count() / 1000 : -1, due);
    }

    void withoutAClockNothingIsKnown()
    {
        auto unknown = snapshot({{"RENEW", 5s}});
        unknown.clock.deviceInstant.reset();
        QVERIFY(!nextEventOf(unknown));
    }

    void behindItsTimer()
    {
        RefreshSchedule schedule({});
        schedule.read("r1", snapshot({{"RENEW", 600s}}), read0);
        QVERIFY(schedule.take(read0 + 600s).empty());
        QVERIFY(*schedule.next() >= read0 + 620s && *schedule.next() < read0 + 680s);
        QCOMPARE(schedule.take(read0 + 680s), std::vector<std::string>{"r1"});
        QVERIFY(schedule.take(read0 + 100h).empty()); // until it was read
        QVERIFY(!schedule.next());
    }

    void notTooOftenAndNotTooSeldom()
    {
        RefreshSchedule schedule({});
        schedule.read("r1", snapshot({{"POLL", 1s}}), read0);
        QVERIFY(schedule.take(read0 + 59s).empty());
        QCOMPARE(schedule.take(read0 + 121s).size(), std::size_t{1});
        schedule.read("r1", snapshot({{"RENEW", 10000h}}), read0);
        QVERIFY(schedule.take(read0 + 4h).empty());
        QCOMPARE(schedule.take(read0 + 6h).size(), std::size_t{1});
        schedule.read("r1", snapshot({}), read0);
        QVERIFY(schedule.take(read0 + 4h).empty());
        QCOMPARE(schedule.take(read0 + 6h).size(), std::size_t{1});
    }

    void aFleetIsSpread()
    {
        RefreshSchedule schedule({});
        constexpr int devices = 1000;
        for (int i = 0; i < devices; ++i)
            schedule.read("spoke-" + std::to_string(i), snapshot({{"SHADOW", 3600s}}), read0);
        std::size_t most = 0, all = 0;
        for (Duration now = read0 + 3600s; now <= read0 + 3700s; now += 1s) {
            const std::size_t taken = schedule.take(now).size();
            most = std::max(most, taken);
            all += taken;
        }
        QCOMPARE(all, std::size_t{devices});
        QVERIFY2(most < 60, std::to_string(most).c_str()); // 17 a second would be even
    }

    void whoIsNotReachedIsTriedLessAndLess()
    {
        RefreshSchedule schedule({});
        schedule.add("r1", read0);
        Duration now = read0 + 60s;
        QCOMPARE(schedule.take(now).size(), std::size_t{1});
        Duration before{0};
        for (int i = 0; i < 30; ++i) {
            schedule.failed("r1", ErrorCode::Unreachable, now);
            const Duration wait = *schedule.next() - now;
            QVERIFY(wait >= before && wait >= 60s && wait <= 90min);
            before = wait;
            now = *schedule.next();
            QCOMPARE(schedule.take(now).size(), std::size_t{1});
        }
        QVERIFY(before >= 1h);
        schedule.read("r1", snapshot({{"POLL", 1s}}), read0); // and as before when it is back
        schedule.failed("r1", ErrorCode::Unreachable, now);
        QVERIFY(*schedule.next() - now <= 90s);
    }

    void wrongPasswordsAreNotTriedAgain()
    {
        RefreshSchedule schedule({});
        schedule.add("r1", read0);
        for (const ErrorCode code :
             {ErrorCode::LoginRefused, ErrorCode::HostKeyChanged, ErrorCode::NoKeychain}) {
            schedule.failed("r1", code, read0);
            QVERIFY(!schedule.next());
            schedule.add("r1", read0); // until somebody has looked at it
            QVERIFY(schedule.next());
        }
        schedule.remove("r1");
        schedule.remove("r1");
        QVERIFY(!schedule.next());
    }
};

QTEST_GUILESS_MAIN(RefreshScheduleTest)
#include "refreshscheduletest.moc"
