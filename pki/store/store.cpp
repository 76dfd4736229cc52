// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/store.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QUuid>

#include <array>
#include <utility>

#include "pki/store/database.h"
#include "pki/store/ownerlock.h"
#include "pki/store/schema.h"
#include "pki/store/words.h"

namespace releve::store {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr std::array fleetWords{Word<Fleet>{Fleet::Real, "real"}, Word<Fleet>{Fleet::Lab, "lab"}};

Error fileError(const QString& path, const QString& what)
{
    return {ErrorCode::AccessDenied, path.toStdString() + ": " + what.toStdString()};
}

/// Makes an empty file where there is none.
Status prepareFile(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().exists(folder)) {
        if (!QDir().mkpath(folder))
            return fileError(folder, QStringLiteral("the folder cannot be made"));
        QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner);
    }
    QFile file(path);
    // Another process may be quicker.
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly) && !file.exists())
        return fileError(path, file.errorString());
    if (!QFileInfo(path).isFile())
        return fileError(path, QStringLiteral("not a file"));
    return std::monostate{};
}

/// Sees to it that the file is nobody else's to read.
Status closeToOthers(const QString& path)
{
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
    if ((QFileInfo(path).permissions() & others) != 0 && !QFile::setPermissions(path, ownerOnly))
        return fileError(path, QStringLiteral("open to others than its owner"));
    return std::monostate{};
}

/// SQLite does not wait when somebody else is changing to the write-ahead log at the same moment.
Status useWriteAheadLog(Database& database)
{
    QDeadlineTimer deadline(std::chrono::seconds(5));
    for (;;) {
        const auto mode = database.value(QStringLiteral("PRAGMA journal_mode = WAL"));
        if (mode && *mode == "wal")
            return std::monostate{};
        if (mode)
            return Error{ErrorCode::IoFailure,
                         database.path().toStdString() + ": no write-ahead log on this file system"};
        if (mode.error().code != ErrorCode::Busy || deadline.hasExpired())
            return mode.error();
        QThread::msleep(5);
    }
}

Status configure(Database& database)
{
    if (auto done = useWriteAheadLog(database); !done)
        return done;
    // An intent has to be on the disk before the first byte goes to a router.
    if (auto done = database.run(QStringLiteral("PRAGMA synchronous = FULL")); !done)
        return done;
    // Many certificates at once go all over their index: with SQLite's two megabytes each page is written many times.
    if (auto done = database.run(QStringLiteral("PRAGMA cache_size = -65536")); !done)
        return done;
    return database.run(QStringLiteral("PRAGMA foreign_keys = ON"));
}

} // namespace

Result<std::unique_ptr<Store>> Store::open(const std::string& path, const Clock& clock, Fleet fleet)
{
    const QString absolute = QFileInfo(QString::fromStdString(path)).absoluteFilePath();
    if (auto prepared = prepareFile(absolute); !prepared)
        return prepared.error();
    if (auto inspected = inspectFile(absolute, wordOf(fleetWords, fleet)); !inspected)
        return inspected.error();
    if (auto closed = closeToOthers(absolute); !closed)
        return closed.error();
    auto database = Database::open(absolute, Database::Access::ReadWrite);
    if (!database)
        return database.error();
    if (auto configured = configure(**database); !configured)
        return configured.error();
    const auto backup = migrate(**database);
    if (!backup)
        return backup.error();
    auto owner = OwnerLock::take(absolute);
    if (!owner)
        return owner.error();
    std::unique_ptr<Store> store(new Store(*std::move(database), *std::move(owner), clock));
    store->m_backup = backup->toStdString();
    if (auto read = store->readAbout(fleet); !read)
        return read.error();
    if (const auto settled = store->m_operations.settleAbandoned(); !settled)
        return settled.error();
    return store;
}

Store::Store(std::unique_ptr<Database> database, std::unique_ptr<OwnerLock> owner, const Clock& clock)
    : m_database(std::move(database))
    , m_owner(std::move(owner))
    , m_devices(*m_database)
    , m_certificates(*m_database)
    , m_authorities(*m_database)
    , m_snapshots(*m_database, clock)
    , m_audit(*m_database, clock)
    , m_operations(*m_database, m_audit, *m_owner, clock)
{
    // A newer Relève may have changed the layout while we had the file open.
    m_database->setBeforeWriting([&file = *m_database]() -> Status {
        const auto version = versionOf(file);
        if (!version)
            return version.error();
        if (*version != currentVersion())
            return Error{ErrorCode::NewerVersion, file.path().toStdString() + ": changed by a newer version"};
        return std::monostate{};
    });
}

Store::~Store() = default;

Status Store::readAbout(Fleet fleet)
{
    const std::string kind(wordOf(fleetWords, fleet));
    std::string found;
    const auto done = m_database->write([&]() -> Status {
        Query insert(*m_database,
                     "INSERT INTO about (name, value) VALUES (?,?) ON CONFLICT (name) DO NOTHING");
        const std::string fresh = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
        if (auto inserted = insert.bind("id").bind(fresh).run(); !inserted)
            return inserted;
        if (auto inserted = insert.bind("fleet").bind(kind).run(); !inserted)
            return inserted;
        Query query(*m_database, "SELECT name, value FROM about");
        while (query.next())
            (query.text(0) == "id" ? m_id : found) = query.text(1);
        return query.status();
    });
    return done ? checkFleet(*m_database, found, kind) : done;
}

} // namespace releve::store
