// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pki/base/text.h"

namespace releve::fleet {

/// The bytes of a source as text, whatever wrote them: with or without a byte order mark, UTF-16 too, stray NULs left
/// out. Does not own what was text already.
class SourceText
{
public:
    /// Empty when the bytes are no text. They must outlive it.
    [[nodiscard]] static std::optional<SourceText> of(ByteView content);

    [[nodiscard]] std::string_view view() const
    {
        return m_converted ? std::string_view(*m_converted) : textOf(m_body);
    }
    /// Nothing had to be converted.
    [[nodiscard]] bool isAsItWas() const { return !m_converted; }
    /// NULs left out.
    [[nodiscard]] std::size_t zeros() const { return m_zeros; }

private:
    SourceText() = default;

    ByteView m_body;
    std::optional<std::string> m_converted;
    std::size_t m_zeros = 0;
};

} // namespace releve::fleet
