// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/sshdoor.h"

#include <QFile>

#include <algorithm>

#include "pki/lab/cli/routersession.h"
#include "pki/lab/diskfile.h"
#include "pki/scep/nonce.h"

namespace releve::lab {

/// A shell of a client: a session of the command line.
class RouterShell final : public net::SshShell
{
public:
    RouterShell(SshDoor& door, cli::Session::Options options, bool oneCommand, net::SshTerminal& terminal)
        : m_door(door)
        , m_terminal(terminal)
        , m_session(door.m_router, std::move(options),
                    [this](std::string_view bytes) { m_terminal.write(bytes); })
    {
        door.m_shells.push_back(this);
        m_session.session().whenOver([this, oneCommand] {
            if (oneCommand && drops())
                return m_terminal.abort();
            m_terminal.close(0);
        });
        m_session.session().start();
    }
    ~RouterShell() override
    {
        std::erase(m_door.m_shells, this);
        m_session.session().hangUp();
    }

    void received(ByteView bytes) override
    {
        m_session.session().receive(textOf(bytes));
        const bool command =
            std::any_of(bytes.begin(), bytes.end(), [](auto byte) { return byte == '\r' || byte == '\n'; });
        if (command && drops())
            m_terminal.abort();
    }
    void inputEnded() override { m_session.session().endInput(); }
    void resized(unsigned columns, unsigned rows) override { m_session.session().resize(rows, columns); }

    void close() { m_terminal.close(0); }

private:
    [[nodiscard]] bool drops() const { return m_door.m_router.hasFault(Fault::DropAfterCommand); }

    SshDoor& m_door;
    net::SshTerminal& m_terminal;
    cli::RouterSession m_session;
};

SshDoor::SshDoor(Router& router, const FleetRouter& account, bool keepsKey)
    : m_router(router), m_account(account), m_keepsKey(keepsKey)
{
    connect(&router, &Router::faultChanged, this, &SshDoor::faultChanged);
    connect(&router, &Router::reloading, this, &SshDoor::closeAll);
}

SshDoor::~SshDoor()
{
    m_listener.reset();
}

/// Old IOS has RSA; a thousand routers have something that is made at once.
Result<net::SshHostKey> SshDoor::newKey() const
{
    constexpr unsigned legacyBits = 1024;
    return m_account.legacySsh ? net::SshHostKey::generateRsa(legacyBits)
                               : net::SshHostKey::generateEd25519();
}

/// The one that was kept, or else is kept from now on.
Result<net::SshHostKey> SshDoor::hostKey() const
{
    const QString path = m_router.folder() + QStringLiteral("/ssh-host-key.pem");
    if (QFile file(path); file.open(QIODevice::ReadOnly)) {
        const QByteArray pem = file.readAll();
        return net::SshHostKey::fromPem(SecretBytes({pem.constData(), static_cast<std::size_t>(pem.size())}));
    }
    auto key = newKey();
    if (key && m_keepsKey) {
        const auto pem = key->toPem();
        if (!pem)
            return pem.error();
        if (const auto written = writeOwnerOnly(path, pem->view()); !written)
            return written.error();
    }
    return key;
}

Status SshDoor::open(std::uint16_t port)
{
    auto key = hostKey();
    if (!key)
        return key.error();
    m_keys = {std::move(*key)};
    m_port = port;
    return listen();
}

Status SshDoor::listen()
{
    net::SshListener::Options options;
    options.port = m_port;
    options.hostKeys = shownKeys();
    options.algorithms =
        m_account.legacySsh ? net::SshListener::Algorithms::LegacyIos : net::SshListener::Algorithms::Modern;
    options.limits.sessions = 256;
    net::SshListener::Owner owner;
    owner.password = [this](std::string_view user, const SecretBytes& password) {
        return isAccount(user, password) ||
               cli::RouterSession::privilegeOf(m_router, user, textOf(password.view())).has_value();
    };
    owner.publicKey = [this](std::string_view user, const net::SshPublicKey& key) {
        const auto& keys = m_router.running().sshKeys;
        return !key.md5.empty() && std::any_of(keys.begin(), keys.end(), [&](const SshUserEntry& entry) {
            return entry.user == user && entry.md5 == key.md5;
        });
    };
    owner.shell = [this](const net::SshOpening& opening, net::SshTerminal& terminal) {
        cli::Session::Options session;
        session.user = opening.user;
        session.privilege = privilegeOf(opening.user);
        session.line = "vty" + std::to_string(m_lines++ % 16);
        session.length = opening.pty ? opening.rows : 0;
        session.width = opening.pty ? opening.columns : 0;
        session.command = opening.command;
        return std::make_unique<RouterShell>(*this, std::move(session), opening.command.has_value(),
                                             terminal);
    };
    auto listener = net::SshListener::start(std::move(owner), std::move(options));
    if (!listener)
        return listener.error();
    m_listener = std::move(*listener);
    m_port = m_listener->port();
    return std::monostate{};
}

std::string SshDoor::hostKeyFingerprint() const
{
    return m_keys.empty() ? std::string() : m_keys.front().fingerprint();
}

bool SshDoor::isAccount(std::string_view user, const SecretBytes& password) const
{
    return user == m_account.user && scep::isSameSecret(password.view(), bytesOf(m_account.password));
}

/// With an enable password users land at `>`, else at `#`.
unsigned SshDoor::privilegeOf(const std::string& user) const
{
    constexpr unsigned all = 15;
    const auto& users = m_router.running().users;
    const auto known =
        std::find_if(users.begin(), users.end(), [&](const UserEntry& entry) { return entry.name == user; });
    if (known != users.end())
        return known->privilege;
    return m_account.enable.empty() ? all : 1;
}

Status SshDoor::changeKey(bool toAnother)
{
    m_otherKeys.clear();
    if (toAnother) {
        auto key = newKey();
        if (!key)
            return key.error();
        m_otherKeys = {std::move(*key)};
    }
    return m_listener ? m_listener->replaceHostKeys(shownKeys()) : Status(std::monostate{});
}

void SshDoor::faultChanged(Fault fault, bool on)
{
    if (fault == Fault::HostKeyChanged) {
        if (const auto changed = changeKey(on); !changed)
            m_router.complain(changed.error().detail);
    } else if (fault == Fault::Unreachable) {
        if (on)
            m_listener.reset();
        else if (const auto listening = listen(); !listening)
            m_router.complain(listening.error().detail);
    }
}

void SshDoor::closeAll()
{
    for (RouterShell* shell : std::vector(m_shells))
        shell->close();
}

} // namespace releve::lab
