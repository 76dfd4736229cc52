// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshlistener.h"

#include <QTcpServer>
#include <QTimer>

#include <libssh/libssh.h>
#include <libssh/server.h>

#include <algorithm>
#include <utility>

#include "pki/net/sockets.h"
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

/// Accepts connections; QTcpServer would make a QTcpSocket of each.
class SshListener::Private : private QTcpServer
{
public:
    Private(Owner owner, Options options)
        : m_serving(std::make_shared<SshServing>(SshServing{std::move(owner), options.limits}))
        , m_options(std::move(options))
    {}
    ~Private() override;

    [[nodiscard]] Status open();
    [[nodiscard]] std::uint16_t port() const { return serverPort(); }
    [[nodiscard]] std::size_t sessions() const { return m_sessions.size(); }
    [[nodiscard]] Status replaceHostKeys(std::vector<SshHostKey> keys);

protected:
    void incomingConnection(qintptr socket) override;

private:
    [[nodiscard]] bool makeRoom();
    [[nodiscard]] bool makeBind();
    void ended(SshServerSession* session);

    const std::shared_ptr<const SshServing> m_serving;
    Options m_options;                         ///< its limits are in m_serving
    Bind m_bind;                               ///< made for the first who connects
    std::vector<SshServerSession*> m_sessions; ///< oldest first
};

SshListener::Private::~Private()
{
    close();
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
    setListenBacklogSize(static_cast<int>(std::clamp<std::size_t>(m_options.limits.sessions, 16, 1024)));
    if (!listen(m_options.address, m_options.port)) {
        const bool denied = serverError() == QAbstractSocket::SocketAccessError;
        return Error{denied ? ErrorCode::AccessDenied : ErrorCode::IoFailure,
                     "cannot listen on " + m_options.address.toString().toStdString() + " port " +
                         std::to_string(m_options.port) + ": " + errorString().toStdString()};
    }
    // When there are no descriptors left it stops accepting: until some may have been closed.
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(100, this, [this] { resumeAccepting(); }); });
    return std::monostate();
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

void SshListener::Private::incomingConnection(qintptr socket)
{
    if (!makeRoom() || !prepareSocket(socket) || !makeBind()) {
        closeSocket(socket);
        return;
    }
    m_sessions.push_back(new SshServerSession(socket, m_bind.get(), m_serving,
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
