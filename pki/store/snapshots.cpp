// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/snapshots.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pki/base/parallel.h"
#include "pki/fleet/inventory.h"
#include "pki/store/certificates.h"
#include "pki/store/database.h"
#include "pki/store/transcripts.h"
#include "pki/store/words.h"

namespace releve::store {

namespace {

constexpr std::array originWords{Word<ReadingOrigin>{ReadingOrigin::Ssh, "ssh"},
                                 Word<ReadingOrigin>{ReadingOrigin::Scep, "scep"},
                                 Word<ReadingOrigin>{ReadingOrigin::Import, "import"}};

using fleet::SourceFormat;
constexpr std::array formatWords{
    Word<SourceFormat>{SourceFormat::Text, "text"},   Word<SourceFormat>{SourceFormat::Der, "der"},
    Word<SourceFormat>{SourceFormat::Pkcs7, "pkcs7"}, Word<SourceFormat>{SourceFormat::Pkcs12, "pkcs12"},
    Word<SourceFormat>{SourceFormat::Scep, "scep"},   Word<SourceFormat>{SourceFormat::Unknown, "unknown"}};

/// What is kept of a device's clock: when it was read by the workstation's clock, so that a later run of the program can
/// carry it on.
struct ClockMark
{
    std::optional<Instant> deviceInstant;
    Instant readAt;
    bool isLive = false;
    double rate = 1.0;
    Duration uncertainty{0};

