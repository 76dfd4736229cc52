// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshlistener.h"

#include <QTimer>

#include <libssh/libssh.h>
#include <libssh/server.h>

#include <algorithm>
#include <utility>

#include "pki/net/sockets.h"
#include "pki/net/ssh/listenwatch.h"
#include "pki/net/ssh/sshalgorithms.h"
#include "pki/net/ssh/sshserversession.h"

namespace releve::net {

namespace {

struct FreeBind
{
    void operator()(ssh_bind bind) const { ssh_bind_free(bind); }
};
using Bind = std::unique_ptr<ssh_bind_struct, FreeBind>;

bool isUsable(const SshHostKey& key, SshListener::Algorithms algorithms)
{
    return algorithms == SshListener::Algorithms::Modern || key.isRsa();
}

Status checkKeys(const std::vector<SshHostKey>& keys, SshListener::Algorithms algorithms)
{
    if (std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return isUsable(key, algorithms); }))
        return std::monostate();
    return Error{ErrorCode::BadArgument, "no host key that the algorithms can use"};
}

} // namespace

class SshListener::Private final : public QObject
{
public:
    Private(Owner owner, Options options)
        : m_serving(std::make_shared<SshServing>(SshServing{std::move(owner), options.limits}))
        , m_options(std::move(options))
    {}
    ~Private() override;

    [[nodiscard]] Status open();
    [[nodiscard]] std::uint16_t port() const { return m_listening.port; }
    [[nodiscard]] std::size_t sessions() const { return m_sessions.size(); }
    [[nodiscard]] Status replaceHostKeys(std::vector<SshHostKey> keys);

private:
    void acceptAll();
    void welcome(OwnedSocket socket);
    [[nodiscard]] bool makeRoom();
    [[nodiscard]] bool makeBind();
    void ended(SshServerSession* session);

    const std::shared_ptr<const SshServing> m_serving;
    Options m_options; ///< its limits are in m_serving
    Listening m_listening;
    std::unique_ptr<ListenWatch> m_watch;
    Bind m_bind;                               ///< made for the first who connects
    std::vector<SshServerSession*> m_sessions; ///< oldest first
};

SshListener::Private::~Private()
{
    m_watch.reset();
    for (SshServerSession* session : std::exchange(m_sessions, {})) {
        session->end();
        if (session->isBusy())
            session->deleteLater();
        else
            delete session;
    }
}

Status SshListener::Private::open()
{
    if (const auto usable = checkKeys(m_options.hostKeys, m_options.algorithms); !usable)
        return usable.error();
    auto listening = listenOn(m_options.address, m_options.port);
    if (!listening)
        return listening.error();
    m_listening = std::move(*listening);
    m_watch = std::make_unique<ListenWatch>(m_listening.socket.get(), this, [this] { acceptAll(); });
    if (!m_watch->isGood())
        return Error{ErrorCode::IoFailure, "no thread or no socket to wait for connections with"};
    return std::monostate();
}

void SshListener::Private::acceptAll()
{
    constexpr std::chrono::milliseconds untilNextTry{100}; // some descriptors may have been closed by then
    for (;;) {
        Accepted accepted = acceptFrom(m_listening.socket.get());
        switch (accepted.outcome) {
        case Accepted::Outcome::Connection:
            welcome(std::move(accepted.socket));
            break;
        case Accepted::Outcome::Nothing:
            m_watch->again();
            return;
        case Accepted::Outcome::NoneLeft:
            QTimer::singleShot(untilNextTry, this, [this] { acceptAll(); });
            return;
        }
    }
}

Status SshListener::Private::replaceHostKeys(std::vector<SshHostKey> keys)
{
    if (const auto usable = checkKeys(keys, m_options.algorithms); !usable)
        return usable.error();
    m_options.hostKeys = std::move(keys);
    m_bind.reset();
    return std::monostate();
}

bool SshListener::Private::makeBind()
{
    if (m_bind)
        return true;
    const SshAlgorithms& algorithms = algorithmsOf(m_options.algorithms);
    Bind bind(ssh_bind_new());
    const bool processConfig = false;
    const auto set = [&](ssh_bind_options_e option, const void* value) {
        return ssh_bind_options_set(bind.get(), option, value) == SSH_OK;
    };
    if (!bind || !set(SSH_BIND_OPTIONS_PROCESS_CONFIG, &processConfig) ||
        !set(SSH_BIND_OPTIONS_BANNER, m_options.software.c_str()) ||
        !set(SSH_BIND_OPTIONS_KEY_EXCHANGE, algorithms.keyExchange) ||
        !set(SSH_BIND_OPTIONS_HOSTKEY_ALGORITHMS, algorithms.hostKey) ||
        !set(SSH_BIND_OPTIONS_CIPHERS_C_S, algorithms.cipher) ||
        !set(SSH_BIND_OPTIONS_CIPHERS_S_C, algorithms.cipher) ||
        !set(SSH_BIND_OPTIONS_HMAC_C_S, algorithms.mac) || !set(SSH_BIND_OPTIONS_HMAC_S_C, algorithms.mac) ||
        !set(SSH_BIND_OPTIONS_PUBKEY_ACCEPTED_KEY_TYPES, algorithms.userKey))
        return false;
    for (const SshHostKey& key : m_options.hostKeys) {
        if (!isUsable(key, m_options.algorithms))
            continue;
        ssh_key copy = ssh_key_dup(const_cast<ssh_key>(key.handle()));
        if (!copy || !set(SSH_BIND_OPTIONS_IMPORT_KEY, copy)) { // which takes it
            ssh_key_free(copy);
            return false;
        }
    }
    m_bind = std::move(bind);
    return true;
}

bool SshListener::Private::makeRoom()
{
    if (m_sessions.size() < m_options.limits.sessions)
        return true;
    const auto slowest = std::find_if(m_sessions.begin(), m_sessions.end(),
                                      [](const auto* session) { return !session->isLoggedIn(); });
    if (slowest == m_sessions.end())
        return false;
    (*slowest)->end();
    return true;
}

void SshListener::Private::welcome(OwnedSocket socket)
{
    if (makeRoom() && makeBind())
        m_sessions.push_back(new SshServerSession(socket.release(), m_bind.get(), m_serving,
                                                  [this](SshServerSession* session) { ended(session); }));
}

void SshListener::Private::ended(SshServerSession* session)
{
    if (std::erase(m_sessions, session) > 0) // else we are going
        session->deleteLater();
}

Result<std::unique_ptr<SshListener>> SshListener::start(Owner owner, Options options)
{
    auto d = std::make_unique<Private>(std::move(owner), std::move(options));
    if (const auto opened = d->open(); !opened)
        return opened.error();
    return std::make_unique<SshListener>(std::move(d));
}

SshListener::SshListener(std::unique_ptr<Private> data) : d(std::move(data)) {}

SshListener::~SshListener() = default;

std::uint16_t SshListener::port() const
{
    return d->port();
}

std::size_t SshListener::sessions() const
{
    return d->sessions();
}

Status SshListener::replaceHostKeys(std::vector<SshHostKey> keys)
{
    return d->replaceHostKeys(std::move(keys));
}

} // namespace releve::net
