// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

namespace releve::cli {

/// The languages Relève speaks.
[[nodiscard]] bool isKnownLanguage(const QString& language);
/// The one the user's locale asks for.
[[nodiscard]] QString systemLanguage();

/// Speaks a language while it lives, numbers included. English is in the source and needs no file.
class LanguageScope
{
public:
    explicit LanguageScope(const QString& language);
    LanguageScope(const LanguageScope&) = delete;
    LanguageScope& operator=(const LanguageScope&) = delete;
    ~LanguageScope();

private:
    QLocale m_before; ///< the default locale to give back
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace releve::cli
