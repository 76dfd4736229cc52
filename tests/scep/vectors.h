// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>

#include "pki/scep/identity.h"

/// The files of tests/data/scep; its README says how they were made.
namespace vectors {

inline releve::Bytes bytes(const QString& name)
{
    QFile file(QStringLiteral(RELEVE_TEST_DATA "/scep/") + name);
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return {content.begin(), content.end()};
}

inline std::string text(const QString& name)
{
    return std::string(releve::textOf(bytes(name)));
}

inline releve::scep::Identity identity(const QString& certificate, const QString& key)
{
    return {*releve::x509::Certificate::fromPem(text(certificate)),
            *releve::x509::PrivateKey::fromPem(text(key))};
}

inline releve::scep::Identity ca()
{
    return identity(QStringLiteral("ca.pem"), QStringLiteral("ca-key.pem"));
}

} // namespace vectors
