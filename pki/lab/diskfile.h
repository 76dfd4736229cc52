// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>

#include "pki/base/result.h"
#include "pki/base/text.h"

/// What Qt does not say about files: that they are on the disk.
namespace releve::lab {

/// What the system says about a file, with its name.
[[nodiscard]] Error fileError(ErrorCode code, const QFile& file);

/// Asks the disk to keep what was written. From any thread while the file is open. IoFailure.
[[nodiscard]] Status syncFile(const QFile& file);
/// The same of a folder's entries, where the system knows that; elsewhere nothing happens.
void syncFolder(const QString& path);

/// What a file has to outlive once it is written.
enum class Durability
{
    Kill,      ///< of the process: the system has it
    PowerLoss, ///< the disk has it
};

/// Puts a file with these bytes at `path`, atomically, readable by its owner only. IoFailure.
[[nodiscard]] Status writeOwnerOnly(const QString& path, ByteView bytes,
                                    Durability durability = Durability::PowerLoss);

} // namespace releve::lab
