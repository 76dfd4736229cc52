// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chainspane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "models/fleetstore.h"
#include "models/texts.h"
#include "ui/chaincard.h"
#include "ui/factlabel.h"
#include "ui/theme.h"

namespace releve::ui {

namespace {

constexpr int cardGap = 16;

void makeHeading(QLabel& label, double factor)
{
    QFont font = label.font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(QFont::DemiBold);
    label.setFont(font);
}

} // namespace

ChainsPane::ChainsPane(const models::FleetStore& store, models::ChainModel& model, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_model(model)
    , m_stack(new QStackedLayout(this))
    , m_nothing(new QLabel(this))
    , m_page(new QWidget(this))
    , m_title(new QLabel(m_page))
    , m_facts(new QWidget(m_page))
    , m_factsLayout(new QHBoxLayout(m_facts))
    , m_scroll(new QScrollArea(m_page))
{
    setObjectName(QStringLiteral("chainsPane"));
    m_nothing->setObjectName(QStringLiteral("chainsEmpty"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("chainsTitle"));
    m_title->setTextFormat(Qt::PlainText);
    makeHeading(*m_title, 1.05);
    m_factsLayout->setContentsMargins(0, 0, 0, 0);
    m_factsLayout->setSpacing(6);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 9, 14, 5);
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_facts);
    head->addStretch();
    auto* page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(head);
    page->addWidget(m_scroll);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_page);

    connect(&m_model, &models::ChainModel::chainChanged, this, &ChainsPane::rebuildLater);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &ChainsPane::rebuildLater);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ChainsPane::rebuildLater);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ChainsPane::rebuildLater);
    rebuildLater();
}

// One rebuild a batch of signals, and none while nobody looks.
void ChainsPane::rebuildLater()
{
    if (m_stale && m_columns)
        return;
    m_stale = true;
    if (isVisible())
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_stale && isVisible())
                    rebuild();
            },
            Qt::QueuedConnection);
}

void ChainsPane::showEvent(QShowEvent* event)
{
    if (m_stale)
        rebuild();
    QWidget::showEvent(event);
}

void ChainsPane::rebuild()
{
    m_stale = false;
    const bool hadFocus = m_columns && m_columns->isAncestorOf(focusWidget());
    m_cards.clear();
    showHead();
    m_columns = new QWidget;
    auto* columns = new QHBoxLayout(m_columns);
    columns->setContentsMargins(16, 6, 16, 14);
    columns->setSpacing(24);
    for (int side = 0; side < m_model.rowCount(); ++side) {
        auto* column = new QVBoxLayout;
        column->setSpacing(cardGap);
        fillSide(side, *column);
        columns->addLayout(column, 1);
    }
    m_columns->installEventFilter(this);
    m_scroll->setWidget(m_columns); // deletes the one before
    m_scroll->viewport()->setAutoFillBackground(false);
    m_columns->setAutoFillBackground(false);
    m_stack->setCurrentIndex(m_model.rowCount() == 0 ? 0 : 1);
    for (ChainCard* card : std::as_const(m_cards)) {
        card->setChosen(card->objectName() == m_chosenCard);
        if (hadFocus && card->objectName() == m_chosenCard)
            card->setFocus();
    }
}

void ChainsPane::fillSide(int side, QVBoxLayout& column)
{
    const QModelIndex parent = m_model.index(side, 0);
    auto* title = new QLabel(parent.data().toString(), m_columns);
    title->setTextFormat(Qt::PlainText);
    makeHeading(*title, 1.05);
    column.addWidget(title);
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        auto* card = new ChainCard(m_model.index(row, 0, parent), m_columns);
        card->setObjectName(QStringLiteral("card%1_%2").arg(side).arg(row));
        card->setLinked(row > 0);
        m_cards.push_back(card);
        column.addWidget(card);
        connect(card, &ChainCard::contextMenuWanted, this, &ChainsPane::contextMenuWanted);
        connect(card, &ChainCard::chosen, this, [this, card] {
            for (ChainCard* other : std::as_const(m_cards))
                other->setChosen(other == card);
            m_chosenCard = card->objectName();
            Q_EMIT cardChosen(card->index());
        });
    }
    column.addStretch();
}

void ChainsPane::showHead()
{
    const fleet::SnapshotPtr snapshot = m_store.find(m_model.deviceId());
    m_nothing->setText(tr("Choose a trustpoint to see its chains."));
    m_title->setText(snapshot ? QStringLiteral("%1 · %2").arg(models::toQString(snapshot->device.name),
                                                              m_model.trustpoint())
                              : QString());
    qDeleteAll(m_factLabels);
    m_factLabels.clear();
    showFacts();
}

void ChainsPane::showFacts()
{
    const QStringList facts = m_model.facts();
    while (m_factLabels.size() > facts.size())
        delete m_factLabels.takeLast();
    while (m_factLabels.size() < facts.size()) {
        auto* label = new FactLabel(m_facts);
        m_factsLayout->addWidget(label);
        m_factLabels.push_back(label);
    }
    for (int i = 0; i < facts.size(); ++i)
        if (m_factLabels[i]->text() != facts[i])
            m_factLabels[i]->setText(facts[i]);
}

void ChainsPane::tick()
{
    if (isVisible())
        showFacts();
}

// The lines that tie a card to its issuer.
bool ChainsPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_columns && event->type() == QEvent::Paint) {
        QPainter painter(m_columns);
        for (const ChainCard* card : std::as_const(m_cards))
            if (card->isLinked())
                painter.fillRect(QRect(card->x() + 24, card->y() - cardGap, 2, cardGap),
                                 lineColor(palette()));
    }
    return QWidget::eventFilter(watched, event);
}

void ChainsPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange)
        rebuildLater();
    QWidget::changeEvent(event);
}

} // namespace releve::ui
