// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pki/base/result.h"
#include "pki/lab/recordcodec.h"
#include "pki/lifecycle/certificateserver.h"

namespace releve::lab {

/// Whose a request is: one transaction of one key, for which the lifecycle has a number.
struct Client
{
    std::string transactionId;
    std::string signerKey; ///< SHA-256 of the SubjectPublicKeyInfo it signs with, hex
    std::string replayKey; ///< SHA-256 of scep::Enrollment::replayKey, hex
    Bytes asked; ///< the request without its challenge password, while no certificate is signed for it
    std::string fingerprintMd5; ///< of the request as it came, hex
    std::string subject;        ///< as IOS prints it
    lifecycle::Request request; ///< as it is on the disk; id 0 = none
};

/// A certificate the server has signed.
struct SignedCertificate
{
    lifecycle::Serial issuer = 0;
    Bytes der;
};

/// What a certificate server remembers, and how it is written: a value without locks or files. Records tell what has
/// changed; read in order they give the state back, whoever decided what and with which configuration.
struct ServerState
{
    lifecycle::CertificateServer server;
    std::string settings;                       ///< the configuration in force, a line a setting
    std::vector<std::optional<Client>> clients; ///< by lifecycle::Requester
    std::unordered_map<std::string, lifecycle::Requester> numbers; ///< by nameOf(client)
    std::unordered_map<lifecycle::Serial, SignedCertificate> certificates;
    std::map<lifecycle::Serial, Instant> revokedAt;
    std::string passwordDigest; ///< SHA-256 of the one-time password, hex; empty when there is none
    Instant passwordEnds{};     ///< it is good before that
    lifecycle::RequestMark lastMark = 0;
    lifecycle::Serial crlIssuer = 0;
    Instant crlThisUpdate{};
    Instant crlNextUpdate{};
    std::uint64_t crlNumber = 0;
    Instant written{}; ///< when the last record was

    [[nodiscard]] static std::string nameOf(std::string_view transactionId, std::string_view signerKey);

    // What goes into a record: one or several of these.

    /// First of all, for instantOf().
    void writeInstant(RecordWriter& record) const;
    void writeSettings(RecordWriter& record) const;
    void writeServer(RecordWriter& record) const;
    void writeCertificate(RecordWriter& record, lifecycle::Serial serial) const;
    void writeClient(RecordWriter& record, lifecycle::Requester requester) const;
    void writeRevoked(RecordWriter& record, lifecycle::Serial serial) const;
    static void writeUnrevoked(RecordWriter& record, lifecycle::Serial serial);
    void writePassword(RecordWriter& record) const;

    /// Everything, as records.
    [[nodiscard]] std::vector<Bytes> snapshot() const;
    /// When a record was written; empty when it does not say so.
    [[nodiscard]] static std::optional<Instant> instantOf(ByteView record);
    /// Takes a record in. BadEncoding.
    [[nodiscard]] Status apply(ByteView record);

    /// Puts a client at a number, in place of who was there.
    void place(lifecycle::Requester requester, Client client);

private:
    bool readServer(RecordReader& record);
    bool readClient(RecordReader& record);
};

} // namespace releve::lab
