// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QCoreApplication>
#include <QFile>

#include "app/cli/command.h"
#include "app/cli/terminal.h"

int main(int argc, char** argv)
{
    using namespace releve::cli;
    prepareProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("releve"));
    QFile in;
    QFile out;
    QFile err;
    // A stream that is closed stays a device that refuses: reading and writing then fail, and are reported.
    [[maybe_unused]] const bool open = in.open(stdin, QIODevice::ReadOnly) &&
                                       out.open(stdout, QIODevice::WriteOnly) &&
                                       err.open(stderr, QIODevice::WriteOnly);
    Streams streams{in,
                    out,
                    err,
                    isTerminal(stdout) && qEnvironmentVariableIsEmpty("NO_COLOR"),
                    askSecretOnTerminal,
                    askOnTerminal,
                    terminalColumns(stdout)};
    return run(application.arguments().mid(1), streams);
}
