// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/lab/stopsignal.h"

#include <QSocketNotifier>

#ifdef Q_OS_WIN
#include <atomic>
#include <windows.h>
#else
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace releve::labprogram {

#ifdef Q_OS_WIN

namespace {

std::atomic<StopSignal*> listening = nullptr;

BOOL WINAPI asked(DWORD)
{
    StopSignal* const signal = listening;
    if (signal)
        QMetaObject::invokeMethod(signal, &StopSignal::stopAsked, Qt::QueuedConnection);
    return signal ? TRUE : FALSE;
}

} // namespace

StopSignal::StopSignal()
{
    listening = this;
    SetConsoleCtrlHandler(asked, TRUE);
}

StopSignal::~StopSignal()
{
    SetConsoleCtrlHandler(asked, FALSE);
    listening = nullptr;
}

#else

namespace {

int pipeEnds[2] = {-1, -1};

void asked(int)
{
    const int before = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1); // a full pipe has said it already
    errno = before;
}

void listenTo(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

} // namespace

StopSignal::StopSignal()
{
    if (::pipe(pipeEnds) != 0)
        return; // then the signals kill, which the state is made for
    for (const int end : pipeEnds) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT stopAsked();
    });
    listenTo(SIGTERM, asked);
    listenTo(SIGINT, asked);
}

StopSignal::~StopSignal()
{
    listenTo(SIGTERM, SIG_DFL);
    listenTo(SIGINT, SIG_DFL);
    m_notifier.reset();
    for (int& end : pipeEnds) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

#endif

} // namespace releve::labprogram
