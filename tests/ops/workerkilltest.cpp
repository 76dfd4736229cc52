// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <random>

#include "tests/ops/workersupport.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;
using store::IntentState;

namespace {

constexpr int killsInARow = 20;
/// Of seedfleet.json: the seed's blocks, and how its routers are logged in to.
constexpr const char* secrets[] = {"L0gin-S3cret-4711", "En4ble-S3cret-4712", "Rev0cati0n",
                                   "01100F175804575D72"};

/// ops_child, and what it said.
class Child
{
public:
    explicit Child(const QString& store)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(RELEVE_OPS_CHILD), {store, QStringLiteral("2")});
    }
    /// Waits until it has said that many lines, or so long.
    void waitForLines(int count, int milliseconds = patience)
    {
        QElapsedTimer since;
        since.start();
        while (m_said.count('\n') < count && since.elapsed() < milliseconds &&
               m_process.state() != QProcess::NotRunning)
            if (m_process.waitForReadyRead(
                    std::max<int>(1, milliseconds - static_cast<int>(since.elapsed()))))
                m_said += m_process.readAll();
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
        m_said += m_process.readAll();
    }
    /// Whole lines only.
    [[nodiscard]] QList<QByteArray> said() const
    {
        return m_said.left(m_said.lastIndexOf('\n') + 1).trimmed().split('\n');
    }
    [[nodiscard]] bool wasKilled() const { return m_process.exitStatus() == QProcess::CrashExit; }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

/// Processes that die while they change routers, and what is known afterwards; and what is never written anywhere.
class WorkerKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_lab.start({QStringLiteral("--fleet"), QStringLiteral(RELEVE_SEED_FLEET)}));
        QVERIFY(settle(m_lab));
        Office office(m_stores);
        QVERIFY(office.open());
        for (const char* name : {"spoke-1", "spoke-2", "ROOTCA"}) { // by name the spokes come last
            auto record = recordOf(m_lab, name);
            record.device.name = name == std::string("ROOTCA") ? "the-ca" : name;
            m_ids.push_back(office.add(record)->device.id);
        }
        const auto results = office.refresh(m_ids);
        for (const RefreshResult& result : *results)
            QVERIFY2(!result.error, result.error ? result.error->detail.c_str() : "");
    }

    void killedAtRandomInstants_data()
    {
        QTest::addColumn<unsigned>("seed");
        const unsigned campaigns = qEnvironmentVariableIsSet("RELEVE_LONG") ? 10 : 1;
        for (unsigned seed = 1; seed <= campaigns; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void killedAtRandomInstants()
    {
        QFETCH(const unsigned, seed);
        std::mt19937 random(seed);
        int unknown = 0, done = 0, failed = 0;
        for (int round = 0; round < killsInARow; ++round) {
            const QString path = m_stores.filePath(QStringLiteral("releve.db"));
            Child child(path);
            child.waitForLines(1 + static_cast<int>(random() % 8));
            child.waitForLines(1'000'000, static_cast<int>(random() % 60)); // as long as that takes
            child.kill();
            QVERIFY2(child.wasKilled(), "it ended by itself");
            Office office(m_stores);
            QVERIFY(office.open());
            std::map<std::int64_t, store::Intent> intents;
            for (const store::Intent& intent : office.intents()) {
                QVERIFY(intent.state != IntentState::Running && intent.state != IntentState::Waiting);
                intents.emplace(intent.operation, intent);
            }
            for (const QByteArray& line : child.said()) {
                if (const auto words = line.split(' '); words.size() == 3) {
                    const auto& intent = intents.at(words[1].toLongLong());
                    QCOMPARE(QByteArray::fromStdString(intent.code), words[2]);
                }
            }
            const auto results = office.refresh(m_ids);
            for (const RefreshResult& result : *results) {
                QVERIFY2(!result.error, result.error ? result.error->detail.c_str() : "");
                for (const store::Intent& intent : result.settled) {
                    ++unknown;
                    const auto operation =
                        office.inStore<std::optional<store::Operation>>([&](store::Store& store) {
                            return store.operations().findOperation(intent.operation);
                        });
                    const std::string before = (*operation)->parameters.at("before-serial");
                    const std::string now =
                        result.snapshot->findTrustpoint("Root-CA")->identity->record.serial;
                    // The journal tells the truth: it was done exactly when the router has another certificate.
                    const bool isNew = QByteArray::fromStdString(now).toUInt(nullptr, 16) !=
                                       QByteArray::fromStdString(before).toUInt(nullptr, 16);
                    QVERIFY2((intent.state == IntentState::Done) == isNew,
                             (intent.code + " " + before + " " + now).c_str());
                    ++(isNew ? done : failed);
                }
            }
            const auto report = office.inStore<store::AuditReport>(
                [](store::Store& store) { return store.audit().verify(); });
            QVERIFY(report && report->flaw == store::AuditFlaw::None);
        }
        qInfo("%d kills; settled %d that were unknown: %d done, %d not", killsInARow, unknown, done, failed);
    }

    void noSecretIsOnTheDisk()
    {
        const QByteArray files = everythingIn(m_stores.path());
        QVERIFY(files.contains("SQLite format 3"));
        for (const char* secret : secrets)
            QVERIFY2(!files.contains(secret), secret);
        // Nor in what is folded up in there.
        Office office(m_stores);
        QVERIFY(office.open());
        const auto texts = office.inStore<std::string>([](store::Store& store) {
            std::string all;
            static_cast<void>(store.audit().read([&](const store::AuditEntry& entry) {
                if (!entry.event.transcript.empty()) {
                    const auto text = store.audit().transcript(entry.event.transcript);
                    all += text ? *text : "?";
                }
                all += entry.toJsonLine();
                return true;
            }));
            return Result<std::string>(all);
        });
        QVERIFY(texts && texts->find("crypto pki enroll Root-CA") != std::string::npos);
        for (const char* secret : secrets)
            QVERIFY2(texts->find(secret) == std::string::npos, secret);
        const auto snapshots =
            answerOf<std::vector<fleet::SnapshotPtr>>([&](auto done) { office.worker->snapshots(done); });
        QCOMPARE(snapshots->size(), std::size_t{3});
        // They were read: the password line is known, and not what it says.
        for (const auto& snapshot : *snapshots) {
            if (const auto* const trustpoint = snapshot->findTrustpoint("Root-CA"))
                QVERIFY(trustpoint->config && trustpoint->config->value.hasPassword);
        }
    }

private:
    QTemporaryDir m_stores;
    DemoLab m_lab;
    std::vector<std::string> m_ids;
};

QTEST_GUILESS_MAIN(WorkerKillTest)
#include "workerkilltest.moc"
