// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/certificates.h"

#include "pki/ios/records.h"
#include "pki/store/database.h"

namespace releve::store {

Status Certificates::add(std::span<const x509::Certificate> certificates)
{
    return m_database.write([&]() -> Status {
        CertificateInserter inserter(m_database);
        for (const x509::Certificate& certificate : certificates) {
            if (const auto row = inserter.add(certificate); !row)
                return row.error();
        }
        return std::monostate{};
    });
}

Result<std::vector<CertificateEntry>> Certificates::all()
{
    std::vector<CertificateEntry> entries;
    Query query(m_database,
                "SELECT sha256, serial, issuer, subject, not_before, not_after, is_ca FROM certificate"
                " ORDER BY id");
    while (query.next())
        entries.push_back({query.text(0), query.text(1), query.text(2), query.text(3),
                           query.optionalInstant(4), query.optionalInstant(5), query.flag(6)});
    if (const auto status = query.status(); !status)
        return status.error();
    return entries;
}

Result<std::optional<x509::Certificate>> Certificates::find(const std::string& sha256)
{
    Query query(
        m_database,
        "SELECT der FROM certificate"
        " LEFT JOIN certificate_der ON certificate_der.certificate = certificate.id WHERE sha256 = ?");
    query.bind(sha256);
    if (!query.next()) {
        const auto status = query.status();
        return status ? Result<std::optional<x509::Certificate>>(std::nullopt) : status.error();
    }
    auto certificate = certificateOf(query.bytes(0), sha256);
    if (!certificate)
        return certificate.error();
    return std::optional(*std::move(certificate));
}

Result<std::vector<Holding>> Certificates::holdersOf(const std::string& sha256)
{
    std::vector<Holding> holdings;
    Query query(m_database,
                "SELECT holding.device, first_seen, last_seen FROM holding"
                " JOIN certificate ON certificate.id = holding.certificate"
                " JOIN device ON device.id = holding.device WHERE sha256 = ? ORDER BY device.name");
    query.bind(sha256);
    while (query.next())
        holdings.push_back({query.text(0), query.instant(1), query.instant(2)});
    if (const auto status = query.status(); !status)
        return status.error();
    return holdings;
}

CertificateInserter::CertificateInserter(Database& database)
    : m_insert(std::make_unique<Query>(
          database, "INSERT INTO certificate (sha256, serial, issuer, subject, not_before, not_after, is_ca)"
                    " VALUES (?,?,?,?,?,?,?) ON CONFLICT (sha256) DO NOTHING"))
    , m_insertBytes(
          std::make_unique<Query>(database, "INSERT INTO certificate_der (certificate, der) VALUES (?,?)"))
    , m_select(std::make_unique<Query>(database, "SELECT id FROM certificate WHERE sha256 = ?"))
    , m_hold(std::make_unique<Query>(
          database, "INSERT INTO holding (device, certificate, first_seen, last_seen) VALUES (?,?,?,?)"
                    " ON CONFLICT (device, certificate) DO UPDATE SET last_seen = excluded.last_seen"))
{}

CertificateInserter::~CertificateInserter() = default;

Result<std::int64_t> CertificateInserter::add(const x509::Certificate& certificate)
{
    const std::string sha256 = certificate.fingerprint(x509::Digest::Sha256);
    m_insert->bind(sha256)
        .bind(certificate.serial())
        .bind(ios::toText(ios::nameFrom(certificate.issuer())))
        .bind(ios::toText(ios::nameFrom(certificate.subject())))
        .bind(certificate.notBefore())
        .bind(certificate.notAfter())
        .bind(certificate.isCa());
    if (const auto done = m_insert->run(); !done)
        return done.error();
    if (m_insert->changed() > 0) {
        const std::int64_t id = m_insert->newId();
        const auto done = m_insertBytes->bind(id).bind(certificate.der()).run();
        return done ? Result<std::int64_t>(id) : done.error();
    }
    m_select->bind(sha256);
    std::int64_t id = 0;
    while (m_select->next())
        id = m_select->integer(0);
    if (const auto status = m_select->status(); !status)
        return status.error();
    return id;
}

Status CertificateInserter::addHolding(const x509::Certificate& certificate, const std::string& device,
                                       Instant seen)
{
    const auto row = add(certificate);
    if (!row)
        return row.error();
    return m_hold->bind(device).bind(*row).bind(seen).bind(seen).run();
}

Result<x509::Certificate> certificateOf(ByteView der, const std::string& sha256)
{
    auto certificate = x509::Certificate::fromDer(der);
    if (!certificate || certificate->fingerprint(x509::Digest::Sha256) != sha256)
        return Error{ErrorCode::Damaged, "the bytes of certificate " + sha256};
    return certificate;
}

} // namespace releve::store
