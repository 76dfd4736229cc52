// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

#include <optional>
#include <span>
#include <string>

#include "app/cli/command.h"
#include "app/cli/secretsource.h"
#include "pki/scep/algorithms.h"
#include "pki/scep/fingerprint.h"
#include "pki/x509/name.h"

namespace releve::cli {

enum class ScepOperation : std::uint8_t
{
    Caps,
    Ca,
    NextCa,
    Enroll,
    Renew,
    Poll,
    Crl,
    Cert
};

/// `next-ca`.
[[nodiscard]] const char* wordFor(ScepOperation operation);

/// What was typed behind `scep`, as far as it can be judged without files and network. Paths are empty where none was
/// given.
struct ScepOptions
{
    ScepOperation operation = ScepOperation::Caps;
    QUrl url;
    QString caFile;
    std::optional<scep::Fingerprint> fingerprint;
    QString keyFile, newKeyFile, certFile, outFile;
    std::optional<x509::Name> subject;
    std::optional<SecretSource> challenge, passphrase;
    bool legacy = false;
    std::optional<scep::Digest> digest;
    std::optional<scep::Cipher> cipher;
    std::string label;
    int wait = 0; ///< seconds
    std::string serial, transactionId;

    /// Empty, after a complaint, when it makes no sense.
    [[nodiscard]] static std::optional<ScepOptions> parse(const Invocation& invocation);
    [[nodiscard]] static std::span<const Option> table();
};

} // namespace releve::cli
