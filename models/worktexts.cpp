// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/worktexts.h"

#include "models/texts.h"
#include "models/tr.h"

namespace releve::models {

QString stageText(ops::Stage stage)
{
    switch (stage) {
    case ops::Stage::Waiting:
        return Tr::tr("waiting for its turn");
    case ops::Stage::Connecting:
        return Tr::tr("connecting");
    case ops::Stage::Reading:
        return Tr::tr("reading");
    case ops::Stage::AskingCa:
        return Tr::tr("asking its CA");
    case ops::Stage::Typing:
        return Tr::tr("changing");
    case ops::Stage::Proving:
    case ops::Stage::Count:
        break;
    }
    return Tr::tr("reading back");
}

QString progressText(const ops::Progress& progress)
{
    const QString stage = stageText(progress.stage);
    return progress.line.empty()
               ? stage
               : Tr::tr("%1: %2", "how far, the line that is typed").arg(stage, shownText(progress.line));
}

QString secretQuestionText(const ops::SecretQuestion& question)
{
    const QString name = shownText(question.device.name);
    switch (question.kind) {
    case ops::SecretKind::Password:
        return Tr::tr("Password of %1: ").arg(name);
    case ops::SecretKind::Enable:
        return Tr::tr("Enable password of %1: ").arg(name);
    case ops::SecretKind::KeyPassphrase:
        break;
    }
    return Tr::tr("Passphrase of the key for %1: ").arg(name);
}

} // namespace releve::models
