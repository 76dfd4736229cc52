// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/secretoption.h"

#include "app/cli/scepfiles.h"
#include "app/cli/tr.h"

namespace releve::cli {

int readSecretOption(const Invocation& invocation, const char* option, const QString& question,
                     std::optional<SecretBytes>& secret)
{
    if (!invocation.says(option))
        return Done;
    const auto source = SecretSource::parse(invocation.value(option));
    if (!source)
        return invocation.refuse(
            Tr::tr("--%1 takes env:NAME, fd:N, file:PATH or prompt, never the secret itself.")
                .arg(QLatin1String(option)));
    Result<SecretBytes> read = readSecret(source, question, invocation.streams);
    if (!read) {
        invocation.complain(Tr::tr("What --%1 names could not be read: %2")
                                .arg(QLatin1String(option), reasonText(read.error())));
        return Failed;
    }
    secret = *std::move(read);
    return Done;
}

} // namespace releve::cli
