// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// libssh's rules for a session, as its source (0.10) has them:
// - ssh_handle_key_exchange() of a session that does not block sends the greeting, looks once and comes back; after that
//   ssh_event_dopoll() carries the key exchange on. It must have been called before ssh_event_add_session(), which takes
//   the poll handle it has made.
// - Callbacks run inside ssh_event_dopoll(). libssh itself answers logins and requests there, by what they return; ours
//   write nothing else and free nothing. The one exception is the prompt of a keyboard-interactive login, which can only
//   be sent from there and is a single packet.
// - One ssh_event for each session: a shared one is looped over while callbacks change it.
// - libssh may close the descriptor inside ssh_event_dopoll(); ssh_get_fd() is then -1, and nothing may watch the old
//   number when the event loop goes on, for it may be another connection's by then.
// - A write is sent at once only when the last poll found room; what did not fit stays in libssh, which
//   SSH_WRITE_PENDING of ssh_get_status() tells. We read no more then: answers to a peer that does not read them would
//   fill the memory.
// - Callbacks and counters are structs of ours that libssh points to: they die after ssh_free(), and the session leaves its
//   event before either goes. Channels die first: ssh_disconnect() and ssh_free() free what is left of them.
#include "pki/net/ssh/sshserversession.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#include <algorithm>

#include "pki/net/sockets.h"

namespace releve::net {

namespace {

/// Of 4 KiB each: then the others have their turn.
constexpr int roundsInTurn = 32;

} // namespace

struct SshServerSession::Native
{
    explicit Native(SshServerSession* session);
    Native(const Native&) = delete;
    Native& operator=(const Native&) = delete;
    ~Native();

    static int onMessage(ssh_session session, ssh_message message, void* self);
    [[nodiscard]] bool askOrCheck(ssh_message message);

