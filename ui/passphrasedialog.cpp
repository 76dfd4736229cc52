// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/passphrasedialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace releve::ui {

PassphraseDialog::PassphraseDialog(QString fileName, bool wasWrong, QWidget* parent)
    : QDialog(parent)
    , m_fileName(std::move(fileName))
    , m_wasWrong(wasWrong)
    , m_question(new QLabel(this))
    , m_wrong(new QLabel(this))
    , m_field(new QLineEdit(this))
    , m_fieldLabel(new QLabel(this))
{
    setObjectName(QStringLiteral("passphraseDialog"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_wrong->setTextFormat(Qt::PlainText);
    m_wrong->setVisible(m_wasWrong);
    m_field->setObjectName(QStringLiteral("passphraseField"));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    m_fieldLabel->setBuddy(m_field);
    auto* buttons = new QDialogButtonBox(this);
    m_open = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(QStringLiteral("passphraseOpen"));
    m_skip = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_skip->setObjectName(QStringLiteral("passphraseSkip"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* box = new QVBoxLayout(this);
    box->addWidget(m_question);
    box->addWidget(m_wrong);
    box->addWidget(m_fieldLabel);
    box->addWidget(m_field);
    box->addWidget(buttons);
    retranslate();
    m_field->setFocus();
}

SecretBytes PassphraseDialog::takePassphrase()
{
    QByteArray typed = m_field->text().toUtf8();
    m_field->clear();
    SecretBytes secret(std::string_view(typed.constData(), static_cast<std::size_t>(typed.size())));
    typed.fill('\0');
    return secret;
}

void PassphraseDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void PassphraseDialog::retranslate()
{
    setWindowTitle(tr("Passphrase"));
    m_question->setText(tr("%1 is protected by a passphrase.").arg(m_fileName));
    m_wrong->setText(tr("That passphrase did not open it. Try again."));
    m_fieldLabel->setText(tr("&Passphrase:"));
    m_open->setText(tr("&Open"));
    m_skip->setText(tr("&Leave it out"));
}

} // namespace releve::ui
