// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

#include "models/storeplace.h"
#include "pki/base/process.h"
#include "ui/exampleclock.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/prompts.h"
#include "ui/theme.h"

namespace {

using namespace releve;

struct Options
{
    QStringList files;
    QString store; ///< empty = none
    QString language;
    QString theme;
};

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(console)
};

[[noreturn]] void refuse(const QString& why)
{
    std::fprintf(stderr, "releve: %s\n", qPrintable(why));
    std::exit(2); // wrong usage, as in releve-cli
}

Options readCommandLine(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Tr::tr(
        "Shows trustpoints, certificate chains and timers of Cisco routers from what the routers print."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption language(QStringLiteral("lang"), Tr::tr("Language of the window: en or fr."),
                                      QStringLiteral("en|fr"));
    const QCommandLineOption theme(QStringLiteral("theme"), Tr::tr("Colours of the window: light or dark."),
                                   QStringLiteral("light|dark"));
    const QCommandLineOption store(
        QStringLiteral("store"),
        Tr::tr("The store whose devices are shown; without it and without files the one of "
               "releve-cli, where there is one."),
        QStringLiteral("PATH"));
    parser.addOptions({store, language, theme});
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 Tr::tr("Router output or certificate files to read."),
                                 QStringLiteral("[FILE...]"));
    if (!parser.parse(application.arguments()))
        refuse(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    Options options{parser.positionalArguments(), parser.value(store), parser.value(language),
                    parser.value(theme)};
    if (parser.isSet(store) && options.store.isEmpty())
        refuse(Tr::tr("--store needs the path of a file"));
    if (!parser.isSet(store) && options.files.isEmpty() && QFileInfo::exists(models::defaultStorePath()))
        options.store = models::defaultStorePath();
    if (parser.isSet(language) && !ui::Language::codes().contains(options.language))
        refuse(Tr::tr("there is no language %1; choose en or fr").arg(options.language));
    if (parser.isSet(theme) && ui::Theme::fromName(options.theme) == ui::ThemeChoice::System)
        refuse(Tr::tr("there is no theme %1; choose light or dark").arg(options.theme));
    return options;
}

/// Help and version need no display.
bool isQuestion(std::string_view argument)
{
    return argument == "--help" || argument == "-h" || argument == "--version" || argument == "-v" ||
           argument == "--help-all";
}

} // namespace

int main(int argc, char* argv[])
{
    prepareProcess();
    std::unique_ptr<QCoreApplication> application;
    if (std::any_of(argv + 1, argv + argc, isQuestion))
        application = std::make_unique<QCoreApplication>(argc, argv);
    else
        application = std::make_unique<QApplication>(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("releve"));
    QCoreApplication::setApplicationName(QStringLiteral("releve"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RELEVE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Relève"));
    QGuiApplication::setDesktopFileName(QStringLiteral("releve"));

    QSettings settings;
    ui::Language language;
    language.apply(settings.value(QStringLiteral("ui/language")).toString());
    const Options options = readCommandLine(*application);
    if (!options.language.isEmpty())
        language.apply(options.language);
    ui::Theme theme;
    theme.apply(ui::Theme::fromName(
        options.theme.isEmpty() ? settings.value(QStringLiteral("ui/theme")).toString() : options.theme));

    const SystemClock system;
    ui::ExampleClock clock(system);
    ui::DialogPrompts prompts;
    ui::MainWindow window({clock, prompts, theme, language, settings});
    window.show();
    window.importFiles(options.files);
    if (!options.store.isEmpty())
        window.openStore(options.store);
    return QApplication::exec();
}
