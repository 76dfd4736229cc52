// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ios/hexdump.h"
#include "pki/ios/showblock.h"

namespace releve::ios {

/// `show crypto key mypubkey rsa|ec|all [NAME]`.
class ShowKeys final : public ShowBlock
{
public:
    using ShowBlock::ShowBlock;
    [[nodiscard]] bool begin(const TextLine& line) override;
    [[nodiscard]] bool feed(const TextLine& line) override;
    void wrapped(std::string_view rest) override;
    void finish() override;

private:
    void open(const TextLine& line);
    void readKey();

    KeyRecord m_record;
    HexDump m_hex;
    bool m_inHex = false;
    bool m_hasData = false; ///< `Key Data:` was there
    std::string* m_last = nullptr;
    bool m_open = false;
    std::uint32_t m_headLine = 0;
};

} // namespace releve::ios
