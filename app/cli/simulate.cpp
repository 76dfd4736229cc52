// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/sourcefile.h"
#include "app/cli/tr.h"
#include "models/texts.h"
#include "pki/plan/jsonlines.h"
#include "pki/plan/scenarioreader.h"

namespace releve::cli {

namespace {

constexpr Option options[] = {
    {"summary", nullptr, QT_TRANSLATE_NOOP("Cli", "Print the summary only, not every event")},
};

int simulate(const Invocation& invocation)
{
    if (invocation.arguments.size() != 1)
        return invocation.refuse(
            Tr::tr("One scenario to simulate is needed; “-” stands for standard input."));
    const SourceFile file = SourceFile::read(invocation.arguments.front(), invocation.streams,
                                             static_cast<qint64>(plan::maximumScenarioSize));
    if (!file.ok()) {
        invocation.complain(file.shown + QStringLiteral(": ") + file.reason);
        return Failed;
    }
    const std::string_view text(file.content.constData(), static_cast<std::size_t>(file.content.size()));
    const auto scenario = plan::readScenario(bytesOf(text), file.shown.toStdString());
    if (!scenario) {
        // The detail names file and place, which no sentence made from the code alone could.
        invocation.complain(models::toQString(scenario.error().detail));
        return Failed;
    }
    Output out(invocation.streams.out);
    if (invocation.isSet("summary")) {
        out.write(plan::toJsonLine(plan::simulate(*scenario)));
    } else {
        plan::JsonLineWriter writer([&out](std::string_view lines) { out.write(lines); });
        writer.finish(plan::simulate(*scenario, &writer));
    }
    return invocation.finish(out);
}

} // namespace

extern const Command simulateCommand;
const Command simulateCommand = {
    "simulate", "SCENARIO | -",
    QT_TRANSLATE_NOOP(
        "Cli", "Play a scenario of certificate servers and routers through years of rollover and print "
               "what happens, one JSON object a line, the summary last"),
    options, simulate};

} // namespace releve::cli
