// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QPersistentModelIndex>

class QGridLayout;

namespace releve::ui {

/// One card of a chain: a certificate or a key with its fields, or the gap where one is missing. Shows the
/// card's row of models::ChainModel as it is when made.
class ChainCard : public QFrame
{
    Q_OBJECT

public:
    explicit ChainCard(const QModelIndex& card, QWidget* parent = nullptr);

    [[nodiscard]] QModelIndex index() const { return m_index; }
    /// Drawn with a line to the card above it.
    void setLinked(bool linked) { m_linked = linked; }
    [[nodiscard]] bool isLinked() const { return m_linked; }
    void setChosen(bool chosen);

Q_SIGNALS:
    /// Clicked, or Space or Enter while it has the focus.
    void chosen();
    void contextMenuWanted(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void addField(QGridLayout& grid, const QModelIndex& field);

    QPersistentModelIndex m_index;
    bool m_linked = false;
    bool m_chosen = false;
    bool m_gap = false;
};

} // namespace releve::ui
