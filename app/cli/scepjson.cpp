// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inspectscep.h"

#include <algorithm>

#include "app/cli/jsonfields.h"
#include "app/cli/words.h"

namespace releve::cli {

namespace {

using Layout = JsonWriter::Layout;
using scep::Dissection;

void putKey(JsonWriter& json, const char* key)
{
    json.key(key);
}

template<class T>
void member(JsonWriter& json, const char* key, const T& value)
{
    putKey(json, key);
    put(json, value);
}

void count(JsonWriter& json, const char* key, std::size_t value)
{
    putKey(json, key);
    json.number(static_cast<std::int64_t>(value));
}

void name(JsonWriter& json, const char* key, const x509::Name& value)
{
    putKey(json, key);
    put(json, ios::nameFrom(value));
}

/// A number of the protocol with its word: `{"number": "19", "name": "PKCSReq"}`.
void numbered(JsonWriter& json, const char* key, const std::string& number, std::string_view word)
{
    putKey(json, key);
    if (number.empty()) {
        json.null();
        return;
    }
    json.beginObject(Layout::Line);
    member(json, "number", number);
    member(json, "name", word);
    json.endObject();
}

void issuerAndSerial(JsonWriter& json, const char* key, const std::optional<scep::IssuerAndSerial>& value)
{
    putKey(json, key);
    if (!value) {
        json.null();
        return;
    }
    json.beginObject(Layout::Line);
    name(json, "issuer", value->issuer);
    member(json, "serial", value->serial);
    json.endObject();
}

void algorithm(JsonWriter& json, const char* key, const scep::AlgorithmFacts& facts)
{
    putKey(json, key);
    if (facts.name.empty()) {
        json.null();
        return;
    }
    json.beginObject(Layout::Line);
    member(json, "name", facts.name);
    member(json, "parameters", wordFor(facts.parameters));
    json.endObject();
}

void certificates(JsonWriter& json, const char* key, const std::vector<x509::Certificate>& list)
{
    putKey(json, key);
    json.beginArray();
    for (const x509::Certificate& certificate : list)
        putCertificate(json, certificate);
    json.endArray();
}

void encoding(JsonWriter& json, const scep::EncodingFacts& facts)
{
    putKey(json, "encoding");
    json.beginObject(Layout::Line);
    member(json, "der", facts.isDer());
    count(json, "indefinite_lengths", facts.indefiniteLengths);
    count(json, "constructed_strings", facts.constructedStrings);
    count(json, "long_lengths", facts.longLengths);
    json.endObject();
}

void attributes(JsonWriter& json, const scep::SignatureFacts& facts)
{
    member(json, "attributes_sorted", facts.sorted);
    putKey(json, "attributes");
    json.beginArray();
    for (const scep::AttributeFacts& attribute : facts.attributes) {
        json.beginObject(Layout::Line);
        member(json, "oid", attribute.oid);
        member(json, "name", attribute.name);
        member(json, "type", attribute.values > 0 ? scep::stringTypeName(attribute.tag) : std::string());
        count(json, "values", attribute.values);
        json.endObject();
    }
    json.endArray();
}

void signature(JsonWriter& json, const std::optional<scep::SignatureFacts>& facts)
{
    putKey(json, "signature");
    if (!facts) {
        json.null();
        return;
    }
    json.beginObject();
    count(json, "signers", facts->signers);
    issuerAndSerial(json, "signer", facts->signer);
    member(json, "signer_enclosed", facts->certificate.has_value());
    putKey(json, "signer_self_issued");
    facts->certificate ? json.boolean(facts->certificate->isSelfIssued()) : json.null();
    putKey(json, "verifies");
    facts->certificate ? json.boolean(facts->verifies) : json.null();
    algorithm(json, "digest", facts->digest);
    algorithm(json, "algorithm", facts->algorithm);
    attributes(json, *facts);
    json.endObject();
}

void transaction(JsonWriter& json, const Dissection& message)
{
    const auto text = [&](const char* attribute) {
        return message.signature ? message.signature->text(attribute) : std::string();
    };
    const auto nonce = [&](const char* attribute) {
        const auto* found = message.signature ? message.signature->find(attribute) : nullptr;
        return found ? toHex(found->value) : std::string();
    };
    numbered(json, "message_type", text("messageType"), scep::messageTypeName(text("messageType")));
    member(json, "transaction_id", text("transactionID"));
    member(json, "sender_nonce", nonce("senderNonce"));
    member(json, "recipient_nonce", nonce("recipientNonce"));
    numbered(json, "pki_status", text("pkiStatus"), scep::statusName(text("pkiStatus")));
    numbered(json, "fail_info", text("failInfo"), scep::failInfoName(text("failInfo")));
    member(json, "fail_info_text", text("failInfoText"));
    member(json, "signing_time", message.signingTime());
}

void envelope(JsonWriter& json, const Dissection& message)
{
    putKey(json, "envelope");
    if (!message.envelope) {
        json.null();
        return;
    }
    json.beginObject();
    putKey(json, "recipients");
    json.beginArray();
    for (const scep::RecipientFacts& recipient : message.envelope->recipients) {
        json.beginObject();
        issuerAndSerial(json, "certificate", recipient.name);
        algorithm(json, "key_transport", recipient.keyTransport);
        json.endObject();
    }
    json.endArray();
    algorithm(json, "cipher", message.envelope->cipher);
    count(json, "encrypted_size", message.envelope->encryptedSize);
    member(json, "in_pieces", message.envelope->inPieces);
    putKey(json, "opened");
    message.envelope->tried ? json.boolean(message.enclosed && !message.enclosed->isEmpty()) : json.null();
    json.endObject();
}

void request(JsonWriter& json, const x509::Request& request)
{
    member(json, "kind", std::string_view("pkcs10"));
    name(json, "subject", request.subject());
    putKey(json, "public_key");
    json.beginObject(Layout::Line);
    member(json, "algorithm", request.publicKey().algorithm);
    member(json, "bits", request.publicKey().bits);
    json.endObject();
    member(json, "signature_algorithm", request.signatureAlgorithm());
    member(json, "signature_valid", request.isSignatureValid());
    member(json, "challenge_password", request.hasChallengePassword());
}

void list(JsonWriter& json, const scep::CertsOnly& list)
{
    member(json, "kind", std::string_view("certs-only"));
    certificates(json, "certificates", list.certificates);
    putKey(json, "crls");
    json.beginArray();
    for (const x509::Crl& crl : list.crls)
        putCrl(json, crl);
    json.endArray();
}

void enclosed(JsonWriter& json, const std::optional<scep::EnclosedFacts>& facts)
{
    putKey(json, "enclosed");
    if (!facts || facts->isEmpty()) {
        json.null();
        return;
    }
    json.beginObject();
    if (facts->request) {
        request(json, *facts->request);
    } else if (facts->issuerAndSubject) {
        member(json, "kind", std::string_view("issuer-and-subject"));
        name(json, "issuer", facts->issuerAndSubject->issuer);
        name(json, "subject", facts->issuerAndSubject->subject);
    } else if (facts->issuerAndSerial) {
        member(json, "kind", std::string_view("issuer-and-serial"));
        name(json, "issuer", facts->issuerAndSerial->issuer);
        member(json, "serial", facts->issuerAndSerial->serial);
    } else if (facts->list) {
        list(json, *facts->list);
    }
    json.endObject();
}

void capabilities(JsonWriter& json, const Dissection& message)
{
    putKey(json, "capabilities");
    if (message.kind != scep::MessageKind::Capabilities) {
        json.null();
        return;
    }
    put(json, wordsOf(message.capabilities));
}

std::vector<std::string> split(std::string_view peers)
{
    std::vector<std::string> list;
    while (!peers.empty()) {
        const std::size_t end = std::min(peers.find(','), peers.size());
        list.emplace_back(trimmed(peers.substr(0, end)));
        peers.remove_prefix(std::min(end + 1, peers.size()));
    }
    return list;
}

void findings(JsonWriter& json, const std::vector<scep::Finding>& all)
{
    putKey(json, "findings");
    json.beginArray();
    for (const scep::Finding& finding : all) {
        const scep::FindingRule& rule = scep::ruleOf(finding.code);
        json.beginObject(Layout::Line);
        member(json, "code", rule.id);
        member(json, "severity", scep::nameOf(rule.severity));
        member(json, "reference", rule.reference);
        member(json, "breaks", split(rule.breaks));
        member(json, "parameters", finding.parameters);
        json.endObject();
    }
    json.endArray();
}

} // namespace

void putCertificate(JsonWriter& json, const x509::Certificate& certificate)
{
    json.beginObject();
    name(json, "subject", certificate.subject());
    name(json, "issuer", certificate.issuer());
    member(json, "serial", certificate.serial());
    member(json, "not_before", certificate.notBefore());
    member(json, "not_after", certificate.notAfter());
    member(json, "ca", certificate.isCa());
    member(json, "md5", certificate.fingerprint(x509::Digest::Md5));
    member(json, "sha1", certificate.fingerprint(x509::Digest::Sha1));
    member(json, "sha256", certificate.fingerprint(x509::Digest::Sha256));
    member(json, "der", toBase64(certificate.der()));
    json.endObject();
}

void putCrl(JsonWriter& json, const x509::Crl& crl)
{
    json.beginObject();
    name(json, "issuer", crl.issuer());
    member(json, "this_update", crl.thisUpdate());
    member(json, "next_update", crl.nextUpdate());
    std::vector<std::string> revoked;
    for (const x509::RevokedCertificate& each : crl.revoked())
        revoked.push_back(each.serial);
    member(json, "revoked", revoked);
    json.endObject();
}

std::vector<std::string> wordsOf(const scep::Capabilities& capabilities)
{
    std::vector<std::string> listed;
    for (int i = 0; i < static_cast<int>(scep::Capability::Count); ++i) {
        const auto capability = static_cast<scep::Capability>(i);
        if (capabilities.lists(capability))
            listed.emplace_back(scep::nameOf(capability));
    }
    listed.insert(listed.end(), capabilities.unknown().begin(), capabilities.unknown().end());
    return listed;
}

void putScep(JsonWriter& json, const std::vector<InspectedMessage>& messages)
{
    putKey(json, "scep");
    json.beginArray();
    for (const auto& [source, message] : messages) {
        json.beginObject();
        member(json, "kind", wordFor(message.kind));
        member(json, "form", wordFor(message.form));
        count(json, "size", message.size);
        member(json, "operation", message.operation);
        member(json, "label", message.label);
        member(json, "http_content_type", message.httpType);
        encoding(json, message.encoding);
        transaction(json, message);
        signature(json, message.signature);
        member(json, "content_type", message.contentType);
        member(json, "content", wordFor(message.content));
        certificates(json, "certificates", message.certificates);
        envelope(json, message);
        enclosed(json, message.enclosed);
        capabilities(json, message);
        member(json, "refused", message.refused ? message.refused->detail : std::string());
        findings(json, message.findings);
        count(json, "source", source);
        json.endObject();
    }
    json.endArray();
}

} // namespace releve::cli
