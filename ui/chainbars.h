// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include "ui/validitybars.h"

namespace releve::models {
class ChainModel;
}

namespace releve::ui {

/// The bars of a trustpoint's certificates: the CA's before the identity's, each active one above its
/// successor, the timers' marks on the bars they concern.
[[nodiscard]] QList<ValidityRow> validityRows(const models::ChainModel& chain);

/// What stands below the now line: `now`, or `as of` where the device's clock stands still.
[[nodiscard]] QString nowLabel(const models::ChainModel& chain);

} // namespace releve::ui
