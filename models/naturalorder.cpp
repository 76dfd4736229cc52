// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/naturalorder.h"

#include <algorithm>

namespace releve::models {

QString folded(const QString& text)
{
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; }))
        return text.toLower();
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    QString result;
    result.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (!c.isMark())
            result += c;
    }
    // Not toCaseFolded: lower case is what a person sees, and one of the two is enough on both sides.
    return result.toLower();
}

QString naturalKey(const QString& text)
{
    const QString plain = folded(text);
    QString key;
    key.reserve(plain.size() + 8);
    for (qsizetype i = 0; i < plain.size();) {
        const auto isDigit = [&](qsizetype at) {
            return at < plain.size() && plain[at] >= u'0' && plain[at] <= u'9';
        };
        if (!isDigit(i)) {
            key += plain[i++];
            continue;
        }
        while (plain[i] == u'0' && isDigit(i + 1))
            ++i;
        qsizetype end = i;
        while (isDigit(end))
            ++end;
        // The number's length before its digits makes a longer number the greater one. It takes the place of
        // a digit, so that numbers sort against letters as digits do.
        const qsizetype length = end - i;
        key += QChar(u'0' + static_cast<char16_t>(qMin<qsizetype>(length, 9)));
        if (length >= 9)
            key += QChar(static_cast<char16_t>(qMin<qsizetype>(length, 0xd000)));
        key += QStringView(plain).mid(i, length);
        i = end;
    }
    return key;
}

} // namespace releve::models
