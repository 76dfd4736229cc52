// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/devicerecord.h"

#include <QRegularExpression>

#include "app/cli/jsonfields.h"
#include "app/cli/tr.h"
#include "models/texts.h"
#include "pki/base/secretsource.h"
#include "pki/base/text.h"
#include "pki/net/scepurl.h"

namespace releve::cli {

namespace {

using models::toQString;

constexpr Option options[] = {
    {"host", "HOST", QT_TRANSLATE_NOOP("Cli", "The name or address at which the device answers to SSH")},
    {"port", "PORT", QT_TRANSLATE_NOOP("Cli", "Its SSH port, 22 unless told")},
    {"user", "USER", QT_TRANSLATE_NOOP("Cli", "The user to log in as")},
    {"password", "SOURCE",
     QT_TRANSLATE_NOOP(
         "Cli", "Where the password comes from each time: env:NAME, file:PATH (readable by its owner only), "
                "keychain: or prompt")},
    {"enable", "SOURCE", QT_TRANSLATE_NOOP("Cli", "Where the enable password comes from, in the same forms")},
    {"identity", "FILE", QT_TRANSLATE_NOOP("Cli", "The private key to log in with")},
    {"agent", nullptr, QT_TRANSLATE_NOOP("Cli", "Log in with the keys of the SSH agent")},
    {"host-key", "SHA256",
     QT_TRANSLATE_NOOP("Cli", "The fingerprint of the device’s SSH host key, as “ssh-keygen -l” prints it")},
    {"jump", "USER@HOST:PORT",
     QT_TRANSLATE_NOOP("Cli",
                       "A host on the way, the nearest first; may be repeated. =SHA256:… behind it is its "
                       "host key")},
    {"scep", "URL",
     QT_TRANSLATE_NOOP(
         "Cli",
         "Where this computer reaches the certificate server on it, when that is not port 80 of HOST")},
    {"legacy-ssh", nullptr, QT_TRANSLATE_NOOP("Cli", "Let this device use old SSH algorithms")},
    {"site", "SITE", QT_TRANSLATE_NOOP("Cli", "The site the device is listed under")},
    {"tag", "TAG", QT_TRANSLATE_NOOP("Cli", "A word to find the device by; may be repeated")},
};

std::optional<std::uint16_t> portOf(const QString& text)
{
    const auto number = parseUnsigned(text.toStdString());
    if (!number || *number == 0 || *number > 65535)
        return std::nullopt;
    return static_cast<std::uint16_t>(*number);
}

/// `SHA256:…` from that, or from the base64 alone; empty when it is neither.
QString hostKeyOf(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("\\A(?:SHA256:)?([A-Za-z0-9+/]{43})=?\\z"));
    const auto match = form.match(text);
    return match.hasMatch() ? QStringLiteral("SHA256:") + match.captured(1) : QString();
}

/// `USER@HOST`, `USER@HOST:PORT`, `USER@[ADDRESS]:PORT`; behind any of them `=SHA256:…` for its host key.
std::optional<store::JumpHost> jumpOf(const QString& typed)
{
    const qsizetype equals = typed.indexOf(QLatin1String("=SHA256:"));
    const QString text = typed.left(equals < 0 ? typed.size() : equals);
    const QString key = equals < 0 ? QString() : hostKeyOf(typed.mid(equals + 1));
    if (equals >= 0 && key.isEmpty())
        return std::nullopt;
    static const QRegularExpression form(
        QStringLiteral("\\A([^@\\s]+)@(?:\\[([^\\]\\s]+)\\]|([^:\\s@]+))(?::(\\d+))?\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto port = match.hasCaptured(4) ? portOf(match.captured(4)) : std::optional<std::uint16_t>(22);
    if (!port)
        return std::nullopt;
    const QString host = match.captured(2).isEmpty() ? match.captured(3) : match.captured(2);
    return store::JumpHost{match.captured(1).toStdString(), host.toStdString(), *port, key.toStdString()};
}

/// False, with a complaint that does not repeat the text: it may be the secret itself.
bool takeSource(const Invocation& invocation, const char* option, std::string& into)
{
    if (!invocation.isSet(option))
        return true;
    into = invocation.value(option).toStdString();
    const auto source = SecretSource::parse(into);
    const QString name = QStringLiteral("--") + QLatin1String(option);
    if (!source)
        invocation.refuse(
            Tr::tr("%1 takes env:NAME, file:PATH, keychain: or prompt, never the secret itself.").arg(name));
    else if (source->kind == SecretSource::Kind::Descriptor)
        invocation.refuse(
            Tr::tr("%1 fd:N would serve this one command only, and the device is kept. Use env:NAME, "
                   "file:PATH, keychain: or prompt.")
                .arg(name));
    return source && source->kind != SecretSource::Kind::Descriptor;
}

bool takeAddress(const Invocation& invocation, store::DeviceRecord& record)
{
    record.host = invocation.value("host").trimmed().toStdString();
    record.user = invocation.value("user").toStdString();
    if (record.host.empty()) {
        invocation.refuse(Tr::tr("--host is missing: the name or address of the device."));
        return false;
    }
    if (record.user.empty()) {
        invocation.refuse(Tr::tr("--user is missing: whom to log in as."));
        return false;
    }
    if (invocation.isSet("port")) {
        const auto port = portOf(invocation.value("port"));
        if (!port) {
            invocation.refuse(Tr::tr("“%1” is no port: 1 to 65535.").arg(invocation.value("port")));
            return false;
        }
        record.port = *port;
    }
    if (invocation.isSet("scep")) {
        const auto url = net::scepUrl(invocation.value("scep").toStdString());
        if (!url) {
            invocation.refuse(Tr::tr("“%1” is no URL of a CA: http://HOST:PORT or one with a path.")
                                  .arg(invocation.value("scep")));
            return false;
        }
        record.scepUrl = url->toString().toStdString();
    }
    return true;
}

bool takeWay(const Invocation& invocation, store::DeviceRecord& record)
{
    if (invocation.isSet("host-key")) {
        record.hostKey = hostKeyOf(invocation.value("host-key")).toStdString();
        if (record.hostKey.empty()) {
            invocation.refuse(
                Tr::tr("“%1” is no host key fingerprint: SHA256: and 43 characters, as “ssh-keygen -l” "
                       "prints it.")
                    .arg(invocation.value("host-key")));
            return false;
        }
    }
    for (const QString& text : invocation.values("jump")) {
        auto jump = jumpOf(text);
        if (!jump) {
            invocation.refuse(
                Tr::tr("“%1” is no host on the way: USER@HOST, USER@HOST:PORT or USER@HOST:PORT=SHA256:….")
                    .arg(text));
            return false;
        }
        record.jumps.push_back(*std::move(jump));
    }
    return true;
}

} // namespace

std::span<const Option> deviceOptions()
{
    return options;
}

std::optional<store::DeviceRecord> deviceFrom(const Invocation& invocation, const QString& name)
{
    store::DeviceRecord record;
    record.device.name = name.trimmed().toStdString();
    record.device.site = invocation.value("site").toStdString();
    if (record.device.name.empty()) {
        invocation.refuse(Tr::tr("A device needs a name."));
        return std::nullopt;
    }
    for (const QString& tag : invocation.values("tag"))
        record.tags.push_back(tag.toStdString());
    record.identityFile = invocation.value("identity").toStdString();
    record.useAgent = invocation.isSet("agent");
    record.legacySsh = invocation.isSet("legacy-ssh");
    if (!takeAddress(invocation, record) || !takeSource(invocation, "password", record.passwordSource) ||
        !takeSource(invocation, "enable", record.enableSource) || !takeWay(invocation, record))
        return std::nullopt;
    if (record.passwordSource.empty() && record.identityFile.empty() && !record.useAgent) {
        invocation.refuse(
            Tr::tr("Nothing says how to log in: --password SOURCE, --identity FILE or --agent is needed."));
        return std::nullopt;
    }
    return record;
}

QString addressText(const store::DeviceRecord& record)
{
    if (record.host.empty())
        return {};
    const QString host = toQString(record.host);
    QString text = toQString(record.user) + u'@' + host;
    if (record.port != 22)
        text = toQString(record.user) + u'@' + (host.contains(u':') ? u'[' + host + u']' : host) + u':' +
               QString::number(record.port);
    return text;
}

void putDevice(JsonWriter& json, const store::DeviceRecord& record)
{
    const auto member = [&json](const char* key, const auto& value) {
        json.key(key);
        put(json, value);
    };
    member("name", record.device.name);
    member("site", record.device.site);
    member("tags", record.tags);
    member("host", record.host);
    member("port", static_cast<unsigned>(record.port));
    member("user", record.user);
    member("password", record.passwordSource);
    member("enable", record.enableSource);
    member("identity", record.identityFile);
    member("agent", record.useAgent);
    member("host_key", record.hostKey);
    member("legacy_ssh", record.legacySsh);
    member("scep", record.scepUrl);
    json.key("jumps");
    json.beginArray();
    for (const store::JumpHost& jump : record.jumps) {
        json.beginObject(JsonWriter::Layout::Line);
        member("user", jump.user);
        member("host", jump.host);
        member("port", static_cast<unsigned>(jump.port));
        member("host_key", jump.hostKey);
        json.endObject();
    }
    json.endArray();
}

void beginDeviceJson(JsonWriter& json, const store::DeviceRecord& record)
{
    json.beginObject();
    json.key("schema");
    json.number(1);
    json.key("device");
    json.beginObject();
    putDevice(json, record);
    json.endObject();
}

} // namespace releve::cli
