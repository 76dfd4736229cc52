// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QHostAddress>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>

#include "tests/lab/labprocess.h"

using namespace releve;
using labsupport::patience;

namespace {

/// What of a trace of network calls leads anywhere but to loopback, or asks for names.
QStringList violations(const QString& trace)
{
    static const QRegularExpression address(
        QStringLiteral(R"re(inet_addr\("([^"]*)"\)|inet_pton\(AF_INET6, "([^"]*)")re"));
    static const QRegularExpression names(
        QStringLiteral(R"(htons\(53\)|sun_path="[^"]*(nscd|resolve|dbus|avahi))"));
    QStringList found;
    for (const QString& line : trace.split(QLatin1Char('\n'))) {
        if (line.contains(names))
            found << line;
        auto matches = address.globalMatch(line);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const QString text = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
            if (!QHostAddress(text).isLoopback())
                found << line;
        }
    }
    return found;
}

qsizetype callsOf(const QString& trace, const char* call)
{
    return trace.count(QLatin1String(call) + QStringLiteral("("));
}

/// A CA that sends everybody elsewhere.
class Redirector : public QTcpServer
{
public:
    Redirector()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    if (!socket->readAll().contains("\r\n\r\n"))
                        return;
                    ++asked;
                    socket->write(
                        "HTTP/1.1 302 Found\r\nLocation: http://192.0.2.77/cgi-bin/pkiclient.exe\r\n"
                        "Content-Length: 0\r\nConnection: close\r\n\r\n");
                    socket->disconnectFromHost();
                });
            }
        });
    }
    int asked = 0;
};

QByteArray routerJson(const QByteArray& name, const QByteArray& role, const QByteArray& config)
{
    QByteArray text = config;
    return "{\"name\":\"" + name + "\",\"role\":\"" + role +
           "\",\"enrolled_at\":\"2015-10-09T12:20:00Z\",\"config\":\"" + text.replace("\n", "\\n") + "\"}";
}

} // namespace

