// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pki/base/secretbytes.h"
#include "pki/lab/statefolder.h"
#include "pki/lifecycle/certificateserver.h"
#include "pki/scep/authority.h"

namespace releve::lab {

/// A request in the database of a certificate server, as `info requests` lists it.
struct StoredRequest
{
    lifecycle::RequestId id = 0;
    lifecycle::RequestState state = lifecycle::RequestState::Pending;
    std::string transactionId;
    Instant created;
    lifecycle::Serial serial = 0; ///< of the certificate, when granted
    std::string
        fingerprintMd5;  ///< of the PKCS#10 as it came, upper-case hex: what the client was told to compare
    std::string subject; ///< as IOS prints it on one line
    /// What bring() was told of it; empty for one that came over SCEP.
    std::string broughtAs;
};

/// One IOS certificate server that answers SCEP. What it does is decided by lifecycle::step() alone: this carries it
/// out. Thread-safe. One mutex stands around the step and its append to the journal; decoding and signing happen
/// outside of it, and whoever asks for a certificate that is being signed waits for that one.
class CertificateAuthority final : public scep::Authority
{
public:
    struct Options
    {
        SecretBytes challenge; ///< what a first enrollment has to carry; any when empty
        unsigned keyBits = 2048;
        /// The instant that what is written carries: in a time that nobody sets. The clock's when empty.
        std::function<Instant()> present;
        /// What a step has done, once it is in the journal. Called under the lock, in whatever thread took the step:
        /// not to call back.
        std::function<void(Instant at, const lifecycle::ServerStep& taken)> stepped;
        /// A certificate for somebody else was signed. The same.
        std::function<void(const x509::Certificate& certificate)> issued;
        /// Trouble with the disk, and when it is over (an empty text). The same.
        std::function<void(std::string_view text)> trouble;
    };

    /// Takes up the folder's state or creates the CA. `clock` has to outlive it. BadArgument for a configuration that
    /// cannot be, and what ServerKeeper::open() says.
    [[nodiscard]] static Result<std::unique_ptr<CertificateAuthority>>
    start(std::unique_ptr<StateFolder> folder, const lifecycle::CertificateServerConfig& config,
          Options options, const Clock& clock);
    ~CertificateAuthority() override;

    /// What is worth telling about what was found in the folder, in developer's English.
    [[nodiscard]] const std::vector<std::string>& notes() const;
    [[nodiscard]] x509::Certificate caCertificate() const;
    /// The CA in one of its two slots; empty when there is no rollover CA.
    [[nodiscard]] std::optional<x509::Identity> ca(scep::CaSlot slot) const;
    /// The machine as it is now, a copy.
    [[nodiscard]] lifecycle::CertificateServer server() const;

    /// When it has something to do by itself; `never` when it has not.
    [[nodiscard]] Instant nextDue() const;
    /// Does what has fallen due. Every request does so first, so calling it late costs nothing but punctuality.
    void catchUp();
    /// Brings to the disk what was written since the last time, and tries again to write what could not be. To be
    /// called about every second, by one thread.
    void tend();

    /// What an operator types and what befalls the device: everything but Receive and what is due, which it sees to
    /// itself. BadArgument when IOS would refuse it, IoFailure.
    [[nodiscard]] Status operate(const lifecycle::ServerEvent& event);
    /// Other lines of the configuration, while it is shut (ROLLOVER_SPEC 5.1). IoFailure.
    [[nodiscard]] Status reconfigure(const lifecycle::CertificateServerConfig& config);
    /// `password generate`: 16 hex digits. Until `validity` is over, once and in place of any earlier one, a first
    /// enrollment that carries it is granted whatever waits for an operator otherwise. BadArgument when the server is
    /// not enabled, CryptoFailure, IoFailure.
    [[nodiscard]] Result<std::string> generatePassword(std::chrono::minutes validity);
    /// `request pkcs10`: a request that an operator brings, decided and stored as a first enrollment over SCEP would be.
    /// BadArgument when its signature is not that of its key, when there is no such CA or the server answers nothing.
    /// @param as not empty; StoredRequest::broughtAs
    [[nodiscard]] Result<StoredRequest> bring(const x509::Request& request, scep::CaSlot slot,
                                              const std::string& as);
    /// In the order of their numbers; those past their time are gone.
    [[nodiscard]] std::vector<StoredRequest> requests() const;

    /// All certificates but its own that are known, in no order.
    [[nodiscard]] std::vector<x509::Certificate> issuedToOthers() const;

    // scep::Authority
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::optional<scep::Holdings> holdings() const override;
    [[nodiscard]] bool acceptsChallenge(const SecretBytes& challenge) override;
    [[nodiscard]] bool isRevoked(const x509::Certificate& certificate, scep::CaSlot issuer) const override;
    [[nodiscard]] scep::Decision enroll(const scep::Enrollment& enrollment) override;
    [[nodiscard]] scep::Decision poll(const scep::Poll& poll) override;
    [[nodiscard]] std::optional<x509::Certificate> issued(const std::string& serial,
                                                          scep::CaSlot issuer) const override;
    [[nodiscard]] std::optional<x509::Crl> crl(scep::CaSlot issuer) const override;

private:
    class Private;
    explicit CertificateAuthority(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d; ///< timers are caught up with in const functions too
};

} // namespace releve::lab
