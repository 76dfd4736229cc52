// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/preview.h"

#include "app/cli/texttable.h"
#include "app/cli/tr.h"
#include "models/outcometexts.h"
#include "models/plantexts.h"
#include "models/texts.h"

namespace releve::cli {

namespace {

using namespace releve::models;
using ops::Standing;

Emphasis emphasisOf(Standing standing)
{
    switch (standing) {
    case Standing::Met:
        return Emphasis::Good;
    case Standing::Warns:
        return Emphasis::Attention;
    case Standing::Blocks:
    case Standing::Count:
        break;
    }
    return Emphasis::Failed;
}

Emphasis emphasisOf(store::IntentState state)
{
    switch (state) {
    case store::IntentState::Done:
        return Emphasis::Good;
    case store::IntentState::Failed:
    case store::IntentState::Refused:
        return Emphasis::Failed;
    default:
        break;
    }
    return Emphasis::Attention;
}

/// The parts of one preview, one after another.
class Preview
{
public:
    Preview(const ops::Plan& plan, bool colours) : m_plan(plan), m_colours(colours) {}

    [[nodiscard]] QString text()
    {
        const QString title =
            Tr::tr("%1 on %2", "an act, a device").arg(actText(m_plan.act), shownText(m_plan.device.name));
        m_text = heading(title) + u'\n';
        addPreconditions();
        addHolders();
        addConsequences();
        addLines();
        return m_text;
    }

private:
    [[nodiscard]] QString heading(const QString& title) const
    {
        return m_colours ? painted(safe(title), Emphasis::Heading) : safe(title);
    }

    void add(const QString& title, const TextTable& table)
    {
        if (!table.isEmpty())
            m_text += u'\n' + heading(title) + u'\n' + table.toText(2, m_colours);
    }

    /// What stands against it first.
    void addPreconditions()
    {
        TextTable table;
        for (const Standing standing : {Standing::Blocks, Standing::Warns, Standing::Met}) {
            for (const ops::Precondition& one : m_plan.preconditions) {
                if (one.standing == standing)
                    table.add({{standingText(standing), emphasisOf(standing)}, preconditionText(one)});
            }
        }
        add(Tr::tr("Preconditions"), table);
    }

    void addHolders(const QString& title, const std::vector<ops::HolderEntry>& entries)
    {
        TextTable table;
        for (const ops::HolderEntry& entry : entries) {
            QStringList trustpoints;
            for (const std::string& name : entry.trustpoints)
                trustpoints.append(shownText(name));
            table.add(
                {shownText(entry.name), trustpoints.join(QStringLiteral(", ")),
                 entry.hasIdentity ? Tr::tr("with a shadow certificate of its own") : QString(),
                 entry.readAt ? Tr::tr("read at %1").arg(utcText(*entry.readAt)) : Tr::tr("never read")});
        }
        add(title, table);
    }

    void addHolders()
    {
        if (!m_plan.holders)
            return;
        addHolders(Tr::tr("Routers that hold the rollover certificate"), m_plan.holders->holders);
        addHolders(Tr::tr("Routers that may hold it: not read since it was made"), m_plan.holders->notKnown);
        addHolders(Tr::tr("Routers that do not hold it"), m_plan.holders->notHolders);
    }

    void addConsequences()
    {
        TextTable table;
        for (const ops::Consequence& one : m_plan.consequences)
            table.add({QStringLiteral("-"), consequenceText(one)});
        add(Tr::tr("What comes of it"), table);
    }

    void addLines()
    {
        TextTable table;
        for (const ops::PlannedLine& line : m_plan.lines) {
            table.add({toQString(line.command.line), lineRoleText(line.role)});
            for (const ios::PlannedAnswer& answer : line.command.answers) {
                const QString question = QStringLiteral("  “%1”").arg(shownText(answer.question));
                table.add({question,
                           (answer.optional ? Tr::tr("if asked, is answered: %1") : Tr::tr("is answered: %1"))
                               .arg(answerText(answer))});
            }
        }
        add(Tr::tr("What will be typed"), table);
    }

    const ops::Plan& m_plan;
    bool m_colours;
    QString m_text;
};

} // namespace

QString previewText(const ops::Plan& plan, bool colours)
{
    return Preview(plan, colours).text();
}

QString outcomeText(const ops::Verdict& verdict, bool colours)
{
    TextTable table;
    table.add({{intentStateText(verdict.state), emphasisOf(verdict.state)},
               resultText(verdict.code, verdict.parameters)});
    if (const QString next = nextStepText(verdict.code, verdict.parameters); !next.isEmpty())
        table.add({QString(), next});
    const auto fact = [&](const char* name, const QString& text, QString (*shown)(const std::string&)) {
        const auto found = verdict.parameters.find(name);
        if (found != verdict.parameters.end() && !found->second.empty())
            table.add({QString(), text.arg(shown(found->second))});
    };
    if (verdict.code == ops::ResultCode::Proved) {
        fact("serial", Tr::tr("Serial number: %1"), serialText);
        fact("fingerprint", Tr::tr("Fingerprint: %1"), fingerprintText);
    }
    return table.toText(0, colours);
}

} // namespace releve::cli