    SshServerSession* owner;
    ssh_server_callbacks_struct callbacks{};
    ssh_counter_struct socketBytes{};
    ssh_counter_struct payload{};
    ssh_session session = ssh_new();
    ssh_event event = ssh_event_new();
};

SshServerSession::Native::Native(SshServerSession* self) : owner(self)
{
    ssh_callbacks_init(&callbacks);
    callbacks.userdata = self;
    callbacks.auth_none_function = [](ssh_session, const char*, void* userdata) {
        static_cast<SshServerSession*>(userdata)->m_login.refuse();
        return static_cast<int>(SSH_AUTH_DENIED);
    };
    callbacks.auth_password_function = [](ssh_session, const char* user, const char* password,
                                          void* userdata) {
        SshLogin& login = static_cast<SshServerSession*>(userdata)->m_login;
        const bool right = user && password && login.tryPassword(user, password);
        return static_cast<int>(right ? SSH_AUTH_SUCCESS : SSH_AUTH_DENIED);
    };
    callbacks.auth_pubkey_function = [](ssh_session, const char* user, ssh_key key, char signature,
                                        void* userdata) {
        SshLogin& login = static_cast<SshServerSession*>(userdata)->m_login;
        bool right = false;
        if (user && signature == SSH_PUBLICKEY_STATE_NONE)
            right = login.wouldTakeKey(user, publicKeyOf(key));
        else if (user && signature == SSH_PUBLICKEY_STATE_VALID)
            right = login.tryKey(user, publicKeyOf(key));
        return static_cast<int>(right ? SSH_AUTH_SUCCESS : SSH_AUTH_DENIED);
    };
    callbacks.channel_open_request_session_function = [](ssh_session opened, void* userdata) -> ssh_channel {
        auto* opener = static_cast<SshServerSession*>(userdata);
        if (!opener->m_login.succeeded() || opener->m_channels.size() >= opener->m_serving->limits.channels)
            return nullptr;
        const SshServerChannel::Context context{opener->m_serving, [opener] { opener->wake(); },
                                                [opener] {
                                                    opener->m_aborted = true;
                                                    opener->wake();
                                                }};
        opener->m_channels.push_back(
            std::make_unique<SshServerChannel>(opened, opener->m_login.user(), context));
        ssh_channel channel = opener->m_channels.back()->handle();
        if (!channel)
            opener->m_channels.pop_back();
        return channel;
    };
}

SshServerSession::Native::~Native()
{
    if (session && event)
        ssh_event_remove_session(event, session);
    ssh_event_free(event);
    ssh_free(session);
}

/// What no callback takes: keyboard-interactive logins, and everything we do not offer. 1 leaves the answer to libssh:
/// no, or for the service it is asked for, yes.
int SshServerSession::Native::onMessage(ssh_session, ssh_message message, void* self)
{
    auto* receiver = static_cast<SshServerSession*>(self);
    if (ssh_message_type(message) != SSH_REQUEST_AUTH)
        return 1;
    if (ssh_message_subtype(message) == SSH_AUTH_METHOD_INTERACTIVE)
        return receiver->m_native->askOrCheck(message) ? 0 : 1;
    receiver->m_login.refuse();
    return 1;
}

/// Whether it has been answered.
bool SshServerSession::Native::askOrCheck(ssh_message message)
{
    SshLogin& login = owner->m_login;
    if (ssh_message_auth_kbdint_is_response(message)) {
        const char* answer = ssh_userauth_kbdint_getnanswers(session) == 1
                                 ? ssh_userauth_kbdint_getanswer(session, 0)
                                 : nullptr;
        return login.tryAnswer(answer ? answer : "") && ssh_message_auth_reply_success(message, 0) == SSH_OK;
    }
    const char* user = ssh_message_auth_user(message);
    const char* prompt = "Password: ";
    char echo = 0;
    return user && login.ask(user) &&
           ssh_message_auth_interactive_request(message, "", "", 1, &prompt, &echo) == SSH_OK;
}

SshServerSession::SshServerSession(qintptr socket, ssh_bind_struct* bind,
                                   std::shared_ptr<const SshServing> serving,
                                   std::function<void(SshServerSession*)> ended)
    : m_serving(std::move(serving))
    , m_ended(std::move(ended))
    , m_login(m_serving->owner, m_serving->limits.attempts)
    , m_native(std::make_unique<Native>(this))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { checkTime(); });
    if (!accept(socket, bind)) {
        if (!m_native->session || ssh_get_fd(m_native->session) != static_cast<socket_t>(socket))
            closeSocket(socket);
        m_aborted = true;
        wake();
        return;
    }
    m_pump = std::make_unique<DescriptorPump>(socket, [this] { pump(); });
    greet();
    checkTime();
    wake();
}

SshServerSession::~SshServerSession()
{
    if (m_pump)
        m_pump->stop();
    m_channels.clear();
}

bool SshServerSession::accept(qintptr socket, ssh_bind_struct* bind)
{
    ssh_session session = m_native->session;
    if (!session || !m_native->event)
        return false;
    ssh_set_blocking(session, 0);
    // Nothing here is large, and what is not there cannot be a bomb.
    if (ssh_options_set(session, SSH_OPTIONS_COMPRESSION, "no") != SSH_OK ||
        ssh_bind_accept_fd(bind, session, static_cast<socket_t>(socket)) != SSH_OK)
        return false;
    int methods = 0;
    if (m_login.takesPasswords())
        methods |= static_cast<int>(SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE);
    if (m_login.takesKeys())
        methods |= static_cast<int>(SSH_AUTH_METHOD_PUBLICKEY);
    ssh_set_auth_methods(session, methods);
    ssh_set_server_callbacks(session, &m_native->callbacks);
    ssh_set_message_callback(session, &Native::onMessage, this);
    ssh_set_counters(session, &m_native->socketBytes, &m_native->payload);
    return ssh_handle_key_exchange(session) != SSH_ERROR &&
           ssh_event_add_session(m_native->event, session) == SSH_OK;
}

