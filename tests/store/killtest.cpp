// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <map>
#include <random>

#include "tests/store/rawsql.h"
#include "tests/store/storesupport.h"

using namespace releve;
using store::IntentState;
using storesupport::device;
using storesupport::Folder;

namespace {

constexpr int patience = 60'000;

/// store_child, and what it said.
class Child
{
public:
    Child(const char* mode, const Folder& folder, const QString& more = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList arguments{QString::fromLatin1(mode), folder.file()};
        if (!more.isEmpty())
            arguments.append(more);
        m_process.start(QStringLiteral(RELEVE_STORE_CHILD), arguments);
    }
    /// Waits until it has said that many lines, or so long; whether it has.
    bool waitForLines(int count, int milliseconds = patience)
    {
        QElapsedTimer since;
        since.start();
        while (m_said.count('\n') < count && since.elapsed() < milliseconds)
            if (m_process.waitForReadyRead(
                    std::max<int>(1, milliseconds - static_cast<int>(since.elapsed()))))
                m_said += m_process.readAll();
            else if (m_process.state() == QProcess::NotRunning)
                break;
        return m_said.count('\n') >= count;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
        m_said += m_process.readAll();
    }
    int finish()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(patience);
        m_said += m_process.readAll();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    /// Whole lines only: `word number`.
    [[nodiscard]] std::vector<std::pair<QByteArray, std::int64_t>> said() const
    {
        std::vector<std::pair<QByteArray, std::int64_t>> lines;
        for (const QByteArray& line : m_said.left(m_said.lastIndexOf('\n') + 1).split('\n'))
            if (const auto words = line.split(' '); words.size() == 2)
                lines.emplace_back(words[0], words[1].toLongLong());
        return lines;
    }

private:
    QProcess m_process;
    QByteArray m_said;
};

constexpr int kills = 20;

} // namespace

