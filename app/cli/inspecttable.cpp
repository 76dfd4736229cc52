// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inspecttable.h"

#include <QLocale>

#include <map>
#include <set>

#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "models/texts.h"
#include "pki/fleet/inventory.h"

namespace releve::cli {

namespace {

using namespace releve::models;
using fleet::HeldCertificatePtr;

QString instantText(std::optional<Instant> instant)
{
    return instant ? utcText(*instant) : QString();
}

/// In UTC where it is known, else as the device printed it.
QString timeText(const std::optional<ios::PrintedTime>& time)
{
    if (!time)
        return {};
    return time->instant ? utcText(*time->instant) : toQString(time->text);
}

QString joined(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list.append(toQString(text));
    return list.join(QStringLiteral(", "));
}

QString fingerprintOf(const std::string& hex)
{
    return hex.empty() ? QString() : fingerprintText(hex);
}

/// The sections of one device.
class DeviceReport
{
public:
    DeviceReport(const fleet::Snapshot& snapshot, bool colours, Output& out)
        : m_snapshot(snapshot), m_colours(colours), m_out(out)
    {}

    void write()
    {
        writeHead();
        writeServers();
        writeCertificates();
        writeTimers();
        writeTrustpoints();
        writeKeys();
        writeRequests();
    }

    void writeChains()
    {
        writeHead();
        writeCertificates();
    }

private:
    void line(const QString& text) { m_out.write(text.toStdString() + '\n'); }

    void section(const QString& title)
    {
        line({});
        line(m_colours ? painted(title, Emphasis::Heading) : title);
    }

    void section(const QString& title, const TextTable& table, int indent = 2)
    {
        if (table.isEmpty())
            return;
        section(title);
        m_out.write(table.toText(indent, m_colours).toStdString());
    }

    void writeHead()
    {
        const fleet::DeviceClock& clock = m_snapshot.clock;
        TextTable head;
        head.add({{Tr::tr("Device"), Emphasis::Heading}, toQString(m_snapshot.device.name)});
        if (clock.deviceInstant) {
            QStringList parts{utcText(*clock.deviceInstant)};
            if (!clock.timeSource.empty())
                parts.append(toQString(clock.timeSource));
            if (clock.authority != ios::ClockAuthority::Unknown)
                parts.append(clockAuthorityText(clock.authority));
            head.add({{Tr::tr("Clock"), Emphasis::Heading}, parts.join(QStringLiteral(", "))});
        }
        m_out.write(head.toText(0, m_colours).toStdString());
    }

    void writeServers()
    {
        if (m_snapshot.servers.empty())
            return;
        section(Tr::tr("Servers"));
        for (const fleet::Server& server : m_snapshot.servers) {
            TextTable title;
            title.add(
                {toQString(server.name), {serverStateText(server.state), emphasisOf(toneOf(server.state))}});
            m_out.write(title.toText(2, m_colours).toStdString());
            m_out.write(serverDetails(server).toText(4, m_colours).toStdString());
        }
    }

    static TextTable serverDetails(const fleet::Server& server)
    {
        TextTable table;
        const auto add = [&](const QString& label, const QString& value) {
            if (!value.isEmpty())
                table.add({label, value});
        };
        if (server.status) {
            const ios::ServerRecord& status = server.status->value;
            add(Tr::tr("Status"), toQString(status.status));
            add(Tr::tr("Issuer"), toQString(status.issuer));
            add(Tr::tr("CA fingerprint"), fingerprintOf(status.caFingerprint));
            add(Tr::tr("CA expires"), timeText(status.caExpires));
            add(Tr::tr("Granting mode"), toQString(status.grantingMode));
            add(Tr::tr("Last serial number"), toQString(status.lastSerial));
            add(Tr::tr("Next CRL"), timeText(status.crlNextUpdate));
            add(Tr::tr("Storage"), toQString(status.storage));
            add(Tr::tr("Database level"), toQString(status.databaseLevel));
            add(Tr::tr("Auto-rollover"), overlapOf(status.autoRollover));
            add(Tr::tr("Rollover due"), timeText(status.autoRolloverTimer));
            if (status.rollover) {
                add(Tr::tr("Rollover"), toQString(status.rollover->status));
                add(Tr::tr("Rollover fingerprint"), fingerprintOf(status.rollover->fingerprint));
                add(Tr::tr("Rollover expires"), timeText(status.rollover->expires));
            }
        } else if (server.config) {
            add(Tr::tr("Issuer"), toQString(server.config->value.effectiveIssuerName()));
            add(Tr::tr("Auto-rollover"), overlapOf(server.config->value.autoRollover));
        }
        return table;
    }

