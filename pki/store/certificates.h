// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/result.h"
#include "pki/x509/certificate.h"

namespace releve::store {

class Database;
class Query;

/// What a list shows of a certificate, without its bytes.
struct CertificateEntry
{
    std::string sha256; ///< fingerprint, upper-case hex
    std::string serial;
    std::string issuer; ///< `cn=RootCA,o=Cisco`
    std::string subject;
    std::optional<Instant> notBefore;
    std::optional<Instant> notAfter;
    bool isCa = false;

    bool operator==(const CertificateEntry&) const = default;
};

/// That a device holds, or held, a certificate; by the workstation's clock.
struct Holding
{
    std::string device; ///< its id
    Instant firstSeen;
    Instant lastSeen;

    bool operator==(const Holding&) const = default;
};

/// Every certificate ever read, once. Lives in the store's thread; errors beyond those named are Database's.
class Certificates
{
public:
    explicit Certificates(Database& database) : m_database(database) {}

    /// Those it has already are passed over.
    [[nodiscard]] Status add(std::span<const x509::Certificate> certificates);

    /// In the order they came.
    [[nodiscard]] Result<std::vector<CertificateEntry>> all();
    /// By SHA-256 fingerprint, upper-case hex. Empty when there is none; Damaged when its bytes are not what they were.
    [[nodiscard]] Result<std::optional<x509::Certificate>> find(const std::string& sha256);
    /// The devices that hold or held it.
    [[nodiscard]] Result<std::vector<Holding>> holdersOf(const std::string& sha256);

private:
    Database& m_database;
};

/// Adds certificates within a transaction of somebody else's. Only pki/store uses it.
class CertificateInserter
{
public:
    explicit CertificateInserter(Database& database);
    CertificateInserter(const CertificateInserter&) = delete;
    CertificateInserter& operator=(const CertificateInserter&) = delete;
    ~CertificateInserter();

    /// Its row, new or not.
    [[nodiscard]] Result<std::int64_t> add(const x509::Certificate& certificate);
    /// That a device holds it.
    [[nodiscard]] Status addHolding(const x509::Certificate& certificate, const std::string& device,
                                    Instant seen);

private:
    std::unique_ptr<Query> m_insert, m_insertBytes, m_select, m_hold;
};

/// The certificate of a row's bytes. Damaged when they are none, or not the one of that fingerprint.
[[nodiscard]] Result<x509::Certificate> certificateOf(ByteView der, const std::string& sha256);

} // namespace releve::store
