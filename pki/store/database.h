// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/base/text.h"

/// The thin layer over Qt SQL that the rest of this folder is written on. Only pki/store includes it.
namespace releve::store {

/// One connection to an SQLite file. Lives in the thread that opened it.
///
/// Errors of everything that goes through it: Busy when another process holds the file for longer than the time-out,
/// DiskFull, Damaged, AccessDenied, AlreadyExists (what has to be unique is there), NotFound (what is referred to is not),
/// IoFailure; each with the file and what SQLite says.
class Database
{
public:
    enum class Access
    {
        ReadOnly,
        ReadWrite
    };

    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString& path, Access access);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// One statement without values; what it returns is passed over.
    [[nodiscard]] Status run(const QString& sql);
    /// The one value of the one row a statement returns. NotFound without a row.
    [[nodiscard]] Result<std::string> value(const QString& sql);

    /// Everything `work` does, or nothing of it. Takes the right to write at its beginning, so that nobody changes what it
    /// reads. Not to be nested.
    [[nodiscard]] Status write(const std::function<Status()>& work);
    /// Reads one and the same state throughout.
    [[nodiscard]] Status read(const std::function<Status()>& work);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] Error errorOf(const QSqlError& error) const;

private:
    friend class Query;
    Database(const QString& path, const QString& connection) : m_path(path), m_connection(connection) {}
    Status transaction(const QString& begin, const std::function<Status()>& work);

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    std::function<Status()> m_beforeWriting;

public:
    /// Asked at the beginning of each write().
    void setBeforeWriting(std::function<Status()> check) { m_beforeWriting = std::move(check); }
};

/// One prepared statement. Values are bound in the order of its question marks.
class Query
{
public:
    Query(Database& database, const char* sql);

    Query& bind(std::string_view text);
    Query& bind(const char* text) { return bind(std::string_view(text)); }
    Query& bind(ByteView bytes);
    Query& bind(std::int64_t number);
    Query& bind(bool flag) { return bind(std::int64_t{flag ? 1 : 0}); }
    Query& bind(double number);
    Query& bind(Instant instant) { return bind(instant.time_since_epoch().count()); }
    Query& bindNull();
    template<class T>
    Query& bind(const std::optional<T>& value)
    {
        return value ? bind(*value) : bindNull();
    }

    /// Carries it out. May be called again after binding anew.
    [[nodiscard]] Status run();
    /// Carries it out at the first call. False at the end, and when it failed: see status().
    [[nodiscard]] bool next();
    [[nodiscard]] Status status() const;

    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Bytes bytes(int column) const;
    /// Without copying: valid until next().
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] Instant instant(int column) const { return Instant(Duration(integer(column))); }
    [[nodiscard]] std::optional<Instant> optionalInstant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }
    /// The number given to the row just inserted.
    [[nodiscard]] std::int64_t newId() const;
    /// How many rows were changed.
    [[nodiscard]] int changed() const { return m_query.numRowsAffected(); }

private:
    void fail();

    Database& m_database;
    QSqlQuery m_query;
    std::optional<Error> m_error;
    int m_position = 0;
    bool m_running = false;
};

} // namespace releve::store
