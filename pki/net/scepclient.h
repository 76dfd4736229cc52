// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pki/base/clock.h"
#include "pki/net/httpclient.h"
#include "pki/scep/caprofile.h"
#include "pki/scep/fingerprint.h"
#include "pki/scep/nextca.h"
#include "pki/scep/transaction.h"

namespace releve::net {

/// A CA as a client sees it. A value.
struct ScepServer
{
    QUrl url; ///< what scepUrl() made of the one that was typed
    /// `message=` of all but PKIOperation: the trustpoint, a CA's name. Most CAs ignore it.
    std::string label;
    scep::CaProfile profile;
    /// A person has seen what CaProfile::lostIn says, and goes on.
    bool downgradeAcknowledged = false;
    /// Chosen by a person in place of the best that both have.
    std::optional<scep::Algorithms> algorithms = std::nullopt;
};

/// What GetCACert gave. Nothing of it is trusted before the fingerprint of `choice.ca` has been compared.
struct CaCandidate
{
    scep::CaChoice choice;
    std::vector<x509::Certificate> certificates; ///< all of them, in the order they came
};

/// How a renewal is written.
enum class RenewalForm : std::uint8_t
{
    Automatic,  ///< RenewalReq when it is advertised, and PKCSReq when it is not or HTTP refuses it
    RenewalReq, ///< 17, as RFC 8894 has it
    PkcsReq     ///< 19, as IOS has it
};

/// A request for a certificate: all that is needed to ask again for its answer, another day. A value; it holds a private
/// key and perhaps a challenge password.
struct Enrollment
{
    x509::Request request;
    scep::Identity signer;     ///< throw-away, or the current one for a renewal
    std::string transactionId; ///< one is made when empty
    /// Whom to address, when it is not the CA GetCACert gives: the rollover CA, for a shadow identity. The pinned CA
    /// may sign the answer in its place.
    std::optional<scep::CaChoice> recipient = std::nullopt;
};

/// What became of it. That a CA has refused is an answer, no error.
struct EnrollmentOutcome
{
    scep::Answer answer;
    Enrollment enrollment;         ///< with its transactionID: to be kept while it is pending
    scep::Algorithms algorithms;   ///< of the request
    scep::MessageType messageType; ///< that was answered
};

/// A SCEP client of one CA (RFC 8894 and old IOS): asynchronous, over an HttpClient that has to outlive it, in the
/// HttpClient's thread. Values go in and come out. Signing, sealing and reading a message take some milliseconds of that
/// thread with RSA-2048; keys are the caller's to make elsewhere.
///
/// One operation at a time. Each ends in exactly one call of its callback, from the event loop, never from within
/// the call that starts or cancels it; the callback may start the next operation or destroy the client. A client that
/// is destroyed calls nothing any more. Capabilities and GetCACert are asked for once in the life of a client.
///
/// Every operation may end in BadArgument (another one is under way, or the CA has not been authenticated),
/// Unreachable, TimedOut, Cancelled, HttpRefused (the status in its detail), TooLarge, BadAnswer; those that speak
/// PKIOperation also in what CaProfile::agree and recognise and Transaction::read say: Downgraded, WeakAlgorithm,
/// WrongFingerprint, BadSignature. Details name no secret.
class ScepClient
{
public:
    template<class T>
    using Done = std::function<void(Result<T>)>;

    /// `clock` is the CA's or the device's: by it certificates are judged and messages dated.
    ScepClient(const HttpClient& http, ScepServer server, const Clock& clock);
    ScepClient(const ScepClient&) = delete;
    ScepClient& operator=(const ScepClient&) = delete;
    ~ScepClient();

    /// What is to be stored of the CA now: the pin after authenticate(), the best capabilities seen.
    [[nodiscard]] const scep::CaProfile& profile() const { return m_server.profile; }

    [[nodiscard]] bool isBusy() const { return static_cast<bool>(m_abort); }
    /// The operation under way ends as Cancelled; nothing when there is none.
    void cancel();

    /// GetCACaps. A CA that does not know it says nothing: empty. Never Downgraded: that is for the caller to see
    /// with CaProfile::lostIn, and for the operations that follow to refuse.
    void capabilities(const Done<scep::Capabilities>& done);
    /// GetCACert, for a person to compare. Nothing is pinned.
    void caCertificates(const Done<CaCandidate>& done);
    /// GetCACert, compared, and pinned in profile(). WrongFingerprint.
    void authenticate(const std::variant<scep::Fingerprint, x509::Certificate>& expected,
                      const Done<scep::CaChoice>& done);
    /// GetNextCACert, verified with the pinned CA; empty when there is none. BadSignature.
    void nextCa(const Done<std::optional<scep::NextCa>>& done);

    /// Asks for a first certificate, signed with a throw-away identity made of the request and its key.
    void enroll(x509::Request request, const x509::PrivateKey& key, const Done<EnrollmentOutcome>& done);
    /// Asks for a certificate, signed with `enrollment.signer`. A first one, or the same once more.
    void enroll(const Enrollment& enrollment, const Done<EnrollmentOutcome>& done);
    /// Asks for the next certificate, signed with the current identity. Its request may need the challenge again
    /// (SCEP_INTEROP rule 24).
    void renew(const Enrollment& enrollment, const Done<EnrollmentOutcome>& done,
               RenewalForm form = RenewalForm::Automatic);
    /// Asks what has become of an enrollment or a renewal that was pending. BadArgument without its transactionID.
    void poll(const Enrollment& enrollment, const Done<EnrollmentOutcome>& done);
    /// A certificate of that CA by its number, hex. An answer with a failInfo (badCertId) when it has none.
    void certificate(const std::string& serial, const scep::Identity& signer, const Done<scep::Answer>& done);
    /// The CRL that covers the certificate of that number.
    void crl(const std::string& serial, const scep::Identity& signer, const Done<scep::Answer>& done);

private:
    /// What follows a step that has gone well; when it has not, the operation has ended.
    template<class... T>
    using Then = std::function<void(T...)>;
    /// A transaction and how its messages travel.
    struct Talk;
    using TalkPtr = std::shared_ptr<Talk>;

    template<class T>
    bool begin(const Done<T>& done);
    template<class T>
    void deliver(const Done<T>& done, T value);
    void fail(const Error& error);

    void get(std::string_view operation, std::string_view message, HttpTransfer::Done done);
    void fetchCapabilities(const Then<scep::Capabilities>& then);
    void fetchCaCertificates(const Then<CaCandidate>& then);
    void prepare(const scep::Identity& signer, const std::optional<scep::CaChoice>& recipient,
                 const Then<scep::Transaction::Parties, scep::Terms>& then);
    void prepare(const Enrollment& enrollment, const Then<TalkPtr>& then);
    void query(const scep::Identity& signer, const Done<scep::Answer>& done, const Then<TalkPtr>& then);
    void ask(const TalkPtr& talk, const Result<Bytes>& message, const Then<Result<scep::Answer>>& then);
    Then<Result<scep::Answer>> finish(Done<scep::Answer> done);
    void send(const TalkPtr& talk, const Enrollment& enrollment, scep::MessageType type, bool mayFallBack,
              const Done<EnrollmentOutcome>& done);

    const HttpClient& m_http;
    ScepServer m_server;
    const Clock& m_clock;
    std::optional<scep::Capabilities> m_capabilities;
    std::optional<scep::CaChoice> m_choice;
    std::unique_ptr<HttpTransfer> m_transfer;
    std::function<void(const Error&)> m_abort; ///< ends the operation under way; empty when there is none
    QObject m_context;                         ///< what is queued goes with it
};

} // namespace releve::net
