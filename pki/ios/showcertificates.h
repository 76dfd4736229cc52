// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/ios/showblock.h"

namespace releve::ios {

/// `show crypto pki certificates [verbose]`, IOS 12.4 to XE 17; `show crypto ca certificates` of older
/// trains.
class ShowCertificates final : public ShowBlock
{
public:
    using ShowBlock::ShowBlock;
    [[nodiscard]] bool begin(const TextLine& line) override;
    [[nodiscard]] bool feed(const TextLine& line) override;
    void wrapped(std::string_view rest) override;
    void finish() override;

private:
    /// What the lines without a label of their own belong to.
    enum class Part
    {
        Fields,
        Issuer,
        Subject,
        CrlPoints,
        Extensions
    };
    enum class Field
    {
        Status,
        Serial,
        Usage,
        Issuer,
        Subject,
        DisplayName,
        SubjectSerial,
        SubjectIp,
        CrlPoints,
        NotBefore,
        NotAfter,
        RenewDate,
        InstallTime,
        Trustpoints,
        Storage,
        KeyAlgorithm,
        KeyBits,
        SignatureAlgorithm,
        Extensions,
        KeyUsage,
        SubjectKeyId,
        AuthorityKeyId,
        Md5,
        Sha1,
        Sha256,
        KeyLabel,
        Trustpool,
        Ignored
    };
    static const std::array<Label<Field>, 48> labels;

    void feedName(const TextLine& line, std::string_view text);
    [[nodiscard]] bool feedUnlabelled(const TextLine& line, std::string_view text);
    void take(Field field, std::string_view value, const TextLine& line);
    void takeOther(Field field, std::string_view value, const TextLine& line);
    /// What the lines after that field belong to.
    [[nodiscard]] Part partAfter(Field field) const;
    /// Where a field goes; null when it is of another sort.
    [[nodiscard]] static std::string CertificateRecord::*textMember(Field field);
    [[nodiscard]] static std::string CertificateRecord::*hexMember(Field field);
    [[nodiscard]] static std::optional<PrintedTime> CertificateRecord::*dateMember(Field field);
    [[nodiscard]] PrintedName& name() { return m_part == Part::Issuer ? m_record.issuer : m_record.subject; }

    CertificateRecord m_record;
    Part m_part = Part::Fields;
    std::string* m_last = nullptr; ///< where the rest of a wrapped line goes
    bool m_open = false;
    bool m_hasFields = false;
    bool m_trustpool = false;
    std::uint32_t m_lines = 0;
    std::uint32_t m_headLine = 0;
    std::string m_head;
};

} // namespace releve::ios
