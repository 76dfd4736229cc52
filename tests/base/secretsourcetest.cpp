// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "pki/base/secretsource.h"

using namespace releve;

namespace {

QByteArray textOf(const Result<SecretBytes>& secret)
{
    if (!secret)
        return "no secret";
    const std::string_view text = releve::textOf(secret->view());
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

class SecretSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoSource()
    {
        for (const char* text : {"", "secret", "env:", "fd:", "fd:-1", "fd:x", "fd:1x", "file:", "http://x",
                                 "prompt:", "ENV:X", "pass:rollover", "keychain"})
            QVERIFY2(!SecretSource::parse(text), text);
    }

    void nothingThere()
    {
        QCOMPARE(SecretSource::parse("env:RELEVE_NO_SUCH")->read().error().code, ErrorCode::NotFound);
        QCOMPARE(SecretSource::parse("file:/no/such")->read().error().code, ErrorCode::NotFound);
        QCOMPARE(SecretSource::parse("fd:987")->read().error().code, ErrorCode::IoFailure);
        QCOMPARE(SecretSource::parse("prompt")->read().error().code, ErrorCode::BadArgument);
        QCOMPARE(SecretSource::parse("keychain:")->read().error().code, ErrorCode::BadArgument);
    }

    void aKeychainMayHaveANameOfOnesOwn()
    {
        QVERIFY(SecretSource::parse("keychain:")->kind == SecretSource::Kind::Keychain);
        QCOMPARE(SecretSource::parse("keychain:")->where, std::string());
        QCOMPARE(SecretSource::parse("keychain:a:b")->where, std::string("a:b"));
    }

    void aFileOthersCanReadIsRefused()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("secret")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("rollover\r\nsecond line\n");
        file.close();
        const auto source = SecretSource::parse("file:" + file.fileName().toStdString());
        constexpr auto owner = QFile::ReadOwner | QFile::WriteOwner;
        for (const QFile::Permission bad :
             {QFile::ReadGroup, QFile::WriteGroup, QFile::ReadOther, QFile::WriteOther}) {
            QVERIFY(file.setPermissions(owner | bad));
            const auto secret = source->read();
            QVERIFY(!secret);
            QCOMPARE(secret.error().code, ErrorCode::AccessDenied);
            QVERIFY(secret.error().detail.find("rollover") == std::string::npos);
        }
        QVERIFY(file.setPermissions(owner));
        QCOMPARE(textOf(source->read()), QByteArray("rollover"));
    }

    void environment()
    {
        qputenv("RELEVE_TEST_SECRET", "pass phrase");
        QCOMPARE(textOf(SecretSource::parse("env:RELEVE_TEST_SECRET")->read()), QByteArray("pass phrase"));
        qunsetenv("RELEVE_TEST_SECRET");
    }

    void descriptor()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("secret")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("rollover\n");
        file.flush();
        file.seek(0);
        const auto source = SecretSource::parse("fd:" + std::to_string(file.handle()));
        QVERIFY(source);
        QCOMPARE(textOf(source->read()), QByteArray("rollover"));
    }
};

QTEST_GUILESS_MAIN(SecretSourceTest)
#include "secretsourcetest.moc"
