// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#undef QT_NO_CAST_FROM_ASCII // JSON keys are looked up by literals on every other line
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "app/cli/texttable.h"
#include "tests/cli/clirun.h"

using namespace releve;
using namespace releve::cli;
using namespace releve::cli::test;

namespace {

const QString data = QStringLiteral(RELEVE_TEST_DATA "/cli/");
const QString seed = QStringLiteral(RELEVE_CORPUS "/seed/");

Run inspect(const QStringList& files)
{
    return Run(QStringList{QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("--quiet")} +
               files);
}

/// What openssl printed of the two certificates, in facts.txt: the CA's, then the identity's.
QStringList opensslFacts(const char* what)
{
    QFile file(data + QStringLiteral("facts.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("facts.txt is missing");
    QStringList facts;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString& line : lines) {
        if (line.startsWith(QLatin1String(what)))
            facts.append(line.section(u'=', 1));
    }
    return facts;
}

QString isoOf(QString date)
{
    return date.replace(u' ', u'T').replace(QStringLiteral("TZ"), QStringLiteral("Z")).remove(u' ');
}

void compareWithOpenssl(const QJsonObject& certificate, int which)
{
    QCOMPARE(certificate["serial"].toString(), opensslFacts("serial").at(which));
    QCOMPARE(certificate["not_before"].toString(), isoOf(opensslFacts("notBefore").at(which)));
    QCOMPARE(certificate["not_after"].toString(), isoOf(opensslFacts("notAfter").at(which)));
    QVERIFY(certificate["not_after_text"].isNull()); // nothing printed it
    const QJsonObject fingerprints = certificate["fingerprints"].toObject();
    QCOMPARE(fingerprints["md5"].toString(), opensslFacts("md5").at(which));
    QCOMPARE(fingerprints["sha1"].toString(), opensslFacts("sha1").at(which));
    QCOMPARE(fingerprints["sha256"].toString(), opensslFacts("sha256").at(which));
    QVERIFY(certificate["source"].toObject().contains(QStringLiteral("line")));
}

class InspectFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pem()
    {
        const Run run = inspect({data + QStringLiteral("ca.pem")});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.array("certificates").size(), 1);
        const QJsonObject ca = run.array("certificates")[0].toObject();
        compareWithOpenssl(ca, 0);
        QCOMPARE(ca["kind"].toString(), QStringLiteral("ca"));
        QCOMPARE(ca["rollover"], QJsonValue(false));
        QCOMPARE(ca["public_key"].toObject()["bits"], QJsonValue(2048));
        QCOMPARE(ca["signature_algorithm"].toString(), QStringLiteral("sha256WithRSAEncryption"));
        const QJsonArray expected{QJsonObject{{"type", "cn"}, {"value", "Relais CA"}},
                                  QJsonObject{{"type", "ou"}, {"value", "PKI"}},
                                  QJsonObject{{"type", "o"}, {"value", QStringLiteral("Relève")}}};
        QCOMPARE(ca["subject"].toArray(), expected);
    }

