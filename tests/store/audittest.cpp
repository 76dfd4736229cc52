// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include "tests/store/rawsql.h"
#include "tests/store/storesupport.h"

using namespace releve;
using store::AuditFlaw;
using storesupport::Folder;

namespace {

constexpr std::string_view ourKey = "a key of thirty-two bytes length";

/// A chain of five entries, with a transcript at the third.
struct Chain
{
    explicit Chain(bool keyed)
    {
        if (keyed)
            store->audit().setKey(SecretBytes(ourKey));
        for (int i = 1; i <= 5; ++i) {
            folder.clock.advance(std::chrono::minutes(1));
            append("event-" + std::to_string(i));
        }
    }
    void append(const std::string& event)
    {
        const auto appended =
            store->audit().append({"ana@noc", "r\"1\n", 7, event, {{"a", "é"}, {"b", "=1+1"}}, ""});
        if (!appended)
            qFatal("%s", appended.error().detail.c_str());
    }
    /// What somebody does who can write to the file.
    void tamper(const QList<QByteArray>& statements)
    {
        store.reset();
        rawsql::run(folder.file(), QList<QByteArray>{"DROP TRIGGER IF EXISTS audit_not_changed",
                                                     "DROP TRIGGER IF EXISTS audit_not_deleted"} +
                                       statements);
        store = folder.open();
    }
    [[nodiscard]] store::AuditReport verify(bool keyed, std::string_view head = {})
    {
        store->audit().setKey(keyed ? SecretBytes(ourKey) : SecretBytes());
        return *store->audit().verify(head);
    }
    [[nodiscard]] QByteArray lines() const
    {
        QByteArray lines;
        (void)store->audit().read([&](const store::AuditEntry& entry) {
            lines += QByteArray::fromStdString(entry.toJsonLine()) + '\n';
            return true;
        });
        return lines;
    }

    Folder folder;
    std::unique_ptr<store::Store> store = folder.open();
};

} // namespace

