// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/filled.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "models/texts.h"
#include "pki/base/clock.h"

namespace releve::models {

namespace {

template<std::size_t size>
bool isOneOf(const std::array<std::string_view, size>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

QString shownValue(const std::string& name, const std::string& value)
{
    static constexpr std::array<std::string_view, 4> instants{"end", "starts", "retry", "poll"};
    static constexpr std::array<std::string_view, 6> fingerprints{"fingerprint", "given",    "held",
                                                                  "ca",          "expected", "router"};
    if (value.empty())
        return dash();
    if (isOneOf(instants, name)) {
        if (const auto instant = fromIso8601(value))
            return utcText(*instant);
    }
    return shownText(isOneOf(fingerprints, name) ? fingerprintText(value).toStdString() : value);
}

} // namespace

int countIn(const std::map<std::string, std::string>& parameters)
{
    const auto found = parameters.find("count");
    return found == parameters.end() ? -1 : QString::fromStdString(found->second).toInt();
}

QString filled(const QString& text, const std::map<std::string, std::string>& parameters)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype end = text[i] == u'{' ? text.indexOf(u'}', i) : -1;
        if (end < 0) {
            result += text[i];
            continue;
        }
        const std::string name = text.mid(i + 1, end - i - 1).toStdString();
        const auto found = parameters.find(name);
        result += found == parameters.end() ? dash() : shownValue(name, found->second);
        i = end;
    }
    return result;
}

} // namespace releve::models
