// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMainWindow>
#include <QTimer>

#include <memory>

class QLineEdit;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace releve::models {
class ChainModel;
class FleetStore;
class InventoryModel;
class RequestModel;
class TimerModel;
class TrustpointModel;
} // namespace releve::models

namespace releve::ui {

class Actions;
class ChainsPane;
class DetailsPanel;
class ExampleClock;
class ImportFlow;
class InventoryView;
class Language;
class LiveFlow;
class MessageBar;
class Prompts;
class StatusLine;
class TablePane;
class Theme;
class TimelinePane;
class WelcomePage;

/// The console: inventory at the left, the panes in tabs, details below.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum Tab
    {
        Trustpoints,
        Chains,
        Timers,
        Timeline,
        Requests
    };
    Q_ENUM(Tab)

    /// What the window is given instead of reaching for it. All of it must outlive the window.
    struct Environment
    {
        ExampleClock& clock;
        Prompts& prompts;
        Theme& theme;
        Language& language;
        QSettings& settings;
    };

    explicit MainWindow(Environment environment, QWidget* parent = nullptr);
    ~MainWindow() override;

    void importFiles(const QStringList& paths);
    void openExample();
    /// The store's devices are shown, and can be read again. Once.
    void openStore(const QString& path);

    [[nodiscard]] Actions& actionTable() const { return *m_actions; }
    [[nodiscard]] models::FleetStore& store() const { return *m_store; }
    void setTab(Tab tab);
    /// Countdowns are repainted; not while nobody can see them.
    [[nodiscard]] bool isTicking() const { return m_ticker.isActive(); }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildModels();
    void buildCentre();
    void buildPanes();
    void buildBars();
    void connectActions();
    void connectCertificateActions();
    void connectSelection();
    void restoreSettings();
    void saveSettings();
    void retranslate();

    void onStoreChanged();
    void chooseFirst();
    /// The table in sight, or the trustpoints.
    [[nodiscard]] TablePane* tableInSight() const;
    /// The one trustpoint all panes show. `by` is the pane it was chosen in, which needs not be told.
    void choose(const QString& deviceId, const QString& trustpoint, const QWidget* by = nullptr);
    void onInventoryChosen(const QModelIndex& index);
    void updateActions();
    void updateTicking();
    void tick();
    void applyFilter();
    void clearFilter();
    void copy();
    void copyFingerprint(int field);
    void exportCertificate(bool pem);
    void exportTimeline();
    void removeDevice();
    void clearAll();
    void showProblems();
    void showAbout();
    void setTheme(const QString& name);
    void setLanguage(const QString& code);
    void popupRowMenu(const QPoint& at);
    void popupCertificateMenu(const QPoint& at);

    Environment m_env;
    std::unique_ptr<models::FleetStore> m_store;
    models::InventoryModel* m_inventoryModel;
    models::TrustpointModel* m_trustpointModel;
    models::TimerModel* m_timerModel;
    models::RequestModel* m_requestModel;
    models::ChainModel* m_chainModel;

    Actions* m_actions;
    MessageBar* m_message;
    ImportFlow* m_imports;
    LiveFlow* m_live;
    QStackedWidget* m_centre;
    WelcomePage* m_welcome;
    QSplitter* m_columns;
    QSplitter* m_rows;
    InventoryView* m_inventory;
    QTabWidget* m_tabs;
    TablePane* m_trustpoints;
    ChainsPane* m_chains;
    TablePane* m_timers;
    TablePane* m_requests;
    QList<TablePane*> m_tables; ///< all three
    TimelinePane* m_timeline;
    DetailsPanel* m_details;
    StatusLine* m_status;
    QLineEdit* m_filter;
    QTimer m_ticker;
    QTimer m_filterDelay;
    QString m_device, m_trustpoint;
};

} // namespace releve::ui
