// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAction>
#include <QLabel>
#include <QTreeView>

#include "models/inventorymodel.h"
#include "models/trustpointmodel.h"
#include "pki/store/store.h"
#include "tests/gui/desk.h"
#include "tests/ops/opssupport.h"
#include "ui/actions.h"
#include "ui/messagebar.h"

using namespace releve;
using namespace releve::ui;

namespace {

/// A window whose time goes on, with a store of some of the lab's routers.
struct LiveDesk
{
    explicit LiveDesk(const ops::test::DemoLab& lab)
    {
        auto store = store::Store::open(path().toStdString(), real);
        for (const char* name : {"ROOTCA", "spoke-1", "spoke-2"})
            add(**store, record(lab, name));
        store::DeviceRecord away = record(lab, "spoke-3");
        away.port = 1; // nobody listens there
        add(**store, away);
        language.apply(QStringLiteral("en"));
        window =
            std::make_unique<MainWindow>(MainWindow::Environment{clock, prompts, theme, language, settings});
        window->show();
        QVERIFY2(QTest::qWaitForWindowActive(window.get()), "the window is not active");
    }

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("releve.sqlite")); }
    static void add(store::Store& store, const store::DeviceRecord& record)
    {
        if (const auto added = store.devices().add(record); !added)
            qFatal("%s", added.error().detail.c_str());
    }
    /// Its password is asked for.
    static store::DeviceRecord record(const ops::test::DemoLab& lab, const std::string& name)
    {
        const QJsonObject& ssh = lab.routers.at(name);
        store::DeviceRecord record;
        record.device.name = name;
        record.host = ssh[QStringLiteral("host")].toString().toStdString();
        record.port = static_cast<std::uint16_t>(ssh[QStringLiteral("port")].toInt());
        record.user = ssh[QStringLiteral("user")].toString().toStdString();
        record.passwordSource = "prompt";
        record.hostKey = ssh[QStringLiteral("host_key_sha256")].toString().toStdString();
        return record;
    }
    [[nodiscard]] QAction* action(const char* id) const
    {
        return window->actionTable().action(QLatin1String(id));
    }
    [[nodiscard]] QString message() const { return window->findChild<MessageBar*>()->text(); }

    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    SystemClock real;
    ExampleClock clock{real};
    StubPrompts prompts;
    Theme theme;
    Language language;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class LiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_lab.start());
        QVERIFY(m_lab.order(R"({"do":"until","value":"2015-10-10T12:14:16Z"})"));
        QVERIFY(m_lab.order(R"({"do":"speed","value":1})") && m_lab.order(R"({"do":"resume"})"));
    }

    void aStoreThatIsNoneIsSaid()
    {
        LiveDesk desk(m_lab);
        const QString path = desk.folder.filePath(QStringLiteral("text.txt"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no store at all, only some text") > 0);
        file.close();
        desk.window->openStore(path);
        QTRY_VERIFY(desk.message().startsWith(QStringLiteral("The store could not be opened: ")));
        QVERIFY(!desk.action("device.refreshall")->isEnabled());
    }

    void devicesAreReadWhenAskedFor()
    {
        LiveDesk desk(m_lab);
        desk.prompts.secretToGive =
            m_lab.routers.at("ROOTCA")[QStringLiteral("password")].toString().toUtf8();
        QVERIFY(!desk.action("device.refreshall")->isEnabled());
        desk.window->openStore(desk.path());
        QTRY_COMPARE(desk.window->store().snapshots().size(), std::size_t{4}); // none of them was ever read
        QTRY_VERIFY(desk.action("device.refreshall")->isEnabled());
        auto* table = desk.window->findChild<QTreeView*>(QStringLiteral("trustpointsView"));
        QCOMPARE(table->model()->rowCount(), 0);
        QTest::keyClick(desk.window.get(), Qt::Key_F5, Qt::ShiftModifier);
        QVERIFY(!desk.action("device.refreshall")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(desk.message().startsWith(QStringLiteral("3 devices read.")),
                                 ops::test::patience);
        QVERIFY2(desk.message().contains(QStringLiteral("spoke-3: ")), qPrintable(desk.message()));
        QVERIFY(desk.prompts.secretFor.startsWith(QStringLiteral("Password of ")));
        QTRY_VERIFY(table->model()->rowCount() >= 3);

        // One of them again, by its key; what is of the store is not forgotten.
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, models::TrustpointModel::Device).data() ==
                QStringLiteral("spoke-1"))
                table->setCurrentIndex(table->model()->index(row, 0));
        }
        QTRY_VERIFY(desk.action("device.refresh")->isEnabled());
        QVERIFY(!desk.action("device.remove")->isEnabled());
        QTest::keyClick(desk.window.get(), Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(desk.message(), QStringLiteral("1 device read."), ops::test::patience);
        desk.action("file.clear")->trigger();
        QTRY_COMPARE(desk.window->store().snapshots().size(), std::size_t{4});
    }

    void noPasswordIsAnAnswer()
    {
        LiveDesk desk(m_lab);
        desk.window->openStore(desk.path());
        QTRY_VERIFY(desk.action("device.refreshall")->isEnabled());
        desk.action("device.refreshall")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(desk.message().startsWith(QStringLiteral("0 devices read.")),
                                 ops::test::patience);
        QVERIFY(desk.prompts.asked > 0);
    }

    void theWindowMayCloseMeanwhile()
    {
        LiveDesk desk(m_lab);
        desk.prompts.secretToGive = "wrong";
        desk.window->openStore(desk.path());
        QTRY_VERIFY(desk.action("device.refreshall")->isEnabled());
        desk.action("device.refreshall")->trigger();
        desk.window->close();
        desk.window.reset();
    }

private:
    ops::test::DemoLab m_lab;
};

QTEST_MAIN(LiveTest)
#include "livetest.moc"
