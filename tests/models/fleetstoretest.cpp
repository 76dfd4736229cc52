// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "models/countdown.h"
#include "models/fleetstore.h"
#include "models/listsync.h"
#include "models/roles.h"
#include "readings.h"

using namespace releve;
using namespace releve::models;
using namespace releve::test;
using namespace std::chrono_literals;

/// The store, and the two small values the models on it are made with.
class FleetStoreTest : public QObject
{
    Q_OBJECT

    const ManualClock m_clock{at("2017-06-10T10:00:30Z")};

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void nothingComesOfNothing()
    {
        FleetStore store(m_clock);
        QSignalSpy changed(&store, &FleetStore::changed);
        QSignalSpy problems(&store, &FleetStore::problemsChanged);
        store.importReading({});
        store.removeDevice(QStringLiteral("nobody"));
        store.clear();
        QCOMPARE(changed.count() + problems.count(), 0);
        QVERIFY(!store.find(QStringLiteral("nobody")));
        QVERIFY(store.originText({}).isEmpty());
    }

    void sourcesCountOnOverImports()
    {
        FleetStore store(m_clock);
        store.importReading(Router("a").enrolled("T").problem(ios::ProblemCode::LineTooLong, "x").reading());
        store.importReading(Router("b").enrolled("T").problem(ios::ProblemCode::LineTooLong, "y").reading());
        QCOMPARE(store.sources().size(), std::size_t{2});
        QCOMPARE(store.problems().size(), std::size_t{2});
        QCOMPARE(store.originText(store.problems()[0].origin), QStringLiteral("a.log, line 4"));
        QCOMPARE(store.originText(store.problems()[1].origin), QStringLiteral("b.log, line 4"));
        const auto snapshot = store.find(QStringLiteral("b"));
        QVERIFY(snapshot);
        QCOMPARE(store.originText(snapshot->trustpoints.front().ca->record.origin),
                 QStringLiteral("b.log, line 2"));
        auto foreign = snapshot->trustpoints.front().ca->record.origin;
        store.clear();
        QVERIFY(store.originText(foreign).isEmpty());
    }

    void aNamelessReadingIsNamedAfterItsOwnSource()
    {
        FleetStore store(m_clock);
        store.importReading(Router("a").enrolled("T").reading());
        fleet::Reading nameless = Router("").enrolled("T").reading();
        nameless.sources[0].name = "/tmp/hub.txt";
        store.importReading(nameless);
        QVERIFY(store.find(QStringLiteral("hub")));
    }

    void changesTellBeforeAndAfter()
    {
        FleetStore store(m_clock);
        fleet::Changes last;
        connect(&store, &FleetStore::changed, this, [&](const fleet::Changes& changes) {
            last = changes;
            QCOMPARE(store.find(QStringLiteral("a")), changes.front().after);
        });
        store.importReading(Router("a").enrolled("T").reading());
        QVERIFY(!last.front().before && last.front().after);
        store.importReading(Router("a", readAt + 1min).rejected("T").reading());
        QVERIFY(last.front().before && last.front().after);
        QCOMPARE(store.everything().size(), std::size_t{1});
        store.removeDevice(QStringLiteral("a"));
        QVERIFY(last.front().before && !last.front().after);
    }

    void countdownSaysWhyItDoesNotCount()
    {
        const QLocale english(QLocale::English);
        Countdown countdown;
        QCOMPARE(countdown.text(0ms, english), QStringLiteral("—"));
        QVERIFY(!countdown.data(DueRole, 0ms).isValid());
        countdown.name = QStringLiteral("RENEW");
        countdown.remaining = 48h;
        QCOMPARE(countdown.text(0ms, english), QStringLiteral("2 d 00:00:00 when read"));
        countdown.due = readAt + 48h;
        QCOMPARE(countdown.text(0ms, english), QStringLiteral("due 12 Jun 2017 10:00:00"));
        countdown.clock.deviceInstant = readAt;
        QCOMPARE(countdown.text(0ms, english), QStringLiteral("as of 10 Jun 2017 10:00:00: 2 d 00:00:00"));
        QVERIFY(!countdown.isLive(0ms));
        countdown.clock.live = true;
        QVERIFY(countdown.isLive(1s));
        QCOMPARE(countdown.text(1s, english), QStringLiteral("1 d 23:59:59"));
        QVERIFY(!countdown.progress(1s));
        countdown.start = readAt - 48h;
        QCOMPARE(countdown.progress(0s).value(), 0.5);
        countdown.clock.authority = ios::ClockAuthority::NotAuthoritative;
        QCOMPARE(countdown.text(1s, english), QStringLiteral("Clock not set"));
        QVERIFY(!countdown.isLive(1s) && !countdown.progress(1s));
        countdown.clock.authority = ios::ClockAuthority::Authoritative;
        countdown.start = countdown.due; // no length at all
        QVERIFY(!countdown.progress(0s));
    }

    void snapshotsTakeTheirDevicesPlace()
    {
        const ManualClock clock(*fromIso8601("2026-03-01T08:00:00Z"));
        const auto snapshot = [&clock](const char* id, const char* name) {
            return fleet::updated(nullptr, {id, name, {}}, fleet::Reading(), clock);
        };
        FleetStore store(clock);
        int news = 0;
        fleet::Changes last;
        connect(&store, &FleetStore::changed, this, [&](const fleet::Changes& changes) {
            ++news;
            last = changes;
        });
        store.take({});
        QCOMPARE(news, 0);
        store.take({snapshot("b", "B"), snapshot("a", "A")});
        QCOMPARE(news, 1);
        QCOMPARE(store.snapshots().size(), std::size_t{2});
        QCOMPARE(store.snapshots().front()->device.id, std::string("a"));
        const auto renamed = snapshot("a", "Z");
        store.take({renamed});
        QCOMPARE(store.snapshots().size(), std::size_t{2});
        QCOMPARE(store.find(QStringLiteral("a")), renamed);
        QCOMPARE(last.size(), std::size_t{1});
        QCOMPARE(last.front().before->device.name, std::string("A"));
        QCOMPARE(last.front().after, renamed);
    }

    /// Every list of up to four of five keys into every other.
    void listsAreMadeEqual()
    {
        std::vector<std::vector<int>> lists{{}};
        for (std::size_t i = 0; i < lists.size(); ++i) {
            for (int key = 0; key < 5 && lists[i].size() < 4; ++key) {
                if (std::find(lists[i].begin(), lists[i].end(), key) == lists[i].end()) {
                    lists.push_back(lists[i]);
                    lists.back().push_back(key);
                }
            }
        }
        for (const auto& from : lists) {
            for (const auto& wanted : lists) {
                std::vector<int> list = from;
                int announcements = 0;
                synchronise(
                    static_cast<int>(list.size()),
                    [&](int place) { return list[static_cast<std::size_t>(place)]; }, wanted,
                    [&](int first, int last) {
                        list.erase(list.begin() + first, list.begin() + last + 1);
                        ++announcements;
                    },
                    [&](int first, int last) {
                        list.insert(list.begin() + first, wanted.begin() + first, wanted.begin() + last + 1);
                        ++announcements;
                    },
                    [&](int place) {
                        QCOMPARE(list[static_cast<std::size_t>(place)],
                                 wanted[static_cast<std::size_t>(place)]);
                    });
                QVERIFY(list == wanted);
                QVERIFY(from != wanted || announcements == 0);
            }
        }
    }
};

QTEST_GUILESS_MAIN(FleetStoreTest)
#include "fleetstoretest.moc"
