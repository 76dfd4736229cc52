// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/importflow.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>
#include <QUrl>

#include "models/fleetstore.h"
#include "models/texts.h"
#include "pki/base/process.h"
#include "ui/exampleclock.h"
#include "ui/messagebar.h"
#include "ui/prompts.h"

namespace releve::ui {

namespace {

constexpr int patienceMilliseconds = 300;
constexpr std::size_t worthTrimming = std::size_t{8} << 20;

QString shortName(const QString& path)
{
    return QFileInfo(path).fileName();
}

/// A folder stands for the files in it.
QStringList filesOf(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.isDir()) {
            files.push_back(path);
            continue;
        }
        const QFileInfoList entries = QDir(path).entryInfoList(QDir::Files | QDir::Readable, QDir::Name);
        for (const QFileInfo& entry : entries)
            files.push_back(entry.filePath());
    }
    return files;
}

} // namespace

Instant exampleInstant()
{
    return *makeInstant(2017, 9, 10, 11, 0, 0);
}

ImportFlow::ImportFlow(Parts parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_patience(new QTimer(this))
{
    m_patience->setSingleShot(true);
    m_patience->setInterval(patienceMilliseconds);
    connect(m_patience, &QTimer::timeout, this, [this] {
        m_showProgress = true;
        showProgress();
    });
    connect(&m_importer, &models::Importer::progress, this, &ImportFlow::onProgress);
    connect(&m_importer, &models::Importer::failed, this, [this](const QString& name, const Error& error) {
        //: %1 is a file's name, %2 a sentence that says why it was not read
        m_failures.push_back(tr("%1: %2").arg(shortName(name), models::errorText(error)));
    });
    connect(&m_importer, &models::Importer::passphraseNeeded, this, &ImportFlow::onPassphraseNeeded);
    connect(&m_importer, &models::Importer::finished, this, &ImportFlow::onFinished);
    connect(&m_importer, &models::Importer::cancelled, this, [this] {
        m_patience->stop();
        m_isExample = false;
        m_parts.bar.showMessage(fleet::Tone::Unknown, tr("Import cancelled. Nothing was taken in."));
        Q_EMIT runningChanged();
    });
    connect(&m_parts.bar, &MessageBar::cancelRequested, &m_importer, &models::Importer::cancel);
}

void ImportFlow::start()
{
    if (m_importer.isRunning())
        return;
    m_failures.clear();
    m_showProgress = false;
    m_parts.bar.dismiss();
    m_patience->start();
}

void ImportFlow::ask()
{
    m_parts.prompts.openFiles(&m_parts.window, [this](const QStringList& paths) { importFiles(paths); });
}

void ImportFlow::importFiles(const QStringList& paths)
{
    const QStringList files = filesOf(paths);
    if (files.isEmpty())
        return;
    start();
    m_importer.importFiles(files);
    Q_EMIT runningChanged();
}

bool ImportFlow::accepts(const QMimeData& mime)
{
    if (mime.hasText())
        return true;
    const QList<QUrl> urls = mime.urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
}

void ImportFlow::take(const QMimeData& mime)
{
    QStringList files;
    const QList<QUrl> urls = mime.urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile())
            files.push_back(url.toLocalFile());
    if (!files.isEmpty())
        return importFiles(files);
    const QByteArray text = mime.text().toUtf8();
    if (text.trimmed().isEmpty()) {
        m_parts.bar.showMessage(fleet::Tone::Attention, tr("There is no text on the clipboard."));
        return;
    }
    start();
    m_importer.importBytes(tr("Pasted text"), text);
    Q_EMIT runningChanged();
}

void ImportFlow::paste()
{
    if (const QMimeData* mime = QGuiApplication::clipboard()->mimeData())
        take(*mime);
}

void ImportFlow::openExample()
{
    if (m_importer.isRunning())
        return;
    start();
    m_isExample = true;
    const QDir folder(QStringLiteral(":/releve/example"));
    const QStringList names = folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            m_importer.importBytes(name, file.readAll());
    }
    Q_EMIT runningChanged();
}

void ImportFlow::onProgress(int done, int total, const QString& name)
{
    m_progress = {done, total, name};
    if (m_showProgress)
        showProgress();
}

void ImportFlow::showProgress()
{
    const auto& [done, total, name] = m_progress;
    if (name.isEmpty() || !m_importer.isRunning())
        return;
    const QLocale locale;
    //: %1 is a file's name, %2 and %3 are numbers
    m_parts.bar.showProgress(
        done, total > 1 ? total : 0,
        tr("Reading %1 (%2 of %3)").arg(shortName(name), locale.toString(done + 1), locale.toString(total)));
}

void ImportFlow::onPassphraseNeeded(const QString& name, bool wasWrong)
{
    m_parts.prompts.passphrase(&m_parts.window, shortName(name), wasWrong,
                               [this](std::optional<SecretBytes> passphrase) {
                                   if (passphrase)
                                       m_importer.supplyPassphrase(std::move(*passphrase));
                                   else
                                       m_importer.skipFile();
                               });
}

void ImportFlow::onFinished()
{
    fleet::Reading reading = m_importer.takeReading();
    const bool isEmpty = reading.sources.empty();
    std::size_t size = 0;
    for (const fleet::Source& source : reading.sources)
        size += source.size;
    m_patience->stop();
    const auto before = m_parts.store.snapshots().size();
    bool changed = false;
    const auto connection =
        connect(&m_parts.store, &models::FleetStore::changed, this, [&changed] { changed = true; });
    {
        std::optional<ExampleClock::Stage> stage;
        if (m_isExample)
            stage.emplace(m_parts.clock, exampleInstant() + std::chrono::minutes{1});
        m_parts.store.importReading(std::move(reading));
    }
    disconnect(connection);
    if (size > worthTrimming) // once what is shown is on the screen
        QTimer::singleShot(0, this, &returnFreeMemory);
    m_isExample = false;
    report(changed || isEmpty || m_parts.store.snapshots().size() != before);
    Q_EMIT runningChanged();
    Q_EMIT finished();
}

void ImportFlow::report(bool tookAnything)
{
    if (m_failures.size() == 1) {
        m_parts.bar.showMessage(fleet::Tone::Failed, m_failures.constFirst());
    } else if (!m_failures.isEmpty()) {
        const QString head = tr("%Ln file(s) were not read.", nullptr, static_cast<int>(m_failures.size()));
        m_parts.bar.showMessage(fleet::Tone::Failed, head + u'\n' + m_failures.mid(0, 5).join(u'\n'));
    } else if (!tookAnything) {
        m_parts.bar.showMessage(fleet::Tone::Attention,
                                tr("Nothing new about certificates was found in it."));
    } else {
        m_parts.bar.dismiss();
    }
}

} // namespace releve::ui
