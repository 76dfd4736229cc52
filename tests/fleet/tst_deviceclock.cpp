// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/fleet/deviceclock.h"
#include "tests/fleet/records.h"

using namespace releve;
using namespace releve::fleet;
using namespace std::chrono_literals;
using records::at;

class TestDeviceClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutReadingThereIsNoPresent()
    {
        const DeviceClock none;
        QVERIFY(!none.nowAt(5h));
        QVERIFY(none.isFrozenAt(0ms));
    }

    void oldCaptureStandsStill()
    {
        const ManualClock clock(at("2026-01-01T00:00:00Z"));
        const Instant then = at("2015-10-09T12:14:16Z");
        const DeviceClock old = DeviceClock::fromReading(then, clock);
        QVERIFY(!old.live);
        QVERIFY(old.isFrozenAt(clock.steady()));
        QVERIFY(old.nowAt(clock.steady() + 10h) == then);
        QVERIFY(old.uncertainty == 0ms);
    }

    void freshCaptureRunsOn()
    {
        ManualClock clock(at("2026-01-01T00:10:00Z"));
        const DeviceClock fresh = DeviceClock::fromReading(at("2026-01-01T00:00:00Z"), clock);
        QVERIFY(fresh.live);
        QVERIFY(fresh.uncertainty == 10min);
        // Taken ten minutes ago if both clocks agree: the device's present is ours.
        QVERIFY(fresh.nowAt(clock.steady()) == clock.now());
        clock.advance(20min);
        QVERIFY(fresh.nowAt(clock.steady()) == clock.now());
    }

    void freshCaptureGrowsOld()
    {
        ManualClock clock(at("2026-01-01T00:00:00Z"));
        const Instant then = clock.now();
        const DeviceClock fresh = DeviceClock::fromReading(then, clock);
        clock.advance(liveCaptureAge);
        QVERIFY(!fresh.isFrozenAt(clock.steady()));
        QVERIFY(fresh.nowAt(clock.steady()) == then + liveCaptureAge);
        clock.advance(1ms);
        QVERIFY(fresh.isFrozenAt(clock.steady()));
        QVERIFY(fresh.nowAt(clock.steady()) == then);
    }

    void ageDecidesToTheMillisecond()
    {
        const ManualClock clock(at("2026-01-01T01:00:00Z"));
        QVERIFY(DeviceClock::fromReading(at("2026-01-01T00:00:00Z"), clock).live);
        QVERIFY(!DeviceClock::fromReading(at("2026-01-01T00:00:00Z") - 1ms, clock).live);
    }

    void deviceAheadOfUsKeepsItsOwnTime()
    {
        ManualClock clock(at("2026-01-01T00:00:00Z"));
        const Instant ahead = clock.now() + 3min;
        const DeviceClock running = DeviceClock::fromReading(ahead, clock);
        QVERIFY(running.live);
        QVERIFY(running.uncertainty == 0ms);
        clock.advance(1min);
        QVERIFY(running.nowAt(clock.steady()) == ahead + 1min); // never corrected by ours
        // Far ahead is a wrong clock, not a capture from the future.
        const DeviceClock wrong = DeviceClock::fromReading(clock.now() + 5min + 1ms, clock);
        QVERIFY(!wrong.live);
        QVERIFY(wrong.nowAt(clock.steady() + 1h) == clock.now() + 5min + 1ms);
    }

    void labDevicesRunFaster()
    {
        ManualClock clock(at("2026-01-01T00:00:00Z"));
        DeviceClock lab = DeviceClock::fromReading(clock.now(), clock);
        lab.rate = 86400;
        QVERIFY(lab.nowAt(clock.steady() + 2s) == clock.now() + std::chrono::days{2});
    }

    void absurdReadingsDoNotOverflow()
    {
        const ManualClock clock(at("2026-01-01T00:00:00Z"));
        for (const char* instant : {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
            QVERIFY(!DeviceClock::fromReading(at(instant), clock).live);
    }
};

QTEST_GUILESS_MAIN(TestDeviceClock)
#include "tst_deviceclock.moc"
