// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/problemsdialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/plaindelegate.h"
#include "ui/problemmodel.h"

namespace releve::ui {

ProblemsDialog::ProblemsDialog(const models::FleetStore& store, QWidget* parent)
    : QDialog(parent)
    , m_model(new ProblemModel(store, this))
    , m_explanation(new QLabel(this))
    , m_view(new QTreeView(this))
{
    setObjectName(QStringLiteral("problemsDialog"));
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_view->setObjectName(QStringLiteral("problemsView"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PlainDelegate(m_view));
    const int character = fontMetrics().averageCharWidth();
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ProblemModel::What, QHeaderView::Stretch);
    m_view->header()->resizeSection(ProblemModel::Place, 30 * character);
    m_view->header()->resizeSection(ProblemModel::Lines, 9 * character);
    auto* buttons = new QDialogButtonBox(this);
    m_copy = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("problemsCopy"));
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_close->setObjectName(QStringLiteral("problemsClose"));
    m_close->setDefault(true);
    connect(m_copy, &QPushButton::clicked, this, &ProblemsDialog::copyAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* box = new QVBoxLayout(this);
    box->addWidget(m_explanation);
    box->addWidget(m_view);
    box->addWidget(buttons);
    resize(150 * character, 30 * fontMetrics().height());
    retranslate();
}

void ProblemsDialog::copyAll() const
{
    QString text;
    for (int row = 0; row < m_model->rowCount(); ++row)
        text += m_model->index(row, ProblemModel::Place).data().toString() + u'\t' +
                m_model->index(row, ProblemModel::What).data().toString() + u'\n';
    QGuiApplication::clipboard()->setText(text);
}

void ProblemsDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ProblemsDialog::retranslate()
{
    setWindowTitle(tr("What was not understood"));
    m_explanation->setText(
        tr("Nothing that was read is dropped silently. What stands here was passed over; all the "
           "rest was taken in."));
    m_view->setAccessibleName(tr("What was not understood"));
    m_copy->setText(tr("&Copy all"));
    m_close->setText(tr("C&lose"));
    m_model->retranslate();
}

} // namespace releve::ui
