// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <cstdint>

/// OpenSSH's server on a port of the loopback, with a host key and a configuration of its own. It lets in whoever started
/// it, by the key that is there too.
class SshDaemon
{
public:
    /// `lines` of sshd_config more, before the others: the first of two equal ones counts.
    explicit SshDaemon(const QStringList& lines = {}, const QByteArray& hostKeyType = "ed25519");
    ~SshDaemon();

    /// Empty when there is an sshd that can be started here.
    [[nodiscard]] static QByteArray whyNot();

    [[nodiscard]] bool isListening() const { return m_port != 0; }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::string user() const;
    /// The private key that is let in, as a file.
    [[nodiscard]] QString keyFile() const { return m_folder.filePath(QStringLiteral("user")); }
    [[nodiscard]] std::string hostKeyFingerprint() const;
    [[nodiscard]] QByteArray log();

    /// With `ssh-keygen`. False when it fails.
    static bool makeKey(const QString& file, const QByteArray& type, const QByteArray& passphrase = {});

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_log;
    std::uint16_t m_port = 0;
};
