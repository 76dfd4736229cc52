// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>

#include <string>
#include <string_view>

namespace releve::cli {

/// Gathers what is written and remembers whether the device took it all: a closed pipe is no reason to go on.
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
    /// It was not taken because whoever read it has gone: `| head`.
    [[nodiscard]] bool isReaderGone() const { return m_readerGone; }

private:
    void handOver();
    void check(bool taken);

    QIODevice& m_device;
    std::string m_buffer;
    bool m_failed = false;
    bool m_readerGone = false;
};

} // namespace releve::cli
