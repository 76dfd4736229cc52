// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include <vector>

#include "pki/base/result.h"

/// Takes what a callback is given, and how often.
template<class T>
class Received
{
public:
    [[nodiscard]] auto callback()
    {
        return [this](releve::Result<T> result) { m_results.push_back(std::move(result)); };
    }
    /// Until the callback has been called.
    bool wait(int milliseconds = 20000)
    {
        return QTest::qWaitFor([this] { return !m_results.empty(); }, milliseconds);
    }
    [[nodiscard]] std::size_t count() const { return m_results.size(); }
    [[nodiscard]] bool ok() const { return m_results.size() == 1 && m_results.front().ok(); }
    [[nodiscard]] const T& value() const { return *m_results.at(0); }
    /// What went wrong; Count when nothing did, or nothing came.
    [[nodiscard]] releve::ErrorCode code() const
    {
        return m_results.empty() || m_results.front().ok() ? releve::ErrorCode::Count
                                                           : m_results.front().error().code;
    }
    [[nodiscard]] std::string detail() const
    {
        return m_results.empty() || m_results.front().ok() ? std::string() : m_results.front().error().detail;
    }

private:
    std::vector<releve::Result<T>> m_results;
};

/// Compares error codes and shows the detail when they differ.
#define COMPARE_ERROR(received, expected)                                                                    \
    QVERIFY2((received).code() == (expected), (received).detail().c_str())
#define VERIFY_OK(received) QVERIFY2((received).ok(), (received).detail().c_str())
