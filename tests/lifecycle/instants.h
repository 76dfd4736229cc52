// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <QTest>

#include "pki/base/clock.h"

namespace releve {

/// Lets QCOMPARE print instants.
inline char* toString(Instant instant)
{
    return qstrdup(toIso8601(instant).c_str());
}

/// An instant written in a test; a typing error must not pass unseen.
inline Instant at(std::string_view iso)
{
    const auto instant = fromIso8601(iso);
    if (!instant)
        throw std::invalid_argument(std::string(iso));
    return *instant;
}

} // namespace releve
