// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace releve::ui {

class Actions;

/// What the window shows while nothing is known: how to give it something.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(const Actions& actions, QWidget* parent = nullptr);

    /// Something is being dragged over the window.
    void setDropping(bool dropping);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QPushButton* makeButton(const Actions& actions, const char* id);
    void retranslate();

    QLabel* m_title;
    QLabel* m_lead;
    QLabel* m_drop;
    QLabel* m_what;
    QLabel* m_commands;
    QLabel* m_private;
    QWidget* m_zone;
    QPushButton* m_open;
    QPushButton* m_paste;
    QPushButton* m_example;
    bool m_dropping = false;
};

} // namespace releve::ui
