// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <atomic>
#include <thread>

#include "tests/store/rawsql.h"
#include "tests/store/storesupport.h"

using namespace releve;
using storesupport::device;
using storesupport::Folder;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(path));
}

/// Version 1 of the layout as it was, with a device and a certificate in it.
QList<QByteArray> version1()
{
    return {
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        "CREATE TABLE device (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, site TEXT NOT NULL,"
        " host TEXT NOT NULL, port INTEGER NOT NULL, login TEXT NOT NULL, password_source TEXT NOT NULL,"
        " enable_source TEXT NOT NULL, identity_file TEXT NOT NULL, use_agent INTEGER NOT NULL,"
        " host_key TEXT NOT NULL, legacy_ssh INTEGER NOT NULL)",
        "CREATE TABLE device_tag (device TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE,"
        " tag TEXT NOT NULL, PRIMARY KEY (device, tag))",
        "CREATE TABLE device_jump (device TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE,"
        " position INTEGER NOT NULL, login TEXT NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL,"
        " host_key TEXT NOT NULL, PRIMARY KEY (device, position))",
        "CREATE TABLE certificate (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, serial TEXT NOT NULL,"
        " issuer TEXT NOT NULL, subject TEXT NOT NULL, not_before BIGINT, not_after BIGINT,"
        " is_ca INTEGER NOT NULL)",
        "CREATE TABLE certificate_der (certificate INTEGER PRIMARY KEY REFERENCES certificate (id),"
        " der BLOB NOT NULL)",
        "CREATE TABLE holding (device TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE,"
        " certificate INTEGER NOT NULL REFERENCES certificate (id), first_seen BIGINT NOT NULL,"
        " last_seen BIGINT NOT NULL, PRIMARY KEY (device, certificate))",
        "CREATE TABLE transcript (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, deflated BLOB NOT "
        "NULL)",
        "CREATE TABLE reading (id INTEGER PRIMARY KEY, device TEXT NOT NULL REFERENCES device (id)"
        " ON DELETE CASCADE, taken_at BIGINT NOT NULL, origin TEXT NOT NULL, is_whole INTEGER NOT NULL,"
        " device_instant BIGINT, clock_read_at BIGINT NOT NULL, clock_is_live INTEGER NOT NULL,"
        " clock_rate DOUBLE PRECISION NOT NULL, clock_uncertainty BIGINT NOT NULL)",
        "CREATE TABLE source (id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES reading (id)"
        " ON DELETE CASCADE, name TEXT NOT NULL, format TEXT NOT NULL, size BIGINT NOT NULL,"
        " transcript INTEGER REFERENCES transcript (id))",
        "CREATE TABLE source_certificate (source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,"
        " position INTEGER NOT NULL, certificate INTEGER NOT NULL REFERENCES certificate (id),"
        " PRIMARY KEY (source, position))",
        "INSERT INTO about VALUES ('id', 'the-store'), ('fleet', 'real')",
        "INSERT INTO device VALUES ('d1', 'spoke-1', 'Lyon', '192.0.2.7', 22, 'admin', 'env:PW', '', '', 0, "
        "'', 1)",
        "INSERT INTO device_tag VALUES ('d1', 'edge')",
        "PRAGMA application_id = 1380734533",
        "PRAGMA user_version = 1"};
}

void expectVersion1(Folder& folder)
{
    QCOMPARE(rawsql::run(folder.file(), "PRAGMA user_version").toInt(), 1);
    QCOMPARE(rawsql::run(folder.file(), "SELECT COUNT(*) FROM sqlite_master WHERE name = 'audit'").toInt(),
             0);
}

} // namespace

