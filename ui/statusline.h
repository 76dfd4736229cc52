// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStatusBar>

class QAction;
class QLabel;
class QToolButton;

namespace releve::models {
class FleetStore;
class TimerModel;
class TrustpointModel;
} // namespace releve::models

namespace releve::ui {

class Actions;

/// How many there are, how many need somebody, what fires next, what was not understood, and the language.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    /// @param store, trustpoints, timers, actions must outlive it
    StatusLine(const models::FleetStore& store, const models::TrustpointModel& trustpoints,
               const models::TimerModel& timers, const Actions& actions, QWidget* parent = nullptr);

    /// The store changed.
    void follow();
    void tick();
    /// A word on what was just done; goes away by itself.
    void say(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showNext();
    void retranslate();

    const models::FleetStore& m_store;
    const models::TrustpointModel& m_trustpoints;
    const models::TimerModel& m_timers;
    QLabel* m_mode;
    QLabel* m_count;
    QLabel* m_attention;
    QLabel* m_next;
    QToolButton* m_problems;
    QToolButton* m_language;
};

} // namespace releve::ui
