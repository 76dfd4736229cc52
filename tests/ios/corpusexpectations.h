// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <optional>

#include "pki/ios/records.h"

/// What other people's parsers say of a sample, held against a transcript field by field.
namespace releve::test {

struct Score
{
    int right = 0;
    int fields = 0;
    QStringList wrong; ///< `path: expected …, found …`

    void compare(const QString& path, const QString& expected, const QString& found);
};

/// Scores by kind (`certificates`, `timers` …).
using Scores = QMap<QString, Score>;

/// Compares a transcript with the expectation file `name` (`…_expected.py`, `….yml.txt`, `…_expected.json.txt`)
/// whose text is `expected`. False when the expectation belongs to a command that is not read.
[[nodiscard]] bool compareWithExpectation(const QString& name, const QString& expected,
                                          const ios::Transcript& transcript, Scores& scores);

/// `639d23:54:17.977`: a timer's value in the columns of ROLLOVER_SPEC 4.1, trimmed.
[[nodiscard]] QString timerValue(Duration value);

} // namespace releve::test
