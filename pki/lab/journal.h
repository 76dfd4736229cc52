// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>

#include <functional>
#include <memory>
#include <span>

#include "pki/base/result.h"
#include "pki/base/text.h"

namespace releve::lab {

/// An append-only file of checksummed records. A record is there whole or not at all, whenever the process is killed:
/// what was appended before a kill is read after it. A power failure can cost what was not synced.
///
/// Used by one thread at a time, but for sync() beside append().
class Journal
{
public:
    /// What to do with a record while the file is read; an error stops it.
    using Visitor = std::function<Status(ByteView record)>;

    /// Opens or creates the file and shows its records in order. A record cut short by a kill at the end of the file
    /// is cut off. Anything else that is wrong is an error that names the file and the place, and leaves the file as it
    /// is: BadEncoding; AccessDenied, IoFailure, and what `visit` says.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(const QString& path, const Visitor& visit);

    /// Appends in one write. IoFailure: nothing is appended, and what was there is as before.
    [[nodiscard]] Status append(ByteView record);
    /// Puts these records in the place of all there are, atomically and on the disk. On IoFailure all stays as it is.
    [[nodiscard]] Status replace(std::span<const Bytes> records);
    /// Asks the disk to keep what was appended. Beside append() in another thread, but not beside replace().
    [[nodiscard]] Status sync();

    /// Still there: on systems that let an open file be removed, what is appended to one that is not is lost.
    [[nodiscard]] bool isThere() const { return m_file.exists(); }
    [[nodiscard]] qint64 size() const { return m_size; }
    /// Bytes cut off at the end when it was opened.
    [[nodiscard]] qint64 cutOff() const { return m_cutOff; }

private:
    explicit Journal(const QString& path) : m_file(path) {}
    Status read(const Visitor& visit);
    Status recover();
    [[nodiscard]] Error failure(std::string_view what) const;

    QFile m_file;
    qint64 m_size = 0;
    qint64 m_cutOff = 0;
    bool m_torn = false; ///< bytes of a failed append may stand behind m_size
};

/// The checksum of the records: CRC-32 of IEEE 802.3.
[[nodiscard]] std::uint32_t crc32(ByteView bytes);

} // namespace releve::lab
