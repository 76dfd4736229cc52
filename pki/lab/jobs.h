// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>

#include "pki/base/result.h"
#include "pki/lab/labclock.h"

namespace releve::lab {

/// The lab's clock stands still as long as one of these lives, and the lab looks for what is due when it goes. May go in
/// any thread.
class Hold
{
public:
    /// `released` is called from whatever thread.
    Hold(LabClock& clock, std::function<void()> released) : m_clock(clock), m_released(std::move(released))
    {
        m_clock.hold();
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    ~Hold()
    {
        m_clock.release();
        m_released();
    }

private:
    LabClock& m_clock;
    std::function<void()> m_released;
};
using HoldPtr = std::shared_ptr<Hold>;

/// Calls `done` with an error from the event loop, as it would be called with any other outcome, unless `context` is
/// gone by then.
template<class Done>
void tellLater(QObject* context, Done done, Error error)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), error = std::move(error)] { done(error); }, Qt::QueuedConnection);
}

/// Work that takes long, as making keys, in threads of its own. Lives in the lab's thread.
class Jobs final : public QObject
{
    Q_OBJECT

public:
    ~Jobs() override { finish(); }

    /// Waits for what is running; what has not begun is left out.
    void finish()
    {
        m_pool.clear();
        m_pool.waitForDone();
    }

    /// Calls `work` in another thread, then `then` with its result from the event loop of the lab's thread, unless
    /// `context` is gone by then. `hold` lives until that.
    template<class Work, class Then>
    void run(QObject* context, HoldPtr hold, Work work, Then then)
    {
        m_pool.start([this, context = QPointer<QObject>(context), hold = std::move(hold),
                      work = std::move(work), then = std::move(then)] {
            using Product = std::invoke_result_t<Work>;
            auto product = std::make_shared<Product>(work());
            QMetaObject::invokeMethod(
                this,
                [context, hold, product, then] {
                    if (context)
                        then(std::move(*product));
                },
                Qt::QueuedConnection);
        });
    }

    /// The same for work that nobody waits for.
    template<class Work>
    void run(HoldPtr hold, Work work)
    {
        m_pool.start([hold = std::move(hold), work = std::move(work)] { work(); });
    }

private:
    QThreadPool m_pool;
};

} // namespace releve::lab
