// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
//
// libssh's rules for a client's session, as its source (0.10) has them, besides those in sshserversession.cpp:
// - ssh_connect() with a socket of ours has to be called once before ssh_event_add_session(), which takes the poll handle it
//   has made; then again after each poll until it no longer says SSH_AGAIN. So do all other calls that wait for an answer,
//   with the same arguments.
// - It makes the socket wait (!) when it finds it connected. We take that back; until then only the greeting is written.
// - It would read the user's known_hosts to order the algorithms: it is given an empty one.
// - It would leave the socket open, and lose what it has allocated for it, unless SSH_OPTIONS_FD is taken back once it has the
//   socket; then ssh_disconnect() and ssh_free() close it. Numbers over 65,535 are cut off, without a word.
#include "pki/net/ssh/sshclientsession.h"

#include <QProcess>

#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h> // ssh_send_keepalive()

#include <algorithm>
#include <optional>
#include <utility>

#include "pki/base/text.h"
#include "pki/net/ssh/sshalgorithms.h"
#include "pki/net/ssh/sshmismatch.h"
#include "pki/net/ssh/sshnative.h"

namespace releve::net {

namespace {

/// Of 4 KiB each: then the others have their turn.
constexpr int roundsInTurn = 32;
constexpr Socket highestSocket = 0xffff;

} // namespace

struct SshClientSession::Native
{
    Native() = default;
    Native(const Native&) = delete;
    Native& operator=(const Native&) = delete;
    ~Native()
    {
        if (session && event)
            ssh_event_remove_session(event, session);
        ssh_event_free(event);
        ssh_free(session);
    }

    ssh_counter_struct socketBytes{};
    ssh_counter_struct payload{};
    ssh_session session = ssh_new();
    ssh_event event = ssh_event_new();
};

SshClientSession::SshClientSession(OwnedSocket socket, const SshHop& hop, SshTimes times, Events events)
    : m_hop(hop), m_times(times), m_events(std::move(events)), m_native(std::make_unique<Native>())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { checkTime(); });
    startTimer();
    // Not from here: who makes us does not have us yet.
    if (!begin(std::move(socket)))
        QMetaObject::invokeMethod(
            this, [this] { fail(ErrorCode::IoFailure, "libssh does not take the connection"); },
            Qt::QueuedConnection);
    else
        wake();
}

SshClientSession::~SshClientSession()
{
    m_busy = false;
    release();
}

bool SshClientSession::setOptions(Socket socket)
{
    ssh_session session = m_native->session;
    const auto set = [session](ssh_options_e option, const void* value) {
        return ssh_options_set(session, option, value) == SSH_OK;
    };
    const auto list = [&](ssh_options_e option, const char* SshAlgorithms::*kind) {
        return set(option, offered(kind, m_hop.oldAlgorithms).c_str());
    };
    const bool no = false;
    const int shortestRsa = m_hop.oldAlgorithms ? 768 : 1024;
    const auto descriptor = static_cast<socket_t>(socket);
    const QByteArray nothing = QProcess::nullDevice().toUtf8();
    return set(SSH_OPTIONS_PROCESS_CONFIG, &no) && set(SSH_OPTIONS_HOST, "device") &&
           set(SSH_OPTIONS_USER, m_hop.credentials.user.c_str()) && set(SSH_OPTIONS_FD, &descriptor) &&
           set(SSH_OPTIONS_KNOWNHOSTS, nothing.constData()) &&
           set(SSH_OPTIONS_GLOBAL_KNOWNHOSTS, nothing.constData()) && set(SSH_OPTIONS_COMPRESSION, "no") &&
           set(SSH_OPTIONS_RSA_MIN_SIZE, &shortestRsa) &&
           list(SSH_OPTIONS_KEY_EXCHANGE, &SshAlgorithms::keyExchange) &&
           list(SSH_OPTIONS_HOSTKEYS, &SshAlgorithms::hostKey) &&
           list(SSH_OPTIONS_CIPHERS_C_S, &SshAlgorithms::cipher) &&
           list(SSH_OPTIONS_CIPHERS_S_C, &SshAlgorithms::cipher) &&
           list(SSH_OPTIONS_HMAC_C_S, &SshAlgorithms::mac) &&
           list(SSH_OPTIONS_HMAC_S_C, &SshAlgorithms::mac) &&
           list(SSH_OPTIONS_PUBLICKEY_ACCEPTED_TYPES, &SshAlgorithms::userKey);
}

