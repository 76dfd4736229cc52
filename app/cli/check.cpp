// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QLocale>

#include <algorithm>
#include <array>

#include "app/cli/command.h"
#include "app/cli/fleetaccess.h"
#include "app/cli/jsonfields.h"
#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "app/cli/words.h"
#include "models/texts.h"
#include "pki/base/text.h"

namespace releve::cli {

namespace {

using models::toQString;

constexpr unsigned defaultMaximumAge = 24; // hours

constexpr Option options[] = {
    {"device", "NAME", QT_TRANSLATE_NOOP("Cli", "Of this device only; may be repeated")},
    {"warning", "DAYS",
     QT_TRANSLATE_NOOP(
         "Cli", "WARNING also when a certificate ends within that many days and no successor is ready")},
    {"critical", "DAYS", QT_TRANSLATE_NOOP("Cli", "CRITICAL likewise")},
    {"max-age", "HOURS",
     QT_TRANSLATE_NOOP("Cli", "UNKNOWN when a device was last read longer ago than this; 24 unless told")},
};

/// As monitoring plug-ins exit.
enum Status
{
    Ok = 0,
    Warning = 1,
    Critical = 2,
    Unknown = 3
};
constexpr std::array<const char*, 4> statusWords{"OK", "WARNING", "CRITICAL", "UNKNOWN"};
/// The worst last: what is known to be wrong weighs more than what is not known.
constexpr std::array<Status, 4> byWeight{Ok, Unknown, Warning, Critical};

Status worse(Status a, Status b)
{
    const auto weight = [](Status status) { return std::find(byWeight.begin(), byWeight.end(), status); };
    return weight(a) < weight(b) ? b : a;
}

Status statusOf(fleet::Tone tone)
{
    switch (tone) {
    case fleet::Tone::Good:
    case fleet::Tone::InProgress:
        return Ok;
    case fleet::Tone::Attention:
        return Warning;
    case fleet::Tone::Failed:
        return Critical;
    case fleet::Tone::Unknown:
        break;
    }
    return Unknown;
}

struct Limits
{
    std::optional<unsigned> warning, critical; ///< days
    unsigned maximumAge = defaultMaximumAge;   ///< hours
};

/// One thing looked at: a trustpoint, a certificate server, or a device that cannot be judged.
struct Finding
{
    std::string device;
    std::string what; ///< trustpoint or server; empty for the device itself
    Status status = Ok;
    QString words;
    std::string_view state, attention; ///< for JSON
    std::optional<int> daysLeft;
};

/// The device as it would be judged now: its clock carried on from its last reading, whatever the age of that.
fleet::SnapshotPtr atPresent(const fleet::Snapshot& read, const Clock& clock)
{
    fleet::DeviceClock now = read.clock;
    if (now.deviceInstant) {
        const auto passed = std::max(Duration::zero(), clock.steady() - now.steadyInstant);
        const auto byItsOwn = static_cast<double>(passed.count()) * now.rate;
        *now.deviceInstant += Duration(static_cast<Duration::rep>(byItsOwn));
        now.steadyInstant = clock.steady();
    }
    return fleet::Snapshot::build(read.device, now, read.facts);
}

/// Whole days until the first of its active certificates ends; nothing when a successor stands ready or no end is known.
std::optional<int> daysLeftOf(const fleet::Trustpoint& trustpoint, const fleet::Snapshot& snapshot)
{
    if (!snapshot.clock.deviceInstant || trustpoint.assessment.state == fleet::TrustpointState::ShadowReady)
        return std::nullopt;
    std::optional<Instant> first;
    for (const auto* held : {&trustpoint.identity, &trustpoint.ca}) {
        const auto end = *held ? (*held)->notAfter() : std::nullopt;
        if (end && (!first || *end < *first))
            first = end;
    }
    if (!first)
        return std::nullopt;
    return static_cast<int>(
        std::chrono::floor<std::chrono::days>(*first - *snapshot.clock.deviceInstant).count());
}

Finding findingOf(const fleet::Trustpoint& trustpoint, const fleet::Snapshot& snapshot, const Limits& limits)
{
    const fleet::Assessment& assessment = trustpoint.assessment;
    Finding finding{snapshot.device.name,
                    trustpoint.name,
                    statusOf(fleet::toneOf(assessment)),
                    models::stateText(assessment),
                    wordFor(assessment.state),
                    wordFor(assessment.overlay),
                    daysLeftOf(trustpoint, snapshot)};
    const auto isWithin = [&finding](const std::optional<unsigned>& days) {
        return days && finding.daysLeft && *finding.daysLeft < static_cast<int>(*days);
    };
    const Status byDays = isWithin(limits.critical) ? Critical : isWithin(limits.warning) ? Warning : Ok;
    if (byDays != Ok && assessment.overlay == fleet::Overlay::None)
        finding.words = Tr::tr("%1, ends in %n day(s)", nullptr, *finding.daysLeft).arg(finding.words);
    finding.status = worse(finding.status, byDays);
    return finding;
}

/// How long ago the device said so. Of a capture that was imported its own clock tells.
Duration ageOf(const fleet::Snapshot& read, const store::ReadingEntry& reading, const Clock& clock)
{
    const Duration kept = clock.now() - reading.takenAt;
    if (reading.origin != store::ReadingOrigin::Import || !read.clock.deviceInstant)
        return kept;
    return std::max(kept, clock.now() - *read.clock.deviceInstant);
}

/// What is to be said of one device.
void judge(const fleet::Snapshot& read, const store::ReadingEntry& reading, const Limits& limits,
           const Clock& clock, std::vector<Finding>& findings)
{
    const auto snapshot = atPresent(read, clock);
    for (const fleet::Trustpoint& trustpoint : snapshot->trustpoints) {
        if (trustpoint.readOnDevice)
            findings.push_back(findingOf(trustpoint, *snapshot, limits));
    }
    for (const fleet::Server& server : snapshot->servers)
        findings.push_back(
            {snapshot->device.name,
             server.name,
             statusOf(fleet::toneOf(server.state)),
             Tr::tr("certificate server %1", "its state").arg(models::serverStateText(server.state)),
             {},
             {},
             {}});
    const Duration age = ageOf(read, reading, clock);
    if (age > std::chrono::hours(limits.maximumAge))
        findings.push_back({snapshot->device.name,
                            {},
                            Unknown,
                            Tr::tr("last read %1 ago").arg(models::remainingText(age, QLocale())),
                            {},
                            {},
                            {}});
}

/// In the text of a plug-in a bar begins the figures.
QString plain(QString text)
{
    return safe(text).replace(u'|', QStringLiteral("\\x7C"));
}

struct Verdict
{
    Status status = Ok;
    std::array<int, 4> counts{}; ///< by Status
    std::optional<int> daysLeft; ///< the fewest
    std::vector<Finding> findings;

