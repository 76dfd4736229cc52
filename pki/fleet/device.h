// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace releve::fleet {

/// A router, as the operator knows it. `id` never changes; the name may.
struct Device
{
    std::string id; ///< stable key: for an imported log, the host name or the file's name
    std::string name;
    std::string site; ///< empty = no site

    bool operator==(const Device&) const = default;
};

} // namespace releve::fleet
