// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pki/lab/cli/commandset.h"
#include "pki/lab/cli/outputfilter.h"
#include "pki/lab/cli/sessionhost.h"
#include "pki/lab/cli/terminal.h"

namespace releve::lab::cli {

/// Somebody logged in to a router: modes, prompts, dialogues. Bytes in, bytes out; no socket, no timer. Lives in the
/// lab's thread, all of it, and may go at any time but not from inside one of its own calls: see isOver().
class Session
{
public:
    struct Options
    {
        unsigned privilege = 1;
        std::string user = "admin";
        std::string line = "vty0";
        unsigned length = 24, width = 80; ///< of the pseudo-terminal; 0 is IOS's default
        std::optional<std::string>
            command; ///< one command, its output, and the end: no echo, prompt or pages
    };

    using Output = std::function<void(std::string_view)>;
    using Answer = std::function<void(Session&, std::string_view)>;

    /// What may wait for a command to end; more is dropped, with a bell. See wantsInput().
    static constexpr std::size_t maxTypeAhead = 256 * 1024;

    /// `host` and `commands` must outlive it. `output` is called from inside the other functions.
    Session(SessionHost& host, const CommandSet& commands, Options options, Output output);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    // ---- For whoever has the connection

    /// The first prompt, or the one command.
    void start();
    void receive(std::string_view bytes);
    /// Nothing more will come. What has come is still done; then, or when something waits for a key, it is over.
    void endInput();
    /// Called once when it is over, after the last output, as the last thing of whatever call that happens in. At once
    /// when it is over already.
    void whenOver(std::function<void()> over);
    /// Better not to read from the connection for now.
    [[nodiscard]] bool wantsInput() const { return m_input.size() - m_inputFrom < maxTypeAhead / 4; }
    /// The terminal window was resized.
    void resize(unsigned length, unsigned width);
    /// A syslog message. It is the caller's to know whether this terminal gets it: monitors(). While a
    /// command runs it waits until the command asks something or has ended: in captures what a command brings about is
    /// told behind the next prompt.
    void asynchronous(std::string_view message);
    [[nodiscard]] bool monitors() const { return m_monitors; }
    /// Logged out, or the one command is done: the connection is to be closed, with exit status 0.
    [[nodiscard]] bool isOver() const { return m_over; }
    /// The connection is gone, or the router starts again: nothing is said any more, what runs goes on without it.
    void hangUp();

    // ---- For commands

    [[nodiscard]] SessionHost& host() { return m_host; }
    /// Precondition: the host has one.
    [[nodiscard]] Router& router() { return *m_host.router(); }
    [[nodiscard]] const Options& options() const { return m_options; }
    [[nodiscard]] Terminal& terminal() { return m_terminal; }

    /// `\n` ends a line.
    void print(std::string_view text);

    /// `% Invalid input detected at '^' marker.`, for the n-th value of the command that runs: what its syntax did not
    /// tell to be wrong.
    void refuseValue(const Invocation& invocation, std::size_t index = 0);
    /// Runs another exec command in place of the one that runs: an older form of it, say.
    void runInstead(std::string_view execCommand);

    /// Asks; what was typed goes to `answer`, in place of the end of the command. Ctrl-C drops it and ends the command.
    void ask(std::string question, Echo echo, Answer answer);
    /// Asks until the answer is yes or no.
    void askYesNo(std::string question, std::function<void(Session&, bool)> answer);
    /// `[confirm]`: one key, Return or `y` is yes.
    void confirm(std::string question, std::function<void(Session&, bool)> answer);

    /// The command ends when this has been called, or forgotten. It may be called at any time, at once or after the
    /// session has gone; `continuation` is called with the session and the arguments, or never. It may ask and wait
    /// again.
    template<class Continuation>
    [[nodiscard]] auto later(Continuation continuation)
    {
        return [pending = std::make_shared<Pending>(*this),
                continuation = std::move(continuation)](auto&&... results) {
            pending->finish([&](Session& session) {
                continuation(session, std::forward<decltype(results)>(results)...);
            });
        };
    }

