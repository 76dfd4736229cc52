// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace releve::ui {

/// A short fact beside a title, in an outline. Never narrower than it has been, so that a countdown in it
/// does not push its neighbours about.
class FactLabel : public QLabel
{
    Q_OBJECT

public:
    explicit FactLabel(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    mutable int m_widest = 0;
};

} // namespace releve::ui
