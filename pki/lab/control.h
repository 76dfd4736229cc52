// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <string>
#include <string_view>

#include "pki/lab/lab.h"
#include "pki/plan/jsonplace.h"

namespace releve::lab {

/// The control lines of PRODUCT `releve-lab`: JSON objects with `do`. Each is answered with one line, which is ours:
/// `{"did":"pause","now":"…","speed":86400,"running":false}`, or `{"error":"…"}` for what could not be done; `step`,
/// `until` and `next` when they have got there; one that another order overtakes is not answered. `who` is a router, or a
/// file store's address, which can only be `unreachable`. Lives in the lab's thread.
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

    void readFault(const plan::JsonPlace& root, Order& order) const;
    void setFault(const Order& order);
    void obey(const Order& order);
    void did(const std::string& what);

    Lab& m_lab;
    std::function<void(std::string_view)> m_print;
    std::string m_waiting; ///< `step`, `until` or `next`, under way
};

} // namespace releve::lab