bool SshClientSession::begin(OwnedSocket socket)
{
    ssh_session session = m_native->session;
    if (!session || !m_native->event || socket.get() > highestSocket || !setOptions(socket.get()))
        return false;
    ssh_set_blocking(session, 0);
    ssh_set_counters(session, &m_native->socketBytes, &m_native->payload);
    // Whatever the server asks for: no. libssh would keep it for whoever calls ssh_message_get().
    ssh_set_message_callback(
        session, [](ssh_session, ssh_message, void*) { return 1; }, nullptr);
    const int result = ssh_connect(session);
    if (ssh_get_fd(session) != static_cast<socket_t>(socket.get()))
        return false;
    const Socket taken = socket.release();
    ssh_options_set(session, SSH_OPTIONS_FD, nullptr);
    if (result == SSH_ERROR || ssh_event_add_session(m_native->event, session) != SSH_OK)
        return false;
    m_pump = std::make_unique<DescriptorPump>(taken, [this] { pump(); });
    return true;
}

void SshClientSession::wake()
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

void SshClientSession::pump()
{
    if (m_over || m_busy)
        return;
    m_busy = true;
    bool more = true;
    for (int i = 0; more && i < roundsInTurn; ++i)
        more = round();
    m_busy = false;
    if (m_over) {
        release();
        return;
    }
    settle();
    if (more)
        wake();
}

/// Whether there may be more to do at once.
bool SshClientSession::round()
{
    std::optional<SshMismatchNote> note;
    if (m_stage == SshStage::Greeting || m_stage == SshStage::KeyExchange)
        note.emplace(m_mismatch);
    const int polled = ssh_event_dopoll(m_native->event, 0);
    note.reset();
    const bool stepped = step();
    if (m_over || (ssh_get_status(m_native->session) & SSH_WRITE_PENDING) != 0)
        return false;
    return stepped || polled == SSH_OK;
}

bool SshClientSession::step()
{
    switch (m_stage) {
    case SshStage::Greeting:
    case SshStage::KeyExchange:
        return stepKeyExchange();
    case SshStage::Login:
        return stepLogin();
    case SshStage::Opening:
    case SshStage::Session:
        return m_channel && m_channel->step();
    default:
        return false;
    }
}

bool SshClientSession::stepKeyExchange()
{
    int result = SSH_ERROR;
    {
        const SshMismatchNote note(m_mismatch);
        result = ssh_connect(m_native->session);
    }
    if (m_stage == SshStage::Greeting && ssh_get_serverbanner(m_native->session)) {
        static_cast<void>(prepareSocket(static_cast<Socket>(ssh_get_fd(m_native->session))));
        m_stage = SshStage::KeyExchange;
    }
    if (result == SSH_ERROR)
        failByLibssh();
    if (result != SSH_OK)
        return false;
    checkHostKey();
    return !m_over;
}

void SshClientSession::checkHostKey()
{
    m_stage = SshStage::HostKey;
    ssh_key key = nullptr;
    if (ssh_get_server_publickey(m_native->session, &key) == SSH_OK)
        m_hostKey = publicKeyOf(NativeKey(key).get());
    if (m_hostKey.fingerprint.empty())
        fail(ErrorCode::BadAnswer, "libssh does not give the server's key");
    else if (m_hop.hostKey.empty()) {
        startTimer();
        m_events.asksForHostKey(m_hostKey);
    } else if (m_hop.hostKey == m_hostKey.fingerprint)
        goOn();
    else
        fail(ErrorCode::HostKeyChanged,
             "its key is " + m_hostKey.fingerprint + ", but the one noted for it is " + m_hop.hostKey);
}

void SshClientSession::goOn()
{
    if (m_over || m_stage != SshStage::HostKey)
        return;
    m_stage = SshStage::Login;
    m_login = std::make_unique<SshClientLogin>(m_native->session, m_hop.credentials);
    startTimer();
    wake();
}

bool SshClientSession::stepLogin()
{
    switch (m_login->step()) {
    case SshClientLogin::State::Waiting:
        return false;
    case SshClientLogin::State::Failed:
        if (m_login->isConnectionLost())
            failByLibssh();
        else
            fail(ErrorCode::LoginRefused, m_login->refusal());
        return false;
    case SshClientLogin::State::Done:
        break;
    }
    m_stage = SshStage::Opening;
    startTimer();
    m_events.loggedIn(report());
    return !m_over;
}

SshReport SshClientSession::report() const
{
    const auto text = [](const char* name) { return std::string(name ? name : ""); };
    ssh_session session = m_native->session;
    SshReport result{m_hop.host,
                     m_hop.port,
                     text(ssh_get_serverbanner(session)),
                     m_hostKey,
                     text(ssh_get_kex_algo(session)),
                     text(ssh_get_cipher_in(session)),
                     text(ssh_get_cipher_out(session)),
                     text(ssh_get_hmac_in(session)),
                     text(ssh_get_hmac_out(session)),
                     {}};
    for (const std::string* name :
         {&result.keyExchange, &result.cipherIn, &result.cipherOut, &result.macIn, &result.macOut})
        if (isOldAlgorithm(*name) &&
            std::find(result.old.begin(), result.old.end(), *name) == result.old.end())
            result.old.push_back(*name);
    return result;
}

