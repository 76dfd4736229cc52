// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/detailspanel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "models/chainmodel.h"
#include "models/fleetstore.h"
#include "models/roles.h"
#include "models/texts.h"
#include "ui/actions.h"
#include "ui/chainbars.h"
#include "ui/fielddelegate.h"
#include "ui/icons.h"
#include "ui/validitybars.h"

namespace releve::ui {

DetailsPanel::DetailsPanel(const models::FleetStore& store, models::ChainModel& chain, const Actions& actions,
                           QWidget* parent)
    : QWidget(parent), m_store(store), m_chain(chain), m_model(new models::CertificateModel(store, this))
{
    setObjectName(QStringLiteral("detailsPanel"));
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(makeHead(actions));
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(makeValidityPage());
    m_pages->addWidget(makeCertificatePage(actions));
    box->addWidget(m_pages, 1);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    connect(m_tabs, &QTabBar::currentChanged, this, &DetailsPanel::setPage);
    connect(m_picker, &QComboBox::currentIndexChanged, this, &DetailsPanel::showCertificate);
    connect(&m_chain, &models::ChainModel::chainChanged, this, &DetailsPanel::followLater);
    connect(&m_chain, &QAbstractItemModel::modelReset, this, &DetailsPanel::followLater);
    connect(&m_chain, &QAbstractItemModel::dataChanged, this, &DetailsPanel::followLater);
    retranslate();
    setPage(0);
}

QToolButton* DetailsPanel::menuButton(const QString& name, const QString& icon)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(themedIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMenu(new QMenu(button));
    return button;
}

QWidget* DetailsPanel::makeHead(const Actions& actions)
{
    auto* head = new QWidget(this);
    m_title = new QLabel(head);
    m_title->setObjectName(QStringLiteral("detailsTitle"));
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_tabs = new QTabBar(head);
    m_tabs->setObjectName(QStringLiteral("detailsTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_picker = new QComboBox(head);
    m_picker->setObjectName(QStringLiteral("certificatePicker"));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_copy = menuButton(QStringLiteral("copyFingerprint"), QStringLiteral("copy"));
    m_export = menuButton(QStringLiteral("exportCertificate"), QStringLiteral("export"));
    for (const char* id : {"certificate.md5", "certificate.sha1", "certificate.sha256"})
        m_copy->menu()->addAction(actions.action(QLatin1String(id)));
    for (const char* id : {"certificate.pem", "certificate.der"})
        m_export->menu()->addAction(actions.action(QLatin1String(id)));

    auto* box = new QHBoxLayout(head);
    box->setContentsMargins(14, 0, 10, 0);
    box->setSpacing(8);
    box->addWidget(m_title);
    box->addSpacing(8);
    box->addWidget(m_tabs);
    box->addStretch();
    box->addWidget(m_picker);
    box->addWidget(m_copy);
    box->addWidget(m_export);
    return head;
}

QWidget* DetailsPanel::makeValidityPage()
{
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setBackgroundRole(QPalette::Base);
    m_bars = new ValidityBars(area);
    area->setWidget(m_bars);
    return area;
}

QWidget* DetailsPanel::makeCertificatePage(const Actions& actions)
{
    m_fields = new QTreeView(this);
    m_fields->setObjectName(QStringLiteral("certificateView"));
    m_fields->setFrameShape(QFrame::NoFrame);
    m_fields->setRootIsDecorated(false);
    m_fields->setUniformRowHeights(true);
    m_fields->setAllColumnsShowFocus(true);
    m_fields->setModel(m_model);
    m_fields->setItemDelegate(new FieldDelegate(m_fields));
    m_fields->header()->resizeSection(0, fontMetrics().averageCharWidth() * 26);
    m_fields->header()->setStretchLastSection(true);
    m_fields->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_fields->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* menu = new QMenu(m_fields);
    menu->addAction(actions.action(QStringLiteral("device.copy")));
    menu->addSeparator();
    actions.fill(*menu, Place::CertificateMenu);
    connect(m_fields, &QWidget::customContextMenuRequested, this,
            [this, menu](const QPoint& at) { menu->popup(m_fields->viewport()->mapToGlobal(at)); });
    return m_fields;
}

int DetailsPanel::page() const
{
    return m_pages->currentIndex();
}

void DetailsPanel::setPage(int page)
{
    m_tabs->setCurrentIndex(page);
    m_pages->setCurrentIndex(page);
    const bool certificate = page == 1;
    m_picker->setVisible(certificate);
    m_copy->setVisible(certificate);
    m_export->setVisible(certificate);
}

void DetailsPanel::followLater()
{
    if (m_following)
        return;
    m_following = true;
    QMetaObject::invokeMethod(this, &DetailsPanel::follow, Qt::QueuedConnection);
}

void DetailsPanel::follow()
{
    m_following = false;
    const fleet::SnapshotPtr snapshot = m_store.find(m_chain.deviceId());
    m_title->setText(
        m_chain.current() && snapshot
            ? QStringLiteral("%1 · %2").arg(models::toQString(snapshot->device.name), m_chain.trustpoint())
            : tr("Nothing chosen"));
    m_bars->setRows(validityRows(m_chain));
    m_bars->setNow(m_chain.now(), nowLabel(m_chain));

    const QString before = m_picker->currentText();
    const QSignalBlocker quiet(m_picker);
    m_picker->clear();
    m_cards.clear();
    for (int side = 0; side < m_chain.rowCount(); ++side) {
        const QModelIndex parent = m_chain.index(side, 0);
        for (int row = 0; row < m_chain.rowCount(parent); ++row) {
            const QModelIndex card = m_chain.index(row, 0, parent);
            if (!card.data(models::CertificateRole).value<fleet::HeldCertificatePtr>())
                continue;
            m_cards.push_back(card);
            m_picker->addItem(card.data().toString());
        }
    }
    // The device's own certificate is what one asks for first.
    int choice = m_picker->findText(before);
    for (int i = 0; i < m_cards.size() && choice < 0; ++i)
        if (m_cards[i].data(models::KindRole).toInt() == models::ChainModel::Identity)
            choice = i;
    m_picker->setCurrentIndex(qMax(choice, m_cards.isEmpty() ? -1 : 0));
    m_picker->setEnabled(!m_cards.isEmpty());
    showCertificate(m_picker->currentIndex());
}

void DetailsPanel::showCertificate(int choice)
{
    fleet::HeldCertificatePtr certificate;
    if (choice >= 0 && choice < m_cards.size())
        certificate = m_cards[choice].data(models::CertificateRole).value<fleet::HeldCertificatePtr>();
    m_model->setCertificate(certificate, m_chain.now());
    Q_EMIT certificateChanged();
}

void DetailsPanel::chooseCard(const QModelIndex& card)
{
    for (int i = 0; i < m_cards.size(); ++i)
        if (m_cards[i] == card)
            m_picker->setCurrentIndex(i);
}

QString DetailsPanel::valueToCopy() const
{
    if (!m_fields->hasFocus() || !m_fields->currentIndex().isValid())
        return {};
    const QModelIndex value = m_fields->currentIndex().siblingAtColumn(models::CertificateModel::Value);
    const QString plain = value.data(models::CopyRole).toString();
    return plain.isEmpty() ? value.data().toString() : plain;
}

void DetailsPanel::tick()
{
    if (m_bars->isVisible())
        m_bars->setNow(m_chain.now(), nowLabel(m_chain));
}

void DetailsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DetailsPanel::retranslate()
{
    m_model->retranslate();
    m_tabs->setTabText(0, tr("Validity"));
    m_tabs->setTabText(1, tr("Certificate"));
    m_tabs->setAccessibleName(tr("Details"));
    m_picker->setAccessibleName(tr("Certificate shown"));
    m_copy->setText(tr("Copy fingerprint"));
    m_export->setText(tr("Export"));
    m_fields->setAccessibleName(tr("Fields of the certificate"));
    m_bars->setAccessibleName(tr("Validity of the certificates"));
    followLater();
}

} // namespace releve::ui
