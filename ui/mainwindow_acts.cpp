// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>

#include "models/chainmodel.h"
#include "models/fleetstore.h"
#include "models/inventorymodel.h"
#include "models/roles.h"
#include "models/texts.h"
#include "models/trustpointmodel.h"
#include "ui/aboutdialog.h"
#include "ui/actions.h"
#include "ui/chainspane.h"
#include "ui/detailspanel.h"
#include "ui/importflow.h"
#include "ui/inventoryview.h"
#include "ui/language.h"
#include "ui/liveflow.h"
#include "ui/messagebar.h"
#include "ui/problemsdialog.h"
#include "ui/prompts.h"
#include "ui/statusline.h"
#include "ui/tablepane.h"
#include "ui/theme.h"
#include "ui/timelinepane.h"
#include "ui/welcomepage.h"

// What the window does; how it is put together is in mainwindow.cpp.
namespace releve::ui {

void MainWindow::connectActions()
{
    const auto on = [this](const char* id, auto method) {
        m_actions->onTriggered(QLatin1String(id), [this, method] { (this->*method)(); });
    };
    m_actions->onTriggered(QStringLiteral("file.open"), [this] { m_imports->ask(); });
    m_actions->onTriggered(QStringLiteral("file.paste"), [this] { m_imports->paste(); });
    on("file.example", &MainWindow::openExample);
    on("file.clear", &MainWindow::clearAll);
    m_actions->onTriggered(QStringLiteral("file.quit"), [this] { close(); });
    m_actions->onTriggered(QStringLiteral("device.refresh"), [this] { m_live->refresh(m_device); });
    m_actions->onTriggered(QStringLiteral("device.refreshall"), [this] { m_live->refreshAll(); });
    m_actions->onTriggered(QStringLiteral("device.filter"), [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    on("device.copy", &MainWindow::copy);
    on("device.remove", &MainWindow::removeDevice);
    m_actions->onTriggered(QStringLiteral("view.trustpoints"), [this] { setTab(Trustpoints); });
    m_actions->onTriggered(QStringLiteral("view.chains"), [this] { setTab(Chains); });
    m_actions->onTriggered(QStringLiteral("view.timers"), [this] { setTab(Timers); });
    m_actions->onTriggered(QStringLiteral("view.timeline"), [this] { setTab(Timeline); });
    m_actions->onTriggered(QStringLiteral("view.requests"), [this] { setTab(Requests); });
    m_actions->onTriggered(QStringLiteral("timeline.closer"), [this] { m_timeline->view()->zoom(2); });
    m_actions->onTriggered(QStringLiteral("timeline.wider"), [this] { m_timeline->view()->zoom(0.5); });
    m_actions->onTriggered(QStringLiteral("timeline.all"), [this] { m_timeline->view()->showAll(); });
    on("timeline.export", &MainWindow::exportTimeline);
    for (const auto choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        const QString name = Theme::nameOf(choice);
        m_actions->onTriggered(QStringLiteral("view.theme.") + name, [this, name] { setTheme(name); });
    }
    const QStringList codes = Language::codes();
    for (const QString& code : codes)
        m_actions->onTriggered(QStringLiteral("view.language.") + code, [this, code] { setLanguage(code); });
    on("help.problems", &MainWindow::showProblems);
    on("help.about", &MainWindow::showAbout);
}

void MainWindow::connectCertificateActions()
{
    using models::CertificateModel;
    const auto copying = [this](const char* id, int field) {
        m_actions->onTriggered(QLatin1String(id), [this, field] { copyFingerprint(field); });
    };
    copying("certificate.md5", CertificateModel::Md5);
    copying("certificate.sha1", CertificateModel::Sha1);
    copying("certificate.sha256", CertificateModel::Sha256);
    m_actions->onTriggered(QStringLiteral("certificate.pem"), [this] { exportCertificate(true); });
    m_actions->onTriggered(QStringLiteral("certificate.der"), [this] { exportCertificate(false); });
}

void MainWindow::onStoreChanged()
{
    const bool nothing = m_store->snapshots().empty() && m_store->problems().empty();
    m_centre->setCurrentWidget(nothing ? static_cast<QWidget*>(m_welcome) : m_centre->widget(1));
    if (!m_device.isEmpty() && !m_store->find(m_device))
        choose({}, {});
    if (m_store->snapshots().size() <= 50)
        m_inventory->expandAll();
    m_status->follow();
    updateActions();
    updateTicking();
}

// The worst comes first, so that is what one sees at first.
void MainWindow::chooseFirst()
{
    if (!m_device.isEmpty())
        return;
    const QModelIndex first = m_trustpoints->rows()->index(0, 0);
    if (first.isValid())
        choose(first.data(models::DeviceIdRole).toString(), first.data(models::TrustpointRole).toString());
}

TablePane* MainWindow::tableInSight() const
{
    auto* table = qobject_cast<TablePane*>(m_tabs->currentWidget());
    return table ? table : m_trustpoints;
}

void MainWindow::choose(const QString& deviceId, const QString& trustpoint, const QWidget* by)
{
    m_device = deviceId;
    m_trustpoint = trustpoint;
    m_chainModel->setTrustpoint(deviceId, trustpoint);
    for (TablePane* table : std::as_const(m_tables)) {
        if (by != table)
            table->choose(deviceId, trustpoint);
    }
    if (by != m_timeline)
        m_timeline->choose(deviceId, trustpoint);
    if (by != m_inventory)
        m_inventory->choose(deviceId, trustpoint);
    const fleet::SnapshotPtr snapshot = m_store->find(deviceId);
    const QSet<QString> scope = snapshot ? QSet<QString>{deviceId} : QSet<QString>();
    const QString name = snapshot ? models::toQString(snapshot->device.name) : QString();
    for (TablePane* table : std::as_const(m_tables))
        table->setScope(scope, name);
    updateActions();
}

void MainWindow::onInventoryChosen(const QModelIndex& index)
{
    QModelIndex row = index;
    while (row.data(models::KindRole).toInt() == models::InventoryModel::Site &&
           row.model()->hasChildren(row))
        row = row.model()->index(0, 0, row);
    const QString device = row.data(models::DeviceIdRole).toString();
    QString trustpoint = row.data(models::TrustpointRole).toString();
    // A device or server stands for its worst trustpoint; a server's own has its name.
    if (const fleet::SnapshotPtr snapshot = m_store->find(device); snapshot && trustpoint.isEmpty()) {
        int worst = -1;
        for (const fleet::Trustpoint& candidate : snapshot->trustpoints) {
            const int severity = fleet::severityOf(fleet::toneOf(candidate.assessment));
            if (severity > worst) {
                worst = severity;
                trustpoint = models::toQString(candidate.name);
            }
        }
    }
    choose(device, trustpoint, m_inventory);
}

void MainWindow::updateActions()
{
    Needs needs;
    needs.setFlag(Need::Data, !m_store->snapshots().empty() || !m_store->problems().empty());
    needs.setFlag(Need::Device, !m_device.isEmpty());
    needs.setFlag(Need::Forgettable, !m_live->has(m_device));
    needs.setFlag(Need::Reachable, m_live->has(m_device) && !m_live->isReading());
    needs.setFlag(Need::Live, m_live->hasAny() && !m_live->isReading());
    needs.setFlag(Need::Trustpoint, !m_trustpoint.isEmpty());
    needs.setFlag(Need::Problems, !m_store->problems().empty());
    needs.setFlag(Need::Idle, !m_imports->isRunning());
    if (const auto& held = m_details->certificate()) {
        needs.setFlag(Need::Bytes, held->record.certificate.has_value());
        needs.setFlag(Need::Fingerprint, held->record.certificate.has_value() || !held->record.md5.empty());
    }
    m_actions->setFulfilled(needs);
    m_filter->setEnabled(needs.testFlag(Need::Data));
}

void MainWindow::updateTicking()
{
    const bool seen = isVisible() && !isMinimized() && !m_store->snapshots().empty();
    if (seen && !m_ticker.isActive())
        m_ticker.start();
    else if (!seen)
        m_ticker.stop();
}

void MainWindow::tick()
{
    for (TablePane* table : std::as_const(m_tables))
        table->tick();
    m_timeline->tick();
    m_chains->tick();
    m_details->tick();
    m_status->tick();
}

void MainWindow::applyFilter()
{
    m_filterDelay.stop();
    for (TablePane* table : std::as_const(m_tables))
        table->setFilterText(m_filter->text());
}

void MainWindow::clearFilter()
{
    const bool typing = m_filter->hasFocus();
    m_filter->clear();
    m_filterDelay.stop();
    for (TablePane* table : std::as_const(m_tables))
        table->clearFilters();
    if (!m_message->isProgress())
        m_message->dismiss();
    if (auto* view = m_tabs->currentWidget()->findChild<QAbstractScrollArea*>(); view && typing)
        view->setFocus();
}

void MainWindow::removeDevice()
{
    const fleet::SnapshotPtr snapshot = m_store->find(m_device);
    if (!snapshot)
        return;
    const QString name = models::toQString(snapshot->device.name);
    m_store->removeDevice(m_device);
    m_status->say(tr("%1 removed").arg(name));
}

void MainWindow::clearAll()
{
    const int devices = static_cast<int>(m_store->snapshots().size());
    m_env.prompts.confirm(
        this, tr("Forget everything that was read?"),
        tr("%Ln device(s) will be forgotten here. Nothing changes on any of them.", nullptr, devices),
        tr("Clear all"), [this] {
            clearFilter();
            m_store->clear();
            m_live->restore();
        });
}

void MainWindow::showProblems()
{
    auto* open = findChild<ProblemsDialog*>();
    if (!open) {
        open = new ProblemsDialog(*m_store, this);
        open->setAttribute(Qt::WA_DeleteOnClose);
    }
    open->show();
    open->raise();
    open->activateWindow();
}

void MainWindow::showAbout()
{
    auto* about = new AboutDialog(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

void MainWindow::setTheme(const QString& name)
{
    m_env.settings.setValue(QStringLiteral("ui/theme"), name);
    m_env.theme.apply(Theme::fromName(name));
}

void MainWindow::setLanguage(const QString& code)
{
    m_env.settings.setValue(QStringLiteral("ui/language"), code);
    m_env.language.apply(code);
}

void MainWindow::popupRowMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fill(static_cast<QWidget&>(*menu), Place::RowMenu);
    menu->popup(at);
}

void MainWindow::popupCertificateMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fill(static_cast<QWidget&>(*menu), Place::CertificateMenu);
    menu->popup(at);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::WindowStateChange)
        updateTicking();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveSettings();
    QMainWindow::closeEvent(event);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    updateTicking();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    updateTicking();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!ImportFlow::accepts(*event->mimeData()))
        return;
    m_welcome->setDropping(true);
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent* event)
{
    m_welcome->setDropping(false);
    QMainWindow::dragLeaveEvent(event);
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_welcome->setDropping(false);
    m_imports->take(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace releve::ui
