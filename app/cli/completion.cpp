// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QRegularExpression>

#include "app/cli/command.h"
#include "app/cli/fleetaccess.h"
#include "app/cli/output.h"
#include "app/cli/tr.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

/// `--lang`
QString dashed(const Option& option)
{
    return QStringLiteral("--") + QLatin1String(option.name);
}

QStringList namesOf(std::span<const Option> options, bool withValueOnly = false)
{
    QStringList names;
    for (const Option& option : options) {
        if (option.value || !withValueOnly)
            names.append(dashed(option));
    }
    return names;
}

/// What the arguments of a command begin with, where that is a word of ours: `add NAME | list` gives add and list.
QStringList wordsOf(const Command& command)
{
    static const QRegularExpression lowerCase(QStringLiteral("^[a-z][a-z-]*$"));
    QStringList words;
    for (const QString& part : QString::fromLatin1(command.arguments).split(u'|')) {
        const QString word = part.trimmed().section(u' ', 0, 0);
        if (lowerCase.match(word).hasMatch())
            words.append(word);
    }
    return words;
}

bool takesDevice(const Command& command)
{
    return QLatin1String(command.arguments).startsWith(QLatin1String("DEVICE"));
}

/// How often each option takes a value, whatever the command.
QStringList valuedOptions()
{
    QStringList names = namesOf(globalOptions(), true);
    for (const Command* command : commands())
        names += namesOf(command->options, true);
    names.removeDuplicates();
    names.sort();
    return names;
}

QString script()
{
    const QString blank = QStringLiteral(" ");
    QStringList names;
    QString cases;
    for (const Command* command : commands()) {
        names.append(QLatin1String(command->name));
        cases += QStringLiteral("        %1) options='%2' first='%3' devices=%4 ;;\n")
                     .arg(QLatin1String(command->name), namesOf(command->options).join(blank),
                          wordsOf(*command).join(blank), takesDevice(*command) ? u"yes" : u"");
    }
    static const QString frame =
        QStringLiteral(R"(# Completion of releve-cli in bash: source <(releve-cli completion bash)
_releve_cli()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command= place=0 options= first= devices= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        %1) ((i++)) ;;
        -*) ;;
        *) if [[ $command ]]; then ((place++)); else command=${COMP_WORDS[i]}; fi ;;
        esac
    done
    COMPREPLY=()
    case $before in
    --lang) COMPREPLY=($(compgen -W 'en fr' -- "$word")); return ;;
    --device) devices=yes command=; place=0 ;;
    %1) return ;;
    *)
        case $command in
        '') first='%2' ;;
%3        esac ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "%4 $options" -- "$word"))
    elif ((place == 0)) && [[ $first ]]; then
        COMPREPLY=($(compgen -W "$first" -- "$word"))
    elif ((place == 0)) && [[ $devices ]]; then
        local IFS=$'\n'
        COMPREPLY=($(releve-cli completion devices 2>/dev/null | while read -r name; do
            [[ $name == "$word"* ]] && printf '%q\n' "$name"
        done))
    fi
}
complete -o default -F _releve_cli releve-cli
)");
    return frame.arg(valuedOptions().join(u'|'), names.join(blank), cases,
                     namesOf(globalOptions()).join(blank));
}

/// One a line; those that do not fit on one are left out.
int devices(const Invocation& invocation, Output& out)
{
    const auto access = FleetAccess::open(invocation);
    const auto all = access ? access->store().devices().all() : Error{ErrorCode::NotFound, {}};
    if (!all)
        return Failed;
    for (const store::DeviceRecord& record : *all) {
        if (models::shownText(record.device.name) == models::toQString(record.device.name))
            out.write(record.device.name + '\n');
    }
    return Done;
}

int completion(const Invocation& invocation)
{
    Output out(invocation.streams.out);
    const QString what = invocation.arguments.size() == 1 ? invocation.arguments.front() : QString();
    if (what == QLatin1String("devices")) {
        if (const int code = devices(invocation, out); code != Done)
            return code;
    } else if (what == QLatin1String("bash")) {
        out.write(script().toStdString());
    } else {
        return invocation.refuse(Tr::tr("Completion of what? “completion bash” or “completion devices”."));
    }
    return invocation.finish(out);
}

} // namespace

extern const Command completionCommand;
const Command completionCommand = {
    "completion",
    "bash | devices",
    QT_TRANSLATE_NOOP("Cli",
                      "Print a script for bash that completes command lines, or the names it completes"),
    {},
    completion};

} // namespace releve::cli
