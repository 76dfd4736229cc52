// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/planshelf.h"

#include <utility>

#include "pki/ops/replies.h"

namespace releve::ops {

PlanShelf::PlanShelf() = default;
PlanShelf::~PlanShelf() = default;

void PlanShelf::put(PlanId id, std::unique_ptr<Change> change, Duration keptFor)
{
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    // Behind the timer's own work, for it goes too.
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(),
                     [this, id, timer = timer.get()] { postTo(timer, [this, id] { m_plans.erase(id); }); });
    timer->start(keptFor);
    m_plans.insert_or_assign(id, Kept{std::move(change), std::move(timer)});
}

std::unique_ptr<Change> PlanShelf::take(PlanId id)
{
    const auto found = m_plans.find(id);
    if (found == m_plans.end())
        return nullptr;
    auto change = std::move(found->second.change);
    m_plans.erase(found);
    return change;
}

} // namespace releve::ops
