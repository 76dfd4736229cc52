// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/texts.h"

#include <QDateTime>
#include <QTimeZone>

#include "models/tr.h"
#include "pki/base/text.h"

namespace releve::models {

QString toQString(const std::string& text)
{
    return QString::fromStdString(text);
}

QString shownText(const std::string& text)
{
    const QString raw = toQString(text);
    QString shown;
    shown.reserve(raw.size());
    for (const QChar c : raw) {
        const auto category = c.category();
        if (category != QChar::Other_Control && category != QChar::Other_Format)
            shown += c;
        else if (c.unicode() < 0x100)
            shown += u"\\x" + QString::number(c.unicode(), 16).toUpper().rightJustified(2, u'0');
        else
            shown += u"\\u" + QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0');
    }
    return shown;
}

qint64 toMilliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}

QString dash()
{
    return QStringLiteral("—");
}

namespace {

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

QString lengthText(std::chrono::seconds length, const QLocale& locale)
{
    const qint64 total = length.count();
    const qint64 days = total / 86400;
    const qint64 hours = total % 86400 / 3600;
    const qint64 minutes = total % 3600 / 60;
    const qint64 seconds = total % 60;
    if (total < 60)
        return Tr::tr("%1 s", "seconds").arg(seconds);
    const QString minutesAndSeconds = twoDigits(minutes) + u':' + twoDigits(seconds);
    if (days == 0)
        return QString::number(hours) + u':' + minutesAndSeconds;
    return Tr::tr("%1 d %2", "days, hours:minutes:seconds")
        .arg(locale.toString(days), QString(twoDigits(hours) + u':' + minutesAndSeconds));
}

QDateTime utcDateTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMilliseconds(instant), Qt::UTC);
}

} // namespace

QString remainingText(Duration remaining, const QLocale& locale)
{
    const bool isPast = remaining < Duration::zero();
    // Not std::chrono::abs: the most negative length has no opposite.
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(remaining);
    const QString text = lengthText(isPast ? -whole : whole, locale);
    return isPast ? Tr::tr("%1 ago", "a length of time").arg(text) : text;
}

QString dateText(Instant instant, const QLocale& locale)
{
    return locale.toString(utcDateTime(instant).toLocalTime().date(), QStringLiteral("d MMM yyyy"));
}

QString dateTimeText(Instant instant, const QLocale& locale)
{
    return locale.toString(utcDateTime(instant).toLocalTime(), QStringLiteral("d MMM yyyy HH:mm:ss"));
}

QString dateMinuteText(Instant instant, const QLocale& locale)
{
    return locale.toString(utcDateTime(instant).toLocalTime(), QStringLiteral("d MMM yyyy HH:mm"));
}

QString utcText(Instant instant)
{
    return Tr::tr("%1 UTC", "date and time")
        .arg(utcDateTime(instant).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

QString fingerprintText(const std::string& hex)
{
    return toQString(grouped(hex));
}

QString serialText(const std::string& serial)
{
    return serial.empty() ? dash() : toQString(serial);
}

QString keyText(const std::string& algorithm, unsigned bits)
{
    QString name = toQString(algorithm);
    if (equalsIgnoringCase(algorithm, "rsa") || equalsIgnoringCase(algorithm, "rsaEncryption"))
        name = QStringLiteral("RSA");
    else if (equalsIgnoringCase(algorithm, "ec") || equalsIgnoringCase(algorithm, "id-ecPublicKey"))
        name = QStringLiteral("EC");
    if (bits == 0)
        return name;
    return name.isEmpty() ? Tr::tr("%n bit(s)", "key size", static_cast<int>(bits))
                          : QString(name + u' ' + QString::number(bits));
}

QString nameText(const ios::PrintedName& name)
{
    QString text;
    for (const auto& attribute : name) {
        if (!text.isEmpty())
            text += attribute.joined ? QStringLiteral(" + ") : QStringLiteral(", ");
        text += shownText(attribute.type) + u'=' + shownText(attribute.value);
    }
    return text;
}

QString timerText(const QString& name, const QString& remaining)
{
    return Tr::tr("%1 %2", "a timer's name, its remaining time").arg(name, remaining);
}

QString printedTimeText(const ios::PrintedTime& time)
{
    if (!time.instant)
        return Tr::tr("%1 (time zone not known)", "a date as printed").arg(shownText(time.text));
    const QString utc = utcText(*time.instant);
    return time.text.empty()
               ? utc
               : Tr::tr("%1, printed as %2", "a date in UTC, as printed").arg(utc, shownText(time.text));
}

QString cellText(const QString& title, const QString& text)
{
    return Tr::tr("%1: %2", "a column's title, a cell's text").arg(title, text);
}

QString sourceLineText(const QString& name, std::uint32_t line)
{
    return Tr::tr("%1, line %2", "a file's name, a line's number").arg(name).arg(line);
}

} // namespace releve::models
