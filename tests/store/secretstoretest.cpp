// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include "pki/store/passphrasefile.h"
#include "pki/x509/certificate.h"
#include "tests/store/storesupport.h"

using namespace releve;
using store::PassphraseFile;
using store::SecretStore;
using storesupport::Folder;

namespace {

constexpr std::string_view secret = "Rev0cati0n$Passw0rd";

SecretBytes passphrase(std::string_view text = "correct horse")
{
    return SecretBytes(text);
}

std::string readOf(SecretStore& secrets, const std::string& name)
{
    std::string text = "not answered";
    secrets.read(name, [&](const Result<SecretBytes>& answer) {
        text = answer ? std::string(textOf(answer->view()))
                      : "error " + std::to_string(static_cast<int>(answer.error().code));
    });
    return text;
}

std::string error(ErrorCode code)
{
    return "error " + std::to_string(static_cast<int>(code));
}

std::optional<ErrorCode> codeOf(const Status& status)
{
    return status ? std::nullopt : std::optional(status.error().code);
}

std::optional<ErrorCode> written(SecretStore& secrets, const std::string& name, std::string_view text)
{
    std::optional<ErrorCode> code = ErrorCode::Count;
    secrets.write(name, SecretBytes(text), [&](const Status& done) { code = codeOf(done); });
    return code;
}

std::optional<ErrorCode> removed(SecretStore& secrets, const std::string& name)
{
    std::optional<ErrorCode> code = ErrorCode::Count;
    secrets.remove(name, [&](const Status& done) { code = codeOf(done); });
    return code;
}

void replaceFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(path));
}

/// A file with a secret in it, and what it opens to.
struct Box
{
    Box()
    {
        auto created = PassphraseFile::create(path(), passphrase());
        if (!created)
            qFatal("%s", created.error().detail.c_str());
        file = *std::move(created);
        if (written(*file, "device/r1/password", secret))
            qFatal("not written");
    }
    [[nodiscard]] std::string path() const { return folder.file(QStringLiteral("secrets")).toStdString(); }
    [[nodiscard]] QByteArray bytes() const
    {
        return Folder::contentOf(folder.file(QStringLiteral("secrets")));
    }
    [[nodiscard]] ErrorCode codeFor(const QByteArray& content) const
    {
        replaceFile(QString::fromStdString(path()), content);
        const auto opened = PassphraseFile::open(path(), passphrase());
        return opened ? ErrorCode::Count : opened.error().code;
    }

    Folder folder;
    std::unique_ptr<PassphraseFile> file;
};

