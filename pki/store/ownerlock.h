// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLockFile>
#include <QString>

#include <memory>
#include <string>

#include "pki/base/result.h"

namespace releve::store {

/// Shows other processes that whoever opened a store still lives: a file that the system keeps locked for exactly as long,
/// however the process ends. Used by one thread at a time.
class OwnerLock
{
public:
    /// AccessDenied.
    [[nodiscard]] static Result<std::unique_ptr<OwnerLock>> take(const QString& storePath);

    /// Told apart from every other owner, past ones too.
    [[nodiscard]] const std::string& id() const { return m_id; }
    /// Nobody holds that owner's lock, nor ever will again.
    [[nodiscard]] bool isGone(const std::string& owner) const;

private:
    OwnerLock(QString folder, std::string id);
    void sweep() const;
    [[nodiscard]] QString fileOf(const std::string& owner) const;

    QString m_folder;
    std::string m_id;
    QLockFile m_lock;
};

} // namespace releve::store
