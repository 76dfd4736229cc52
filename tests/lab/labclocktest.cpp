// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/lab/labclock.h"

using namespace releve;
using namespace std::chrono_literals;

namespace {

const Instant start = *makeInstant(2015, 10, 9, 12, 14, 16);

} // namespace

class LabClockTest : public QObject
{
    Q_OBJECT

    ManualClock m_wall{Instant()};

private Q_SLOTS:
    void standsStillUntilToldOtherwise()
    {
        const lab::LabClock clock(start, m_wall);
        m_wall.advance(1h);
        QVERIFY(clock.now() == start);
        QVERIFY(!clock.wallUntil(start + 1s));
        QVERIFY(clock.wallUntil(start) == Duration(0));
    }

    void runsAsFastAsItIsTold()
    {
        lab::LabClock clock(start, m_wall);
        clock.setSpeed(86400);
        m_wall.advance(1500ms);
        QVERIFY(clock.now() == start + 36h);
        QVERIFY(clock.wallUntil(start + 48h) == Duration(500));
        QVERIFY(clock.wallUntil(start + 36h + 1ms) == Duration(1)); // rounded up
        clock.setSpeed(1);
        m_wall.advance(2s);
        QVERIFY(clock.now() == start + 36h + 2s);
    }

    void neverPassesItsLimit()
    {
        lab::LabClock clock(start, m_wall);
        clock.setLimit(start + 10s);
        clock.setSpeed(86400);
        m_wall.advance(1h);
        QVERIFY(clock.now() == start + 10s);
        clock.setLimit(start + 1h);
        QVERIFY(clock.now() == start + 10s); // what it stood still is not made up for
        m_wall.advance(1ms);
        QVERIFY(clock.now() == start + 10s + 86400ms);
        clock.advanceTo(start + 2h);
        QVERIFY(clock.now() == start + 1h);
        clock.advanceTo(start);
        QVERIFY(clock.now() == start + 1h);
    }

    void standsStillWhileItIsHeld()
    {
        lab::LabClock clock(start, m_wall);
        clock.setSpeed(10);
        clock.hold();
        clock.hold();
        m_wall.advance(1h);
        clock.release();
        m_wall.advance(1h);
        QVERIFY(clock.isHeld());
        QVERIFY(clock.now() == start);
        clock.release();
        QVERIFY(!clock.isHeld());
        m_wall.advance(1h);
        QVERIFY(clock.now() == start); // the limit may have to be set first
        clock.setSpeed(10);
        m_wall.advance(1s);
        QVERIFY(clock.now() == start + 10s);
    }

    void doesNotOverflow()
    {
        lab::LabClock clock(start, m_wall);
        clock.setSpeed(std::numeric_limits<unsigned>::max());
        m_wall.advance(std::chrono::hours(24 * 365 * 100));
        QVERIFY(clock.now() <= Instant::max());
        QVERIFY(clock.now() > start);
    }
};

QTEST_GUILESS_MAIN(LabClockTest)
#include "labclocktest.moc"
