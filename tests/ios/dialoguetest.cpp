// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/ios/dialoguedriver.h"

using namespace releve;
using namespace releve::ios;

namespace {

using Exchange = DialogueDriver::Exchange;

CommandPlan plan(std::string line)
{
    CommandPlan result;
    result.line = std::move(line);
    return result;
}

PlannedAnswer answer(std::string question, std::string_view text)
{
    return {std::move(question), SecretBytes(text)};
}

PlannedAnswer secretAnswer(std::string question, std::string_view text)
{
    PlannedAnswer result = answer(std::move(question), text);
    result.secret = true;
    return result;
}

/// At `R15(config)#`, with nothing left to do.
void makeReady(DialogueDriver& driver, const std::string& prompt = "R15(config)#")
{
    driver.expect(DialogueDriver::quiet(prompt));
    driver.start("\r\n" + prompt);
    QVERIFY(driver.next<DialogueReady>());
}

// As two of the corpus' routers had it (ROLLOVER_SPEC 8.1 and 8.2), with the line ends of a terminal.
const std::string authenticate = "crypto pki authenticate VPN\r\n"
                                 "Certificate has the following attributes:\r\n"
                                 "       Fingerprint MD5: AF54D3A6 8BD3D2D3 48AA48E1 6D19CDAE \r\n"
                                 "      Fingerprint SHA1: D7E97CE5 6401D283 264F6A67 52AA1EC3 AFBF0064 \r\n"
                                 "\r\n"
                                 "% Do you accept this certificate? [yes/no]: ";
const std::string accepted = "yes\r\nTrustpoint CA certificate accepted.\r\n\r\nR15(config)#";
const std::string enroll = "crypto pki enroll VPN\r\n"
                           "%\r\n"
                           "% Start certificate enrollment .. \r\n"
                           "% Create a challenge password. You will need to verbally provide this\r\n"
                           "   password to the CA Administrator in order to revoke your certificate.\r\n"
                           "   For security reasons your password will not be saved in the configuration.\r\n"
                           "   Please make a note of it.\r\n"
                           "\r\n"
                           "Password: ";
const std::string reenter =
    "\r\nMar 14 17:38:56.383: %CRYPTO-6-AUTOGEN: Generated new 512 bit key pair\r\nRe-enter password: ";
const std::string serial =
    "\r\n\r\n% The subject name in the certificate will include: CN=R15,OU=VPN,O=MSK,C=RU\r\n"
    "% The subject name in the certificate will include: R15.msk.local\r\n"
    "% Include the router serial number in the subject name? [yes/no]: ";
const std::string address = "no\r\n% Include an IP address in the subject name? [no]: ";
const std::string request = "no\r\nRequest certificate from CA? [yes/no]: ";
const std::string sent =
    "yes\r\n% Certificate request sent to Certificate Authority\r\n"
    "% The 'show crypto pki certificate verbose VPN' commandwill show the fingerprint.\r\n"
    "\r\nR15(config)#";

CommandPlan authenticatePlan()
{
    CommandPlan result = plan("crypto pki authenticate VPN");
    result.answers.push_back(answer("Do you accept this certificate?", "yes"));
    result.answers.back().printedBefore = "AF54D3A68BD3D2D348AA48E16D19CDAE";
    return result;
}

CommandPlan enrollPlan()
{
    CommandPlan result = plan("crypto pki enroll VPN");
    result.answers.push_back(answer("continue with re-enrollment?", "yes"));
    result.answers.back().optional = true;
    result.answers.push_back(secretAnswer("Password:", "Ch4llenge"));
    result.answers.push_back(secretAnswer("Re-enter password:", "Ch4llenge"));
    result.answers.push_back(answer("router serial number", "no"));
    result.answers.back().optional = true;
    result.answers.push_back(answer("Include an IP address", "no"));
    result.answers.back().optional = true;
    result.answers.push_back(answer("Request certificate from CA?", "yes"));
    return result;
}

std::vector<Exchange> enrollExchanges()
{
    return {{"crypto pki enroll VPN\r", enroll},
            {"Ch4llenge\r", reenter},
            {"Ch4llenge\r", serial},
            {"no\r", address},
            {"no\r", request},
            {"yes\r", sent}};
}

} // namespace

class DialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputIsWholeWithoutEcho()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{"show clock\r", "show clock\r\n*13:14:16.510 CET Mon Jul 10 2017\r\nR1#"}});
        QVERIFY(driver.dialogue().run(plan("show clock"), driver.now()));
        const auto outcome = driver.next<CommandOutcome>();
        QVERIFY(outcome);
        QCOMPARE(outcome->output, std::string("*13:14:16.510 CET Mon Jul 10 2017\n"));
        QVERIFY(outcome->before.empty());
        QCOMPARE(outcome->refusal, Refusal::None);
        QVERIFY(driver.dialogue().isReady());
    }

    void lineEndsAndErasuresAreAsOnAScreen_data()
    {
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const char* said) { QTest::newRow(name) << QByteArray(said); };
        row("plain", "show x\r\none\r\ntwo\r\nR1#");
        row("line feeds alone", "show x\none\ntwo\nR1#");
        row("two returns", "show x\r\r\none\r\r\ntwo\r\r\nR1#");
        row("return behind", "show x\n\rone\n\rtwo\n\rR1#");
        row("backspaces", "show y\bx\r\nonn\be\r\ntwo\r\nR1#");
        row("colours", "show x\r\n\x1b[1mone\x1b[0m\r\n\x1b[Ktwo\r\n\x1b[0mR1#");
        row("bells", "\ashow x\r\none\a\r\ntwo\r\n\aR1#");
        row("blank behind the prompt", "show x\r\none\r\ntwo\r\nR1# ");
        row("echoed on a new line", "\r\nR1#show x\r\none\r\ntwo\r\nR1#");
        row("message in the echo", "sho\r\n*Mar 14 17:14:22.011: %SSH-5-ENABLED: SSH 1.99 has been "
                                   "enabled\r\nw x\r\none\r\ntwo\r\nR1#");
        row("message in the echo, printed anew", "sho\r\n*Mar 14 17:14:22.011: %SSH-5-ENABLED: SSH 1.99 has "
                                                 "been enabled\r\nR1#show x\r\none\r\ntwo\r\nR1#");
        row("message behind the prompt", "show x\r\none\r\ntwo\r\nR1#\r\n*Mar 14 17:14:22.011: "
                                         "%SSH-5-ENABLED: SSH 1.99 has been enabled\r\n");
        row("message behind the prompt, cursor at its end",
            "show x\r\none\r\ntwo\r\nR1#\r\n*Mar 14 17:14:22.011: %SSH-5-ENABLED: SSH 1.99 has been enabled");
        row("message of many lines behind the prompt",
            "show x\r\none\r\ntwo\r\nR1#\r\nJan 14 21:33:52.585: %PKI-6-CSR_FINGERPRINT:\r\n"
            "                      CSR Fingerprint MD5 : 027FB457F1BFE59767F87641D310B572\r\nSerial-number: "
            "01\r\n");
    }
    void lineEndsAndErasuresAreAsOnAScreen()
    {
        QFETCH(QByteArray, said);
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{"show x\r", said.toStdString()}});
        QVERIFY(driver.dialogue().run(plan("show x"), driver.now()));
        const auto outcome = driver.next<CommandOutcome>();
        QVERIFY(outcome);
        std::string output;
        for (const auto& line :
             QByteArray::fromStdString(outcome->output).split('\n')) // messages stand where they came
            if (!line.startsWith("*Mar") && !line.startsWith("Jan") && !line.contains("Finger") &&
                !line.startsWith("Serial"))
                output += line.toStdString() + '|';
        QCOMPARE(output, std::string("one|two||"));
    }

    void pagesAreTurned()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        const std::string wiped = "\b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b";
        driver.expect({{"show x\r", "show x\r\none\r\n --More-- "},
                       {" ", wiped + "two\r\n --More-- "},
                       {" ", "\r                    \rthree\r\n<--- More --->"},
                       {" ", "\r              \r    four\r\nR1#"}});
        QVERIFY(driver.dialogue().run(plan("show x"), driver.now()));
        const auto outcome = driver.next<CommandOutcome>();
        QVERIFY(outcome);
        QCOMPARE(outcome->output, std::string("one\ntwo\nthree\n    four\n"));
    }

    void refusalsAreToldFromOutput()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{"show ip htpp\r", "show ip htpp\r\n             ^\r\n% Invalid input detected at '^' "
                                          "marker.\r\n\r\nR1#"}});
        QVERIFY(driver.dialogue().run(plan("show ip htpp"), driver.now()));
        const auto outcome = driver.next<CommandOutcome>();
        QVERIFY(outcome);
        QCOMPARE(outcome->refusal, Refusal::Invalid);
        QCOMPARE(outcome->output, std::string("             ^\n% Invalid input detected at '^' marker.\n\n"));
    }

    void anEnrollmentIsAnsweredAsPlanned()
    {
        DialogueDriver driver;
        makeReady(driver);
        driver.expect(enrollExchanges());
        QVERIFY(driver.dialogue().run(enrollPlan(), driver.now()));
        const auto outcome = driver.next<CommandOutcome>();
        QVERIFY(outcome);
        QCOMPARE(outcome->answered, std::size_t{5});
        QVERIFY(outcome->output.ends_with("commandwill show the fingerprint.\n\n"));
        QCOMPARE(outcome->mode, std::string("config"));
        const std::string record = driver.recorded();
        QVERIFY2(record.find("Ch4llenge") == std::string::npos, record.c_str());
        QVERIFY2(record.find(">crypto pki enroll VPN\n") != std::string::npos, record.c_str());
        QVERIFY2(record.find(">***\n") != std::string::npos, record.c_str());
    }

    void everySplitGivesTheSame_data()
    {
        QTest::addColumn<int>(
            "pause"); // milliseconds at the split: shorter and longer than what settles a prompt
        for (const int pause : {0, 5, 15, 400, 1400})
            QTest::addRow("%d ms", pause) << pause;
    }
    void everySplitGivesTheSame()
    {
        QFETCH(int, pause);
        std::size_t size = 0;
        for (const Exchange& exchange : enrollExchanges())
            size = std::max(size, exchange.said.size());
        for (std::size_t piece = 1; piece <= size; ++piece) {
            DialogueDriver driver({}, piece, Duration(pause));
            makeReady(driver);
            driver.expect(enrollExchanges());
            CommandPlan patient = enrollPlan();
            patient.total = std::chrono::hours(1);
            QVERIFY(driver.dialogue().run(std::move(patient), driver.now()));
            const auto outcome = driver.next<CommandOutcome>();
            QVERIFY2(outcome, qPrintable(QString::number(piece)));
            QCOMPARE(outcome->answered, std::size_t{5});
            QVERIFY(outcome->output.ends_with("commandwill show the fingerprint.\n\n"));
            QCOMPARE(driver.typed().size(), std::size_t{8});
        }
    }

    void acceptanceNeedsTheFingerprint()
    {
        for (const bool right : {true, false}) {
            DialogueDriver driver;
            makeReady(driver);
            std::string said = authenticate;
            if (!right)
                said.replace(said.find("6D19CDAE"), 8, "6D19CDAF");
            driver.expect({{"crypto pki authenticate VPN\r", said}, {"yes\r", accepted}});
            QVERIFY(driver.dialogue().run(authenticatePlan(), driver.now()));
            if (right) {
                QVERIFY(driver.next<CommandOutcome>());
                continue;
            }
            const auto stop = driver.next<DialogueStop>();
            QVERIFY(stop);
            QCOMPARE(stop->reason, StopReason::NotPrinted);
            QCOMPARE(stop->error().code, ErrorCode::WrongFingerprint);
            QVERIFY(driver.dialogue().isOver());
            QCOMPARE(driver.typed().back(), std::string("crypto pki authenticate VPN\r"));
        }
    }

    void aMessageBehindAQuestionDoesNotHideIt()
    {
        // As R27 of the corpus had it: the message stands below the question, and the cursor below that.
        DialogueDriver driver;
        makeReady(driver);
        driver.expect(
            {{"crypto pki authenticate VPN\r",
              authenticate + "\r\n*Mar 14 17:14:22.011: %SSH-5-ENABLED: SSH 1.99 has been enabled\r\n"},
             {"yes\r", accepted}});
        QVERIFY(driver.dialogue().run(authenticatePlan(), driver.now()));
        QVERIFY(driver.next<CommandOutcome>());
    }

    void aQuestionPrintedAnewIsNotAnsweredTwice()
    {
        DialogueDriver driver;
        makeReady(driver);
        driver.expect({{"crypto pki authenticate VPN\r", authenticate},
                       {"yes\r", "\r\n*Mar 14 17:14:22.011: %SSH-5-ENABLED: SSH 1.99 has been enabled\r\n"
                                 "% Do you accept this certificate? [yes/no]: "}});
        QVERIFY(driver.dialogue().run(authenticatePlan(), driver.now()));
        driver.deliverAll();
        driver.goOn(Duration(100));
        driver.deliverAll(); // the yes
        QCOMPARE(driver.typed().size(), std::size_t{4});
        driver.goOn(Duration(500));
        driver.deliverAll();
        driver.say(accepted); // a little later
        QVERIFY(driver.next<CommandOutcome>());
        QCOMPARE(driver.typed().size(), std::size_t{4}); // not a second yes
    }

    void unknownQuestionsStop_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("waited");
        const auto row = [](const char* name, const char* said, const char* waited) {
            QTest::newRow(name) << QByteArray(said) << QByteArray(waited);
        };
        row("yes or no", "write memory\r\nOverwrite the previous NVRAM configuration?[confirm]",
            "Overwrite the previous NVRAM configuration?[confirm]");
        row("a file", "write memory\r\nDestination filename [startup-config]? ",
            "Destination filename [startup-config]?");
        row("anything", "write memory\r\nWhat now? ", "What now?");
        row("behind a message",
            "write memory\r\nProceed? [yes/no]: \r\n*Mar 14 17:14:22.011: %SSH-5-ENABLED: SSH 1.99\r\n",
            "Proceed? [yes/no]:");
        row("a password", "write memory\r\nPassword: ", "Password:");
    }
    void unknownQuestionsStop()
    {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, waited);
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{"write memory\r", said.toStdString()}});
        QVERIFY(driver.dialogue().run(plan("write memory"), driver.now()));
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::UnknownQuestion);
        QCOMPARE(QByteArray::fromStdString(stop->waited), waited);
        QCOMPARE(stop->where, std::string("write memory"));
        QVERIFY(stop->wasSent);
        QCOMPARE(stop->error().code, ErrorCode::UnknownQuestion);
        QVERIFY(!driver.dialogue().takeOutgoing());
        driver.say("\r\nR1#");
        QVERIFY(!driver.event());
        QVERIFY(!driver.dialogue().run(plan("show clock"), driver.now()));
        QVERIFY(!driver.dialogue().takeOutgoing());
    }

    void answersComeInTheirOrder()
    {
        DialogueDriver driver;
        makeReady(driver);
        auto exchanges = enrollExchanges();
        exchanges[1].said = request; // the second password, and what follows, left out
        driver.expect(exchanges);
        QVERIFY(driver.dialogue().run(enrollPlan(), driver.now()));
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::UnknownQuestion);
    }

    void anAnswerThatIsNotTakenStops()
    {
        DialogueDriver driver;
        makeReady(driver);
        driver.expect(
            {{"crypto pki authenticate VPN\r", authenticate},
             {"yes\r",
              "yes\r\n% Please answer 'yes' or 'no'.\r\n% Do you accept this certificate? [yes/no]: "}});
        QVERIFY(driver.dialogue().run(authenticatePlan(), driver.now()));
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::AskedAgain);
    }

    void modesAreFollowed()
    {
        DialogueDriver driver;
        makeReady(driver, "a-router-with-a-long-name#");
        driver.expect(
            {{"configure terminal\r",
              "configure terminal\r\nEnter configuration commands, one per line.  End with CNTL/Z.\r\n"
              "a-router-with-a-long(config)#"},
             {"crypto pki trustpoint VPN\r",
              "crypto pki trustpoint VPN\r\na-router-with-a-long(ca-trustpoint)#"},
             {"end\r", "end\r\na-router-with-a-long-name#"}});
        CommandPlan wrong = plan("crypto pki trustpoint VPN");
        wrong.mode = "config";
        QVERIFY(!driver.dialogue().run(std::move(wrong), driver.now()));
        QVERIFY(driver.dialogue().isReady());
        QVERIFY(driver.dialogue().run(plan("configure terminal"), driver.now()));
        QVERIFY(driver.next<CommandOutcome>());
        CommandPlan right = plan("crypto pki trustpoint VPN");
        right.mode = "config";
        QVERIFY(driver.dialogue().run(std::move(right), driver.now()));
        const auto outcome = driver.next<CommandOutcome>();
        QVERIFY(outcome);
        QCOMPARE(outcome->mode, std::string("ca-trustpoint"));
        QVERIFY(driver.dialogue().run(plan("end"), driver.now()));
        QVERIFY(driver.next<CommandOutcome>());
        QVERIFY(driver.dialogue().mode().empty());
    }

    void theNameMayChange()
    {
        DialogueDriver driver;
        makeReady(driver, "R1(config)#");
        driver.expect({{"hostname Paris\r", "hostname Paris\r\nParis(config)#"}});
        QVERIFY(driver.dialogue().run(plan("hostname Paris"), driver.now()));
        QVERIFY(driver.next<CommandOutcome>());
        QCOMPARE(driver.dialogue().host(), std::string("Paris"));
    }

    void anotherRoutersPromptStops()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{"show x\r", "show x\r\nR2#"}});
        QVERIFY(driver.dialogue().run(plan("show x"), driver.now()));
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::UnknownPrompt);
        QCOMPARE(stop->waited, std::string("R2#"));
    }

    void whatLooksLikeAPromptInsideIsNone()
    {
        // Neither behind it on its line, nor followed at once by more.
        DialogueDriver driver({}, 40, Duration(2));
        makeReady(driver, "R1#");
        driver.expect({{"show x\r",
                        "show x\r\nbanner motd ^CR1#^C\r\nR1# is a prompt\r\nlast line of the text\r\nR1#"}});
        QVERIFY(driver.dialogue().run(plan("show x"), driver.now()));
        const auto outcome = driver.next<CommandOutcome>();
        QVERIFY(outcome);
        QCOMPARE(outcome->output,
                 std::string("banner motd ^CR1#^C\nR1# is a prompt\nlast line of the text\n"));
    }

    void aRestlessRouterIsHeardOut()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{"show x\r", "show x\r\none\r\nR1#"}});
        QVERIFY(driver.dialogue().run(plan("show x"), driver.now()));
        driver.deliverAll();
        std::optional<DialogueEvent> event;
        for (int i = 0; i < 200 && !event; ++i) { // a message every 5 ms, for ever
            driver.say(
                "\r\n*Mar 14 17:14:22.011: %LINK-3-UPDOWN: Interface Serial0/0, changed state to up\r\n");
            driver.goOn(Duration(5));
            event = driver.dialogue().takeEvent();
        }
        QVERIFY(event && std::holds_alternative<CommandOutcome>(*event));
    }

    void silenceEndsIt()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{"show x\r", "show x\r\nhalf a li"}});
        const Duration before = driver.now();
        QVERIFY(driver.dialogue().run(plan("show x"), driver.now()));
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::Silent);
        QCOMPARE(stop->waited, std::string("half a li"));
        QVERIFY(driver.now() - before < std::chrono::seconds(40));
    }

    void chatterWithoutEndEndsIt()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        CommandPlan slow = plan("show x");
        slow.total = std::chrono::minutes(1);
        QVERIFY(driver.dialogue().run(std::move(slow), driver.now()));
        std::optional<DialogueEvent> event;
        for (int i = 0; i < 100 && !event; ++i) {
            driver.say(".");
            driver.goOn(std::chrono::seconds(1));
            event = driver.dialogue().takeEvent();
        }
        QVERIFY(event && std::holds_alternative<DialogueStop>(*event));
        QCOMPARE(std::get<DialogueStop>(*event).reason, StopReason::TooSlow);
    }

    void tooMuchEndsIt()
    {
        for (const std::string& said : {std::string("x\r\n"), std::string("x"), std::string(" --More-- ")}) {
            DialogueDriver driver;
            makeReady(driver, "R1#");
            QVERIFY(driver.dialogue().run(plan("show x"), driver.now()));
            std::string much;
            while (much.size() < (std::size_t{1} << 20))
                much += said;
            for (int i = 0; i < 9; ++i)
                driver.say(much);
            const auto stop = driver.next<DialogueStop>();
            QVERIFY(stop);
            QCOMPARE(stop->reason, StopReason::TooMuch);
        }
    }

    void theRecordHasAnEnd()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        for (int i = 0; i < 400; ++i)
            driver.say(std::string(100'000, 'x') + "\r\n");
        std::size_t size = 0;
        for (const auto& entry : driver.dialogue().record())
            size += entry.text.size();
        QVERIFY(size < (std::size_t{5} << 20));
        QVERIFY(driver.dialogue().record().back().text.find("more was said") != std::string::npos);
    }

    void aLostLinkIsTold()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{"write memory\r", "write memory\r\nBuilding configuration...\r\n"}});
        QVERIFY(driver.dialogue().run(plan("write memory"), driver.now()));
        driver.deliverAll();
        driver.dialogue().closed(driver.now());
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::ConnectionLost);
        QVERIFY(stop->wasSent);
        QCOMPARE(stop->output, std::string("Building configuration...\n"));
    }

    void exitIsNotALoss()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        CommandPlan leave = plan("exit");
        leave.endsSession = true;
        driver.expect({{"exit\r", "exit\r\n"}});
        QVERIFY(driver.dialogue().run(std::move(leave), driver.now()));
        driver.deliverAll();
        driver.dialogue().closed(driver.now());
        QVERIFY(driver.next<CommandOutcome>());
        QVERIFY(driver.dialogue().isOver());
    }

    void cancelledNothingMoreIsTyped()
    {
        DialogueDriver driver;
        makeReady(driver);
        QVERIFY(driver.dialogue().run(plan("show x"), driver.now()));
        driver.dialogue().cancel(driver.now());
        QVERIFY(!driver.dialogue().takeOutgoing());
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QCOMPARE(stop->reason, StopReason::Cancelled);
    }

    void whatCameBeforeTheEchoIsKeptApart()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{"show x\r", "\r\nleft over\r\nR1#show x\r\none\r\nR1#"}});
        QVERIFY(driver.dialogue().run(plan("show x"), driver.now()));
        const auto outcome = driver.next<CommandOutcome>();
        QVERIFY(outcome);
        QCOMPARE(outcome->output, std::string("one\n"));
        QCOMPARE(outcome->before, std::string("left over\n"));
    }

    void linesNotForARouterAreRefused()
    {
        DialogueDriver driver;
        makeReady(driver);
        QVERIFY(!driver.dialogue().run(plan("show x\rreload"), driver.now()));
        QVERIFY(!driver.dialogue().run(plan(" "), driver.now()));
        CommandPlan badAnswer = plan("show x");
        badAnswer.answers.push_back(answer("?", "yes\n"));
        QVERIFY(!driver.dialogue().run(std::move(badAnswer), driver.now()));
        QVERIFY(!driver.dialogue().takeOutgoing());
        QVERIFY(driver.dialogue().isReady());
    }

    void secretsOfTheRouterAreMasked()
    {
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect(
            {{"show run | section crypto pki\r",
              "show run | section crypto pki\r\ncrypto pki server ROOTCA\r\n"
              " database archive pkcs12 password 7 01100F175804575D72\r\n"
              "crypto pki trustpoint Root-CA\r\n password Rev0cati0n\r\n"
              "-----BEGIN RSA PRIVATE KEY-----\r\nMIICXAIBAAKB\r\n-----END RSA PRIVATE KEY-----\r\nR1#"}});
        QVERIFY(driver.dialogue().run(plan("show run | section crypto pki"), driver.now()));
        const auto outcome = driver.next<CommandOutcome>();
        QVERIFY(outcome);
        QVERIFY(outcome->output.find("crypto pki server ROOTCA\n") == 0);
        const std::string record = driver.recorded();
        for (const char* hidden : {"01100F175804575D72", "Rev0cati0n", "MIICXAIBAAKB"})
            QVERIFY2(record.find(hidden) == std::string::npos, record.c_str());
        QVERIFY2(record.find("crypto pki server ROOTCA\n") != std::string::npos, record.c_str());
    }

    void aPassphraseInACommandIsMasked()
    {
        const std::string typed = "crypto pki export CA pem terminal 3des cisco123";
        DialogueDriver driver;
        makeReady(driver, "R1#");
        driver.expect({{typed + "\r", typed + "\r\n% The key is not exportable.\r\nOverwrite? "}});
        QVERIFY(driver.dialogue().run(plan(typed), driver.now()));
        const auto stop = driver.next<DialogueStop>();
        QVERIFY(stop);
        QVERIFY2(driver.recorded().find("cisco123") == std::string::npos, driver.recorded().c_str());
        QVERIFY(driver.recorded().find("crypto pki export CA") != std::string::npos);
        QVERIFY2(stop->where.find("cisco123") == std::string::npos, stop->where.c_str());
    }
};

QTEST_APPLESS_MAIN(DialogueTest)
#include "dialoguetest.moc"
