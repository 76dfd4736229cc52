// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "tests/lab/labsupport.h"

using namespace releve;
using labsupport::Client;
using labsupport::key;
using labsupport::Lab;
using scep::PkiStatus;

namespace {

constexpr unsigned threadCount = 8;

template<class Work>
void inThreads(Work work)
{
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < threadCount; ++i)
        threads.emplace_back([&work, i] { work(i); });
    for (std::thread& thread : threads)
        thread.join();
}

unsigned enrollmentsPerThread()
{
    return qEnvironmentVariableIsSet("RELEVE_LONG") ? 2000 : 250;
}

} // namespace

/// Many clients at once.
class ConcurrencyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        (void)key(threadCount + 1); // made before the threads
    }

    void noSerialNumberTwice()
    {
        Lab lab;
        std::mutex mutex;
        std::multiset<std::string> serials;
        std::atomic<unsigned> failures = 0;
        const auto ca = lab.ca();
        const Instant now = lab.clock.now();
        QElapsedTimer clock;
        clock.start();
        inThreads([&](unsigned thread) {
            for (unsigned i = 0; i < enrollmentsPerThread(); ++i) {
                Client client("CN=r" + std::to_string(thread) + "-" + std::to_string(i) + ",O=Example",
                              key(thread), ca, now);
                const auto answer = client.enroll(lab.wire());
                if (!answer || answer->status != PkiStatus::Success) {
                    ++failures;
                    continue;
                }
                const std::lock_guard lock(mutex);
                serials.insert(answer->certificate->serial());
            }
        });
        qInfo("%zu enrollments, clients' work included, in %lld ms", serials.size(), clock.elapsed());
        QCOMPARE(failures.load(), 0U);
        QCOMPARE(serials.size(), std::size_t{threadCount} * enrollmentsPerThread());
        QCOMPARE(std::set<std::string>(serials.begin(), serials.end()).size(), serials.size());
        QVERIFY(lab.open().ok());
        for (const std::string& serial : serials)
            QVERIFY(lab.authority->issued(serial, scep::CaSlot::Current).has_value());
    }

    void twinsGetOneCertificate()
    {
        // The same request arrives many times at once; all but one wait for the one that is being signed.
        Lab lab;
        for (int round = 0; round < 20; ++round) {
            Client client("CN=twin" + std::to_string(round), key(0), lab.ca(), lab.clock.now());
            std::vector<Bytes> messages;
            for (unsigned i = 0; i < threadCount; ++i)
                messages.push_back(client.message());
            std::vector<int> statuses(threadCount);
            inThreads([&](unsigned thread) {
                const auto wire = lab.wire();
                statuses[thread] = wire({true, "operation=PKIOperation", messages[thread]}).status;
            });
            QCOMPARE(statuses, std::vector<int>(threadCount, 200));
            QCOMPARE(lab.authority->requests().front().serial, static_cast<lifecycle::Serial>(round + 2));
        }
        // One serial number a request: the CA's is 1.
        QVERIFY(lab.authority->issued("15", scep::CaSlot::Current).has_value());
        QVERIFY(!lab.authority->issued("16", scep::CaSlot::Current).has_value());
    }

    void aRolloverComesBetween()
    {
        // Requests go on while the rollover CA is made and activated: each is answered by a CA that is there.
        Lab lab;
        const auto old = lab.ca();
        std::atomic<bool> done = false;
        std::atomic<unsigned> answered = 0;
        std::thread administrator([&] {
            for (int i = 0; i < 3; ++i) {
                (void)lab.authority->operate({.kind = lifecycle::ServerEventKind::Rollover});
                (void)lab.authority->operate({.kind = lifecycle::ServerEventKind::RolloverCancel});
                (void)lab.authority->operate({.kind = lifecycle::ServerEventKind::Revoke, .serial = 2});
                (void)lab.authority->crl(scep::CaSlot::Current);
                lab.authority->tend();
                (void)lab.authority->requests();
            }
            done = true;
        });
        std::atomic<unsigned> failures = 0;
        inThreads([&](unsigned thread) {
            for (unsigned i = 0; !done || i == 0; ++i) {
                Client client("CN=s" + std::to_string(thread) + "-" + std::to_string(i), key(thread), old,
                              lab.clock.now());
                const auto answer = client.enroll(lab.wire());
                if (!answer || answer->status != PkiStatus::Success)
                    ++failures;
                ++answered;
            }
        });
        administrator.join();
        QCOMPARE(failures.load(), 0U);
        QVERIFY(answered.load() >= threadCount);
        QVERIFY(lab.open().ok());
    }
};

QTEST_GUILESS_MAIN(ConcurrencyTest)
#include "concurrencytest.moc"
