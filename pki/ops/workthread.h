// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <QThread>

#include <functional>

#include "pki/ops/replies.h"

namespace releve::ops {

/// A thread with an event loop. Made, ended and deleted by its owner's thread; work may be posted from any, as long as this is
/// there. What is posted after the end is destroyed unseen.
class WorkThread
{
public:
    explicit WorkThread(const QString& name)
    {
        m_thread.setObjectName(name);
        m_context.moveToThread(&m_thread);
        m_thread.start();
    }
    WorkThread(const WorkThread&) = delete;
    WorkThread& operator=(const WorkThread&) = delete;
    ~WorkThread() { end({}); }

    template<class Work>
    void post(Work work)
    {
        postTo(&m_context, std::move(work));
    }
    /// Lives in the thread.
    [[nodiscard]] QObject* context() { return &m_context; }

    /// Does `last` there, after all that was posted before, and waits until the thread has ended.
    void end(std::function<void()> last)
    {
        if (!m_thread.isRunning())
            return;
        post([this, last = std::move(last)] {
            if (last)
                last();
            m_thread.quit();
        });
        m_thread.wait();
    }

private:
    QThread m_thread;
    QObject m_context;
};

} // namespace releve::ops
