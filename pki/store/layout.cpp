// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/store/layout.h"

#include <array>

namespace releve::store {

namespace {

/// Devices, what was read of them, certificates.
constexpr std::array version1{
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",

    "CREATE TABLE device (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, site TEXT NOT NULL, host TEXT NOT "
    "NULL,"
    " port INTEGER NOT NULL, login TEXT NOT NULL, password_source TEXT NOT NULL, enable_source TEXT NOT NULL,"
    " identity_file TEXT NOT NULL, use_agent INTEGER NOT NULL, host_key TEXT NOT NULL, legacy_ssh INTEGER "
    "NOT NULL)",
    "CREATE TABLE device_tag (device TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE, tag TEXT NOT "
    "NULL,"
    " PRIMARY KEY (device, tag))",
    "CREATE TABLE device_jump (device TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL, login TEXT NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL,"
    " host_key TEXT NOT NULL, PRIMARY KEY (device, position))",

    // Each certificate once, whoever holds it; its bytes apart, so that a list reads no more than it shows.
    "CREATE TABLE certificate (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, serial TEXT NOT NULL,"
    " issuer TEXT NOT NULL, subject TEXT NOT NULL, not_before BIGINT, not_after BIGINT, is_ca INTEGER NOT "
    "NULL)",
    "CREATE TABLE certificate_der (certificate INTEGER PRIMARY KEY REFERENCES certificate (id), der BLOB NOT "
    "NULL)",
    "CREATE TABLE holding (device TEXT NOT NULL REFERENCES device (id) ON DELETE CASCADE,"
    " certificate INTEGER NOT NULL REFERENCES certificate (id), first_seen BIGINT NOT NULL, last_seen BIGINT "
    "NOT NULL,"
    " PRIMARY KEY (device, certificate))",

    // What a device printed, secrets masked: the snapshots are read from it again.
    "CREATE TABLE transcript (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, deflated BLOB NOT NULL)",
    "CREATE TABLE reading (id INTEGER PRIMARY KEY, device TEXT NOT NULL REFERENCES device (id) ON DELETE "
    "CASCADE,"
    " taken_at BIGINT NOT NULL, origin TEXT NOT NULL, is_whole INTEGER NOT NULL, device_instant BIGINT,"
    " clock_read_at BIGINT NOT NULL, clock_is_live INTEGER NOT NULL, clock_rate DOUBLE PRECISION NOT NULL,"
    " clock_uncertainty BIGINT NOT NULL)",
    "CREATE INDEX reading_by_device ON reading (device, taken_at, id)",
    "CREATE TABLE source (id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES reading (id) ON DELETE "
    "CASCADE,"
    " name TEXT NOT NULL, format TEXT NOT NULL, size BIGINT NOT NULL, transcript INTEGER REFERENCES "
    "transcript (id))",
    "CREATE INDEX source_by_reading ON source (reading)",
    "CREATE INDEX source_by_transcript ON source (transcript)",
    "CREATE TABLE source_certificate (source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,"
    " position INTEGER NOT NULL, certificate INTEGER NOT NULL REFERENCES certificate (id),"
    " PRIMARY KEY (source, position))",
};

/// What was meant, done and recorded.
constexpr std::array version2{
    "CREATE TABLE operation (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, parameters TEXT NOT NULL, who TEXT "
    "NOT NULL,"
    " reason TEXT NOT NULL, begun_at BIGINT NOT NULL)",
    // No reference to the device: what was done to it outlives it.
    "CREATE TABLE intent (id INTEGER PRIMARY KEY, operation INTEGER NOT NULL REFERENCES operation (id),"
    " device TEXT NOT NULL, device_name TEXT NOT NULL, is_change INTEGER NOT NULL, state TEXT NOT NULL,"
    " owner TEXT NOT NULL, plan_digest TEXT NOT NULL, begun_at BIGINT, ended_at BIGINT, code TEXT NOT NULL,"
    " parameters TEXT NOT NULL)",
    "CREATE INDEX intent_by_operation ON intent (operation)",
    "CREATE INDEX intent_by_state ON intent (state)",
    "CREATE UNIQUE INDEX one_change_a_device ON intent (device) WHERE state = 'running' AND is_change = 1",

    "CREATE TABLE audit (sequence BIGINT PRIMARY KEY, at BIGINT NOT NULL, who TEXT NOT NULL, device TEXT NOT "
    "NULL,"
    " operation BIGINT, event TEXT NOT NULL, parameters TEXT NOT NULL, transcript TEXT NOT NULL, key_id TEXT "
    "NOT NULL,"
    " previous TEXT NOT NULL, hash TEXT NOT NULL)",
    "CREATE INDEX audit_by_transcript ON audit (transcript)",
    // Where the chain ends, so that an end cut off is missed.
    "CREATE TABLE audit_head (id INTEGER PRIMARY KEY, sequence BIGINT NOT NULL, hash TEXT NOT NULL, seal "
    "TEXT NOT NULL)",
    "CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END",
};

/// How CAs are asked, and what they have said they can do.
constexpr std::array version3{
    "ALTER TABLE device ADD COLUMN scep_url TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE authority (url TEXT PRIMARY KEY, capabilities TEXT NOT NULL)",
};

constexpr std::array<std::span<const char* const>, 3> all{version1, version2, version3};

} // namespace

std::span<const std::span<const char* const>> migrations()
{
    return all;
}

} // namespace releve::store
