// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "app/cli/changejson.h"
#include "app/cli/command.h"
#include "app/cli/consent.h"
#include "app/cli/preview.h"
#include "app/cli/secretoption.h"
#include "app/cli/tr.h"
#include "app/cli/workersession.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

using ops::Act;
using ops::ActKind;

constexpr Option dryRun = {
    "dry-run", nullptr,
    QT_TRANSLATE_NOOP("Cli", "Show what would be done, and stop before anything is sent")};
constexpr Option yes = {"yes", nullptr, QT_TRANSLATE_NOOP("Cli", "Do not ask: what is shown is done")};
constexpr Option reason = {"reason", "TEXT", QT_TRANSLATE_NOOP("Cli", "Why, for the audit log")};
constexpr Option save = {
    "save", nullptr,
    QT_TRANSLATE_NOOP("Cli", "Save the configuration after it, even with the unsaved changes of "
                             "somebody else")};
constexpr Option noSave = {"no-save", nullptr,
                           QT_TRANSLATE_NOOP("Cli", "Do not save the configuration after it")};
constexpr Option fingerprint = {
    "fingerprint", "HEX",
    QT_TRANSLATE_NOOP("Cli", "The fingerprint of the CA that is to be trusted: MD5, SHA-1 "
                             "or SHA-256, as its administrator reads it out")};
constexpr Option challenge = {"challenge", "SRC",
                              QT_TRANSLATE_NOOP("Cli",
                                                "Where the challenge password comes from: env:NAME, fd:N, "
                                                "file:PATH (readable by its owner only) or prompt")};
constexpr Option strand = {
    "strand", "N",
    QT_TRANSLATE_NOOP("Cli", "So many routers that hold, or may hold, the rollover certificate "
                             "are left behind")};

constexpr Option wait = {"wait", "SECONDS",
                         QT_TRANSLATE_NOOP("Cli", "Look for the proof that long, 120 unless told")};

constexpr std::array authenticateOptions{fingerprint, dryRun, yes, reason, save, noSave, wait, unlockOption};
constexpr std::array enrollOptions{challenge, dryRun, yes, reason, save, noSave, wait, unlockOption};
constexpr std::array serverOptions{dryRun, yes, reason, save, noSave, wait, unlockOption};
constexpr std::array cancelOptions{strand, dryRun, yes, reason, save, noSave, wait, unlockOption};
constexpr std::array saveOptions{dryRun, yes, reason, wait, unlockOption};

/// Neither too few nor too many.
bool takesWords(const Invocation& invocation, ActKind kind)
{
    const qsizetype count = invocation.arguments.size();
    switch (kind) {
    case ActKind::Save:
        return count == 1;
    case ActKind::Grant:
    case ActKind::Reject:
        return count >= 3;
    case ActKind::Revoke:
        return count == 3;
    default:
        return count == 2;
    }
}

QString neededWords(ActKind kind)
{
    if (kind == ActKind::Save)
        return Tr::tr("The device is needed.");
    if (ops::isTrustpointAct(kind))
        return Tr::tr("The device and the trustpoint are needed.");
    if (kind == ActKind::Grant || kind == ActKind::Reject)
        return Tr::tr("The device, the certificate server and “all” or request numbers are needed.");
    if (kind == ActKind::Revoke)
        return Tr::tr("The device, the certificate server and a serial number are needed.");
    return Tr::tr("The device and the certificate server are needed.");
}

/// Done, or the exit code, after a complaint.
int fillAct(const Invocation& invocation, Act& act)
{
    const QStringList& words = invocation.arguments;
    act.target = words.value(1).toStdString();
    const bool all = act.kind != ActKind::Revoke && words.size() == 3 && words[2] == QLatin1String("all");
    for (const QString& id : all ? QStringList() : words.mid(2))
        act.ids.push_back(id.toStdString());
    if (invocation.says(fingerprint.name))
        act.fingerprint = invocation.value(fingerprint.name).toStdString();
    if (invocation.says(save.name) && invocation.says(noSave.name))
        return invocation.refuse(Tr::tr("--save and --no-save say opposite things."));
    if (invocation.says(save.name))
        act.save = ops::SaveWish::Always;
    if (invocation.says(noSave.name))
        act.save = ops::SaveWish::Never;
    return readSecretOption(invocation, challenge.name, Tr::tr("Challenge password: "), act.challenge);
}

int codeOf(store::IntentState state)
{
    switch (state) {
    case store::IntentState::Done:
        return Done;
    case store::IntentState::Refused:
        return Precondition;
    case store::IntentState::Unknown:
        return OutcomeUnknown;
    default:
        return Failed;
    }
}

/// One change, from its preview to its outcome.
class Change
{
public:
    Change(const Invocation& invocation, WorkerSession& session)
        : m_invocation(invocation), m_session(session)
    {}

