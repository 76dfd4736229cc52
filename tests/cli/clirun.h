// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include "app/cli/command.h"

namespace releve::cli::test {

/// One command line run inside the test.
struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    explicit Run(const QStringList& arguments, const QByteArray& input = {},
                 std::function<std::optional<SecretBytes>(const QString&)> askSecret = {},
                 std::function<std::optional<QString>(const QString&)> ask = {})
    {
        QBuffer in;
        in.setData(input);
        in.open(QIODevice::ReadOnly);
        QBuffer outDevice(&out);
        outDevice.open(QIODevice::WriteOnly);
        QBuffer errDevice(&err);
        errDevice.open(QIODevice::WriteOnly);
        Streams streams{in, outDevice, errDevice, false, std::move(askSecret), std::move(ask)};
        code = run(arguments, streams);
    }

    /// Empty when the output is no JSON object in valid UTF-8.
    [[nodiscard]] QJsonObject json() const
    {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString text = decoder(out);
        return decoder.hasError() ? QJsonObject() : QJsonDocument::fromJson(text.toUtf8()).object();
    }

    [[nodiscard]] QJsonArray array(const char* key) const { return json()[QLatin1String(key)].toArray(); }
};

/// The objects of an array whose `key` is `value`.
inline QList<QJsonObject> having(const QJsonArray& array, const char* key, const QJsonValue& value)
{
    QList<QJsonObject> found;
    for (const QJsonValue& entry : array) {
        if (entry.toObject()[QLatin1String(key)] == value)
            found.append(entry.toObject());
    }
    return found;
}

} // namespace releve::cli::test
