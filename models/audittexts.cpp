// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/audittexts.h"

#include "models/tr.h"

namespace releve::models {

QString auditReportText(const store::AuditReport& report)
{
    const QString number = QString::number(report.firstBad);
    switch (report.flaw) {
    case store::AuditFlaw::None:
        return Tr::tr("The audit log is intact: %n entry(s), each follows the one before it.", nullptr,
                      static_cast<int>(report.entries));
    case store::AuditFlaw::Altered:
        return Tr::tr("Entry %1 of the audit log was altered: its hash is not that of its content.")
            .arg(number);
    case store::AuditFlaw::Unlinked:
        return Tr::
            tr("Entry %1 of the audit log does not follow the one before it: one was put in, taken out or "
               "moved.")
                .arg(number);
    case store::AuditFlaw::Missing:
        return Tr::tr("Entry %1 of the audit log is missing.").arg(number);
    case store::AuditFlaw::CutOff:
        return Tr::tr("The end of the audit log is gone from entry %1 on, or was never sealed.").arg(number);
    case store::AuditFlaw::TranscriptAltered:
        return Tr::tr("The transcript that entry %1 of the audit log refers to is gone or was altered.")
            .arg(number);
    case store::AuditFlaw::HeadNotFound:
        break;
    }
    return Tr::tr(
        "No entry of the audit log has the hash that was noted elsewhere: the log was cut back to before "
        "it, or is another one.");
}

QString auditProofText(const store::AuditReport& report)
{
    if (report.entries == 0)
        return {};
    if (report.plainAfterKeyed > 0)
        return Tr::tr("Entry %1 and those after it were made without the key, which the ones before it have. "
                      "Somebody "
                      "may have written them who does not have it.")
            .arg(report.plainAfterKeyed);
    if (report.otherKey > 0)
        return Tr::tr(
            "%n entry(s) were made with a key that is not in this keychain: only their order was checked.",
            nullptr, static_cast<int>(report.otherKey));
    if (report.keyedUpTo == report.entries)
        return Tr::tr("Every entry was made with the key of this keychain. An older copy put back whole is "
                      "not noticed: "
                      "note the head elsewhere and compare it.");
    return Tr::tr(
        "The entries were made without a key: whoever can write to the file can make a new chain. Note the "
        "head elsewhere and compare it.");
}

} // namespace releve::models
