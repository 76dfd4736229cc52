// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/ssh/sshserver.h"

#include <QFile>
#include <QMetaObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <string>

#include "pki/base/text.h"

using namespace releve;
using namespace releve::net;

class Shell : public SshShell
{
public:
    Shell(SshServer& server, const SshOpening& opening, SshTerminal& terminal)
        : m_server(server), m_terminal(terminal)
    {
        ++m_server.m_shells;
        if (opening.command)
            begin(*opening.command);
        else
            say("size " + std::to_string(opening.columns) + "x" + std::to_string(opening.rows) + " pty " +
                (opening.pty ? "yes" : "no") + " user " + opening.user + "\r\nlab>");
    }
    ~Shell() override { --m_server.m_shells; }

    void received(ByteView bytes) override
    {
        if (m_command == "count")
            m_count += bytes.size();
        else if (m_command == "cat")
            say(textOf(bytes));
        else if (m_command.empty())
            type(textOf(bytes));
    }
    void inputEnded() override
    {
        if (m_command == "count")
            say(std::to_string(m_count) + "\n");
        if (m_command == "count" || m_command == "cat" || m_command.empty())
            m_terminal.close(0);
    }
    void resized(unsigned columns, unsigned rows) override
    {
        say("\r\nresized " + std::to_string(columns) + "x" + std::to_string(rows) + "\r\nlab>");
    }
    void drained() override { flood(); }

private:
    void say(std::string_view text)
    {
        m_terminal.write(text);
        m_server.m_mostQueued = std::max<std::size_t>(m_server.m_mostQueued, m_terminal.queued());
    }
    void begin(std::string_view command)
    {
        m_command = takeWord(command);
        if (m_command == "say") {
            const int status = static_cast<int>(parseUnsigned(takeWord(command)).value_or(255));
            say(trimmed(command));
            m_terminal.close(status);
        } else if (m_command == "flood") {
            m_count = parseUnsigned(takeWord(command)).value_or(0);
            flood();
        } else if (m_command == "gush") {
            for (std::size_t left = parseUnsigned(takeWord(command)).value_or(0); left > 0;) {
                const std::size_t size = std::min<std::size_t>(left, 1000);
                say(std::string(size, 'g'));
                left -= size;
            }
        } else if (m_command == "cut") {
            m_terminal.abort();
        } else if (m_command == "hang") {
            say("here\n");
        } else if (m_command != "count" && m_command != "cat") {
            m_terminal.close(127);
        }
    }
    void flood()
    {
        if (m_command != "flood")
            return;
        while (m_count > 0 && m_terminal.queued() < SshTerminal::comfortable) {
            const std::size_t size = std::min<std::size_t>(m_count, 4096);
            say(std::string(size, 'f'));
            m_count -= size;
        }
        if (m_count == 0)
            m_terminal.close(0);
    }
    void type(std::string_view text)
    {
        for (const char c : text) {
            if (c == '\r' || c == '\n') {
                say("\r\n");
                if (m_line == "exit")
                    m_terminal.close(0);
                else
                    say(m_line + "\r\nlab>");
                m_line.clear();
            } else {
                say(std::string(1, c));
                m_line += c;
            }
        }
    }

    SshServer& m_server;
    SshTerminal& m_terminal;
    std::string m_command;
    std::string m_line;
    std::uint64_t m_count = 0;
};

SshServer::SshServer(Listener::Options options) : m_inside(std::make_unique<QObject>())
{
    if (options.hostKeys.empty())
        options.hostKeys = {ed25519Key()};
    m_inside->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_inside.get(),
        [&] {
            auto listener = Listener::start(owner(), options);
            if (!listener)
                return;
            m_listener = std::move(listener).value();
            m_port = m_listener->port();
        },
        Qt::BlockingQueuedConnection);
}

SshServer::~SshServer()
{
    stop();
    m_thread.quit();
    m_thread.wait();
}

void SshServer::stop()
{
    QMetaObject::invokeMethod(
        m_inside.get(), [this] { m_listener.reset(); }, Qt::BlockingQueuedConnection);
}

std::size_t SshServer::sessions()
{
    std::size_t result = 0;
    QMetaObject::invokeMethod(
        m_inside.get(), [&] { result = m_listener->sessions(); }, Qt::BlockingQueuedConnection);
    return result;
}

void SshServer::replaceHostKey(const SshHostKey& key)
{
    QMetaObject::invokeMethod(
        m_inside.get(), [&] { QVERIFY(m_listener->replaceHostKeys({key})); }, Qt::BlockingQueuedConnection);
}

SshServer::Listener::Owner SshServer::owner()
{
    Listener::Owner owner;
    owner.password = [](std::string_view user, const SecretBytes& password) {
        return user == "admin" && textOf(password.view()) == "secret";
    };
    owner.publicKey = [this](std::string_view user, const SshPublicKey& key) {
        return user == "admin" && key.text == m_acceptedKey;
    };
    owner.shell = [this](const SshOpening& opening, SshTerminal& terminal) {
        return std::make_unique<Shell>(*this, opening, terminal);
    };
    return owner;
}

/// ssh asks a program for the password when it has no terminal.
static QString askpass()
{
    static const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("password"));
    if (QFile::exists(name))
        return name;
    QFile script(name);
    if (script.open(QIODevice::WriteOnly))
        script.write("#!/bin/sh\necho \"$RELEVE_TEST_PASSWORD\"\n");
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return name;
}

bool SshClient::isMissing()
{
    return QStandardPaths::findExecutable(QStringLiteral("ssh")).isEmpty();
}

SshClient& SshClient::with(const QStringList& options)
{
    m_options += options;
    return *this;
}

SshClient& SshClient::as(const QString& user, const QString& password)
{
    m_user = user;
    m_password = password;
    return *this;
}

QStringList SshClient::arguments(const QString& command) const
{
    // The first of two equal options is the one that counts.
    QStringList result = m_options;
    result << QStringLiteral("-F") << QStringLiteral("none");
    for (const char* option :
         {"StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "GlobalKnownHostsFile=/dev/null",
          "PubkeyAuthentication=no", "NumberOfPasswordPrompts=1", "LogLevel=ERROR", "IdentityAgent=none"})
        result << QStringLiteral("-o") << QString::fromLatin1(option);
    result << QStringLiteral("-p") << QString::number(m_port) << m_user % QStringLiteral("@127.0.0.1");
    if (!command.isEmpty())
        result << command;
    return result;
}

void SshClient::start(QProcess& process, const QString& command) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SSH_ASKPASS"), askpass());
    environment.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force"));
    environment.insert(QStringLiteral("RELEVE_TEST_PASSWORD"), m_password);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("ssh"), arguments(command));
}

SshClient::Outcome SshClient::outcomeOf(QProcess& process)
{
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

SshClient::Outcome SshClient::run(const QString& command, const QByteArray& input) const
{
    QProcess process;
    start(process, command);
    process.write(input);
    process.closeWriteChannel();
    return outcomeOf(process);
}

SshHostKey ed25519Key()
{
    return SshHostKey::generateEd25519().value();
}

const SshHostKey& rsaKey()
{
    static const SshHostKey key = SshHostKey::generateRsa(2048).value();
    return key;
}
