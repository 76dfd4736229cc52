// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>

#include <string>
#include <string_view>

namespace releve::cli {

/// Gathers what is written and remembers whether the device took it all: a closed pipe is an error to report,
/// not a reason to go on.
class Output
{
public:
    explicit Output(QIODevice& device) : m_device(device) {}
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output() { finish(); }

    void write(std::string_view text);
    /// Hands over what is left. False when anything written was not taken.
    bool finish();

private:
    void handOver();

    QIODevice& m_device;
    std::string m_buffer;
    bool m_failed = false;
};

} // namespace releve::cli
