// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeView;

namespace releve::models {
class FleetStore;
}

namespace releve::ui {

class ProblemModel;

/// The list of what was not understood, with file and line. Stays open beside the window.
class ProblemsDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param store must outlive the dialog
    explicit ProblemsDialog(const models::FleetStore& store, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void copyAll() const;
    void retranslate();

    ProblemModel* m_model;
    QLabel* m_explanation;
    QTreeView* m_view;
    QPushButton* m_copy;
    QPushButton* m_close;
};

} // namespace releve::ui
