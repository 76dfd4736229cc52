// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/schema.h"

#include <QFile>

#include <array>

#include "pki/store/layout.h"

namespace releve::store {

namespace {

/// `RLVE`, in the place SQLite has for it: tells our files from other programs'.
constexpr int applicationId = 0x524C5645;

Status setPragma(Database& database, const char* name, int value)
{
    return database.run(QStringLiteral("PRAGMA %1 = %2").arg(QLatin1String(name)).arg(value));
}

Status checkIntegrity(Database& database, const char* pragmaName)
{
    const auto said = database.value(QStringLiteral("PRAGMA %1(1)").arg(QLatin1String(pragmaName)));
    if (!said)
        return said.error();
    if (*said != "ok")
        return Error{ErrorCode::Damaged, database.path().toStdString() + ": " + *said};
    return std::monostate{};
}

/// Makes an empty file beside this one, under a name that nothing has yet. SQLite will fill it, and keep who may read it.
Result<QString> emptyFile(const QString& path, int version)
{
    constexpr int mostCopies = 1000;
    const QString base = QStringLiteral("%1.version%2").arg(path).arg(version);
    for (int i = 1; i < mostCopies; ++i) {
        QFile file(i == 1 ? base : QStringLiteral("%1-%2").arg(base).arg(i));
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
            return file.fileName();
        if (!file.exists())
            return Error{ErrorCode::IoFailure,
                         file.fileName().toStdString() + ": " + file.errorString().toStdString()};
    }
    return Error{ErrorCode::AlreadyExists, base.toStdString() + ": too many copies"};
}

/// A copy of the file as it is now, read back and found whole.
Result<QString> backUp(Database& database, int version)
{
    const auto made = emptyFile(database.path(), version);
    if (!made)
        return made;
    const QString& copy = *made;
    QString quoted = copy;
    quoted.replace(u'\'', QStringLiteral("''"));
    const auto verified = [&]() -> Status {
        if (auto written = database.run(QStringLiteral("VACUUM INTO '%1'").arg(quoted)); !written)
            return written;
        const auto opened = Database::open(copy, Database::Access::ReadOnly);
        if (!opened)
            return opened.error();
        if (auto whole = checkIntegrity(**opened, "integrity_check"); !whole)
            return whole;
        const auto itsVersion = versionOf(**opened);
        if (!itsVersion || *itsVersion != version)
            return Error{ErrorCode::Damaged, copy.toStdString() + ": not a true copy"};
        return std::monostate{};
    }();
    if (!verified) {
        QFile::remove(copy);
        return verified.error();
    }
    return copy;
}

Status apply(Database& database, int from)
{
    for (int version = from; version < currentVersion(); ++version) {
        for (const char* statement : migrations()[static_cast<std::size_t>(version)]) {
            if (auto done = database.run(QString::fromUtf8(statement)); !done)
                return done;
        }
    }
    if (auto done = setPragma(database, "application_id", applicationId); !done)
        return done;
    return setPragma(database, "user_version", currentVersion());
}

} // namespace

int currentVersion()
{
    return static_cast<int>(migrations().size());
}

Result<int> versionOf(Database& database)
{
    // One statement, because another process may be making the file ours at this moment.
    Query query(database, "SELECT application_id, user_version, (SELECT COUNT(*) FROM sqlite_master)"
                          " FROM pragma_application_id, pragma_user_version");
    if (!query.next()) {
        const auto status = query.status();
        return status ? Error{ErrorCode::Damaged, database.path().toStdString() + ": no header"}
                      : status.error();
    }
    const std::int64_t application = query.integer(0);
    const std::int64_t version = query.integer(1);
    if (application == applicationId)
        return static_cast<int>(version);
    if (application != 0 || version != 0 || query.integer(2) != 0)
        return Error{ErrorCode::UnsupportedFormat,
                     database.path().toStdString() + ": another program's database"};
    return 0;
}

Status checkFleet(const Database& database, std::string_view found, std::string_view wanted)
{
    if (found == wanted)
        return std::monostate{};
    return Error{ErrorCode::BadArgument,
                 database.path().toStdString() + ": a store of " + std::string(found) + " devices"};
}

Status inspectFile(const QString& path, std::string_view fleet)
{
    const auto database = Database::open(path, Database::Access::ReadOnly);
    if (!database)
        return database.error();
    const auto version = versionOf(**database);
    if (!version)
        return version.error();
    if (*version > currentVersion())
        return Error{ErrorCode::NewerVersion, path.toStdString() + ": version " + std::to_string(*version) +
                                                  ", known are those up to " +
                                                  std::to_string(currentVersion())};
    if (auto whole = checkIntegrity(**database, "quick_check"); !whole || *version == 0)
        return whole;
    const auto found = (*database)->value(QStringLiteral("SELECT value FROM about WHERE name = 'fleet'"));
    if (!found && found.error().code == ErrorCode::NotFound) // whoever made the file has not come so far
        return std::monostate{};
    return found ? checkFleet(**database, *found, fleet) : Status(found.error());
}

Result<QString> migrate(Database& database)
{
    const auto before = versionOf(database);
    if (!before)
        return before.error();
    if (*before == currentVersion())
        return QString();
    QString copy;
    if (*before > 0) {
        if (auto whole = checkIntegrity(database, "integrity_check"); !whole)
            return whole.error();
        auto made = backUp(database, *before);
        if (const auto now = versionOf(database); now && *now == currentVersion()) {
            if (made) // another process was quicker, and has a copy of its own
                QFile::remove(*made);
            return QString();
        }
        if (!made)
            return made;
        copy = *made;
    }
    const auto migrated = database.write([&]() -> Status {
        const auto now = versionOf(database); // another process may have done it meanwhile
        if (!now)
            return now.error();
        return *now < currentVersion() ? apply(database, *now) : Status(std::monostate{});
    });
    if (!migrated)
        return migrated.error();
    return copy;
}

} // namespace releve::store
