// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ios/showblock.h"

namespace releve::ios {

/// `show crypto pki timers [detail]` (ROLLOVER_SPEC 4.1).
class ShowTimers final : public ShowBlock
{
public:
    using ShowBlock::ShowBlock;
    [[nodiscard]] bool begin(const TextLine& line) override;
    [[nodiscard]] bool feed(const TextLine& line) override;
    void wrapped(std::string_view rest) override;
    void finish() override { m_last = false; }

private:
    TimerSection m_section = TimerSection::Pki;
    bool m_last = false; ///< the last line fed was a row, the last one of the transcript
};

/// Takes a timer's value off the front: `639d23:54:17.977`, ` 3d 7:05:24.003`, `48.241`.
[[nodiscard]] std::optional<Duration> takeTimerValue(std::string_view& text);

} // namespace releve::ios
