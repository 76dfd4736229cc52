// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/parameters.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "pki/base/text.h"
#include "pki/lifecycle/jsonlog.h"

namespace releve::store {

std::string toJson(const Parameters& parameters)
{
    std::string json = "{";
    for (const auto& [name, value] : parameters) {
        json.append(json.size() > 1 ? "," : "");
        lifecycle::appendJsonString(json, toUtf8(name));
        json.append(":");
        lifecycle::appendJsonString(json, toUtf8(value));
    }
    return json.append("}");
}

Result<Parameters> parametersOf(std::string_view json)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())));
    if (!document.isObject())
        return Error{ErrorCode::Damaged,
                     "parameters that are no JSON object: " + escaped(json.substr(0, 80))};
    Parameters parameters;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it)
        parameters.emplace(it.key().toStdString(), it.value().toString().toStdString());
    return parameters;
}

} // namespace releve::store
