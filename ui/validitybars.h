// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

#include "pki/base/clock.h"

namespace releve::ui {

/// A timer's mark above the bar it concerns.
struct ValidityMark
{
    Instant at;
    QString text;

    bool operator==(const ValidityMark&) const = default;
};

/// One line of the picture: a certificate's validity, or the place where one will stand.
struct ValidityRow
{
    enum class Kind
    {
        Ca,
        Identity
    };
    QString label;
    QString text; ///< inside the bar, where it fits; says why when `awaited`
    Kind kind = Kind::Ca;
    bool rollover = false;
    bool awaited = false; ///< drawn dashed
    std::optional<Instant> from, to;
    QList<ValidityMark> marks;

    bool operator==(const ValidityRow&) const = default;
};

/// Validities as bars on one time axis, with the timers' marks and the present. Shows what it is told; knows
/// no model.
class ValidityBars : public QWidget
{
    Q_OBJECT

public:
    explicit ValidityBars(QWidget* parent = nullptr);

    void setRows(QList<ValidityRow> rows);
    [[nodiscard]] const QList<ValidityRow>& rows() const { return m_rows; }
    /// The present of the device; `label` stands below its line.
    void setNow(std::optional<Instant> now, const QString& label);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Where an instant lies, in pixels from the left of the widget. Nothing to show: 0.
    [[nodiscard]] int positionOf(Instant instant) const;
    /// The rectangle a row's bar takes; empty when it has no dates.
    [[nodiscard]] QRect barRect(int row) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Range
    {
        Instant from, to;

        bool operator==(const Range&) const = default;
    };
    [[nodiscard]] std::optional<Range> range() const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int rowTop(int row) const;
    [[nodiscard]] int rowsBottom() const { return rowTop(static_cast<int>(m_rows.size())); }
    void paintAxis(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;
    void paintMarks(QPainter& painter, int row) const;
    void paintNow(QPainter& painter) const;
    void describe();

    QList<ValidityRow> m_rows;
    mutable int m_labelWidth = -1; ///< of the widest label; -1 = to be measured
    std::optional<Instant> m_now;
    QString m_nowLabel;
    std::optional<Range> m_range;
};

} // namespace releve::ui
