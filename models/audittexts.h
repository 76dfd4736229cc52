// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "pki/store/audit.h"

/// The words for what the audit log says. As texts.h has it.
namespace releve::models {

/// What was found, in one sentence or two; what to think of it among them when it is not in order.
[[nodiscard]] QString auditReportText(const store::AuditReport& report);
/// What the chain proves and what it does not, when nothing is wrong with it.
[[nodiscard]] QString auditProofText(const store::AuditReport& report);

} // namespace releve::models
