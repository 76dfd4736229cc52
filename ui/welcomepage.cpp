// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/welcomepage.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/actions.h"
#include "ui/theme.h"

namespace releve::ui {

namespace {

constexpr int zoneMargin = 26;

QLabel* makeLabel(QWidget* parent, const char* name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

WelcomePage::WelcomePage(const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_title(makeLabel(this, "welcomeTitle"))
    , m_lead(makeLabel(this, "welcomeLead"))
    , m_drop(makeLabel(this, "welcomeDrop"))
    , m_what(makeLabel(this, "welcomeWhat"))
    , m_commands(makeLabel(this, "welcomeCommands"))
    , m_private(makeLabel(this, "welcomePrivate"))
    , m_zone(new QWidget(this))
    , m_open(makeButton(actions, "file.open"))
    , m_paste(makeButton(actions, "file.paste"))
    , m_example(makeButton(actions, "file.example"))
{
    setObjectName(QStringLiteral("welcomePage"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.9);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_open->setDefault(true);
    for (QLabel* label : {m_lead, m_commands, m_private})
        label->setForegroundRole(QPalette::PlaceholderText);
    m_commands->setAlignment(Qt::AlignLeft);
    m_commands->setWordWrap(false);
    m_commands->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    // What is typed at a router is the same in every language.
    m_commands->setText(
        QStringLiteral("show crypto pki certificates [verbose]    show crypto pki server\n"
                       "show crypto pki timers [detail]           show crypto pki server NAME requests\n"
                       "show crypto pki trustpoints [status]      show running-config\n"
                       "show crypto key mypubkey rsa              show clock [detail]"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    for (QPushButton* button : {m_open, m_paste, m_example})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* zone = new QVBoxLayout(m_zone);
    zone->setContentsMargins(zoneMargin, zoneMargin, zoneMargin, zoneMargin);
    zone->setSpacing(16);
    zone->addWidget(m_drop);
    zone->addLayout(buttons);

    const int width = fontMetrics().averageCharWidth() * 120;
    auto* column = new QVBoxLayout;
    column->setSpacing(14);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_lead);
    column->addSpacing(10);
    column->addWidget(m_zone);
    column->addSpacing(10);
    column->addWidget(m_what);
    column->addWidget(m_commands, 0, Qt::AlignHCenter);
    column->addSpacing(6);
    column->addWidget(m_private);
    column->addStretch(3);
    auto* centre = new QWidget(this);
    centre->setLayout(column);
    centre->setMaximumWidth(width);
    auto* box = new QHBoxLayout(this);
    box->addStretch();
    box->addWidget(centre, 100);
    box->addStretch();
    retranslate();
}

QPushButton* WelcomePage::makeButton(const Actions& actions, const char* id)
{
    QAction* action = actions.action(QLatin1String(id));
    auto* button = new QPushButton(this);
    button->setObjectName(QStringLiteral("welcome.") + QLatin1String(id));
    button->setIcon(action->icon());
    button->setMinimumSize(fontMetrics().averageCharWidth() * 26, fontMetrics().height() + 20);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

void WelcomePage::setDropping(bool dropping)
{
    m_dropping = dropping;
    update();
}

void WelcomePage::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = palette().color(QPalette::Link);
    painter.setPen(QPen(m_dropping ? accent : lineColor(palette()), m_dropping ? 2 : 1.5, Qt::DashLine));
    painter.setBrush(m_dropping ? palette().color(QPalette::Highlight)
                                : palette().color(QPalette::AlternateBase));
    const QRect zone(m_zone->mapTo(this, QPoint()), m_zone->size());
    painter.drawRoundedRect(QRectF(zone).adjusted(1, 1, -1, -1), 10, 10);
}

void WelcomePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WelcomePage::retranslate()
{
    m_title->setText(tr("Who will still be trusted after the rollover?"));
    m_lead->setText(
        tr("Relève reads what Cisco routers print about their certificates and shows trustpoints, chains "
           "and timers: what is in force, what stands ready to follow, and what is missing."));
    m_drop->setText(tr("Drop router output or certificate files here"));
    m_what->setText(tr(
        "It reads the output of these commands, alone or mixed in a console log or show tech, and PEM, DER, "
        "P7B and PKCS#12 files:"));
    m_private->setText(tr("Nothing leaves this computer, and nothing is changed on any router."));
    m_open->setText(tr("&Open files…"));
    m_paste->setText(tr("&Paste"));
    m_example->setText(tr("Open the &example"));
}

} // namespace releve::ui
