// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "pki/lab/cli/session.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {

/// The questions of `crypto pki enroll`, in IOS's order (ROLLOVER_SPEC 8.2). Lives as long as a question of it waits.
class EnrollDialogue : public std::enable_shared_from_this<EnrollDialogue>
{
public:
    explicit EnrollDialogue(std::string trustpoint) : m_trustpoint(std::move(trustpoint)) {}

    /// Precondition: the router has the trustpoint, and it has a CA certificate unless it signs itself.
    void start(Session& session);

private:
    using Step = void (EnrollDialogue::*)(Session&);

    void begin(Session& session);
    void beginSelfSigned(Session& session);
    void signItself(Session& session);
    void askChallenge(Session& session);
    void askChallengeAgain(Session& session, std::string first);
    void tellSubject(Session& session);
    void askSerialNumber(Session& session);
    void tellSerialNumber(Session& session);
    void askAddress(Session& session);
    void askWhichAddress(Session& session);
    void askRequest(Session& session);
    void send(Session& session);
    void tellSent(Session& session) const;
    void askDisplay(Session& session);
    void display(Session& session);
    void askRedisplay(Session& session, const std::string& request);

    /// Null, and the dialogue over, when the trustpoint has gone meanwhile.
    [[nodiscard]] const lifecycle::TrustpointConfig* config(Session& session) const;
    /// Goes on with `step` when the answer is yes, with `otherwise` when it is no.
    void askYesNo(Session& session, std::string question, Step step, Step otherwise);

    std::string m_trustpoint;
    EnrollmentAnswers m_answers;
    bool m_toldAddress = false;
};

} // namespace releve::lab::cli
