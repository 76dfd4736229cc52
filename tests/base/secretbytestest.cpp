// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "pki/base/secretbytes.h"

using namespace releve;

static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);

class SecretBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movingLeavesNothingBehind()
    {
        SecretBytes first("passphrase");
        SecretBytes second(std::move(first));
        QVERIFY(first.empty()); // NOLINT(bugprone-use-after-move): that is the question
        QCOMPARE(textOf(second.view()), std::string_view("passphrase"));
        SecretBytes third("other");
        third = std::move(second);
        QVERIFY(second.empty()); // NOLINT(bugprone-use-after-move)
        QCOMPARE(textOf(third.view()), std::string_view("passphrase"));
    }

    void wipingEmpties()
    {
        SecretBytes secret("passphrase");
        secret.wipe();
        QVERIFY(secret.empty());
        QCOMPARE(secret.size(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(SecretBytesTest)
#include "secretbytestest.moc"
