// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include <QEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include "models/chainmodel.h"
#include "models/fleetstore.h"
#include "models/inventorymodel.h"
#include "models/requestmodel.h"
#include "models/timermodel.h"
#include "models/trustpointmodel.h"
#include "ui/actions.h"
#include "ui/chainspane.h"
#include "ui/detailspanel.h"
#include "ui/exampleclock.h"
#include "ui/icons.h"
#include "ui/importflow.h"
#include "ui/inventoryview.h"
#include "ui/language.h"
#include "ui/liveflow.h"
#include "ui/messagebar.h"
#include "ui/statusline.h"
#include "ui/tablepane.h"
#include "ui/theme.h"
#include "ui/timelinepane.h"
#include "ui/welcomepage.h"

namespace releve::ui {

namespace {

constexpr int tickMilliseconds = 1000;
constexpr int rowsFilteredAtOnce = 50'000;
constexpr int filterDelayMilliseconds = 150;

} // namespace

MainWindow::MainWindow(Environment environment, QWidget* parent)
    : QMainWindow(parent), m_env(environment), m_actions(new Actions(this)), m_message(new MessageBar(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/releve/icons/releve.svg")));
    setAcceptDrops(true);
    buildModels();
    m_imports = new ImportFlow({*m_store, m_env.clock, m_env.prompts, *m_message, *this}, this);
    m_live = new LiveFlow({*m_store, m_env.clock.real(), m_env.prompts, *m_message, *this}, this);
    buildPanes();
    buildCentre();
    buildBars();
    connectActions();
    connectCertificateActions();
    connectSelection();

    m_ticker.setInterval(tickMilliseconds);
    m_ticker.setTimerType(Qt::CoarseTimer);
    connect(&m_ticker, &QTimer::timeout, this, &MainWindow::tick);
    m_filterDelay.setSingleShot(true);
    connect(&m_filterDelay, &QTimer::timeout, this, &MainWindow::applyFilter);
    retranslate();
    restoreSettings();
    onStoreChanged();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildModels()
{
    m_store = std::make_unique<models::FleetStore>(m_env.clock);
    m_inventoryModel = new models::InventoryModel(*m_store, this);
    m_trustpointModel = new models::TrustpointModel(*m_store, this);
    m_timerModel = new models::TimerModel(*m_store, this);
    m_requestModel = new models::RequestModel(*m_store, this);
    m_chainModel = new models::ChainModel(*m_store, this);
}

void MainWindow::buildPanes()
{
    using models::Chip;
    using models::RequestModel;
    using models::TimerModel;
    using models::TrustpointModel;
    m_trustpoints = new TablePane(*m_trustpointModel,
                                  {QStringLiteral("trustpoints"),
                                   TrustpointModel::NextTimer,
                                   TrustpointModel::State,
                                   TrustpointModel::State,
                                   {27, 15, 21, 24, 17, 15, 24, 33, 25},
                                   {Chip::All, Chip::NeedsAttention, Chip::InProgress, Chip::RolloverDue,
                                    Chip::ShadowReady, Chip::Unreachable}},
                                  this);
    m_timers = new TablePane(*m_timerModel,
                             {QStringLiteral("timers"),
                              TimerModel::Remaining,
                              -1,
                              TimerModel::Due,
                              {27, 15, 14, 29, 27, 29, 15, 24},
                              {}},
                             this);
    m_requests = new TablePane(*m_requestModel,
                               {QStringLiteral("requests"),
                                -1,
                                RequestModel::State,
                                RequestModel::State,
                                {21, 13, 41, 47, 13, 24, 15, 22},
                                {}},
                               this);
    m_tables = {m_trustpoints, m_timers, m_requests};
    m_timeline = new TimelinePane(*m_store, *m_trustpoints->rows(), *m_actions, this);
    m_chains = new ChainsPane(*m_store, *m_chainModel, this);
    m_details = new DetailsPanel(*m_store, *m_chainModel, *m_actions, this);
    m_inventory = new InventoryView(*m_inventoryModel, this);
    m_welcome = new WelcomePage(*m_actions, this);
}

void MainWindow::buildCentre()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_trustpoints, QString());
    m_tabs->addTab(m_chains, QString());
    m_tabs->addTab(m_timers, QString());
    m_tabs->addTab(m_timeline, QString());
    m_tabs->addTab(m_requests, QString());
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_filterDelay.isActive())
            applyFilter();
        updateActions();
    });

    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_tabs);
    m_rows->addWidget(m_details);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({560, 230});
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_inventory);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({220, 1000});

    m_centre = new QStackedWidget(this);
    m_centre->addWidget(m_welcome);
    m_centre->addWidget(m_columns);
    auto* page = new QWidget(this);
    auto* box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_message);
    box->addWidget(m_centre, 1);
    setCentralWidget(page);
    resize(1360, 860);
}

