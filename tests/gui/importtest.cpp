// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QUrl>

#include "tests/gui/desk.h"
#include "ui/actions.h"
#include "ui/messagebar.h"
#include "ui/welcomepage.h"

using namespace releve;
using namespace releve::ui;

namespace {

const QByteArray captured("spoke-77#show clock\n12:00:00.000 UTC Sun Sep 10 2017\n"
                          "spoke-77#show crypto pki trustpoints status\nTrustpoint Branch-CA:\n"
                          "  Issuing CA certificate not configured.\n  State:\n"
                          "    Keys generated ............. No\n    Issuing CA authenticated ....... No\n"
                          "    Certificate request(s) ..... None\n\nspoke-77#\n");

QString fileWith(const Desk& desk, const char* name, const QByteArray& content)
{
    const QString path = desk.folder.filePath(QLatin1String(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
}

bool hasDevice(const Desk& desk, const char* name)
{
    return QTest::qWaitFor([&] { return desk.window->store().find(QLatin1String(name)) != nullptr; });
}

QString message(const Desk& desk)
{
    return desk.window->findChild<MessageBar*>()->text();
}

void drop(QWidget& target, const QMimeData& mime)
{
    QDragEnterEvent enter(target.rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(target.rect().center()), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
    QVERIFY(event.isAccepted());
}

} // namespace

class ImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToPaste();
    void missingFileIsNamed();
    void severalFailuresAreCounted();
    void noiseSaysSo();
    void wrongPassphraseIsAskedAgain();
    void openByMenu();
    void openNothingByMenu();
    void pasteByKey();
    void pasteIntoTheFilterStaysThere();
    void dropFile();
    void dropText();
    void exampleByClick();
    void clearAsksFirst();
    void removeDevice();
};

void ImportTest::nothingToPaste()
{
    Desk desk;
    QApplication::clipboard()->setText(QStringLiteral(" \n"));
    QTest::keyClick(desk.window.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(message(desk), QStringLiteral("There is no text on the clipboard."));
    QVERIFY(desk.window->store().snapshots().empty());
    QTest::keyClick(desk.window.get(), Qt::Key_Escape);
    QVERIFY(!desk.find<QWidget>("messageBar")->isVisible());
}

void ImportTest::missingFileIsNamed()
{
    Desk desk;
    desk.window->importFiles({desk.folder.filePath(QStringLiteral("absent.log"))});
    QTRY_VERIFY(message(desk).startsWith(QStringLiteral("absent.log: ")));
    QVERIFY(desk.find<QWidget>("messageBar")->isVisible());
}

void ImportTest::severalFailuresAreCounted()
{
    Desk desk;
    desk.window->importFiles(
        {desk.folder.filePath(QStringLiteral("a.log")), desk.folder.filePath(QStringLiteral("b.log"))});
    QTRY_VERIFY(message(desk).startsWith(QStringLiteral("2 files were not read.")));
}

void ImportTest::noiseSaysSo()
{
    Desk desk;
    desk.window->importFiles({fileWith(desk, "notes.txt", "dear diary\n")});
    QTRY_COMPARE(message(desk), QStringLiteral("Nothing new about certificates was found in it."));
}

void ImportTest::wrongPassphraseIsAskedAgain()
{
    Desk desk;
    const QString pem = desk.folder.filePath(QStringLiteral("k.pem"));
    const QString p12 = desk.folder.filePath(QStringLiteral("store.p12"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                   QStringLiteral("/CN=boxed"), QStringLiteral("-keyout"), pem, QStringLiteral("-out"),
                   pem + QStringLiteral(".crt")});
    if (!openssl.waitForStarted())
        QSKIP("no openssl program");
    QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("pkcs12"), QStringLiteral("-export"), QStringLiteral("-inkey"), pem,
                   QStringLiteral("-in"), pem + QStringLiteral(".crt"), QStringLiteral("-passout"),
                   QStringLiteral("pass:right"), QStringLiteral("-out"), p12});
    QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
    desk.prompts.passphrases = {"wrong", "right"};
    desk.window->importFiles({p12});
    QTRY_VERIFY(!desk.window->store().snapshots().empty());
    QCOMPARE(desk.prompts.passphraseFor, QStringLiteral("store.p12"));
    QVERIFY(desk.prompts.wrongBefore);
    QCOMPARE(desk.prompts.asked, 2);
}

void ImportTest::openByMenu()
{
    Desk desk;
    desk.prompts.filesToOpen = {fileWith(desk, "spoke-77.log", captured)};
    QTest::keyClick(desk.window.get(), Qt::Key_O, Qt::ControlModifier);
    QVERIFY(hasDevice(desk, "spoke-77"));
    QVERIFY(!desk.window->findChild<WelcomePage*>()->isVisible());
}

void ImportTest::openNothingByMenu()
{
    Desk desk;
    QTest::keyClick(desk.window.get(), Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(desk.prompts.asked, 1);
    QVERIFY(desk.window->findChild<WelcomePage*>()->isVisible());
}

void ImportTest::pasteByKey()
{
    Desk desk;
    QApplication::clipboard()->setText(QString::fromLatin1(captured));
    QTest::keyClick(desk.window.get(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(hasDevice(desk, "spoke-77"));
}

void ImportTest::pasteIntoTheFilterStaysThere()
{
    Desk desk;
    desk.openExample();
    auto* filter = desk.find<QLineEdit>("filterField");
    QApplication::clipboard()->setText(QStringLiteral("spoke-7"));
    QTest::keyClick(desk.window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(filter->hasFocus());
    QTest::keyClick(filter, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(filter->text(), QStringLiteral("spoke-7"));
    QCOMPARE(desk.window->store().snapshots().size(), std::size_t{11});
}

void ImportTest::dropFile()
{
    Desk desk;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(fileWith(desk, "spoke-77.log", captured))});
    drop(*desk.window, mime);
    QVERIFY(hasDevice(desk, "spoke-77"));
}

void ImportTest::dropText()
{
    Desk desk;
    QMimeData mime;
    mime.setText(QString::fromLatin1(captured));
    drop(*desk.window, mime);
    QVERIFY(hasDevice(desk, "spoke-77"));
}

void ImportTest::exampleByClick()
{
    Desk desk;
    QTest::mouseClick(desk.find<QPushButton>("welcome.file.example"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return desk.window->store().snapshots().size() == 11; }));
    QVERIFY(message(desk).isEmpty());
}

void ImportTest::clearAsksFirst()
{
    Desk desk;
    desk.openExample();
    desk.prompts.agree = false;
    QAction* clear = desk.window->actionTable().action(QStringLiteral("file.clear"));
    clear->trigger();
    QCOMPARE(desk.window->store().snapshots().size(), std::size_t{11});
    QVERIFY(desk.prompts.confirmed.contains(QStringLiteral("11")));
    desk.prompts.agree = true;
    clear->trigger();
    QVERIFY(desk.window->store().snapshots().empty());
    QVERIFY(desk.window->findChild<WelcomePage*>()->isVisible());
    QVERIFY(!clear->isEnabled());
}

void ImportTest::removeDevice()
{
    Desk desk;
    desk.openExample();
    auto* view = desk.find<QTreeView>("trustpointsView");
    const QString device = view->currentIndex().siblingAtColumn(1).data().toString();
    QVERIFY(!device.isEmpty());
    QTest::keyClick(desk.window.get(), Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(desk.window->store().snapshots().size(), std::size_t{10});
    QVERIFY(!desk.window->store().find(device));
}

QTEST_MAIN(ImportTest)
#include "importtest.moc"
