// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "app/cli/fleetaccess.h"
#include "app/cli/secretsource.h"
#include "app/cli/sourcefile.h"
#include "app/cli/tr.h"
#include "models/texts.h"
#include "pki/fleet/inventory.h"
#include "pki/fleet/keptsource.h"

namespace releve::cli {

namespace {

using fleet::KeptSource;
using models::toQString;

constexpr Option options[] = {
    {"device", "NAME",
     QT_TRANSLATE_NOOP("Cli", "The device whose output it is; it is made known when it is not yet")},
    {"passphrase", "SOURCE",
     QT_TRANSLATE_NOOP("Cli", "Where the passphrase of a PKCS#12 file comes from: env:NAME, fd:N, file:PATH "
                              "(readable by its owner only) or prompt")},
};

/// The device of that name; one known from files only when there is none.
Result<store::DeviceRecord> deviceNamed(FleetAccess& access, const std::string& name)
{
    auto found = access.store().devices().findByName(name);
    if (!found)
        return found.error();
    if (*found)
        return **std::move(found);
    store::DeviceRecord record;
    record.device.name = name;
    return access.store().devices().add(std::move(record));
}

/// Files as they may be kept. False, with a complaint, when one of them could not be read: then nothing is imported.
class Files
{
public:
    Files(const Invocation& invocation, const SecretBytes& passphrase)
        : m_invocation(invocation), m_passphrase(passphrase)
    {}

    bool add(const QString& argument)
    {
        const SourceFile file =
            SourceFile::read(argument, m_invocation.streams, static_cast<qint64>(fleet::maximumSourceSize));
        if (!file.ok())
            return fail(file.shown, file.reason);
        const std::string_view text(file.content.constData(), static_cast<std::size_t>(file.content.size()));
        auto kept = KeptSource::of(file.name.toStdString(), bytesOf(text), m_passphrase);
        if (!kept)
            return fail(file.shown,
                        kept.error().code == ErrorCode::PassphraseNeeded
                            ? Tr::tr("it is protected. Say where its passphrase comes from: --passphrase "
                                     "SOURCE.")
                            : models::errorText(kept.error()));
        fleet::Reading said;
        kept->addTo(said);
        if (saysNothing(said.records))
            return fail(file.shown, Tr::tr("nothing in it tells anything of a device."));
        m_problems += static_cast<int>(said.records.problems.size());
        m_reading.append(std::move(said));
        m_sources.push_back(*std::move(kept));
        return true;
    }

    [[nodiscard]] fleet::Reading takeReading() { return std::move(m_reading); }
    [[nodiscard]] const std::vector<KeptSource>& sources() const { return m_sources; }
    [[nodiscard]] int problems() const { return m_problems; }

private:
    static bool saysNothing(const ios::Transcript& said)
    {
        return said.certificates.empty() && said.timers.empty() && said.servers.empty() &&
               said.trustpoints.empty() && said.keys.empty() && said.requests.empty() &&
               said.clocks.empty() && said.configurations.empty();
    }

    bool fail(const QString& name, const QString& why)
    {
        m_invocation.complain(name + QStringLiteral(": ") + why);
        return false;
    }

    const Invocation& m_invocation;
    const SecretBytes& m_passphrase;
    fleet::Reading m_reading;
    std::vector<KeptSource> m_sources;
    int m_problems = 0;
};

/// Nothing, with a complaint, when it is not to be had.
std::optional<SecretBytes> passphraseOf(const Invocation& invocation)
{
    if (!invocation.isSet("passphrase"))
        return SecretBytes();
    const auto source = SecretSource::parse(invocation.value("passphrase"));
    if (!source) {
        invocation.refuse(
            Tr::tr("--passphrase takes env:NAME, fd:N, file:PATH or prompt, never the passphrase "
                   "itself."));
        return std::nullopt;
    }
    if (source->kind == SecretSource::Kind::Prompt)
        return invocation.streams.askSecret ? invocation.streams.askSecret(Tr::tr("Passphrase: "))
                                            : std::nullopt;
    auto secret = source->read();
    if (!secret) {
        invocation.complain(Tr::tr("The passphrase could not be read: %1").arg(reasonText(secret.error())));
        return std::nullopt;
    }
    return *std::move(secret);
}

int save(const Invocation& invocation, FleetAccess& access, const QString& name, Files& files)
{
    const auto record = deviceNamed(access, name.toStdString());
    if (!record) {
        invocation.complain(reasonText(record.error()));
        return Failed;
    }
    const auto before = access.store().snapshots().at(record->device.id);
    if (!before) {
        invocation.complain(reasonText(before.error()));
        return Failed;
    }
    const auto snapshot = fleet::updated(*before, record->device, files.takeReading(), access.clock());
    const store::ReadingEntry entry{access.clock().now(), store::ReadingOrigin::Import, false};
    if (!access.check(access.store().snapshots().save(*snapshot, files.sources(), entry)))
        return Failed;
    access.useAuditKey();
    if (!access.record("imported", record->device.name,
                       {{"sources", std::to_string(files.sources().size())}}))
        return Failed;
    if (files.problems() > 0)
        invocation.note(Tr::tr("%n thing(s) not understood: “releve-cli inspect” shows them.", nullptr,
                               files.problems()));
    invocation.note(
        Tr::tr("%1: %n file(s) imported.", nullptr, static_cast<int>(files.sources().size())).arg(name));
    return Done;
}

int import(const Invocation& invocation)
{
    const QString name = invocation.value("device").trimmed();
    if (invocation.arguments.isEmpty())
        return invocation.refuse(Tr::tr("A file to import is missing; “-” stands for standard input."));
    if (name.isEmpty() || invocation.values("device").size() > 1)
        return invocation.refuse(Tr::tr("Whose output is it? --device NAME says so, once."));
    if (invocation.arguments.count(QStringLiteral("-")) > 1)
        return invocation.refuse(Tr::tr("Standard input can be read once only."));
    const auto passphrase = passphraseOf(invocation);
    if (!passphrase)
        return Failed;
    Files files(invocation, *passphrase);
    for (const QString& argument : invocation.arguments) {
        if (!files.add(argument))
            return Failed;
    }
    const auto access = FleetAccess::open(invocation, MissingStore::Make);
    return access ? save(invocation, *access, name, files) : Failed;
}

} // namespace

extern const Command importCommand;
const Command importCommand = {
    "import", "FILE... | -",
    QT_TRANSLATE_NOOP("Cli",
                      "Keep what a device has printed as a reading of it, secrets masked: transcripts, "
                      "configurations, certificate files"),
    options, import};

} // namespace releve::cli
