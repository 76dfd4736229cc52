// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>

#include "pki/base/result.h"

namespace releve::ops {

/// Runs `work` in the thread `context` lives in, from its event loop; never when the context is gone by then.
template<class Work>
void postTo(QObject* context, Work work)
{
    QMetaObject::invokeMethod(context, std::move(work), Qt::QueuedConnection);
}

template<class T>
class Reply;
template<class T>
class Listener;

/// What is still to be answered. Lives in the owner's thread, and so do the functions in it: other threads hold a Reply or a
/// Listener, which only know where they are. Outlives those threads.
class Replies : public QObject
{
public:
    template<class T>
    using Done = std::function<void(Result<T>)>;

    /// To be answered once.
    template<class T>
    [[nodiscard]] Reply<T> add(Done<T> done);
    /// To be told any number of times, as long as `function` is there.
    template<class T>
    [[nodiscard]] Listener<T> listen(const std::shared_ptr<std::function<void(const T&)>>& function);

private:
    template<class T>
    friend class Reply;
    std::unordered_map<const void*, std::shared_ptr<void>> m_open;
};

/// A way to answer. May be used in any thread; a value.
template<class T>
class Reply
{
public:
    Reply() = default;
    Reply(Replies* replies, const std::shared_ptr<Replies::Done<T>>& done) : m_replies(replies), m_done(done)
    {}
    void operator()(Result<T> answer) const
    {
        if (!m_replies)
            return;
        postTo(m_replies,
               [replies = m_replies, done = m_done, held = std::make_shared<Result<T>>(std::move(answer))] {
                   const auto function = done.lock();
                   if (!function || replies->m_open.erase(function.get()) == 0)
                       return;
                   (*function)(std::move(*held));
               });
    }

private:
    Replies* m_replies = nullptr;
    std::weak_ptr<Replies::Done<T>> m_done;
};

/// A way to tell. As Reply.
template<class T>
class Listener
{
public:
    Listener() = default;
    Listener(QObject* context, const std::shared_ptr<std::function<void(const T&)>>& function)
        : m_context(context), m_function(function)
    {}
    void operator()(T value) const
    {
        if (!m_context)
            return;
        postTo(m_context, [weak = m_function, held = std::make_shared<T>(std::move(value))] {
            if (const auto function = weak.lock(); function && *function)
                (*function)(*held);
        });
    }

private:
    QObject* m_context = nullptr;
    std::weak_ptr<std::function<void(const T&)>> m_function;
};

template<class T>
Reply<T> Replies::add(Done<T> done)
{
    auto kept = std::make_shared<Done<T>>(std::move(done));
    m_open.emplace(kept.get(), kept);
    return Reply<T>(this, kept);
}

template<class T>
Listener<T> Replies::listen(const std::shared_ptr<std::function<void(const T&)>>& function)
{
    return Listener<T>(this, function);
}

} // namespace releve::ops
