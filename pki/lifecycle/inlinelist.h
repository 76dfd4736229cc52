// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace releve::lifecycle {

/// A list of at most N plain values that lives where it stands: a step of a state machine allocates nothing.
template<class T, std::size_t N>
class InlineList
{
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    InlineList() = default;
    InlineList(const InlineList& other) { append(other); }
    InlineList& operator=(const InlineList& other)
    {
        if (this != &other) {
            m_size = 0;
            append(other);
        }
        return *this;
    }
    ~InlineList() = default;

    template<class... Arguments>
    void emplace_back(Arguments&&... arguments)
    {
        assert(m_size < N);
        new (m_storage + m_size * sizeof(T)) T(std::forward<Arguments>(arguments)...);
        ++m_size;
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const T* begin() const { return std::launder(reinterpret_cast<const T*>(m_storage)); }
    [[nodiscard]] const T* end() const { return begin() + m_size; }
    [[nodiscard]] const T& operator[](std::size_t i) const
    {
        assert(i < m_size);
        return begin()[i];
    }

private:
    void append(const InlineList& other)
    {
        for (const T& value : other)
            emplace_back(value);
    }

    alignas(T) std::byte m_storage[N * sizeof(T)];
    std::size_t m_size = 0;
};

} // namespace releve::lifecycle
