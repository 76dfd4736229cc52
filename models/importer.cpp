// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/importer.h"

#include <algorithm>
#include <limits>

#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QtConcurrent>

namespace releve::models {

/// Belongs to one thread at a time: to the reader from run() to the end of its future, else to the importer.
struct Importer::Batch
{
    std::vector<Job> jobs;
    std::size_t next = 0;
    std::size_t announced = 0; ///< jobs whose beginning was told
    QByteArray held;           ///< the content of jobs[next] while it waits for its passphrase
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
    // Not read(limit + 1): it makes room for all of that first. What comes on top is what the file has grown by since.
    QByteArray content = file.read(info.size());
    constexpr qint64 more = 64 * 1024;
    while (content.size() <= limit && !file.atEnd() && file.error() == QFileDevice::NoError)
        content += file.read(more);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::IoFailure, file.errorString().toStdString()};
    if (content.size() > limit)
        return Error{ErrorCode::TooLarge, "grew while being read"};
    return content;
}

bool needsPassphrase(const Status& status)
{
    return !status && (status.error().code == ErrorCode::PassphraseNeeded ||
                       status.error().code == ErrorCode::WrongPassphrase);
}

ByteView viewOf(const QByteArray& bytes)
{
    return bytesOf(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

/// One job while it is read.
struct Importer::Part
{
    Job job;
    QByteArray content = {}; ///< null when it is still to be fetched
    const SecretBytes* passphrase = nullptr;
    fleet::Reading reading = {};
    Status status = std::monostate{};

    void read()
    {
        if (content.isNull()) {
            auto fetched = job.isFile ? contentOf(job.name) : Result<QByteArray>(job.content);
            if (!fetched) {
                status = fetched.error();
                return;
            }
            content = *std::move(fetched);
        }
        const SecretBytes none;
        status = reading.add(job.name.toStdString(), viewOf(content), passphrase ? *passphrase : none);
    }
};

Importer::Importer(QObject* parent) : QObject(parent)
{
    // One more than the cores: the reader takes a thread to wait in for those that read, and on a machine with one core
    // it would wait for itself.
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount()) + 1);
}

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
        QtConcurrent::run(&m_pool, [batch = m_batch, pool = &m_pool](QPromise<Step>& promise) {
            read(*batch, *pool, promise);
        }));
}

/// Some jobs at a time, side by side; what they said is taken in their order.
void Importer::read(Batch& batch, QThreadPool& pool, QPromise<Step>& promise)
{
    while (batch.next < batch.jobs.size() && !promise.isCanceled() && !batch.needsPassphrase) {
        const auto width = static_cast<std::size_t>(std::max(1, QThread::idealThreadCount()));
        const std::size_t end = std::min(batch.jobs.size(), batch.next + width);
        for (; batch.announced < end; ++batch.announced)
            promise.addResult(Step{static_cast<int>(batch.announced), batch.jobs[batch.announced].name, {}});
        std::vector<Part> parts;
        for (std::size_t job = batch.next; job < end; ++job)
            parts.push_back(Part{batch.jobs[job]});
        parts.front().content = std::exchange(batch.held, QByteArray());
        parts.front().passphrase = &batch.passphrase; // given for this one only
        QtConcurrent::blockingMap(&pool, parts, [&promise](Part& part) {
            if (!promise.isCanceled())
                part.read();
        });
        batch.wasWrong = !batch.passphrase.empty();
        batch.passphrase.wipe();
        for (Part& part : parts) {
            if (needsPassphrase(part.status)) { // those after it are read again, in their turn
                batch.needsPassphrase = true;
                batch.held = std::move(part.content);
                break;
            }
            if (part.status)
                batch.reading.append(std::move(part.reading));
            else
                promise.addResult(Step{static_cast<int>(batch.next), part.job.name, part.status.error()});
            batch.wasWrong = false;
            batch.jobs[batch.next++].content = QByteArray();
        }
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
        m_reading = std::move(batch->reading);
        Q_EMIT finished();
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