    static QString overlapOf(const std::optional<lifecycle::DaysHoursMinutes>& overlap)
    {
        return overlap ? Tr::tr("%1 before the CA's end").arg(remainingText(overlap->duration(), QLocale()))
                       : QString();
    }

    /// Pairs, active on the left, rollover on the right: one row a field.
    void writeCertificates()
    {
        std::set<const fleet::HeldCertificate*> shown;
        bool titled = false;
        const auto pair = [&](const QString& owner, const HeldCertificatePtr& active,
                              const HeldCertificatePtr& rollover) {
            if (!active && !rollover)
                return;
            if (!titled)
                section(Tr::tr("Certificates"));
            titled = true;
            shown.insert(active.get());
            shown.insert(rollover.get());
            writePair(owner, active, rollover);
        };
        for (const fleet::Trustpoint& trustpoint : m_snapshot.trustpoints) {
            const QString name = toQString(trustpoint.name);
            pair(name, trustpoint.ca, trustpoint.rolloverCa);
            pair(name, trustpoint.identity, trustpoint.rolloverIdentity);
            for (const HeldCertificatePtr& other : trustpoint.others)
                other->record.rollover ? pair(name, nullptr, other) : pair(name, other, nullptr);
        }
        for (const HeldCertificatePtr& held : m_snapshot.facts.certificates) {
            if (!shown.contains(held.get()))
                pair(joined(held->record.trustpoints), held, nullptr);
        }
    }

    void writePair(const QString& owner, const HeldCertificatePtr& active, const HeldCertificatePtr& rollover)
    {
        const auto kind = (active ? active : rollover)->record.kind;
        const QString title = certificateKindText(kind);
        TextTable head;
        head.add({owner.isEmpty() ? title : owner + QStringLiteral(": ") + title});
        m_out.write(head.toText(2, false).toStdString());

        TextTable table(rollover ? QStringList{{}, Tr::tr("Active"), Tr::tr("Rollover")} : QStringList{});
        const auto add = [&](const QString& label, auto field) {
            const QString left = active ? field(*active) : QString();
            const QString right = rollover ? field(*rollover) : QString();
            if (!left.isEmpty() || !right.isEmpty())
                table.add({label, active ? left : dash(), right});
        };
        using Held = fleet::HeldCertificate;
        add(Tr::tr("Serial number"), [](const Held& c) { return serialText(c.record.serial); });
        add(Tr::tr("Subject"), [](const Held& c) { return nameText(c.record.subject); });
        add(Tr::tr("Issuer"), [](const Held& c) { return nameText(c.record.issuer); });
        add(Tr::tr("Status"), [](const Held& c) { return toQString(c.record.status); });
        add(Tr::tr("Valid from"), [](const Held& c) { return validity(c.notBefore(), c.record.notBefore); });
        add(Tr::tr("Valid until"), [](const Held& c) { return validity(c.notAfter(), c.record.notAfter); });
        add(Tr::tr("Renewal"), [](const Held& c) { return timeText(c.record.renewDate); });
        add(Tr::tr("Key"), [](const Held& c) { return keyText(c.record.keyAlgorithm, c.record.keyBits); });
        add(Tr::tr("Signature"), [](const Held& c) { return toQString(c.record.signatureAlgorithm); });
        add(QStringLiteral("MD5"), [](const Held& c) { return fingerprintOf(c.record.md5); });
        add(QStringLiteral("SHA-1"), [](const Held& c) { return fingerprintOf(c.record.sha1); });
        add(QStringLiteral("SHA-256"), [](const Held& c) { return fingerprintOf(c.record.sha256); });
        add(Tr::tr("Weak"), [](const Held& c) { return weaknesses(c); });
        add(Tr::tr("Storage"),
            [](const Held& c) { return c.unsaved ? Tr::tr("not saved") : toQString(c.record.storage); });
        m_out.write(table.toText(4, m_colours).toStdString());
    }