/// With a checksum that fits, as somebody would write it who knows the format.
QByteArray checksummed(QByteArray content)
{
    content.chop(32);
    const std::string hex = x509::digestHex(
        x509::Digest::Sha256, bytesOf({content.constData(), static_cast<std::size_t>(content.size())}));
    return content + QByteArray::fromHex(QByteArray::fromStdString(hex));
}

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStoreAnswersTheSame()
    {
        Box box;
        store::MemorySecrets memory;
        for (SecretStore* secrets : std::initializer_list<SecretStore*>{&memory, box.file.get()}) {
            QCOMPARE(readOf(*secrets, "nobody"), error(ErrorCode::NotFound));
            QCOMPARE(removed(*secrets, "nobody"), std::optional(ErrorCode::NotFound));
            QVERIFY(!written(*secrets, "a", "one"));
            QVERIFY(!written(*secrets, "b", ""));
            QVERIFY(!written(*secrets, "a", std::string_view("two\0\xFF", 5)));
            QCOMPARE(readOf(*secrets, "a"), std::string("two\0\xFF", 5));
            QCOMPARE(readOf(*secrets, "b"), std::string());
            QVERIFY(!removed(*secrets, "a"));
            QCOMPARE(readOf(*secrets, "a"), error(ErrorCode::NotFound));
        }
    }

    void refusals()
    {
        Box box;
        QCOMPARE(PassphraseFile::open(box.path() + "x", passphrase()).error().code, ErrorCode::NotFound);
        QCOMPARE(PassphraseFile::create(box.path() + "x", passphrase("")).error().code,
                 ErrorCode::BadArgument);
        QVERIFY(!QFile::exists(QString::fromStdString(box.path() + "x")));
        const QByteArray before = box.bytes();
        QCOMPARE(PassphraseFile::create(box.path(), passphrase()).error().code, ErrorCode::AlreadyExists);
        for (const char* wrong : {"correct hors", "correct horse ", "Correct horse", ""})
            QCOMPARE(PassphraseFile::open(box.path(), passphrase(wrong)).error().code,
                     ErrorCode::WrongPassphrase);
        QCOMPARE(box.bytes(), before);
    }

    void damageIsToldFromAWrongPassphrase()
    {
        Box box;
        const QByteArray whole = box.bytes();
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
            QCOMPARE(int(box.codeFor(damaged)),
                     int(at < 8 ? ErrorCode::UnsupportedFormat : ErrorCode::Damaged));
            QCOMPARE(box.bytes(), damaged);
        }
        for (const qsizetype size :
             {qsizetype{0}, qsizetype{7}, qsizetype{8}, qsizetype{60}, whole.size() - 1})
            QVERIFY(box.codeFor(whole.left(size)) ==
                    (size < 8 ? ErrorCode::UnsupportedFormat : ErrorCode::Damaged));
        QCOMPARE(int(box.codeFor(whole)), int(ErrorCode::Count));
        QCOMPARE(readOf(*box.file, "device/r1/password"), std::string(secret));
    }

    void aFileThatAsksForTooMuchWork()
    {
        Box box;
        const QByteArray whole = box.bytes();
        for (const auto& [at, value] :
             {std::pair{8, 40}, {8, 0}, {8, 19}, {12, 33}, {16, 5}, {12, 0}, {16, 0}}) {
            QByteArray hostile = whole;
            hostile[at] = static_cast<char>(value);
            QCOMPARE(int(box.codeFor(checksummed(hostile))), int(ErrorCode::TooLarge));
        }
    }

    void openToOthers()
    {
        Box box;
        const QString path = QString::fromStdString(box.path());
        QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        QCOMPARE(PassphraseFile::open(box.path(), passphrase()).error().code, ErrorCode::AccessDenied);
    }

    void nothingStandsThereInClear()
    {
        Box box;
        const QByteArray all = box.folder.everything();
        for (const char* text : {"Rev0cati0n", "password", "correct horse", "r1"})
            QVERIFY2(!all.contains(text), text);
        // The same again is other bytes: no nonce is used twice.
        const QByteArray before = box.bytes();
        QVERIFY(!written(*box.file, "device/r1/password", secret));
        QVERIFY(box.bytes() != before);
    }

    void twoProcesses()
    {
        Box box;
        const auto other = *PassphraseFile::open(box.path(), passphrase());
        QVERIFY(!written(*other, "theirs", "1"));
        QVERIFY(!written(*box.file, "ours", "2"));
        for (const char* name : {"theirs", "ours", "device/r1/password"})
            QCOMPARE(readOf(*other, name), readOf(*box.file, name));
        QVERIFY(box.file->changePassphrase(passphrase("battery staple")));
        QCOMPARE(readOf(*box.file, "theirs"), std::string("1"));
        QCOMPARE(readOf(*other, "theirs"), error(ErrorCode::WrongPassphrase));
        QCOMPARE(written(*other, "theirs", "3"), std::optional(ErrorCode::WrongPassphrase));
        QVERIFY(!PassphraseFile::open(box.path(), passphrase()));
        QCOMPARE(readOf(**PassphraseFile::open(box.path(), passphrase("battery staple")), "ours"),
                 std::string("2"));
        QCOMPARE(codeOf(box.file->changePassphrase(passphrase(""))), std::optional(ErrorCode::BadArgument));
    }

    void somebodyElsesProgramOpensIt()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty() ||
            QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import cryptography")}) != 0)
            QSKIP("python3 with its cryptography module is not installed");
        Box box;
        const QString script =
            QStringLiteral("import sys, struct, hashlib\n"
                           "from cryptography.hazmat.primitives.ciphers.aead import AESGCM\n"
                           "box = open(sys.argv[1], 'rb').read()\n"
                           "assert hashlib.sha256(box[:-32]).digest() == box[-32:]\n"
                           "n, r, p = struct.unpack('<3I', box[8:20])\n"
                           "key = hashlib.scrypt(sys.argv[2].encode(), salt=box[20:36], n=1 << n, r=r, p=p, "
                           "maxmem=1 << 29, dklen=32)\n"
                           "plain = AESGCM(key).decrypt(box[36:48], box[48:-32], box[:48])\n"
                           "while plain:\n"
                           "    size = struct.unpack('<I', plain[:4])[0]\n"
                           "    print(plain[4:4 + size].decode())\n"
                           "    plain = plain[4 + size:]\n");
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(python, {QStringLiteral("-c"), script, QString::fromStdString(box.path()),
                               QStringLiteral("correct horse")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardOutput(), QByteArray("device/r1/password\nRev0cati0n$Passw0rd\n"));
    }

    void sources()
    {
        store::MemorySecrets memory;
        QVERIFY(!written(memory, store::passwordName("r1"), "by name"));
        QVERIFY(!written(memory, "mine", "of my own"));
        const auto readFrom = [&](const char* text, SecretStore* secrets) {
            std::string answer;
            store::readSecret(*SecretSource::parse(text), secrets, store::passwordName("r1"),
                              [&](const Result<SecretBytes>& read) {
                                  answer =
                                      read ? std::string(textOf(read->view())) : error(read.error().code);
                              });
            return answer;
        };
        qputenv("RELEVE_TEST_SECRET", "from outside");
        QCOMPARE(readFrom("keychain:", nullptr), error(ErrorCode::NoKeychain));
        QCOMPARE(readFrom("keychain:nobody", &memory), error(ErrorCode::NotFound));
        QCOMPARE(readFrom("prompt", &memory), error(ErrorCode::BadArgument));
        QCOMPARE(readFrom("keychain:", &memory), std::string("by name"));
        QCOMPARE(readFrom("keychain:mine", &memory), std::string("of my own"));
        QCOMPARE(readFrom("env:RELEVE_TEST_SECRET", nullptr), std::string("from outside"));
        QVERIFY(store::enableName("r1") != store::passwordName("r1"));
    }

    void anAuditKeyIsMadeOnce()
    {
        store::MemorySecrets memory;
        const auto keyOf = [&](const char* id) {
            std::string key;
            store::readAuditKey(memory, id,
                                [&](const Result<SecretBytes>& read) { key = textOf(read->view()); });
            return key;
        };
        const std::string key = keyOf("one");
        QCOMPARE(key.size(), std::size_t{64});
        QCOMPARE(keyOf("one"), key);
        QVERIFY(keyOf("two") != key);
    }
};

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "secretstoretest.moc"
