// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <condition_variable>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "tests/lab/labprocess.h"

using namespace releve;
using namespace labsupport;

namespace {

constexpr unsigned threadCount = 4;

/// What clients were handed, over all lives of the process.
class Received
{
public:
    void add(const x509::Certificate& certificate)
    {
        const std::lock_guard lock(m_mutex);
        const auto [known, isNew] = m_certificates.emplace(certificate.serial(), certificate);
        m_twice += isNew || known->second == certificate ? 0 : 1;
        m_arrived.notify_all();
    }
    /// Waits until that many have arrived, or so long.
    void waitFor(std::size_t count, std::chrono::microseconds longest)
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait_for(lock, longest, [&] { return m_certificates.size() >= count; });
    }
    [[nodiscard]] std::map<std::string, x509::Certificate> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_certificates;
    }
    /// Serial numbers of two different certificates.
    [[nodiscard]] int twice() const
    {
        const std::lock_guard lock(m_mutex);
        return m_twice;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::map<std::string, x509::Certificate> m_certificates;
    int m_twice = 0;
};

/// Enrolls one after the other until the server is gone, then leaves a request that got no answer.
std::optional<Client> enrollUntilGone(quint16 port, const x509::Certificate& ca, unsigned thread, int round,
                                      Received& received)
{
    for (unsigned i = 0;; ++i) {
        Client client("CN=r" + std::to_string(round) + "-" + std::to_string(thread) + "-" + std::to_string(i),
                      key(thread), ca, SystemClock().now());
        const auto answer = client.enroll(wireTo(port));
        if (!answer || !answer->certificate)
            return client;
        received.add(*answer->certificate);
    }
}

} // namespace

/// The process is killed at any instant, again and again, while clients enroll: every certificate that a client was
/// handed is known afterwards, and no serial number is given twice.
class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtRandomInstants_data()
    {
        QTest::addColumn<unsigned>("seed");
        // Qt gives one function five minutes.
        const unsigned campaigns = qEnvironmentVariableIsSet("RELEVE_LONG") ? 25 : 1;
        for (unsigned seed = 0; seed < campaigns; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void killedAtRandomInstants()
    {
        constexpr int kills = 20;
        QFETCH(unsigned, seed);
        const QTemporaryDir folder;
        QFile config(folder.filePath(QStringLiteral("config")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write(QByteArray::fromStdString(configText()));
        config.close();
        const QStringList arguments{QStringLiteral("--config"), config.fileName(), QStringLiteral("--state"),
                                    folder.filePath(QStringLiteral("state"))};
        (void)key(threadCount); // made before the threads
        std::mt19937 random(seed);
        Received received;
        std::optional<x509::Certificate> ca;
        std::vector<Client> unanswered;
        std::map<std::string, x509::Certificate> before;
        for (int round = 0; round < kills; ++round) {
            LabProcess lab;
            QVERIFY(lab.start(arguments));
            const auto current = caOf(lab.port());
            QVERIFY(!ca || current == *ca);
            ca = current;
            checkKnown(lab.port(), *ca, before);
            // Who got no answer asks again, and gets one certificate however often.
            for (Client& client : unanswered) {
                const auto first = client.enroll(wireTo(lab.port()));
                const auto second = client.enroll(wireTo(lab.port()));
                QVERIFY(first && first->certificate && second && second->certificate);
                QVERIFY(*first->certificate == *second->certificate);
                received.add(*first->certificate);
            }
            unanswered.clear();
            before = received.all();

            std::mutex mutex;
            std::vector<std::thread> threads;
            for (unsigned thread = 0; thread < threadCount; ++thread)
                threads.emplace_back([&, thread] {
                    auto client = enrollUntilGone(lab.port(), *ca, thread, round, received);
                    const std::lock_guard lock(mutex);
                    unanswered.push_back(std::move(*client));
                });
            received.waitFor(before.size() + random() % 40, std::chrono::seconds(20));
            received.waitFor(before.size() + 10'000, std::chrono::microseconds(random() % 4000));
            lab.kill();
            for (std::thread& thread : threads)
                thread.join();
            QCOMPARE(received.twice(), 0);
            std::map<std::string, x509::Certificate> fresh = received.all();
            for (const auto& [serial, certificate] : before)
                fresh.erase(serial);
            before = std::move(fresh); // to be checked after the restart
        }
        LabProcess lab;
        QVERIFY(lab.start(arguments));
        checkKnown(lab.port(), *ca, received.all());
        QCOMPARE(lab.stop(), 0);
        qInfo("%d kills, %zu certificates", kills, received.all().size());
        QVERIFY(received.all().size() > static_cast<std::size_t>(kills));
    }

private:
    /// Asks for each by GetCert.
    static void checkKnown(quint16 port, const x509::Certificate& ca,
                           const std::map<std::string, x509::Certificate>& certificates)
    {
        const Instant now = SystemClock().now();
        for (const auto& [serial, certificate] : certificates) {
            const x509::Request request = *x509::signRequest(
                {*x509::Name::fromIos("cn=asks"), SecretBytes(), {}, x509::Digest::Sha256}, key(threadCount));
            auto query = *scep::Transaction::query(
                Client::parties(*scep::throwAwayIdentity(request, key(threadCount), now), ca));
            const Bytes message = *query.getCert(serial, now);
            const auto response = wireTo(port)({true, {}, message});
            const auto answer = query.read(response.body);
            QVERIFY2(answer && answer->certificate && *answer->certificate == certificate, serial.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "killtest.moc"
