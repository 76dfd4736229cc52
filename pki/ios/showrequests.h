// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ios/showblock.h"

namespace releve::ios {

/// `show crypto pki server NAME requests` (ROLLOVER_SPEC 5.5).
class ShowRequests final : public ShowBlock
{
public:
    using ShowBlock::ShowBlock;
    [[nodiscard]] bool begin(const TextLine& line) override;
    [[nodiscard]] bool feed(const TextLine& line) override;
    void wrapped(std::string_view rest) override;
    void finish() override { m_last = false; }

private:
    RequestList m_list = RequestList::Router;
    bool m_last = false; ///< the last line fed was a row, the last one of the transcript
};

} // namespace releve::ios
