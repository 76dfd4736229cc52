// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pki/lab/fleet.h"
#include "pki/lab/lab.h"
#include "pki/lab/sshdoor.h"

namespace releve::lab {

/// A fleet that runs: its routers made from their configurations or from what was kept of them, certificate servers
/// enabled, an SSH port for each, and an operator who enrolls what is to be enrolled. Lives in the lab's thread.
class LabHost final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        Fleet fleet;
        QString state;              ///< empty: nothing is kept
        std::uint16_t sshPort = 0;  ///< the first one, the others follow; 0 = free ones
        std::uint16_t httpPort = 0; ///< the same
        std::shared_ptr<const SecretBytes> challenge;
        scep::Responder::Options responder;
        std::vector<std::string> peers;
        EventLog::Sink events;
    };

    LabHost(Options options, const Clock& wall);
    ~LabHost() override;

    /// Makes it all; the clock stands still. Ends with ready(), or with failed(). BadArgument for a fleet or a state that
    /// cannot be run, AccessDenied when the state is somebody else's, IoFailure. To be called once.
    [[nodiscard]] Status start();

    [[nodiscard]] Lab& lab() { return *m_lab; }
    /// PRODUCT `releve-lab`: a line for each router, and one for all.
    [[nodiscard]] std::string readyLines() const;

Q_SIGNALS:
    void ready();
    void failed(const releve::Error& error);
    /// Trouble with a router that does not stop the lab, in developer's English.
    void troubled(const QString& text);

private:
    Status openFolder();
    Status checkFleet();
    Status makeRouter(const FleetRouter& wanted);
    [[nodiscard]] std::size_t folderOf(const FleetRouter& wanted) const;
    void startServers();
    void begin();
    void planEnrollment(const FleetRouter& wanted);
    [[nodiscard]] std::uint16_t nextSshPort()
    {
        return m_options.sshPort == 0 ? std::uint16_t{0} : m_options.sshPort++;
    }
    [[nodiscard]] std::string readyLine(const FleetRouter& wanted, const SshDoor& door) const;

    Options m_options;
    const Clock& m_wall;
    QTemporaryDir m_passing;
    std::unique_ptr<StateFolder> m_folder;
    std::unique_ptr<Lab> m_lab;
    bool m_goesOn = false;                         ///< some of it was restored
    std::vector<std::unique_ptr<SshDoor>> m_doors; ///< in the fleet's order
};

} // namespace releve::lab
