// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "pki/scep/dissection.h"

/// The words for what a captured SCEP message says. As texts.h has it.
namespace releve::models {

[[nodiscard]] QString messageKindText(scep::MessageKind kind);
[[nodiscard]] QString captureFormText(scep::CaptureForm form);
[[nodiscard]] QString severityText(scep::Severity severity);
/// One sentence or two, what to do about it among them where something can be done.
[[nodiscard]] QString findingText(const scep::Finding& finding);

} // namespace releve::models
