// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chainbars.h"

#include <QCoreApplication>

#include "models/chainmodel.h"
#include "models/roles.h"
#include "models/texts.h"

namespace releve::ui {

namespace {

using models::ChainModel;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ValidityBars)
};

std::optional<Instant> instantOf(const QVariant& milliseconds)
{
    if (!milliseconds.isValid())
        return std::nullopt;
    return Instant(Duration(milliseconds.toLongLong()));
}

QString reasonOf(const QModelIndex& card)
{
    for (int row = 0; row < card.model()->rowCount(card); ++row) {
        const QModelIndex field = card.model()->index(row, ChainModel::Label, card);
        if (field.data(models::KindRole).toInt() == ChainModel::Why)
            return field.siblingAtColumn(ChainModel::Value).data().toString();
    }
    return {};
}

ValidityRow rowOf(const QModelIndex& card, int side)
{
    ValidityRow row;
    row.label = card.data().toString();
    row.kind = card.data(models::KindRole).toInt() == ChainModel::Identity ? ValidityRow::Kind::Identity
                                                                           : ValidityRow::Kind::Ca;
    row.rollover = side == ChainModel::Rollover;
    row.awaited = card.data(models::GapRole).toBool() || card.data(models::AwaitedRole).toBool();
    row.from = instantOf(card.data(models::NotBeforeRole));
    row.to = instantOf(card.data(models::NotAfterRole));
    if (row.awaited)
        row.text = reasonOf(card);
    else if (row.from && row.to)
        row.text = QStringLiteral("%1 → %2").arg(models::dateText(*row.from, QLocale()),
                                                 models::dateTimeText(*row.to, QLocale()));
    return row;
}

void addMarks(const ChainModel& chain, QList<ValidityRow>& rows)
{
    for (const ChainModel::Mark& mark : chain.marks()) {
        const auto wanted = mark.card == ChainModel::Ca ? ValidityRow::Kind::Ca : ValidityRow::Kind::Identity;
        const auto concerned = [&](const ValidityRow& row) {
            return row.kind == wanted && !row.awaited && row.from;
        };
        auto at = std::find_if(rows.begin(), rows.end(), concerned);
        if (at == rows.end())
            at = std::find_if(rows.begin(), rows.end(),
                              [](const ValidityRow& row) { return row.from.has_value(); });
        if (at != rows.end())
            at->marks.push_back(
                {mark.due, QStringLiteral("%1 %2").arg(mark.name, models::dateText(mark.due, QLocale()))});
    }
}

} // namespace

QList<ValidityRow> validityRows(const ChainModel& chain)
{
    QList<ValidityRow> rows;
    for (const int kind : {ChainModel::Ca, ChainModel::Identity, ChainModel::Other}) {
        for (int side = 0; side < chain.rowCount(); ++side) {
            const QModelIndex parent = chain.index(side, 0);
            for (int row = 0; row < chain.rowCount(parent); ++row) {
                const QModelIndex card = chain.index(row, 0, parent);
                if (card.data(models::KindRole).toInt() == kind)
                    rows.push_back(rowOf(card, side));
            }
        }
    }
    addMarks(chain, rows);
    return rows;
}

QString nowLabel(const ChainModel& chain)
{
    const auto now = chain.now();
    if (!now)
        return {};
    // The line moves by a pixel in hours: a label of seconds below it would only tick.
    //: %1 is a date and time, below the line that marks the present
    return chain.isLive() ? Tr::tr("now %1").arg(models::dateMinuteText(*now, QLocale()))
                          : Tr::tr("as of %1").arg(models::dateTimeText(*now, QLocale()));
}

} // namespace releve::ui
