// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/ssh/interactivepeer.h"

#include <QHostAddress>

#include <libssh/libssh.h>
#include <libssh/server.h>

#include "pki/net/sockets.h"
#include "pki/net/ssh/sshhostkey.h"

using namespace releve;

InteractivePeer::InteractivePeer(QByteArrayList questions) : m_questions(std::move(questions))
{
    auto listening = net::listenOn(QHostAddress(QHostAddress::LocalHost), 0);
    if (!listening)
        return;
    m_port = listening.value().port;
    m_listening = static_cast<int>(listening.value().socket.release());
    m_thread = std::thread([this] { serve(m_listening); });
}

InteractivePeer::~InteractivePeer()
{
    m_thread.join();
    net::closeSocket(m_listening);
}

QByteArray InteractivePeer::answers()
{
    const std::lock_guard lock(m_mutex);
    return m_answers;
}

void InteractivePeer::serve(int listening)
{
    net::SocketSet set;
    set.add(listening, true, false);
    set.wait(std::chrono::seconds(60));
    net::Accepted accepted = net::acceptFrom(listening);
    if (!accepted.socket)
        return;
    const auto key = net::SshHostKey::generateEd25519();
    ssh_bind bind = ssh_bind_new();
    const bool no = false;
    ssh_bind_options_set(bind, SSH_BIND_OPTIONS_PROCESS_CONFIG, &no);
    ssh_bind_options_set(bind, SSH_BIND_OPTIONS_IMPORT_KEY,
                         ssh_key_dup(const_cast<ssh_key>(key.value().handle())));
    ssh_session session = ssh_new();
    const long patience = 60;
    ssh_options_set(session, SSH_OPTIONS_TIMEOUT, &patience);
    ssh_bind_accept_fd(bind, session, static_cast<socket_t>(accepted.socket.release()));
    ssh_set_auth_methods(session, SSH_AUTH_METHOD_INTERACTIVE);
    int asked = 0;
    bool isOver = ssh_handle_key_exchange(session) != SSH_OK;
    while (!isOver) {
        ssh_message message = ssh_message_get(session);
        if (!message)
            break;
        const bool isInteractive = ssh_message_type(message) == SSH_REQUEST_AUTH &&
                                   ssh_message_subtype(message) == SSH_AUTH_METHOD_INTERACTIVE;
        if (!isInteractive) {
            ssh_message_reply_default(message);
        } else {
            if (ssh_message_auth_kbdint_is_response(message)) {
                const std::lock_guard lock(m_mutex);
                for (int i = 0; i < ssh_userauth_kbdint_getnanswers(session); ++i)
                    m_answers +=
                        QByteArray(ssh_userauth_kbdint_getanswer(session, static_cast<unsigned>(i))) + '|';
            }
            if (asked == m_questions.size()) {
                ssh_message_auth_reply_success(message, 0);
                isOver = true;
            } else {
                QByteArray question = m_questions[asked++];
                char isShown = question.startsWith('+') ? 1 : 0;
                if (isShown != 0)
                    question.remove(0, 1);
                const char* text = question.constData();
                ssh_message_auth_interactive_request(message, "", "", question.isEmpty() ? 0 : 1, &text,
                                                     &isShown);
            }
        }
        ssh_message_free(message);
    }
    ssh_disconnect(session);
    ssh_free(session);
    ssh_bind_free(bind);
}
