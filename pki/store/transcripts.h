// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstdint>
#include <string>

#include "pki/base/result.h"

/// Texts with their secrets masked, each once. Only pki/store includes it.
namespace releve::store {

class Database;

struct TranscriptRow
{
    std::int64_t id = 0;
    std::string sha256; ///< upper-case hex
};

/// Its row, new or not. Within a transaction of somebody else's.
[[nodiscard]] Result<TranscriptRow> insertTranscript(Database& database, const std::string& masked);

/// The text of a row. Damaged when it is not the one of that fingerprint.
[[nodiscard]] Result<std::string> transcriptOf(const QByteArray& deflated, const std::string& sha256);

/// Drops those that nothing refers to. Within a transaction of somebody else's.
[[nodiscard]] Status dropUnusedTranscripts(Database& database);

} // namespace releve::store
