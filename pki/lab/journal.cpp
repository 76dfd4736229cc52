// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/journal.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

#include "pki/base/littleendian.h"
#include "pki/lab/diskfile.h"

namespace releve::lab {

namespace {

// A file is the head and then records: length, checksum of the length, bytes, checksum of the bytes. The length has a
// checksum of its own, because a damaged one would make all that follows look like one record cut short.
constexpr std::string_view fileHead = "RELEVEJ1";
constexpr std::size_t recordHead = 8;
constexpr std::size_t recordTail = 4;
constexpr std::uint32_t longestRecord = 64 * 1024 * 1024;

constexpr std::array<std::uint32_t, 256> crcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320U : 0U);
        table[i] = value;
    }
    return table;
}();

void appendFramed(Bytes& to, ByteView record)
{
    const std::size_t start = to.size();
    appendLittleEndian32(to, static_cast<std::uint32_t>(record.size()));
    appendLittleEndian32(to, crc32(ByteView(to).subspan(start, 4)));
    to.insert(to.end(), record.begin(), record.end());
    appendLittleEndian32(to, crc32(record));
}

bool isZero(ByteView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

} // namespace

std::uint32_t crc32(ByteView bytes)
{
    std::uint32_t value = 0xFFFFFFFF;
    for (const std::uint8_t byte : bytes)
        value = (value >> 8) ^ crcTable[(value ^ byte) & 0xFF];
    return ~value;
}

Result<std::unique_ptr<Journal>> Journal::open(const QString& path, const Visitor& visit)
{
    std::unique_ptr<Journal> journal(new Journal(path));
    if (!journal->m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered,
                              QFile::ReadOwner | QFile::WriteOwner))
        return fileError(ErrorCode::AccessDenied, journal->m_file);
    if (const auto read = journal->read(visit); !read)
        return read.error();
    return journal;
}

Status Journal::read(const Visitor& visit)
{
    const qint64 length = m_file.size();
    const auto* mapped = length == 0 ? nullptr : m_file.map(0, length);
    if (length != 0 && !mapped)
        return failure("not read");
    const ByteView all(mapped, static_cast<std::size_t>(length));
    const auto damaged = [&](std::size_t at, const std::string& why) {
        return Error{ErrorCode::BadEncoding, m_file.fileName().toStdString() + ": damaged at byte " +
                                                 std::to_string(at) + ": " + why};
    };
    // The file is made with its head in one write, yet that write may have been cut short too.
    const ByteView head = bytesOf(fileHead);
    if (!std::equal(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), head.size())),
                    head.begin()))
        return damaged(0, "not a journal of this version");
    std::size_t at = std::min(all.size(), head.size());
    while (at >= head.size()) {
        const ByteView rest = all.subspan(at);
        if (rest.size() < recordHead || isZero(rest.first(recordHead))) {
            if (!isZero(rest) && rest.size() >= recordHead)
                return damaged(at, "zeros");
            break; // cut short, or room that a power failure left empty
        }
        const std::size_t size = littleEndian32(rest);
        if (crc32(rest.first(4)) != littleEndian32(rest.subspan(4)) || size > longestRecord)
            return damaged(at, "the length of a record");
        if (rest.size() < recordHead + size + recordTail)
            break;
        const ByteView record = rest.subspan(recordHead, size);
        if (crc32(record) != littleEndian32(rest.subspan(recordHead + size)))
            return damaged(at, "the checksum of a record");
        if (const auto taken = visit(record); !taken)
            return damaged(at, taken.error().detail);
        at += recordHead + size + recordTail;
    }
    if (mapped)
        m_file.unmap(const_cast<uchar*>(mapped));
    if (at < head.size()) {
        if (!m_file.resize(0) || m_file.write(fileHead.data(), static_cast<qint64>(head.size())) !=
                                     static_cast<qint64>(head.size()))
            return failure("not created");
        if (auto synced = syncFile(m_file); !synced)
            return synced;
        syncFolder(QFileInfo(m_file).absolutePath());
        at = head.size();
    }
    m_size = static_cast<qint64>(at);
    m_cutOff = std::max<qint64>(0, length - m_size);
    m_torn = m_cutOff > 0;
    return recover();
}

Status Journal::append(ByteView record)
{
    if (auto recovered = recover(); !recovered)
        return recovered;
    if (record.size() > longestRecord)
        return Error{ErrorCode::TooLarge, "a record of " + std::to_string(record.size()) + " bytes"};
    Bytes framed;
    framed.reserve(recordHead + record.size() + recordTail);
    appendFramed(framed, record);
    const auto size = static_cast<qint64>(framed.size());
    if (!m_file.seek(m_size) || m_file.write(reinterpret_cast<const char*>(framed.data()), size) != size) {
        const Error error = failure("not written");
        m_torn = true;
        (void)recover(); // a full disk lets a file be shortened; if not, the next append tries again
        return error;
    }
    m_size += size;
    return std::monostate{};
}

/// Cuts off what a failed append left behind.
Status Journal::recover()
{
    if (m_torn && !m_file.resize(m_size))
        return failure("not shortened");
    m_torn = false;
    return std::monostate{};
}

Status Journal::replace(std::span<const Bytes> records)
{
    Bytes all(fileHead.begin(), fileHead.end());
    for (const Bytes& record : records)
        appendFramed(all, record);
    m_file.close(); // Windows replaces no open file
    auto written = writeOwnerOnly(m_file.fileName(), all);
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return failure("not opened again");
    if (!written)
        return written;
    m_size = static_cast<qint64>(all.size());
    m_torn = false;
    return std::monostate{};
}

Status Journal::sync()
{
    return syncFile(m_file);
}

Error Journal::failure(std::string_view what) const
{
    return {ErrorCode::IoFailure, m_file.fileName().toStdString() + ": " + std::string(what) + " at byte " +
                                      std::to_string(m_size) + ": " + m_file.errorString().toStdString()};
}

} // namespace releve::lab
