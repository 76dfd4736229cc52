// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/recordcodec.h"

namespace releve::lab {

RecordWriter& RecordWriter::number(std::uint64_t value)
{
    for (unsigned shift = 0; shift < 64; shift += 8)
        m_record.push_back(static_cast<std::uint8_t>(value >> shift));
    return *this;
}

RecordWriter& RecordWriter::instant(Instant value)
{
    return number(static_cast<std::uint64_t>(value.time_since_epoch().count()));
}

RecordWriter& RecordWriter::bytes(ByteView value)
{
    number(value.size());
    m_record.insert(m_record.end(), value.begin(), value.end());
    return *this;
}

RecordWriter& RecordWriter::append(const RecordWriter& more)
{
    m_record.insert(m_record.end(), more.m_record.begin(), more.m_record.end());
    return *this;
}

std::uint64_t RecordReader::number()
{
    std::uint64_t value = 0;
    unsigned shift = 0;
    for (const std::uint8_t byte : take(8)) {
        value |= std::uint64_t{byte} << shift;
        shift += 8;
    }
    return value;
}

Instant RecordReader::instant()
{
    return Instant(Duration(static_cast<Duration::rep>(number())));
}

ByteView RecordReader::bytes()
{
    const std::uint64_t size = number();
    return take(static_cast<std::size_t>(size));
}

ByteView RecordReader::take(std::size_t size)
{
    if (!m_ok || size > m_rest.size()) {
        m_ok = false;
        m_rest = {};
        return {};
    }
    const ByteView taken = m_rest.first(size);
    m_rest = m_rest.subspan(size);
    return taken;
}

} // namespace releve::lab
