// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ios/transcriptbuilder.h"

namespace releve::ios {

/// `show clock [detail]`, and the two lines that `terminal exec prompt timestamp` prints before every output.
class ShowClock
{
public:
    explicit ShowClock(TranscriptBuilder& builder) : m_builder(builder) {}

    /// Takes a clock line, which stands alone; false when the line is none.
    [[nodiscard]] bool feed(const TextLine& line);
    /// Nothing that follows belongs to the clock last read.
    void finish() { m_detail = false; }

private:
    [[nodiscard]] bool feedSource(std::string_view source, const TextLine& line);
    void add(std::string_view date, std::string_view source, const TextLine& line);

    TranscriptBuilder& m_builder;
    bool m_detail = false; ///< `show clock detail` may say the source of the clock last read
};

} // namespace releve::ios
