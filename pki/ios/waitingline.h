// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace releve::ios {

/// A line behind which a router may wait for something to be typed.
struct WaitingLine
{
    std::string text;
    /// Log messages came behind it, so that the cursor stands elsewhere.
    bool interrupted = false;
};

/// Finds the line a router waits in, whatever log messages came in between: a router prints them on lines of their own, and
/// does not print its prompt again unless `logging synchronous` says so.
class WaitingLineFinder
{
public:
    /// A line has ended.
    void ended(std::string_view line);
    /// Something has been typed: the line the cursor stands in, and those before, wait no longer.
    void typed();
    /// `current` is the line the cursor stands in.
    [[nodiscard]] std::optional<WaitingLine> find(std::string_view current) const;

private:
    std::string m_last; ///< the last line that was no log message; empty when it cannot wait
    bool m_interrupted = false;
    bool m_typed = false; ///< the cursor still stands in the line typed into
};

/// Asks in a way no output does: `[yes/no]:`, `[confirm]`, `Password:` and their like at the end.
[[nodiscard]] bool isPlainQuestion(std::string_view line);
/// Ends as questions end; output may too.
[[nodiscard]] bool mayBeQuestion(std::string_view line);

} // namespace releve::ios
