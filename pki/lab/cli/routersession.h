// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "pki/lab/cli/session.h"
#include "pki/lab/router/router.h"

namespace releve::lab::cli {

/// Somebody logged in to a router of the lab, who hears its log once `terminal monitor` was typed. Lives in the lab's
/// thread. Goes before the router, and not from inside one of its own calls.
class RouterSession final : public SessionHost, public Monitor
{
public:
    RouterSession(Router& router, Session::Options options, Session::Output output);
    ~RouterSession() override;

    /// The privilege a user lands at; empty when there is no such user or the password is another. For the listener.
    [[nodiscard]] static std::optional<unsigned> privilegeOf(const Router& router, std::string_view user,
                                                             std::string_view password);

    /// What comes from the connection, and what is to be asked of it.
    [[nodiscard]] Session& session() { return m_session; }

    [[nodiscard]] std::string hostName() const override;
    [[nodiscard]] bool hasEnableSecret() const override;
    [[nodiscard]] bool isEnableSecret(std::string_view typed) const override;
    [[nodiscard]] bool looksUpNames() const override;
    [[nodiscard]] std::string execTimestamp() const override;
    void configured(std::string_view by) override;
    [[nodiscard]] Router* router() override { return &m_router; }

    void heard(const LogLine& line) override;

private:
    Router& m_router;
    Session m_session;
};

} // namespace releve::lab::cli
