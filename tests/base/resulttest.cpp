// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <memory>

#include "pki/base/result.h"

using namespace releve;

namespace {

Result<std::unique_ptr<int>> half(int number)
{
    if (number % 2 != 0)
        return Error{ErrorCode::BadArgument, "odd"};
    return std::make_unique<int>(number / 2);
}

} // namespace

class ResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anErrorIsKept()
    {
        const auto result = half(3);
        QVERIFY(!result);
        QVERIFY(!result.ok());
        QVERIFY((result.error() == Error{ErrorCode::BadArgument, "odd"}));
    }

    void aMoveOnlyValueComesOut()
    {
        auto result = half(4);
        QVERIFY(result);
        QCOMPARE(**result, 2);
        const std::unique_ptr<int> taken = std::move(result).value();
        QCOMPARE(*taken, 2);
    }

    void aStatusIsSuccessOrError()
    {
        QVERIFY(Status(std::monostate{}).ok());
        QVERIFY(!Status(Error{ErrorCode::NotFound, {}}).ok());
    }
};

QTEST_GUILESS_MAIN(ResultTest)
#include "resulttest.moc"
