// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/scepoptions.h"
#include "pki/scep/caprofile.h"
#include "pki/scep/transaction.h"

namespace releve::cli {

enum class ScepStatus : std::uint8_t
{
    Done,
    Pending, ///< the CA has the request and has not decided
    Refused, ///< the CA's FAILURE
    Failed,
    Unknown ///< the CA may have taken the request
};

/// What has come of one operation, for people and for programs.
struct ScepResult
{
    ScepStatus status = ScepStatus::Failed;
    Error error{ErrorCode::Count, {}}; ///< of Failed and Unknown
    QString subject;                   ///< what the error is about: a file, else the CA
    QString explanation;               ///< of the error, where its code does not say enough
    std::optional<x509::Certificate> ca;
    bool trusted = false; ///< `ca` is the one that was asked for by fingerprint or file
    std::optional<scep::Capabilities> capabilities;
    std::optional<scep::Terms> terms;
    std::vector<x509::Certificate> certificates; ///< received
    std::optional<bool> covered;                 ///< of next-ca: by the current CA's signature
    std::optional<x509::Crl> crl;
    std::string transactionId;
    std::optional<scep::FailInfo> failInfo;
    std::string failInfoText;
    QString out;      ///< written
    QString madeKey;  ///< a new key file
    QString pollWith; ///< the command line that goes on
};

/// Prints it and returns the exit code.
[[nodiscard]] int report(const ScepResult& result, const ScepOptions& options, const Invocation& invocation);

} // namespace releve::cli
