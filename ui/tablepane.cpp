// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/tablepane.h"

#include <functional>

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/roles.h"
#include "ui/badgedelegate.h"
#include "ui/chip.h"
#include "ui/countdowndelegate.h"
#include "ui/plaindelegate.h"
#include "ui/theme.h"

namespace releve::ui {

TablePane::TablePane(QAbstractItemModel& model, Layout layout, QWidget* parent)
    : QWidget(parent)
    , m_layout(std::move(layout))
    , m_rows(new models::RowFilter(this))
    , m_view(new QTreeView(this))
    , m_bar(new QWidget(this))
    , m_barLayout(new QHBoxLayout(m_bar))
    , m_chipGroup(new QButtonGroup(this))
    , m_only(new ChipButton(m_bar))
    , m_count(new QLabel(m_bar))
    , m_empty(new QLabel(m_view))
{
    setObjectName(m_layout.name + QStringLiteral("Pane"));
    m_rows->setSourceModel(&model);
    buildChips();
    buildView();
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_bar);
    box->addWidget(m_view);
    connect(m_rows, &models::RowFilter::countsChanged, this, &TablePane::showCounts);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_rows, signal, this, &TablePane::showEmptyState);
    connect(m_rows, &QAbstractItemModel::modelReset, this, &TablePane::showEmptyState);
    retranslate();
}

void TablePane::buildChips()
{
    m_barLayout->setContentsMargins(10, 7, 10, 7);
    m_barLayout->setSpacing(6);
    for (const models::Chip chip : m_layout.chips) {
        auto* button = new ChipButton(m_bar);
        button->setObjectName(m_layout.name + QStringLiteral("Chip%1").arg(static_cast<int>(chip)));
        button->setChecked(chip == models::Chip::All);
        m_chipGroup->addButton(button, static_cast<int>(chip));
        m_chips.insert(static_cast<int>(chip), button);
        m_barLayout->addWidget(button);
        connect(button, &ChipButton::clicked, this, [this, chip] {
            refilter([&] { m_rows->setChip(chip); });
            showCounts();
        });
    }
    m_only->setObjectName(m_layout.name + QStringLiteral("Only"));
    m_only->hide();
    m_barLayout->addWidget(m_only);
    m_barLayout->addStretch();
    m_count->setObjectName(m_layout.name + QStringLiteral("Count"));
    m_count->setTextFormat(Qt::PlainText);
    m_barLayout->addWidget(m_count);
    connect(m_only, &ChipButton::toggled, this, &TablePane::applyScope);
}

