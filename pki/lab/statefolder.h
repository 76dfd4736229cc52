// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

#include "pki/base/result.h"
#include "pki/lifecycle/certificatefacts.h"
#include "pki/x509/privatekey.h"

namespace releve::lab {

/// The folder in which a certificate server keeps its state, locked as long as this lives: `lock`, `journal` and a file
/// for each private key. Used by one thread at a time.
class StateFolder
{
public:
    /// Makes the folder when there is none. AccessDenied when it cannot be written or another process has it.
    [[nodiscard]] static Result<std::unique_ptr<StateFolder>> open(const QString& path);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString journal() const;

    /// On the disk, and nobody else's to read, when this returns. CryptoFailure, IoFailure.
    [[nodiscard]] Status writeKey(lifecycle::KeyId id, const x509::PrivateKey& key) const;
    /// NotFound, AccessDenied, and what PrivateKey::fromPem() says.
    [[nodiscard]] Result<x509::PrivateKey> readKey(lifecycle::KeyId id) const;
    void removeKey(lifecycle::KeyId id) const;

private:
    StateFolder(const QString& path, const QString& lock) : m_path(path), m_lock(lock) {}
    Status lock();
    [[nodiscard]] QString keyFile(lifecycle::KeyId id) const;

    QString m_path;
    QLockFile m_lock;
};

} // namespace releve::lab
