// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/importer.h"

#include <limits>

#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

namespace releve::models {

/// Belongs to one thread at a time: to the reader from run() to the end of its future, else to the importer.
struct Importer::Batch
{
    std::vector<Job> jobs;
    std::size_t next = 0;
    QByteArray held; ///< the content of jobs[next] while it waits for its passphrase
    SecretBytes passphrase;
    fleet::Reading reading;
    bool needsPassphrase = false;
    bool wasWrong = false;
};

namespace {

Result<QByteArray> contentOf(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, "no such file"};
    // Folders, pipes and devices: the last two might never end.
    if (!info.isFile())
        return Error{ErrorCode::UnsupportedFormat, "not a regular file"};
    constexpr qint64 limit = std::min<qint64>(fleet::maximumSourceSize, std::numeric_limits<qint32>::max());
    if (info.size() > limit)
        return Error{ErrorCode::TooLarge, std::to_string(info.size()) + " bytes"};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.error() == QFileDevice::PermissionsError || !info.isReadable()
                         ? ErrorCode::AccessDenied
                         : ErrorCode::IoFailure,
                     file.errorString().toStdString()};
    QByteArray content = file.read(limit + 1); // it may have grown since
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::IoFailure, file.errorString().toStdString()};
    if (content.size() > limit)
        return Error{ErrorCode::TooLarge, "grew while being read"};
    return content;
}

ByteView viewOf(const QByteArray& bytes)
{
    return bytesOf(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

Importer::Importer(QObject* parent) : QObject(parent) {}

Importer::~Importer()
{
    if (m_watcher)
        m_watcher->future().cancel();
}

bool Importer::isRunning() const
{
    return m_batch != nullptr;
}

void Importer::importFiles(const QStringList& paths)
{
    std::vector<Job> jobs;
    for (const QString& path : paths)
        jobs.push_back({path, {}, true});
    enqueue(std::move(jobs));
}

void Importer::importBytes(const QString& name, const QByteArray& content)
{
    enqueue({{name, content, false}});
}

void Importer::enqueue(std::vector<Job> jobs)
{
    m_added.insert(m_added.end(), std::make_move_iterator(jobs.begin()), std::make_move_iterator(jobs.end()));
    if (m_batch || m_added.empty())
        return; // the running import takes them when its reader comes back
    m_batch = std::make_shared<Batch>();
    run();
}

void Importer::run()
{
    m_waiting = false;
    auto& jobs = m_batch->jobs;
    jobs.insert(jobs.end(), std::make_move_iterator(m_added.begin()), std::make_move_iterator(m_added.end()));
    m_added.clear();
    m_batch->needsPassphrase = false;
    m_watcher = std::make_unique<QFutureWatcher<Step>>();
    connect(m_watcher.get(), &QFutureWatcherBase::resultReadyAt, this, &Importer::onStep);
    connect(m_watcher.get(), &QFutureWatcherBase::finished, this, &Importer::onRunEnded);
    m_watcher->setFuture(
        QtConcurrent::run([batch = m_batch](QPromise<Step>& promise) { read(*batch, promise); }));
}

void Importer::read(Batch& batch, QPromise<Step>& promise)
{
    for (; batch.next < batch.jobs.size() && !promise.isCanceled(); ++batch.next) {
        Job& job = batch.jobs[batch.next];
        const int number = static_cast<int>(batch.next);
        if (batch.held.isNull()) {
            promise.addResult(Step{number, job.name, {}});
            auto content = job.isFile ? contentOf(job.name) : Result<QByteArray>(std::move(job.content));
            if (!content) {
                promise.addResult(Step{number, job.name, content.error()});
                continue;
            }
            batch.held = *std::move(content);
        }
        const Status read = batch.reading.add(job.name.toStdString(), viewOf(batch.held), batch.passphrase);
        const bool wasGiven = !batch.passphrase.empty();
        batch.passphrase.wipe();
        if (!read && (read.error().code == ErrorCode::PassphraseNeeded ||
                      read.error().code == ErrorCode::WrongPassphrase)) {
            batch.needsPassphrase = true;
            batch.wasWrong = wasGiven;
            return;
        }
        if (!read)
            promise.addResult(Step{number, job.name, read.error()});
        batch.held = QByteArray();
    }
}

void Importer::onStep(int index)
{
    const Step step = m_watcher->resultAt(index);
    if (step.error)
        Q_EMIT failed(step.name, *step.error);
    else
        Q_EMIT progress(step.job, static_cast<int>(m_batch->jobs.size() + m_added.size()), step.name);
}

void Importer::onRunEnded()
{
    m_watcher.release()->deleteLater(); // we are inside its signal
    if (m_batch->needsPassphrase) {
        m_waiting = true;
        Q_EMIT passphraseNeeded(m_batch->jobs[m_batch->next].name, m_batch->wasWrong);
    } else if (!m_added.empty()) {
        run();
    } else {
        const auto batch = std::exchange(m_batch, nullptr);
        const int total = static_cast<int>(batch->jobs.size());
        Q_EMIT progress(total, total, QString());
        Q_EMIT finished(batch->reading);
    }
}

void Importer::supplyPassphrase(SecretBytes passphrase)
{
    if (!m_waiting)
        return;
    m_batch->passphrase = std::move(passphrase);
    run();
}

void Importer::skipFile()
{
    if (!m_waiting)
        return;
    Q_EMIT failed(m_batch->jobs[m_batch->next].name, Error{ErrorCode::PassphraseNeeded, "left out"});
    if (!m_waiting)
        return; // whoever listened has cancelled
    m_batch->held = QByteArray();
    ++m_batch->next;
    run();
}

void Importer::cancel()
{
    if (!m_batch)
        return;
    m_waiting = false;
    m_added.clear();
    m_batch.reset(); // the reader keeps its own hold on it
    if (m_watcher) {
        m_watcher->disconnect(this);
        m_watcher->future().cancel();
        m_watcher.release()->deleteLater();
    }
    Q_EMIT cancelled();
}

} // namespace releve::models
