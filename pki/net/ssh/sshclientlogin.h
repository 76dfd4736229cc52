// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pki/net/ssh/sshtarget.h"

struct ssh_session_struct;

namespace releve::net {

/// Logs in to a server, method after method. No method is tried twice, no password sent twice: accounts are locked by less.
/// The session's thread.
class SshClientLogin
{
public:
    enum class State
    {
        Waiting, ///< for the server
        Done,
        Failed,
    };

    /// Both outlive it.
    SshClientLogin(ssh_session_struct* session, const SshCredentials& credentials);

    /// To be called after each poll; not by a callback of libssh.
    [[nodiscard]] State step();
    /// Once it has failed: LoginRefused, or the code of what libssh says when the connection is gone.
    [[nodiscard]] const std::string& refusal() const { return m_refusal; }
    [[nodiscard]] bool isConnectionLost() const { return m_lost; }

private:
    enum class Method
    {
        None, ///< asks which there are
        Agent,
        Key,
        Password,
        Interactive,
    };

    [[nodiscard]] int call();
    [[nodiscard]] bool nextMethod();
    [[nodiscard]] bool isOffered(Method method) const;
    [[nodiscard]] bool answerQuestions();
    [[nodiscard]] State fail(std::string refusal, bool lost = false);

    ssh_session_struct* const m_session;
    const SshCredentials& m_credentials;
    std::vector<Method> m_left;
    Method m_method = Method::None;
    std::string m_tried;
    unsigned m_rounds = 0;
    bool m_passwordGiven = false;
    std::string m_refusal;
    bool m_lost = false;
};

} // namespace releve::net
