// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

#include "app/cli/command.h"
#include "app/cli/secretsource.h"
#include "pki/base/result.h"
#include "pki/x509/certificate.h"
#include "pki/x509/privatekey.h"

/// The files of `scep`. Details of errors are what the system says; whose path it is, the caller knows.
namespace releve::cli {

/// PEM or DER. NotFound, IoFailure, TooLarge, and what the readers say.
[[nodiscard]] Result<x509::Certificate> readCertificateFile(const QString& path);
/// PEM or DER. As above; asks for a passphrase where `source` is a prompt.
[[nodiscard]] Result<x509::PrivateKey>
readKeyFile(const QString& path, const std::optional<SecretSource>& source, const Streams& streams);
/// Of RSA, written for its owner only to a file that did not exist. AccessDenied, IoFailure, CryptoFailure.
[[nodiscard]] Result<x509::PrivateKey> makeKeyFile(const QString& path);
/// All of it or nothing. AccessDenied when the file is there and must not be replaced; IoFailure.
[[nodiscard]] Status saveFile(const QString& path, std::string_view content, bool mayReplace);
/// From its source or the person at the terminal; empty without a source. As SecretSource::read, and NotFound when there
/// is nobody to ask.
[[nodiscard]] Result<SecretBytes> readSecret(const std::optional<SecretSource>& source,
                                             const QString& question, const Streams& streams);

} // namespace releve::cli
