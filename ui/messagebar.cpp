// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/messagebar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

#include "ui/icons.h"
#include "ui/theme.h"

namespace releve::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(fontMetrics().averageCharWidth() * 24, 8);
    m_cancel->setObjectName(QStringLiteral("cancelImport"));
    m_close->setObjectName(QStringLiteral("closeMessage"));
    m_close->setIcon(themedIcon(QStringLiteral("clear")));
    m_close->setAutoRaise(true);
    for (QToolButton* button : {m_cancel, m_close})
        button->setFocusPolicy(Qt::StrongFocus);
    auto* box = new QHBoxLayout(this);
    box->setContentsMargins(14, 5, 8, 5);
    box->setSpacing(10);
    box->addWidget(m_icon);
    box->addWidget(m_text, 1);
    box->addWidget(m_progress);
    box->addWidget(m_cancel);
    box->addWidget(m_close);
    connect(m_cancel, &QToolButton::clicked, this, &MessageBar::cancelRequested);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    retranslate();
    hide();
}

void MessageBar::showMessage(fleet::Tone tone, const QString& text)
{
    m_tone = tone;
    m_isProgress = false;
    m_text->setText(text);
    m_progress->hide();
    m_cancel->hide();
    m_close->show();
    recolour();
    show();
}

void MessageBar::showProgress(int done, int total, const QString& text)
{
    m_tone = fleet::Tone::InProgress;
    m_isProgress = true;
    m_text->setText(text);
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_progress->show();
    m_cancel->show();
    m_close->hide();
    recolour();
    show();
}

void MessageBar::dismiss()
{
    m_isProgress = false;
    m_text->clear();
    hide();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::recolour()
{
    const bool dark = isDark(palette());
    m_icon->setPixmap(tonePixmap(m_tone, fontMetrics().ascent() + 2, devicePixelRatioF(), dark));
    QPalette p = m_text->palette();
    p.setColor(QPalette::WindowText, toneColors(m_tone, dark).text);
    m_text->setPalette(p);
}

void MessageBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), toneColors(m_tone, isDark(palette())).tint);
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        recolour();
    QFrame::changeEvent(event);
}

void MessageBar::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_progress->setAccessibleName(tr("Progress of the import"));
}

} // namespace releve::ui
