// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/diskfile.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace releve::lab {

Error fileError(ErrorCode code, const QFile& file)
{
    return {code, file.fileName().toStdString() + ": " + file.errorString().toStdString()};
}

Status syncFile(const QFile& file)
{
#ifdef Q_OS_WIN
    const bool synced = _commit(file.handle()) == 0;
#elif defined(Q_OS_MACOS)
    const bool synced = fcntl(file.handle(), F_FULLFSYNC) != -1 || fsync(file.handle()) == 0;
#else
    const bool synced = fdatasync(file.handle()) == 0;
#endif
    if (!synced)
        return Error{ErrorCode::IoFailure, file.fileName().toStdString() + ": not written to the disk"};
    return std::monostate{};
}

void syncFolder([[maybe_unused]] const QString& path)
{
#ifndef Q_OS_WIN
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
#endif
}

Status writeOwnerOnly(const QString& path, ByteView bytes, Durability durability)
{
    QFile file(path + QStringLiteral(".new"));
    file.remove(); // what a kill left behind, with whatever access it had
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                   QFile::ReadOwner | QFile::WriteOwner))
        return fileError(ErrorCode::IoFailure, file);
    const auto failed = [&file](Error why) { // half a file takes room that the next try needs
        file.remove();
        return why;
    };
    const auto size = static_cast<qint64>(bytes.size());
    if (file.write(reinterpret_cast<const char*>(bytes.data()), size) != size)
        return failed(fileError(ErrorCode::IoFailure, file));
    const bool sync = durability == Durability::PowerLoss;
    if (const auto synced = sync ? syncFile(file) : Status(std::monostate{}); !synced)
        return failed(synced.error());
    file.close();
    std::error_code error;
    // QFile::rename() replaces nothing.
    std::filesystem::rename(QFileInfo(file).filesystemFilePath(), QFileInfo(path).filesystemFilePath(),
                            error);
    if (error)
        return failed({ErrorCode::IoFailure, path.toStdString() + ": " + error.message()});
    if (sync)
        syncFolder(QFileInfo(path).absolutePath());
    return std::monostate{};
}

} // namespace releve::lab