void TablePane::buildView()
{
    m_view->setObjectName(m_layout.name + QStringLiteral("View"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSortingEnabled(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setModel(m_rows);
    m_view->setItemDelegate(new PlainDelegate(m_view));
    if (m_layout.stateColumn >= 0)
        m_view->setItemDelegateForColumn(m_layout.stateColumn, new BadgeDelegate(m_view));
    if (m_layout.countdownColumn >= 0)
        m_view->setItemDelegateForColumn(m_layout.countdownColumn, new CountdownDelegate(m_view));
    QHeaderView* header = m_view->header();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setTextElideMode(Qt::ElideRight);
    const int character = fontMetrics().averageCharWidth();
    for (int column = 0; column < m_layout.widths.size(); ++column)
        header->resizeSection(column, m_layout.widths[column] * character);
    m_view->sortByColumn(m_layout.sortColumn, Qt::AscendingOrder);

    m_empty->setObjectName(m_layout.name + QStringLiteral("Empty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_view->viewport()->installEventFilter(this);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TablePane::onCurrentChanged);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_view->indexAt(at).isValid())
            Q_EMIT contextMenuWanted(m_view->viewport()->mapToGlobal(at));
    });
}

void TablePane::onCurrentChanged(const QModelIndex& current)
{
    if (m_quiet || !current.isValid())
        return;
    m_chosenDevice = current.data(models::DeviceIdRole).toString();
    m_chosenTrustpoint = current.data(models::TrustpointRole).toString();
    m_chosenRow = m_rows->mapToSource(current);
    Q_EMIT chosen(m_chosenDevice, m_chosenTrustpoint);
}

// A filter hides rows; that the chosen one is among them does not choose another.
void TablePane::refilter(const std::function<void()>& change)
{
    {
        const QScopedValueRollback quiet(m_quiet, true);
        const int before = m_rows->rowCount();
        change();
        // Rows that come back stand at the end until sorted in: the proxy does not sort by itself.
        if (m_rows->rowCount() > before)
            m_rows->sort(m_rows->sortColumn(), m_rows->sortOrder());
    }
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid() || current.data(models::DeviceIdRole).toString() != m_chosenDevice ||
        current.data(models::TrustpointRole).toString() != m_chosenTrustpoint)
        choose(m_chosenDevice, m_chosenTrustpoint);
    showCountText();
    showEmptyState();
}

void TablePane::setFilterText(const QString& text)
{
    m_text = text;
    refilter([&] { m_rows->setText(text); });
}

void TablePane::setScope(const QSet<QString>& devices, const QString& name)
{
    if (devices == m_scope && name == m_scopeName)
        return;
    m_scope = devices;
    m_scopeName = name;
    m_only->setVisible(!m_scope.isEmpty());
    if (m_scope.isEmpty())
        m_only->setChecked(false);
    retranslate();
    applyScope();
}

void TablePane::applyScope()
{
    refilter([this] { m_rows->setDevices(m_only->isChecked() ? m_scope : QSet<QString>()); });
}

void TablePane::clearFilters()
{
    m_only->setChecked(false);
    if (ChipButton* all = m_chips.value(static_cast<int>(models::Chip::All)))
        all->setChecked(true);
    m_text.clear();
    refilter([this] {
        m_rows->setChip(models::Chip::All);
        m_rows->setText({});
    });
    showCounts();
}

void TablePane::choose(const QString& deviceId, const QString& trustpoint)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_chosenDevice = deviceId;
    m_chosenTrustpoint = trustpoint;
    QModelIndex found = m_rows->mapFromSource(m_chosenRow);
    if (found.isValid() && (found.data(models::DeviceIdRole).toString() != deviceId || trustpoint.isEmpty() ||
                            found.data(models::TrustpointRole).toString() != trustpoint))
        found = {};
    for (int row = 0; row < m_rows->rowCount() && !deviceId.isEmpty() && !found.isValid(); ++row) {
        const QModelIndex index = m_rows->index(row, 0);
        if (index.data(models::DeviceIdRole).toString() == deviceId &&
            (trustpoint.isEmpty() || index.data(models::TrustpointRole).toString() == trustpoint))
            found = index;
    }
    if (!found.isValid()) {
        m_view->selectionModel()->clear();
        return;
    }
    m_chosenRow = m_rows->mapToSource(found);
    if (found.row() == m_view->currentIndex().row())
        return;
    m_view->setCurrentIndex(found);
    m_view->scrollTo(found);
}

void TablePane::tick()
{
    const int column = m_layout.countdownColumn;
    if (column < 0 || !isVisible() || m_view->isColumnHidden(column))
        return;
    m_view->viewport()->update(m_view->columnViewportPosition(column), 0, m_view->columnWidth(column),
                               m_view->viewport()->height());
}

QByteArray TablePane::saveState() const
{
    return m_view->header()->saveState();
}

void TablePane::restoreState(const QByteArray& state)
{
    if (!state.isEmpty())
        m_view->header()->restoreState(state);
}

QString TablePane::currentRowText() const
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return {};
    QStringList cells;
    for (int visual = 0; visual < m_view->header()->count(); ++visual) {
        const int column = m_view->header()->logicalIndex(visual);
        if (!m_view->isColumnHidden(column))
            cells.push_back(current.siblingAtColumn(column).data().toString());
    }
    return cells.join(u'\t');
}

void TablePane::showCountText()
{
    m_count->setText(isFiltering() ? m_rows->countText() : QString());
}

void TablePane::showCounts()
{
    // What the chips say does not depend on the text typed: a keystroke need not count every row.
    if (m_quiet)
        return;
    for (auto it = m_chips.cbegin(); it != m_chips.cend(); ++it) {
        const auto chip = static_cast<models::Chip>(it.key());
        const int count = m_rows->count(chip);
        it.value()->setText(
            QStringLiteral("%1 %2").arg(models::RowFilter::chipText(chip), QLocale().toString(count)));
        // What there is none of is not offered, unless it is what is shown.
        it.value()->setVisible(count > 0 || it.value()->isChecked() || chip == models::Chip::All);
        it.value()->updateGeometry();
    }
    showCountText();
}

void TablePane::showEmptyState()
{
    m_empty->setVisible(m_rows->rowCount() == 0);
    m_empty->setText(isFiltering() ? tr("Nothing here matches the filter.\nEsc shows all again.")
                                   : tr("Nothing of this kind was read."));
    m_empty->setGeometry(m_view->viewport()->geometry());
}

bool TablePane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        m_empty->setGeometry(m_view->viewport()->geometry());
    return QWidget::eventFilter(watched, event);
}

void TablePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TablePane::retranslate()
{
    //: %1 is a site's or device's name
    m_only->setText(tr("Only %1").arg(m_scopeName.size() > 40 ? m_scopeName.left(39) + u'…' : m_scopeName));
    m_only->setToolTip(tr("Show only what belongs to the choice in the inventory"));
    m_only->updateGeometry();
    showCounts();
    showEmptyState();
}

} // namespace releve::ui
