// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ios/showblock.h"

namespace releve::ios {

/// `show crypto pki server`.
class ShowServer final : public ShowBlock
{
public:
    using ShowBlock::ShowBlock;
    [[nodiscard]] bool begin(const TextLine& line) override;
    [[nodiscard]] bool feed(const TextLine& line) override;
    void wrapped(std::string_view rest) override;
    void finish() override;

private:
    enum class Field
    {
        Status,
        State,
        Issuer,
        CaFingerprint,
        RaFingerprint,
        GrantingMode,
        LastSerial,
        CaExpires,
        CrlNextUpdate,
        Storage,
        DatabaseLevel,
        AutoRolloverTimer,
        RolloverStatus,
        RolloverFingerprint,
        RolloverExpires
    };
    static const std::array<Label<Field>, 20> labels;

    void take(Field field, std::string_view value, const TextLine& line);
    void takeText(std::string& field, std::string_view value);
    [[nodiscard]] bool feedSentence(std::string_view text);
    [[nodiscard]] ServerRollover& rollover();

    ServerRecord m_record;
    std::string* m_last = nullptr;
    bool m_open = false;
    std::uint32_t m_headLine = 0;
};

/// `90 days`, `1 days 2 hours 30 minutes`.
[[nodiscard]] std::optional<lifecycle::DaysHoursMinutes> daysHoursMinutes(std::string_view text);

} // namespace releve::ios
