// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/filestore.h"

#include <QDir>
#include <QFile>
#include <QUrl>

#include <algorithm>
#include <array>

#include "pki/lab/diskfile.h"
#include "pki/lab/network.h"

namespace releve::lab {

namespace {

/// A router's own file systems.
constexpr std::array ownSystems{"nvram", "flash", "unix", "bootflash", "disk0"};
/// What a file store serves.
constexpr std::array storeSchemes{"ftp", "tftp", "http", "https", "scp", "sftp", "rcp"};

template<std::size_t n>
bool isOneOf(const QString& scheme, const std::array<const char*, n>& schemes)
{
    return std::any_of(schemes.begin(), schemes.end(),
                       [&](const char* known) { return scheme == QLatin1String(known); });
}

Error refused(std::string_view url, const char* why)
{
    return {ErrorCode::BadArgument, escaped(url) + ": " + why};
}

/// Below `root`, whatever `..` says.
Result<QString> below(const QString& root, const QString& path, std::string_view url)
{
    const QString clean = QDir::cleanPath(QStringLiteral("/") + path);
    if (clean.startsWith(QStringLiteral("/..")) || clean.contains(QChar(u'\0')))
        return refused(url, "not a file name");
    return QString(root + clean);
}

} // namespace

Result<QString> FileStore::pathOf(std::string_view text) const
{
    constexpr std::size_t longest = 512;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || text.size() > longest)
        return refused(text, "not a URL of a file system");
    const QString url = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const QString scheme = url.left(static_cast<qsizetype>(colon)).toLower();
    const QString rest = url.mid(static_cast<qsizetype>(colon) + 1);
    if (isOneOf(scheme, ownSystems))
        return below(m_folder + QLatin1Char('/') + scheme, rest, text);
    if (!isOneOf(scheme, storeSchemes) || !rest.startsWith(QStringLiteral("//")))
        return refused(text, "no such file system");
    const QUrl parsed(url);
    if (!parsed.isValid() || parsed.host().isEmpty())
        return refused(text, "no host in it");
    if (const auto reached = m_network.reachesStore(parsed.host().toStdString(), m_router); !reached)
        return reached.error();
    return below(m_stores + QLatin1Char('/') + parsed.host(), parsed.path(), text);
}

Status FileStore::check(std::string_view url) const
{
    const auto path = pathOf(url);
    return path ? Status(std::monostate{}) : path.error();
}

Status FileStore::write(std::string_view url, ByteView bytes) const
{
    const auto path = pathOf(url);
    if (!path)
        return path.error();
    if (m_isFull)
        return Error{ErrorCode::IoFailure, escaped(url) + ": no space left on device"};
    if (!QDir().mkpath(QFileInfo(*path).path()))
        return Error{ErrorCode::IoFailure, escaped(url) + ": the folder cannot be made"};
    return writeOwnerOnly(*path, bytes);
}

Result<Bytes> FileStore::read(std::string_view url) const
{
    const auto path = pathOf(url);
    if (!path)
        return path.error();
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, escaped(url) + ": no such file"};
    const QByteArray bytes = file.readAll();
    return Bytes(bytes.begin(), bytes.end());
}

Status FileStore::remove(std::string_view url) const
{
    const auto path = pathOf(url);
    if (!path)
        return path.error();
    if (!QFile::remove(*path))
        return Error{ErrorCode::NotFound, escaped(url) + ": no such file"};
    return std::monostate{};
}

Result<std::vector<StoredFile>> FileStore::list(std::string_view url) const
{
    const auto path = pathOf(url);
    if (!path)
        return path.error();
    std::vector<StoredFile> files;
    for (const QFileInfo& file : QDir(*path).entryInfoList(QDir::Files, QDir::Name))
        files.push_back({file.fileName().toStdString(), static_cast<std::size_t>(file.size())});
    return files;
}

} // namespace releve::lab
