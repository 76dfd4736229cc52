// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QDirIterator>
#include <QTest>

#include "pki/ios/textlines.h"
#include "pki/ops/plan.h"
#include "tests/ops/routertext.h"

using namespace releve;
using namespace releve::ops;
using namespace releve::ops::test;

namespace {

/// The answers planned for a trustpoint that is asked everything there is to ask.
std::vector<std::string> plannedQuestions(ActKind kind)
{
    Act act;
    act.kind = kind;
    act.target = "Root-CA";
    act.fingerprint = hex("C1", 40);
    RouterText router = spokeText();
    router.certificates =
        CertificateText{.subject = "ipaddress=10.0.0.1+hostname=spoke-1"}.text() + caText("Root-CA").text();
    router.trustpoint = "crypto pki trustpoint Root-CA\n enrollment url http://172.16.1.1:80\n";
    Grounds grounds;
    grounds.snapshot = router.snapshot();
    const Plan plan = planOf(std::move(act), grounds);
    std::vector<std::string> questions;
    for (const ios::PlannedAnswer& answer : plan.lines.at(1).command.answers)
        questions.push_back(lowered(answer.question));
    return questions;
}

bool asks(std::string_view line)
{
    return line.find("[yes/no]:") != std::string_view::npos || line.find("[no]:") != std::string_view::npos ||
           line.find("[]:") != std::string_view::npos || line.starts_with("Password:") ||
           line.starts_with("Re-enter password:");
}

/// The questions of one kind of dialogue in a text, one list a dialogue: from its command on to the last that is asked.
std::vector<std::vector<std::string>> dialoguesIn(std::string_view text, std::string_view command,
                                                  std::string_view last)
{
    std::vector<std::vector<std::string>> dialogues;
    bool inside = false;
    ios::TextLines lines(text);
    for (ios::TextLine line; lines.next(line);) {
        const std::string_view shown = trimmed(line.text);
        const auto typed = shown.find(command);
        if (typed != std::string_view::npos && shown.find('#') < typed) {
            dialogues.emplace_back();
            inside = true;
        }
        if (!inside || !asks(shown))
            continue;
        dialogues.back().push_back(lowered(shown));
        inside = shown.find(last) == std::string_view::npos;
    }
    std::erase_if(dialogues, [](const auto& questions) { return questions.empty(); });
    return dialogues;
}

} // namespace

/// What routers were seen to ask is what is planned for, in that order.
class CapturedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QDir corpus(QStringLiteral(RELEVE_CORPUS));
        if (!corpus.exists())
            QSKIP("no corpus at RELEVE_CORPUS");
        QDirIterator files(corpus.path(), {QStringLiteral("*.txt")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_texts.emplace_back(file.fileName().toStdString(), file.readAll().toStdString());
        }
    }

    void enrollments() { check("crypto pki enroll ", "Request certificate from CA", ActKind::Renew, 9); }
    void authentications()
    {
        check("crypto pki authenticate ", "Do you accept this certificate", ActKind::Authenticate, 8);
    }

private:
    void check(std::string_view command, std::string_view last, ActKind kind, std::size_t atLeast)
    {
        const std::vector<std::string> planned = plannedQuestions(kind);
        std::size_t dialogues = 0;
        for (const auto& [name, text] : m_texts) {
            for (const auto& questions : dialoguesIn(text, command, last)) {
                ++dialogues;
                auto next = planned.begin();
                const auto isAbout = [](const std::string& question, const std::string& one) {
                    return question.find(one) != std::string::npos;
                };
                for (const std::string& question : questions) {
                    // Whoever typed there has mistyped an address: it is asked again.
                    if (next != planned.begin() && isAbout(question, "interface name") &&
                        isAbout(question, *std::prev(next)))
                        continue;
                    next = std::find_if(next, planned.end(),
                                        [&](const std::string& one) { return isAbout(question, one); });
                    QVERIFY2(next != planned.end(), (name + ": " + question).c_str());
                    ++next;
                }
            }
        }
        qInfo("%zu dialogues", dialogues);
        QVERIFY2(dialogues >= atLeast, std::to_string(dialogues).c_str());
    }

    std::vector<std::pair<std::string, std::string>> m_texts;
};

QTEST_GUILESS_MAIN(CapturedTest)
#include "capturedtest.moc"
