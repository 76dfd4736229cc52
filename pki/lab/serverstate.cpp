// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/serverstate.h"

namespace releve::lab {

using lifecycle::CertificateFacts;
using lifecycle::Requester;
using lifecycle::Serial;

namespace {

/// What an entry of a record is about. Values stand in files: they are never changed.
enum class Entry : std::uint64_t
{
    Settings = 1,
    Server = 2,
    Certificate = 3,
    Client = 4,
    Revoked = 5,
    Unrevoked = 6,
    Password = 7,
    Written = 8
};

/// More clients than this are no clients, but a damaged number.
constexpr Requester highestRequester = 1U << 26;

RecordWriter& begin(RecordWriter& record, Entry entry)
{
    return record.number(static_cast<std::uint64_t>(entry));
}

void write(RecordWriter& record, const CertificateFacts& facts)
{
    record.number(facts.serial).number(facts.issuerSerial).number(facts.keyId);
    record.instant(facts.notBefore).instant(facts.notAfter);
}

CertificateFacts readFacts(RecordReader& record)
{
    CertificateFacts facts;
    facts.serial = record.number();
    facts.issuerSerial = record.number();
    facts.keyId = record.as<lifecycle::KeyId>();
    facts.notBefore = record.instant();
    facts.notAfter = record.instant();
    return facts;
}

/// Serial 0 stands for none.
std::optional<CertificateFacts> readOptionalFacts(RecordReader& record)
{
    const CertificateFacts facts = readFacts(record);
    return facts.serial == 0 ? std::nullopt : std::optional(facts);
}

} // namespace

std::string ServerState::nameOf(std::string_view transactionId, std::string_view signerKey)
{
    return std::string(signerKey).append(1, '/').append(transactionId);
}

void ServerState::writeInstant(RecordWriter& record) const
{
    begin(record, Entry::Written).instant(written);
}

std::optional<Instant> ServerState::instantOf(ByteView bytes)
{
    RecordReader record(bytes);
    const bool dated = record.number() == static_cast<std::uint64_t>(Entry::Written);
    const Instant at = record.instant();
    return dated && record.ok() ? std::optional(at) : std::nullopt;
}

void ServerState::writeSettings(RecordWriter& record) const
{
    begin(record, Entry::Settings).text(server.config.name).text(settings);
}

void ServerState::writeServer(RecordWriter& record) const
{
    begin(record, Entry::Server).number(server.dead ? 1 : 0).number(server.shut ? 1 : 0);
    write(record, server.current.value_or(CertificateFacts()));
    write(record, server.rollover.value_or(CertificateFacts()));
    record.number(server.nextSerial).number(server.nextKey).number(server.requests.lastId());
    record.instant(server.shadowGenerationDue).instant(server.certExpireDue).instant(server.crlUpdateDue);
    // What the generation timer was armed by; the rest of the configuration decides nothing that is past.
    const lifecycle::DaysHoursMinutes overlap =
        server.config.autoRollover.value_or(lifecycle::DaysHoursMinutes());
    record.number(server.config.autoRollover ? 1 : 0);
    record.number(overlap.days).number(overlap.hours).number(overlap.minutes);
    record.number(crlIssuer).instant(crlThisUpdate).instant(crlNextUpdate).number(crlNumber);
}

void ServerState::writeCertificate(RecordWriter& record, Serial serial) const
{
    const SignedCertificate& certificate = certificates.at(serial);
    begin(record, Entry::Certificate).number(serial).number(certificate.issuer).bytes(certificate.der);
}

void ServerState::writeClient(RecordWriter& record, Requester requester) const
{
    const Client& client = *clients.at(requester);
    const lifecycle::Request& request = client.request;
    begin(record, Entry::Client).number(requester);
    record.text(client.transactionId).text(client.signerKey).text(client.replayKey).bytes(client.asked);
    record.text(client.fingerprintMd5).text(client.subject);
    record.number(request.id).number(static_cast<std::uint64_t>(request.state));
    record.number(static_cast<std::uint64_t>(request.purpose)).number(request.key).number(request.recipient);
    record.instant(request.created).instant(request.granted).number(request.mark);
    write(record, request.certificate);
}

void ServerState::writeRevoked(RecordWriter& record, Serial serial) const
{
    begin(record, Entry::Revoked).number(serial).instant(revokedAt.at(serial));
}

void ServerState::writeUnrevoked(RecordWriter& record, Serial serial)
{
    begin(record, Entry::Unrevoked).number(serial);
}

void ServerState::writePassword(RecordWriter& record) const
{
    begin(record, Entry::Password).text(passwordDigest).instant(passwordEnds);
}

std::vector<Bytes> ServerState::snapshot() const
{
    std::vector<Bytes> records;
    const auto add = [&records](auto&& write) {
        RecordWriter record;
        write(record);
        records.push_back(record.record());
    };
    add([this](RecordWriter& record) {
        writeInstant(record);
        writeSettings(record);
        writeServer(record);
        writePassword(record);
    });
    for (const auto& [serial, certificate] : certificates)
        add([&, serial = serial](RecordWriter& record) { writeCertificate(record, serial); });
    for (const auto& [serial, at] : revokedAt)
        add([&, serial = serial](RecordWriter& record) { writeRevoked(record, serial); });
    for (Requester requester = 0; requester < clients.size(); ++requester) {
        if (clients[requester])
            add([&](RecordWriter& record) { writeClient(record, requester); });
    }
    return records;
}

void ServerState::place(Requester requester, Client client)
{
    if (clients.size() <= requester)
        clients.resize(std::size_t{requester} + 1);
    std::optional<Client>& slot = clients[requester];
    if (slot)
        numbers.erase(nameOf(slot->transactionId, slot->signerKey));
    numbers.insert_or_assign(nameOf(client.transactionId, client.signerKey), requester);
    slot = std::move(client);
}

Status ServerState::apply(ByteView bytes)
{
    RecordReader record(bytes);
    bool good = true;
    while (good && record.ok() && !record.atEnd()) {
        switch (static_cast<Entry>(record.number())) {
        case Entry::Settings:
            server.config.name = record.text();
            settings = record.text();
            break;
        case Entry::Server:
            good = readServer(record);
            break;
        case Entry::Certificate: {
            const Serial serial = record.number();
            const Serial issuer = record.number();
            const ByteView der = record.bytes();
            certificates.insert_or_assign(serial, SignedCertificate{issuer, Bytes(der.begin(), der.end())});
            break;
        }
        case Entry::Client:
            good = readClient(record);
            break;
        case Entry::Revoked: {
            const Serial serial = record.number();
            if (revokedAt.emplace(serial, record.instant()).second)
                server.revoked.push_back(serial);
            break;
        }
        case Entry::Unrevoked: {
            const Serial serial = record.number();
            revokedAt.erase(serial);
            std::erase(server.revoked, serial);
            break;
        }
        case Entry::Password:
            passwordDigest = record.text();
            passwordEnds = record.instant();
            break;
        case Entry::Written:
            written = record.instant();
            break;
        default:
            good = false;
        }
    }
    if (!good || !record.ok())
        return Error{ErrorCode::BadEncoding, "a record of another version"};
    return std::monostate{};
}

bool ServerState::readServer(RecordReader& record)
{
    server.dead = record.number() != 0;
    server.shut = record.number() != 0;
    server.current = readOptionalFacts(record);
    server.rollover = readOptionalFacts(record);
    server.nextSerial = record.number();
    server.nextKey = record.as<lifecycle::KeyId>();
    server.requests.continueAfter(record.as<lifecycle::RequestId>());
    server.shadowGenerationDue = record.instant();
    server.certExpireDue = record.instant();
    server.crlUpdateDue = record.instant();
    const bool autoRollover = record.number() != 0;
    lifecycle::DaysHoursMinutes overlap;
    overlap.days = record.as<unsigned>();
    overlap.hours = record.as<unsigned>();
    overlap.minutes = record.as<unsigned>();
    server.config.autoRollover = autoRollover ? std::optional(overlap) : std::nullopt;
    crlIssuer = record.number();
    crlThisUpdate = record.instant();
    crlNextUpdate = record.instant();
    crlNumber = record.number();
    return record.ok();
}

bool ServerState::readClient(RecordReader& record)
{
    const auto requester = record.as<Requester>();
    Client client;
    client.transactionId = record.text();
    client.signerKey = record.text();
    client.replayKey = record.text();
    const ByteView asked = record.bytes();
    client.asked.assign(asked.begin(), asked.end());
    client.fingerprintMd5 = record.text();
    client.subject = record.text();
    lifecycle::Request& request = client.request;
    request.requester = requester;
    request.id = record.as<lifecycle::RequestId>();
    request.state = static_cast<lifecycle::RequestState>(record.number());
    request.purpose = static_cast<lifecycle::Purpose>(record.number());
    request.key = record.as<lifecycle::KeyId>();
    request.recipient = record.number();
    request.created = record.instant();
    request.granted = record.instant();
    request.mark = record.number();
    request.certificate = readFacts(record);
    if (!record.ok() || requester > highestRequester || request.state > lifecycle::RequestState::Rejected ||
        request.purpose > lifecycle::Purpose::Shadow)
        return false;
    lastMark = std::max(lastMark, request.mark);
    server.requests.restore(request);
    place(requester, std::move(client));
    return true;
}

} // namespace releve::lab
