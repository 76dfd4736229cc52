// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "app/cli/scepreport.h"
#include "app/cli/scepsession.h"

namespace releve::cli {

/// One call. Each step returns whether to go on; when not, the result says why.
class ScepCall
{
public:
    ScepCall(const Invocation& invocation, ScepOptions options)
        : m_invocation(invocation), m_options(std::move(options))
    {}

    int run();

private:
    using Step = void (ScepCall::*)();

    [[nodiscard]] Step operation() const;
    /// @param about a file; else it is about the CA
    bool fail(Error error, const QString& about = {}, const QString& explanation = {});

    // Files first: what is wrong with them is wrong before anything has been sent.
    bool prepare();
    [[nodiscard]] bool mayReplace() const;
    bool readIdentity();
    bool readKey(const QString& path, bool mayBeAbsent, std::optional<x509::PrivateKey>& into);
    bool save(const std::string& content);

    // The CA
    bool trust();
    /// What it can do and, by that, how it is spoken to.
    bool agree();
    void caps();
    void ca();
    void nextCa();
    void query();

    // Certificates: scepenroll.cpp
    void enroll();
    void renew();
    void poll();
    bool readChallenge(SecretBytes& into);
    bool makeKey(const QString& path, std::optional<x509::PrivateKey>& key);
    /// The throw-away certificate a request was signed with is kept there, beside the key, until the CA has decided:
    /// the same request sent again then is the same to the CA (SCEP_INTEROP rule 11), and answers to polls are
    /// encrypted to it. It is no secret.
    [[nodiscard]] QString pendingFile() const { return m_options.keyFile + QStringLiteral(".pending"); }
    Result<scep::Identity> throwAway(const x509::Request& request);
    /// What has become of a request; asks again as long as the user wants to wait.
    void settle(Result<net::EnrollmentOutcome> outcome);
    [[nodiscard]] Duration interval() const;
    /// An error behind which the CA may have taken the request.
    void lost(const Error& error);
    void decided(const scep::Answer& answer);
    [[nodiscard]] QString pollCommand() const;

    const Invocation& m_invocation;
    ScepOptions m_options;
    ScepResult m_result;
    std::optional<x509::Certificate> m_current;
    std::optional<x509::PrivateKey> m_key, m_newKey;
    std::optional<ScepSession> m_session;
};

} // namespace releve::cli
