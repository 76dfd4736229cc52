// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

/// The words the store's file has for enumerators. Only pki/store includes it.
namespace releve::store {

template<class Enum>
struct Word
{
    Enum value;
    std::string_view text;
};

template<class Enum, std::size_t size>
[[nodiscard]] constexpr std::string_view wordOf(const std::array<Word<Enum>, size>& words, Enum value)
{
    for (const Word<Enum>& word : words) {
        if (word.value == value)
            return word.text;
    }
    return {};
}

template<class Enum, std::size_t size>
[[nodiscard]] constexpr std::optional<Enum> valueOf(const std::array<Word<Enum>, size>& words,
                                                    std::string_view text)
{
    for (const Word<Enum>& word : words) {
        if (word.text == text)
            return word.value;
    }
    return std::nullopt;
}

} // namespace releve::store
