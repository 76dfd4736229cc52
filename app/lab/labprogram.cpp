// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/lab/labprogram.h"

#include <QCoreApplication>
#include <QFile>

#include "app/lab/inputlines.h"
#include "app/lab/outputlines.h"
#include "app/lab/stopsignal.h"
#include "pki/lab/configload.h"
#include "pki/lab/control.h"
#include "pki/lab/labhost.h"

namespace releve::labprogram {

namespace {

enum ExitCode
{
    Stopped = 0,
    Failed = 1,
    NotRunnable = 3
};

/// Everything that lives while the lab runs, taken down in reverse order.
class Program
{
public:
    explicit Program(const Options& options) : m_options(options) {}

    int run();

private:
    Result<lab::Fleet> fleet() const;
    Result<lab::Fleet> readFile(const QString& name, bool isFleet) const;
    Status makeHost();
    void ready();
    static int refuse(const Error& error);

    const Options& m_options;
    OutputLines m_lines;
    SystemClock m_clock;
    std::unique_ptr<lab::LabHost> m_host;
    std::unique_ptr<lab::Control> m_control;
    std::unique_ptr<InputLines> m_input;
};

/// What cannot be run, and what only failed this time.
int Program::refuse(const Error& error)
{
    OutputLines::complain(error.detail);
    switch (error.code) {
    case ErrorCode::AccessDenied:
    case ErrorCode::IoFailure:
    case ErrorCode::NotFound:
        return Failed;
    default:
        return NotRunnable;
    }
}

Result<lab::Fleet> Program::readFile(const QString& name, bool isFleet) const
{
    QFile file(name);
    const std::string told = name.toStdString();
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, told + ": " + file.errorString().toStdString()};
    const QByteArray bytes = file.read(static_cast<qint64>(lab::maximumFleetSize) + 1);
    const std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (isFleet)
        return lab::readFleet(bytesOf(text), told);
    auto fleet = lab::fleetOfConfig(text, std::chrono::floor<std::chrono::seconds>(m_clock.now()));
    return fleet ? std::move(fleet) : Error{fleet.error().code, told + ": " + fleet.error().detail};
}

Result<lab::Fleet> Program::fleet() const
{
    auto fleet = !m_options.config.isEmpty() ? readFile(m_options.config, false)
                 : m_options.spokes          ? lab::spokesFleet(*m_options.spokes, m_options.seed)
                 : m_options.fleet.isEmpty() || m_options.fleet == QLatin1String("demo")
                     ? lab::demoFleet()
                     : readFile(m_options.fleet, true);
    if (!fleet)
        return fleet;
    fleet->speed = m_options.speed.value_or(fleet->speed);
    fleet->start = m_options.start.value_or(fleet->start);
    return fleet;
}

Status Program::makeHost()
{
    auto routers = fleet();
    if (!routers)
        return routers.error();
    lab::LabHost::Options options;
    options.fleet = std::move(*routers);
    options.state = m_options.state;
    options.sshPort = m_options.sshPort;
    options.httpPort = m_options.httpPort;
    options.responder.policy.legacy = m_options.legacy;
    options.responder.listsNextCaOnlyWithRollover = m_options.strictCaps;
    options.events = [this](std::string_view lines) { m_lines.tell(lines); };
    for (const QString& peer : m_options.peers)
        options.peers.push_back(peer.toStdString());
    if (m_options.challenge) {
        auto secret = m_options.challenge->read();
        if (!secret || secret->empty())
            return Error{ErrorCode::NotFound, "--challenge: " + (secret ? std::string("an empty password")
                                                                        : secret.error().detail)};
        options.challenge = std::make_shared<SecretBytes>(std::move(*secret));
    }
    m_host = std::make_unique<lab::LabHost>(std::move(options), m_clock);
    return std::monostate{};
}

void Program::ready()
{
    m_lines.open(m_host->readyLines());
    if (m_options.control) {
        m_control = std::make_unique<lab::Control>(m_host->lab(),
                                                   [this](std::string_view line) { m_lines.tell(line); });
        m_input = std::make_unique<InputLines>(lab::Control::longestLine + 1);
        QObject::connect(m_input.get(), &InputLines::line, m_control.get(), [this](const QByteArray& text) {
            m_control->take({text.constData(), static_cast<std::size_t>(text.size())});
        });
        QObject::connect(m_input.get(), &InputLines::ended, qApp, &QCoreApplication::quit);
        QObject::connect(m_control.get(), &lab::Control::quitAsked, qApp, &QCoreApplication::quit);
    }
    m_host->lab().run();
}

int Program::run()
{
    if (const auto made = makeHost(); !made)
        return refuse(made.error());
    std::optional<Error> failure;
    QObject::connect(m_host.get(), &lab::LabHost::troubled, qApp,
                     [](const QString& text) { OutputLines::complain(text.toStdString()); });
    QObject::connect(m_host.get(), &lab::LabHost::ready, qApp, [this] { ready(); });
    QObject::connect(m_host.get(), &lab::LabHost::failed, qApp, [&failure](const Error& error) {
        failure = error;
        QCoreApplication::quit();
    });
    QMetaObject::invokeMethod(
        qApp,
        [this, &failure] {
            if (const auto started = m_host->start(); !started) {
                failure = started.error();
                QCoreApplication::quit();
            }
        },
        Qt::QueuedConnection);
    QCoreApplication::exec();
    return failure ? refuse(*failure) : Stopped;
}

} // namespace

int run(const Options& options)
{
    Program program(options);
    StopSignal stopSignal;
    QObject::connect(&stopSignal, &StopSignal::stopAsked, qApp, &QCoreApplication::quit);
    return program.run();
}

} // namespace releve::labprogram