/// Processes that die while they work on a store, and those that see it.
class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtRandomInstants_data()
    {
        QTest::addColumn<unsigned>("seed");
        // Qt gives one function five minutes.
        const unsigned campaigns = qEnvironmentVariableIsSet("RELEVE_LONG") ? 10 : 1;
        for (unsigned seed = 1; seed <= campaigns; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void killedAtRandomInstants()
    {
        QFETCH(unsigned, seed);
        Folder folder;
        {
            const auto store = folder.open();
            for (const char* name : {"r1", "r2", "r3"})
                QVERIFY(store->devices().add(device(name)));
        }
        std::mt19937 random(seed);
        std::map<std::int64_t, IntentState> known;
        std::size_t unknown = 0;
        for (int round = 0; round < kills; ++round) {
            Child child("work", folder);
            QVERIFY(child.waitForLines(1 + static_cast<int>(random() % 30)));
            (void)child.waitForLines(1'000'000, static_cast<int>(random() % 10)); // as long as that takes
            child.kill();
            const auto store = folder.open();
            QVERIFY(store->operations().inState(IntentState::Running)->empty());
            QVERIFY(store->operations().inState(IntentState::Waiting)->empty());
            for (const auto& [word, number] : child.said()) {
                if (word == "ready")
                    continue;
                const auto intent = *store->operations().find(number);
                QVERIFY2(intent, "a byte was sent before its intent was on the disk");
                if (word == "done")
                    QVERIFY(intent->state == IntentState::Done);
                else
                    QVERIFY(intent->state == IntentState::Done || intent->state == IntentState::Unknown);
                known[number] = intent->state;
            }
            // What was true stays true.
            for (const auto& [number, state] : known)
                QVERIFY((*store->operations().find(number))->state == state);
            unknown = store->operations().inState(IntentState::Unknown)->size();
            const auto report = *store->audit().verify();
            QVERIFY(report.flaw == store::AuditFlaw::None);
            QVERIFY(store->snapshots().latest());
        }
        QVERIFY(!folder.everything().contains("Rev0cati0n"));
        QCOMPARE(rawsql::run(folder.file(), "PRAGMA integrity_check").toString(), QStringLiteral("ok"));
        qInfo("%d kills, %zu intents, %zu of them unknown", kills, known.size(), unknown);
        QVERIFY(known.size() > static_cast<std::size_t>(kills));
    }

    void whoLivesIsNotTakenForDead()
    {
        Folder folder;
        auto store = folder.open();
        const std::string id = store->devices().add(device("r1"))->device.id;
        Child child("hold", folder);
        QVERIFY(child.waitForLines(1));
        const std::int64_t intent = child.said().front().second;
        // Neither a process that has the store open nor one that opens it judges.
        QVERIFY(store->operations().settleAbandoned()->empty());
        QVERIFY(folder.open()->operations().settleAbandoned()->empty());
        QVERIFY((*store->operations().find(intent))->state == IntentState::Running);
        const auto ours = *store->operations().begin({0, "rollover", {}, "me@here", "", {}}, {id}, true);
        QCOMPARE(store->operations().start(ours.intents.front(), "").error().code, ErrorCode::AlreadyRunning);
        child.kill();
        const auto settled = *store->operations().settleAbandoned();
        QCOMPARE(settled.size(), std::size_t{1});
        QCOMPARE(settled.front().id, intent);
        QVERIFY(settled.front().state == IntentState::Unknown);
        QVERIFY(store->operations().start(ours.intents.front(), ""));
    }

    void whoEndsWithoutAWordIsDeadToo()
    {
        Folder folder;
        const auto store = folder.open();
        QVERIFY(store->devices().add(device("r1")));
        Child child("hold", folder);
        QVERIFY(child.waitForLines(1));
        QCOMPARE(child.finish(), 0);
        QCOMPARE(store->operations().settleAbandoned()->size(), std::size_t{1});
    }

    void whatTheKilledLeaveBehindIsSwept()
    {
        Folder folder;
        const auto store = folder.open();
        const QDir owners(folder.file() + QStringLiteral(".owners"));
        const QStringList ours = owners.entryList(QDir::Files);
        QCOMPARE(ours.size(), 1);
        QFile left(owners.filePath(QStringLiteral("left")));
        QVERIFY(left.open(QIODevice::WriteOnly));
        QVERIFY(folder.tryOpen());
        QVERIFY(left.exists()); // not old enough: its owner may not have locked it yet
        for (const QFileInfo& info : owners.entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadWrite));
            const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
            QVERIFY(file.setFileTime(yesterday, QFileDevice::FileModificationTime));
        }
        QVERIFY(folder.tryOpen());
        QCOMPARE(owners.entryList(QDir::Files), ours); // who lives is not swept
    }

    void aFullDisk()
    {
        Folder folder;
        (void)folder.open();
        Child child("full", folder, QStringLiteral("300000"));
        QCOMPARE(child.finish(), 0);
        const auto said = child.said();
        QVERIFY(said.size() > 3);
        QCOMPARE(said[said.size() - 2].first, QByteArray("failed"));
        QVERIFY(said[said.size() - 2].second == int(ErrorCode::IoFailure) ||
                said[said.size() - 2].second == int(ErrorCode::DiskFull));
        // What was written is there, what was not is not, and it went on where it had stopped.
        const auto report = *folder.open()->audit().verify();
        QVERIFY(report.flaw == store::AuditFlaw::None);
        QCOMPARE(report.entries, said.back().second);
        QCOMPARE(said.back().second, said[said.size() - 3].second + 1);
    }

    void aFullFileSystem()
    {
        Folder folder;
        const QString mount = folder.file(QStringLiteral("small"));
        QVERIFY(QDir().mkpath(mount));
        if (QProcess::execute(QStringLiteral("mount"),
                              {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                               QStringLiteral("size=400k"), QStringLiteral("tmpfs"), mount}) != 0)
            QSKIP("only root may mount a small file system");
        {
            const auto store =
                *store::Store::open(QString(mount + QStringLiteral("/db")).toStdString(), folder.clock);
            std::int64_t last = 0;
            Result<store::AuditEntry> entry = Error{ErrorCode::NotFound, ""};
            while ((entry = store->audit().append(
                        {"me", "", {}, "padding", {{"text", std::string(2000, 'x')}}, ""})))
                last = entry->sequence;
            QCOMPARE(entry.error().code, ErrorCode::DiskFull);
            QVERIFY(last > 0);
            const auto report = *store->audit().verify();
            QVERIFY(report.flaw == store::AuditFlaw::None);
            QCOMPARE(report.entries, last);
        }
        QCOMPARE(QProcess::execute(QStringLiteral("umount"), {mount}), 0);
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "killtest.moc"
