// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/transcripts.h"

#include "pki/store/database.h"
#include "pki/x509/certificate.h"

namespace releve::store {

Result<TranscriptRow> insertTranscript(Database& database, const std::string& masked)
{
    const std::string sha256 = x509::digestHex(x509::Digest::Sha256, bytesOf(masked));
    Query known(database, "SELECT id FROM transcript WHERE sha256 = ?");
    known.bind(sha256);
    if (known.next())
        return TranscriptRow{known.integer(0), sha256};
    if (const auto status = known.status(); !status)
        return status.error();
    const QByteArray deflated =
        qCompress(reinterpret_cast<const uchar*>(masked.data()), static_cast<qsizetype>(masked.size()));
    Query insert(database, "INSERT INTO transcript (sha256, deflated) VALUES (?,?)");
    insert.bind(sha256).bind(bytesOf({deflated.constData(), static_cast<std::size_t>(deflated.size())}));
    if (const auto done = insert.run(); !done)
        return done.error();
    return TranscriptRow{insert.newId(), sha256};
}

Result<std::string> transcriptOf(const QByteArray& deflated, const std::string& sha256)
{
    std::string text = qUncompress(deflated).toStdString();
    if (x509::digestHex(x509::Digest::Sha256, bytesOf(text)) != sha256)
        return Error{ErrorCode::Damaged, "the text of transcript " + sha256};
    return text;
}

Status dropUnusedTranscripts(Database& database)
{
    return database.run(QStringLiteral("DELETE FROM transcript WHERE NOT EXISTS"
                                       " (SELECT 1 FROM source WHERE source.transcript = transcript.id)"
                                       " AND NOT EXISTS"
                                       " (SELECT 1 FROM audit WHERE audit.transcript = transcript.sha256)"));
}

} // namespace releve::store
