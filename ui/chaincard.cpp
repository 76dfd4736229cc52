// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chaincard.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

#include "models/chainmodel.h"
#include "models/roles.h"
#include "ui/icons.h"
#include "ui/plaindelegate.h"
#include "ui/theme.h"

namespace releve::ui {

namespace {

QLabel* plainLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

void colour(QLabel& label, const QColor& color)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, color);
    label.setPalette(palette);
}

void embolden(QLabel& label)
{
    QFont font = label.font();
    font.setWeight(QFont::DemiBold);
    label.setFont(font);
}

} // namespace

ChainCard::ChainCard(const QModelIndex& card, QWidget* parent)
    : QFrame(parent), m_index(card), m_gap(card.data(models::GapRole).toBool())
{
    const QString title = card.data().toString();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(14, 10, 14, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    const QVariant tone = card.data(models::ToneRole);
    if (tone.isValid()) {
        auto* icon = new QLabel(this);
        icon->setPixmap(tonePixmap(static_cast<fleet::Tone>(tone.toInt()), fontMetrics().ascent() + 2,
                                   devicePixelRatioF(), isDark(palette())));
        head->addWidget(icon);
    }
    auto* titleLabel = plainLabel(title, this);
    embolden(*titleLabel);
    if (m_gap)
        colour(*titleLabel, quietText(palette()));
    head->addWidget(titleLabel, 1);
    grid->addLayout(head, 0, 0, 1, 2);
    grid->setRowMinimumHeight(1, 2);

    QStringList spoken;
    for (int row = 0; row < card.model()->rowCount(card); ++row) {
        const QModelIndex field = card.model()->index(row, 0, card);
        addField(*grid, field);
        spoken.push_back(field.data().toString() + QStringLiteral(": ") +
                         field.siblingAtColumn(models::ChainModel::Value).data().toString());
    }
    setAccessibleDescription(spoken.join(u'\n'));
}

void ChainCard::addField(QGridLayout& grid, const QModelIndex& field)
{
    const int row = grid.rowCount();
    auto* name = plainLabel(field.data().toString(), this);
    colour(*name, quietText(palette()));
    name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    name->setMinimumWidth(fontMetrics().averageCharWidth() * 13);
    const QModelIndex valueIndex = field.siblingAtColumn(models::ChainModel::Value);
    auto* value = plainLabel(valueIndex.data().toString(), this);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setFocusPolicy(Qt::ClickFocus);
    value->setToolTip(plainToolTip(valueIndex.data(Qt::ToolTipRole).toString()));
    if (field.data(models::DifferenceRole).toBool()) {
        embolden(*value);
        colour(*value, palette().color(QPalette::Link));
    }
    const QVariant tone = valueIndex.data(models::ToneRole).isValid() ? valueIndex.data(models::ToneRole)
                                                                      : field.data(models::ToneRole);
    if (tone.isValid() && tone.toInt() != static_cast<int>(fleet::Tone::Good))
        colour(*value, toneColors(static_cast<fleet::Tone>(tone.toInt()), isDark(palette())).text);
    else if (m_gap)
        colour(*value, quietText(palette()));
    grid.addWidget(name, row, 0);
    grid.addWidget(value, row, 1);
}

void ChainCard::setChosen(bool chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    update();
}

void ChainCard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = palette().color(QPalette::Link);
    QPen pen(m_chosen || hasFocus() ? accent : lineColor(palette()), hasFocus() ? 2 : 1);
    if (m_gap && !hasFocus())
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(m_gap ? Qt::NoBrush : QBrush(palette().color(QPalette::Base)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

void ChainCard::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    Q_EMIT chosen();
    QFrame::mousePressEvent(event);
}

void ChainCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT chosen();
    else
        QFrame::keyPressEvent(event);
}

void ChainCard::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        Q_EMIT chosen();
}

void ChainCard::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT chosen();
    Q_EMIT contextMenuWanted(event->globalPos());
}

} // namespace releve::ui
