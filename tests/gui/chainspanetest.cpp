// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QTabBar>
#include <QTreeView>

#include "models/certificatemodel.h"
#include "models/chainmodel.h"
#include "models/roles.h"
#include "tests/gui/desk.h"
#include "ui/actions.h"
#include "ui/chaincard.h"
#include "ui/chainspane.h"
#include "ui/detailspanel.h"
#include "ui/validitybars.h"

using namespace releve;
using namespace releve::ui;

class ChainsPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->openExample();
        QTest::keyClick(m_desk->window.get(), Qt::Key_2, Qt::ControlModifier);
        m_pane = m_desk->window->findChild<ChainsPane*>();
        QVERIFY(m_pane->isVisible());
    }
    void cleanup() { m_desk.reset(); }

    void twoChains();
    void gapSaysWhy();
    void cardByKeyShowsItsCertificate();
    void barsShareAnAxis();
    void fingerprintIsCopied();
    void exportsWhatItShows_data();
    void exportsWhatItShows();
    void exportThatFailsSaysSo();
    void nothingChosen();

private:
    void choose(const char* device)
    {
        auto* view = m_desk->find<QTreeView>("inventoryView");
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            if (index.data().toString() == QLatin1String(device))
                view->setCurrentIndex(index);
        }
        Desk::settle();
    }

    std::unique_ptr<Desk> m_desk;
    ChainsPane* m_pane = nullptr;
};

void ChainsPaneTest::twoChains()
{
    choose("spoke-2");
    QCOMPARE(m_desk->find<QLabel>("chainsTitle")->text(), QStringLiteral("spoke-2 · Root-CA"));
    int sides[2] = {0, 0};
    for (const ChainCard* card : m_pane->cards()) {
        QVERIFY(!card->accessibleName().isEmpty());
        ++sides[card->index().parent().row()];
    }
    QCOMPARE(sides[0], 3);
    QCOMPARE(sides[1], 3);
}

void ChainsPaneTest::gapSaysWhy()
{
    choose("spoke-3");
    int gaps = 0;
    for (const ChainCard* card : m_pane->cards()) {
        if (!card->index().data(models::GapRole).toBool())
            continue;
        ++gaps;
        QVERIFY(card->accessibleDescription().contains(QStringLiteral("Why: ")));
    }
    QVERIFY(gaps >= 2);
}

void ChainsPaneTest::cardByKeyShowsItsCertificate()
{
    choose("spoke-2");
    ChainCard* rollover = nullptr;
    for (ChainCard* card : m_pane->cards())
        if (card->index().parent().row() == models::ChainModel::Rollover && !rollover)
            rollover = card;
    QVERIFY(rollover);
    rollover->setFocus();
    QTest::keyClick(rollover, Qt::Key_Space);
    QCOMPARE(m_desk->find<QComboBox>("certificatePicker")->currentText(), rollover->accessibleName());
    const auto& held = m_desk->window->findChild<DetailsPanel*>()->certificate();
    QVERIFY(held);
    QCOMPARE(QString::fromStdString(held->record.serial), QStringLiteral("03"));
}

void ChainsPaneTest::barsShareAnAxis()
{
    choose("spoke-2");
    auto* bars = m_desk->find<ValidityBars>("validityBars");
    QCOMPARE(bars->rows().size(), 4);
    QCOMPARE(bars->barRect(0).right() + 1, bars->barRect(1).left());
    QVERIFY(!bars->accessibleDescription().isEmpty());
}

void ChainsPaneTest::fingerprintIsCopied()
{
    choose("spoke-2");
    QTest::keyClick(m_desk->window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    const auto& held = m_desk->window->findChild<DetailsPanel*>()->certificate();
    QVERIFY(held);
    const QString wanted = QString::fromStdString(held->record.md5);
    QCOMPARE(wanted.size(), 32);
    QCOMPARE(QApplication::clipboard()->text(), wanted);
}

void ChainsPaneTest::exportsWhatItShows_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("pem") << QStringLiteral("certificate.pem") << QStringLiteral(".pem");
    QTest::newRow("der") << QStringLiteral("certificate.der") << QStringLiteral(".der");
}

void ChainsPaneTest::exportsWhatItShows()
{
    QFETCH(QString, action);
    QFETCH(QString, suffix);
    choose("spoke-2");
    m_desk->prompts.fileToSave = m_desk->folder.filePath(QStringLiteral("out") + suffix);
    m_desk->window->actionTable().action(action)->trigger();
    QCOMPARE(m_desk->prompts.suggested, QStringLiteral("Root-CA-06") + suffix);
    QFile file(m_desk->prompts.fileToSave);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    const x509::Certificate shown =
        *m_desk->window->findChild<DetailsPanel*>()->certificate()->record.certificate;
    const std::string_view text(written.constData(), static_cast<std::size_t>(written.size()));
    const auto read = suffix == QLatin1String(".pem") ? x509::Certificate::fromPem(text)
                                                      : x509::Certificate::fromDer(bytesOf(text));
    QVERIFY(read.ok());
    QVERIFY(*read == shown);
}

void ChainsPaneTest::exportThatFailsSaysSo()
{
    choose("spoke-2");
    m_desk->prompts.fileToSave = m_desk->folder.filePath(QStringLiteral("no/such/folder/out.pem"));
    m_desk->window->actionTable().action(QStringLiteral("certificate.pem"))->trigger();
    QVERIFY(m_desk->find<QLabel>("messageText")->text().contains(QStringLiteral("could not be written")));
}

void ChainsPaneTest::nothingChosen()
{
    m_desk->window->store().clear();
    Desk::settle();
    QVERIFY(!m_desk->window->actionTable().action(QStringLiteral("certificate.pem"))->isEnabled());
    QVERIFY(!m_desk->window->actionTable().action(QStringLiteral("certificate.md5"))->isEnabled());
}

QTEST_MAIN(ChainsPaneTest)
#include "chainspanetest.moc"
