// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>

/// What a text holds, counted by looking at its lines one by one and at nothing else: the other opinion the
/// parser's findings are held against.
namespace releve::test {

struct Counts
{
    int certificates = 0; ///< blocks of `show crypto pki certificates`
    int trustpool = 0;    ///< blocks of `show crypto pki trustpool`
    int timers = 0;       ///< rows with a name
    int servers = 0;
    int trustpoints = 0;
    int keys = 0;
    int requests = 0;
    int chainEntries = 0; ///< heads of chain entries, with hex, a file's name or nothing below
    int chainHex = 0;     ///< those with hex below
    int pemCertificates = 0;
};

[[nodiscard]] Counts countBlocks(const QByteArray& text);

} // namespace releve::test
