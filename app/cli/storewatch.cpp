// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/storewatch.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

#include "app/cli/interruption.h"

namespace releve::cli {

bool StoreWatch::hasChanged()
{
    const Stamps now = look();
    return std::exchange(m_seen, now) != now;
}

StoreWatch::Stamps StoreWatch::look() const
{
    const auto stampOf = [](const QString& path) {
        const QFileInfo info(path);
        return info.exists() ? Stamp{info.lastModified(), info.size()} : Stamp{};
    };
    return {stampOf(m_path), stampOf(m_path + QStringLiteral("-wal"))};
}

bool drawWhile(StoreWatch watch, bool everySecond, const std::function<bool(bool hasChanged)>& draw)
{
    constexpr int often = 200; // milliseconds: a signal cannot wake an event loop by portable means
    constexpr int ticksPerSecond = 1000 / often;
    const Interruption interruption;
    if (!draw(true))
        return false;
    QEventLoop loop;
    QTimer timer;
    bool isWell = true;
    int tick = 0;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        const bool hasChanged = watch.hasChanged();
        if (interruption.happened())
            return loop.quit();
        if (hasChanged || (everySecond && ++tick % ticksPerSecond == 0))
            isWell = draw(hasChanged);
        if (!isWell)
            loop.quit();
    });
    timer.start(often);
    loop.exec();
    return isWell;
}

} // namespace releve::cli
