// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include "app/cli/streams.h"

namespace releve::cli {

/// What a command was given to read: a file, or `-` for standard input.
struct SourceFile
{
    QString name;       ///< as records hold it: the path, or `stdin`
    QString shown;      ///< as a person reads it
    QByteArray content; ///< empty when it was not read
    QString reason;     ///< why it was not; a sentence

    [[nodiscard]] bool ok() const { return reason.isEmpty(); }

    /// Reads all of it, up to one byte more than `most`: a device file has no end. Folders, missing, unreadable and
    /// empty files are refused.
    [[nodiscard]] static SourceFile read(const QString& argument, Streams& streams, qint64 most);
};

} // namespace releve::cli