/// Whatever is written into a fleet, no socket of the lab leaves loopback, and no name is looked up.
class LoopbackTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_strace;
    QByteArray m_told; ///< by the lab that ran last

    [[nodiscard]] QString trace(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
    }
    [[nodiscard]] QStringList tracing(const QString& name, const QStringList& command) const
    {
        return QStringList{QStringLiteral("-f"), QStringLiteral("-qq"),
                           QStringLiteral("-e"), QStringLiteral("trace=network"),
                           QStringLiteral("-o"), m_folder.filePath(name)} +
               command;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
        if (m_strace.isEmpty())
            QSKIP("no strace program");
    }

    /// The check itself sees what it is for.
    void whatLeavesIsSeen_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("leaves");
        const auto row = [](const char* line, bool leaves) {
            QTest::newRow(line) << QString::fromLatin1(line) << leaves;
        };
        row(R"(1 connect(9, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = -1)",
            true);
        row(R"(1 connect(9, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28 <unfinished ...>)",
            true);
        row(R"(1 bind(9, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("0.0.0.0")}, 16) = 0)",
            true);
        row(R"(1 sendto(9, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(69), sin_addr=inet_addr("10.1.1.1")}, 16) = 1)",
            true);
        row(R"(1 sendmmsg(9, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.53")}}}], 1, 0) = 1)",
            true);
        row(R"(1 connect(9, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT)", true);
        row(R"(1 connect(9, {sa_family=AF_INET, sin_port=htons(8801), sin_addr=inet_addr("127.0.0.1")}, 16) = 0)",
            false);
        row(R"(1 bind(9, {sa_family=AF_INET6, sin6_port=htons(0), inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0)",
            false);
        row(R"(1 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0)", false);
    }
    void whatLeavesIsSeen()
    {
        QFETCH(QString, line);
        QFETCH(bool, leaves);
        QCOMPARE(!violations(line).isEmpty(), leaves);
    }

    /// And what a program really does: a datagram socket that is connected, over which nothing is sent.
    void aProgramThatLeavesIsSeen()
    {
        QProcess process;
        process.start(m_strace,
                      tracing(QStringLiteral("bash"), {QStringLiteral("bash"), QStringLiteral("-c"),
                                                       QStringLiteral("exec 3<>/dev/udp/192.0.2.1/9")}));
        if (!process.waitForStarted() || !process.waitForFinished(patience) ||
            trace(QStringLiteral("bash")).isEmpty())
            QSKIP("programs cannot be traced here");
        QVERIFY(!violations(trace(QStringLiteral("bash"))).isEmpty());
    }

    void noSocketLeavesLoopback()
    {
        if (trace(QStringLiteral("bash")).isEmpty())
            QSKIP("programs cannot be traced here");
        Redirector peer;
        const QByteArray peerAddress = "127.0.0.1:" + QByteArray::number(peer.serverPort());
        const QList<QByteArray> urls{
            "http://192.0.2.1:80",       "http://198.51.100.7:8080/certsrv/mscep/mscep.dll",
            "http://[2001:db8::1]:80",   "http://[::ffff:192.0.2.1]:80",
            "http://ca.example.com",     "http://localhost.example.com:80",
            "http://3221225985:80",      "http://0.0.0.0:80",
            "http://169.254.169.254:80", "http://127.0.0.1@192.0.2.1:80",
            "http://127.0.0.1:9",        "http://" + peerAddress};
        QList<QByteArray> routers{routerJson(
            "CA", "server",
            "ip domain name example.com\nip name-server 192.0.2.53\nntp server pool.ntp.org\nntp server "
            "192.0.2.123\n"
            "logging host 192.0.2.14\ninterface Gi0/0\n ip address 172.16.1.1 255.255.255.0\n no "
            "shutdown\nip http server\n"
            "crypto pki trustpoint CA\n rsakeypair CA 1024\ncrypto pki server CA\n issuer-name CN=CA\n grant "
            "auto\n"
            " lifetime ca-certificate 30\n lifetime certificate 5\n auto-rollover 9\n database level "
            "complete\n"
            " database url ftp://192.0.2.21/DB/\n database url crl publish http://crl.example.com/ca.crl\n"
            " cdp-url http://crl.example.com/ca.crl\n")};
        routers << routerJson(
            "spoke-good", "client",
            "crypto pki trustpoint TP\n enrollment url http://172.16.1.1:80\n subject-name CN=a\n"
            " revocation-check crl ocsp\n rsakeypair K 1024\n auto-enroll 80\n");
        for (qsizetype i = 0; i < urls.size(); ++i)
            routers << routerJson(
                "spoke-" + QByteArray::number(i), "client",
                "crypto pki trustpoint TP\n enrollment url " + urls[i] +
                    "\n subject-name CN=a\n revocation-check crl\n rsakeypair K 1024\n auto-enroll 80\n");
        const QByteArray fleet =
            R"({"start":"2015-10-09T12:14:16Z","speed":1000000,"stores":["10.1.1.1"],"routers":[)" +
            routers.join(',') + "]}";
        QFile file(m_folder.filePath(QStringLiteral("fleet.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(fleet) == fleet.size());
        file.close();
        runAndCheck({QStringLiteral("--fleet"), file.fileName(), QStringLiteral("--peer"),
                     QString::fromLatin1(peerAddress)},
                    "rollover-activated", routers.size());
        QVERIFY(peer.asked > 0);
        for (qsizetype i = 0; i < urls.size(); ++i) // it was tried
            QVERIFY2(m_told.contains(QByteArray("\"who\":\"spoke-" + QByteArray::number(i) +
                                                "\",\"event\":\"transport-failure\"")),
                     urls[i].constData());
    }

    void theDemoStaysToo()
    {
        if (trace(QStringLiteral("bash")).isEmpty())
            QSKIP("programs cannot be traced here");
        runAndCheck({QStringLiteral("--speed"), QStringLiteral("10000000")}, "shadow-complete", 5);
    }

private:
    /// Runs the lab until that was told.
    void runAndCheck(const QStringList& arguments, const QByteArray& event, qsizetype leastListeners)
    {
        QProcess lab;
        lab.start(m_strace,
                  tracing(QStringLiteral("lab"),
                          QStringList{QStringLiteral(RELEVE_LAB), QStringLiteral("--control")} + arguments));
        m_told.clear();
        const QByteArray awaited = QByteArrayLiteral("\"event\":\"") + event;
        const auto happened = [&] {
            m_told += lab.readAllStandardOutput();
            return m_told.contains(awaited);
        };
        (void)QTest::qWaitFor([&] { return happened() || lab.state() == QProcess::NotRunning; }, patience);
        QVERIFY2(happened(), lab.readAllStandardError().constData());
        lab.closeWriteChannel(); // the end of its input ends it
        QVERIFY(QTest::qWaitFor([&] { return lab.state() == QProcess::NotRunning; }, patience));
        const QString calls = trace(QStringLiteral("lab"));
        QVERIFY2(callsOf(calls, "bind") >= leastListeners, "too little was seen");
        QVERIFY2(callsOf(calls, "connect") > 3, "too little was seen");
        const QStringList wrong = violations(calls);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(LoopbackTest)
#include "loopbacktest.moc"
