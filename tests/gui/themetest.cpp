// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "ui/language.h"
#include "ui/theme.h"
#include "ui/timeaxis.h"
#include "ui/validitybars.h"

using namespace releve;
using namespace releve::ui;

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastOfKnownPairs();
    void statesAreLegible_data();
    void statesAreLegible();
    void barsAreLegible();
    void choiceWins();
    void axisNeverCrowds_data();
    void axisNeverCrowds();
    void barsLieInOrder();
    void absurdDatesAreDrawn();
};

void ThemeTest::contrastOfKnownPairs()
{
    QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
    QCOMPARE(qRound(contrastRatio(Qt::white, Qt::white)), 1);
    // The value every contrast checker gives for #767676 on white.
    QCOMPARE(QString::number(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white), 'f', 2),
             QStringLiteral("4.54"));
}

void ThemeTest::statesAreLegible_data()
{
    QTest::addColumn<int>("tone");
    QTest::addColumn<bool>("dark");
    for (int tone = 0; tone <= static_cast<int>(fleet::Tone::Unknown); ++tone)
        for (const bool dark : {false, true})
            QTest::addRow("%d %s", tone, dark ? "dark" : "light") << tone << dark;
}

void ThemeTest::statesAreLegible()
{
    QFETCH(int, tone);
    QFETCH(bool, dark);
    const ToneColors colors = toneColors(static_cast<fleet::Tone>(tone), dark);
    const double onTint = contrastRatio(colors.text, colors.tint);
    QVERIFY2(onTint >= 4.5, qPrintable(QString::number(onTint)));
    const double onBase = contrastRatio(colors.text, themePalette(dark).color(QPalette::Base));
    QVERIFY2(onBase >= 4.5, qPrintable(QString::number(onBase)));
}

void ThemeTest::barsAreLegible()
{
    for (const bool dark : {false, true}) {
        const BarColors c = barColors(dark);
        const QPalette palette = themePalette(dark);
        QVERIFY(contrastRatio(c.ca, c.caText) >= 4.5);
        QVERIFY(contrastRatio(c.caRollover, c.caRolloverText) >= 4.5);
        QVERIFY(contrastRatio(c.identity, c.identityText) >= 4.5);
        QVERIFY(contrastRatio(c.identityRollover, c.identityRolloverText) >= 4.5);
        for (const QColor& behind : {c.progress, c.trough})
            QVERIFY(contrastRatio(palette.color(QPalette::Text), behind) >= 4.5);
        QVERIFY(contrastRatio(quietText(palette), palette.color(QPalette::Base)) >= 4.5);
        QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >=
                4.5);
        QVERIFY(contrastRatio(palette.color(QPalette::Link), palette.color(QPalette::Base)) >= 4.5);
        QVERIFY(contrastRatio(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >=
                4.5);
    }
}

void ThemeTest::choiceWins()
{
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    QVERIFY(isDark(QApplication::palette()));
    theme.apply(ThemeChoice::Light);
    QVERIFY(!isDark(QApplication::palette()));
    theme.apply(ThemeChoice::System);
    QVERIFY(!isDark(QApplication::palette()));
    theme.apply(ThemeChoice::Dark);
    // What was forced before is not taken for the system's.
    Theme other;
    other.apply(ThemeChoice::System);
    QVERIFY(!isDark(QApplication::palette()));
    QCOMPARE(Theme::fromName(QStringLiteral("nonsense")), ThemeChoice::System);
    for (const auto choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QCOMPARE(Theme::fromName(Theme::nameOf(choice)), choice);
}

void ThemeTest::axisNeverCrowds_data()
{
    QTest::addColumn<int>("fromYear");
    QTest::addColumn<qint64>("hours");
    QTest::newRow("nothing") << 2017 << qint64{0};
    QTest::newRow("an hour") << 2017 << qint64{1};
    QTest::newRow("a month") << 2017 << qint64{31 * 24};
    QTest::newRow("four years") << 2015 << qint64{4 * 8766};
    QTest::newRow("eight thousand years") << 1999 << qint64{8000} * 8766;
}

void ThemeTest::axisNeverCrowds()
{
    QFETCH(int, fromYear);
    QFETCH(qint64, hours);
    const Instant from = *makeInstant(fromYear, 10, 9, 12, 0, 0);
    const Instant to = from + std::chrono::hours{hours};
    const auto ticks = axisTicks(from, to, 8, QLocale::c());
    QVERIFY(ticks.size() <= 9);
    for (const AxisTick& tick : ticks)
        QVERIFY(tick.at >= from - std::chrono::hours{24} && tick.at <= to);
    if (hours > 24 * 365)
        QVERIFY(ticks.size() >= 3);
}

void ThemeTest::barsLieInOrder()
{
    const Instant start = *makeInstant(2015, 10, 9, 12, 14, 16);
    const Instant end = *makeInstant(2017, 10, 8, 12, 14, 16);
    ValidityRow active;
    active.from = start;
    active.to = end;
    active.marks = {{*makeInstant(2017, 7, 10, 12, 14, 16), QStringLiteral("CS SHADOW CERT GENERATION")}};
    ValidityRow next;
    next.from = end;
    next.to = *makeInstant(2019, 10, 8, 12, 14, 16);
    next.awaited = true;
    ValidityRow unknown;
    unknown.text = QStringLiteral("no dates");
    ValidityBars bars;
    bars.resize(900, 300);
    bars.setRows({active, next, unknown});
    bars.setNow(*makeInstant(2017, 9, 10, 11, 0, 0), QStringLiteral("now"));
    QCOMPARE(bars.barRect(0).right() + 1, bars.barRect(1).left());
    QVERIFY(bars.barRect(0).bottom() < bars.barRect(1).top());
    QVERIFY(bars.barRect(2).isEmpty());
    // The two run 730 days each: one axis for both.
    QVERIFY(qAbs(bars.barRect(0).width() - bars.barRect(1).width()) <= 1);
    const int now = bars.positionOf(*makeInstant(2017, 9, 10, 11, 0, 0));
    QVERIFY(now > bars.barRect(0).left() && now < bars.barRect(1).left());
    QVERIFY(!bars.grab().isNull());
}

void ThemeTest::absurdDatesAreDrawn()
{
    ValidityRow row;
    row.from = Instant(Duration(-62135596800000)); // year 1
    row.to = Instant(Duration(253402300799000));   // year 9999
    row.marks = {{*row.to, QString(10000, u'x')}};
    row.text = QString(10000, u'W');
    ValidityBars bars;
    bars.resize(300, 200);
    bars.setRows({row});
    QVERIFY(!bars.grab().isNull());
    bars.resize(1, 1);
    QVERIFY(!bars.grab().isNull());
}

QTEST_MAIN(ThemeTest)
#include "themetest.moc"
