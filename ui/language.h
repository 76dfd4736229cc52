// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace releve::ui {

/// Installs the translations of a language, ours and Qt's own. Every widget gets QEvent::LanguageChange then.
class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);
    ~Language() override;

    /// `en` or `fr`; anything else is taken as the system's language where we have it, else English.
    void apply(const QString& code);
    [[nodiscard]] QString code() const { return m_code; }

    [[nodiscard]] static QStringList codes();
    /// The language's name in itself, which is never translated: `Français`.
    [[nodiscard]] static QString nativeName(const QString& code);
    /// What an unknown or empty code stands for.
    [[nodiscard]] static QString resolved(const QString& code);

private:
    QString m_code;
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace releve::ui
