// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/database.h"

#include <QUuid>
#include <QVariant>

#include <utility>

namespace releve::store {

namespace {

/// How long a statement waits for another process, in milliseconds.
constexpr int patience = 5000;

/// SQLite's primary result codes, https://sqlite.org/rescode.html; extended ones have more in the upper bytes.
ErrorCode codeOf(int sqlite)
{
    constexpr int constraintForeignKey = 787;
    constexpr int constraintPrimaryKey = 1555;
    constexpr int constraintUnique = 2067;
    switch (sqlite) {
    case constraintForeignKey:
        return ErrorCode::NotFound;
    case constraintPrimaryKey:
    case constraintUnique:
        return ErrorCode::AlreadyExists;
    default:
        break;
    }
    switch (sqlite & 0xFF) {
    case 3:  // SQLITE_PERM
    case 8:  // SQLITE_READONLY
    case 14: // SQLITE_CANTOPEN
    case 23: // SQLITE_AUTH
        return ErrorCode::AccessDenied;
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return ErrorCode::Busy;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return ErrorCode::Damaged;
    case 13: // SQLITE_FULL
        return ErrorCode::DiskFull;
    default:
        return ErrorCode::IoFailure;
    }
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString& path, Access access)
{
    std::unique_ptr<Database> database(
        new Database(path, QStringLiteral("releve-") + QUuid::createUuid().toString(QUuid::WithoutBraces)));
    database->m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database->m_connection);
    if (!database->m_database.isValid())
        return Error{ErrorCode::UnsupportedFormat, "Qt's SQLite driver is not installed"};
    database->m_database.setDatabaseName(path);
    const QString readOnly =
        access == Access::ReadOnly ? QStringLiteral(";QSQLITE_OPEN_READONLY") : QString();
    database->m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience) +
                                           readOnly);
    if (!database->m_database.open())
        return database->errorOf(database->m_database.lastError());
    return database;
}

Database::~Database()
{
    m_database.close();
    m_database = QSqlDatabase(); // the connection is removed only when nobody holds it
    QSqlDatabase::removeDatabase(m_connection);
}

Error Database::errorOf(const QSqlError& error) const
{
    return {codeOf(error.nativeErrorCode().toInt()),
            m_path.toStdString() + ": " + error.databaseText().toStdString()};
}

Status Database::run(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return errorOf(query.lastError());
    return std::monostate{};
}

Result<std::string> Database::value(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return errorOf(query.lastError());
    if (!query.next())
        return query.lastError().isValid() ? errorOf(query.lastError())
                                           : Error{ErrorCode::NotFound, m_path.toStdString() + ": no row"};
    return query.value(0).toString().toStdString();
}

Status Database::write(const std::function<Status()>& work)
{
    return transaction(QStringLiteral("BEGIN IMMEDIATE"), [&]() -> Status {
        if (m_beforeWriting) {
            if (auto allowed = m_beforeWriting(); !allowed)
                return allowed;
        }
        return work();
    });
}

Status Database::read(const std::function<Status()>& work)
{
    return transaction(QStringLiteral("BEGIN"), work);
}

Status Database::transaction(const QString& begin, const std::function<Status()>& work)
{
    if (auto begun = run(begin); !begun)
        return begun;
    auto done = work();
    if (done)
        done = run(QStringLiteral("COMMIT"));
    if (!done)
        (void)run(QStringLiteral("ROLLBACK")); // after a full disk SQLite may have done so itself
    return done;
}

Query::Query(Database& database, const char* sql) : m_database(database), m_query(database.m_database)
{
    m_query.setForwardOnly(true);
    if (!m_query.prepare(QString::fromUtf8(sql)))
        fail();
}

void Query::fail()
{
    m_error = m_database.errorOf(m_query.lastError());
}

Query& Query::bind(std::string_view text)
{
    m_query.bindValue(m_position++, QString::fromUtf8(text.empty() ? "" : text.data(),
                                                      static_cast<qsizetype>(text.size())));
    return *this;
}

Query& Query::bind(ByteView bytes)
{
    const auto view = textOf(bytes);
    m_query.bindValue(m_position++,
                      QByteArray(bytes.empty() ? "" : view.data(), static_cast<qsizetype>(view.size())));
    return *this;
}

Query& Query::bind(std::int64_t number)
{
    m_query.bindValue(m_position++, static_cast<qlonglong>(number));
    return *this;
}

Query& Query::bind(double number)
{
    m_query.bindValue(m_position++, number);
    return *this;
}

Query& Query::bindNull()
{
    m_query.bindValue(m_position++, QVariant());
    return *this;
}

Status Query::run()
{
    if (m_error)
        return *m_error;
    m_position = 0;
    m_running = true;
    if (!m_query.exec())
        fail();
    return status();
}

bool Query::next()
{
    if (!m_running && !run())
        return false;
    if (m_error)
        return false;
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        fail();
    m_running = false;
    m_query.finish(); // gives back its hold on the state it read
    return false;
}

Status Query::status() const
{
    return m_error ? Status(*m_error) : Status(std::monostate{});
}

std::string Query::text(int column) const
{
    return m_query.value(column).toString().toStdString();
}

Bytes Query::bytes(int column) const
{
    const QByteArray bytes = blob(column);
    return {bytes.begin(), bytes.end()};
}

QByteArray Query::blob(int column) const
{
    return m_query.value(column).toByteArray();
}

std::int64_t Query::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

double Query::real(int column) const
{
    return m_query.value(column).toDouble();
}

bool Query::isNull(int column) const
{
    return m_query.isNull(column);
}

std::int64_t Query::newId() const
{
    return m_query.lastInsertId().toLongLong();
}

} // namespace releve::store
