// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/base/parallel.h"

using namespace releve;

class ParallelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToDo()
    {
        inParallel(0, 4, [](std::size_t) { QFAIL("there is nothing to call for"); });
        QCOMPARE(usefulThreads(0), std::size_t{1});
    }

    void eachOnce()
    {
        for (const std::size_t threads : {0, 1, 2, 7, 100}) {
            std::vector<int> calls(50);
            inParallel(calls.size(), threads, [&](std::size_t i) { ++calls[i]; });
            QCOMPARE(calls, std::vector<int>(50, 1));
        }
    }

    /// Two calls that wait for each other end only on two threads.
    void sideBySide()
    {
        std::atomic<int> arrived = 0;
        inParallel(2, 2, [&](std::size_t) {
            ++arrived;
            while (arrived < 2)
                std::this_thread::yield();
        });
        QCOMPARE(arrived.load(), 2);
    }

    void neverMoreThreadsThanCores()
    {
        QVERIFY(usefulThreads(1000) <= std::max(1U, std::thread::hardware_concurrency()));
        QCOMPARE(usefulThreads(1), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(ParallelTest)
#include "paralleltest.moc"
