// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSaveFile>

#include "models/certificatemodel.h"
#include "models/roles.h"
#include "models/texts.h"
#include "ui/detailspanel.h"
#include "ui/messagebar.h"
#include "ui/prompts.h"
#include "ui/statusline.h"
#include "ui/tablepane.h"
#include "ui/timelinepane.h"

// What leaves the window: to the clipboard, and into files.
namespace releve::ui {

void MainWindow::copy()
{
    QString text = m_details->valueToCopy();
    if (text.isEmpty())
        text = tableInSight()->currentRowText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void MainWindow::copyFingerprint(int field)
{
    const auto* model = m_details->findChild<models::CertificateModel*>();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex value = model->index(row, models::CertificateModel::Value);
        if (value.data(models::KindRole).toInt() != field)
            continue;
        QGuiApplication::clipboard()->setText(value.data(models::CopyRole).toString());
        m_status->say(tr("Fingerprint copied"));
        return;
    }
    m_status->say(tr("That fingerprint is not known"));
}

void MainWindow::exportCertificate(bool pem)
{
    const fleet::HeldCertificatePtr held = m_details->certificate();
    if (!held || !held->record.certificate)
        return;
    const x509::Certificate certificate = *held->record.certificate;
    const QString name = QStringLiteral("%1-%2.%3")
                             .arg(m_trustpoint, models::toQString(certificate.serial()),
                                  pem ? QStringLiteral("pem") : QStringLiteral("der"));
    // A router's word becomes part of a file's name: only harmless characters of it.
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9._-]+"));
    m_env.prompts.saveFile(
        this, QString(name).replace(unsafe, QStringLiteral("_")),
        pem ? tr("PEM certificate (*.pem)") : tr("DER certificate (*.der)"),
        [this, certificate, pem](const QString& path) {
            const QByteArray bytes = pem ? QByteArray::fromStdString(certificate.toPem())
                                         : QByteArray(reinterpret_cast<const char*>(certificate.der().data()),
                                                      static_cast<qsizetype>(certificate.der().size()));
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
                m_status->say(tr("Written: %1").arg(path));
            else
                m_message->showMessage(fleet::Tone::Failed,
                                       tr("%1 could not be written: %2").arg(path, file.errorString()));
        });
}

void MainWindow::exportTimeline()
{
    m_env.prompts.saveFile(this, QStringLiteral("timeline.svg"), tr("Pictures (*.svg *.png)"),
                           [this](const QString& path) {
                               QString error;
                               if (m_timeline->exportTo(path, error))
                                   m_status->say(tr("Written: %1").arg(path));
                               else
                                   m_message->showMessage(fleet::Tone::Failed,
                                                          tr("%1 could not be written: %2").arg(path, error));
                           });
}

} // namespace releve::ui
