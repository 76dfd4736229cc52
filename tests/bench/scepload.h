// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pki/base/text.h"

/// Sends prepared requests to a SCEP server and takes the time. POSIX.
namespace scepload {

struct Load
{
    std::uint16_t port;
    std::string path;
    int connections; ///< kept open, one thread each
};

struct Measured
{
    double seconds = 0;
    double clientSeconds = 0;           ///< of processor time, of this side
    std::vector<double> milliseconds;   ///< of each request, sorted
    std::vector<releve::Bytes> answers; ///< bodies in the order of the requests; empty where there was none

    [[nodiscard]] double rate() const { return static_cast<double>(answers.size()) / seconds; }
    /// `share` of the requests took no longer.
    [[nodiscard]] double percentile(double share) const;
};

/// POSTs all of them, each once, whichever connection is free.
[[nodiscard]] Measured run(const Load& load, std::span<const releve::Bytes> messages);

/// The processors this process may use.
[[nodiscard]] std::vector<int> processors();
/// Keeps the calling thread, and those it starts from now on, on these. Does nothing where that is not possible.
void pinTo(std::span<const int> processors);
/// Processor time of the whole process so far, in seconds.
[[nodiscard]] double processSeconds();

} // namespace scepload
