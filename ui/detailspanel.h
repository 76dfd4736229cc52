// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPersistentModelIndex>
#include <QWidget>

#include "models/certificatemodel.h"

class QComboBox;
class QLabel;
class QMenu;
class QStackedWidget;
class QTabBar;
class QToolButton;
class QTreeView;

namespace releve::models {
class ChainModel;
class FleetStore;
} // namespace releve::models

namespace releve::ui {

class Actions;
class ValidityBars;

/// What is known of the chosen trustpoint: its validities on one time axis, and every field of one of its
/// certificates.
class DetailsPanel : public QWidget
{
    Q_OBJECT

public:
    /// @param store, chain must outlive the panel
    DetailsPanel(const models::FleetStore& store, models::ChainModel& chain, const Actions& actions,
                 QWidget* parent = nullptr);

    /// Shows a card's certificate, if it has one.
    void chooseCard(const QModelIndex& card);
    /// Null when the trustpoint has none.
    [[nodiscard]] const fleet::HeldCertificatePtr& certificate() const { return m_model->certificate(); }
    /// Where the focus is in the fields: the value to copy, else empty.
    [[nodiscard]] QString valueToCopy() const;
    void tick();

    [[nodiscard]] int page() const;
    void setPage(int page);

Q_SIGNALS:
    void certificateChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHead(const Actions& actions);
    QWidget* makeValidityPage();
    QWidget* makeCertificatePage(const Actions& actions);
    void followLater();
    void follow();
    void showCertificate(int choice);
    void retranslate();
    QToolButton* menuButton(const QString& name, const QString& icon);

    const models::FleetStore& m_store;
    models::ChainModel& m_chain;
    models::CertificateModel* m_model;
    QLabel* m_title = nullptr;
    QTabBar* m_tabs = nullptr;
    QComboBox* m_picker = nullptr;
    QToolButton* m_copy = nullptr;
    QToolButton* m_export = nullptr;
    QStackedWidget* m_pages = nullptr;
    ValidityBars* m_bars = nullptr;
    QTreeView* m_fields = nullptr;
    QList<QPersistentModelIndex> m_cards; ///< what the picker offers
    bool m_following = false;
};

} // namespace releve::ui
