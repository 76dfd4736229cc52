// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>

#include "pki/base/secretbytes.h"
#include "pki/x509/certificate.h"

/// The files of tests/data/x509; its README says how they were made.
namespace vectors {

inline QByteArray file(const QByteArray& name)
{
    QFile file(QStringLiteral(RELEVE_TEST_DATA "/x509/") + QString::fromUtf8(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline std::string text(const QByteArray& name)
{
    return file(name).toStdString();
}

inline releve::Bytes bytes(const QByteArray& name)
{
    const QByteArray content = file(name);
    return {content.begin(), content.end()};
}

inline releve::x509::Certificate certificate(const QByteArray& name)
{
    return *releve::x509::Certificate::fromPem(text(name));
}

inline releve::SecretBytes passphrase()
{
    return releve::SecretBytes(std::string_view("cisco123"));
}

} // namespace vectors
