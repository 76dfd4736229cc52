// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <QString>
#include <QTest>

namespace releve {

/// Every one of them says something, and no two the same.
template<class Enum, class Text>
void checkAll(int count, Text text, bool distinct = true)
{
    QSet<QString> seen;
    for (int i = 0; i < count; ++i) {
        const QString said = text(static_cast<Enum>(i));
        QVERIFY2(!said.isEmpty(), qPrintable(QString::number(i)));
        QVERIFY2(!distinct || !seen.contains(said), qPrintable(said));
        seen.insert(said);
    }
}

} // namespace releve
