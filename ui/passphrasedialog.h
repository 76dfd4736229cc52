// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include "pki/base/secretbytes.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace releve::ui {

/// Asks for the passphrase of a protected file.
class PassphraseDialog : public QDialog
{
    Q_OBJECT

public:
    PassphraseDialog(QString fileName, bool wasWrong, QWidget* parent = nullptr);

    /// What was typed; the field is empty afterwards.
    [[nodiscard]] SecretBytes takePassphrase();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QString m_fileName;
    bool m_wasWrong;
    QLabel* m_question;
    QLabel* m_wrong;
    QLineEdit* m_field;
    QLabel* m_fieldLabel;
    QPushButton* m_open;
    QPushButton* m_skip;
};

} // namespace releve::ui
