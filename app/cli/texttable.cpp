// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/texttable.h"

#include <algorithm>
#include <numeric>

#include "models/texts.h"

namespace releve::cli {

namespace {

constexpr int gap = 2;
constexpr int narrowest = 6;

int columnsOf(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        break;
    }
    // The blocks a terminal draws two columns wide (East Asian Width W and F), as whole ranges.
    struct Wide
    {
        char32_t first, last;
    };
    static constexpr Wide wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
                                    {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
                                    {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
                                    {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
    const auto found = std::find_if(std::begin(wide), std::end(wide), [&](const Wide& range) {
        return range.first <= point && point <= range.last;
    });
    return found == std::end(wide) ? 1 : 2;
}

bool mayBreakAfter(char32_t point)
{
    return point == U' ' || point == U',' || point == U'+' || point == U'/' || point == U'=';
}

QString trimmedRight(QString text)
{
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

/// Columns of the longest part that wrapped() would not have to cut.
int longestWord(const QString& text)
{
    int longest = 0;
    int used = 0;
    for (const char32_t point : text.toUcs4()) {
        if (point != U' ') // a line may end in one
            used += columnsOf(point);
        longest = std::max(longest, used);
        if (mayBreakAfter(point))
            used = 0;
    }
    return longest;
}

/// Widths no wider than `limit`, at most.
int totalWidth(const std::vector<int>& widths, int limit)
{
    return std::accumulate(widths.begin(), widths.end(), 0,
                           [&](int sum, int width) { return sum + std::min(width, limit); });
}

} // namespace

int displayWidth(const QString& text)
{
    const auto points = text.toUcs4();
    return std::accumulate(points.begin(), points.end(), 0,
                           [](int sum, char32_t point) { return sum + columnsOf(point); });
}

QString padded(const QString& text, int width)
{
    return text + QString(std::max(0, width - displayWidth(text)), u' ');
}

QStringList wrapped(const QString& text, int width)
{
    QStringList lines;
    QString line;
    int used = 0;
    qsizetype breakAt = -1; // length of the part of `line` that may end here
    for (const char32_t point : text.toUcs4()) {
        const int columns = columnsOf(point);
        if (used + columns > width && !line.isEmpty() && point != U' ') {
            const QString rest = breakAt > 0 ? line.mid(breakAt) : QString();
            lines.append(trimmedRight(breakAt > 0 ? line.left(breakAt) : line));
            line = rest;
            used = displayWidth(rest);
            breakAt = -1;
        }
        line += QChar::fromUcs4(point);
        used += columns;
        if (mayBreakAfter(point))
            breakAt = line.size();
    }
    lines.append(trimmedRight(line));
    return lines;
}

QString safe(const QString& text)
{
    return models::shownText(text.toStdString());
}

Emphasis emphasisOf(fleet::Tone tone)
{
    switch (tone) {
    case fleet::Tone::Good:
        return Emphasis::Good;
    case fleet::Tone::Attention:
        return Emphasis::Attention;
    case fleet::Tone::Failed:
        return Emphasis::Failed;
    case fleet::Tone::InProgress:
        return Emphasis::InProgress;
    case fleet::Tone::Unknown:
        break;
    }
    return Emphasis::Unknown;
}

QString painted(const QString& text, Emphasis emphasis)
{
    static constexpr const char* codes[] = {"", "1", "32", "33", "31", "35", "2"};
    if (emphasis == Emphasis::None || text.isEmpty())
        return text;
    return QStringLiteral("\x1b[%1m").arg(QLatin1String(codes[static_cast<int>(emphasis)])) + text +
           QStringLiteral("\x1b[0m");
}

void TextTable::add(Row row)
{
    m_rows.push_back(std::move(row));
}

std::vector<int> TextTable::wordWidths(const std::vector<int>& widths) const
{
    std::vector<int> words(widths.size(), 0);
    const auto note = [&words](std::size_t column, const QString& text) {
        words[column] = std::max(words[column], longestWord(text));
    };
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i] > 0)
            note(i, m_headings.value(static_cast<qsizetype>(i)));
        for (const Row& row : m_rows) {
            if (i < row.size())
                note(i, row[i].text);
        }
    }
    return words;
}

std::vector<int> TextTable::columnWidths(int available) const
{
    std::vector<int> widths;
    for (const Row& row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i].text));
    }
    int columns = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i] == 0)
            continue;
        ++columns;
        if (static_cast<qsizetype>(i) < m_headings.size())
            widths[i] = std::max(widths[i], displayWidth(m_headings[static_cast<qsizetype>(i)]));
    }
    const int room = available - gap * std::max(0, columns - 1);
    if (std::accumulate(widths.begin(), widths.end(), 0) <= room)
        return widths;
    // First only as far as no word is cut in two.
    const std::vector<int> words = wordWidths(widths);
    for (int limit = available; limit >= narrowest; --limit) {
        std::vector<int> narrowed = widths;
        for (std::size_t i = 0; i < widths.size(); ++i)
            narrowed[i] = std::min(widths[i], std::max(words[i], limit));
        if (std::accumulate(narrowed.begin(), narrowed.end(), 0) <= room)
            return narrowed;
    }
    int limit = widths.empty() ? 0 : *std::max_element(widths.begin(), widths.end());
    while (limit > narrowest && totalWidth(widths, limit) > room)
        --limit;
    for (int& width : widths)
        width = std::min(width, limit);
    return widths;
}

QString TextTable::toText(int indent, bool colours, int width) const
{
    const std::vector<int> widths = columnWidths(width - indent);
    QString result;
    const auto addLines = [&](const Row& row) {
        std::vector<QStringList> cells;
        qsizetype height = 1;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            cells.push_back(i < row.size() && widths[i] > 0 ? wrapped(row[i].text, widths[i])
                                                            : QStringList());
            height = std::max(height, cells.back().size());
        }
        for (qsizetype line = 0; line < height; ++line) {
            QString text(indent, u' ');
            QString blanks; // owed before the next word, so that no line ends in blanks
            for (std::size_t i = 0; i < widths.size(); ++i) {
                if (widths[i] == 0)
                    continue;
                const QString part = cells[i].value(line);
                if (!part.isEmpty()) {
                    text += blanks + (colours ? painted(part, row[i].emphasis) : part);
                    blanks.clear();
                }
                blanks += QString(widths[i] - displayWidth(part) + gap, u' ');
            }
            result += text + u'\n';
        }
    };
    if (!m_headings.isEmpty() && !m_rows.empty()) {
        Row head;
        for (const QString& heading : m_headings)
            head.emplace_back(heading, Emphasis::Heading);
        addLines(head);
    }
    for (const Row& row : m_rows)
        addLines(row);
    return result;
}

} // namespace releve::cli
