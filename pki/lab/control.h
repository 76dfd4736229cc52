// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <string>
#include <string_view>

#include "pki/lab/lab.h"

namespace releve::lab {

/// The control lines of PRODUCT `releve-lab`: JSON objects with `do`. Each is answered with one line, which is ours:
/// `{"did":"pause","now":"…","speed":86400,"running":false}`, or `{"error":"…"}` for what could not be done; `step`,
/// `until` and `next` when they have got there. Lives in the lab's thread.
class Control final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t longestLine = 4096;

    /// `lab` has to outlive it. `print` gets whole lines.
    Control(Lab& lab, std::function<void(std::string_view)> print);

    /// One line, without its line feed.
    void take(std::string_view line);

Q_SIGNALS:
    void quitAsked();

private:
    struct Order;

    void obey(const Order& order);
    void did(const std::string& what);

    Lab& m_lab;
    std::function<void(std::string_view)> m_print;
    std::string m_waiting; ///< `step`, `until` or `next`, under way
};

} // namespace releve::lab
