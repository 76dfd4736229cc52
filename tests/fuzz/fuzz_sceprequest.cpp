// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/scep/cacertificates.h"
#include "pki/scep/responder.h"
#include "pki/scep/signedmessage.h"
#include "tests/fuzz/scepidentity.h"

using namespace releve;

namespace {

/// Grants nothing and notes what got through to it.
class NoAuthority final : public scep::Authority
{
public:
    [[nodiscard]] Instant now() const override { return *fromIso8601("2026-11-24T23:20:00Z"); }
    [[nodiscard]] std::optional<scep::Holdings> holdings() const override
    {
        static const scep::Identity ca = scepIdentity("ca.pem", "ca-key.pem");
        return scep::Holdings{ca, std::nullopt, std::nullopt};
    }
    [[nodiscard]] bool acceptsChallenge(const SecretBytes&) override { return true; }
    [[nodiscard]] bool isRevoked(const x509::Certificate&, scep::CaSlot) const override { return false; }
    [[nodiscard]] scep::Decision enroll(const scep::Enrollment& enrollment) override
    {
        require(enrollment.request.isSignatureValid());
        require(enrollment.renewal || enrollment.request.publicKey() == enrollment.signer.publicKey());
        return scep::Decision::pending();
    }
    [[nodiscard]] scep::Decision poll(const scep::Poll&) override { return scep::Decision::pending(); }
    [[nodiscard]] std::optional<x509::Certificate> issued(const std::string&, scep::CaSlot) const override
    {
        return std::nullopt;
    }
    [[nodiscard]] std::optional<x509::Crl> crl(scep::CaSlot) const override { return std::nullopt; }
};

} // namespace

/// The body of a PKIOperation.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    NoAuthority authority;
    const auto response = scep::Responder().answer({true, "operation=PKIOperation", {data, size}}, authority);
    require(response.status == 200 || response.status == 400 || response.status == 413);
    require(response.status != 200 || scep::SignedMessage::read(response.body).ok());
    return 0;
}