    explicit Verdict(std::vector<Finding> all) : findings(std::move(all))
    {
        for (const Finding& finding : findings) {
            status = worse(status, finding.status);
            ++counts.at(finding.status);
            if (finding.daysLeft && (!daysLeft || *finding.daysLeft < *daysLeft))
                daysLeft = finding.daysLeft;
        }
        std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
            return a.status != b.status && worse(a.status, b.status) == a.status;
        });
        if (findings.empty())
            status = Unknown;
    }
};

QString figuresOf(const Verdict& verdict, const Limits& limits)
{
    QString text;
    for (const Status status : {Ok, Warning, Critical, Unknown})
        text += QStringLiteral("%1=%2;;;0 ")
                    .arg(QString::fromLatin1(statusWords[status]).toLower())
                    .arg(verdict.counts[status]);
    const auto limit = [](const std::optional<unsigned>& days) {
        return days ? QString::number(*days) + u':' : QString();
    };
    if (verdict.daysLeft)
        text += QStringLiteral("days_left=%1;%2;%3")
                    .arg(*verdict.daysLeft)
                    .arg(limit(limits.warning), limit(limits.critical));
    return text.trimmed();
}

/// The line that monitoring shows.
QString lineOf(const Verdict& verdict, const Limits& limits)
{
    constexpr int most = 5; // named; the rest is counted
    QStringList named;
    int left = 0;
    for (const Finding& finding : verdict.findings) {
        if (finding.status == Ok)
            continue;
        if (named.size() >= most) {
            ++left;
            continue;
        }
        QString name = toQString(finding.device);
        if (!finding.what.empty())
            name += u' ' + toQString(finding.what);
        named.append(plain(name + QStringLiteral(": ") + finding.words));
    }
    QString text;
    if (verdict.findings.empty())
        text = Tr::tr("nothing is known of any device");
    else if (named.isEmpty())
        text = Tr::tr("%n trustpoint(s) and server(s) in order", nullptr, verdict.counts[Ok]);
    else
        text = named.join(QStringLiteral("; "));
    if (left > 0)
        text += QStringLiteral("; ") + Tr::tr("and %n more", nullptr, left);
    return QStringLiteral("RELEVE %1: %2 | %3")
        .arg(QLatin1String(statusWords[verdict.status]), text, figuresOf(verdict, limits));
}