void MainWindow::buildBars()
{
    for (int menu = 0; menu < static_cast<int>(Menu::Count); ++menu) {
        QMenu* made = menuBar()->addMenu(QString());
        made->setObjectName(QStringLiteral("menu%1").arg(menu));
        m_actions->fill(*made, static_cast<Menu>(menu));
    }
    auto* bar = new QToolBar(this);
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({18, 18});
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_actions->fill(*bar, Place::Toolbar);
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(QStringLiteral("filterField"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 48);
    m_filter->addAction(themedIcon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    bar->addWidget(m_filter);
    addToolBar(bar);
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_status = new StatusLine(*m_store, *m_trustpointModel, *m_timerModel, *m_actions, this);
    setStatusBar(m_status);
}

void MainWindow::connectSelection()
{
    connect(m_store.get(), &models::FleetStore::changed, this, &MainWindow::onStoreChanged);
    connect(m_store.get(), &models::FleetStore::problemsChanged, this, &MainWindow::onStoreChanged);
    connect(m_imports, &ImportFlow::runningChanged, this, &MainWindow::updateActions);
    connect(m_live, &LiveFlow::changed, this, &MainWindow::updateActions);
    connect(m_trustpoints->rows(), &models::RowFilter::countsChanged, this, &MainWindow::chooseFirst);
    for (TablePane* pane : std::as_const(m_tables)) {
        connect(pane, &TablePane::chosen, this,
                [this, pane](const QString& device, const QString& trustpoint) {
                    choose(device, trustpoint, pane);
                });
        connect(pane, &TablePane::contextMenuWanted, this, &MainWindow::popupRowMenu);
    }
    connect(m_trustpoints->view(), &QAbstractItemView::activated, this, [this] { setTab(Chains); });
    connect(
        m_timeline, &TimelinePane::chosen, this,
        [this](const QString& device, const QString& trustpoint) { choose(device, trustpoint, m_timeline); });
    connect(m_timeline, &TimelinePane::activated, this, [this] { setTab(Chains); });
    connect(m_timeline, &TimelinePane::contextMenuWanted, this, &MainWindow::popupRowMenu);
    connect(m_inventory, &InventoryView::chosen, this, &MainWindow::onInventoryChosen);
    connect(m_inventory, &InventoryView::contextMenuWanted, this, &MainWindow::popupRowMenu);
    connect(m_chains, &ChainsPane::cardChosen, m_details, &DetailsPanel::chooseCard);
    connect(m_chains, &ChainsPane::contextMenuWanted, this, &MainWindow::popupCertificateMenu);
    connect(m_details, &DetailsPanel::certificateChanged, this, &MainWindow::updateActions);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (!text.isEmpty() && m_tabs->currentIndex() == Chains)
            setTab(Trustpoints); // the chains of one trustpoint have nothing to filter
        // The table in sight answers at once as long as it can; the others can wait for the word to be typed.
        TablePane* seen = tableInSight();
        if (seen->rows()->sourceModel()->rowCount() <= rowsFilteredAtOnce)
            seen->setFilterText(text);
        m_filterDelay.start(filterDelayMilliseconds);
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        applyFilter();
        m_tabs->currentWidget()->findChild<QAbstractScrollArea*>()->setFocus();
    });
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escape, &QShortcut::activated, this, &MainWindow::clearFilter);
}

void MainWindow::importFiles(const QStringList& paths)
{
    m_imports->importFiles(paths);
}

void MainWindow::openExample()
{
    m_imports->openExample();
}

void MainWindow::openStore(const QString& path)
{
    m_live->open(path);
}

void MainWindow::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void MainWindow::restoreSettings()
{
    QSettings& s = m_env.settings;
    restoreGeometry(s.value(QStringLiteral("window/geometry")).toByteArray());
    m_columns->restoreState(s.value(QStringLiteral("window/columns")).toByteArray());
    m_rows->restoreState(s.value(QStringLiteral("window/rows")).toByteArray());
    for (TablePane* table : std::as_const(m_tables))
        table->restoreState(s.value(table->stateKey()).toByteArray());
    m_tabs->setCurrentIndex(qBound(0, s.value(QStringLiteral("window/tab")).toInt(), m_tabs->count() - 1));
    m_details->setPage(qBound(0, s.value(QStringLiteral("details/page")).toInt(), 1));
    m_actions->action(QStringLiteral("view.theme.") + Theme::nameOf(m_env.theme.choice()))->setChecked(true);
    m_actions->action(QStringLiteral("view.language.") + m_env.language.code())->setChecked(true);
}

void MainWindow::saveSettings()
{
    QSettings& s = m_env.settings;
    s.setValue(QStringLiteral("window/geometry"), saveGeometry());
    s.setValue(QStringLiteral("window/columns"), m_columns->saveState());
    s.setValue(QStringLiteral("window/rows"), m_rows->saveState());
    for (const TablePane* table : std::as_const(m_tables))
        s.setValue(table->stateKey(), table->saveState());
    s.setValue(QStringLiteral("window/tab"), m_tabs->currentIndex());
    s.setValue(QStringLiteral("details/page"), m_details->page());
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    const QList<QAction*> menus = menuBar()->actions();
    for (int menu = 0; menu < static_cast<int>(Menu::Count); ++menu)
        menus[menu]->setText(Actions::menuTitle(static_cast<Menu>(menu)));
    m_tabs->setTabText(Trustpoints, tr("Trustpoints"));
    m_tabs->setTabText(Chains, tr("Chains"));
    m_tabs->setTabText(Timers, tr("Timers"));
    m_tabs->setTabText(Timeline, tr("Timeline"));
    m_tabs->setTabText(Requests, tr("Requests"));
    m_filter->setPlaceholderText(tr("Filter devices, names, serials (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter"));
    m_trustpoints->view()->setAccessibleName(tr("Trustpoints"));
    m_timers->view()->setAccessibleName(tr("Timers"));
    m_requests->view()->setAccessibleName(tr("Requests"));
    m_inventoryModel->retranslate();
    m_trustpointModel->retranslate();
    m_timerModel->retranslate();
    m_requestModel->retranslate();
    m_chainModel->retranslate();
    setWindowTitle(tr("Relève"));
}

} // namespace releve::ui
