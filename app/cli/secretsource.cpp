// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/secretsource.h"

#include <QFile>

#include <algorithm>

namespace releve::cli {

namespace {

constexpr qint64 longestSecret = 4096;

struct Wiped
{
    QByteArray bytes;
    ~Wiped() { bytes.fill('\0'); }
};

Result<SecretBytes> firstLine(QFile& file)
{
    Wiped line{file.readLine(longestSecret)};
    if (file.error() != QFile::NoError)
        return Error{ErrorCode::IoFailure, file.errorString().toStdString()};
    if (line.bytes.isEmpty()) // a closed descriptor too: to take it for an empty passphrase would mislead
        return Error{ErrorCode::IoFailure, "nothing to read there"};
    auto end = line.bytes.size();
    while (end > 0 && (line.bytes.at(end - 1) == '\n' || line.bytes.at(end - 1) == '\r'))
        --end;
    return SecretBytes(std::string_view(line.bytes.constData(), static_cast<std::size_t>(end)));
}

Result<SecretBytes> fromFile(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, path.toStdString()};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::AccessDenied, file.errorString().toStdString()};
#ifndef Q_OS_WIN // access there is a matter of lists, not of these bits
    // Asked of the open file: the path may name another one by now.
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
    if (file.permissions() & others)
        return Error{ErrorCode::AccessDenied, path.toStdString() + " is open to others than its owner"};
#endif
    return firstLine(file);
}

Result<SecretBytes> fromDescriptor(int descriptor)
{
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, "descriptor " + std::to_string(descriptor)};
    return firstLine(file);
}

Result<SecretBytes> fromEnvironment(const QString& name)
{
    const QByteArray key = name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(key.constData()))
        return Error{ErrorCode::NotFound, "environment variable " + name.toStdString()};
    const Wiped value{qgetenv(key.constData())};
    return SecretBytes(
        std::string_view(value.bytes.constData(), static_cast<std::size_t>(value.bytes.size())));
}

} // namespace

std::optional<SecretSource> SecretSource::parse(const QString& text)
{
    if (text == QLatin1String("prompt"))
        return SecretSource{Kind::Prompt, {}, -1};
    const auto colon = text.indexOf(u':');
    const QString kind = text.left(colon);
    const QString where = text.mid(colon + 1);
    if (colon < 0 || where.isEmpty())
        return std::nullopt;
    if (kind == QLatin1String("env"))
        return SecretSource{Kind::Environment, where, -1};
    if (kind == QLatin1String("file"))
        return SecretSource{Kind::File, where, -1};
    bool isNumber = false;
    const int descriptor = where.toInt(&isNumber);
    if (kind == QLatin1String("fd") && isNumber && descriptor >= 0)
        return SecretSource{Kind::Descriptor, where, descriptor};
    return std::nullopt;
}

Result<SecretBytes> SecretSource::read() const
{
    switch (kind) {
    case Kind::Environment:
        return fromEnvironment(where);
    case Kind::Descriptor:
        return fromDescriptor(descriptor);
    case Kind::File:
        return fromFile(where);
    case Kind::Prompt:
        break;
    }
    return Error{ErrorCode::BadArgument, "a prompt is asked, not read"};
}

} // namespace releve::cli