/// Polls at once: libssh writes when it has seen that it may, and reads before that. Else the algorithms of a client that
/// we have none in common with could be read before ours are out, and it would never know what we offer.
void SshServerSession::greet()
{
    m_aborted = ssh_event_dopoll(m_native->event, 0) == SSH_ERROR || !ssh_is_connected(m_native->session) ||
                (ssh_get_status(m_native->session) & (SSH_CLOSED | SSH_CLOSED_ERROR)) != 0;
    if (m_aborted) // the peer has gone already, and the descriptor with it
        m_pump->stop();
}

void SshServerSession::wake()
{
    if (m_over || std::exchange(m_woken, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_woken = false;
            pump();
        },
        Qt::QueuedConnection);
}

void SshServerSession::pump()
{
    if (m_over || m_busy)
        return;
    m_busy = true;
    bool more = !m_aborted;
    for (int i = 0; more && i < roundsInTurn; ++i)
        more = round();
    m_busy = false;
    settle();
    if (more)
        wake();
}

/// Whether there may be more to do at once.
bool SshServerSession::round()
{
    const int polled = ssh_event_dopoll(m_native->event, 0);
    if (polled == SSH_ERROR)
        m_aborted = true;
    const bool stepped = !m_aborted && stepChannels();
    if (m_aborted || m_over || m_login.isOver() ||
        (ssh_get_status(m_native->session) & SSH_WRITE_PENDING) != 0)
        return false;
    return stepped || polled == SSH_OK;
}

bool SshServerSession::stepChannels()
{
    bool more = false;
    // A step polls, so that libssh may open another channel meanwhile.
    for (std::size_t i = 0; i < m_channels.size() && !m_aborted && !m_over; ++i)
        more = m_channels[i]->step() || more;
    std::erase_if(m_channels, [](const auto& channel) { return channel->isOver(); });
    if (std::exchange(m_hasChannels, !m_channels.empty()) == m_channels.empty()) {
        m_idleSince = m_lastTraffic = Clock::now();
        checkTime();
    }
    return more;
}

void SshServerSession::settle()
{
    if (m_over)
        return;
    const int status = m_aborted ? SSH_CLOSED : ssh_get_status(m_native->session);
    if ((status & (SSH_CLOSED | SSH_CLOSED_ERROR)) != 0 || !ssh_is_connected(m_native->session)) {
        end();
        return;
    }
    const bool pending = (status & SSH_WRITE_PENDING) != 0;
    if (m_login.isOver() && !m_login.succeeded() && !pending) {
        giveUp();
        return;
    }
    noteTraffic();
    m_pump->waitFor(!pending, (ssh_get_poll_flags(m_native->session) & SSH_WRITE_PENDING) != 0);
}

void SshServerSession::noteTraffic()
{
    const std::uint64_t traffic = m_native->socketBytes.in_bytes + m_native->socketBytes.out_bytes;
    if (std::exchange(m_traffic, traffic) != traffic)
        m_lastTraffic = Clock::now();
}

/// Says goodbye, as far as the socket takes it.
void SshServerSession::giveUp()
{
    m_channels.clear();
    m_pump->stop();
    ssh_disconnect(m_native->session);
    end();
}

void SshServerSession::end()
{
    if (std::exchange(m_over, true))
        return;
    m_timer.stop();
    if (m_pump)
        m_pump->stop();
    if (!m_busy) {
        m_channels.clear();
        m_native.reset();
    }
    m_ended(this);
}

std::chrono::steady_clock::time_point SshServerSession::due() const
{
    return m_channels.empty() ? m_idleSince + m_serving->limits.login
                              : m_lastTraffic + m_serving->limits.idle;
}

void SshServerSession::checkTime()
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(due() - Clock::now());
    if (left.count() > 0) {
        m_timer.start(left);
    } else if (m_pump && !m_busy && m_native && ssh_is_connected(m_native->session)) {
        giveUp();
    } else {
        m_aborted = true;
        wake();
    }
}

} // namespace releve::net
