// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/workersession.h"

#include <QFileInfo>
#include <QTimer>

#include <algorithm>

#include "app/cli/secretoption.h"
#include "app/cli/tr.h"
#include "app/cli/waitoption.h"
#include "models/outcometexts.h"
#include "models/storeplace.h"
#include "models/texts.h"
#include "models/worktexts.h"

namespace releve::cli {

namespace {

QString secretsFileOf(const Invocation& invocation)
{
    return storePath(invocation) + QStringLiteral(".secrets");
}

/// Done, or the exit code, after a complaint.
int fillSettings(const Invocation& invocation, ops::WorkerSettings& settings)
{
    settings.storePath = storePath(invocation).toStdString();
    settings.who = models::whoAmI();
    if (invocation.says("wait")) {
        const auto wait = waitFrom(invocation.value("wait"));
        if (!wait)
            return invocation.refuse(notAWait(invocation.value("wait")));
        settings.proofWithin = *wait;
    }
    if (!invocation.says(unlockOption.name))
        return Done;
    settings.secrets = ops::SecretPlace::File;
    settings.secretsFile = secretsFileOf(invocation).toStdString();
    return readSecretOption(invocation, unlockOption.name, Tr::tr("Passphrase of the file of secrets: "),
                            settings.unlock);
}

} // namespace

WorkerSession::WorkerSession(const Invocation& invocation) : m_invocation(invocation)
{
    ops::WorkerEvents events;
    events.asksForSecret = [this](const ops::SecretQuestion& question, const auto& answer) {
        answer(askSecret(question));
    };
    events.settled = [this](const store::Intent& intent) {
        m_invocation.note(
            Tr::tr("%1: how an earlier change ended is known now: %2.")
                .arg(models::shownText(intent.deviceName), models::intentStateText(intent.state)));
    };
    m_worker = std::make_unique<ops::Worker>(m_clock, std::move(events));
}

std::unique_ptr<WorkerSession> WorkerSession::open(const Invocation& invocation, int& code,
                                                   MissingStore missing)
{
    code = Failed;
    ops::WorkerSettings settings;
    if (const int filled = fillSettings(invocation, settings); filled != Done) {
        code = filled;
        return nullptr;
    }
    if (!hasStore(invocation, missing))
        return nullptr;
    std::unique_ptr<WorkerSession> session(new WorkerSession(invocation));
    return session->openWorker(std::move(settings)) ? std::move(session) : nullptr;
}

bool WorkerSession::openWorker(ops::WorkerSettings settings)
{
    auto held = std::make_shared<ops::WorkerSettings>(std::move(settings));
    auto opened = ask<ops::Opened>([&](auto done) {
        m_worker->open(std::move(*held), std::move(done));
        return ops::JobId{0};
    });
    if (!opened) {
        complainNotOpened(m_invocation, opened.error());
        return false;
    }
    m_opened = *std::move(opened);
    noteBackup(m_invocation, m_opened.backup);
    if (m_opened.secrets && m_invocation.says(unlockOption.name)) {
        m_invocation.complain(
            Tr::tr("The file of secrets could not be opened: %1").arg(reasonText(*m_opened.secrets)));
        return false;
    }
    if (m_opened.secrets && QFileInfo::exists(secretsFileOf(m_invocation)))
        m_invocation.note(
            Tr::tr("Secrets of this store are in an encrypted file: --unlock SOURCE opens it."));
    if (!m_opened.unknown.empty())
        m_invocation.note(
            Tr::tr("How %n change(s) ended is not known: “releve-cli device refresh” settles it.", nullptr,
                   static_cast<int>(m_opened.unknown.size())));
    return true;
}

Result<std::vector<store::DeviceRecord>> WorkerSession::devices()
{
    return ask<std::vector<store::DeviceRecord>>([this](auto done) {
        m_worker->devices(std::move(done));
        return ops::JobId{0};
    });
}

std::optional<store::DeviceRecord> WorkerSession::device(const QString& name)
{
    const auto all = devices();
    if (!all) {
        m_invocation.complain(reasonText(all.error()));
        return std::nullopt;
    }
    const auto found = std::find_if(all->begin(), all->end(), [&](const store::DeviceRecord& record) {
        return record.device.name == name.toStdString();
    });
    if (found != all->end())
        return *found;
    complainNoDevice(m_invocation, name);
    return std::nullopt;
}

std::optional<SecretBytes> WorkerSession::askSecret(const ops::SecretQuestion& question) const
{
    if (!m_invocation.streams.askSecret)
        return std::nullopt;
    return m_invocation.streams.askSecret(models::secretQuestionText(question));
}

ops::Worker::OnProgress WorkerSession::teller(const QString& device) const
{
    // Proving reads again and again: it is told once.
    return [this, device, isProving = false](const ops::Progress& progress) mutable {
        if (!isProving)
            m_invocation.note(models::shownText(device.toStdString()) + QStringLiteral(": ") +
                              models::progressText(progress));
        isProving = isProving || progress.stage == ops::Stage::Proving;
    };
}

void WorkerSession::wait(QEventLoop& loop, ops::JobId job)
{
    constexpr int often = 100; // milliseconds: a signal cannot wake an event loop by portable means
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        if (!isInterrupted())
            return;
        watch.stop();
        if (job == 0)
            return loop.quit();
        m_invocation.note(Tr::tr("Stopping as soon as it is safe; a second Ctrl-C stops at once."));
        m_worker->cancel(job);
    });
    watch.start(often);
    loop.exec();
}

void WorkerSession::waitForInterruption()
{
    QEventLoop loop;
    if (!isInterrupted())
        wait(loop, 0);
}

} // namespace releve::cli
