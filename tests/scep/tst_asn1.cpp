// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>

#include "pki/scep/asn1.h"

using namespace releve;
using namespace releve::scep;

namespace {

Bytes hex(std::string_view text)
{
    return *fromHex(text);
}

bool fails(const Bytes& bytes, ErrorCode code)
{
    const auto checked = asn1::check(bytes);
    return !checked && checked.error().code == code;
}

} // namespace

class TestAsn1 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoElementIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("truncated");
        QTest::newRow("nothing") << QByteArray("") << true;
        QTest::newRow("a tag alone") << QByteArray("30") << true;
        QTest::newRow("length cut") << QByteArray("3084") << true;
        QTest::newRow("content cut") << QByteArray("300302") << true;
        QTest::newRow("child cut") << QByteArray("3003020400") << false;
        QTest::newRow("child's header cut") << QByteArray("300102") << false;
        QTest::newRow("length of 5 bytes") << QByteArray("30850000000001 00") << false;
        QTest::newRow("length of 127 bytes") << QByteArray("30FF") << false;
        QTest::newRow("4 GB") << QByteArray("3084FFFFFFFF") << true;
        QTest::newRow("child of 4 GB") << QByteArray("30060484FFFFFFFF") << false;
        QTest::newRow("no end") << QByteArray("3080020100") << true;
        QTest::newRow("indefinite and primitive") << QByteArray("04800000") << false;
        QTest::newRow("stray end") << QByteArray("30020000") << false;
        QTest::newRow("end alone") << QByteArray("0000") << false;
        QTest::newRow("tag zero") << QByteArray("0001FF") << false;
        QTest::newRow("high tag") << QByteArray("3F010100") << false;
        QTest::newRow("two elements") << QByteArray("0201000201 00") << false;
        QTest::newRow("garbage after the end") << QByteArray("30000A") << false;
    }
    void whatIsNoElementIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, truncated);
        QVERIFY(fails(hex(bytes.toStdString()), truncated ? ErrorCode::Truncated : ErrorCode::BadEncoding));
    }

    void nestingIsBounded()
    {
        const auto nested = [](std::size_t levels) {
            Bytes bytes{0x05, 0x00};
            for (std::size_t i = 0; i < levels; ++i)
                bytes = asn1::element(asn1::sequenceTag, {bytes});
            return bytes;
        };
        QVERIFY(asn1::check(nested(asn1::deepest)));
        QVERIFY(fails(nested(asn1::deepest + 1), ErrorCode::BadEncoding));
        // 20,000 levels, both kinds: neither recursion nor quadratic time.
        QVERIFY(fails(nested(20'000), ErrorCode::BadEncoding));
        Bytes indefinite;
        for (int i = 0; i < 20'000; ++i)
            indefinite.insert(indefinite.end(), {0x30, 0x80});
        QVERIFY(fails(indefinite, ErrorCode::BadEncoding));
    }

    void millionsOfElementsTakeLinearTime()
    {
        Bytes many;
        for (int i = 0; i < 2'000'000; ++i)
            many.insert(many.end(), {0x05, 0x00});
        QVERIFY(asn1::check(asn1::element(asn1::sequenceTag, {many})));
    }

    void elementsAreWalked()
    {
        const Bytes ber = hex("3080 020105 A080 2480 040161 040162 0000 0000 0500 0000");
        QVERIFY(asn1::check(ber));
        const auto outer = asn1::Reader(ber).next(asn1::sequenceTag);
        QVERIFY(outer);
        asn1::Reader reader(outer->content);
        QVERIFY(!reader.next(asn1::oidTag));
        QVERIFY(std::ranges::equal(reader.next(asn1::integerTag)->content, hex("05")));
        QVERIFY(std::ranges::equal(reader.next(asn1::contextTag(0))->content, hex("2480040161040162 0000")));
        QVERIFY(std::ranges::equal(reader.next()->whole, hex("0500")));
        QVERIFY(reader.atEnd());
        QVERIFY(!reader.next());
    }

    void elementsAreWritten()
    {
        for (const std::size_t size : {0U, 1U, 127U, 128U, 255U, 256U, 65535U, 65536U}) {
            const Bytes content(size, 0x41);
            const Bytes written = asn1::element(0x04, {content});
            QVERIFY(asn1::check(written));
            QVERIFY(std::ranges::equal(asn1::Reader(written).next(0x04)->content, content));
        }
        QVERIFY(asn1::element(0x04, {Bytes(128, 0)})[1] == 0x81);
    }
};

QTEST_GUILESS_MAIN(TestAsn1)
#include "tst_asn1.moc"
