// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/prompts.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

#include "ui/passphrasedialog.h"

namespace releve::ui {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

} // namespace

void DialogPrompts::openFiles(QWidget* parent, std::function<void(QStringList)> answer)
{
    auto* dialog = new QFileDialog(parent, Tr::tr("Open"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({Tr::tr("All files (*)"), Tr::tr("Router output (*.txt *.log *.cfg *.conf)"),
                            Tr::tr("Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.p12 *.pfx)")});
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(answer));
    dialog->open();
}

void DialogPrompts::saveFile(QWidget* parent, const QString& suggestedName, const QString& filter,
                             std::function<void(QString)> answer)
{
    auto* dialog = new QFileDialog(parent, Tr::tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(answer));
    dialog->open();
}

void DialogPrompts::passphrase(QWidget* parent, const QString& fileName, bool wasWrong,
                               std::function<void(std::optional<SecretBytes>)> answer)
{
    auto* dialog = new PassphraseDialog(fileName, wasWrong, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, answer = std::move(answer)](int result) {
        if (result == QDialog::Accepted)
            answer(dialog->takePassphrase());
        else
            answer(std::nullopt);
    });
    dialog->open();
}

void DialogPrompts::secret(QWidget* parent, const QString& question,
                           std::function<void(std::optional<SecretBytes>)> answer)
{
    auto* dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::TextInput);
    dialog->setTextEchoMode(QLineEdit::Password);
    dialog->setLabelText(question);
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, answer = std::move(answer)](int result) {
        QByteArray typed = dialog->textValue().toUtf8();
        dialog->setTextValue({});
        if (result == QDialog::Accepted)
            answer(SecretBytes({typed.constData(), static_cast<std::size_t>(typed.size())}));
        else
            answer(std::nullopt);
        typed.fill(0);
    });
    dialog->open();
}

void DialogPrompts::confirm(QWidget* parent, const QString& question, const QString& consequence,
                            const QString& act, std::function<void()> answer)
{
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setText(question);
    box->setInformativeText(consequence);
    QPushButton* doIt = box->addButton(act, QMessageBox::DestructiveRole);
    QPushButton* cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(doIt, &QPushButton::clicked, parent, std::move(answer));
    box->open();
}

} // namespace releve::ui
