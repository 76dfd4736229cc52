// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinepane.h"

#include <QAction>
#include <QBuffer>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/fleetstore.h"
#include "models/roles.h"
#include "models/rowfilter.h"
#include "models/texts.h"
#include "ui/actions.h"

namespace releve::ui {

TimelinePane::TimelinePane(const models::FleetStore& store, models::RowFilter& rows, const Actions& actions,
                           QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_rows(rows)
    , m_view(new TimelineView([this](int row) { return laneAt(row); }, this))
    , m_count(new QLabel(this))
    , m_empty(new QLabel(this))
{
    setObjectName(QStringLiteral("timelinePane"));
    m_view->setObjectName(QStringLiteral("timelineView"));
    m_count->setObjectName(QStringLiteral("timelineCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_empty->setObjectName(QStringLiteral("timelineEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 7, 10, 7);
    bar->setSpacing(6);
    for (const char* id : {"timeline.closer", "timeline.wider", "timeline.all", "timeline.export"}) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(id) + QStringLiteral(".button"));
        button->setDefaultAction(actions.action(QLatin1String(id)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        bar->addWidget(button);
    }
    bar->addStretch();
    bar->addWidget(m_count);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addLayout(bar);
    box->addWidget(m_view, 1);
    box->addWidget(m_empty, 1);

    connect(m_view, &TimelineView::chosen, this, [this](int row) {
        const QModelIndex index = m_rows.index(row, 0);
        m_chosenDevice = index.data(models::DeviceIdRole).toString();
        m_chosenTrustpoint = index.data(models::TrustpointRole).toString();
        Q_EMIT chosen(m_chosenDevice, m_chosenTrustpoint);
    });
    connect(m_view, &TimelineView::activated, this, &TimelinePane::activated);
    connect(m_view, &TimelineView::contextMenuWanted, this, &TimelinePane::contextMenuWanted);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_rows, signal, this, &TimelinePane::followLater);
    connect(&m_rows, &QAbstractItemModel::dataChanged, this, &TimelinePane::followLater);
    connect(&m_rows, &QAbstractItemModel::layoutChanged, this, &TimelinePane::followLater);
    connect(&m_rows, &QAbstractItemModel::modelReset, this, &TimelinePane::followLater);
    showTexts();
}

/// The trustpoint lives as long as the snapshot; null when it has gone meanwhile.
std::pair<fleet::SnapshotPtr, const fleet::Trustpoint*> TimelinePane::trustpointAt(int row) const
{
    const QModelIndex index = m_rows.index(row, 0);
    const fleet::SnapshotPtr snapshot = m_store.find(index.data(models::DeviceIdRole).toString());
    const std::string name = index.data(models::TrustpointRole).toString().toStdString();
    return {snapshot, snapshot ? snapshot->findTrustpoint(name) : nullptr};
}

models::TimelineLane TimelinePane::laneAt(int row) const
{
    const auto [snapshot, trustpoint] = trustpointAt(row);
    return trustpoint ? models::timelineLaneOf(*trustpoint, *snapshot, m_store.clock().steady())
                      : models::TimelineLane();
}

// One look a batch of signals, and none while nobody sees it.
void TimelinePane::followLater()
{
    m_stale = true;
    if (!isVisible() || m_pending)
        return;
    m_pending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_pending = false;
            if (m_stale && isVisible())
                follow();
        },
        Qt::QueuedConnection);
}

void TimelinePane::showEvent(QShowEvent* event)
{
    if (m_stale)
        follow();
    QWidget::showEvent(event);
}

void TimelinePane::follow()
{
    m_stale = false;
    std::optional<TimelineView::Range> whole;
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        const auto [snapshot, trustpoint] = trustpointAt(row);
        const auto range = trustpoint ? models::timelineRangeOf(*trustpoint) : std::nullopt;
        if (!range)
            continue;
        if (!whole)
            whole = TimelineView::Range{range->first, range->second};
        whole->from = std::min(whole->from, range->first);
        whole->to = std::max(whole->to, range->second);
    }
    m_view->setCount(m_rows.rowCount());
    m_view->setWhole(whole);
    m_view->setCurrent(rowOf(m_chosenDevice, m_chosenTrustpoint));
    m_view->setVisible(whole.has_value());
    m_empty->setVisible(!whole);
    showTexts();
}

int TimelinePane::rowOf(const QString& deviceId, const QString& trustpoint) const
{
    for (int row = 0; row < m_rows.rowCount() && !deviceId.isEmpty(); ++row) {
        const QModelIndex index = m_rows.index(row, 0);
        if (index.data(models::DeviceIdRole).toString() == deviceId &&
            (trustpoint.isEmpty() || index.data(models::TrustpointRole).toString() == trustpoint))
            return row;
    }
    return -1;
}

void TimelinePane::choose(const QString& deviceId, const QString& trustpoint)
{
    m_chosenDevice = deviceId;
    m_chosenTrustpoint = trustpoint;
    if (isVisible() && !m_stale)
        m_view->setCurrent(rowOf(deviceId, trustpoint));
    else
        m_stale = true;
}

void TimelinePane::tick()
{
    // A now line moves by a pixel in hours, but at a lab's speed in no time.
    if (isVisible())
        m_view->viewport()->update();
}

bool TimelinePane::exportTo(const QString& path, QString& error) const
{
    const QSize size = m_view->pictureSize(qMin(m_view->count(), mostLanes));
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator generator;
        generator.setOutputDevice(&picture);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(tr("Timeline"));
        QPainter painter(&generator);
        m_view->paint(painter, size, 0, 0);
    } else {
        constexpr int scale = 2; // to be printed, or looked at closely
        QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(scale);
        {
            QPainter painter(&image);
            m_view->paint(painter, size, 0, 0);
        }
        image.save(&picture, "PNG");
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(picture.data()) == picture.size() && file.commit())
        return true;
    error = file.errorString();
    return false;
}

void TimelinePane::showTexts()
{
    m_count->setText(m_rows.isFiltering() ? m_rows.countText() : QString());
    m_empty->setText(m_rows.isFiltering() ? tr("Nothing here matches the filter.\nEsc shows all again.")
                                          : tr("No certificate was read."));
    m_view->setAccessibleName(tr("Timeline"));
}

void TimelinePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showTexts();
    QWidget::changeEvent(event);
}

} // namespace releve::ui
