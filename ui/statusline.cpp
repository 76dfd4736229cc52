// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/statusline.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "models/fleetstore.h"
#include "models/roles.h"
#include "models/rowfilter.h"
#include "models/texts.h"
#include "models/timermodel.h"
#include "models/trustpointmodel.h"
#include "ui/actions.h"
#include "ui/language.h"

namespace releve::ui {

namespace {

constexpr int saidMilliseconds = 4000;

QLabel* makeLabel(QWidget* parent, const char* name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(8, 0, 8, 0);
    return label;
}

QToolButton* makeButton(QWidget* parent, const char* name)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

StatusLine::StatusLine(const models::FleetStore& store, const models::TrustpointModel& trustpoints,
                       const models::TimerModel& timers, const Actions& actions, QWidget* parent)
    : QStatusBar(parent)
    , m_store(store)
    , m_trustpoints(trustpoints)
    , m_timers(timers)
    , m_mode(makeLabel(this, "statusMode"))
    , m_count(makeLabel(this, "statusCount"))
    , m_attention(makeLabel(this, "statusAttention"))
    , m_next(makeLabel(this, "statusNext"))
    , m_problems(makeButton(this, "statusProblems"))
    , m_language(makeButton(this, "statusLanguage"))
{
    setObjectName(QStringLiteral("statusLine"));
    setSizeGripEnabled(false);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_attention->setFont(bold);
    for (QLabel* label : {m_mode, m_count, m_attention, m_next})
        addWidget(label);
    addPermanentWidget(m_problems);
    addPermanentWidget(m_language);
    connect(m_problems, &QToolButton::clicked, actions.action(QStringLiteral("help.problems")),
            &QAction::trigger);
    auto* menu = new QMenu(m_language);
    const QStringList codes = Language::codes();
    for (const QString& code : codes)
        menu->addAction(actions.action(QStringLiteral("view.language.") + code));
    m_language->setMenu(menu);
    m_language->setPopupMode(QToolButton::InstantPopup);
    retranslate();
}

void StatusLine::follow()
{
    const int count = m_trustpoints.rowCount();
    int attention = 0;
    for (int row = 0; row < count; ++row)
        if (m_trustpoints.index(row, 0).data(models::ChipsRole).toInt() &
            static_cast<int>(models::Chip::NeedsAttention))
            ++attention;
    const bool any = !m_store.snapshots().empty();
    m_count->setVisible(any);
    m_attention->setVisible(attention > 0);
    m_count->setText(tr("%Ln trustpoint(s)", nullptr, count));
    m_attention->setText(tr("%Ln need(s) attention", nullptr, attention));

    unsigned lines = 0;
    for (const ios::Problem& problem : m_store.problems())
        lines += problem.lines;
    m_problems->setVisible(!m_store.problems().empty());
    m_problems->setText(tr("%Ln line(s) not understood", nullptr, static_cast<int>(lines)));
    showNext();
}

void StatusLine::tick()
{
    showNext();
}

void StatusLine::showNext()
{
    const QModelIndex next = m_timers.next();
    m_next->setVisible(next.isValid());
    if (!next.isValid())
        return;
    const auto column = [&](int c) { return next.siblingAtColumn(c).data().toString(); };
    //: %1 is a timer's name, %2 a device, %3 the time left
    const QString text = tr("Next: %1 on %2 in %3")
                             .arg(column(models::TimerModel::Name), column(models::TimerModel::Device),
                                  column(models::TimerModel::Remaining));
    if (text == m_next->text())
        return;
    // A label of fixed size changes its text without laying out the whole line anew: this one ticks.
    if (text.size() != m_next->text().size()) {
        const QMargins margins = m_next->contentsMargins();
        m_next->setFixedSize(m_next->fontMetrics().horizontalAdvance(text) + margins.left() +
                                 margins.right() + m_next->fontMetrics().averageCharWidth(),
                             m_next->fontMetrics().height());
    }
    m_next->setText(text);
}

void StatusLine::say(const QString& text)
{
    showMessage(text, saidMilliseconds);
}

void StatusLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QStatusBar::changeEvent(event);
}

void StatusLine::retranslate()
{
    m_mode->setText(tr("Read-only"));
    m_problems->setToolTip(tr("Show what was not understood"));
    m_language->setText(QLocale().name().left(2).toUpper());
    m_language->setToolTip(tr("Language"));
    m_language->setAccessibleName(tr("Language"));
    follow();
}

} // namespace releve::ui