/// Opening a store: what is not one of ours, or damaged, is refused and left as it is.
class StoreFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        QTest::newRow("text") << QByteArray("hostname R1\n").repeated(100) << int(ErrorCode::Damaged);
        QTest::newRow("zeros") << QByteArray(8192, '\0') << int(ErrorCode::Damaged);
        QTest::newRow("short") << QByteArray("SQLite format 3") << int(ErrorCode::Damaged);
    }
    void refused()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        Folder folder;
        write(folder.file(), content);
        const auto opened = folder.tryOpen();
        QVERIFY(!opened);
        QCOMPARE(int(opened.error().code), code);
        QVERIFY(opened.error().detail.find("releve.db") != std::string::npos);
        QCOMPARE(Folder::contentOf(folder.file()), content);
    }

    void anotherProgramsDatabase()
    {
        Folder folder;
        rawsql::run(folder.file(), "CREATE TABLE device (id TEXT)");
        const QByteArray before = Folder::contentOf(folder.file());
        QCOMPARE(folder.tryOpen().error().code, ErrorCode::UnsupportedFormat);
        QCOMPARE(Folder::contentOf(folder.file()), before);
    }

    void aFolderIsNoFile()
    {
        Folder folder;
        QVERIFY(QDir().mkpath(folder.file()));
        QCOMPARE(folder.tryOpen().error().code, ErrorCode::AccessDenied);
        write(folder.file(QStringLiteral("file")), "x");
        QCOMPARE(store::Store::open(folder.file(QStringLiteral("file/db")).toStdString(), folder.clock)
                     .error()
                     .code,
                 ErrorCode::AccessDenied);
    }

    void aNewerVersionIsLeftUntouched()
    {
        Folder folder;
        QVERIFY(folder.open()->devices().add(device("r1")));
        rawsql::run(folder.file(), "PRAGMA user_version = 99");
        const QByteArray before = Folder::contentOf(folder.file());
        const auto opened = folder.tryOpen();
        QCOMPARE(opened.error().code, ErrorCode::NewerVersion);
        QCOMPARE(Folder::contentOf(folder.file()), before);
        QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("*.version*")}).size(), 0);
    }

    void aNewerVersionWhileItIsOpen()
    {
        Folder folder;
        const auto store = folder.open();
        rawsql::run(folder.file(), "PRAGMA user_version = 99");
        QCOMPARE(store->devices().add(device("r1")).error().code, ErrorCode::NewerVersion);
        QVERIFY(store->devices().all()->empty());
    }

    void damagedPages()
    {
        Folder folder;
        {
            const auto store = folder.open();
            for (int i = 0; i < 400; ++i)
                QVERIFY(store->devices().add(device("router-" + std::to_string(i))));
        }
        QByteArray content = Folder::contentOf(folder.file());
        QVERIFY(content.size() > 16 * 4096);
        for (qsizetype at = 4096; at < content.size(); at += 2 * 4096)
            content.replace(at, 64, QByteArray(64, '\xA5'));
        write(folder.file(), content);
        QCOMPARE(folder.tryOpen().error().code, ErrorCode::Damaged);
        QCOMPARE(Folder::contentOf(folder.file()), content);
        content.truncate(3 * 4096);
        write(folder.file(), content);
        QCOMPARE(folder.tryOpen().error().code, ErrorCode::Damaged);
        QCOMPARE(Folder::contentOf(folder.file()), content);
    }

    void labAndRealDevicesNeverShareOne()
    {
        Folder folder;
        const std::string id = folder.open()->id();
        QCOMPARE(folder.tryOpen(store::Fleet::Lab).error().code, ErrorCode::BadArgument);
        QCOMPARE(folder.open()->id(), id);
    }

    void ofTheOtherFleetNothingIsChanged()
    {
        Folder folder;
        rawsql::run(folder.file(), version1());
        QVERIFY(
            QFile::setPermissions(folder.file(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        const QByteArray before = Folder::contentOf(folder.file());
        QCOMPARE(folder.tryOpen(store::Fleet::Lab).error().code, ErrorCode::BadArgument);
        QCOMPARE(Folder::contentOf(folder.file()), before);
        QVERIFY(QFileInfo(folder.file()).permissions() & QFile::ReadOther);
        expectVersion1(folder);
        QVERIFY(!QFile::exists(folder.file() + QStringLiteral(".version1")));
    }

    void itsOwnersOnly()
    {
        Folder folder;
        const QString path = folder.file(QStringLiteral("new/deep/releve.db"));
        {
            const auto store = *store::Store::open(path.toStdString(), folder.clock);
            QVERIFY(store->devices().add(device("r1")));
            constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                    QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
            const QDir parent(QFileInfo(path).path());
            QVERIFY(parent.entryList(QDir::Files).size() >= 2); // the log too
            for (const QFileInfo& info : parent.entryInfoList(QDir::Files | QDir::Hidden))
                QVERIFY2(!(info.permissions() & others), qPrintable(info.filePath()));
            QVERIFY(!(QFileInfo(parent.path()).permissions() & others));
        }
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(store::Store::open(path.toStdString(), folder.clock));
        QVERIFY(!(QFileInfo(path).permissions() & QFile::ReadOther));
    }

    void anOlderVersionIsBroughtUpToDate()
    {
        Folder folder;
        rawsql::run(folder.file(), version1());
        const auto store = folder.open();
        QCOMPARE(store->id(), std::string("the-store"));
        const auto spoke = *store->devices().findByName("spoke-1");
        QVERIFY(spoke && spoke->device.site == "Lyon" && spoke->legacySsh);
        QCOMPARE(spoke->tags, std::vector<std::string>{"edge"});
        QVERIFY(store->audit().append({"me@here", "", {}, "opened", {}, ""}));
        // The copy is the file as it was.
        const QString backup = QString::fromStdString(store->backup());
        QCOMPARE(rawsql::run(backup, "PRAGMA user_version").toInt(), 1);
        QCOMPARE(rawsql::run(backup, "SELECT name FROM device").toString(), QStringLiteral("spoke-1"));
        QVERIFY(!(QFileInfo(backup).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(folder.open()->backup().empty());
    }

    void aBackupIsNeverOverwritten()
    {
        Folder folder;
        rawsql::run(folder.file(), version1());
        write(folder.file() + QStringLiteral(".version1"), "mine");
        const auto store = folder.open();
        QCOMPARE(Folder::contentOf(folder.file() + QStringLiteral(".version1")), QByteArray("mine"));
        QCOMPARE(rawsql::run(QString::fromStdString(store->backup()), "PRAGMA user_version").toInt(), 1);
    }

    void aMigrationThatFailsChangesNothing()
    {
        Folder folder;
        auto statements = version1();
        statements.append("CREATE TABLE audit_head (in_the_way TEXT)");
        rawsql::run(folder.file(), statements);
        QVERIFY(!folder.tryOpen());
        expectVersion1(folder);
        QCOMPARE(rawsql::run(folder.file(), "SELECT name FROM device").toString(), QStringLiteral("spoke-1"));
    }

    void twoOpenAnOlderVersionAtOnce()
    {
        for (int round = 0; round < 10; ++round) {
            Folder folder;
            if (round % 2 == 0)
                rawsql::run(folder.file(), version1());
            std::atomic<int> failures = 0;
            std::vector<std::thread> threads;
            for (int i = 0; i < 3; ++i)
                threads.emplace_back([&, i] {
                    const auto store = store::Store::open(folder.file().toStdString(), folder.clock);
                    if (!store || !(*store)->devices().add(device("new-" + std::to_string(i)))) {
                        qWarning("%s", store ? "not added" : store.error().detail.c_str());
                        ++failures;
                    }
                });
            for (std::thread& thread : threads)
                thread.join();
            QCOMPARE(failures.load(), 0);
            QCOMPARE(folder.open()->devices().all()->size(), std::size_t(round % 2 == 0 ? 4 : 3));
        }
    }

    void manyWriteAtOnce()
    {
        Folder folder;
        constexpr int each = 50;
        std::atomic<int> failures = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&, i] {
                const auto store = *store::Store::open(folder.file().toStdString(), folder.clock);
                for (int n = 0; n < each; ++n) {
                    const bool added =
                        store->devices().add(device(std::to_string(i) + '-' + std::to_string(n))).ok() &&
                        store->audit().append({"me@here", "", {}, "device-added", {}, ""}).ok();
                    failures += added ? 0 : 1;
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        const auto store = folder.open();
        QCOMPARE(store->devices().all()->size(), std::size_t{4 * each});
        const auto report = *store->audit().verify();
        QVERIFY(report.flaw == store::AuditFlaw::None);
        QCOMPARE(report.entries, std::int64_t{4 * each});
    }
};

QTEST_GUILESS_MAIN(StoreFileTest)
#include "storefiletest.moc"
