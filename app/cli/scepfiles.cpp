// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scepfiles.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "app/cli/tr.h"

namespace releve::cli {

namespace {

constexpr qint64 longestFile = 1 << 20;
constexpr unsigned rsaBits = 2048; // what every IOS takes

Error failure(ErrorCode code, const QFileDevice& file)
{
    return Error{code, file.errorString().toStdString()};
}

/// Wiped when it goes: it may be a key.
Result<SecretBytes> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, {}};
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::AccessDenied, file);
    QByteArray content = file.read(longestFile + 1);
    SecretBytes bytes(std::string_view(content.constData(), static_cast<std::size_t>(content.size())));
    content.fill('\0');
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorCode::IoFailure, file);
    if (bytes.size() > static_cast<std::size_t>(longestFile))
        return Error{ErrorCode::TooLarge, {}};
    return bytes;
}

bool isPem(ByteView content)
{
    return textOf(content).find("-----BEGIN ") != std::string_view::npos;
}

} // namespace

Result<x509::Certificate> readCertificateFile(const QString& path)
{
    const auto content = contentOf(path);
    if (!content)
        return content.error();
    return isPem(content->view()) ? x509::Certificate::fromPem(textOf(content->view()))
                                  : x509::Certificate::fromDer(content->view());
}

Result<x509::PrivateKey> readKeyFile(const QString& path, const std::optional<SecretSource>& source,
                                     const Streams& streams)
{
    const auto content = contentOf(path);
    if (!content)
        return content.error();
    const auto open = [&](const SecretBytes& passphrase) {
        return isPem(content->view()) ? x509::PrivateKey::fromPem(textOf(content->view()), passphrase)
                                      : x509::PrivateKey::fromDer(content->view(), passphrase);
    };
    auto key = open({});
    if (key || key.error().code != ErrorCode::PassphraseNeeded || !source)
        return key;
    const auto passphrase = readSecret(source, Tr::tr("Passphrase of %1: ").arg(path), streams);
    return passphrase ? open(*passphrase) : Result<x509::PrivateKey>(passphrase.error());
}

Result<x509::PrivateKey> makeKeyFile(const QString& path)
{
    auto key = x509::PrivateKey::generateRsa(rsaBits);
    if (!key)
        return key;
    const auto pem = key->toPem();
    if (!pem)
        return pem.error();
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return failure(ErrorCode::AccessDenied, file);
    const std::string_view text = textOf(pem->view());
    const auto size = static_cast<qint64>(text.size());
    if (file.write(text.data(), size) != size || !file.flush()) {
        const Error error = failure(ErrorCode::IoFailure, file);
        file.remove(); // ours: it did not exist
        return error;
    }
    return key;
}

Status saveFile(const QString& path, std::string_view content, bool mayReplace)
{
    if (!mayReplace && QFileInfo::exists(path))
        return Error{ErrorCode::AccessDenied, {}};
    QSaveFile file(path);
    const auto size = static_cast<qint64>(content.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), size) != size || !file.commit())
        return failure(ErrorCode::IoFailure, file);
    return std::monostate{};
}

Result<SecretBytes> readSecret(const std::optional<SecretSource>& source, const QString& question,
                               const Streams& streams)
{
    if (!source)
        return SecretBytes();
    if (source->kind != SecretSource::Kind::Prompt)
        return source->read();
    auto secret = streams.askSecret ? streams.askSecret(question) : std::nullopt;
    if (!secret)
        return Error{ErrorCode::NotFound, "nobody to ask"};
    return std::move(*secret);
}

} // namespace releve::cli
