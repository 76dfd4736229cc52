// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "pki/base/secretbytes.h"
#include "pki/lab/recordcodec.h"
#include "pki/x509/certificate.h"
#include "pki/x509/crl.h"
#include "pki/x509/privatekey.h"
#include "pki/x509/request.h"

/// What is kept of a router, in one list of fields that is both written and read: `archive(field)(field)…`. A type has
/// its own list as a function `fields(archive, value)`.
namespace releve::lab {

class StateSaver
{
public:
    static constexpr bool loads = false;

    explicit StateSaver(RecordWriter& record) : m_record(record) {}

    template<class T>
    StateSaver& operator()(const T& value)
    {
        write(value);
        return *this;
    }

private:
    template<class T>
    void write(const T& value)
    {
        if constexpr (std::is_enum_v<T> || std::is_integral_v<T>)
            m_record.number(static_cast<std::uint64_t>(value));
        else
            fields(*this, const_cast<T&>(value)); // which is only read
    }
    void write(Instant value) { m_record.instant(value); }
    template<class Rep, class Period>
    void write(std::chrono::duration<Rep, Period> value)
    {
        m_record.number(static_cast<std::uint64_t>(value.count()));
    }
    void write(const std::string& value) { m_record.text(value); }
    void write(const x509::Certificate& value) { m_record.bytes(value.der()); }
    void write(const x509::Request& value) { m_record.bytes(value.der()); }
    void write(const x509::Crl& value) { m_record.bytes(value.der()); }
    void write(const x509::PrivateKey& value)
    {
        const auto pkcs8 = value.toPkcs8();
        m_record.bytes(pkcs8 ? pkcs8->view() : ByteView());
    }
    void write(const std::shared_ptr<const SecretBytes>& value)
    {
        m_record.number(value ? 1 : 0).bytes(value ? value->view() : ByteView());
    }
    template<class T>
    void write(const std::optional<T>& value)
    {
        m_record.number(value ? 1 : 0);
        if (value)
            write(*value);
    }
    template<class T>
    void write(const std::vector<T>& values)
    {
        m_record.number(values.size());
        for (const T& value : values)
            write(value);
    }
    template<class Key, class T, class Less>
    void write(const std::map<Key, T, Less>& values)
    {
        m_record.number(values.size());
        for (const auto& [key, value] : values) {
            write(key);
            write(value);
        }
    }

    RecordWriter& m_record;
};

/// Reads it back; ok() is false when that could not be, and what was read is not to be used then.
class StateLoader
{
public:
    static constexpr bool loads = true;

    explicit StateLoader(RecordReader& record) : m_record(record) {}

    template<class T>
    StateLoader& operator()(T& value)
    {
        read(value);
        return *this;
    }
    [[nodiscard]] bool ok() const { return m_ok && m_record.ok(); }

private:
    template<class T>
    void read(T& value)
    {
        if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(m_record.as<std::underlying_type_t<T>>());
        else if constexpr (std::is_same_v<T, bool>)
            value = m_record.number() != 0;
        else if constexpr (std::is_integral_v<T>)
            value = m_record.as<T>();
        else
            fields(*this, value);
    }
    void read(Instant& value) { value = m_record.instant(); }
    template<class Rep, class Period>
    void read(std::chrono::duration<Rep, Period>& value)
    {
        value = std::chrono::duration<Rep, Period>(static_cast<Rep>(m_record.number()));
    }
    void read(std::string& value) { value = m_record.text(); }
    void read(std::shared_ptr<const SecretBytes>& value)
    {
        const bool is = m_record.number() != 0;
        const ByteView bytes = m_record.bytes();
        value = is ? std::make_shared<SecretBytes>(bytes) : nullptr;
    }
    /// What cannot be empty is read in one piece.
    template<class T>
    [[nodiscard]] std::optional<T> take()
    {
        if constexpr (std::is_default_constructible_v<T>) {
            T value{};
            read(value);
            return ok() ? std::optional(std::move(value)) : std::nullopt;
        } else {
            auto value = T::fromDer(m_record.bytes());
            m_ok = m_ok && value;
            return value ? std::optional(std::move(*value)) : std::nullopt;
        }
    }
    template<class T>
    void read(std::optional<T>& value)
    {
        value.reset();
        if (m_record.number() != 0)
            value = take<T>();
    }
    template<class T>
    void read(std::vector<T>& values)
    {
        values.clear();
        for (std::uint64_t left = m_record.number(); left > 0 && ok(); --left) {
            if (auto value = take<T>())
                values.push_back(std::move(*value));
        }
    }
    template<class Key, class T, class Less>
    void read(std::map<Key, T, Less>& values)
    {
        values.clear();
        for (std::uint64_t left = m_record.number(); left > 0 && ok(); --left) {
            auto key = take<Key>();
            auto value = take<T>();
            if (key && value)
                values.emplace(std::move(*key), std::move(*value));
        }
    }

    RecordReader& m_record;
    bool m_ok = true;
};

} // namespace releve::lab
