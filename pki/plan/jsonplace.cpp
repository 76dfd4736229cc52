// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/plan/jsonplace.h"

#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>
#include <cmath>

#include "pki/base/text.h"

namespace releve::plan {

std::string quoted(std::string_view text)
{
    std::string out(1, '\'');
    out += escaped(text);
    out += '\'';
    return out;
}

void JsonComplaint::say(const std::string& path, const std::string& what)
{
    if (!m_error)
        m_error =
            Error{ErrorCode::BadArgument, m_fileName + ": " + (path.empty() ? what : path + ": " + what)};
}

void JsonPlace::expectObject(std::initializer_list<std::string_view> keys) const
{
    if (!m_value.isObject())
        return complain(exists() ? "not an object" : "missing");
    const QStringList present = m_value.toObject().keys();
    for (const QString& key : present) {
        const std::string name = key.toStdString();
        if (std::find(keys.begin(), keys.end(), name) == keys.end())
            complain("unknown key " + quoted(name));
    }
}

JsonPlace JsonPlace::member(std::string_view key) const
{
    const QLatin1String latin(key.data(), static_cast<qsizetype>(key.size()));
    return {m_value.toObject().value(latin),
            m_path.empty() ? std::string(key) : m_path + '.' + std::string(key), *m_complaint};
}

std::vector<JsonPlace> JsonPlace::elements() const
{
    std::vector<JsonPlace> places;
    if (!exists())
        return places;
    if (!m_value.isArray()) {
        complain("not an array");
        return places;
    }
    const QJsonArray array = m_value.toArray();
    places.reserve(static_cast<std::size_t>(array.size()));
    for (const QJsonValue& value : array)
        places.emplace_back(value, m_path + '[' + std::to_string(places.size()) + ']', *m_complaint);
    return places;
}

std::string JsonPlace::text() const
{
    if (!m_value.isString())
        complain(exists() ? "not a text" : "missing");
    return m_value.toString().toStdString();
}

std::string JsonPlace::name() const
{
    std::string name = text();
    if (m_value.isString() && name.empty())
        complain("empty");
    if (name.size() > longestName)
        complain("over " + std::to_string(longestName) + " bytes");
    return name;
}

Instant JsonPlace::instant() const
{
    const std::string iso = text();
    const auto instant = fromIso8601(iso);
    if (m_value.isString() && !instant)
        complain(quoted(iso) + " is not a date like 2017-10-08T12:14:16Z");
    else if (instant && std::chrono::floor<std::chrono::seconds>(*instant) != *instant)
        complain(quoted(iso) + " is not a whole second");
    return instant.value_or(Instant{});
}

std::uint32_t JsonPlace::count(std::uint32_t most) const
{
    const double number = m_value.toDouble(0);
    if (m_value.isDouble() && number == std::floor(number) && number >= 1 && number <= most)
        return static_cast<std::uint32_t>(number);
    complain("not a whole number from 1 to " + std::to_string(most));
    return 1;
}

bool JsonPlace::flag() const
{
    if (!m_value.isBool())
        complain(exists() ? "not true or false" : "missing");
    return m_value.toBool();
}

namespace {

/// `line 3, column 7` of an offset.
std::string placeOf(ByteView bytes, std::size_t offset)
{
    const auto before = bytes.first(std::min(offset, bytes.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto newline = std::find(before.rbegin(), before.rend(), '\n');
    const auto column = std::distance(before.rbegin(), newline) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

} // namespace

Result<QJsonValue> parseJson(ByteView bytes, const std::string& fileName, std::size_t largest)
{
    if (bytes.size() > largest)
        return Error{ErrorCode::TooLarge, fileName + ": over " + std::to_string(largest >> 20) + " MiB"};
    QJsonParseError parse{};
    const auto json = QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
    const QJsonDocument document = QJsonDocument::fromJson(json, &parse);
    if (parse.error != QJsonParseError::NoError)
        return Error{ErrorCode::BadEncoding,
                     fileName + ": " + placeOf(bytes, static_cast<std::size_t>(std::max(parse.offset, 0))) +
                         ": " + parse.errorString().toStdString()};
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
}

} // namespace releve::plan
