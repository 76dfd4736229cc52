// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include "pki/ios/records.h"

/// Everything a record holds but its origin, one field a line: two records are the same where these texts are.
namespace releve::test {

[[nodiscard]] QByteArray textOf(const ios::CertificateRecord& record);
[[nodiscard]] QByteArray textOf(const ios::TimerRecord& record);
[[nodiscard]] QByteArray textOf(const ios::ServerRecord& record);
[[nodiscard]] QByteArray textOf(const ios::TrustpointRecord& record);
[[nodiscard]] QByteArray textOf(const ios::KeyRecord& record);
[[nodiscard]] QByteArray textOf(const ios::RequestRecord& record);
[[nodiscard]] QByteArray textOf(const ios::ClockRecord& record);

template<class Record>
[[nodiscard]] QByteArray textOf(const std::vector<Record>& records)
{
    QByteArray text;
    for (const Record& record : records)
        text += textOf(record) + '\n';
    return text;
}

} // namespace releve::test
