// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "pki/ops/worker.h"
#include "tests/ops/opssupport.h"

/// A worker with a store of its own, for tests.
namespace releve::ops::test {

/// The day after: whoever enrolls by himself has done so. Time goes on as it does here.
[[nodiscard]] inline bool settle(DemoLab& lab)
{
    return lab.order(R"({"do":"until","value":"2015-10-10T12:14:16Z"})") &&
           lab.order(R"({"do":"speed","value":1})") && lab.order(R"({"do":"resume"})");
}

/// Every byte of every file under a folder.
inline QByteArray everythingIn(const QString& folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

/// Waits for an answer. Ends the program when none comes.
template<class T>
[[nodiscard]] Result<T> answerOf(const std::function<void(std::function<void(Result<T>)>)>& ask)
{
    const auto answer = std::make_shared<std::optional<Result<T>>>();
    ask([answer](Result<T> given) { answer->emplace(std::move(given)); });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, patience))
        qFatal("no answer");
    return *std::move(*answer);
}

/// A record as `device add` makes it of a lab's router. The password is in the environment.
inline store::DeviceRecord recordOf(const DemoLab& lab, const std::string& name)
{
    const QJsonObject& ssh = lab.routers.at(name);
    const auto text = [&](const char* key) { return ssh[QLatin1String(key)].toString(); };
    store::DeviceRecord record;
    record.device.name = name;
    record.host = text("host").toStdString();
    record.port = static_cast<std::uint16_t>(ssh[QStringLiteral("port")].toInt());
    record.user = text("user").toStdString();
    const QByteArray variable = "RELEVE_TEST_" + QByteArray::fromStdString(name).replace('-', '_');
    qputenv(variable, text("password").toUtf8());
    record.passwordSource = "env:" + variable.toStdString();
    if (const QString enable = text("enable"); !enable.isEmpty()) {
        qputenv(QByteArray(variable + "_ENABLE"), enable.toUtf8());
        record.enableSource = "env:" + variable.toStdString() + "_ENABLE";
    }
    record.hostKey = text("host_key_sha256").toStdString();
    record.legacySsh = true;
    record.scepUrl = lab.scep(name);
    return record;
}

/// `code [name=value …]`, for messages.
inline std::string textOf(const Result<Ran>& ran)
{
    if (!ran)
        return "error " + ran.error().detail;
    std::string text(wordOf(ran->verdict.code));
    for (const auto& [name, value] : ran->verdict.parameters)
        text.append(" ").append(name).append("=").append(value);
    for (const LineReport& line : ran->report.lines)
        text.append("\n  ").append(line.line).append(": ").append(line.output);
    return text;
}

/// What keeps a plan from being run.
inline std::string blocksOf(const Plan& plan)
{
    std::string text;
    for (const Precondition& precondition : plan.preconditions) {
        if (precondition.standing != Standing::Blocks)
            continue;
        text.append(text.empty() ? "" : " ").append(wordOf(precondition.condition));
    }
    return text;
}

class Office
{
public:
    explicit Office(const QTemporaryDir& folder, WorkerEvents events = {}) : m_folder(folder)
    {
        worker = std::make_unique<Worker>(clock, std::move(events));
    }
    [[nodiscard]] static WorkerSettings settings(const QString& path)
    {
        WorkerSettings result;
        result.storePath = path.toStdString();
        result.fleet = store::Fleet::Lab;
        result.who = "tester@here";
        result.secrets = SecretPlace::Memory;
        result.retry = {std::chrono::milliseconds(10), std::chrono::milliseconds(10), 1};
        result.proofEvery = std::chrono::milliseconds(200);
        result.proofWithin = std::chrono::seconds(3);
        return result;
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("releve.db")); }
    [[nodiscard]] Result<Opened> open() { return open(settings(path())); }
    [[nodiscard]] Result<Opened> open(WorkerSettings settings)
    {
        const auto held = std::make_shared<WorkerSettings>(std::move(settings));
        return answerOf<Opened>([&](auto done) { worker->open(std::move(*held), done); });
    }
    [[nodiscard]] Result<store::DeviceRecord> add(const store::DeviceRecord& record)
    {
        return answerOf<store::DeviceRecord>([&](auto done) { worker->addDevice(record, {}, done); });
    }
    /// All of a lab; their ids by name.
    [[nodiscard]] std::map<std::string, std::string> addAll(const DemoLab& lab)
    {
        std::map<std::string, std::string> ids;
        for (const auto& [name, ssh] : lab.routers) {
            const auto added = add(recordOf(lab, name));
            if (!added)
                qFatal("%s", added.error().detail.c_str());
            ids.emplace(name, added->device.id);
        }
        return ids;
    }
    [[nodiscard]] Result<std::vector<RefreshResult>> refresh(const std::vector<std::string>& ids,
                                                             RefreshKind kind = RefreshKind::Full)
    {
        return answerOf<std::vector<RefreshResult>>(
            [&](auto done) { worker->refresh(ids, kind, nullptr, done); });
    }
    /// Of one device.
    [[nodiscard]] RefreshResult refresh(const std::string& id, RefreshKind kind = RefreshKind::Full)
    {
        auto results = refresh(std::vector{id}, kind);
        return results ? std::move(results->front()) : RefreshResult{{}, nullptr, results.error()};
    }
    [[nodiscard]] Result<Planned> plan(const std::string& id, Act act)
    {
        const auto held = std::make_shared<Act>(std::move(act));
        return answerOf<Planned>([&](auto done) { worker->plan(id, std::move(*held), nullptr, done); });
    }
    [[nodiscard]] Result<Ran> run(PlanId id, const std::string& reason = "a test")
    {
        return answerOf<Ran>([&](auto done) { worker->run(id, reason, nullptr, done); });
    }
    /// One after the other.
    [[nodiscard]] Result<Ran> planAndRun(const std::string& id, Act act)
    {
        const auto planned = plan(id, std::move(act));
        return planned ? run(planned->id) : Result<Ran>(planned.error());
    }
    /// Of the journal, newest first.
    [[nodiscard]] std::vector<store::Intent> intents()
    {
        const auto found = inStore<std::vector<store::Intent>>([](store::Store& store) {
            std::vector<store::Intent> all;
            const auto operations = store.operations().newest(100);
            for (const store::Operation& operation : *operations) {
                const auto intents = store.operations().intentsOf(operation.id);
                all.insert(all.end(), intents->begin(), intents->end());
            }
            return Result<std::vector<store::Intent>>(all);
        });
        return *found;
    }
    template<class T>
    [[nodiscard]] Result<T> inStore(std::function<Result<T>(store::Store&)> work)
    {
        return answerOf<T>([&](auto done) { worker->inStore<T>(work, done); });
    }

    SystemClock clock;
    std::unique_ptr<Worker> worker;

private:
    const QTemporaryDir& m_folder;
};

} // namespace releve::ops::test
