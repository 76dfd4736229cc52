// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pythonliteral.h"

#include <QHash>
#include <optional>

namespace releve::test {
namespace {

class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) {}

    std::optional<QVariant> value()
    {
        skipBlanks();
        if (atEnd())
            return std::nullopt;
        const QChar c = m_text[m_at];
        if (c == u'{')
            return dictionary();
        if (c == u'[')
            return list();
        if (c == u'"' || c == u'\'')
            return strings();
        return word();
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }

    void skipBlanks()
    {
        while (!atEnd() && (m_text[m_at].isSpace() || m_text[m_at] == u'#')) {
            if (m_text[m_at] == u'#')
                while (!atEnd() && m_text[m_at] != u'\n')
                    ++m_at;
            else
                ++m_at;
        }
    }

    bool take(QChar c)
    {
        skipBlanks();
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    std::optional<QVariant> dictionary()
    {
        QVariantMap map;
        ++m_at;
        while (!take(u'}')) {
            const auto key = value();
            if (!key || !take(u':'))
                return std::nullopt;
            auto item = value();
            if (!item)
                return std::nullopt;
            map.insert(key->toString(), *item);
            if (!take(u',') && (skipBlanks(), atEnd() || m_text[m_at] != u'}'))
                return std::nullopt;
        }
        return map;
    }

    std::optional<QVariant> list()
    {
        QVariantList items;
        ++m_at;
        while (!take(u']')) {
            auto item = value();
            if (!item)
                return std::nullopt;
            items.push_back(*item);
            if (!take(u',') && (skipBlanks(), atEnd() || m_text[m_at] != u']'))
                return std::nullopt;
        }
        return items;
    }

    /// Strings that stand side by side are one.
    std::optional<QVariant> strings()
    {
        QString whole;
        for (skipBlanks(); !atEnd() && (m_text[m_at] == u'"' || m_text[m_at] == u'\''); skipBlanks()) {
            const QChar quote = m_text[m_at++];
            while (!atEnd() && m_text[m_at] != quote) {
                QChar c = m_text[m_at++];
                if (c == u'\\' && !atEnd()) {
                    c = m_text[m_at++];
                    c = c == u'n' ? u'\n' : c == u't' ? u'\t' : c;
                }
                whole += c;
            }
            if (atEnd())
                return std::nullopt;
            ++m_at;
        }
        return whole;
    }

    std::optional<QVariant> word()
    {
        QString text;
        while (!atEnd() && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'-'))
            text += m_text[m_at++];
        static const QHash<QString, QVariant> names{
            {QStringLiteral("True"), true},      {QStringLiteral("true"), true},
            {QStringLiteral("False"), false},    {QStringLiteral("false"), false},
            {QStringLiteral("None"), QString()}, {QStringLiteral("null"), QString()}};
        if (const auto name = names.constFind(text); name != names.cend())
            return *name;
        bool number = false;
        const qlonglong value = text.toLongLong(&number);
        return number ? std::optional<QVariant>(value) : std::nullopt;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

QVariant readPythonLiteral(QStringView text)
{
    qsizetype start = 0;
    while (start < text.size() && text[start] != u'{' && text[start] != u'[')
        ++start;
    return Reader(text.mid(start)).value().value_or(QVariant());
}

} // namespace releve::test
