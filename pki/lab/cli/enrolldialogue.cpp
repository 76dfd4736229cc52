// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/enrolldialogue.h"

#include <algorithm>

#include "pki/base/text.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/interfacename.h"

namespace releve::lab::cli {

using lifecycle::EnrollmentMethod;
using lifecycle::SubjectOption;

namespace {

bool isAddress(std::string_view text)
{
    int dots = 0;
    for (const char c : text) {
        dots += c == '.' ? 1 : 0;
        if (c != '.' && !isDigit(c))
            return false;
    }
    return dots == 3;
}

} // namespace

const lifecycle::TrustpointConfig* EnrollDialogue::config(Session& session) const
{
    const TrustpointDriver* const trustpoint = session.router().trustpoint(m_trustpoint);
    return trustpoint ? &trustpoint->config() : nullptr;
}

void EnrollDialogue::askYesNo(Session& session, std::string question, Step step, Step otherwise)
{
    session.askYesNo(std::move(question),
                     [self = shared_from_this(), step, otherwise](Session& again, bool yes) {
                         const Step next = yes ? step : otherwise;
                         if (next)
                             (*self.*next)(again);
                     });
}

void EnrollDialogue::start(Session& session)
{
    const TrustpointDriver* const trustpoint = session.router().trustpoint(m_trustpoint);
    if (trustpoint->config().enrollment == EnrollmentMethod::SelfSigned)
        return beginSelfSigned(session);
    if (!trustpoint->held().identity)
        return begin(session);
    session.print(
        "Trustpoint " + m_trustpoint +
        " has already enrolled and has a router cert issued to it.\n"
        "If you successfully re-enroll this trustpoint,the existing certificate will be replaced.\n\n");
    askYesNo(session, "Do you want to continue with re-enrollment? [yes/no]: ", &EnrollDialogue::begin,
             nullptr);
}

/// A router has but one such certificate. The words from a capture of IOS XE 17, the question from memory.
void EnrollDialogue::beginSelfSigned(Session& session)
{
    const auto& all = session.router().trustpoints();
    const auto earlier =
        std::find_if(all.begin(), all.end(), [](const auto& driver) { return driver->isSelfSigned(); });
    if (earlier == all.end())
        return tellSubject(session);
    session.print("The router has already generated a Self Signed Certificate for\ntrustpoint " +
                  (*earlier)->name() +
                  ".\nIf you continue the existing trustpoint and Self Signed Certificate\n"
                  "will be deleted.\n\n");
    askYesNo(session, "Do you want to continue generating a new Self Signed Certificate? [yes/no]: ",
             &EnrollDialogue::tellSubject, nullptr);
}

void EnrollDialogue::signItself(Session& session)
{
    session.router().signItself(m_trustpoint, m_answers,
                                session.later([](Session& later, const Status& done) {
                                    if (!done)
                                        return tellError(later, done.error());
                                    later.print("\nRouter Self Signed Certificate successfully created\n\n");
                                }));
}

void EnrollDialogue::begin(Session& session)
{
    const auto* const settings = config(session);
    if (!settings)
        return;
    session.print("%\n% Start certificate enrollment .. \n");
    if (settings->hasPassword) {
        session.print("\n");
        return tellSubject(session);
    }
    session.print("% Create a challenge password. You will need to verbally provide this\n"
                  "   password to the CA Administrator in order to revoke your certificate.\n"
                  "   For security reasons your password will not be saved in the configuration.\n"
                  "   Please make a note of it.\n\n");
    askChallenge(session);
}

void EnrollDialogue::askChallenge(Session& session)
{
    session.ask("Password: ", Echo::Off, [self = shared_from_this()](Session& again, std::string_view first) {
        self->askChallengeAgain(again, std::string(first));
    });
}

void EnrollDialogue::askChallengeAgain(Session& session, std::string first)
{
    session.ask(
        "Re-enter password: ", Echo::Off,
        [self = shared_from_this(), first = std::move(first)](Session& again, std::string_view second) {
            if (first != second) {
                again.print("\n% Password verification failed. Try again.\n"); // inferred
                return self->askChallenge(again);
            }
            if (!first.empty())
                self->m_answers.challenge = std::make_shared<const SecretBytes>(second);
            again.print("\n");
            self->tellSubject(again);
        });
}

void EnrollDialogue::tellSubject(Session& session)
{
    const auto* const settings = config(session);
    if (!settings)
        return;
    const std::string includes = "% The subject name in the certificate will include: ";
    const bool selfSigned = settings->enrollment == EnrollmentMethod::SelfSigned; // says less, in captures
    if (settings->subjectName && !selfSigned)
        session.print(includes + *settings->subjectName + "\n");
    if (settings->fqdn == SubjectOption::Exclude)
        session.print("% The fully-qualified domain name will not be included in the certificate\n");
    else if (!selfSigned)
        session.print(includes + settings->fqdnValue.value_or(session.router().fullName()) + "\n");
    if (settings->serialNumber == SubjectOption::Unset)
        return askSerialNumber(session);
    if (settings->serialNumber == SubjectOption::Include)
        return tellSerialNumber(session);
    askAddress(session);
}

void EnrollDialogue::askSerialNumber(Session& session)
{
    askYesNo(session, "% Include the router serial number in the subject name? [yes/no]: ",
             &EnrollDialogue::tellSerialNumber, &EnrollDialogue::askAddress);
}

void EnrollDialogue::tellSerialNumber(Session& session)
{
    m_answers.serialNumber = true;
    session.print("% The serial number in the certificate will be: " + session.router().serialNumber() +
                  "\n");
    askAddress(session);
}

void EnrollDialogue::askAddress(Session& session)
{
    const auto* const settings = config(session);
    if (!settings)
        return;
    if (settings->ipAddress == SubjectOption::Include) {
        const std::string address = session.router().addressOf(settings->ipAddressValue.value_or(""));
        session.print("% The IP address in the certificate is " + address + "\n");
        m_toldAddress = true;
    }
    if (settings->ipAddress != SubjectOption::Unset)
        return askRequest(session);
    session.ask("% Include an IP address in the subject name? [no]: ", Echo::On,
                [self = shared_from_this()](Session& again, std::string_view typed) {
                    const std::string_view word = trimmed(typed);
                    if (word.empty() || startsWithIgnoringCase("no", word))
                        return self->askRequest(again);
                    if (startsWithIgnoringCase("yes", word))
                        return self->askWhichAddress(again);
                    again.print("% Please answer 'yes' or 'no'.\n");
                    self->askAddress(again);
                });
}

void EnrollDialogue::askWhichAddress(Session& session)
{
    session.ask("Enter Interface name or IP Address[]: ", Echo::On,
                [self = shared_from_this()](Session& again, std::string_view typed) {
                    const std::string word(trimmed(typed));
                    std::string address = isAddress(word) ? word : std::string();
                    if (const auto name = interfaceName(word))
                        address = again.router().addressOf(*name);
                    if (!isAddress(address)) { // an unknown interface is given back as it is
                        again.print("% Bad interface or address. Try again.\n");
                        return self->askWhichAddress(again);
                    }
                    self->m_answers.ipAddress = address;
                    self->askRequest(again);
                });
}

void EnrollDialogue::askRequest(Session& session)
{
    const auto* const settings = config(session);
    if (!settings)
        return;
    if (m_toldAddress)
        session.print("\n");
    if (settings->enrollment == EnrollmentMethod::Terminal)
        return askDisplay(session);
    if (settings->enrollment == EnrollmentMethod::SelfSigned)
        return askYesNo(session,
                        "Generate Self Signed Router Certificate? [yes/no]: ", &EnrollDialogue::signItself,
                        nullptr);
    askYesNo(session, "Request certificate from CA? [yes/no]: ", &EnrollDialogue::send, nullptr);
}

void EnrollDialogue::send(Session& session)
{
    if (session.router().hasFault(Fault::SaysOkDoesNothing))
        return tellSent(session);
    session.router().enroll(m_trustpoint, m_answers,
                            session.later([self = shared_from_this()](Session& later, const Status& done) {
                                // What becomes of a request that was sent, or could not be, is told to the log, as on a router.
                                if (!done && done.error().code == ErrorCode::BadArgument)
                                    return tellError(later, done.error());
                                self->tellSent(later);
                            }));
}

void EnrollDialogue::tellSent(Session& session) const
{
    session.print("% Certificate request sent to Certificate Authority\n% The 'show crypto pki certificate "
                  "verbose " +
                  m_trustpoint + "' commandwill show the fingerprint.\n\n"); // sic
}

void EnrollDialogue::askDisplay(Session& session)
{
    askYesNo(session, "Display Certificate Request to terminal? [yes/no]: ", &EnrollDialogue::display,
             nullptr);
}

void EnrollDialogue::display(Session& session)
{
    session.router().makeRequest(
        m_trustpoint, m_answers,
        session.later([self = shared_from_this()](Session& later, const Result<x509::Request>& made) {
            if (!made)
                return tellError(later, made.error());
            self->askRedisplay(later, inBase64Lines(made->der()));
        }));
}

void EnrollDialogue::askRedisplay(Session& session, const std::string& request)
{
    session.print("Certificate Request follows:\n\n" + request +
                  "\n---End - This line not part of the certificate request---\n\n");
    session.askYesNo("Redisplay enrollment request? [yes/no]: ",
                     [self = shared_from_this(), request](Session& again, bool yes) {
                         if (yes)
                             self->askRedisplay(again, request);
                     });
}

} // namespace releve::lab::cli
