// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/inventoryview.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>

#include "models/inventorymodel.h"
#include "models/roles.h"
#include "ui/icons.h"
#include "ui/plaindelegate.h"
#include "ui/theme.h"

namespace releve::ui {

namespace {

/// The state's icon, the name, and at the right what a parent says of its children.
class InventoryDelegate final : public PlainDelegate
{
public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString count = index.data(models::CountTextRole).toString();
        const int countWidth = count.isEmpty() ? 0 : item.fontMetrics.horizontalAdvance(count) + 10;
        item.text = item.fontMetrics.elidedText(
            item.text, Qt::ElideRight, item.rect.width() - item.decorationSize.width() - 14 - countWidth);
        const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);
        if (count.isEmpty())
            return;
        painter->save();
        painter->setFont(option.font);
        painter->setPen(option.state.testFlag(QStyle::State_Selected)
                            ? option.palette.color(QPalette::HighlightedText)
                            : quietText(option.palette));
        painter->drawText(option.rect.adjusted(0, 0, -8, 0),
                          Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          item.fontMetrics.elidedText(count, Qt::ElideRight, option.rect.width() * 2 / 3));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize base = PlainDelegate::sizeHint(option, index);
        return {base.width(), qMax(base.height(), option.fontMetrics.height() + 8)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        PlainDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = toneIcon(static_cast<fleet::Tone>(index.data(models::ToneRole).toInt()));
        const int side = option->fontMetrics.ascent() + 1;
        option->decorationSize = {side, side};
    }
};

} // namespace

InventoryView::InventoryView(models::InventoryModel& model, QWidget* parent)
    : QTreeView(parent), m_model(model)
{
    setObjectName(QStringLiteral("inventoryView"));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setHeaderHidden(true);
    setIndentation(fontMetrics().averageCharWidth() * 2);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setItemDelegate(new InventoryDelegate(this));
    setModel(&model);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (!m_quiet && current.isValid())
            Q_EMIT chosen(current);
    });
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (indexAt(at).isValid())
            Q_EMIT contextMenuWanted(viewport()->mapToGlobal(at));
    });
    setAccessibleName(tr("Inventory"));
}

void InventoryView::choose(const QString& deviceId, const QString& trustpoint)
{
    const QScopedValueRollback quiet(m_quiet, true);
    QModelIndex found = m_model.find(deviceId, trustpoint);
    if (!found.isValid()) {
        selectionModel()->clear();
        return;
    }
    // A tree that opens and closes by itself would move under the hand: what is closed stays closed.
    if (!isExpanded(found.parent()) && found.parent().isValid())
        found = found.parent();
    setCurrentIndex(found);
    scrollTo(found);
}

void InventoryView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Inventory"));
    QTreeView::changeEvent(event);
}

} // namespace releve::ui
