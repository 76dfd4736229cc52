// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "pki/ios/records.h"

namespace releve::ios
{

/// Reads the PKI, HTTP, clock and host name parts of a configuration, line by line. The caller decides where a
/// configuration begins and ends; everything else in it is counted, not kept.
class RunningConfigParser
{
public:
    /// @param context shared by every record; the parser may set its `device` from the `hostname` line
    RunningConfigParser(std::shared_ptr<Context> context, Transcript& out);

    /// A line that begins something this parser reads, whatever came before: the text alone is enough to know
    /// that a configuration stands here (`crypto pki trustpoint X`, `crypto pki certificate chain X`,
    /// `crypto pki server X`, `crypto ca …`, `hostname X`, `clock timezone …`, `ip http server` …).
    [[nodiscard]] static bool opens(std::string_view line);

    /// One line, without its line end. Returns false, and takes nothing, when the line cannot belong to a
    /// configuration any more (the caller then decides what it is).
    [[nodiscard]] bool feed(std::string_view line, std::uint32_t number);

    /// Lines may go on with a hex entry: until `quit` nothing but hex belongs to the text.
    [[nodiscard]] bool insideHex() const;

    /// End of the configuration: closes what is open. An entry without its `quit` is kept, with a problem.
    void finish();
};

} // namespace releve::ios
