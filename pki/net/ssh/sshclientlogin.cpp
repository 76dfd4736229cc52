// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshclientlogin.h"

#include <libssh/libssh.h>

#include <algorithm>

#include "pki/base/text.h"
#include "pki/net/ssh/sshnative.h"

namespace releve::net {

namespace {

/// Of questions, each with as many as it likes: a server that goes on asking is not heard out.
constexpr unsigned mostRounds = 8;

std::string offeredBy(ssh_session session, const char* user)
{
    const auto methods = static_cast<unsigned>(ssh_userauth_list(session, user));
    std::string text;
    const auto add = [&](unsigned method, const char* name) {
        if ((methods & method) != 0)
            text.append(text.empty() ? "" : ", ").append(name);
    };
    add(SSH_AUTH_METHOD_PUBLICKEY, "publickey");
    add(SSH_AUTH_METHOD_PASSWORD, "password");
    add(SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive");
    return text.empty() ? "nothing we know" : text;
}

} // namespace

SshClientLogin::SshClientLogin(ssh_session_struct* session, const SshCredentials& credentials)
    : m_session(session), m_credentials(credentials)
{
    if (credentials.agent)
        m_left.push_back(Method::Agent);
    if (credentials.key)
        m_left.push_back(Method::Key);
    if (credentials.password) {
        m_left.push_back(Method::Password);
        m_left.push_back(Method::Interactive);
    }
}

bool SshClientLogin::isOffered(Method method) const
{
    const auto methods = static_cast<unsigned>(ssh_userauth_list(m_session, m_credentials.user.c_str()));
    switch (method) {
    case Method::None:
        break;
    case Method::Agent:
    case Method::Key:
        return (methods & SSH_AUTH_METHOD_PUBLICKEY) != 0;
    case Method::Password:
        return (methods & SSH_AUTH_METHOD_PASSWORD) != 0;
    case Method::Interactive:
        return (methods & SSH_AUTH_METHOD_INTERACTIVE) != 0 && !m_passwordGiven;
    }
    return true;
}

bool SshClientLogin::nextMethod()
{
    const auto next = std::find_if(m_left.begin(), m_left.end(), [this](Method m) { return isOffered(m); });
    if (next == m_left.end())
        return false;
    constexpr const char* names[] = {"none", "agent", "key", "password", "keyboard-interactive"};
    m_method = *next;
    m_tried.append(m_tried.empty() ? "" : ", ").append(names[static_cast<int>(m_method)]);
    m_left.erase(next);
    return true;
}

int SshClientLogin::call()
{
    const char* user = m_credentials.user.c_str();
    switch (m_method) {
    case Method::None:
        break;
    case Method::Agent:
#ifdef _WIN32
        return SSH_AUTH_DENIED; // libssh has none there
#else
        // It talks to the agent on this machine without letting go in between, and the thread waits for that.
        return ssh_userauth_agent(m_session, user);
#endif
    case Method::Key:
        return ssh_userauth_publickey(m_session, user, const_cast<ssh_key>(m_credentials.key->handle()));
    case Method::Password: {
        m_passwordGiven = true;
        const SecretText password(m_credentials.password->view());
        return ssh_userauth_password(m_session, user, password.data());
    }
    case Method::Interactive:
        return ssh_userauth_kbdint(m_session, user, nullptr);
    }
    return ssh_userauth_none(m_session, user);
}

/// False when there is a question we have no answer to.
bool SshClientLogin::answerQuestions()
{
    const int count = ssh_userauth_kbdint_getnprompts(m_session);
    if (++m_rounds > mostRounds) {
        m_refusal = "it goes on asking";
        return false;
    }
    for (int i = 0; i < count; ++i) {
        char isShown = 0;
        const char* text = ssh_userauth_kbdint_getprompt(m_session, static_cast<unsigned>(i), &isShown);
        const std::string question = lowered(text ? text : "");
        const auto asksFor = [&](const char* word) { return question.find(word) != std::string::npos; };
        int given = -1;
        if (isShown == 0 && asksFor("password") && !std::exchange(m_passwordGiven, true)) {
            const SecretText password(m_credentials.password->view());
            given = ssh_userauth_kbdint_setanswer(m_session, static_cast<unsigned>(i), password.data());
        } else if (isShown != 0 && (asksFor("user") || asksFor("login"))) {
            given = ssh_userauth_kbdint_setanswer(m_session, static_cast<unsigned>(i),
                                                  m_credentials.user.c_str());
        }
        if (given < 0) {
            const bool again = asksFor("password") && m_passwordGiven;
            m_refusal = again ? "the password was not accepted"
                              : "it asks «" + escaped(text ? text : "") + "», and nobody planned an answer";
            return false;
        }
    }
    return true;
}

SshClientLogin::State SshClientLogin::fail(std::string refusal, bool lost)
{
    m_refusal = std::move(refusal);
    m_lost = lost;
    return State::Failed;
}

SshClientLogin::State SshClientLogin::step()
{
    while (true) {
        switch (call()) {
        case SSH_AUTH_SUCCESS:
            return State::Done;
        case SSH_AUTH_AGAIN:
            return State::Waiting;
        case SSH_AUTH_INFO:
            if (!answerQuestions())
                return State::Failed;
            break;
        case SSH_AUTH_DENIED:
        case SSH_AUTH_PARTIAL:
            if (!nextMethod())
                return fail("user " + escaped(m_credentials.user) +
                            " was not accepted (tried: " + (m_tried.empty() ? "nothing" : m_tried) +
                            "; the server takes: " + offeredBy(m_session, m_credentials.user.c_str()) + ")");
            break;
        default:
            return fail(ssh_get_error(m_session), true);
        }
    }
}

} // namespace releve::net