    int run(const store::DeviceRecord& device, const Act& act)
    {
        m_device = models::toQString(device.device.name);
        auto planned = m_session.ask<ops::Planned>([&](auto done) {
            return m_session.worker().plan(device.device.id, act.copy(), m_session.teller(m_device),
                                           std::move(done));
        });
        if (!planned)
            return failed(planned.error());
        m_plan = planned->plan;
        show(previewText(*m_plan, m_invocation.streams.colours));
        if (m_invocation.isSet(dryRun.name))
            return finish(m_plan->isBlocked() ? Precondition : Done);
        if (const int code = consent(m_invocation, *m_plan); code != Done)
            return finish(code);
        return execute(planned->id);
    }

private:
    int execute(ops::PlanId id)
    {
        const std::string why = m_invocation.value(reason.name).toStdString();
        auto ran = m_session.ask<ops::Ran>([&](auto done) {
            return m_session.worker().run(id, why, m_session.teller(m_device), std::move(done));
        });
        if (!ran)
            return finish(failed(ran.error()));
        show(u'\n' + outcomeText(ran->verdict, m_invocation.streams.colours));
        m_ran = std::move(*ran);
        return finish(codeOf(m_ran->verdict.state));
    }

    int failed(const Error& error) const
    {
        m_invocation.complain(m_device + QStringLiteral(": ") + reasonText(error));
        return error.code == ErrorCode::AlreadyRunning ? Precondition : Failed;
    }

    /// For people; programs get all of it at the end. Before anything is asked.
    void show(const QString& text) const
    {
        if (m_invocation.json)
            return;
        Output out(m_invocation.streams.out);
        out.write(text.toStdString());
    }

    int finish(int code) const
    {
        if (!m_invocation.json)
            return code;
        Output out(m_invocation.streams.out);
        JsonWriter json(out);
        json.beginObject();
        json.key("plan");
        putPlan(json, *m_plan);
        json.key("outcome");
        m_ran ? putOutcome(json, m_ran->verdict, m_ran->report, m_ran->operation) : json.null();
        json.endObject();
        out.write("\n");
        const int written = m_invocation.finish(out);
        return code == Done ? written : code;
    }

    const Invocation& m_invocation;
    WorkerSession& m_session;
    QString m_device;
    std::shared_ptr<const ops::Plan> m_plan;
    std::optional<ops::Ran> m_ran;
};

template<ActKind kind>
int change(const Invocation& invocation)
{
    if (!takesWords(invocation, kind))
        return invocation.refuse(neededWords(kind));
    if (invocation.isSet("yes") && invocation.isSet("dry-run"))
        return invocation.refuse(Tr::tr("--yes and --dry-run say opposite things."));
    Act act;
    act.kind = kind;
    if (const int code = fillAct(invocation, act); code != Done)
        return code;
    int code = Done;
    const auto session = WorkerSession::open(invocation, code);
    if (!session)
        return code;
    const auto device = session->device(invocation.arguments.front());
    return device ? Change(invocation, *session).run(*device, act) : int(Failed);
}

} // namespace

extern const Command authenticateCommand;
const Command authenticateCommand = {
    "authenticate", "DEVICE TRUSTPOINT",
    QT_TRANSLATE_NOOP("Cli",
                      "Have a trustpoint trust its CA, whose fingerprint is compared with the one given"),
    authenticateOptions, change<ActKind::Authenticate>};

extern const Command enrollCommand;
const Command enrollCommand = {
    "enroll", "DEVICE TRUSTPOINT",
    QT_TRANSLATE_NOOP("Cli", "Have a trustpoint ask its CA for its first certificate"), enrollOptions,
    change<ActKind::Enroll>};

extern const Command renewCommand;
const Command renewCommand = {
    "renew", "DEVICE TRUSTPOINT",
    QT_TRANSLATE_NOOP("Cli", "Have a trustpoint renew its certificate now, without waiting for its timer"),
    enrollOptions, change<ActKind::Renew>};

extern const Command rolloverCommand;
const Command rolloverCommand = {
    "rollover", "DEVICE SERVER",
    QT_TRANSLATE_NOOP("Cli", "Have a certificate server make its rollover certificate now"), serverOptions,
    change<ActKind::Rollover>};

extern const Command rolloverCancelCommand;
const Command rolloverCancelCommand = {
    "rollover-cancel", "DEVICE SERVER",
    QT_TRANSLATE_NOOP("Cli",
                      "Have a certificate server delete its rollover certificate; those who already hold it "
                      "are listed first"),
    cancelOptions, change<ActKind::RolloverCancel>};

extern const Command grantCommand;
const Command grantCommand = {"grant", "DEVICE SERVER all|ID...",
                              QT_TRANSLATE_NOOP("Cli", "Grant enrollment requests that are pending"),
                              serverOptions, change<ActKind::Grant>};

extern const Command rejectCommand;
const Command rejectCommand = {"reject", "DEVICE SERVER all|ID...",
                               QT_TRANSLATE_NOOP("Cli", "Reject enrollment requests that are pending"),
                               serverOptions, change<ActKind::Reject>};

extern const Command revokeCommand;
const Command revokeCommand = {
    "revoke", "DEVICE SERVER SERIAL",
    QT_TRANSLATE_NOOP("Cli", "Revoke a certificate that a certificate server has issued"), serverOptions,
    change<ActKind::Revoke>};

extern const Command saveCommand;
const Command saveCommand = {"save", "DEVICE",
                             QT_TRANSLATE_NOOP("Cli", "Save a router’s configuration (“write memory”)"),
                             saveOptions, change<ActKind::Save>};

} // namespace releve::cli
