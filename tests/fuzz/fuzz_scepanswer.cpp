// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/cacertificates.h"
#include "pki/scep/certsonly.h"
#include "pki/scep/envelope.h"
#include "pki/scep/issuerand.h"
#include "pki/scep/nextca.h"
#include "pki/scep/signedmessage.h"
#include "tests/fuzz/scepidentity.h"

using namespace releve;

/// The body of any answer of a CA.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const scep::Identity ca = scepIdentity("ca.pem", "ca-key.pem");
    static const scep::Identity client = scepIdentity("scepserver-signer.pem", "client-key.pem");
    const ByteView input(data, size);
    if (const auto certificates = scep::readCaCertificates(input)) {
        require(!certificates->empty());
        (void)scep::chooseCa(*certificates, *fromIso8601("2026-11-24T23:20:00Z"));
    }
    if (const auto next = scep::NextCa::read(input, ca.certificate, scep::Policy{true}))
        require(!next->certificates.empty() && next->certificates.front().isCa());
    (void)scep::IssuerAndSubject::read(input);
    (void)scep::IssuerAndSerial::read(input);
    if (auto envelope = scep::Envelope::read(input); envelope && envelope->cipher())
        (void)envelope->open(client);
    const auto message = scep::SignedMessage::read(input);
    if (!message)
        return 0;
    require(message->attributes().transactionId.size() <= scep::Attributes::longestTransactionId);
    if (const auto signer = message->verify(message->certificates()))
        require(message->digest().has_value());
    auto envelope = scep::Envelope::read(message->content());
    const auto content = envelope ? envelope->open(client) : Result<SecretBytes>(envelope.error());
    if (content)
        (void)scep::CertsOnly::read(content->view());
    return 0;
}
