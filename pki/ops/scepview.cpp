// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/scepview.h"

#include <utility>

#include "pki/net/scepurl.h"
#include "pki/ops/replies.h"

namespace releve::ops {

Instant CarriedClock::now() const
{
    return m_clock.nowAt(m_system.steady()).value_or(m_system.now());
}

ScepView::ScepView(const net::HttpClient& http, CaQuestion question, std::function<void(CaView)> done)
    : m_http(http), m_question(std::move(question)), m_clock(m_question.clock), m_done(std::move(done))
{}

void ScepView::begin()
{
    const auto url = net::scepUrl(m_question.url);
    if (!url) {
        over(url.error());
        return;
    }
    net::ScepServer server;
    server.url = *url;
    server.label = m_question.label;
    server.profile.pinned = m_question.active;
    server.profile.bestSeen = m_question.bestSeen;
    server.profile.legacy = true; // nothing is sent to it that is worth a secret, and old IOS signs with MD5
    m_client = std::make_unique<net::ScepClient>(m_http, std::move(server), m_clock);
    m_client->capabilities([this](const Result<scep::Capabilities>& offered) {
        if (!offered) {
            over(offered.error());
            return;
        }
        m_view.capabilities = *offered;
        m_view.lost = scep::CaProfile{{}, true, {}, m_question.bestSeen}.lostIn(*offered);
        askForCa();
    });
}

void ScepView::askForCa()
{
    m_client->caCertificates([this](const Result<net::CaCandidate>& candidate) {
        if (!candidate) {
            over(candidate.error());
            return;
        }
        m_view.ca = candidate->choice.ca;
        askForNextCa();
    });
}

void ScepView::askForNextCa()
{
    if (!m_question.active || !m_view.capabilities.has(scep::Capability::GetNextCaCert)) {
        over();
        return;
    }
    m_client->nextCa([this](const Result<std::optional<scep::NextCa>>& next) {
        if (!next) {
            over(next.error());
            return;
        }
        // What no signature covers proves nothing: as if it had not been asked.
        m_view.askedForNextCa = !*next || (*next)->covered;
        if (*next && (*next)->covered && !(*next)->certificates.empty())
            m_view.nextCa = (*next)->certificates.front();
        over();
    });
}

void ScepView::over(const std::optional<Error>& error)
{
    if (error) {
        m_view = {};
        m_view.error = error;
    }
    // From the event loop, for it may destroy us.
    postTo(&m_context, [this] { std::exchange(m_done, nullptr)(std::move(m_view)); });
}

} // namespace releve::ops