    static ClockMark of(const fleet::DeviceClock& clock, const Clock& ours)
    {
        return {clock.deviceInstant, ours.now() - (ours.steady() - clock.steadyInstant), clock.live,
                clock.rate, clock.uncertainty};
    }
    void applyTo(fleet::DeviceClock& clock, const Clock& ours) const
    {
        const Duration age = ours.now() - readAt;
        clock.deviceInstant = deviceInstant;
        clock.steadyInstant = ours.steady() - age;
        clock.live = isLive && age >= Duration::zero(); // a workstation set back in between can't tell
        clock.rate = rate;
        clock.uncertainty = uncertainty;
    }
};

Status insertSource(Database& database, std::int64_t reading, const fleet::KeptSource& kept,
                    CertificateInserter& certificates)
{
    std::optional<std::int64_t> transcript;
    if (!kept.text().empty()) {
        const auto row = insertTranscript(database, kept.text());
        if (!row)
            return row.error();
        transcript = row->id;
    }
    Query source(database, "INSERT INTO source (reading, name, format, size, transcript) VALUES (?,?,?,?,?)");
    source.bind(reading)
        .bind(toUtf8(kept.source().name))
        .bind(wordOf(formatWords, kept.source().format))
        .bind(static_cast<std::int64_t>(kept.source().size))
        .bind(transcript);
    if (auto done = source.run(); !done)
        return done;
    const std::int64_t id = source.newId();
    Query link(database, "INSERT INTO source_certificate (source, position, certificate) VALUES (?,?,?)");
    std::int64_t position = 0;
    for (const x509::Certificate& certificate : kept.certificates()) {
        const auto row = certificates.add(certificate);
        if (!row)
            return row.error();
        if (auto done = link.bind(id).bind(position++).bind(*row).run(); !done)
            return done;
    }
    return std::monostate{};
}

/// The readings a device's snapshot at an instant is made of: from the last whole one on.
constexpr const char* readingsOfAll =
    "SELECT device.id, device.name, device.site, reading.id, device_instant, clock_read_at, clock_is_live, "
    "clock_rate,"
    " clock_uncertainty FROM reading JOIN device ON device.id = reading.device WHERE taken_at <= ? AND"
    " NOT EXISTS (SELECT 1 FROM reading AS whole WHERE whole.device = reading.device AND whole.is_whole = 1"
    " AND whole.taken_at <= ? AND (whole.taken_at > reading.taken_at OR"
    " (whole.taken_at = reading.taken_at AND whole.id > reading.id)))";
constexpr const char* inOrder = " ORDER BY device.name, taken_at, reading.id";

} // namespace

struct Snapshots::Stored
{
    fleet::Device device;
    std::int64_t id = 0;
    ClockMark clock;
    std::vector<fleet::KeptSource> sources = {};
};

Status Snapshots::save(const fleet::Snapshot& snapshot, std::span<const fleet::KeptSource> sources,
                       const ReadingEntry& entry)
{
    const std::string& device = snapshot.device.id;
    const ClockMark mark = ClockMark::of(snapshot.clock, m_clock);
    return m_database.write([&]() -> Status {
        Query reading(
            m_database,
            "INSERT INTO reading (device, taken_at, origin, is_whole, device_instant, clock_read_at,"
            " clock_is_live, clock_rate, clock_uncertainty) VALUES (?,?,?,?,?,?,?,?,?)");
        reading.bind(device)
            .bind(entry.takenAt)
            .bind(wordOf(originWords, entry.origin))
            .bind(entry.isWhole)
            .bind(mark.deviceInstant)
            .bind(mark.readAt)
            .bind(mark.isLive)
            .bind(mark.rate)
            .bind(std::int64_t{mark.uncertainty.count()});
        if (auto done = reading.run(); !done)
            return done;
        CertificateInserter certificates(m_database);
        for (const fleet::KeptSource& source : sources) {
            if (auto done = insertSource(m_database, reading.newId(), source, certificates); !done)
                return done;
        }
        for (const fleet::HeldCertificatePtr& held : snapshot.facts.certificates) {
            const auto& certificate = held->record.certificate;
            if (!certificate)
                continue;
            if (auto done = certificates.addHolding(*certificate, device, entry.takenAt); !done)
                return done;
        }
        return std::monostate{};
    });
}

Result<std::vector<fleet::SnapshotPtr>> Snapshots::latest()
{
    const auto readings = load("", "", Instant::max());
    if (!readings)
        return readings.error();
    std::vector<std::span<const Stored>> devices;
    for (auto first = readings->begin(); first != readings->end();) {
        const auto last = std::find_if(first, readings->end(), [first](const Stored& stored) {
            return stored.device.id != first->device.id;
        });
        devices.emplace_back(first, last);
        first = last;
    }
    std::vector<fleet::SnapshotPtr> snapshots(devices.size());
    inParallel(devices.size(), usefulThreads(devices.size()),
               [&](std::size_t i) { snapshots[i] = rebuilt(devices[i]); });
    return snapshots;
}

Result<fleet::SnapshotPtr> Snapshots::at(const std::string& device, Instant instant)
{
    const auto readings = load(" AND reading.device = ?", device, instant);
    if (!readings)
        return readings.error();
    return readings->empty() ? nullptr : rebuilt(*readings);
}

Result<std::vector<Snapshots::Stored>> Snapshots::load(const std::string& condition,
                                                       const std::string& device, Instant instant)
{
    std::vector<Stored> readings;
    const auto done = m_database.read([&]() -> Status {
        Query query(m_database, (readingsOfAll + condition + inOrder).c_str());
        query.bind(instant).bind(instant);
        if (!condition.empty())
            query.bind(device);
        while (query.next())
            readings.push_back({{query.text(0), query.text(1), query.text(2)},
                                query.integer(3),
                                {query.optionalInstant(4), query.instant(5), query.flag(6), query.real(7),
                                 Duration(query.integer(8))}});
        if (auto status = query.status(); !status)
            return status;
        for (Stored& reading : readings) {
            auto sources = sourcesOf(reading.id);
            if (!sources)
                return sources.error();
            reading.sources = *std::move(sources);
        }
        return std::monostate{};
    });
    if (!done)
        return done.error();
    return readings;
}

Result<std::vector<fleet::KeptSource>> Snapshots::sourcesOf(std::int64_t reading)
{
    std::vector<fleet::KeptSource> sources;
    Query query(m_database, "SELECT source.id, name, format, size, transcript.sha256, deflated FROM source"
                            " LEFT JOIN transcript ON transcript.id = source.transcript WHERE reading = ?"
                            " ORDER BY source.id");
    Query linked(m_database,
                 "SELECT sha256, der FROM source_certificate"
                 " JOIN certificate ON certificate.id = source_certificate.certificate"
                 " LEFT JOIN certificate_der ON certificate_der.certificate = certificate.id WHERE source = ?"
                 " ORDER BY position");
    query.bind(reading);
    while (query.next()) {
        const auto format = valueOf(formatWords, query.text(2));
        if (!format)
            return Error{ErrorCode::Damaged, "a source of format " + escaped(query.text(2))};
        std::string text;
        if (!query.isNull(4)) {
            auto inflated = transcriptOf(query.blob(5), query.text(4));
            if (!inflated)
                return inflated.error();
            text = *std::move(inflated);
        }
        std::vector<x509::Certificate> certificates;
        linked.bind(query.integer(0));
        while (linked.next()) {
            auto certificate = certificateOf(linked.bytes(1), linked.text(0));
            if (!certificate)
                return certificate.error();
            certificates.push_back(*std::move(certificate));
        }
        if (const auto status = linked.status(); !status)
            return status.error();
        sources.push_back(
            fleet::KeptSource::restored({query.text(1), *format, static_cast<std::size_t>(query.integer(3))},
                                        std::move(text), std::move(certificates)));
    }
    if (const auto status = query.status(); !status)
        return status.error();
    return sources;
}

fleet::SnapshotPtr Snapshots::rebuilt(std::span<const Stored> readings) const
{
    fleet::SnapshotPtr snapshot;
    for (const Stored& stored : readings) {
        fleet::Reading reading;
        for (const fleet::KeptSource& source : stored.sources)
            source.addTo(reading);
        snapshot = fleet::updated(snapshot, stored.device, std::move(reading), m_clock);
    }
    fleet::DeviceClock clock = snapshot->clock;
    readings.back().clock.applyTo(clock, m_clock);
    return clock == snapshot->clock ? snapshot
                                    : fleet::Snapshot::build(snapshot->device, clock, snapshot->facts);
}

Result<std::vector<ReadingEntry>> Snapshots::history(const std::string& device)
{
    std::vector<ReadingEntry> entries;
    Query query(m_database,
                "SELECT taken_at, origin, is_whole FROM reading WHERE device = ? ORDER BY taken_at, id");
    query.bind(device);
    while (query.next())
        entries.push_back({query.instant(0),
                           valueOf(originWords, query.text(1)).value_or(ReadingOrigin::Import),
                           query.flag(2)});
    if (const auto status = query.status(); !status)
        return status.error();
    return entries;
}

Status Snapshots::forget(Instant before)
{
    return m_database.write([&]() -> Status {
        Query query(m_database,
                    "DELETE FROM reading WHERE EXISTS (SELECT 1 FROM reading AS whole"
                    " WHERE whole.device = reading.device AND whole.is_whole = 1 AND whole.taken_at <= ?"
                    " AND (whole.taken_at > reading.taken_at OR"
                    " (whole.taken_at = reading.taken_at AND whole.id > reading.id)))");
        if (auto done = query.bind(before).run(); !done)
            return done;
        return dropUnusedTranscripts(m_database);
    });
}

} // namespace releve::store
