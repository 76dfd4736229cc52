// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

#include "models/importer.h"

class QMimeData;
class QTimer;
class QWidget;

namespace releve::models {
class FleetStore;
}

namespace releve::ui {

class ExampleClock;
class MessageBar;
class Prompts;

/// Everything that brings text and files into the store: menu, drop, paste, command line and the example;
/// says in the message bar how it goes.
class ImportFlow : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        models::FleetStore& store;
        ExampleClock& clock;
        Prompts& prompts;
        MessageBar& bar;
        QWidget& window;
    };
    explicit ImportFlow(Parts parts, QObject* parent = nullptr);

    void ask();
    void paste();
    void openExample();
    void importFiles(const QStringList& paths);
    [[nodiscard]] static bool accepts(const QMimeData& mime);
    void take(const QMimeData& mime);
    [[nodiscard]] bool isRunning() const { return m_importer.isRunning(); }

Q_SIGNALS:
    void runningChanged();
    /// An import is over and the store has what there was.
    void finished();

private:
    void start();
    void showProgress();
    void onProgress(int done, int total, const QString& name);
    void onPassphraseNeeded(const QString& name, bool wasWrong);
    void onFinished();
    void report(bool tookAnything);

    Parts m_parts;
    models::Importer m_importer;
    QTimer* m_patience; ///< progress is shown only of what takes its time
    bool m_showProgress = false;
    struct
    {
        int done = 0;
        int total = 0;
        QString name;
    } m_progress; ///< as last told
    bool m_isExample = false;
    QStringList m_failures;
};

/// The instant at which the bundled example was taken.
[[nodiscard]] Instant exampleInstant();

} // namespace releve::ui
