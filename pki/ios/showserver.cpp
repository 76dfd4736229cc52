// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/showserver.h"

#include <utility>

#include "pki/base/text.h"

namespace releve::ios {

const std::array<Label<ShowServer::Field>, 20> ShowServer::labels{{
    {"Status", Field::Status},
    {"State", Field::State},
    {"Issuer name", Field::Issuer},
    {"CA cert fingerprint", Field::CaFingerprint},
    {"CA certificate fingerprint", Field::CaFingerprint},
    {"RA cert fingerprint", Field::RaFingerprint},
    {"RA certificate fingerprint", Field::RaFingerprint},
    {"Granting mode is", Field::GrantingMode},
    {"Last certificate issued serial number (hex)", Field::LastSerial},
    {"Last certificate issued serial number", Field::LastSerial},
    {"CA certificate expiration timer", Field::CaExpires},
    {"CRL NextUpdate timer", Field::CrlNextUpdate},
    {"Current primary storage dir", Field::Storage},
    {"Current storage dir", Field::Storage},
    {"Database Level", Field::DatabaseLevel},
    {"Autorollover timer", Field::AutoRolloverTimer},
    {"Auto-Rollover timer", Field::AutoRolloverTimer},
    {"Rollover status", Field::RolloverStatus},
    {"Rollover CA certificate fingerprint", Field::RolloverFingerprint},
    {"Rollover CA certificate expiration time", Field::RolloverExpires},
}};

std::optional<lifecycle::DaysHoursMinutes> daysHoursMinutes(std::string_view text)
{
    constexpr std::uint64_t absurd = 1'000'000;
    lifecycle::DaysHoursMinutes period;
    bool found = false;
    for (std::string_view word = takeWord(text); !word.empty(); word = takeWord(text)) {
        const auto number = parseUnsigned(word);
        const std::string_view unit = takeWord(text);
        if (!number || *number > absurd)
            return std::nullopt;
        if (unit.starts_with("day"))
            period.days = static_cast<unsigned>(*number);
        else if (unit.starts_with("hour"))
            period.hours = static_cast<unsigned>(*number);
        else if (unit.starts_with("min"))
            period.minutes = static_cast<unsigned>(*number);
        else
            return std::nullopt;
        found = true;
    }
    return found ? std::optional(period) : std::nullopt;
}

bool ShowServer::begin(const TextLine& line)
{
    std::string_view text = trimmed(line.text);
    if (!consume(text, "Certificate Server "))
        return false;
    const bool old = text.starts_with("status:"); // 12.3: `Certificate Server status: enabled, configured`
    if (!old && (!text.ends_with(':') || text.find(' ') != std::string_view::npos))
        return false;
    finish();
    m_record = {};
    m_open = true;
    m_headLine = line.number;
    m_last = nullptr;
    if (old)
        take(Field::Status, trimmed(text.substr(text.find(':') + 1)), line);
    else
        m_record.name = toUtf8(text.substr(0, text.size() - 1));
    return true;
}

bool ShowServer::feed(const TextLine& line)
{
    std::string_view text = trimmed(line.text);
    if (const auto field = labelled(text)) {
        if (const auto known = findLabel(labels, field->label)) {
            take(*known, field->value, line);
            return true;
        }
        if (std::string_view storage = text; consume(storage, "Current storage dir for ")) {
            m_record.otherStorage.push_back(toUtf8(text.substr(std::string_view("Current ").size())));
            m_last = &m_record.otherStorage.back();
            return true;
        }
    }
    return feedSentence(text);
}

bool ShowServer::feedSentence(std::string_view text)
{
    if (consume(text, "Server's configuration is ")) {
        m_record.locked = text.starts_with("locked");
        return true;
    }
    if (text.starts_with("Server configured in RA mode")) {
        m_record.raMode = true;
        return true;
    }
    if (consume(text, "Auto-Rollover configured, overlap period ")) {
        m_record.autoRollover = daysHoursMinutes(text);
        return m_record.autoRollover.has_value();
    }
    return false;
}

ServerRollover& ShowServer::rollover()
{
    if (!m_record.rollover)
        m_record.rollover.emplace();
    return *m_record.rollover;
}

void ShowServer::takeText(std::string& field, std::string_view value)
{
    field = toUtf8(value);
    m_last = &field;
}

void ShowServer::take(Field field, std::string_view value, const TextLine& line)
{
    m_last = nullptr;
    switch (field) {
    case Field::Status:
        m_record.enabled = value.starts_with("enabled");
        return takeText(m_record.status, value);
    case Field::State:
        return takeText(m_record.state, value);
    case Field::Issuer:
        return takeText(m_record.issuer, value);
    case Field::CaFingerprint:
        if (!value.starts_with('-')) // `-Not found-`
            m_record.caFingerprint = hexDigits(value);
        return;
    case Field::RaFingerprint:
        m_record.raFingerprint = hexDigits(value);
        return;
    case Field::GrantingMode:
        return takeText(m_record.grantingMode, value);
    case Field::LastSerial:
        m_record.lastSerial = serialDigits(value);
        return;
    case Field::CaExpires:
        m_record.caExpires = m_builder.date(value, line);
        return;
    case Field::CrlNextUpdate:
        m_record.crlNextUpdate = m_builder.date(value, line);
        return;
    case Field::Storage:
        return takeText(m_record.storage, value);
    case Field::DatabaseLevel:
        return takeText(m_record.databaseLevel, value);
    case Field::AutoRolloverTimer:
        m_record.autoRolloverTimer = m_builder.date(value, line);
        return;
    case Field::RolloverStatus:
        return takeText(rollover().status, value);
    case Field::RolloverFingerprint:
        rollover().fingerprint = hexDigits(value);
        return;
    case Field::RolloverExpires:
        rollover().expires = m_builder.date(value, line);
        return;
    }
}

void ShowServer::wrapped(std::string_view rest)
{
    if (m_last)
        *m_last += toUtf8(rest);
}

void ShowServer::finish()
{
    if (!std::exchange(m_open, false))
        return;
    m_last = nullptr;
    m_record.origin = m_builder.origin(m_headLine);
    if (m_record.databaseLevel.empty()) // printed in every state
        m_builder.problem(ProblemCode::BlockCutShort, m_record.origin, "Certificate Server " + m_record.name);
    m_builder.out().servers.push_back(std::move(m_record));
}

} // namespace releve::ios
