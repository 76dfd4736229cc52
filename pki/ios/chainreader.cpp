// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/chainreader.h"

#include <algorithm>

#include "pki/ios/secrets.h"

namespace releve::ios {
namespace {

struct EntryKind
{
    std::string_view word;
    CertificateKind kind;
};

constexpr std::array entryKinds{
    EntryKind{"ca", CertificateKind::Ca},
    EntryKind{"self-signed", CertificateKind::SelfSigned},
    EntryKind{"ra-sign", CertificateKind::RaSignature},
    EntryKind{"ra-encrypt", CertificateKind::RaEncryption},
    EntryKind{"ra-general", CertificateKind::Ra},
};

bool isHex(std::string_view word)
{
    for (const char c : word) {
        if (hexValue(c) < 0)
            return false;
    }
    return !word.empty();
}

std::string_view withoutZeros(std::string_view serial)
{
    while (serial.size() > 1 && serial.front() == '0')
        serial.remove_prefix(1);
    return serial;
}

} // namespace

Result<x509::Certificate> CertificateDecoder::decode(ByteView der)
{
    for (const auto& known : m_cas) {
        if (known && std::equal(der.begin(), der.end(), known->der().begin(), known->der().end()))
            return *known;
    }
    auto certificate = x509::Certificate::fromDer(der);
    if (certificate && certificate->isCa()) {
        m_cas[m_oldest] = *certificate;
        m_oldest = (m_oldest + 1) % m_cas.size();
    }
    return certificate;
}

ChainReader::ChainReader(std::shared_ptr<const Context> context, Transcript& out, CertificateDecoder& decoder)
    : m_context(std::move(context)), m_out(out), m_decoder(decoder)
{}

void ChainReader::begin(std::string_view name)
{
    m_chain = name;
}

bool ChainReader::readLabel(std::string_view rest, std::uint32_t number)
{
    const std::string_view label = rest;
    CertificateRecord entry;
    entry.form = CertificateForm::Chain;
    std::string_view word = takeWord(rest);
    for (const EntryKind& one : entryKinds) {
        // `ca` is also a serial number, but then nothing follows it.
        if (equalsIgnoringCase(word, one.word) && !trimmed(rest).empty()) {
            entry.kind = one.kind;
            word = takeWord(rest);
            break;
        }
    }
    if (equalsIgnoringCase(word, "rollover")) {
        entry.rollover = true;
        word = takeWord(rest);
    }
    const std::string_view file = takeWord(rest);
    if (!isHex(word) || !trimmed(rest).empty())
        return false;
    entry.origin = {m_context, number};
    entry.serial = uppered(word);
    entry.trustpoints.push_back(m_chain);
    if (!file.empty()) { // the bytes are in a file of the router
        entry.storage = toUtf8(file);
        m_out.certificates.push_back(std::move(entry));
        return true;
    }
    m_label = "certificate ";
    m_label += label;
    m_entry = std::move(entry);
    m_hex.clear();
    m_damageSaid = false;
    return true;
}

HexDump::Line ChainReader::readHex(std::string_view line, std::uint32_t number)
{
    const HexDump::Line result = m_hex.take(line);
    if (result == HexDump::Line::Damaged && !m_damageSaid) {
        m_damageSaid = true;
        problem(ProblemCode::HexNotUnderstood, number, problemText(line), "in " + problemText(m_label));
    }
    return result;
}

void ChainReader::cutShort(bool next)
{
    if (!m_entry)
        return;
    close(next && m_hex.isEmpty() ? std::string_view() : "no quit");
}

void ChainReader::close(std::string_view damage)
{
    if (!m_entry)
        return;
    if (!damage.empty())
        problem(ProblemCode::BlockCutShort, m_entry->origin.line, problemText(m_label), std::string(damage));
    decode();
    m_out.certificates.push_back(std::move(*m_entry));
    m_entry.reset();
}

void ChainReader::decode()
{
    if (m_hex.isEmpty() || m_damageSaid)
        return;
    const std::uint32_t line = m_entry->origin.line;
    const auto bytes = m_hex.bytes();
    if (!bytes) {
        problem(ProblemCode::HexNotUnderstood, line, problemText(m_label),
                "odd number of digits, or too many");
        return;
    }
    auto certificate = m_decoder.decode(*bytes);
    if (!certificate) {
        problem(ProblemCode::CertificateNotRead, line, problemText(m_label), certificate.error().detail);
        return;
    }
    if (withoutZeros(certificate->serial()) != withoutZeros(m_entry->serial))
        problem(ProblemCode::SerialDisagrees, line, problemText(m_label),
                "the bytes say " + certificate->serial());
    m_entry->certificate = std::move(*certificate);
    m_entry->completeFromBytes();
}

void ChainReader::problem(ProblemCode code, std::uint32_t line, std::string text, std::string detail)
{
    m_out.problems.push_back({{m_context, line}, code, std::move(text), std::move(detail), 1});
}

} // namespace releve::ios
