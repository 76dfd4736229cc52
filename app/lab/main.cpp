// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QCoreApplication>

#include <cstdio>

#include "app/lab/labprogram.h"
#include "pki/base/process.h"

int main(int argc, char** argv)
{
    using namespace releve::labprogram;
    releve::prepareProcess();
    const QCoreApplication application(argc, argv);
    const auto parsed = parseOptions(QCoreApplication::arguments().mid(1));
    if (const auto* message = std::get_if<Message>(&parsed)) {
        if (message->exitCode == 0)
            std::fputs(message->text.toUtf8().constData(), stdout);
        else
            std::fprintf(stderr, "releve-lab: %s\n", message->text.toUtf8().constData());
        return message->exitCode;
    }
    return run(std::get<Options>(parsed));
}
