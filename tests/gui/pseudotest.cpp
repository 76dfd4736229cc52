// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QTranslator>
#include <QTreeView>

#include "models/roles.h"
#include "tests/gui/desk.h"
#include "ui/aboutdialog.h"
#include "ui/actions.h"
#include "ui/detailspanel.h"
#include "ui/passphrasedialog.h"
#include "ui/problemsdialog.h"
#include "ui/validitybars.h"

using namespace releve;
using namespace releve::ui;

namespace {

/// Puts brackets round every text that is translated at all: one without was written into the program.
class PseudoTranslator final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char* context, const char* source, const char* /*comment*/,
                                    int /*n*/) const override
    {
        // Qt's own words have Qt's own translations.
        if (QByteArrayView(context).startsWith("Q"))
            return {};
        return u'⟦' + QString::fromUtf8(source) + u'⟧';
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// What may stand there without brackets: words of IOS and of devices, numbers, dates, names of languages. A text is one
/// of them as a whole, or it is ours and has brackets.
bool isData(const QString& text)
{
    static const QRegularExpression data(QStringLiteral(
        "^(|[\\W\\d_]+"                       // no letter of ours at all
        "|.*(ROOTCA|RootCA|Root-CA|spoke-).*" // the example's names
        "|(CS )?(SHADOW|RENEW|POLL|CONNECT RETRY|SESSION CLEANUP|CRL UPDATE|CERT EXPIRE).*"
        "|auto-enroll.*|private-config|Available|General Purpose|Signature|SHA256 with RSA Encryption"
        "|(digitalSignature|keyEncipherment|keyCertSign|cRLSign)(, .*)?|http://.*"
        "|RSA 2048.*|MD5 [0-9A-F ]+|[0-9A-F ]+"
        "|\\d{1,2} \\w+ \\d{4}.*" // a date
        "|show .*|EN|FR|English|Français|Relève)$"));
    return data.match(text.section(u'\n', 0, 0)).hasMatch();
}

void check(const QString& text, const QString& where, QStringList& bare)
{
    QString plain = text;
    plain.remove(u'&');
    if (!plain.contains(u'⟦') && !isData(plain))
        bare.push_back(where + QStringLiteral(": ") + plain);
}

void checkModel(const QAbstractItemModel& model, const QModelIndex& parent, const QString& where,
                QStringList& bare)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            check(index.data().toString(), where, bare);
            check(index.data(Qt::ToolTipRole).toString(), where + QStringLiteral(" tip"), bare);
            check(index.data(models::CountTextRole).toString(), where + QStringLiteral(" count"), bare);
        }
        checkModel(model, model.index(row, 0, parent), where, bare);
    }
}

void checkView(const QTreeView& view, QStringList& bare)
{
    checkModel(*view.model(), {}, view.objectName(), bare);
    for (int column = 0; column < view.model()->columnCount(); ++column)
        check(view.model()->headerData(column, Qt::Horizontal).toString(),
              view.objectName() + QStringLiteral(" header"), bare);
}

QStringList bareTexts(const QWidget& root)
{
    QStringList bare;
    check(root.windowTitle(), QStringLiteral("title"), bare);
    QList<QWidget*> widgets = root.findChildren<QWidget*>();
    for (const QWidget* widget : std::as_const(widgets)) {
        // The arrows of a tab bar are Qt's and so are their words.
        if (widget->parentWidget() && widget->parentWidget()->inherits("QTabBar"))
            continue;
        const QString name =
            QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        check(widget->toolTip().remove(QRegularExpression(QStringLiteral("<[^>]*>"))),
              name + QStringLiteral(" tip"), bare);
        check(widget->accessibleName(), name + QStringLiteral(" accessible"), bare);
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            check(label->text(), name, bare);
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            check(button->text(), name, bare);
        if (const auto* field = qobject_cast<const QLineEdit*>(widget))
            check(field->placeholderText(), name, bare);
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
            for (int tab = 0; tab < tabs->count(); ++tab)
                check(tabs->tabText(tab), name, bare);
        if (const auto* box = qobject_cast<const QComboBox*>(widget))
            for (int item = 0; item < box->count(); ++item)
                check(box->itemText(item), name, bare);
        if (const auto* view = qobject_cast<const QTreeView*>(widget))
            checkView(*view, bare);
        if (const auto* bars = qobject_cast<const ValidityBars*>(widget))
            for (const ValidityRow& row : bars->rows())
                check(row.label, name, bare);
    }
    return bare;
}

} // namespace

/// Every text a user can see passes through a translator.
class PseudoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsHardCodedText();
    void window_data();
    void window();
    void dialogs();

private:
    PseudoTranslator m_pseudo;
};

void PseudoTest::findsHardCodedText()
{
    QWidget page;
    QLabel label(QStringLiteral("Forgotten"), &page);
    QCOMPARE(bareTexts(page).size(), 1);
}

void PseudoTest::window_data()
{
    QTest::addColumn<int>("tab");
    QTest::addColumn<bool>("filled");
    QTest::newRow("welcome") << 0 << false;
    QTest::newRow("trustpoints") << 0 << true;
    QTest::newRow("chains") << 1 << true;
    QTest::newRow("timers") << 2 << true;
}

void PseudoTest::window()
{
    QFETCH(int, tab);
    QFETCH(bool, filled);
    Desk desk;
    if (filled)
        desk.openExample();
    desk.window->setTab(static_cast<MainWindow::Tab>(tab));
    desk.window->findChild<DetailsPanel*>()->setPage(1);
    // Switched live: whoever does not follow is found as well.
    QApplication::installTranslator(&m_pseudo);
    Desk::settle();
    QStringList bare = bareTexts(*desk.window);
    for (const ActionSpec& spec : Actions::table()) {
        const QAction* action = desk.window->actionTable().action(QLatin1String(spec.id));
        check(action->text(), QLatin1String(spec.id), bare);
        check(action->toolTip().section(u'(', 0, 0).trimmed(), QLatin1String(spec.id), bare);
    }
    for (const QAction* menu : desk.window->menuBar()->actions())
        check(menu->text(), QStringLiteral("menu"), bare);
    QApplication::removeTranslator(&m_pseudo);
    bare.removeDuplicates();
    QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u'\n')));
}

void PseudoTest::dialogs()
{
    Desk desk;
    desk.openExample();
    QApplication::installTranslator(&m_pseudo);
    QStringList bare = bareTexts(ProblemsDialog(desk.window->store()));
    bare += bareTexts(AboutDialog());
    bare += bareTexts(PassphraseDialog(QStringLiteral("spoke-7.p12"), true));
    QApplication::removeTranslator(&m_pseudo);
    QVERIFY2(bare.isEmpty(), qPrintable(bare.join(u'\n')));
}

QTEST_MAIN(PseudoTest)
#include "pseudotest.moc"
