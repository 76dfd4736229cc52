// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/statefolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include "pki/lab/diskfile.h"

namespace releve::lab {

Result<std::unique_ptr<StateFolder>> StateFolder::open(const QString& path)
{
    const QString absolute = QDir(path).absolutePath();
    if (!QDir().exists(absolute)) {
        if (!QDir().mkpath(absolute))
            return Error{ErrorCode::AccessDenied, absolute.toStdString() + ": the folder cannot be made"};
        QFile::setPermissions(absolute, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    std::unique_ptr<StateFolder> folder(new StateFolder(absolute, absolute + QStringLiteral("/lock")));
    if (const auto locked = folder->lock(); !locked)
        return locked.error();
    return folder;
}

/// A process that is gone holds nothing: not when its number is another's now, nor when it was killed while it wrote the
/// lock. What a living one holds the system lets nobody remove.
Status StateFolder::lock()
{
    m_lock.setStaleLockTime(0);
    bool locked = m_lock.tryLock(0);
    if (!locked && m_lock.error() == QLockFile::LockFailedError && m_lock.removeStaleLockFile())
        locked = m_lock.tryLock(0);
    qint64 process = 0;
    QString host;
    QString program;
    const bool isTold = m_lock.getLockInfo(&process, &host, &program);
    if (locked && isTold && process == QCoreApplication::applicationPid())
        return std::monostate{};
    if (!locked && m_lock.error() != QLockFile::LockFailedError)
        return Error{ErrorCode::AccessDenied, m_path.toStdString() + ": cannot be written"};
    return Error{ErrorCode::AccessDenied, m_path.toStdString() + ": in use by " + program.toStdString() +
                                              ", process " + std::to_string(process)};
}

QString StateFolder::journal() const
{
    return m_path + QStringLiteral("/journal");
}

QString StateFolder::keyFile(lifecycle::KeyId id) const
{
    return m_path + QStringLiteral("/key-%1.pem").arg(id);
}

Status StateFolder::writeKey(lifecycle::KeyId id, const x509::PrivateKey& key) const
{
    const auto pem = key.toPem();
    return pem ? writeOwnerOnly(keyFile(id), pem->view()) : pem.error();
}

Result<x509::PrivateKey> StateFolder::readKey(lifecycle::KeyId id) const
{
    QFile file(keyFile(id));
    if (!file.exists())
        return Error{ErrorCode::NotFound, file.fileName().toStdString()};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fileError(ErrorCode::AccessDenied, file);
    QByteArray pem = file.readAll();
    auto key = x509::PrivateKey::fromPem({pem.constData(), static_cast<std::size_t>(pem.size())});
    pem.fill('\0');
    if (!key)
        return Error{key.error().code, file.fileName().toStdString() + ": " + key.error().detail};
    return key;
}

void StateFolder::removeKey(lifecycle::KeyId id) const
{
    QFile::remove(keyFile(id));
}

} // namespace releve::lab
