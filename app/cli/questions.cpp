// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/questions.h"

#include "app/cli/tr.h"

namespace releve::cli {

std::optional<QString> ask(const Invocation& invocation, const QString& question)
{
    return invocation.streams.ask ? invocation.streams.ask(question) : std::nullopt;
}

bool isYes(const QString& answer)
{
    const QString word = answer.trimmed().toLower();
    return word == QLatin1String("y") || word == QLatin1String("yes") ||
           word == Tr::tr("y", "the answer yes") || word == Tr::tr("yes", "the answer");
}

} // namespace releve::cli