    static QString validity(std::optional<Instant> instant, const std::optional<ios::PrintedTime>& printed)
    {
        return instant ? utcText(*instant) : timeText(printed);
    }

    static QString weaknesses(const fleet::HeldCertificate& held)
    {
        QStringList list;
        if (held.record.certificate) {
            for (const x509::Weakness weakness : held.record.certificate->weaknesses())
                list.append(weaknessText(weakness));
        }
        return list.join(QStringLiteral(", "));
    }

    /// One table for each instant the remaining times count from: blocks of one log can be years apart.
    void writeTimers()
    {
        std::map<std::optional<Instant>, TextTable> byInstant;
        const QStringList headings{Tr::tr("Timer"),     Tr::tr("Target"),    Tr::tr("Due"),
                                   Tr::tr("Remaining"), Tr::tr("Predicted"), Tr::tr("Drift")};
        for (const fleet::Timer& timer : m_snapshot.timers) {
            const auto asOf = timer.due ? std::optional(*timer.due - timer.remaining) : std::nullopt;
            const auto seconds =
                asOf ? std::optional(Instant(std::chrono::floor<std::chrono::seconds>(*asOf))) : std::nullopt;
            TextTable& table = byInstant.try_emplace(seconds, headings).first->second;
            table.add({toQString(timer.name), toQString(timer.target), instantText(timer.due),
                       remainingText(timer.remaining, QLocale()), instantText(timer.predicted),
                       driftOf(timer)});
        }
        for (const auto& [asOf, table] : byInstant)
            section(asOf ? Tr::tr("Timers, as of %1").arg(utcText(*asOf))
                         : Tr::tr("Timers, as printed: the log does not tell the device's clock"),
                    table);
        writePredicted();
    }

    static Cell driftOf(const fleet::Timer& timer)
    {
        if (timer.drift)
            return {driftText(*timer.drift, QLocale()), emphasisOf(fleet::toneOfDrift(*timer.drift))};
        return timer.unexpected ? Cell(Tr::tr("not expected"), Emphasis::Attention) : Cell();
    }

    /// What should run by certificates and configuration, and is not listed.
    void writePredicted()
    {
        TextTable table({Tr::tr("Timer"), Tr::tr("Owner"), Tr::tr("Predicted"), Tr::tr("Timer list")});
        for (const fleet::Prediction& prediction : m_snapshot.predictions) {
            if (!fleet::standsAlone(prediction))
                continue;
            table.add({toQString(std::string(prediction.name)), toQString(prediction.owner),
                       instantText(prediction.due),
                       prediction.report == fleet::Report::Missing
                           ? Cell(Tr::tr("not listed"), Emphasis::Attention)
                           : Cell(Tr::tr("not read"))});
        }
        section(Tr::tr("Predicted timers"), table);
    }

    void writeTrustpoints()
    {
        TextTable table({Tr::tr("Trustpoint"), Tr::tr("State"), Tr::tr("Enrollment URL"),
                         Tr::tr("auto-enroll"), Tr::tr("Last enrollment"), Tr::tr("Key")});
        for (const fleet::Trustpoint& trustpoint : m_snapshot.trustpoints) {
            const auto* config = trustpoint.config ? &trustpoint.config->value : nullptr;
            const auto* status = trustpoint.status ? &trustpoint.status->value : nullptr;
            const fleet::Assessment& assessment = trustpoint.assessment;
            QString url = status ? toQString(status->enrollmentUrl) : QString();
            if (url.isEmpty() && config)
                url = toQString(config->enrollmentUrl.value_or(""));
            table.add({toQString(trustpoint.name),
                       {stateText(assessment), emphasisOf(toneOf(assessment))},
                       url,
                       config ? autoEnrollText(config->autoEnroll) : QString(),
                       status ? toQString(status->lastEnrollmentStatus) : QString(),
                       trustpoint.key ? toQString(trustpoint.key->value.name) : QString()});
        }
        section(Tr::tr("Trustpoints"), table);
    }

