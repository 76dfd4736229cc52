// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pki/base/clock.h"
#include "pki/base/secretbytes.h"
#include "pki/scep/attributes.h"
#include "pki/scep/identity.h"
#include "pki/x509/crl.h"
#include "pki/x509/request.h"

namespace releve::scep {

/// Which of a CA's two certificates: they have one name, and differ in serial number and key.
enum class CaSlot : std::uint8_t
{
    Current,
    Rollover
};

/// Whom an authority answers as, at one instant.
struct Holdings
{
    Identity current;
    std::optional<Identity> rollover;
    std::optional<Identity> ra; ///< receives and signs in the current CA's place
};

/// Someone asks for a certificate. Signatures, key, challenge, and for a renewal the current certificate have been
/// checked.
struct Enrollment
{
    std::string transactionId;
    x509::Request request;
    x509::Certificate signer; ///< throw-away, or for a renewal the current certificate
    CaSlot slot;              ///< the CA it is addressed to
    x509::Certificate ca;     ///< that CA's certificate, whatever has become of the CA meanwhile
    bool renewal;             ///< signed with a certificate of this CA, whatever the messageType
    /// Equal exactly for the same request sent again: transactionID, signer and request (SCEP_INTEROP rule 11).
    std::string replayKey;
};

/// Someone asks for the answer to an earlier enrollment.
struct Poll
{
    std::string transactionId;
    x509::Certificate signer; ///< has to have the key that the enrollment's signer had
    x509::Name subject;
    CaSlot slot;
};

/// What becomes of a request. A failure unless said otherwise.
struct Decision
{
    PkiStatus status = PkiStatus::Failure;
    FailInfo failInfo = FailInfo::BadRequest;
    std::optional<x509::Certificate> certificate;
    bool available = true; ///< false: no decision could be made or kept, and the client had better ask again

    [[nodiscard]] static Decision granted(x509::Certificate certificate)
    {
        return {PkiStatus::Success, FailInfo::BadRequest, std::move(certificate)};
    }
    [[nodiscard]] static Decision pending()
    {
        return {PkiStatus::Pending, FailInfo::BadRequest, std::nullopt};
    }
    [[nodiscard]] static Decision unavailable()
    {
        Decision decision;
        decision.available = false;
        return decision;
    }
    [[nodiscard]] static Decision rejected(FailInfo why = FailInfo::BadRequest)
    {
        return {PkiStatus::Failure, why, std::nullopt};
    }
};

/// A CA as the responder needs it: it decides and issues, and knows no message. Called from several threads at
/// once; each call is one decision, and whoever implements it locks as long as that takes.
class Authority
{
public:
    Authority() = default;
    Authority(const Authority&) = delete;
    Authority& operator=(const Authority&) = delete;
    virtual ~Authority() = default;

    /// The CA's own clock, by which certificates are judged and messages signed.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Empty while it answers nothing.
    [[nodiscard]] virtual std::optional<Holdings> holdings() const = 0;
    /// Whether an initial request may come with this challenge password, empty when it has none. True for any
    /// where none is demanded. Compare with isSameSecret.
    [[nodiscard]] virtual bool acceptsChallenge(const SecretBytes& challenge) = 0;
    /// Whether a certificate that CA has signed is revoked; true when that cannot be told.
    [[nodiscard]] virtual bool isRevoked(const x509::Certificate& certificate, CaSlot issuer) const = 0;
    /// Grants, leaves pending or rejects. A replay of a request that is pending or was granted gets the same
    /// certificate, never a second one. What is granted is stored before this returns.
    [[nodiscard]] virtual Decision enroll(const Enrollment& enrollment) = 0;
    [[nodiscard]] virtual Decision poll(const Poll& poll) = 0;
    /// A certificate that CA has issued, by its serial number; empty when it is not known.
    [[nodiscard]] virtual std::optional<x509::Certificate> issued(const std::string& serial,
                                                                  CaSlot issuer) const = 0;
    /// Empty when there is none.
    [[nodiscard]] virtual std::optional<x509::Crl> crl(CaSlot issuer) const = 0;
};

} // namespace releve::scep
