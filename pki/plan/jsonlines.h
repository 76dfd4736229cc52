// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pki/lifecycle/jsonlog.h"
#include "pki/plan/simulator.h"

namespace releve::plan {

/// Writes the log as PRODUCT says: one JSON object a line, the summary as the last.
class JsonLineWriter final : public LogSink
{
public:
    /// @param flush gets whole lines, many at a time
    explicit JsonLineWriter(std::function<void(std::string_view)> flush) : m_flush(std::move(flush)) {}

    void write(const LogRecord& record) override;
    /// The last line; everything has been flushed when it returns.
    void finish(const Summary& summary);

private:
    std::function<void(std::string_view)> m_flush;
    lifecycle::JsonLog m_log;
    std::string m_buffer;
};

/// The line of a summary, with its line end.
[[nodiscard]] std::string toJsonLine(const Summary& summary);

} // namespace releve::plan
