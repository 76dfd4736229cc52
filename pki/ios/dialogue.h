// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pki/ios/commandplan.h"
#include "pki/ios/dialoguerecord.h"
#include "pki/ios/echo.h"
#include "pki/ios/screen.h"
#include "pki/ios/waitingline.h"

namespace releve::ios {

/// A conversation with the command line of one router: what it prints goes in, keys and events come out. No connection, no
/// clock: `now` is any time that never goes back. Not thread-safe.
///
/// It begins by logging in where the line asks for that, reaches `#` where it is told the enable password, and switches the
/// pager off or answers it. Then it types what it is told, one command at a time. A line that is a prompt counts as one when
/// nothing has followed it for a moment and the command has been echoed; a question counts as unknown only after a longer
/// one, for a router may stop in the middle of a line. Whatever is not planned stops the dialogue.
class Dialogue
{
public:
    /// Of the router's own log-in, not SSH's: the enable password and what AAA asks for.
    struct Login
    {
        std::string user;
        std::optional<SecretBytes> password; ///< for `Username:` and `Password:`, should the line ask
        std::optional<SecretBytes> enable;   ///< nothing: it stays at the level it is given
    };
    struct Timing
    {
        Duration settle = std::chrono::milliseconds(10);     ///< of quiet behind a prompt
        Duration restless = std::chrono::milliseconds(250);  ///< looked at in spite of no quiet
        Duration question = std::chrono::milliseconds(1500); ///< of quiet behind a question not planned
        Duration opening = std::chrono::seconds(30); ///< for the first prompt, or each step of the login
    };
    struct Limits
    {
        std::size_t received = std::size_t{8} << 20; ///< bytes for one command
        std::size_t record = std::size_t{4} << 20;
    };

    explicit Dialogue(Login login) : Dialogue(std::move(login), Timing(), Limits()) {}
    Dialogue(Login login, Timing timing, Limits limits);

    /// The connection is there. Once.
    void start(Duration now);
    void receive(std::string_view bytes, Duration now);
    /// The time has come: see due().
    void advance(Duration now);
    /// The connection is no longer there.
    void closed(Duration now);
    void cancel(Duration now);

    /// A command may be run.
    [[nodiscard]] bool isReady() const { return m_phase == Phase::Ready; }
    [[nodiscard]] bool isOver() const { return m_phase == Phase::Over; }
    /// BadArgument, and nothing typed: it is not ready, not in the mode the plan belongs to, or a line or answer is not for
    /// keystrokes().
    [[nodiscard]] Status run(CommandPlan plan, Duration now);

    /// The next keys to send, in order.
    [[nodiscard]] std::optional<SecretBytes> takeOutgoing();
    [[nodiscard]] std::optional<DialogueEvent> takeEvent();
    /// When advance() is to be called, if nothing is received before.
    [[nodiscard]] std::optional<Duration> due() const;

    [[nodiscard]] const std::string& host() const { return m_host; }
    [[nodiscard]] const std::string& mode() const { return m_mode; }
    [[nodiscard]] bool isPrivileged() const { return m_privileged; }
    [[nodiscard]] const std::vector<DialogueEntry>& record() const { return m_record.entries(); }

private:
    enum class Phase
    {
        New,
        Busy,
        Ready,
        Over,
    };
    /// What is being done while Busy.
    enum class Step
    {
        Login,
        Enable,
        Length,
        Width,
        Unlimited,
        Command,
    };
    /// How far the line at the cursor has been looked at.
    enum class Looked
    {
        No,
        Settled,
        Long,
    };

    void begin(Step step, CommandPlan plan, Duration now);
    void next(Duration now);
    void lineEnded(std::string_view line, Duration now);
    void look(Duration now);
    void lookAtQuestion(const WaitingLine& waiting, Duration quiet, Duration now);
    [[nodiscard]] bool takePrompt(const WaitingLine& waiting, Duration quiet, Duration now);
    [[nodiscard]] PlannedAnswer* planned(std::string_view question);
    [[nodiscard]] bool hasPrinted(std::string_view hex) const;
    void answer(const PlannedAnswer& answer, std::string_view question, Duration now);
    void finish(Duration now);
    void stop(StopReason reason, std::string_view waited, Duration now);
    void type(SecretBytes keys);
    void pressReturn(Duration now);
    [[nodiscard]] StopReason refusedOr(StopReason reason) const;
    [[nodiscard]] std::string where();
    [[nodiscard]] CommandPlan loginPlan() const;
    [[nodiscard]] CommandPlan enablePlan() const;
    [[nodiscard]] Duration deadline() const;

    Login m_login;
    const Timing m_timing;
    const Limits m_limits;
    DialogueRecord m_record;
    Screen m_screen;
    WaitingLineFinder m_finder;
    std::deque<SecretBytes> m_outgoing;
    std::deque<DialogueEvent> m_events;

    Phase m_phase = Phase::New;
    std::string m_prompt; ///< the last one, as printed
    std::string m_host;
    std::string m_mode;
    bool m_privileged = false;
    bool m_paging = false;
    std::string m_greeting;

    // The command that runs.
    Step m_step = Step::Login;
    CommandPlan m_plan;
    std::size_t m_nextAnswer = 0;
    std::size_t m_answered = 0;
    std::string m_lastQuestion; ///< answered, and not followed by another line that asks
    bool m_behindSecret = false;
    bool m_pressedReturn = false;
    Echo m_echo;
    std::string m_before;
    std::string m_output;
    std::size_t m_received = 0;
    Duration m_begun{};
    Duration m_lastByte{};
    Duration m_firstFresh{}; ///< of what has not been looked at
    Looked m_looked = Looked::Long;
};

} // namespace releve::ios
