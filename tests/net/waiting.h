// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <vector>

#include "pki/base/result.h"

/// What a callback has been given, and how often.
template<class T>
class Outcome
{
public:
    [[nodiscard]] std::size_t count() const { return m_results.size(); }
    [[nodiscard]] bool ok() const { return count() == 1 && m_results.front().ok(); }
    [[nodiscard]] const T& value() const { return *m_results.at(0); }
    /// What went wrong; Count when nothing did, or nothing came.
    [[nodiscard]] releve::ErrorCode code() const
    {
        return hasFailed() ? m_results.front().error().code : releve::ErrorCode::Count;
    }
    [[nodiscard]] std::string detail() const
    {
        return hasFailed() ? m_results.front().error().detail : std::string();
    }

protected:
    [[nodiscard]] bool hasFailed() const { return count() > 0 && !m_results.front().ok(); }

    std::vector<releve::Result<T>> m_results;
};

/// Waits for it.
template<class T>
class Received : public Outcome<T>
{
public:
    [[nodiscard]] auto callback()
    {
        return [this](releve::Result<T> result) {
            this->m_results.push_back(std::move(result));
            m_loop.quit();
        };
    }
    /// Until the callback has been called.
    bool wait(int milliseconds = 20000)
    {
        QTimer::singleShot(milliseconds, &m_loop, &QEventLoop::quit);
        if (this->m_results.empty())
            m_loop.exec();
        return !this->m_results.empty();
    }
    [[nodiscard]] Outcome<T> outcome() const { return *this; }

private:
    QEventLoop m_loop;
};

/// Compares error codes and shows the detail when they differ.
#define COMPARE_ERROR(received, expected)                                                                    \
    do {                                                                                                     \
        const auto& compared = (received);                                                                   \
        QVERIFY2(compared.code() == (expected), compared.detail().c_str());                                  \
    } while (false)
#define VERIFY_OK(received)                                                                                  \
    do {                                                                                                     \
        const auto& verified = (received);                                                                   \
        QVERIFY2(verified.ok(), verified.detail().c_str());                                                  \
    } while (false)
