// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <deque>

#include "app/cli/command.h"
#include "app/cli/fleetaccess.h"
#include "app/cli/jsonfields.h"
#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "models/audittexts.h"
#include "models/texts.h"
#include "pki/base/text.h"

namespace releve::cli {

namespace {

using models::toQString;
using store::AuditEntry;
using store::AuditReport;

constexpr Option options[] = {
    {"device", "NAME",
     QT_TRANSLATE_NOOP("Cli", "list, export: entries of this device only; may be repeated")},
    {"last", "N", QT_TRANSLATE_NOOP("Cli", "list: only that many, the newest")},
    {"head", "HASH",
     QT_TRANSLATE_NOOP("Cli",
                       "verify: the hash of an entry that was noted elsewhere, to be found in the log")},
};

/// Reads those asked for, oldest first. False, with a complaint, when it could not.
bool read(const Invocation& invocation, FleetAccess& access,
          const std::function<bool(const AuditEntry&)>& visit)
{
    const QStringList devices = invocation.values("device");
    return access.check(access.store().audit().read([&](const AuditEntry& entry) {
        return devices.isEmpty() || devices.contains(toQString(entry.event.device)) ? visit(entry) : true;
    }));
}

QString parametersText(const store::Parameters& parameters)
{
    QStringList list;
    for (const auto& [name, value] : parameters) {
        if (!value.empty())
            list.append(toQString(name) + u'=' + toQString(value));
    }
    return list.join(QStringLiteral(", "));
}

int list(const Invocation& invocation, FleetAccess& access)
{
    std::optional<std::uint64_t> most;
    if (invocation.isSet("last")) {
        most = parseUnsigned(invocation.value("last").toStdString());
        if (!most || *most == 0)
            return invocation.refuse(Tr::tr("“%1” is no number of entries.").arg(invocation.value("last")));
    }
    std::deque<AuditEntry> entries;
    const bool isRead = read(invocation, access, [&](const AuditEntry& entry) {
        entries.push_back(entry);
        if (most && entries.size() > *most)
            entries.pop_front();
        return true;
    });
    if (!isRead)
        return Failed;
    Output out(invocation.streams.out);
    if (invocation.json) {
        for (const AuditEntry& entry : entries)
            out.write(entry.toJsonLine() + '\n');
        return invocation.finish(out);
    }
    TextTable table(
        {Tr::tr("No."), Tr::tr("When"), Tr::tr("Who"), Tr::tr("Device"), Tr::tr("Event"), Tr::tr("Details")});
    for (const AuditEntry& entry : entries)
        table.add({QString::number(entry.sequence), models::utcText(entry.at), toQString(entry.event.who),
                   toQString(entry.event.device), toQString(entry.event.event),
                   parametersText(entry.event.parameters)});
    if (table.isEmpty())
        invocation.note(Tr::tr("The audit log has no such entry."));
    out.write(table.toText(0, invocation.streams.colours, invocation.streams.listWidth()).toStdString());
    return invocation.finish(out);
}

std::string_view wordFor(store::AuditFlaw flaw)
{
    static constexpr std::array<std::string_view, 7> words{
        "", "altered", "unlinked", "missing", "cut-off", "transcript-altered", "head-not-found"};
    return words.at(static_cast<std::size_t>(flaw));
}

void writeJson(const AuditReport& report, Output& out)
{
    static constexpr Field<AuditReport> fields[] = {
        {"schema", [](JsonWriter& j, const AuditReport&) { j.number(1); }},
        {"intact", [](JsonWriter& j, const AuditReport& r) { j.boolean(r.flaw == store::AuditFlaw::None); }},
        {"flaw", [](JsonWriter& j, const AuditReport& r) { put(j, wordFor(r.flaw)); }},
        {"first_bad",
         [](JsonWriter& j, const AuditReport& r) { r.firstBad > 0 ? j.number(r.firstBad) : j.null(); }},
        {"entries", [](JsonWriter& j, const AuditReport& r) { j.number(r.entries); }},
        {"keyed_up_to", [](JsonWriter& j, const AuditReport& r) { j.number(r.keyedUpTo); }},
        {"other_key", [](JsonWriter& j, const AuditReport& r) { j.number(r.otherKey); }},
        {"plain_after_keyed", [](JsonWriter& j, const AuditReport& r) { j.number(r.plainAfterKeyed); }},
        {"head", plain<&AuditReport::head>},
    };
    JsonWriter json(out);
    putObject(json, fields, report);
}

int verify(const Invocation& invocation, FleetAccess& access)
{
    const std::string head = uppered(trimmed(invocation.value("head").toStdString()));
    if (invocation.isSet("head") && (head.size() != 64 || !fromHex(head)))
        return invocation.refuse(
            Tr::tr("“%1” is no hash of an entry: 64 hexadecimal digits.").arg(invocation.value("head")));
    access.useAuditKey();
    const auto report = access.store().audit().verify(head);
    if (!report) {
        invocation.complain(reasonText(report.error()));
        return Failed;
    }
    const bool isIntact = report->flaw == store::AuditFlaw::None;
    Output out(invocation.streams.out);
    if (invocation.json) {
        writeJson(*report, out);
    } else {
        const auto line = [&out](const QString& text) {
            for (const QString& part : wrapped(text, pageWidth))
                out.write(part.toStdString() + '\n');
        };
        line(models::auditReportText(*report));
        if (isIntact && report->entries > 0) {
            line(models::auditProofText(*report));
            line(Tr::tr("Head: %1").arg(toQString(report->head)));
        }
    }
    const int finished = invocation.finish(out);
    return finished == Done && !isIntact ? Failed : finished;
}

int exportAll(const Invocation& invocation, FleetAccess& access)
{
    Output out(invocation.streams.out);
    if (!read(invocation, access, [&out](const AuditEntry& entry) {
            out.write(entry.toJsonLine() + '\n');
            return true;
        }))
        return Failed;
    return invocation.finish(out);
}

struct Verb
{
    const char* name;
    int (*run)(const Invocation& invocation, FleetAccess& access);
};
constexpr Verb verbs[] = {{"list", list}, {"verify", verify}, {"export", exportAll}};

int audit(const Invocation& invocation)
{
    const QString word = invocation.arguments.value(0);
    const auto* const verb = std::find_if(std::begin(verbs), std::end(verbs), [&word](const Verb& each) {
        return word == QLatin1String(each.name);
    });
    if (verb == std::end(verbs) || invocation.arguments.size() > 1)
        return invocation.refuse(Tr::tr("“audit” takes one of list, verify and export."));
    const auto access = FleetAccess::open(invocation);
    return access ? verb->run(invocation, *access) : Failed;
}

} // namespace

extern const Command auditCommand;
const Command auditCommand = {
    "audit", "list | verify | export",
    QT_TRANSLATE_NOOP(
        "Cli", "Show what was done and by whom, check that nobody has altered it, or print it as JSON, one "
               "entry a line"),
    options, audit};

} // namespace releve::cli
