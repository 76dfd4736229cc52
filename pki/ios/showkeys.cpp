// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/showkeys.h"

#include <utility>

#include "pki/base/text.h"

namespace releve::ios {
namespace {

constexpr std::string_view generatedHead = "% Key pair was generated at:";
constexpr std::string_view nameHead = "Key name:";

} // namespace

bool ShowKeys::begin(const TextLine& line)
{
    std::string_view text = trimmed(line.text);
    if (consume(text, generatedHead)) {
        open(line);
        m_record.generated = m_builder.date(text, line);
        return true;
    }
    if (!consume(text, nameHead))
        return false;
    if (!m_open || !m_record.name.empty())
        open(line);
    m_record.name = toUtf8(trimmed(text));
    m_last = &m_record.name;
    m_inHex = false;
    return true;
}

void ShowKeys::open(const TextLine& line)
{
    finish();
    m_record = {};
    m_hex.clear();
    m_inHex = m_hasData = false;
    m_last = nullptr;
    m_open = true;
    m_headLine = line.number;
}

bool ShowKeys::feed(const TextLine& line)
{
    const std::string_view text = trimmed(line.text);
    if (m_inHex && m_hex.take(text) != HexDump::Line::Other)
        return true;
    m_inHex = false;
    m_last = nullptr;
    if (text.starts_with("Key is ")) {
        m_record.exportable = !text.starts_with("Key is not exportable");
        return true;
    }
    if (startsWithIgnoringCase(text, "Temporary key")) {
        m_record.temporary = true;
        return true;
    }
    const auto field = labelled(text);
    if (!field)
        return false;
    if (sameWords(field->label, "Key Data")) {
        m_inHex = m_hasData = true;
        return field->value.empty() || m_hex.take(field->value) != HexDump::Line::Other;
    }
    m_last = sameWords(field->label, "Key type")         ? &m_record.type
             : sameWords(field->label, "Usage")          ? &m_record.usage
             : sameWords(field->label, "Storage Device") ? &m_record.storage
                                                         : nullptr;
    if (!m_last)
        return false;
    *m_last = toUtf8(field->value);
    return true;
}

void ShowKeys::readKey()
{
    const auto bytes = m_hex.bytes();
    if (!bytes) {
        m_builder.problem(ProblemCode::HexNotUnderstood, m_record.origin, "Key name: " + m_record.name,
                          "key data");
        return;
    }
    auto key = x509::PublicKey::fromSpki(*bytes);
    if (key)
        m_record.publicKey = std::move(*key);
    else
        m_builder.problem(ProblemCode::KeyNotRead, m_record.origin, "Key name: " + m_record.name,
                          key.error().detail);
}

void ShowKeys::wrapped(std::string_view rest)
{
    if (m_last)
        *m_last += toUtf8(rest);
}

void ShowKeys::finish()
{
    if (!std::exchange(m_open, false))
        return;
    m_last = nullptr;
    m_record.origin = m_builder.origin(m_headLine);
    if (!m_hasData || m_hex.isEmpty())
        m_builder.problem(ProblemCode::BlockCutShort, m_record.origin, "Key name: " + m_record.name);
    else
        readKey();
    m_builder.out().keys.push_back(std::move(m_record));
}

} // namespace releve::ios
