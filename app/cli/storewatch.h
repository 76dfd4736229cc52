// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

#include <array>
#include <functional>

namespace releve::cli {

/// Tells that somebody has written to a store, this process or another, without reading it.
class StoreWatch
{
public:
    /// @param path of the store's file
    explicit StoreWatch(QString path) : m_path(std::move(path)), m_seen(look()) {}

    /// Since it was last asked, or made.
    [[nodiscard]] bool hasChanged();

private:
    struct Stamp
    {
        QDateTime changed;
        qint64 size = 0;
        bool operator==(const Stamp&) const = default;
    };
    /// Of the file, and of the log that is written before it.
    using Stamps = std::array<Stamp, 2>;
    [[nodiscard]] Stamps look() const;

    QString m_path;
    Stamps m_seen;
};

/// Draws at once, and again when the store has changed or, where things count down, every second; until Ctrl-C, or until `draw`
/// says no. False when that has ended it.
bool drawWhile(StoreWatch watch, bool everySecond, const std::function<bool(bool hasChanged)>& draw);

} // namespace releve::cli
