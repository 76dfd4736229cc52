// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

#include "tests/lab/labsupport.h"

using namespace releve;
using namespace std::chrono_literals;
using labsupport::Client;
using labsupport::configText;
using labsupport::enrolled;
using labsupport::key;
using labsupport::Lab;
using labsupport::start;
using labsupport::statusOf;
using lifecycle::ServerEventKind;
using scep::PkiStatus;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("not written");
}

} // namespace

/// What a certificate server knows after its process has gone, however that went.
class StateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondProcessIsRefused()
    {
        Lab lab;
        const auto second = lab::StateFolder::open(lab.folder.path());
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::AccessDenied);
        QVERIFY(second.error().detail.find("in use by") != std::string::npos);
        lab.authority.reset();
        QVERIFY(lab::StateFolder::open(lab.folder.path()).ok());
    }

    void keysAreForTheirOwnerOnly()
    {
        Lab lab;
        for (const char* name : {"key-1.pem", "journal"}) {
            const QString path = lab.folder.filePath(QLatin1String(name));
            QVERIFY(QFile::exists(path));
            QVERIFY(!(QFile::permissions(path) &
                      (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
        }
    }

    void aMissingOrAnotherKeyIsSaid()
    {
        Lab lab;
        const QString path = lab.folder.filePath(QStringLiteral("key-1.pem"));
        const QByteArray pem = contentOf(path);
        QVERIFY(QFile::remove(path));
        QCOMPARE(lab.open().error().code, ErrorCode::NotFound);
        write(path, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        QVERIFY(!lab.open().ok());
        const auto other = key(5).toPem();
        write(path, QByteArray(reinterpret_cast<const char*>(other->view().data()),
                               static_cast<qsizetype>(other->size())));
        QCOMPARE(lab.open().error().code, ErrorCode::BadArgument);
        write(path, pem);
        QVERIFY(lab.open().ok());
    }

    /// A kill leaves the journal cut short at any byte. The certificates that clients had by then are known, and no
    /// number is given twice.
    void cutShortAtEveryByte()
    {
        Lab lab;
        const QString path = lab.journal();
        std::map<qint64, std::string> handedOut; // size of the journal when it left, serial number
        const qint64 begun = contentOf(path).size();
        for (int i = 0; i < 3; ++i) {
            const auto identity = enrolled(lab, "CN=a" + std::to_string(i));
            handedOut.emplace(contentOf(path).size(), identity.certificate.serial());
        }
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::Revoke, .serial = 3}).ok());
        lab.authority.reset();
        const QByteArray whole = contentOf(path);
        const qint64 lastRecords = handedOut.rbegin()->first - 400; // the last certificate's and what follows
        for (qint64 size = begun; size <= whole.size(); size += size < lastRecords ? 7 : 1) {
            write(path, whole.left(size));
            const auto opened = lab.open();
            QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().detail.c_str());
            std::set<std::string> known;
            for (const auto& [left, serial] : handedOut) {
                if (left <= size) {
                    QVERIFY(lab.authority->issued(serial, scep::CaSlot::Current).has_value());
                    known.insert(serial);
                }
            }
            if (size % 32 == 0 || size == whole.size()) // what is new gets a new number
                QVERIFY(!known.contains(enrolled(lab, "CN=new", 1).certificate.serial()));
            lab.authority.reset();
        }
    }

    void aBitFlippedIsRefusedAndLeftAlone()
    {
        Lab lab;
        (void)enrolled(lab, "CN=a");
        lab.authority.reset();
        const QByteArray whole = contentOf(lab.journal());
        for (qsizetype i = 0; i < whole.size(); i += 23) {
            QByteArray damaged = whole;
            damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
            write(lab.journal(), damaged);
            const auto opened = lab.open();
            QVERIFY(!opened);
            QVERIFY2(opened.error().detail.find("journal: damaged at byte ") != std::string::npos,
                     opened.error().detail.c_str());
            QCOMPARE(contentOf(lab.journal()), damaged);
        }
    }

    void everythingSurvivesARestart()
    {
        Lab lab(configText(""));
        std::vector<Client> clients;
        for (std::size_t i = 0; i < 3; ++i) {
            clients.emplace_back("CN=a" + std::to_string(i), key(i), lab.ca(), start);
            QCOMPARE(statusOf(clients.back().enroll(lab.wire())), PkiStatus::Pending);
        }
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::Grant, .request = 1}).ok());
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::Reject, .request = 2}).ok());
        for (int restart = 0; restart < 3; ++restart) {
            QVERIFY(lab.open().ok());
            QCOMPARE(statusOf(clients[0].poll(lab.wire())), PkiStatus::Success);
            QCOMPARE(statusOf(clients[1].poll(lab.wire())), PkiStatus::Failure);
            QCOMPARE(statusOf(clients[2].poll(lab.wire())), PkiStatus::Pending);
            QCOMPARE(lab.authority->requests().size(), 3U);
        }
        QVERIFY(lab.authority->operate({.kind = ServerEventKind::RemoveRequest, .request = 3}).ok());
        QVERIFY(lab.open().ok());
        QCOMPARE(lab.authority->requests().size(), 2U);
        QCOMPARE(statusOf(clients[2].enroll(lab.wire())), PkiStatus::Pending);
        QCOMPARE(lab.authority->requests().back().id, 4U);
    }

    void memoryFollowsTheRequestsThatLive()
    {
        // Requests older than their lifetime make room for new ones.
        Lab lab(configText("", " lifetime enrollment-request 1\n"));
        for (int i = 0; i < 1100; ++i) {
            Client client("CN=a" + std::to_string(i), key(static_cast<std::size_t>(i % 4)), lab.ca(),
                          lab.clock.now());
            QCOMPARE(statusOf(client.enroll(lab.wire())), PkiStatus::Pending);
            lab.clock.advance(10min);
        }
        QVERIFY(lab.authority->requests().size() <= 6);
        QVERIFY(lab.open().ok());
        QVERIFY(lab.authority->requests().size() <= 6);
    }

    void theJournalIsCutDownToTheState()
    {
        Lab lab(configText(""));
        Client client("CN=" + std::string(3000, 'x'), key(0), lab.ca(), start);
        for (int i = 0; i < 400; ++i) { // made again and again, as only a rejected one can be
            QCOMPARE(statusOf(client.enroll(lab.wire())), PkiStatus::Pending);
            QVERIFY(lab.authority->operate({.kind = ServerEventKind::RejectAll}).ok());
        }
        const qint64 before = contentOf(lab.journal()).size();
        QVERIFY(before > 1024 * 1024);
        QVERIFY(lab.open().ok());
        QVERIFY(contentOf(lab.journal()).size() < 20'000);
        QCOMPARE(lab.authority->requests().size(), 1U);
        QVERIFY(lab.open().ok());
        QCOMPARE(lab.authority->requests().front().id, 400U);
    }

    void aRolloverCaThatCannotBeWrittenIsMadeWhenThereIsRoom()
    {
#ifdef Q_OS_UNIX
        Lab lab;
        const auto ca = lab.ca();
        lab.clock.advance(std::chrono::days{650});
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 100; // less than a key
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto silent = lab.get("operation=GetCACert");
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QCOMPARE(silent.status, 503);
        QVERIFY(!lab.troubles.empty() && lab.troubles.front().find("key-2.pem") != std::string::npos);
        lab.authority->tend();
        QVERIFY(lab.ca() == ca);
        QCOMPARE(lab.rollover().serial(), "02");
        QVERIFY(lab.open().ok());
        QCOMPARE(lab.rollover().serial(), "02");
#else
        QSKIP("no limit of a file's size here");
#endif
    }

    void aFullDiskStopsItUntilThereIsRoom()
    {
#ifdef Q_OS_UNIX
        Lab lab;
        const auto first = enrolled(lab, "CN=a");
        Client client("CN=b", key(1), lab.ca(), start);
        const Bytes message = client.message();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = static_cast<rlim_t>(contentOf(lab.journal()).size());
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto refused = lab.wire()({true, "operation=PKIOperation", message});
        const auto silent = lab.get("operation=GetCACert");
        lab.authority->tend(); // still no room
        const auto stillSilent = lab.get("operation=GetCACert");
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QCOMPARE(refused.status, 503);
        QCOMPARE(silent.status, 503);
        QCOMPARE(stillSilent.status, 503);
        QVERIFY(!lab.troubles.empty() &&
                lab.troubles.front().find("journal: not written at byte") != std::string::npos);

        lab.authority->tend();
        QCOMPARE(lab.troubles.back(), ""); // it is over
        const auto answer = client.enroll(lab.wire());
        QCOMPARE(statusOf(answer), PkiStatus::Success);
        QVERIFY(lab.open().ok());
        QVERIFY(*lab.authority->issued("02", scep::CaSlot::Current) == first.certificate);
        QVERIFY(*client.enroll(lab.wire())->certificate == *answer->certificate);
        QVERIFY(enrolled(lab, "CN=c", 2).certificate.serial() != answer->certificate->serial());
#else
        QSKIP("no limit of a file's size here");
#endif
    }
};

QTEST_GUILESS_MAIN(StateTest)
#include "statetest.moc"
