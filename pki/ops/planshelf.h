// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

#include "pki/ops/change.h"

namespace releve::ops {

/// Plans that wait to be run, each with its line open, for a while. Lives in the thread `pki`.
class PlanShelf
{
public:
    PlanShelf();
    ~PlanShelf();

    void put(PlanId id, std::unique_ptr<Change> change, Duration keptFor);
    /// Null when it is no longer there.
    [[nodiscard]] std::unique_ptr<Change> take(PlanId id);
    void clear() { m_plans.clear(); }

private:
    struct Kept
    {
        std::unique_ptr<Change> change;
        std::unique_ptr<QTimer> timer;
    };
    std::map<PlanId, Kept> m_plans;
};

} // namespace releve::ops
