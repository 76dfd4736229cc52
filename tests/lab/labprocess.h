// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QUrl>

#include "tests/lab/labhttp.h"

/// releve-lab as a process.
namespace labsupport {

class LabProcess
{
public:
    /// Starts it and waits for its ready lines.
    [[nodiscard]] bool start(const QStringList& arguments)
    {
        m_process.start(QStringLiteral(RELEVE_LAB), arguments);
        while (m_process.waitForReadyRead(patience)) {
            while (m_process.canReadLine()) {
                const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
                if (line.contains(QStringLiteral("scep")))
                    ready = line;
                if (line[QStringLiteral("ready")] == QLatin1String("all"))
                    return true;
            }
        }
        qWarning("not ready: %s", m_process.readAllStandardError().constData());
        return false;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
    /// Asks it to stop; its exit code.
    [[nodiscard]] int stop()
    {
        m_process.terminate();
        return m_process.waitForFinished(patience) && m_process.exitStatus() == QProcess::NormalExit
                   ? m_process.exitCode()
                   : -1;
    }
    [[nodiscard]] quint16 port() const
    {
        return static_cast<quint16>(QUrl(ready[QStringLiteral("scep")].toString()).port());
    }
    QProcess& process() { return m_process; }

    QJsonObject ready;

private:
    QProcess m_process;
};

} // namespace labsupport
