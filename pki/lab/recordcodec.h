// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pki/base/clock.h"
#include "pki/base/text.h"

namespace releve::lab {

/// Writes the fields of a record: integers little-endian, byte strings behind their length.
class RecordWriter
{
public:
    RecordWriter& number(std::uint64_t value);
    RecordWriter& instant(Instant value);
    RecordWriter& bytes(ByteView value);
    RecordWriter& text(std::string_view value) { return bytes(bytesOf(value)); }
    /// The fields of another one behind those of this one.
    RecordWriter& append(const RecordWriter& more);
    [[nodiscard]] const Bytes& record() const { return m_record; }

private:
    Bytes m_record;
};

/// Reads them back. Past the end, or past what fits, everything is empty and ok() false.
class RecordReader
{
public:
    explicit RecordReader(ByteView record) : m_rest(record) {}

    [[nodiscard]] std::uint64_t number();
    /// A number that has to fit `Integer`.
    template<class Integer>
    [[nodiscard]] Integer as()
    {
        const std::uint64_t value = number();
        m_ok = m_ok && static_cast<std::uint64_t>(static_cast<Integer>(value)) == value;
        return static_cast<Integer>(value);
    }
    [[nodiscard]] Instant instant();
    [[nodiscard]] ByteView bytes();
    [[nodiscard]] std::string text() { return std::string(textOf(bytes())); }

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    [[nodiscard]] ByteView take(std::size_t size);

    ByteView m_rest;
    bool m_ok = true;
};

} // namespace releve::lab
