// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <deque>
#include <functional>
#include <map>
#include <memory>

#include "pki/ops/routerline.h"
#include "pki/ops/script.h"

/// What tests with a live lab share. RELEVE_LAB is its program.
namespace releve::ops::test {

/// Milliseconds: of a machine that has much else to do.
inline constexpr int patience = 120'000;

/// The demo fleet, standing still.
class DemoLab
{
public:
    [[nodiscard]] bool start(const QStringList& more = {})
    {
        m_process.start(QString::fromUtf8(RELEVE_LAB),
                        QStringList{QStringLiteral("--control"), QStringLiteral("--speed"),
                                    QStringLiteral("1")} +
                            more);
        while (m_process.canReadLine() || m_process.waitForReadyRead(patience)) {
            const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
            const QString who = line[QStringLiteral("ready")].toString();
            if (who == QLatin1String("all"))
                return true;
            if (!who.isEmpty())
                take(who.toStdString(), line);
        }
        return false;
    }
    ~DemoLab()
    {
        m_process.closeWriteChannel(); // which ends it
        if (!m_process.waitForFinished(patience))
            m_process.kill();
        m_process.waitForFinished(patience);
    }
    /// The URL of a certificate server; empty when it is none.
    [[nodiscard]] std::string scep(const std::string& who) const
    {
        const auto found = m_scep.find(who);
        return found == m_scep.end() ? std::string() : found->second;
    }
    void tell(const QByteArray& line)
    {
        m_process.write(line + '\n');
        m_process.waitForBytesWritten(patience);
    }
    /// The same, and waits until the lab says that it has done so.
    [[nodiscard]] bool order(const QByteArray& line)
    {
        tell(line);
        while (m_process.canReadLine() || m_process.waitForReadyRead(patience)) {
            const QByteArray said = m_process.readLine();
            if (said.startsWith("{\"did\"") || said.startsWith("{\"error\""))
                return said.startsWith("{\"did\"");
        }
        return false;
    }
    [[nodiscard]] bool fault(const std::string& who, const char* kind, bool on = true)
    {
        return order(QByteArray(R"({"do":")") + (on ? "fault" : "clear") + R"(","who":")" + who.c_str() +
                     R"(","kind":")" + kind + "\"}");
    }
    [[nodiscard]] net::SshHop hop(const std::string& name) const
    {
        const QJsonObject& ssh = routers.at(name);
        const auto text = [&](const char* key) { return ssh[QLatin1String(key)].toString().toStdString(); };
        net::SshHop result{text("host"), static_cast<std::uint16_t>(ssh[QStringLiteral("port")].toInt())};
        result.credentials.user = text("user");
        result.credentials.password = SecretBytes(std::string_view(text("password")));
        result.hostKey = text("host_key_sha256");
        result.oldAlgorithms = true;
        return result;
    }

    std::map<std::string, QJsonObject> routers;

private:
    void take(const std::string& who, const QJsonObject& line)
    {
        routers[who] = line[QStringLiteral("ssh")].toObject();
        m_scep[who] = line[QStringLiteral("scep")].toString().toStdString();
    }

    QProcess m_process;
    std::map<std::string, std::string> m_scep;
};

/// A line to one of them, and what has happened on it.
class Talk
{
public:
    Talk(net::SshHop hop, std::string_view enable = {})
    {
        std::vector<net::SshHop> hops;
        hops.push_back(std::move(hop));
        ios::Dialogue::Login login;
        login.user = "admin";
        if (!enable.empty())
            login.enable = SecretBytes(enable);
        RouterLine::Events events;
        events.happened = [this](const ios::DialogueEvent& event) { happened.push_back(event); };
        events.failed = [this](const Error& told) { error = told; };
        line = std::make_unique<RouterLine>(m_clock, std::move(hops), std::move(login), net::SshTimes(),
                                            std::move(events));
    }
    /// The next event, when it is of that kind.
    template<class T>
    [[nodiscard]] const T* next()
    {
        if (!QTest::qWaitFor([this] { return m_taken < happened.size() || error; }, patience) || error)
            return nullptr;
        return std::get_if<T>(&happened[m_taken++]);
    }
    /// Empty when it did not come to its end.
    [[nodiscard]] std::string run(const std::string& command)
    {
        ios::CommandPlan plan;
        plan.line = command;
        if (!line->run(std::move(plan)))
            return {};
        const auto* outcome = next<ios::CommandOutcome>();
        return outcome ? outcome->output : std::string();
    }

    /// All of it, to the end or to where the dialogue stops.
    ///
    /// @param before is told of each command before it is typed
    void run(Script& script, const std::function<void(const std::string&)>& before = {})
    {
        if (const auto* ready = next<ios::DialogueReady>())
            script.begin(*ready);
        else
            return tellStop(script);
        while (auto plan = script.next()) {
            if (before)
                before(plan->line);
            if (!line->run(std::move(*plan))) // it has stopped behind the answer to the last one
                return tellStop(script);
            const auto* outcome = next<ios::CommandOutcome>();
            if (!outcome)
                return tellStop(script);
            script.take(*outcome);
        }
    }

    std::unique_ptr<RouterLine> line;
    std::deque<ios::DialogueEvent> happened;
    std::optional<Error> error;

private:
    void tellStop(Script& script) const
    {
        if (!happened.empty() && std::holds_alternative<ios::DialogueStop>(happened.back()))
            script.stop(std::get<ios::DialogueStop>(happened.back()));
    }

    SystemClock m_clock;
    std::size_t m_taken = 0;
};

} // namespace releve::ops::test