void writeJson(const Verdict& verdict, Output& out)
{
    static constexpr Field<Finding> fields[] = {
        {"device", cli::plain<&Finding::device>},
        {"name", cli::plain<&Finding::what>},
        {"status", [](JsonWriter& j, const Finding& f) { j.string(lowered(statusWords[f.status])); }},
        {"state", cli::plain<&Finding::state>},
        {"attention", cli::plain<&Finding::attention>},
        {"days_left", [](JsonWriter& j, const Finding& f) { f.daysLeft ? j.number(*f.daysLeft) : j.null(); }},
    };
    JsonWriter json(out);
    json.beginObject();
    json.key("schema");
    json.number(1);
    json.key("status");
    json.string(lowered(statusWords[verdict.status]));
    putArray(json, "findings", fields, verdict.findings);
    json.endObject();
}

/// False, with a complaint, when it is no number.
bool takeNumber(const Invocation& invocation, const char* option, std::optional<unsigned>& into)
{
    if (!invocation.isSet(option))
        return true;
    constexpr std::uint64_t most = 100'000;
    const auto number = parseUnsigned(invocation.value(option).toStdString());
    if (!number || *number > most) {
        invocation.refuse(Tr::tr("“%1” is no number for --%2: 0 to %3.")
                              .arg(invocation.value(option), QLatin1String(option))
                              .arg(most));
        return false;
    }
    into = static_cast<unsigned>(*number);
    return true;
}

std::optional<Limits> limitsOf(const Invocation& invocation)
{
    Limits limits;
    std::optional<unsigned> age;
    if (!takeNumber(invocation, "warning", limits.warning) ||
        !takeNumber(invocation, "critical", limits.critical) || !takeNumber(invocation, "max-age", age))
        return std::nullopt;
    if (limits.warning && limits.critical && *limits.warning < *limits.critical) {
        invocation.refuse(Tr::tr("--warning has to be at least as many days as --critical."));
        return std::nullopt;
    }
    limits.maximumAge = age.value_or(defaultMaximumAge);
    return limits;
}

/// Nothing, with a complaint, when the store does not tell.
std::optional<std::vector<Finding>> lookAt(const Invocation& invocation, FleetAccess& access,
                                           const Limits& limits)
{
    auto records = access.store().devices().all();
    auto snapshots = access.snapshots();
    if (!records || !snapshots)
        return std::nullopt;
    std::vector<Finding> findings;
    const QStringList named = invocation.values("device");
    for (const store::DeviceRecord& record : *records) {
        if (!named.isEmpty() && !named.contains(toQString(record.device.name)))
            continue;
        const auto snapshot = std::find_if(snapshots->begin(), snapshots->end(), [&record](const auto& each) {
            return each->device.id == record.device.id;
        });
        const auto history = access.store().snapshots().history(record.device.id);
        if (!history) {
            invocation.complain(reasonText(history.error()));
            return std::nullopt;
        }
        if (snapshot == snapshots->end() || history->empty())
            findings.push_back({record.device.name, {}, Unknown, Tr::tr("never read"), {}, {}, {}});
        else
            judge(**snapshot, history->back(), limits, access.clock(), findings);
    }
    return findings;
}

int check(const Invocation& invocation)
{
    Output out(invocation.streams.out);
    const auto unknown = [&out](const QString& why) {
        out.write(QStringLiteral("RELEVE UNKNOWN: %1\n").arg(why).toStdString());
        out.finish();
        return Unknown;
    };
    if (!invocation.arguments.isEmpty()) {
        invocation.refuse(Tr::tr("“%1” is too much here; a device is named with --device.")
                              .arg(invocation.arguments.front()));
        return unknown(Tr::tr("wrong usage"));
    }
    const auto limits = limitsOf(invocation);
    if (!limits)
        return unknown(Tr::tr("wrong usage"));
    const auto access = FleetAccess::open(invocation);
    auto findings = access ? lookAt(invocation, *access, *limits) : std::nullopt;
    if (!findings)
        return unknown(Tr::tr("the store does not tell"));
    const Verdict verdict(*std::move(findings));
    if (invocation.json)
        writeJson(verdict, out);
    else
        out.write(lineOf(verdict, *limits).toStdString() + '\n');
    return invocation.finish(out) == Done ? verdict.status : Unknown;
}

} // namespace

extern const Command checkCommand;
const Command checkCommand = {
    "check",
    "",
    QT_TRANSLATE_NOOP(
        "Cli", "Say in one line how the fleet is, for monitoring: exit code 0 OK, 1 WARNING, 2 CRITICAL, 3 "
               "UNKNOWN"),
    options,
    check,
    Unknown};

} // namespace releve::cli
