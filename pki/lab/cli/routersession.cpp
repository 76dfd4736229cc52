// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/routersession.h"

#include <algorithm>

#include "pki/ios/renderclock.h"
#include "pki/lab/cli/routercommands.h"
#include "pki/lab/cli/showrecords.h"
#include "pki/lab/cli/showsystem.h"
#include "pki/lab/cli/verbatimlines.h"
#include "pki/scep/nonce.h"

namespace releve::lab::cli {
namespace {

bool isSame(const ConfigSecret& secret, std::string_view typed)
{
    return secret.isSet() && scep::isSameSecret(secret.value->view(), bytesOf(typed));
}

} // namespace

RouterSession::RouterSession(Router& router, Session::Options options, Session::Output output)
    : m_router(router), m_session(*this, routerCommands(), std::move(options), std::move(output))
{
    m_session.terminal().settings().synchronous =
        hasVerbatimIn(router.running().otherLines, "line vty", "logging synchronous");
    router.addMonitor(this);
}

RouterSession::~RouterSession()
{
    m_router.removeMonitor(this);
}

std::optional<unsigned> RouterSession::privilegeOf(const Router& router, std::string_view user,
                                                   std::string_view password)
{
    const auto& users = router.running().users;
    const auto known = std::find_if(users.begin(), users.end(),
                                    [user](const UserEntry& entry) { return entry.name == user; });
    if (known == users.end() || !isSame(known->password, password))
        return std::nullopt;
    return known->privilege;
}

std::string RouterSession::hostName() const
{
    return m_router.running().hostname;
}

bool RouterSession::hasEnableSecret() const
{
    return m_router.running().enable.isSet();
}

bool RouterSession::isEnableSecret(std::string_view typed) const
{
    return isSame(m_router.running().enable, typed);
}

bool RouterSession::looksUpNames() const
{
    const auto& lines = m_router.running().otherLines;
    return !hasVerbatim(lines, "no ip domain lookup") && !hasVerbatim(lines, "no ip domain-lookup");
}

std::string RouterSession::execTimestamp() const
{
    return ios::renderPromptTimestamp(clockRecordOf(m_router), zoneOf(m_router));
}

void RouterSession::configured(std::string_view by)
{
    m_router.noteChange();
    m_router.say("%SYS-5-CONFIG_I: Configured from console by " + std::string(by));
}

void RouterSession::heard(const LogLine& line)
{
    if (m_session.monitors())
        m_session.asynchronous(logLineText(m_router, line));
}

} // namespace releve::lab::cli
