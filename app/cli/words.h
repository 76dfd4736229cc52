// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "pki/fleet/prediction.h"
#include "pki/fleet/reading.h"
#include "pki/ios/records.h"
#include "pki/scep/dissection.h"

/// The words that stand for enumerators in JSON: the same in every language.
namespace releve::cli {

[[nodiscard]] std::string_view wordFor(fleet::SourceFormat format);
[[nodiscard]] std::string_view wordFor(ios::CertificateKind kind);
[[nodiscard]] std::string_view wordFor(ios::TimerSection section);
[[nodiscard]] std::string_view wordFor(fleet::TrustpointState state);
/// Empty for None.
[[nodiscard]] std::string_view wordFor(fleet::Overlay overlay);
[[nodiscard]] std::string_view wordFor(fleet::Formula formula);
[[nodiscard]] std::string_view wordFor(fleet::NotPredicted why);
[[nodiscard]] std::string_view wordFor(ios::RequestList list);
[[nodiscard]] std::string_view wordFor(ios::ProblemCode code);
[[nodiscard]] std::string_view wordFor(ErrorCode code);
[[nodiscard]] std::string_view wordFor(scep::MessageKind kind);
[[nodiscard]] std::string_view wordFor(scep::CaptureForm form);
[[nodiscard]] std::string_view wordFor(scep::ContentState state);
[[nodiscard]] std::string_view wordFor(scep::AlgorithmFacts::Parameters parameters);
/// IOS's keywords; empty where IOS writes none.
[[nodiscard]] std::string_view wordFor(lifecycle::EnrollmentMethod method);
[[nodiscard]] std::string_view wordFor(lifecycle::DatabaseLevel level);
[[nodiscard]] std::string_view wordFor(lifecycle::ServerMode mode);

} // namespace releve::cli
