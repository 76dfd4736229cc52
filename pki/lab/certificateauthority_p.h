// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <future>
#include <mutex>
#include <unordered_map>

#include "pki/lab/certificateauthority.h"
#include "pki/lab/serverkeeper.h"

namespace releve::lab {

/// The first action of that kind; null when there is none.
template<class Action>
const Action* find(const lifecycle::ServerStep& taken)
{
    for (const auto& action : taken.actions) {
        if (const auto* found = std::get_if<Action>(&action))
            return found;
    }
    return nullptr;
}

/// What several threads share. Functions that end in `Locked` want m_mutex held.
class CertificateAuthority::Private
{
public:
    Private(std::unique_ptr<ServerKeeper> keeper, Options options, const Clock& clock);

    [[nodiscard]] Status begin();
    [[nodiscard]] Instant now() const;
    void catchUp();
    void tend();

    [[nodiscard]] Status operate(const lifecycle::ServerEvent& event);
    [[nodiscard]] Status reconfigure(const lifecycle::CertificateServerConfig& config);
    [[nodiscard]] Result<std::string> generatePassword(std::chrono::minutes validity);
    [[nodiscard]] Result<StoredRequest> bring(const x509::Request& request, scep::CaSlot slot,
                                              const std::string& as);
    [[nodiscard]] StoredRequest storedLocked(const Client& client) const;
    [[nodiscard]] scep::Decision enroll(const scep::Enrollment& enrollment);
    [[nodiscard]] scep::Decision poll(const scep::Poll& poll);
    [[nodiscard]] std::optional<x509::Crl> crl();

    Options options;
    const Clock& clock;
    mutable std::mutex mutex;
    std::unique_ptr<ServerKeeper> keeper;

private:
    using Signing = std::shared_future<Result<x509::Certificate>>;

    /// A step, its log entries told and its trouble too.
    Result<lifecycle::ServerStep> takeLocked(const lifecycle::ServerEvent& event, Instant at,
                                             const x509::PrivateKey* spare = nullptr);
    void tellLocked(const lifecycle::ServerStep& taken, Instant at) const;
    void lost(const Error& error) const;
    [[nodiscard]] static Error refused(lifecycle::ServerRefusal reason);
    [[nodiscard]] lifecycle::Message messageLocked(const scep::Enrollment& enrollment,
                                                   lifecycle::Requester requester, Bytes asked);
    /// A one-time password does what an operator would.
    [[nodiscard]] lifecycle::Answer authorizedLocked(const lifecycle::Answer& answer,
                                                     const scep::Enrollment& enrollment,
                                                     lifecycle::Requester requester, Instant at);
    [[nodiscard]] scep::Decision decide(const lifecycle::Answer& answer, lifecycle::Requester requester,
                                        const x509::Request* request);
    /// The certificate a step has granted: signed once, whoever asks for it, and in the journal when it is returned.
    [[nodiscard]] Result<x509::Certificate> certificateOf(const lifecycle::CertificateFacts& facts,
                                                          lifecycle::Requester requester,
                                                          const x509::Request* request);
    [[nodiscard]] Result<x509::Certificate> sign(const lifecycle::CertificateFacts& facts,
                                                 const lifecycle::CertificateServerConfig& config,
                                                 const std::optional<x509::Identity>& ca, const Bytes& asked,
                                                 const x509::Request* request) const;
    void signGranted();

    std::mutex m_turn; ///< one thread at a time makes a CA
    Instant m_since;   ///< enabled since then: what was due before is done then (ROLLOVER_SPEC 14.6)
    std::unordered_map<lifecycle::Serial, Signing> m_beingSigned;
    std::optional<x509::Crl> m_crl;
    std::uint64_t m_crlNumber = 0;
    std::uint64_t m_brought = 0; ///< requests, since it began
};

} // namespace releve::lab
