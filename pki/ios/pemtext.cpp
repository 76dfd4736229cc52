// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/pemtext.h"

#include <algorithm>
#include <utility>

#include "pki/base/text.h"
#include "pki/x509/container.h"

namespace releve::ios {
namespace {

constexpr std::string_view beginMark = "-----BEGIN ";
constexpr std::string_view endMark = "-----END ";
constexpr std::string_view dashes = "-----";
/// No certificate is longer; what follows is passed over.
constexpr std::size_t longestBody = 256 * 1024;
/// More lines than this that cannot be base64: the end of the block was lost.
constexpr unsigned mostStrayLines = 4;

bool isBase64(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return isAlpha(c) || isDigit(c) || c == '+' || c == '/' || c == '=' || c == ' ';
    });
}

} // namespace

bool PemText::begin(const TextLine& line)
{
    std::string_view text = trimmed(line.text);
    if (!consume(text, beginMark) || !text.ends_with(dashes))
        return false;
    m_label = toUtf8(trimmed(text.substr(0, text.size() - dashes.size())));
    m_private = m_label.find("PRIVATE KEY") != std::string::npos;
    m_body.clear();
    m_strayLines = 0;
    m_headLine = line.number;
    m_open = true;
    return true;
}

bool PemText::feed(const TextLine& line)
{
    const std::string_view text = trimmed(line.text);
    if (text.starts_with(endMark)) {
        close();
        return true;
    }
    if (text.starts_with(beginMark)) {
        cutShort();
        return false;
    }
    if (m_private) // `Proc-Type:` and whatever else: nothing is looked at, nothing kept
        return true;
    if (!isBase64(text) && ++m_strayLines > mostStrayLines) {
        cutShort();
        return false;
    }
    if (m_body.size() + text.size() < longestBody)
        m_body.append(text).append(1, '\n');
    return true;
}

void PemText::close()
{
    m_open = false;
    const Origin origin = m_builder.origin(m_headLine);
    const std::string head = std::string(beginMark) + m_label + std::string(dashes);
    if (m_private)
        m_builder.problem(ProblemCode::PrivateKeyIgnored, origin, head);
    else if (m_label == "CERTIFICATE" || m_label == "X509 CERTIFICATE" || m_label == "TRUSTED CERTIFICATE")
        readBody(origin, head, &PemText::readCertificate);
    else if (m_label == "PKCS7" || m_label == "CMS")
        readBody(origin, head, &PemText::readBundle);
    else
        m_builder.problem(ProblemCode::PemNotUnderstood, origin, head, "not a certificate");
    m_body.clear();
}

void PemText::readBody(const Origin& origin, const std::string& head, Status (PemText::*read)(ByteView))
{
    const auto bytes = fromBase64(m_body);
    if (!bytes)
        m_builder.problem(ProblemCode::PemNotUnderstood, origin, head, "not base64");
    else if (const Status status = (this->*read)(*bytes); !status)
        m_builder.problem(ProblemCode::CertificateNotRead, origin, head, status.error().detail);
}

Status PemText::readCertificate(ByteView der)
{
    auto certificate = x509::Certificate::fromDer(der);
    if (!certificate)
        return certificate.error();
    add(std::move(*certificate));
    return std::monostate{};
}

Status PemText::readBundle(ByteView der)
{
    auto bundle = x509::readPkcs7(der);
    if (!bundle)
        return bundle.error();
    for (auto& certificate : bundle->certificates)
        add(std::move(certificate));
    if (!bundle->damaged.empty())
        return bundle->damaged.front();
    return std::monostate{};
}

void PemText::add(x509::Certificate certificate)
{
    CertificateRecord record;
    record.origin = m_builder.origin(m_headLine);
    record.form = CertificateForm::Pem;
    record.kind = m_kindKnown ? m_kind : certificate.isCa() ? CertificateKind::Ca : CertificateKind::Identity;
    if (!m_trustpoint.empty())
        record.trustpoints.push_back(m_trustpoint);
    record.certificate = std::move(certificate);
    record.completeFromBytes();
    m_builder.out().certificates.push_back(std::move(record));
}

void PemText::cutShort()
{
    if (!std::exchange(m_open, false))
        return;
    const Origin origin = m_builder.origin(m_headLine);
    const std::string head = std::string(beginMark) + m_label + std::string(dashes);
    if (m_private)
        m_builder.problem(ProblemCode::PrivateKeyIgnored, origin, head);
    m_builder.problem(ProblemCode::BlockCutShort, origin, head);
    m_body.clear();
}

bool PemText::describe(std::string_view text)
{
    if (consume(text, "Trustpoint:")) {
        m_trustpoint = toUtf8(trimmed(text));
        m_kindKnown = false;
        return true;
    }
    if (!text.starts_with("% ") || !text.ends_with("ertificate:"))
        return false;
    m_kindKnown = true;
    m_kind = text.find("CA certificate") != std::string_view::npos ? CertificateKind::Ca
                                                                   : CertificateKind::Identity;
    return true;
}

void PemText::forget()
{
    m_trustpoint.clear();
    m_kindKnown = false;
}

} // namespace releve::ios
