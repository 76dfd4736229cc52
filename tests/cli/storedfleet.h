// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include "tests/cli/clirun.h"

namespace releve::cli::test {

/// A store of its own, and commands run on it.
class StoredFleet
{
public:
    [[nodiscard]] QString store() const { return m_folder.filePath(QStringLiteral("a/fleet.sqlite")); }
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    /// Words divided at blanks, and the store.
    [[nodiscard]] Run run(const QString& line, const QByteArray& input = {}) const
    {
        return Run(arguments(line), input);
    }
    [[nodiscard]] QStringList arguments(const QString& line) const
    {
        return line.split(u' ') + QStringList{QStringLiteral("--store"), store(), QStringLiteral("--lang"),
                                              QStringLiteral("en")};
    }
    void add(const QString& name) const
    {
        const Run added =
            run(QStringLiteral("device add %1 --host 192.0.2.1 --user admin --password env:PW --host-key %2")
                    .arg(name, QString(43, u'a')));
        if (added.code != Done)
            qFatal("%s", added.err.constData());
    }
    void import(const QString& name, const QByteArray& text) const
    {
        const Run imported = run(QStringLiteral("import - --device %1").arg(name), text);
        if (imported.code != Done)
            qFatal("%s", imported.err.constData());
    }

private:
    QTemporaryDir m_folder;
};

/// What an enrolled router prints (forms of ROLLOVER_SPEC 4 and 9), its clock read at `clock`.
inline QByteArray enrolledRouter(const QByteArray& host, const QByteArray& clock, const QByteArray& end)
{
    return host + "#show clock detail\n" + clock + "\nTime source is NTP\n" + host +
           "#show crypto pki certificates\n"
           "Certificate\n"
           "  Status: Available\n"
           "  Certificate Serial Number (hex): 02\n"
           "  Certificate Usage: General Purpose\n"
           "  Issuer:\n"
           "    cn=RootCA\n"
           "    o=Cisco\n"
           "  Subject:\n"
           "    Name: " +
           host +
           "\n"
           "    cn=" +
           host +
           "\n"
           "  Validity Date:\n"
           "    start date: 12:14:16 UTC Oct 9 2025\n"
           "    end   date: " +
           end +
           "\n"
           "  Associated Trustpoints: Root-CA\n"
           "  Storage: nvram:RootCA#2.cer\n"
           "\n"
           "CA Certificate\n"
           "  Status: Available\n"
           "  Certificate Serial Number (hex): 01\n"
           "  Certificate Usage: Signature\n"
           "  Issuer:\n"
           "    cn=RootCA\n"
           "    o=Cisco\n"
           "  Subject:\n"
           "    cn=RootCA\n"
           "    o=Cisco\n"
           "  Validity Date:\n"
           "    start date: 12:14:16 UTC Oct 9 2025\n"
           "    end   date: 12:14:16 UTC Oct 9 2045\n"
           "  Associated Trustpoints: Root-CA\n"
           "  Storage: nvram:RootCA#1CA.cer\n" +
           host +
           "#show running-config\n"
           "hostname " +
           host +
           "\n"
           "crypto pki trustpoint Root-CA\n"
           " enrollment url http://192.0.2.9:80\n"
           " password 0 Rev0cati0n$Passw0rd\n"
           " auto-enroll 80\n"
           "end\n" +
           host + "#\n";
}

/// The machine's present as IOS prints it, some days on.
[[nodiscard]] inline QByteArray iosTime(int days)
{
    return QLocale(QLocale::English)
        .toString(QDateTime::currentDateTimeUtc().addDays(days), QStringLiteral("HH:mm:ss 'UTC' MMM d yyyy"))
        .toUtf8();
}
/// The same with the day of the week, as `show clock` has it.
[[nodiscard]] inline QByteArray iosClock(int days = 0)
{
    return QLocale(QLocale::English)
        .toString(QDateTime::currentDateTimeUtc().addDays(days),
                  QStringLiteral("HH:mm:ss'.000 UTC' ddd MMM d yyyy"))
        .toUtf8();
}

} // namespace releve::cli::test