    static QString autoEnrollText(const std::optional<lifecycle::AutoEnroll>& autoEnroll)
    {
        if (!autoEnroll)
            return Tr::tr("off");
        const QString percent = Tr::tr("%1 %", "percent").arg(autoEnroll->percent);
        return autoEnroll->regenerate ? percent + QStringLiteral(" regenerate") : percent;
    }

    void writeKeys()
    {
        TextTable table({Tr::tr("Key"), Tr::tr("Type"), Tr::tr("Usage"), Tr::tr("Bits"), Tr::tr("Generated"),
                         Tr::tr("Exportable"), Tr::tr("Storage")});
        for (const auto& fact : m_snapshot.facts.keys) {
            const ios::KeyRecord& key = fact->value;
            const QString bits =
                key.publicKey && key.publicKey->bits > 0 ? QString::number(key.publicKey->bits) : QString();
            const QString exportable =
                key.exportable ? (*key.exportable ? Tr::tr("yes") : Tr::tr("no")) : QString();
            table.add({toQString(key.name), toQString(key.type), toQString(key.usage), bits,
                       timeText(key.generated), exportable,
                       key.isUnsaved() ? Cell(Tr::tr("not saved"), Emphasis::Attention)
                                       : Cell(toQString(key.storage))});
        }
        section(Tr::tr("Keys"), table);
    }

    void writeRequests()
    {
        TextTable table({Tr::tr("Server"), Tr::tr("ID"), Tr::tr("State"), Tr::tr("List"), Tr::tr("Subject"),
                         Tr::tr("Fingerprint")});
        for (const auto& fact : m_snapshot.facts.requests) {
            const ios::RequestRecord& request = fact->value;
            table.add({toQString(request.server), toQString(request.id), toQString(request.state),
                       requestListText(request.list), toQString(request.subject),
                       fingerprintOf(request.fingerprint)});
        }
        section(Tr::tr("Requests"), table);
    }

    const fleet::Snapshot& m_snapshot;
    bool m_colours;
    Output& m_out;
};

void writeProblems(const fleet::Reading& reading, Output& out, bool colours)
{
    TextTable table({Tr::tr("File"), Tr::tr("Line"), Tr::tr("Problem")});
    for (const ios::Problem& problem : reading.records.problems) {
        const std::size_t source = problem.origin.source();
        QString lines;
        if (problem.origin.line > 0) {
            lines = QString::number(problem.origin.line);
            if (problem.lines > 1)
                lines += QStringLiteral("–%1").arg(problem.origin.line + problem.lines - 1);
        }
        table.add({source < reading.sources.size() ? toQString(reading.sources[source].name) : QString(),
                   lines, problemText(problem)});
    }
    if (table.isEmpty())
        return;
    const QString title = Tr::tr("Problems");
    out.write((colours ? painted(title, Emphasis::Heading) : title).toStdString() + '\n');
    out.write(table.toText(2, colours).toStdString());
}

} // namespace

void writeDevice(const fleet::Snapshot& snapshot, Output& out, bool colours)
{
    DeviceReport(snapshot, colours, out).write();
    out.write("\n");
}

void writeDeviceChains(const fleet::Snapshot& snapshot, Output& out, bool colours)
{
    DeviceReport(snapshot, colours, out).writeChains();
    out.write("\n");
}

void writeInspectionTable(const fleet::Reading& reading, const std::vector<InspectedMessage>& messages,
                          Output& out, bool colours)
{
    fleet::Inventory inventory;
    inventory.merge(reading, SystemClock());
    for (const fleet::SnapshotPtr& snapshot : inventory.snapshots())
        writeDevice(*snapshot, out, colours);
    writeScepTable(messages, reading, out, colours);
    writeProblems(reading, out, colours);
}

} // namespace releve::cli
