// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output.h"

#include <QFileDevice>

#include <cerrno>

namespace releve::cli {

namespace {
constexpr std::size_t bufferSize = 64 * 1024;
}

void Output::write(std::string_view text)
{
    if (m_failed)
        return;
    m_buffer += text;
    if (m_buffer.size() >= bufferSize)
        handOver();
}

bool Output::finish()
{
    handOver();
    auto* file = qobject_cast<QFileDevice*>(&m_device);
    if (file && !m_failed)
        check(file->flush());
    return !m_failed;
}

void Output::handOver()
{
    const auto size = static_cast<qint64>(m_buffer.size());
    if (!m_failed && size > 0)
        check(m_device.write(m_buffer.data(), size) == size);
    m_buffer.clear();
}

void Output::check(bool taken)
{
    const int reason = errno;
    if (taken)
        return;
    m_failed = true;
    m_readerGone = reason == EPIPE;
}

} // namespace releve::cli
