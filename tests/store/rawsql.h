// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

/// A store's file without the store: to look into it, and to spoil it.
namespace rawsql {

/// Carries out statements one by one; the value of the last one's first row.
inline QVariant run(const QString& path, const QList<QByteArray>& statements)
{
    QVariant value;
    const QString name = QStringLiteral("raw");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("%s: %s", qPrintable(path), qPrintable(database.lastError().text()));
        for (const QByteArray& statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(QString::fromUtf8(statement)))
                qFatal("%s: %s", statement.constData(), qPrintable(query.lastError().text()));
            value = query.next() ? query.value(0) : QVariant();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return value;
}

inline QVariant run(const QString& path, const QByteArray& statement)
{
    return run(path, QList<QByteArray>{statement});
}

} // namespace rawsql
