// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>
#include <string>

#include "pki/store/store.h"

/// A folder with a store in it.
namespace storesupport {

using namespace releve;

inline const Instant start = *makeInstant(2026, 3, 1, 8, 0, 0);

class Folder
{
public:
    [[nodiscard]] QString file(const QString& name = QStringLiteral("releve.db")) const
    {
        return m_folder.filePath(name);
    }
    /// Opens the store; ends the program when it cannot.
    [[nodiscard]] std::unique_ptr<store::Store> open()
    {
        auto opened = tryOpen();
        if (!opened)
            qFatal("%s", opened.error().detail.c_str());
        return *std::move(opened);
    }
    [[nodiscard]] Result<std::unique_ptr<store::Store>> tryOpen(store::Fleet fleet = store::Fleet::Real)
    {
        return store::Store::open(file().toStdString(), clock, fleet);
    }
    /// Every byte of every file.
    [[nodiscard]] QByteArray everything() const
    {
        QByteArray all;
        for (const QFileInfo& info : QDir(m_folder.path()).entryInfoList(QDir::Files | QDir::Hidden))
            all += contentOf(info.filePath());
        return all;
    }
    [[nodiscard]] static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

    ManualClock clock{start};

private:
    QTemporaryDir m_folder;
};

inline store::DeviceRecord device(const std::string& name)
{
    store::DeviceRecord record;
    record.device.name = name;
    record.host = "192.0.2.7";
    record.user = "admin";
    record.passwordSource = "env:PW";
    return record;
}

} // namespace storesupport
