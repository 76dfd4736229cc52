// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

/// The words of pki/ops's codes, as journal, audit log and JSON have them: kebab-case, never changed once released.
namespace releve::ops {

/// One word for each enumerator, in their order; the enumeration ends with `Count`.
template<class Code>
using Words = std::array<std::string_view, static_cast<std::size_t>(Code::Count)>;

template<class Code>
[[nodiscard]] constexpr std::string_view wordIn(const Words<Code>& words, Code code)
{
    const auto place = static_cast<std::size_t>(code);
    return place < words.size() ? words[place] : std::string_view();
}

template<class Code>
[[nodiscard]] constexpr std::optional<Code> codeIn(const Words<Code>& words, std::string_view word)
{
    const auto* const found = std::find(words.begin(), words.end(), word);
    if (word.empty() || found == words.end())
        return std::nullopt;
    return static_cast<Code>(found - words.begin());
}

} // namespace releve::ops
