// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/language.h"

#include <QCoreApplication>

namespace releve::cli {

bool isKnownLanguage(const QString& language)
{
    return language == QLatin1String("en") || language == QLatin1String("fr");
}

QString systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString& name : wanted) {
        const QString language = name.left(2).toLower();
        if (isKnownLanguage(language))
            return language;
    }
    return QStringLiteral("en");
}

LanguageScope::LanguageScope(const QString& language)
{
    QLocale::setDefault(QLocale(language));
    const QString folder = QStringLiteral(":/releve/translations");
    // The English file has the plural forms.
    if (m_ours.load(QStringLiteral("releve_") + language, folder))
        QCoreApplication::installTranslator(&m_ours);
    if (m_qt.load(QStringLiteral("qtbase_") + language, folder))
        QCoreApplication::installTranslator(&m_qt);
}

LanguageScope::~LanguageScope()
{
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_ours);
    QLocale::setDefault(m_before);
}

} // namespace releve::cli