/// The chained log: whoever tampers with it is found out, and where.
class AuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tampered_data()
    {
        QTest::addColumn<QList<QByteArray>>("statements");
        QTest::addColumn<AuditFlaw>("flaw");
        QTest::addColumn<qint64>("firstBad");
        const auto row = [](const char* name, const QList<QByteArray>& statements, AuditFlaw flaw,
                            qint64 firstBad) { QTest::newRow(name) << statements << flaw << firstBad; };
        for (const char* change :
             {"who = 'eve'", "at = at + 1000", "device = ''", "operation = NULL", "event = 'x'",
              "parameters = '{\"a\":\"é\"}'", "parameters = 'x'", "previous = ''", "hash = 'AA'"})
            row(change, {QByteArray("UPDATE audit SET ") + change + " WHERE sequence = 3"},
                AuditFlaw::Altered, 3);
        row("the first", {"UPDATE audit SET who = 'eve' WHERE sequence = 1"}, AuditFlaw::Altered, 1);
        row("the last", {"UPDATE audit SET who = 'eve' WHERE sequence = 5"}, AuditFlaw::Altered, 5);
        row("one removed", {"DELETE FROM audit WHERE sequence = 2"}, AuditFlaw::Missing, 2);
        row("the first removed", {"DELETE FROM audit WHERE sequence = 1"}, AuditFlaw::Missing, 1);
        row("removed and renumbered",
            {"DELETE FROM audit WHERE sequence = 2", "UPDATE audit SET sequence = 2 WHERE sequence = 3",
             "UPDATE audit SET sequence = 3 WHERE sequence = 4",
             "UPDATE audit SET sequence = 4 WHERE sequence = 5"},
            AuditFlaw::Altered, 2);
        row("put in",
            {"UPDATE audit SET sequence = 6 WHERE sequence = 5",
             "UPDATE audit SET sequence = 5 WHERE sequence = 4",
             "INSERT INTO audit SELECT 4, at, who, device, operation, event, parameters, transcript, key_id, "
             "previous,"
             " hash FROM audit WHERE sequence = 3"},
            AuditFlaw::Altered, 4);
        row("two exchanged",
            {"UPDATE audit SET sequence = 9 WHERE sequence = 2",
             "UPDATE audit SET sequence = 2 WHERE sequence = 3",
             "UPDATE audit SET sequence = 3 WHERE sequence = 9"},
            AuditFlaw::Altered, 2);
        row("the end cut off", {"DELETE FROM audit WHERE sequence > 3"}, AuditFlaw::CutOff, 4);
        row("all cut off", {"DELETE FROM audit"}, AuditFlaw::CutOff, 1);
        row("no head", {"DELETE FROM audit_head"}, AuditFlaw::CutOff, 6);
    }
    void tampered()
    {
        QFETCH(QList<QByteArray>, statements);
        QFETCH(AuditFlaw, flaw);
        QFETCH(qint64, firstBad);
        for (const bool keyed : {false, true}) {
            Chain chain(keyed);
            QVERIFY(chain.verify(keyed).flaw == AuditFlaw::None);
            chain.tamper(statements);
            const auto report = chain.verify(keyed);
            QCOMPARE(int(report.flaw), int(flaw));
            QCOMPARE(report.firstBad, firstBad);
        }
    }

    void whatAPlainChainDoesNotProve()
    {
        // Whoever can write to the file makes hashes too: with a key nobody else can.
        for (const bool keyed : {false, true}) {
            Chain chain(keyed);
            const auto noted = chain.verify(keyed).head;
            chain.tamper(
                {"DELETE FROM audit WHERE sequence = 5",
                 "UPDATE audit_head SET sequence = 4, hash = (SELECT hash FROM audit WHERE sequence = 4),"
                 " seal = ''"});
            const auto report = chain.verify(keyed);
            QCOMPARE(int(report.flaw), int(keyed ? AuditFlaw::CutOff : AuditFlaw::None));
            // The head noted elsewhere tells in either case.
            QVERIFY(chain.verify(keyed, noted).flaw != AuditFlaw::None);
        }
    }

    void aHeadNotedElsewhere()
    {
        Chain chain(true);
        const std::string noted = chain.verify(true).head;
        QVERIFY(chain.verify(true, noted).flaw == AuditFlaw::None);
        chain.append("later");
        QVERIFY(chain.verify(true, noted).flaw == AuditFlaw::None);
        QVERIFY(chain.verify(true, QByteArray::fromStdString(noted).toLower().toStdString()).flaw ==
                AuditFlaw::None);
        const auto report = chain.verify(true, "AA");
        QCOMPARE(int(report.flaw), int(AuditFlaw::HeadNotFound));
        QCOMPARE(report.firstBad, std::int64_t{0});
    }

    void keyedAndPlain()
    {
        Chain chain(true);
        auto report = chain.verify(true);
        QCOMPARE(report.entries, std::int64_t{5});
        QCOMPARE(report.keyedUpTo, std::int64_t{5});
        QCOMPARE(report.plainAfterKeyed, std::int64_t{0});
        chain.store->audit().setKey(SecretBytes());
        chain.append("without the keychain");
        report = chain.verify(true);
        QVERIFY(report.flaw == AuditFlaw::None);
        QCOMPARE(report.keyedUpTo, std::int64_t{5});
        QCOMPARE(report.plainAfterKeyed, std::int64_t{6});
        QCOMPARE(Chain(false).verify(false).keyedUpTo, std::int64_t{0});
    }

    void otherKeys()
    {
        Chain chain(true);
        const auto report = chain.verify(false);
        QVERIFY(report.flaw == AuditFlaw::None); // places only, and it says so
        QCOMPARE(report.otherKey, std::int64_t{5});
        QCOMPARE(report.keyedUpTo, std::int64_t{0});
        chain.tamper({"UPDATE audit SET key_id = 'AA' WHERE sequence = 3"});
        const auto changed = chain.verify(true);
        QCOMPARE(changed.otherKey, std::int64_t{1});
        QCOMPARE(changed.keyedUpTo, std::int64_t{5});
        chain.tamper({"UPDATE audit SET previous = 'AA' WHERE sequence = 3"});
        QCOMPARE(int(chain.verify(true).flaw), int(AuditFlaw::Unlinked));
    }

    void transcriptsBelongToIt()
    {
        for (const char* statement : {"UPDATE transcript SET deflated = x'00'", "DELETE FROM transcript",
                                      "UPDATE audit SET transcript = '' WHERE sequence = 6"}) {
            Chain chain(false);
            const auto device = chain.store->devices().add(storesupport::device("r1"))->device.id;
            auto& operations = chain.store->operations();
            const auto intent =
                operations.begin({0, "renew", {}, "me", "", {}}, {device}, true)->intents.front();
            const auto kept = *fleet::KeptSource::of("log", bytesOf("r1#crypto pki enroll CA\n"));
            QVERIFY(operations.start(intent, ""));
            QVERIFY(operations.finish(intent, {store::IntentState::Done, "x", {}}, &kept));
            QVERIFY(chain.verify(false).flaw == AuditFlaw::None);
            chain.tamper({statement});
            const auto report = chain.verify(false);
            QVERIFY(report.flaw == AuditFlaw::TranscriptAltered || report.flaw == AuditFlaw::Altered);
            QCOMPARE(report.firstBad, std::int64_t{6});
        }
    }

    void appendOnly()
    {
        Chain chain(false);
        chain.store.reset();
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("eve"));
        database.setDatabaseName(chain.folder.file());
        QVERIFY(database.open());
        for (const char* statement : {"UPDATE audit SET who = 'eve'", "DELETE FROM audit"})
            QVERIFY(!QSqlQuery(database).exec(QString::fromLatin1(statement)));
    }

    void whatWasCutOffStaysMissing()
    {
        Chain chain(false);
        chain.tamper({"DELETE FROM audit WHERE sequence > 3"});
        chain.append("goes on");
        const auto report = chain.verify(false);
        QCOMPARE(int(report.flaw), int(AuditFlaw::Missing));
        QCOMPARE(report.firstBad, std::int64_t{4});
    }

    void withoutItsHeadItGoesOnAndIsFoundOut()
    {
        Chain chain(false);
        chain.tamper({"DELETE FROM audit_head"});
        chain.append("goes on");
        const auto report = chain.verify(false);
        QCOMPARE(int(report.flaw), int(AuditFlaw::Unlinked));
        QCOMPARE(report.firstBad, std::int64_t{6});
    }

    void somebodyElsesProgramAgrees_data()
    {
        QTest::addColumn<bool>("keyed");
        QTest::newRow("plain") << false;
        QTest::newRow("keyed") << true;
    }
    void somebodyElsesProgramAgrees()
    {
        QFETCH(bool, keyed);
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty())
            QSKIP("python3 is not installed");
        Chain chain(keyed);
        const QString script = QStringLiteral(
            "import sys, json, hmac, hashlib\n"
            "key = sys.argv[1].encode()\n"
            "previous = ''\n"
            "for line in sys.stdin.buffer.read().splitlines():\n"
            "    entry = json.loads(line)\n"
            "    at = line.rindex(b',\"hash\":')\n"
            "    text = line[:at] + b'}'\n"
            "    digest = hmac.new(key, text, 'sha256') if entry['key'] else hashlib.sha256(text)\n"
            "    assert digest.hexdigest().upper() == entry['hash'], entry\n"
            "    assert entry['previous'] == previous\n"
            "    assert entry['device'] == 'r\"1\\n' and entry['operation'] == 7\n"
            "    assert entry['parameters'] == {'a': '\\u00e9', 'b': '=1+1'}\n"
            "    previous = entry['hash']\n"
            "print(previous)\n");
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(python,
                      {QStringLiteral("-c"), script, QString::fromLatin1(ourKey.data(), ourKey.size())});
        process.write(chain.lines());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAll().trimmed(), QByteArray::fromStdString(chain.verify(keyed).head));
    }
};

QTEST_GUILESS_MAIN(AuditTest)
#include "audittest.moc"
