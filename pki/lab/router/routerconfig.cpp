// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/router/routerconfig.h"

#include <algorithm>

namespace releve::lab {

bool ConfigSecret::operator==(const ConfigSecret& other) const
{
    if (type7 != other.type7 || isSet() != other.isSet())
        return false;
    return !isSet() || std::equal(value->view().begin(), value->view().end(), other.value->view().begin(),
                                  other.value->view().end());
}

const TrustpointEntry* RouterConfig::trustpoint(std::string_view name) const
{
    const auto known = std::find_if(trustpoints.begin(), trustpoints.end(),
                                    [&](const TrustpointEntry& entry) { return entry.config.name == name; });
    return known == trustpoints.end() ? nullptr : &*known;
}

TrustpointEntry* RouterConfig::trustpoint(std::string_view name)
{
    return const_cast<TrustpointEntry*>(std::as_const(*this).trustpoint(name));
}

} // namespace releve::lab
