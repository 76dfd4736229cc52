// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <string>
#include <string_view>

namespace releve::labprogram {

/// Whole lines on standard output and standard error, from whatever thread.
class OutputLines
{
public:
    /// What says that we are ready; the events that came before stand behind it.
    void open(std::string text);
    /// An event; kept until open().
    void tell(std::string_view line);
    /// To standard error.
    static void complain(std::string_view text);

private:
    std::mutex m_mutex;
    bool m_isOpen = false;
    std::string m_early;
};

} // namespace releve::labprogram
