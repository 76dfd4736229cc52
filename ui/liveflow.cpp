// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/liveflow.h"

#include <QLocale>

#include "models/texts.h"
#include "ui/messagebar.h"
#include "ui/prompts.h"

namespace releve::ui {

namespace {

constexpr int failuresShown = 3;

} // namespace

LiveFlow::LiveFlow(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_fleet(parts.store, parts.clock, [parts](const QString& question, models::LiveFleet::Answer answer) {
        parts.prompts.secret(&parts.window, question, std::move(answer));
    })
{
    using models::LiveFleet;
    connect(&m_fleet, &LiveFleet::opened, this, &LiveFlow::onOpened);
    connect(&m_fleet, &LiveFleet::notOpened, this, &LiveFlow::onNotOpened);
    connect(&m_fleet, &LiveFleet::progressed, this, &LiveFlow::onProgressed);
    connect(&m_fleet, &LiveFleet::finished, this, &LiveFlow::onFinished);
    connect(&m_parts.bar, &MessageBar::cancelRequested, &m_fleet, &LiveFleet::cancel);
}

void LiveFlow::onOpened(const QString& backup)
{
    if (!backup.isEmpty())
        m_parts.bar.showMessage(
            fleet::Tone::Good,
            tr("The store was brought up to date; a copy of it as it was is %1.").arg(backup));
    Q_EMIT changed();
}

void LiveFlow::onNotOpened(const Error& error)
{
    m_parts.bar.showMessage(fleet::Tone::Failed,
                            tr("The store could not be opened: %1").arg(models::errorText(error)));
    Q_EMIT changed();
}

void LiveFlow::onProgressed(int done, int total, const QString& name)
{
    m_parts.bar.showProgress(
        done, total,
        name.isEmpty()
            ? tr("Reading %Ln device(s)…", nullptr, total)
            //: %1 of %2 devices are read, %3 is the last one
            : tr("Read %1 of %2: %3").arg(QLocale().toString(done), QLocale().toString(total), name));
    Q_EMIT changed();
}

void LiveFlow::onFinished(int read, const QStringList& failures)
{
    QStringList lines{tr("%Ln device(s) read.", nullptr, read)};
    if (!failures.isEmpty())
        lines.append(tr("%Ln could not be read.", nullptr, static_cast<int>(failures.size())));
    lines.append(failures.mid(0, failuresShown));
    if (failures.size() > failuresShown)
        lines.append(QStringLiteral("…"));
    m_parts.bar.showMessage(failures.isEmpty() ? fleet::Tone::Good : fleet::Tone::Attention,
                            lines.join(failures.isEmpty() ? QStringLiteral(" ") : QStringLiteral("\n")));
    Q_EMIT changed();
}

} // namespace releve::ui
