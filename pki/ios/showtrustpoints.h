// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ios/showblock.h"

namespace releve::ios {

/// `show crypto pki trustpoints [status]`.
class ShowTrustpoints final : public ShowBlock
{
public:
    using ShowBlock::ShowBlock;
    [[nodiscard]] bool begin(const TextLine& line) override;
    [[nodiscard]] bool feed(const TextLine& line) override;
    void wrapped(std::string_view rest) override;
    void finish() override;

private:
    /// Whose name and fingerprints follow.
    enum class Part
    {
        Ca,
        Identity
    };

    [[nodiscard]] bool feedLabelled(std::string_view label, std::string_view value, const TextLine& line);
    [[nodiscard]] bool feedSentence(std::string_view text);
    [[nodiscard]] bool feedState(std::string_view text);
    [[nodiscard]] PrintedName& name()
    {
        return m_part == Part::Ca ? m_record.caSubject : m_record.identitySubject;
    }
    void takeText(std::string& field, std::string_view value);
    void takeAttributes(std::string_view text);

    TrustpointRecord m_record;
    Part m_part = Part::Ca;
    bool m_inName = false;
    bool m_dateFollows = false;
    std::string* m_last = nullptr;
    bool m_open = false;
    std::uint32_t m_headLine = 0;
};

} // namespace releve::ios
