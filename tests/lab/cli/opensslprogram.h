// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

/// The openssl program, with which somebody outside of the lab makes requests and reads certificates.
class OpensslProgram
{
public:
    [[nodiscard]] bool isThere() const { return !m_program.isEmpty(); }
    /// A file of its folder.
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    /// What it prints; nothing when it fails.
    QByteArray run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        QProcess process;
        process.start(m_program, arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool done = process.waitForFinished(20'000) && process.exitCode() == 0;
        if (!done)
            qWarning("openssl: %s", process.readAllStandardError().constData());
        return done ? process.readAllStandardOutput() : QByteArray();
    }

    /// A PKCS#10 request of a key of its own, PEM.
    QByteArray request(const char* subject) const
    {
        return run({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"),
                    QStringLiteral("rsa:1024"), QStringLiteral("-nodes"), QStringLiteral("-batch"),
                    QStringLiteral("-keyout"), path("key.pem"), QStringLiteral("-subj"),
                    QString::fromLatin1(subject)});
    }

    /// Whether that CA has issued it, on 9 October 2015, as far as the program is concerned.
    bool verifies(const QByteArray& certificate, const QByteArray& ca) const
    {
        write("ca.pem", ca);
        write("certificate.pem", certificate);
        return run({QStringLiteral("verify"), QStringLiteral("-auth_level"), QStringLiteral("0"),
                    QStringLiteral("-attime"), QStringLiteral("1444400000"), QStringLiteral("-CAfile"),
                    path("ca.pem"), path("certificate.pem")})
            .endsWith(": OK\n");
    }

private:
    void write(const char* name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", name);
    }

    QTemporaryDir m_folder;
    QString m_program = QStandardPaths::findExecutable(QStringLiteral("openssl"));
};
