// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pki/x509/identity.h"

namespace releve::scep {

using x509::Identity;

} // namespace releve::scep
