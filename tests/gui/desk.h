// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "models/fleetstore.h"
#include "ui/exampleclock.h"
#include "ui/importflow.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/prompts.h"
#include "ui/theme.h"

namespace releve::ui {

/// Answers the window's questions with what a test prepared, at once.
class StubPrompts final : public Prompts
{
public:
    void openFiles(QWidget* /*parent*/, std::function<void(QStringList)> answer) override
    {
        ++asked;
        if (!filesToOpen.isEmpty())
            answer(filesToOpen);
    }
    void saveFile(QWidget* /*parent*/, const QString& suggestedName, const QString& /*filter*/,
                  std::function<void(QString)> answer) override
    {
        ++asked;
        suggested = suggestedName;
        if (!fileToSave.isEmpty())
            answer(fileToSave);
    }
    void passphrase(QWidget* /*parent*/, const QString& fileName, bool wasWrong,
                    std::function<void(std::optional<SecretBytes>)> answer) override
    {
        ++asked;
        passphraseFor = fileName;
        wrongBefore = wrongBefore || wasWrong;
        if (passphrases.isEmpty())
            return answer(std::nullopt);
        const QByteArray next = passphrases.takeFirst();
        answer(SecretBytes(std::string_view(next.constData(), static_cast<std::size_t>(next.size()))));
    }
    void secret(QWidget* /*parent*/, const QString& question,
                std::function<void(std::optional<SecretBytes>)> answer) override
    {
        ++asked;
        secretFor = question;
        answer(secretToGive.isEmpty()
                   ? std::nullopt
                   : std::optional(SecretBytes(std::string_view(
                         secretToGive.constData(), static_cast<std::size_t>(secretToGive.size())))));
    }
    void confirm(QWidget* /*parent*/, const QString& /*question*/, const QString& consequence,
                 const QString& /*act*/, std::function<void()> answer) override
    {
        ++asked;
        confirmed = consequence;
        if (agree)
            answer();
    }

    int asked = 0;
    QStringList filesToOpen;
    QString fileToSave, suggested;
    QList<QByteArray> passphrases;
    QString passphraseFor, confirmed, secretFor;
    QByteArray secretToGive;
    bool wrongBefore = false;
    bool agree = true;
};

/// A window with everything it is given: a clock that stands still, settings of its own, prepared answers.
struct Desk
{
    explicit Desk(const QString& languageCode = QStringLiteral("en"), ThemeChoice choice = ThemeChoice::Light)
    {
        language.apply(languageCode);
        theme.apply(choice);
        open();
    }

    void open()
    {
        window =
            std::make_unique<MainWindow>(MainWindow::Environment{clock, prompts, theme, language, settings});
        window->show();
        QVERIFY2(QTest::qWaitForWindowExposed(window.get()), "the window is not shown");
        QVERIFY2(QTest::qWaitForWindowActive(window.get()), "the window is not active"); // for its shortcuts
    }
    /// Closes the window and opens another on the same settings.
    void reopen()
    {
        window->close();
        window.reset();
        open();
    }
    /// Opens the example and waits until everything has settled.
    void openExample()
    {
        window->openExample();
        QVERIFY(QTest::qWaitFor([this] { return !window->store().snapshots().empty(); }, 20000));
        settle();
    }
    static void settle()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }
    template<class T>
    [[nodiscard]] T* find(const char* name) const
    {
        return window->findChild<T*>(QLatin1String(name));
    }

    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    ManualClock real{exampleInstant() + std::chrono::minutes{1}};
    ExampleClock clock{real};
    StubPrompts prompts;
    Theme theme;
    Language language;
    std::unique_ptr<MainWindow> window;
};

} // namespace releve::ui
