// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pki/lab/certificateauthority.h"
#include "pki/lab/router/routerconfig.h"
#include "pki/lifecycle/certificateserver.h"

namespace releve::lab {

class Router;
class Surroundings;

/// The certificate server of a router: its CertificateAuthority once it was enabled for the first time, and what of it
/// happens outside of SCEP. Lives in the lab's thread; the lab's clock stands still while it makes a CA.
class ServerDriver final : public QObject
{
    Q_OBJECT

public:
    ServerDriver(Router& router, Surroundings& surroundings);
    ~ServerDriver() override;

    /// As configured; what an enabled server runs by, because its configuration is locked then.
    [[nodiscard]] const lifecycle::CertificateServerConfig& config() const;
    /// The machine as it is now, a copy: state(), due dates, serial numbers. Before the first `no shutdown` one that is
    /// shut.
    [[nodiscard]] lifecycle::CertificateServer machine() const;
    /// `no shutdown` was typed and no `shutdown` since: the configuration is locked.
    [[nodiscard]] bool isLocked() const;
    /// Empty before the first `no shutdown`.
    [[nodiscard]] std::optional<x509::Certificate> caCertificate() const;
    [[nodiscard]] std::optional<x509::Certificate> rolloverCaCertificate() const;
    /// The request database, by number.
    [[nodiscard]] std::vector<StoredRequest> requests() const;
    [[nodiscard]] std::optional<x509::Crl> crl() const;

    /// When it has something to do by itself, by the router's clock; `never` when it has not.
    [[nodiscard]] Instant nextDue() const;
    /// Does what is due; the clock stands still until it is done.
    void fall();

private:
    friend class Router;

    Router& m_router;
    Surroundings& m_surroundings;
    std::shared_ptr<CertificateAuthority> m_authority; ///< jobs in other threads hold on to it
};

} // namespace releve::lab
