// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QCoreApplication>
#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

#include "pki/store/keychain.h"
#include "pki/store/passphrasefile.h"
#include "tests/store/storesupport.h"

using namespace releve;
using storesupport::Folder;

namespace {

constexpr std::string_view secret = "Rev0cati0n$Passw0rd";
const std::string name = "device/r1/password";

void say(const char* what, const Status& status)
{
    std::printf("%s %d\n", what, status ? 0 : static_cast<int>(status.error().code));
    std::fflush(stdout);
}

/// What runs in the session of its own: a story on the keychain, told on standard output.
class Story : public QObject
{
public:
    void begin()
    {
        store::findKeychain(this, [this](Result<std::unique_ptr<store::SecretStore>>& found) {
            say("found", found ? Status(std::monostate{}) : found.error());
            if (!found)
                return QCoreApplication::quit();
            m_keychain = *std::move(found);
            m_keychain->read(name, [this](Result<SecretBytes>& before) {
                say("before", before ? Status(std::monostate{}) : before.error());
                write();
            });
        });
    }

private:
    void write()
    {
        m_keychain->write(name, SecretBytes(secret), [this](const Status& written) {
            say("written", written);
            m_keychain->read(name, [this](Result<SecretBytes>& read) {
                const bool isSame = read && textOf(read->view()) == secret;
                say("read", isSame ? Status(std::monostate{}) : Error{ErrorCode::BadAnswer, {}});
                remove();
            });
        });
    }
    void remove()
    {
        m_keychain->remove(name, [this](const Status& removed) {
            say("removed", removed);
            m_keychain->read(name, [](Result<SecretBytes>& after) {
                say("after", after ? Status(std::monostate{}) : after.error());
                QCoreApplication::quit();
            });
        });
    }

    std::unique_ptr<store::SecretStore> m_keychain;
};

int tellStory(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    Story story;
    QMetaObject::invokeMethod(
        &story, [&story] { story.begin(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

/// The story, told by a process in a home of its own.
QByteArray toldBy(const QStringList& command, const QString& home, const QString& bus)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* variable :
         {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(variable), home);
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(command.front(), command.mid(1));
    if (!process.waitForFinished(150'000))
        qWarning("it does not end");
    return process.readAllStandardOutput();
}

QByteArray number(ErrorCode code)
{
    return QByteArray::number(static_cast<int>(code));
}

} // namespace

/// The operating system's keychain, and its absence.
class KeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRealKeyring()
    {
        for (const char* program : {"dbus-run-session", "gnome-keyring-daemon"})
            if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
                QSKIP("dbus-run-session or gnome-keyring-daemon is not installed");
        Folder folder;
        const QString script =
            QStringLiteral("printf unlock | gnome-keyring-daemon --unlock --components=secrets"
                           " >/dev/null && exec \"$0\" --story");
        const QByteArray told =
            toldBy({QStringLiteral("dbus-run-session"), QStringLiteral("--"), QStringLiteral("sh"),
                    QStringLiteral("-c"), script, QCoreApplication::applicationFilePath()},
                   folder.path(), {});
        QCOMPARE(told, "found 0\nbefore " + number(ErrorCode::NotFound) +
                           "\nwritten 0\nread 0\nremoved 0\nafter " + number(ErrorCode::NotFound) + '\n');
        checkNothingInClear(folder.path());
    }

    void noKeyringAtAll()
    {
        Folder folder;
        const QByteArray told = toldBy({QCoreApplication::applicationFilePath(), QStringLiteral("--story")},
                                       folder.path(), QStringLiteral("unix:path=/nonexistent"));
        QCOMPARE(told, "found " + number(ErrorCode::NoKeychain) + '\n');
        // What is left is the file with a passphrase.
        const auto file = *store::PassphraseFile::create(folder.file(QStringLiteral("secrets")).toStdString(),
                                                         SecretBytes(std::string_view("correct horse")));
        bool isWritten = false;
        file->write(name, SecretBytes(secret), [&](const Status& done) { isWritten = done.ok(); });
        QVERIFY(isWritten);
        checkNothingInClear(folder.path());
    }

    void nobodyIsAnsweredWhoIsGone()
    {
        bool answered = false;
        {
            QObject context;
            store::findKeychain(&context, [&](auto&) { answered = true; });
        }
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }

private:
    static void checkNothingInClear(const QString& home)
    {
        QDirIterator files(home, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int count = 0;
        for (; files.hasNext(); ++count)
            QVERIFY(!Folder::contentOf(files.next()).contains("Rev0cati0n"));
        QVERIFY(count > 0);
    }
};

int main(int argc, char** argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--story") == 0)
        return tellStory(argc, argv);
    const QCoreApplication application(argc, argv);
    KeychainTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "keychaintest.moc"