    void derAsItIs()
    {
        QFile file(data + QStringLiteral("identity.der"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray der = file.readAll();
        const Run run = inspect({file.fileName()});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.array("sources")[0].toObject()["format"].toString(), QStringLiteral("der"));
        QCOMPARE(run.array("sources")[0].toObject()["size"].toInt(), static_cast<int>(der.size()));
        const QJsonObject identity = run.array("certificates")[0].toObject();
        compareWithOpenssl(identity, 1);
        QCOMPARE(QByteArray::fromBase64(identity["der"].toString().toLatin1()), der);
        QCOMPARE(identity["kind"].toString(), QStringLiteral("identity"));
        QCOMPARE(identity["cdp"].toArray(), (QJsonArray{"http://pki.example.net/ca.crl"}));
        QCOMPARE(identity["public_key"].toObject()["bits"], QJsonValue(256));
    }

    void bundles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("DER") << QStringLiteral("both.p7b");
        QTest::newRow("PEM") << QStringLiteral("both_pem.p7b");
    }
    void bundles()
    {
        QFETCH(QString, name);
        const Run run = inspect({data + name});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.array("certificates").size(), 2);
        for (int which : {0, 1}) {
            const auto found = having(run.array("certificates"), "serial", opensslFacts("serial").at(which));
            QCOMPARE(found.size(), 1);
            compareWithOpenssl(found[0], which);
        }
    }

    void theSameInFrench()
    {
        const Run english = inspect({data + QStringLiteral("ca.pem")});
        const Run french = inspect({data + QStringLiteral("ca.pem"), QStringLiteral("--lang=fr")});
        QCOMPARE(french.out, english.out);
    }

    void oneFileOfEach()
    {
        const Run run = inspect({data + QStringLiteral("ca.pem"), data + QStringLiteral("identity.der"),
                                 data + QStringLiteral("both.p7b")});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.array("sources").size(), 3);
        QCOMPARE(run.array("certificates").size(), 4); // nothing is merged
    }

    void certificateTable()
    {
        const Run run(
            {QStringLiteral("inspect"), QStringLiteral("--lang=en"), data + QStringLiteral("both.p7b")});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("\nCertificates\n"));
        QVERIFY(run.out.contains("Relève"));
        QVERIFY(run.out.contains(opensslFacts("md5").at(0).left(8).toUtf8()));
        for (const QByteArray& line : run.out.split('\n'))
            QVERIFY(displayWidth(QString::fromUtf8(line)) <= pageWidth);
    }

    // --- The founding document's captures ---

    void seedServer()
    {
        const Run run = inspectSeed();
        QCOMPARE(run.array("servers").size(), 1);
        const QJsonObject server = run.array("servers")[0].toObject();
        QCOMPARE(server["name"].toString(), QStringLiteral("ROOTCA"));
        QCOMPARE(server["enabled"], QJsonValue(true));
        QCOMPARE(server["ca_fingerprint"].toString(), QStringLiteral("CC748544A0AB7832935D8CD0214A152E"));
        QCOMPARE(server["auto_rollover"].toObject(),
                 (QJsonObject{{"days", 90}, {"hours", 0}, {"minutes", 0}}));
        QCOMPARE(server["ca_expires"].toString(), QStringLiteral("2017-10-08T12:14:16Z"));
        QCOMPARE(server["ca_expires_text"].toString(), QStringLiteral("13:14:16 CET Oct 8 2017"));
        QCOMPARE(server["granting_mode"].toString(), QStringLiteral("manual"));
        QCOMPARE(server["last_serial"].toString(), QStringLiteral("6"));
        const QJsonObject rollover = server["rollover"].toObject();
        QCOMPARE(rollover["fingerprint"].toString(), QStringLiteral("031904DCF4FAD1FD8A866373C63CE20F"));
        QCOMPARE(rollover["expires"].toString(), QStringLiteral("2019-10-08T12:14:16Z"));
    }

    void seedChain()
    {
        const Run run = inspectSeed();
        const QJsonArray name{QJsonObject{{"type", "cn"}, {"value", "RootCA"}},
                              QJsonObject{{"type", "ou"}, {"value", "TAC"}},
                              QJsonObject{{"type", "o"}, {"value", "Cisco"}}};
        int withBytes = 0;
        for (const QJsonValue& value : run.array("certificates")) {
            const QJsonObject certificate = value.toObject();
            const bool rollover = certificate["rollover"].toBool();
            QCOMPARE(certificate["kind"].toString(), QStringLiteral("ca"));
            QCOMPARE(certificate["subject"].toArray(), name);
            QCOMPARE(certificate["issuer"].toArray(), name);
            QCOMPARE(certificate["serial"].toString(),
                     rollover ? QStringLiteral("03") : QStringLiteral("01"));
            QCOMPARE(certificate["not_after"].toString(), rollover ? QStringLiteral("2019-10-08T12:14:16Z")
                                                                   : QStringLiteral("2017-10-08T12:14:16Z"));
            QCOMPARE(certificate["trustpoints"].toArray(), (QJsonArray{"ROOTCA"}));
            if (certificate["der"].isNull())
                continue;
            ++withBytes;
            QCOMPARE(certificate["fingerprints"].toObject()["md5"].toString(),
                     rollover ? QStringLiteral("031904DCF4FAD1FD8A866373C63CE20F")
                              : QStringLiteral("CC748544A0AB7832935D8CD0214A152E"));
        }
        QCOMPARE(run.array("certificates").size(), 5); // 1 + 2 printed, 2 in the chain
        QCOMPARE(withBytes, 2);
    }

    void seedTimersAndKeys()
    {
        const Run run = inspectSeed();
        const auto remaining = [&](const char* name) {
            const auto found = having(run.array("timers"), "name", QLatin1String(name));
            return found.size() == 1 ? static_cast<qint64>(found[0]["remaining_ms"].toDouble()) : -1;
        };
        const qint64 day = 86'400'000;
        const qint64 clock = ((23 * 60 + 54) * 60 + 17) * 1000;
        QCOMPARE(remaining("CS SHADOW CERT GENERATION"), 639 * day + clock + 977);
        QCOMPARE(remaining("CS CERT EXPIRE"), 729 * day + clock + 971);
        QCOMPARE(having(run.array("timers"), "name", QStringLiteral("CS CERT EXPIRE"))[0]["due"].toString(),
                 QStringLiteral("2017-10-08T12:14:16Z"));
        const auto key = [&](const char* name) {
            return having(run.array("keys"), "name", QLatin1String(name)).value(0);
        };
        QCOMPARE(key("ROOTCA")["saved"], QJsonValue(true));
        QCOMPARE(key("ROOTCA")["rollover"], QJsonValue(false));
        QCOMPARE(key("ROOTCA")["modulus_bits"], QJsonValue(1024));
        QCOMPARE(key("ROOTCA#")["saved"], QJsonValue(false));
        QCOMPARE(key("ROOTCA#")["storage"].toString(), QStringLiteral("not specified"));
        QCOMPARE(key("ROOTCA#")["rollover"], QJsonValue(true));
        QCOMPARE(key("ROOTCA#")["generated"].toString(), QStringLiteral("2017-07-10T12:14:18Z"));
    }

    void seedConfiguration()
    {
        const Run run = inspectSeed();
        const QJsonObject configuration = run.json()["configuration"].toObject();
        const QJsonObject server = configuration["servers"].toArray()[0].toObject();
        QCOMPARE(server["name"].toString(), QStringLiteral("ROOTCA"));
        QCOMPARE(server["issuer_name"].toString(), QStringLiteral("CN=RootCA,OU=TAC,O=Cisco"));
        QCOMPARE(server["auto_rollover"].toObject()["days"], QJsonValue(90));
        QCOMPARE(server["lifetime_ca_certificate"].toObject()["days"], QJsonValue(730));
        QCOMPARE(server["grant"].toArray(), (QJsonArray{"auto"}));
        const auto trustpoint = having(run.array("trustpoints"), "name", QStringLiteral("Root-CA")).value(0);
        QCOMPARE(trustpoint["auto_enroll"].toObject(), (QJsonObject{{"percent", 80}, {"regenerate", false}}));
        QCOMPARE(trustpoint["rsa_keypair"].toString(), QStringLiteral("spoke-1-RSA"));
        QCOMPARE(trustpoint["revocation_check"].toArray(), (QJsonArray{"crl"}));
        QVERIFY(!run.out.contains("Rev0cati0n")); // the password is never kept
        QVERIFY(!run.out.contains("01100F175804575D72"));
    }

    void seedTable()
    {
        const Run run(QStringList{QStringLiteral("inspect"), QStringLiteral("--lang=en")} + seedFiles());
        QCOMPARE(run.code, 0);
        const QString text = QString::fromUtf8(run.out);
        qsizetype before = -1;
        for (const char* title :
             {"\nServers\n", "\nCertificates\n", "\nTimers, as of 2015-10-09 12:19:58 UTC\n",
              "\nTrustpoints\n", "\nKeys\n"}) {
            const auto at = text.indexOf(QLatin1String(title));
            QVERIFY2(at > before, title);
            before = at;
        }
        // Active beside rollover, on one line.
        QVERIFY(text.contains(QRegularExpression(QStringLiteral("\n +Serial number +01 +03\n"))));
        QVERIFY(text.contains(QRegularExpression(QStringLiteral("ROOTCA# .*not saved"))));
        QVERIFY(!text.contains(QStringLiteral("Rev0cati0n")));
        for (const QString& line : text.split(u'\n'))
            QVERIFY2(displayWidth(line) <= pageWidth, qPrintable(line));
    }

    void init()
    {
        if (QByteArray(QTest::currentTestFunction()).startsWith("seed") && !QFile::exists(seed))
            QSKIP("the corpus is not here");
    }

private:
    static QStringList seedFiles()
    {
        QStringList files;
        for (const char* name :
             {"config_client_autoenroll80.txt", "config_server_autorollover90.txt",
              "run_chain_with_rollover.txt", "show_certs_before.txt", "show_certs_with_rollover.txt",
              "show_key_mypubkey_rsa_shadow_hash.txt", "show_server_rollover_available.txt",
              "show_timers_server_whitespace_damaged.txt"})
            files.append(seed + QLatin1String(name));
        return files;
    }

    static Run inspectSeed() { return inspect(seedFiles()); }
};

} // namespace

QTEST_GUILESS_MAIN(InspectFactsTest)
#include "inspectfactstest.moc"
