// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/ssh/sshdaemon.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>

namespace {

QString program()
{
    return QStandardPaths::findExecutable(
        QStringLiteral("sshd"),
        {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/sbin")});
}

QByteArray outputOf(const QString& command, const QStringList& arguments)
{
    QProcess process;
    process.start(command, arguments);
    return process.waitForFinished(60'000) ? process.readAllStandardOutput().trimmed() : QByteArray();
}

std::uint16_t freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

QByteArray SshDaemon::whyNot()
{
    if (program().isEmpty())
        return "there is no sshd";
    // Only an sshd of the superuser's wants it; packages make it when the service starts.
    const QString separation = QStringLiteral("/run/sshd");
    if (outputOf(QStringLiteral("id"), {QStringLiteral("-u")}) == "0" && !QDir().mkpath(separation))
        return "sshd has no folder for its privilege separation";
    return {};
}

bool SshDaemon::makeKey(const QString& file, const QByteArray& type, const QByteArray& passphrase)
{
    return QProcess::execute(QStringLiteral("ssh-keygen"),
                             {QStringLiteral("-q"), QStringLiteral("-t"), QString::fromLatin1(type),
                              QStringLiteral("-N"), QString::fromLatin1(passphrase), QStringLiteral("-C"),
                              QString(), QStringLiteral("-f"), file}) == 0;
}

SshDaemon::SshDaemon(const QStringList& lines, const QByteArray& hostKeyType)
{
    const QString hostKey = m_folder.filePath(QStringLiteral("host"));
    const std::uint16_t port = freePort();
    if (!makeKey(hostKey, hostKeyType) || !makeKey(keyFile(), "rsa") || port == 0)
        return;
    QFile config(m_folder.filePath(QStringLiteral("config")));
    if (!config.open(QIODevice::WriteOnly))
        return;
    for (const QString& line : lines)
        config.write(line.toUtf8() + '\n');
    config.write("Port " + QByteArray::number(port) + "\nListenAddress 127.0.0.1\nHostKey " +
                 hostKey.toUtf8() + "\nAuthorizedKeysFile " + keyFile().toUtf8() +
                 ".pub\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication "
                 "no\nPermitRootLogin yes\nPidFile none\n"
                 "PrintMotd no\nMaxStartups 200\nLoginGraceTime 60\n");
    config.close();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(),
                    {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"), config.fileName()});
    QElapsedTimer timer;
    timer.start();
    while (!m_log.contains("Server listening") && timer.elapsed() < 30'000 &&
           m_process.state() != QProcess::NotRunning)
        if (m_process.waitForReadyRead(1000))
            m_log += m_process.readAll();
    if (m_log.contains("Server listening"))
        m_port = port;
}

SshDaemon::~SshDaemon()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished(10'000);
}

QByteArray SshDaemon::log()
{
    m_log += m_process.readAll();
    return m_log;
}

std::string SshDaemon::user() const
{
    return outputOf(QStringLiteral("id"), {QStringLiteral("-un")}).toStdString();
}

std::string SshDaemon::hostKeyFingerprint() const
{
    const QByteArray told = outputOf(QStringLiteral("ssh-keygen"),
                                     {QStringLiteral("-lf"), m_folder.filePath(QStringLiteral("host.pub"))});
    return told.split(' ').value(1).toStdString();
}
