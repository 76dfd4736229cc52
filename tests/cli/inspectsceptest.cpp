// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#undef QT_NO_CAST_FROM_ASCII // JSON keys are looked up by literals on every other line
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/clirun.h"

using namespace releve;
using namespace releve::cli;
using namespace releve::cli::test;

namespace {

QString vector(const char* name)
{
    return QStringLiteral(RELEVE_TEST_DATA "/scep/") + QLatin1String(name);
}

QStringList codes(const QJsonObject& message)
{
    QStringList list;
    for (const QJsonValue& finding : message["findings"].toArray())
        list.append(finding[u"code"].toString());
    return list;
}

} // namespace

class InspectScepTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void aRequest()
    {
        const Run run({"inspect", "--json", vector("strongswan-aes.der")});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.array("problems").size(), 0);
        QCOMPARE(run.array("sources")[0][u"format"], QJsonValue("scep"));
        QCOMPARE(run.array("scep").size(), 1);
        const QJsonObject message = run.array("scep")[0].toObject();
        QCOMPARE(message["kind"], QJsonValue("pki-message"));
        QCOMPARE(message["message_type"][u"name"], QJsonValue("PKCSReq"));
        QCOMPARE(message["transaction_id"], QJsonValue("27BC11E9FC46944E28B8C9FB83BC07B261F62314"));
        QCOMPARE(message["signature"][u"verifies"], QJsonValue(true));
        QCOMPARE(message["signature"][u"signer_self_issued"], QJsonValue(true));
        QCOMPARE(message["envelope"][u"cipher"][u"name"], QJsonValue("aes-128-cbc"));
        QCOMPARE(message["envelope"][u"recipients"][0][u"certificate"][u"serial"], QJsonValue("01"));
        QCOMPARE(message["envelope"][u"opened"], QJsonValue());
        QCOMPARE(message["enclosed"], QJsonValue());
        QCOMPARE(message["pki_status"], QJsonValue());
        QCOMPARE(codes(message), QStringList{"signature-names-hash"});
        QCOMPARE(message["findings"][0][u"breaks"].toArray(), QJsonArray{"strongSwan"});
    }

    void whatItEnclosesAndNeverItsChallenge()
    {
        for (const char* file : {"strongswan-aes.der", "micromdm-get.query"}) {
            const Run run({"inspect", "--json", "--key", vector("ca-key.pem"), vector(file)});
            QCOMPARE(run.code, 0);
            const QJsonValue enclosed = run.array("scep")[0][u"enclosed"];
            QCOMPARE(enclosed[u"kind"], QJsonValue("pkcs10"));
            QCOMPARE(enclosed[u"challenge_password"], QJsonValue(true));
            QCOMPARE(enclosed[u"signature_valid"], QJsonValue(true));
            const Run table({"inspect", "--lang=en", "--key", vector("ca-key.pem"), vector(file)});
            QCOMPARE(table.code, 0);
            QVERIFY(table.out.contains("Challenge password"));
            QVERIFY(!run.out.contains("secret") && !table.out.contains("secret"));
        }
    }

    void keysThatDoNotServe()
    {
        const Run wrong(
            {"inspect", "--json", "--key", vector("client-key.pem"), vector("strongswan-aes.der")});
        QCOMPARE(wrong.code, 0);
        QCOMPARE(wrong.array("scep")[0][u"envelope"][u"opened"], QJsonValue(false));
        QCOMPARE(Run({"inspect", "--key", vector("ca.pem"), vector("strongswan-aes.der")}).code, 1);
        QCOMPARE(Run({"inspect", "--key", "/no/such/key", vector("strongswan-aes.der")}).code, 1);
    }

    void aUrlIsReadAndNotFetched()
    {
        QFile file(vector("certmonger.query"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString url = "http://ca.example.invalid/scep?" + QString::fromLatin1(file.readAll().trimmed());
        const Run run({"inspect", "--json", url});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.array("scep")[0][u"form"], QJsonValue("url"));
        QCOMPARE(run.array("scep")[0][u"operation"], QJsonValue("PKIOperation"));
        QCOMPARE(Run({"inspect", "http://ca.example.invalid/"}).code,
                 0); // text that belongs to nothing known
    }

    void capabilitiesFromStandardInput()
    {
        const Run run({"inspect", "--json", "-"}, "AES\nSHA-256\nSHA-384\nPOSTPKIOperation\nRenewal\n");
        QCOMPARE(run.code, 0);
        const QJsonObject message = run.array("scep")[0].toObject();
        QCOMPARE(message["kind"], QJsonValue("capabilities"));
        QCOMPARE(message["capabilities"].toArray().size(), 5);
        QCOMPARE(codes(message), QStringList());
    }

    void certificatesOfAListAreCertificates()
    {
        const Run run({"inspect", "--json", QStringLiteral(RELEVE_TEST_DATA "/fuzz/scepinspect/certs-only")});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.array("scep")[0][u"kind"], QJsonValue("certs-only"));
        QVERIFY(!run.array("certificates").isEmpty());
    }

    void aMessageCutShortIsShownAsFarAsItGoes()
    {
        const Run run({"inspect", "--json", QStringLiteral(RELEVE_TEST_DATA "/fuzz/scepinspect/cut.der")});
        QCOMPARE(run.code, 0);
        const QJsonObject message = run.array("scep")[0].toObject();
        QVERIFY(codes(message).contains("cut-short"));
        QVERIFY(message["refused"].isString());
    }

    void theTableInBothLanguages()
    {
        const Run english({"inspect", "--lang=en", vector("scepserver-success.der")});
        QVERIFY(english.out.contains("SCEP message"));
        QVERIFY(english.out.contains("CertRep (3)"));
        QVERIFY(english.out.contains("single DES"));
        const Run french({"inspect", "--lang=fr", vector("scepserver-success.der")});
        QVERIFY(french.out.contains("Message SCEP"));
        QVERIFY(!french.out.contains("It is signed"));
        for (const QByteArray& line : english.out.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= 100 || line.contains(".der"), line.constData());
    }

    void hostileTextIsEscaped()
    {
        const Run run({"inspect", "--lang=en", "-"},
                      "GET /scep?operation=GetCACert&message=%1B%5B2J%E2%80%AE HTTP/1.0\r\n\r\n");
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("Label"));
        QVERIFY(!run.out.contains('\x1b'));
        QVERIFY(!run.out.contains("\xE2\x80\xAE"));
    }
};

QTEST_GUILESS_MAIN(InspectScepTest)
#include "inspectsceptest.moc"
