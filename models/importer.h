// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QStringList>
#include <QThreadPool>

#include "pki/base/result.h"
#include "pki/base/secretbytes.h"
#include "pki/fleet/reading.h"

namespace releve::models {

/// Reads files and pastes without holding up the window. One import at a time; a further request while one
/// runs is added to it. Several files are read side by side. Only values cross threads.
// Thread: lives in the GUI thread; reads in a thread pool of its own, whose threads end with it: OpenSSL frees what it
// keeps of a thread only while the process still lives.
class Importer : public QObject
{
    Q_OBJECT
public:
    explicit Importer(QObject* parent = nullptr);
    /// Cancels, and waits for the file being read.
    ~Importer() override;

    [[nodiscard]] bool isRunning() const;
    /// Answers passphraseNeeded(). Nothing happens when none was asked.
    void supplyPassphrase(SecretBytes passphrase);
    /// After finished(): all that could be read, once; sources is empty when nothing could. Handed over, not copied: a
    /// fleet's log is a million records.
    [[nodiscard]] fleet::Reading takeReading() { return std::exchange(m_reading, {}); }

public Q_SLOTS:
    void importFiles(const QStringList& paths);
    /// @param name what the source is called: a word for a paste
    void importBytes(const QString& name, const QByteArray& content);
    /// Answers passphraseNeeded() with no: the file is left out.
    void skipFile();
    /// Drops everything at once; cancelled() and no finished().
    void cancel();

Q_SIGNALS:
    /// @param name the source now being read
    void progress(int done, int total, const QString& name);
    /// A source left out; the others go on.
    void failed(const QString& name, const releve::Error& error);
    /// The import waits for supplyPassphrase(), skipFile() or cancel().
    /// @param wasWrong one was given and did not open it
    void passphraseNeeded(const QString& name, bool wasWrong);
    /// takeReading() has what could be read.
    void finished();
    void cancelled();

private:
    struct Job
    {
        QString name;
        QByteArray content; ///< of a paste
        bool isFile = false;
    };
    /// What the reader tells while it works.
    struct Step
    {
        int job = 0;
        QString name;
        std::optional<Error> error; ///< set when the job was left out, else it was begun
    };
    struct Batch;
    struct Part;

    void enqueue(std::vector<Job> jobs);
    void run();
    void onStep(int index);
    void onRunEnded();
    static void read(Batch& batch, QThreadPool& pool, QPromise<Step>& promise);

    QThreadPool m_pool;             ///< the last to go: what runs in it uses nothing else of ours
    std::shared_ptr<Batch> m_batch; ///< the reader's while it runs, else ours; null when idle
    std::vector<Job> m_added;       ///< while the reader runs
    std::unique_ptr<QFutureWatcher<Step>> m_watcher; ///< null while nothing runs
    bool m_waiting = false;                          ///< for a passphrase
    fleet::Reading m_reading;                        ///< of the import that finished, until it is taken
};

} // namespace releve::models
