// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace releve::ui {

namespace {

QLocale localeOf(const QString& code)
{
    const QLocale wanted(code);
    const QLocale system = QLocale::system();
    return system.language() == wanted.language() ? system : wanted;
}

} // namespace

Language::Language(QObject* parent) : QObject(parent) {}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

QStringList Language::codes()
{
    return {QStringLiteral("en"), QStringLiteral("fr")};
}

QString Language::nativeName(const QString& code)
{
    QString name = QLocale(code).nativeLanguageName();
    if (code == QLatin1String("en"))
        name = QStringLiteral("English"); // CLDR says "American English"
    return name.isEmpty() ? name : name.at(0).toUpper() + name.mid(1);
}

QString Language::resolved(const QString& code)
{
    if (codes().contains(code))
        return code;
    const QString system = QLocale::system().name().section(u'_', 0, 0);
    return codes().contains(system) ? system : codes().constFirst();
}

void Language::apply(const QString& code)
{
    const QString wanted = resolved(code);
    if (wanted == m_code)
        return;
    m_code = wanted;
    QLocale::setDefault(localeOf(m_code));
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    // Qt's own first, ours over it. Where Qt's is not part of the program, the system may have it.
    const QString qt = QStringLiteral("qtbase_") + m_code;
    if (m_qt.load(QStringLiteral(":/releve/translations/") + qt) ||
        m_qt.load(qt, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_ours.load(QStringLiteral(":/releve/translations/releve_") + m_code))
        QCoreApplication::installTranslator(&m_ours);
}

} // namespace releve::ui
