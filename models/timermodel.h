// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPersistentModelIndex>

#include "models/countdown.h"
#include "models/rowtable.h"

namespace releve::models {

class FleetStore;

struct TimerRow
{
    QString key;
    QString deviceId, device, owner, target;
    QString trustpoint; ///< empty when the owner is no trustpoint
    std::string name;   ///< as IOS prints it
    ios::TimerSection section = ios::TimerSection::Pki;
    bool fromCertificate = false;
    fleet::Tone tone = fleet::Tone::Unknown; ///< of the trustpoint it belongs to
    /// Beside what the core predicts.
    enum class Comparison
    {
        None,       ///< nothing to compare with
        Drift,      ///< listed and predicted
        Unexpected, ///< listed, and should not run
        Missing,    ///< predicted, and not in the list that was read
        Predicted   ///< predicted; no list was read
    };
    Comparison comparison = Comparison::None;
    std::optional<Instant> predicted;
    Duration drift{0};
    Countdown countdown;

    bool operator==(const TimerRow&) const = default;
};

/// One row a timer, over all devices: those the devices list, and those that should run and are not listed.
/// Like TrustpointModel it never emits for the clock.
// Thread: GUI.
class TimerModel : public RowTable<TimerRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Owner, ///< the trustpoint or server, else what the device prints as target
        Device,
        Due,
        Remaining, ///< the countdown column
        Predicted, ///< when it should be due by certificates and configuration
        Drift,     ///< Due minus Predicted; its ToneRole is Attention where that wants a look
        Source,    ///< the device's section, the certificate or our prediction
        Count
    };
    Q_ENUM(Column)

    /// @param store must outlive the model
    explicit TimerModel(const FleetStore& store, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// The timer that fires next by its device's own clock, among those that count down now and move a trustpoint or a
    /// server along; invalid when none does. Looked for anew only when it has fired or the rows changed, so it may be
    /// asked at every tick.
    [[nodiscard]] QModelIndex next() const;

public Q_SLOTS:
    void apply(const releve::fleet::Changes& changes);
    void retranslate();

private:
    [[nodiscard]] QVariant text(const TimerRow& row, int column) const;
    [[nodiscard]] QVariant toolTip(const TimerRow& row, int column) const;
    [[nodiscard]] QVariant sortValue(const TimerRow& row, int column) const;

    [[nodiscard]] QString predictionToolTip(const TimerRow& row) const;

    [[nodiscard]] std::optional<Duration> timeLeft(const TimerRow& row) const;
    void findNext() const;

    const FleetStore& m_store;
    const Clock& m_clock;
    mutable QPersistentModelIndex m_next;
    mutable bool m_nextIsKnown = false;
};

} // namespace releve::models
