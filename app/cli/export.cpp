// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QCryptographicHash>

#include <algorithm>

#include "app/cli/command.h"
#include "app/cli/devicerecord.h"
#include "app/cli/exportformats.h"
#include "app/cli/fleetaccess.h"
#include "app/cli/fleetjson.h"
#include "app/cli/jsonfields.h"
#include "app/cli/tr.h"
#include "app/cli/words.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

constexpr Option options[] = {
    {"device", "NAME", QT_TRANSLATE_NOOP("Cli", "Of this device only; may be repeated")},
};

std::string isoOrNothing(const std::optional<Instant>& instant)
{
    return instant ? toIso8601(*instant) : std::string();
}

/// Number and end of a certificate; two empty cells without one.
void addCertificate(std::vector<std::string>& cells, const fleet::HeldCertificatePtr& held)
{
    cells.push_back(held ? held->record.serial : std::string());
    cells.push_back(held ? isoOrNothing(held->notAfter()) : std::string());
}

/// One line a trustpoint; the headings and the words are the same in every language, as in JSON.
void writeCsv(Snapshots snapshots, const Clock&, Output& out)
{
    out.write(csvLine({"device", "site", "trustpoint", "state", "attention", "issuer", "identity_serial",
                       "identity_not_after", "ca_serial", "ca_not_after", "rollover_identity_serial",
                       "rollover_identity_not_after", "rollover_ca_serial", "rollover_ca_not_after",
                       "next_timer", "next_due", "as_of"}));
    for (const fleet::SnapshotPtr& snapshot : snapshots) {
        for (const fleet::Trustpoint& trustpoint : snapshot->trustpoints) {
            const auto& holder = trustpoint.ca ? trustpoint.ca : trustpoint.identity;
            std::vector<std::string> cells{snapshot->device.name,
                                           snapshot->device.site,
                                           trustpoint.name,
                                           std::string(wordFor(trustpoint.assessment.state)),
                                           std::string(wordFor(trustpoint.assessment.overlay)),
                                           holder ? ios::toText(holder->record.issuer) : std::string()};
            for (const auto* held :
                 {&trustpoint.identity, &trustpoint.ca, &trustpoint.rolloverIdentity, &trustpoint.rolloverCa})
                addCertificate(cells, *held);
            const auto* timer = trustpoint.nextTimer < 0
                                    ? nullptr
                                    : &snapshot->timers[static_cast<std::size_t>(trustpoint.nextTimer)];
            cells.push_back(timer ? timer->name : std::string());
            cells.push_back(timer ? isoOrNothing(timer->due) : std::string());
            cells.push_back(isoOrNothing(snapshot->clock.deviceInstant));
            out.write(csvLine(cells));
        }
    }
}

void writeJson(Snapshots snapshots, const Clock& clock, Output& out)
{
    JsonWriter json(out);
    json.beginObject();
    json.key("schema");
    json.number(1);
    json.key("exported_at");
    put(json, clock.now());
    putFleetServers(json, snapshots);
    putFleetTrustpoints(json, snapshots);
    putFleetCertificates(json, snapshots);
    putFleetTimers(json, snapshots);
    putFleetKeys(json, snapshots);
    putFleetRequests(json, snapshots);
    json.endObject();
}

/// `20171008T121416Z`
std::string icsInstant(Instant instant)
{
    std::string text = toIso8601(instant);
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '-' || c == ':'; }),
               text.end());
    return text;
}

/// A calendar of the timers that move a trustpoint or a server along, and of the ends of certificates in use.
class Calendar
{
public:
    Calendar(const Clock& clock, Output& out) : m_stamp(icsInstant(clock.now())), m_out(out)
    {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Releve//releve-cli//EN");
        line("CALSCALE:GREGORIAN");
    }
    void end() { line("END:VCALENDAR"); }

    void add(const fleet::Snapshot& snapshot)
    {
        for (const fleet::Timer& timer : snapshot.timers) {
            if (timer.due && fleet::isLifecycleTimer(timer.name))
                event(snapshot, timer.name, timer.owner.empty() ? timer.target : timer.owner, *timer.due,
                      models::timerExplanation(timer.name, timer.section));
        }
        for (const fleet::Trustpoint& trustpoint : snapshot.trustpoints) {
            addEnd(snapshot, trustpoint.name, trustpoint.identity);
            addEnd(snapshot, trustpoint.name, trustpoint.ca);
        }
    }

private:
    void line(const std::string& text) { m_out.write(icsLine(text)); }

    void addEnd(const fleet::Snapshot& snapshot, const std::string& trustpoint,
                const fleet::HeldCertificatePtr& held)
    {
        const auto end = held ? held->notAfter() : std::nullopt;
        if (!end)
            return;
        const QString what =
            Tr::tr("%1 ends", "a kind of certificate").arg(models::certificateKindText(held->record.kind));
        event(snapshot, what.toStdString(), trustpoint, *end,
              Tr::tr("Serial number %1").arg(models::serialText(held->record.serial)));
    }

    void event(const fleet::Snapshot& snapshot, const std::string& what, const std::string& owner, Instant at,
               const QString& description)
    {
        // The same event has the same id the next time, so that a calendar replaces it; its instant is no part of it, but for
        // ends, which do not move.
        const std::string key = snapshot.device.id + '\n' + what + '\n' + owner;
        const QByteArray id =
            QCryptographicHash::hash(QByteArray::fromStdString(key), QCryptographicHash::Sha256)
                .left(16)
                .toHex();
        line("BEGIN:VEVENT");
        line("UID:" + id.toStdString() + "@releve");
        line("DTSTAMP:" + m_stamp);
        line("DTSTART:" + icsInstant(at));
        line("SUMMARY:" +
             icsText(snapshot.device.name + ": " + what + (owner.empty() ? "" : " (" + owner + ")")));
        if (!description.isEmpty())
            line("DESCRIPTION:" + icsText(description.toStdString()));
        line("END:VEVENT");
    }

    std::string m_stamp;
    Output& m_out;
};

void writeIcs(Snapshots snapshots, const Clock& clock, Output& out)
{
    Calendar calendar(clock, out);
    for (const fleet::SnapshotPtr& snapshot : snapshots)
        calendar.add(*snapshot);
    calendar.end();
}

struct Format
{
    const char* name;
    void (*write)(Snapshots snapshots, const Clock& clock, Output& out);
};
constexpr Format formats[] = {{"csv", writeCsv}, {"json", writeJson}, {"ics", writeIcs}};

int exportFleet(const Invocation& invocation)
{
    const QString word = invocation.arguments.value(0);
    const auto* const format =
        std::find_if(std::begin(formats), std::end(formats),
                     [&word](const Format& each) { return word == QLatin1String(each.name); });
    if (format == std::end(formats) || invocation.arguments.size() > 1)
        return invocation.refuse(Tr::tr("“export” takes one of csv, json and ics."));
    const auto access = FleetAccess::open(invocation);
    const auto snapshots = access ? access->snapshots() : std::nullopt;
    if (!snapshots)
        return Failed;
    Output out(invocation.streams.out);
    format->write(*snapshots, access->clock(), out);
    return invocation.finish(out);
}

} // namespace

extern const Command exportCommand;
const Command exportCommand = {
    "export", "csv | json | ics",
    QT_TRANSLATE_NOOP(
        "Cli",
        "Print what is known of the devices for other programs: a table of the trustpoints, all of it, "
        "or a calendar of timers and ends"),
    options, exportFleet};

} // namespace releve::cli
