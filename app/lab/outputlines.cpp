// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/lab/outputlines.h"

#include <cstdio>

#include "pki/base/text.h"

namespace releve::labprogram {

namespace {

void write(std::FILE* file, std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), file);
    std::fflush(file);
}

} // namespace

void OutputLines::open(std::string text)
{
    const std::lock_guard lock(m_mutex);
    text += m_early;
    m_early.clear();
    m_isOpen = true;
    write(stdout, text);
}

void OutputLines::tell(std::string_view line)
{
    const std::lock_guard lock(m_mutex);
    if (m_isOpen)
        write(stdout, line);
    else
        m_early += line;
}

void OutputLines::complain(std::string_view text)
{
    write(stderr, "releve-lab: " + escaped(text) + '\n'); // one call, one line
}

} // namespace releve::labprogram