void SshClientSession::open(std::variant<SshRequest, SshWay> purpose, SshClientChannel::Events events)
{
    if (m_over || m_stage != SshStage::Opening || m_channel)
        return;
    auto opened = std::move(events.opened);
    events.opened = [this, opened = std::move(opened)] {
        m_stage = SshStage::Session;
        m_lastTraffic = Clock::now();
        startTimer();
        opened();
    };
    events.refused = [this] { failByLibssh(); };
    m_channel = std::make_unique<SshClientChannel>(m_native->session, std::move(purpose), std::move(events),
                                                   [this] { wake(); });
    wake();
}

/// After a turn: what to wait for, or that nobody is there any more.
void SshClientSession::settle()
{
    const int status = ssh_get_status(m_native->session);
    if ((status & (SSH_CLOSED | SSH_CLOSED_ERROR)) != 0 || !ssh_is_connected(m_native->session)) {
        failByLibssh();
        return;
    }
    const bool pending = (status & SSH_WRITE_PENDING) != 0;
    m_pump->waitFor(!pending, (ssh_get_poll_flags(m_native->session) & SSH_WRITE_PENDING) != 0);
}

void SshClientSession::startTimer()
{
    std::chrono::milliseconds time = m_times.connect;
    if (m_stage == SshStage::HostKey)
        time = {}; // a person may have to be asked
    else if (m_stage == SshStage::Login || m_stage == SshStage::Opening)
        time = m_times.login;
    else if (m_stage == SshStage::Session)
        time =
            m_times.keepAlive.count() > 0 && (m_times.idle.count() == 0 || m_times.keepAlive < m_times.idle)
                ? m_times.keepAlive
                : m_times.idle;
    if (time.count() > 0)
        m_timer.start(time);
    else
        m_timer.stop();
}

void SshClientSession::checkTime()
{
    if (m_over)
        return;
    if (m_stage != SshStage::Session) {
        const bool isSpeechless = m_stage == SshStage::Greeting && m_native->socketBytes.in_bytes > 0;
        fail(isSpeechless ? ErrorCode::NotSsh : ErrorCode::TimedOut,
             isSpeechless ? "not an SSH server: no greeting came within the time allowed"
                          : "no answer within the time allowed");
        return;
    }
    const auto now = Clock::now();
    if (std::exchange(m_traffic, m_channel->traffic()) != m_channel->traffic())
        m_lastTraffic = now;
    if (m_times.idle.count() > 0 && now - m_lastTraffic >= m_times.idle) {
        fail(ErrorCode::TimedOut, "nothing was said for too long");
        return;
    }
    const std::uint64_t heard = m_native->socketBytes.in_bytes;
    m_unanswered = std::exchange(m_heard, heard) == heard ? m_unanswered + 1 : 0;
    if (m_times.keepAlive.count() > 0 && m_unanswered > m_times.unanswered) {
        fail(ErrorCode::ConnectionLost, "no sign of life any more");
        return;
    }
    if (m_times.keepAlive.count() > 0 && m_unanswered > 0) {
        // The first call takes the last answer off, if there is one; the second asks.
        static_cast<void>(ssh_send_keepalive(m_native->session));
        static_cast<void>(ssh_send_keepalive(m_native->session));
        wake();
    }
    startTimer();
}

void SshClientSession::fail(ErrorCode code, std::string_view detail)
{
    fail(sshError(code, m_stage, m_hop.place(), detail));
}

void SshClientSession::failByLibssh()
{
    if (m_over)
        return;
    const char* text = m_mismatch.empty() ? ssh_get_error(m_native->session) : m_mismatch.c_str();
    fail(meaningOf(text, m_stage, m_hop.place(), m_native->socketBytes.in_bytes, m_hop.oldAlgorithms));
}

void SshClientSession::fail(const Error& error)
{
    if (m_over)
        return;
    const auto failed = m_events.failed;
    end();
    failed(error);
}

void SshClientSession::end()
{
    if (std::exchange(m_over, true))
        return;
    m_timer.stop();
    if (m_pump)
        m_pump->stop();
    if (!m_busy)
        release();
}

void SshClientSession::release()
{
    m_over = true;
    if (m_pump)
        m_pump->stop();
    m_channel.reset();
    m_login.reset();
    if (m_native && m_native->session && ssh_is_connected(m_native->session))
        ssh_disconnect(m_native->session);
    m_native.reset();
}

} // namespace releve::net
