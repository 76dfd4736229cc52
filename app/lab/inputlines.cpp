// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/lab/inputlines.h"

#include <QPointer>

#include <cstdio>
#include <thread>
#include <utility>

namespace releve::labprogram {

namespace {

/// Where the reading thread delivers.
QPointer<InputLines> receiver;

/// Of the receiver's thread; never deleted, because the reading thread may outlive whoever listens.
QObject& mailbox()
{
    static auto* const forever = new QObject; // NOLINT(cppcoreguidelines-owning-memory)
    return *forever;
}

template<class Deliver>
void post(Deliver deliver)
{
    QMetaObject::invokeMethod(
        &mailbox(),
        [deliver] {
            if (receiver)
                deliver(*receiver);
        },
        Qt::QueuedConnection);
}

} // namespace

InputLines::InputLines(std::size_t longest)
{
    receiver = this;
    (void)mailbox(); // in this thread
    // A blocking read cannot be ended from outside everywhere; the thread goes with the process.
    std::thread([longest] {
        QByteArray line;
        for (int c = std::getchar(); c != EOF; c = std::getchar()) {
            if (c == '\n')
                post([text = std::exchange(line, {})](InputLines& lines) { Q_EMIT lines.line(text); });
            else if (static_cast<std::size_t>(line.size()) < longest)
                line.append(static_cast<char>(c));
        }
        post([](InputLines& lines) { Q_EMIT lines.ended(); });
    }).detach();
}

} // namespace releve::labprogram