    [[nodiscard]] Mode mode() const { return m_mode; }
    /// What the mode is about: the name of a trustpoint, of an interface.
    [[nodiscard]] const std::string& subject() const { return m_subject; }
    /// `label` is what the prompt says of a Mode::Block: `config-router`.
    void enterMode(Mode mode, std::string subject = {}, std::string label = {});
    /// `exit`: to the mode above, or out.
    void leaveMode();
    /// `end`.
    void endConfiguration();
    [[nodiscard]] unsigned privilege() const { return m_options.privilege; }
    void setPrivilege(unsigned privilege) { m_options.privilege = privilege; }
    void setMonitors(bool on) { m_monitors = on; }
    void setTimestamps(bool on) { m_timestamps = on; }
    /// Of the mode it is in: exec and configuration have one each.
    [[nodiscard]] History& history();
    /// Of both.
    void setHistorySize(std::size_t lines);
    void logOut() { m_over = true; }
    /// The line a command was typed as, trimmed: for what is kept verbatim.
    [[nodiscard]] const std::string& typedLine() const { return m_typed; }

private:
    struct Anchor
    {
        Session* session;
    };

    class Pending
    {
    public:
        explicit Pending(Session& session);
        Pending(const Pending&) = delete;
        Pending& operator=(const Pending&) = delete;
        ~Pending()
        {
            finish([](Session&) {});
        }

        template<class Act>
        void finish(Act act)
        {
            const std::shared_ptr<Anchor> anchor = m_anchor.lock();
            if (m_done || !anchor || !anchor->session || anchor->session->m_command != m_command)
                return;
            m_done = true;
            Session& session = *anchor->session;
            session.enter([&] {
                act(session);
                --session.m_pending;
            });
        }

    private:
        std::weak_ptr<Anchor> m_anchor;
        std::uint64_t m_command;
        bool m_done = false;
    };

    struct Question
    {
        std::string text;
        Echo echo = Echo::On;
        bool oneKey = false;
        Answer answer;
    };

    template<class Act>
    void enter(Act act)
    {
        ++m_depth;
        act();
        if (--m_depth == 0)
            advance();
    }

    void advance();
    void settle();
    void tellOver();
    [[nodiscard]] bool nextByte(char& byte);
    void keepTypeAhead();
    void handle(Terminal::Event event);
    void lineTyped(const std::string& line);
    void abort();
    void flush();

    void execute(std::string_view line);
    void executeExec(std::string_view line, std::size_t offset);
    void executeConfiguration(std::string_view line);
    void run(Match&& match);
    void report(const Match& match, std::string_view line, std::size_t offset);
    void pointAt(std::size_t position);
    void tellMessages();
    void help();
    void complete();
    void endCommand();
    [[nodiscard]] std::string prompt() const;

    SessionHost& m_host;
    const CommandSet& m_commands;
    Options m_options;
    Output m_output;
    std::shared_ptr<Anchor> m_anchor;

    Terminal m_terminal;
    History m_execHistory, m_configureHistory;
    Mode m_mode = Mode::Exec;
    std::string m_subject, m_label;
    bool m_monitors = false;
    bool m_timestamps = false;

    std::string m_input; ///< type-ahead, from m_inputFrom
    std::size_t m_inputFrom = 0;
    std::string_view m_chunk; ///< what receive() was called with, while it runs

    std::string m_typed;
    std::size_t m_promptWidth = 0;
    std::size_t m_offset = 0;           ///< of the command in its line: behind `do`
    std::deque<std::string> m_messages; ///< that came while something was done
    std::optional<OutputFilter> m_filter;
    std::optional<Question> m_question;
    std::uint64_t m_command = 1; ///< counts them
    unsigned m_pending = 0;      ///< later() not yet called
    bool m_running = false;      ///< a command is, or its output stands before ` --More-- `
    bool m_resume = false;       ///< the line being typed is to be shown again
    int m_depth = 0;
    bool m_over = false;
    std::function<void()> m_whenOver; ///< not yet called
    bool m_inputEnded = false;
    bool m_receiving = false;
    bool m_gone = false; ///< nobody reads any more
};

} // namespace releve::lab::cli
