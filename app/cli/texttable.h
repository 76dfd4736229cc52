// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

#include "pki/fleet/displaystate.h"

namespace releve::cli {

/// Widest line of a table.
inline constexpr int pageWidth = 100;

/// Columns a text takes on a terminal: none for combining marks, two for East Asian wide characters.
[[nodiscard]] int displayWidth(const QString& text);
/// `text` with blanks up to a width; unchanged when it is as wide.
[[nodiscard]] QString padded(const QString& text, int width);
/// `text` in lines no wider than `width`: cut at blanks and after `,` `+` `/` `=`, inside a word only where
/// nothing else helps.
[[nodiscard]] QStringList wrapped(const QString& text, int width);
/// What anybody else wrote, safe for a terminal, as models::shownText().
[[nodiscard]] QString safe(const QString& text);

enum class Emphasis
{
    None,
    Heading,
    Good,
    Attention,
    Failed,
    InProgress,
    Unknown
};
[[nodiscard]] Emphasis emphasisOf(fleet::Tone tone);
/// With terminal colours around it.
[[nodiscard]] QString painted(const QString& text, Emphasis emphasis);

struct Cell
{
    Cell(QString words = {},
         Emphasis how = Emphasis::None) // NOLINT(google-explicit-constructor): a cell is its text
        : text(safe(words)), emphasis(how)
    {}

    QString text;
    Emphasis emphasis;
};
using Row = std::vector<Cell>;

/// Aligned columns, wrapped inside their cells so that no line is wider than the page. A column that is empty
/// in all rows is left out.
class TextTable
{
public:
    /// Columns without headings when there are none.
    explicit TextTable(QStringList headings = {}) : m_headings(std::move(headings)) {}

    void add(Row row);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] QString toText(int indent, bool colours, int width = pageWidth) const;

private:
    [[nodiscard]] std::vector<int> columnWidths(int available) const;
    /// Of the longest word in each column that is shown.
    [[nodiscard]] std::vector<int> wordWidths(const std::vector<int>& widths) const;

    QStringList m_headings;
    std::vector<Row> m_rows;
};

} // namespace releve::cli
