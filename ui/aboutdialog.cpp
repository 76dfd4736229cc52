// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/aboutdialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace releve::ui {

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Relève"));
    auto* icon = new QLabel(this);
    icon->setPixmap(QIcon(QStringLiteral(":/releve/icons/releve.svg")).pixmap(64, 64));
    icon->setAlignment(Qt::AlignHCenter);
    auto* text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 54);
    text->setText(
        tr("Relève %1\n\nThe changing of the guard: a certificate that expires must find its successor "
           "already in place.\n\nFree software under the Apache License 2.0.")
            .arg(QCoreApplication::applicationVersion()));
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("C&lose"), QDialogButtonBox::RejectRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* box = new QVBoxLayout(this);
    box->setSpacing(14);
    box->setContentsMargins(24, 22, 24, 18);
    box->addWidget(icon);
    box->addWidget(text);
    box->addWidget(buttons);
    box->setSizeConstraint(QLayout::SetFixedSize);
}

} // namespace releve::ui
