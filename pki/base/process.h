// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace releve {

/// What every program of ours does first: no core file with a secret in it, a closed pipe as an error instead of a death,
/// as many open files as the system lets us have, large blocks of memory back to the system when they are freed; on
/// Windows bytes and UTF-8 as they are.
void prepareProcess();

/// Gives back to the system what a piece of work needed and has freed, where the C library would keep it. Worth a call
/// after something large, not after each thing.
void returnFreeMemory();

} // namespace releve
