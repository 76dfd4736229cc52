// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "pki/lab/control.h"

using namespace releve;

/// Control lines, as the console and scripts send them.
class ControlTest : public QObject
{
    Q_OBJECT

    static constexpr int patience = 10'000;

    SystemClock m_wall;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<lab::Lab> m_lab;
    std::unique_ptr<lab::Control> m_control;
    QList<QJsonObject> m_answers;

    /// What is answered at once.
    QJsonObject said(const char* line)
    {
        m_answers.clear();
        m_control->take(line);
        return m_answers.isEmpty() ? QJsonObject() : m_answers.last();
    }
    [[nodiscard]] static QString now(const QJsonObject& answer)
    {
        return answer[QStringLiteral("now")].toString();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        lab::Lab::Options options;
        options.start = *makeInstant(2015, 10, 9, 12, 14, 16);
        options.folder = m_folder->path();
        m_lab = std::make_unique<lab::Lab>(std::move(options), m_wall);
        QVERIFY(m_lab->addRouter({"R1"}).ok());
        m_lab->network().addStore("10.1.1.1");
        m_answers.clear();
        m_control = std::make_unique<lab::Control>(*m_lab, [this](std::string_view line) {
            QVERIFY(line.ends_with('\n'));
            m_answers.push_back(
                QJsonDocument::fromJson(QByteArray(line.data(), static_cast<qsizetype>(line.size())))
                    .object());
        });
    }
    void cleanup()
    {
        m_control.reset();
        m_lab.reset();
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* line, const char* says) {
            QTest::newRow(name) << QByteArray(line) << QString::fromLatin1(says);
        };
        row("no JSON", "pause", "control line");
        row("no object", "[]", "not an object");
        row("nothing to do", "{}", "do: missing");
        row("unknown", R"({"do":"jump"})", "'jump'");
        row("an unknown key", R"({"do":"pause","when":"now"})", "when");
        row("no speed", R"({"do":"speed"})", "value: not a whole number");
        row("too fast", R"({"do":"speed","value":1e12})", "value");
        row("standing", R"({"do":"speed","value":0})", "value");
        row("no instant", R"({"do":"until","value":"tomorrow"})", "value");
        row("nobody", R"({"do":"fault","who":"R9","kind":"unreachable"})", "no router of that name");
        row("no fault", R"({"do":"fault","who":"R1","kind":"tired"})", "'tired'");
        row("a store that lies", R"({"do":"fault","who":"10.1.1.1","kind":"garbage"})", "can only be");
    }
    void whatIsRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, says);
        const QString error = said(line.constData())[QStringLiteral("error")].toString();
        QVERIFY2(error.contains(says), qPrintable(error));
        QVERIFY(!m_lab->isRunning());
        QCOMPARE(m_lab->speed(), 1U);
        QVERIFY(!m_lab->router("R1")->hasFault(lab::Fault::Unreachable));
    }

    void anEmptyLineIsNothing()
    {
        QVERIFY(said("").isEmpty());
        QVERIFY(said(" \r").isEmpty());
    }

    void runningAndStanding()
    {
        QJsonObject answer = said(R"({"do":"speed","value":86400})");
        QCOMPARE(answer[QStringLiteral("did")].toString(), QStringLiteral("speed"));
        QCOMPARE(answer[QStringLiteral("speed")].toInt(), 86400);
        QCOMPARE(answer[QStringLiteral("running")].toBool(), false);
        QVERIFY(said(R"({"do":"resume"})")[QStringLiteral("running")].toBool());
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->now() > *makeInstant(2015, 10, 9, 13, 0, 0), patience);
        answer = said(R"({"do":"pause"})");
        QVERIFY(!answer[QStringLiteral("running")].toBool());
        QCOMPARE(now(said(R"({"do":"pause"})")), now(answer));
    }

    void untilAnInstant()
    {
        QVERIFY(
            said(R"({"do":"until","value":"2020-01-01T00:00:00Z"})").isEmpty()); // answered when it is there
        QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1, patience);
        QCOMPARE(m_answers.first()[QStringLiteral("did")].toString(), QStringLiteral("until"));
        QVERIFY(now(m_answers.first()).startsWith(QStringLiteral("2020-01-01T00:00:00")));
        QVERIFY(!m_lab->isRunning());
    }

    void whatOvertakesIsAnswered()
    {
        // Nothing ever happens in this lab.
        QVERIFY(said(R"({"do":"next"})").isEmpty());
        QCOMPARE(said(R"({"do":"pause"})")[QStringLiteral("did")].toString(), QStringLiteral("pause"));
        QVERIFY(said(R"({"do":"until","value":"2016-01-01T00:00:00Z"})").isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1, patience);
        QCOMPARE(m_answers.first()[QStringLiteral("did")].toString(), QStringLiteral("until"));
    }

    void faultsBeginAndEnd()
    {
        const lab::Router& router = *m_lab->router("R1");
        for (const auto& word : lab::faultWords) {
            const auto order = [&word](const char* what) {
                const QJsonObject object{
                    {QStringLiteral("do"), QLatin1String(what)},
                    {QStringLiteral("who"), QStringLiteral("R1")},
                    {QStringLiteral("kind"), QString::fromStdString(std::string(word.text))}};
                return QJsonDocument(object).toJson(QJsonDocument::Compact);
            };
            said(order("fault").constData());
            QVERIFY(router.hasFault(word.value));
            said(order("clear").constData());
            QVERIFY(!router.hasFault(word.value));
        }
        said(R"({"do":"fault","who":"10.1.1.1","kind":"unreachable"})");
        QVERIFY(m_lab->network().isUnreachable("10.1.1.1"));
        said(R"({"do":"clear","who":"10.1.1.1","kind":"unreachable"})");
        QVERIFY(!m_lab->network().isUnreachable("10.1.1.1"));
    }

    void quitting()
    {
        QSignalSpy asked(m_control.get(), &lab::Control::quitAsked);
        QCOMPARE(said(R"({"do":"quit"})")[QStringLiteral("did")].toString(), QStringLiteral("quit"));
        QCOMPARE(asked.count(), 1);
    }
};

QTEST_GUILESS_MAIN(ControlTest)
#include "controltest.moc"
