// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/ios/transcriptbuilder.h"

namespace releve::ios {

/// PEM blocks in a text. Certificates, alone or in a PKCS#7 bundle, become records of form Pem; a private key is passed over with a
/// problem, none of its lines kept.
class PemText
{
public:
    explicit PemText(TranscriptBuilder& builder) : m_builder(builder) {}

    /// `-----BEGIN …-----`
    [[nodiscard]] bool begin(const TextLine& line);
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// A line after the first. False, and the block over, when the line is clearly none of the block's.
    [[nodiscard]] bool feed(const TextLine& line);
    /// The block ends without its last line.
    void cutShort();

    /// `------Trustpoint: NAME------`, `% CA certificate:` and their like, which say what the next block is.
    [[nodiscard]] bool describe(std::string_view text);
    /// What was described is over.
    void forget();

private:
    void close();
    void readBody(const Origin& origin, const std::string& head, Status (PemText::*read)(ByteView));
    Status readCertificate(ByteView der);
    Status readBundle(ByteView der);
    void add(x509::Certificate certificate);

    TranscriptBuilder& m_builder;
    bool m_open = false;
    bool m_private = false;
    unsigned m_strayLines = 0;
    std::string m_label;
    std::string m_body;
    std::uint32_t m_headLine = 0;
    std::string m_trustpoint;
    CertificateKind m_kind = CertificateKind::Identity;
    bool m_kindKnown = false;
};

} // namespace releve::ios
