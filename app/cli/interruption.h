// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace releve::cli {

/// While one lives, Ctrl-C is a wish to be asked for and not the end of the process. The second one is.
class Interruption
{
public:
    Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;
    ~Interruption();

    [[nodiscard]] bool happened() const;
};

} // namespace releve::cli
