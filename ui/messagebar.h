// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include "pki/fleet/displaystate.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace releve::ui {

/// One calm line above the panes: what went wrong or what is being done. Plain text, and never a dialog to
/// click away.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(fleet::Tone tone, const QString& text);
    /// Shows a bar and a button that cancels; `total` 0 = how much there is, is not known.
    void showProgress(int done, int total, const QString& text);
    void dismiss();

    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isProgress() const { return m_isProgress; }

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void recolour();

    QLabel* m_icon;
    QLabel* m_text;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
    QToolButton* m_close;
    fleet::Tone m_tone = fleet::Tone::Unknown;
    bool m_isProgress = false;
};

} // namespace releve::ui
