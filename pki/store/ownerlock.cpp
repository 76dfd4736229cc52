// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/ownerlock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <chrono>
#include <utility>

namespace releve::store {

namespace {

/// With no limit Qt would ask whether a process of that number runs, and numbers are used again. Past one of a millisecond
/// it asks the system for the lock itself, which nobody gets while its owner lives.
constexpr int askTheSystem = 1;

/// An owner that has just come may not have locked its file yet.
constexpr std::chrono::hours youngest{1};

} // namespace

Result<std::unique_ptr<OwnerLock>> OwnerLock::take(const QString& storePath)
{
    const QString folder = storePath + QStringLiteral(".owners");
    if (!QDir().exists(folder)) {
        if (!QDir().mkpath(folder))
            return Error{ErrorCode::AccessDenied, folder.toStdString() + ": the folder cannot be made"};
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    std::unique_ptr<OwnerLock> lock(
        new OwnerLock(folder, QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()));
    if (!lock->m_lock.tryLock(0))
        return Error{ErrorCode::AccessDenied, folder.toStdString() + ": no lock to be had"};
    lock->sweep();
    return lock;
}

OwnerLock::OwnerLock(QString folder, std::string id)
    : m_folder(std::move(folder)), m_id(std::move(id)), m_lock(fileOf(m_id))
{
    m_lock.setStaleLockTime(askTheSystem);
}

QString OwnerLock::fileOf(const std::string& owner) const
{
    return m_folder + u'/' + QString::fromStdString(owner);
}

/// Removes what processes left behind that were killed.
void OwnerLock::sweep() const
{
    const QDateTime limit = QDateTime::currentDateTimeUtc().addSecs(-std::chrono::seconds(youngest).count());
    for (const QFileInfo& file : QDir(m_folder).entryInfoList(QDir::Files)) {
        if (file.lastModified() < limit)
            (void)isGone(file.fileName().toStdString());
    }
}

bool OwnerLock::isGone(const std::string& owner) const
{
    if (owner == m_id)
        return false;
    QLockFile theirs(fileOf(owner));
    theirs.setStaleLockTime(askTheSystem);
    return theirs.tryLock(0); // and gives it back at once, which removes the file
}

} // namespace releve::store
