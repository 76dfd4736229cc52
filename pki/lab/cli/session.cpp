// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/session.h"

#include <algorithm>

#include "pki/base/text.h"

namespace releve::lab::cli {
namespace {

constexpr std::size_t flushAt = 32 * 1024;
constexpr std::size_t maxMessages = 256;              // that one command brings about
constexpr std::string_view interrupts("\x03\x1e", 2); // Ctrl-C, Ctrl-^

} // namespace

Session::Pending::Pending(Session& session) : m_anchor(session.m_anchor), m_command(session.m_command)
{
    ++session.m_pending;
}

Session::Session(SessionHost& host, const CommandSet& commands, Options options, Output output)
    : m_host(host)
    , m_commands(commands)
    , m_options(std::move(options))
    , m_output(std::move(output))
    , m_anchor(std::make_shared<Anchor>(Anchor{this}))
{
    resize(m_options.length, m_options.width);
    if (m_options.command) {
        m_terminal.settings().length = 0;
        m_terminal.settings().echo = false;
    }
}

Session::~Session()
{
    m_anchor->session = nullptr;
}

void Session::start()
{
    enter([this] {
        if (!m_options.command)
            return;
        m_running = true;
        execute(*m_options.command);
    });
}

void Session::resize(unsigned length, unsigned width)
{
    constexpr unsigned most = 512; // what `terminal length` takes
    const Terminal::Settings defaults;
    if (!m_options.command)
        m_terminal.settings().length = length == 0 ? defaults.length : std::min(length, most);
    m_terminal.settings().width = width == 0 ? defaults.width : std::min(width, most);
}

void Session::receive(std::string_view bytes)
{
    if (m_over)
        return;
    const bool busy = m_running && !m_terminal.accepts();
    const auto interrupt = busy ? bytes.find_last_of(interrupts) : std::string_view::npos;
    m_receiving = true;
    enter([&] {
        if (interrupt != std::string_view::npos) { // what was typed ahead goes with it
            bytes.remove_prefix(interrupt + 1);
            m_input.clear();
            m_inputFrom = 0;
            abort();
        }
        m_chunk = bytes;
    });
    keepTypeAhead();
    m_receiving = false;
    tellOver();
}

void Session::endInput()
{
    m_inputEnded = true;
    enter([] {});
}

void Session::whenOver(std::function<void()> over)
{
    m_whenOver = std::move(over);
    if (m_depth == 0)
        tellOver();
}

void Session::tellOver()
{
    if (m_over && !m_gone && m_whenOver)
        std::exchange(m_whenOver, nullptr)();
}

void Session::keepTypeAhead()
{
    if (m_inputFrom > 0) {
        m_input.erase(0, m_inputFrom);
        m_inputFrom = 0;
    }
    const std::size_t room = maxTypeAhead - std::min(maxTypeAhead, m_input.size());
    m_input.append(m_chunk.substr(0, room));
    if (m_chunk.size() > room && !m_over)
        m_output("\a");
    m_chunk = {};
}

bool Session::nextByte(char& byte)
{
    if (m_inputFrom < m_input.size()) {
        byte = m_input[m_inputFrom++];
        if (m_inputFrom == m_input.size()) {
            m_input.clear();
            m_inputFrom = 0;
        }
        return true;
    }
    if (m_chunk.empty())
        return false;
    byte = m_chunk.front();
    m_chunk.remove_prefix(1);
    return true;
}

void Session::asynchronous(std::string_view message)
{
    if (m_over || m_options.command)
        return;
    enter([&] {
        m_messages.emplace_back(message);
        if (m_messages.size() > maxMessages)
            m_messages.pop_front();
    });
}

void Session::tellMessages()
{
    if (m_messages.empty() || (m_running && m_pending > 0))
        return;
    for (const std::string& message : std::exchange(m_messages, {}))
        m_terminal.asynchronous(message);
}

void Session::hangUp()
{
    m_over = true;
    m_gone = true;
    m_anchor->session = nullptr;
    m_question.reset();
}

void Session::flush()
{
    const std::string bytes = m_terminal.takeOutput();
    if (!bytes.empty() && !m_gone)
        m_output(bytes);
}

/// Goes on until it waits for a key or for a command to end.
void Session::advance()
{
    ++m_depth;
    char byte = 0;
    while (true) {
        settle();
        tellMessages();
        if (m_over || !m_terminal.accepts())
            break;
        if (!nextByte(byte)) {
            m_over = m_inputEnded;
            break;
        }
        handle(m_terminal.feed(byte));
        if (m_terminal.takesTooMuch(flushAt))
            flush();
    }
    flush();
    --m_depth;
    if (!m_receiving) // receive() has something to put away first
        tellOver();
}

/// Begins to read what is to be read next, if anything is.
void Session::settle()
{
    if (m_over || m_terminal.accepts())
        return;
    if (m_question) {
        m_terminal.endOutput();
        if (m_question->oneKey)
            m_terminal.startReadingKey(m_question->text);
        else
            m_terminal.startReading(m_question->text, m_question->echo, nullptr);
        return;
    }
    if (m_pending > 0)
        return;
    if (m_running) {
        endCommand();
        if (m_over || m_terminal.accepts())
            return;
    }
    if (std::exchange(m_resume, false)) {
        m_terminal.endOutput();
        m_terminal.resumeReading();
        return;
    }
    const std::string text = prompt();
    m_promptWidth = text.size();
    m_terminal.startReading(text, Echo::On, &history());
}

void Session::endCommand()
{
    if (m_filter) {
        std::string rest;
        m_filter->finish(rest);
        m_filter.reset();
        m_terminal.write(rest);
        if (m_terminal.isPaging())
            return;
    }
    m_terminal.endOutput();
    m_running = false;
    ++m_command;
    m_over = m_over || m_options.command.has_value();
}

void Session::abort()
{
    ++m_command;
    m_pending = 0;
    m_question.reset();
    m_filter.reset();
    m_terminal.endRow();
}

void Session::handle(Terminal::Event event)
{
    switch (event) {
    case Terminal::Event::Line:
    case Terminal::Event::Key:
        return lineTyped(m_terminal.line());
    case Terminal::Event::Complete:
        return complete();
    case Terminal::Event::Help:
        return help();
    case Terminal::Event::Break:
        if (m_question)
            abort(); // the dialogue; the mode stays
        else
            endConfiguration();
        return;
    case Terminal::Event::EndMode:
        if (m_question)
            return abort();
        if (m_mode != Mode::Exec && !trimmed(m_terminal.line()).empty())
            lineTyped(m_terminal.line());
        if (!m_question && m_pending == 0)
            endConfiguration();
        return;
    case Terminal::Event::None:
    case Terminal::Event::Paged:
        return;
    }
}

void Session::lineTyped(const std::string& line)
{
    if (m_question) {
        const Question question = *std::exchange(m_question, std::nullopt);
        return question.answer(*this, line);
    }
    history().add(line);
    m_running = true;
    execute(line);
}

void Session::print(std::string_view text)
{
    if (m_over)
        return;
    if (!m_filter)
        return m_terminal.write(text);
    std::string passed;
    m_filter->feed(text, passed);
    m_terminal.write(passed);
}

void Session::ask(std::string question, Echo echo, Answer answer)
{
    m_question = Question{std::move(question), echo, false, std::move(answer)};
}

void Session::askYesNo(std::string question, std::function<void(Session&, bool)> answer)
{
    const std::string text = question;
    ask(text, Echo::On,
        [question = std::move(question), answer = std::move(answer)](Session& session,
                                                                     std::string_view typed) {
            const std::string_view word = trimmed(typed);
            if (!word.empty() && startsWithIgnoringCase("yes", word))
                return answer(session, true);
            if (!word.empty() && startsWithIgnoringCase("no", word))
                return answer(session, false);
            session.print("% Please answer 'yes' or 'no'.\n");
            session.askYesNo(question, answer);
        });
}

void Session::confirm(std::string question, std::function<void(Session&, bool)> answer)
{
    m_question = Question{std::move(question), Echo::Off, true,
                          [answer = std::move(answer)](Session& session, std::string_view key) {
                              answer(session, key.empty() || toLower(key.front()) == 'y');
                          }};
}

void Session::enterMode(Mode mode, std::string subject, std::string label)
{
    m_mode = mode;
    m_subject = std::move(subject);
    m_label = std::move(label);
}

void Session::leaveMode()
{
    if (m_mode == Mode::Exec)
        return logOut();
    if (m_mode == Mode::Configure)
        return endConfiguration();
    enterMode(m_mode == Mode::SshKeyUser ? Mode::SshKeyChain : Mode::Configure);
}

void Session::endConfiguration()
{
    if (m_mode == Mode::Exec)
        return;
    enterMode(Mode::Exec);
    m_host.configured(m_options.user + " on " + m_options.line);
}

History& Session::history()
{
    return m_mode == Mode::Exec ? m_execHistory : m_configureHistory;
}

void Session::setHistorySize(std::size_t lines)
{
    m_execHistory.setLimit(lines);
    m_configureHistory.setLimit(lines);
}

std::string Session::prompt() const
{
    std::string text = m_host.hostName();
    switch (m_mode) {
    case Mode::Exec:
        break;
    case Mode::Trustpoint:
        text += "(ca-trustpoint)";
        break;
    case Mode::Server:
        text += "(cs-server)";
        break;
    case Mode::CertificateChain:
        text += "(config-cert-chain)";
        break;
    case Mode::Interface:
        text += "(config-if)";
        break;
    case Mode::Line:
        text += "(config-line)";
        break;
    case Mode::SshKeyChain:
        text += "(conf-ssh-pubkey)";
        break;
    case Mode::SshKeyUser:
        text += "(conf-ssh-pubkey-user)";
        break;
    case Mode::Block:
        text.append("(").append(m_label.empty() ? "config-block" : m_label).append(")");
        break;
    case Mode::Configure:
    case Mode::Count:
        text += "(config)";
        break;
    }
    return text + (m_options.privilege > 1 ? '#' : '>');
}

} // namespace releve::lab::cli
