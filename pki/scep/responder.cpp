// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/responder.h"

#include "pki/scep/cacertificates.h"
#include "pki/scep/certsonly.h"
#include "pki/scep/exchange.h"
#include "pki/scep/nextca.h"
#include "pki/scep/query.h"

namespace releve::scep {

namespace {

HttpResponse plain(int status, std::string_view text)
{
    return {status, std::string(textType), Bytes(text.begin(), text.end())};
}

HttpResponse malformed()
{
    return plain(400, "malformed request\n");
}

HttpResponse of(std::string_view type, ByteView body)
{
    return {200, std::string(type), Bytes(body.begin(), body.end())};
}

/// What a PKIOperation brings: the body, or `message=`.
Result<Bytes> messageOf(const HttpRequest& request, const Query& query)
{
    if (request.post && !request.body.empty()) {
        if (request.body.size() > longestMessage)
            return Error{ErrorCode::TooLarge, "a body that is too long"};
        return Bytes(request.body.begin(), request.body.end());
    }
    return decodeMessage(query.message.value_or(std::string_view()));
}

} // namespace

HttpResponse Responder::answer(const HttpRequest& request, Authority& authority) const
{
    const auto query = Query::parse(request.query);
    if (!query)
        return malformed();
    const auto holdings = authority.holdings();
    if (!holdings)
        return plain(503, "not available\n");
    const std::string& operation = query->operation;
    if (operation == "GetCACaps")
        return of(textType, bytesOf(capabilities(*holdings).toText()));
    // Its message is a label, whatever the client calls us (SCEP_INTEROP rule 15).
    if (operation == "GetCACert")
        return caCertificates(*holdings);
    if (operation == "GetNextCACert")
        return nextCa(*holdings, authority.now());
    if (operation != "PKIOperation")
        return malformed();
    const auto message = messageOf(request, *query);
    if (!message)
        return message.error().code == ErrorCode::TooLarge ? plain(413, "too large\n") : malformed();
    return pkiOperation(*message, *holdings, authority);
}

Capabilities Responder::capabilities(const Holdings& holdings) const
{
    // SCEP_INTEROP rule 16: strongSwan needs DES3 and SHA-384 to find AES and SHA-256.
    Capabilities result{
        Capability::Aes,         Capability::Des3,   Capability::Sha1,    Capability::Sha256,
        Capability::Sha384,      Capability::Sha512, Capability::Renewal, Capability::PostPkiOperation,
        Capability::ScepStandard};
    if (holdings.rollover || !m_options.listsNextCaOnlyWithRollover)
        result.add(Capability::GetNextCaCert);
    return result;
}

HttpResponse Responder::caCertificates(const Holdings& holdings) const
{
    const x509::Certificate& ca = holdings.current.certificate;
    if (!holdings.ra)
        return of(caType, ca.der());
    return of(caAndRaType, CertsOnly{{holdings.ra->certificate, ca}, {}}.toDer());
}

HttpResponse Responder::nextCa(const Holdings& holdings, Instant now) const
{
    if (!holdings.rollover)
        return {404, std::string(textType), {}};
    const auto body =
        writeNextCa(holdings.current, {&holdings.rollover->certificate, 1}, m_options.nextCaDigest, now);
    return body ? of(nextCaType, *body) : plain(500, "not available\n");
}

HttpResponse Responder::pkiOperation(ByteView message, const Holdings& holdings, Authority& authority) const
{
    const auto reply = Exchange(m_options, holdings, authority).answer(message);
    if (reply)
        return of(pkiMessageType, *reply);
    switch (reply.error().code) {
    case ErrorCode::CryptoFailure:
        return plain(500, "not available\n");
    case ErrorCode::Unreachable:
        return plain(503, "not available\n");
    default:
        return malformed();
    }
}

} // namespace releve::scep
