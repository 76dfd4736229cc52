// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/transcriptreader.h"

#include <algorithm>

#include "pki/base/text.h"
#include "pki/ios/logtext.h"

namespace releve::ios {
namespace {

/// A terminal of 80 columns wraps at its edge; captures of real ones are a few columns narrower.
constexpr std::size_t fullWidth = 76;
/// So many unknown lines in a row at the left edge end a block.
constexpr unsigned linesToEndBlock = 4;
constexpr std::string_view fence = "```";

} // namespace

TranscriptReader::TranscriptReader(Transcript& out, std::size_t source)
    : m_builder(out, source)
    , m_certificates(m_builder)
    , m_timers(m_builder)
    , m_server(m_builder)
    , m_trustpoints(m_builder)
    , m_keys(m_builder)
    , m_requests(m_builder)
    , m_blocks{&m_certificates, &m_timers, &m_server, &m_trustpoints, &m_keys, &m_requests}
    , m_clock(m_builder)
    , m_pem(m_builder)
{}

void TranscriptReader::read(TextLine line)
{
    if (line.cut)
        m_builder.problem(ProblemCode::LineTooLong, line);
    if (line.text.empty()) {
        m_lastWidth = 0;
        return;
    }
    const bool fenced = line.text.ends_with(fence) && line.text.size() > fence.size() && !isFence(line.text);
    if (fenced) // a report's fence that lost its own line
        line.text = trimmedRight(line.text.substr(0, line.text.size() - fence.size()));
    line.mayContinue = m_lastWidth >= fullWidth && m_lastIndented && !line.isIndented();
    m_lastTaker = dispatch(line);
    m_lastWidth = line.width;
    m_lastIndented = line.isIndented();
    m_lastEndedBlank = line.width > line.text.size();
    if (fenced)
        forgetDevice();
}

TranscriptReader::Taker TranscriptReader::dispatch(const TextLine& line)
{
    const std::string_view text = trimmedLeft(line.text);
    const bool flush = !line.isIndented();
    if (isPlainBlockLine(line, text.front()) && (openBlock(line) || feedBlock(line)))
        return Taker::Block;
    const bool log = flush && isLogMessage(text);
    if (m_pem.isOpen() && log) {
        m_builder.logMessage(line);
        return Taker::Log;
    }
    if (m_pem.isOpen()) {
        if (!(flush && promptOf(text)) && m_pem.feed(line))
            return Taker::None;
        m_pem.cutShort();
    }
    if (takeBoundary(line))
        return Taker::None;
    if (takeUnread(line, log))
        return Taker::None;
    if (log) {
        m_builder.logMessage(line);
        return Taker::Log;
    }
    if (openBlock(line))
        return Taker::Block;
    if (m_configuration && takeConfiguration(line))
        return Taker::None;
    if (m_clock.feed(line))
        return Taker::None;
    if (m_block && feedBlock(line))
        return Taker::Block;
    if (openConfiguration(line))
        return Taker::None;
    return takeUnknown(line);
}

/// Most lines are indented ones of an open block, which can be nothing but that.
bool TranscriptReader::isPlainBlockLine(const TextLine& line, char first) const
{
    constexpr std::string_view marks = "`~-#%";
    return line.isIndented() && m_block && !m_pem.isOpen() && m_unread.empty() &&
           marks.find(first) == std::string_view::npos;
}

/// Prompts, fences, titles, PEM heads: what ends whatever was open.
bool TranscriptReader::takeBoundary(const TextLine& line)
{
    const std::string_view text = trimmedLeft(line.text);
    switch (text.front()) {
    case '`':
    case '~':
        if (!isFence(text))
            return false;
        forgetDevice();
        return true;
    case '-':
        return takeSection(line);
    case '#': // a report's title
        return takeBareCommand(trimmed(text.substr(std::min(text.find_first_not_of('#'), text.size()))));
    case '%':
        return m_pem.describe(text);
    default:
        break;
    }
    if (line.isIndented())
        return false;
    if (const auto prompt = promptOf(text)) {
        if (isLogMessage(prompt->typed)) {
            beginCommand(prompt->host, {}, {});
            m_builder.logMessage(line);
        } else {
            beginCommand(prompt->host, prompt->typed, commandOf(prompt->typed));
        }
        return true;
    }
    return startsWithIgnoringCase(text, "show ") && takeBareCommand(text);
}

bool TranscriptReader::takeSection(const TextLine& line)
{
    if (m_pem.begin(line)) {
        closeBlock();
        m_builder.endPassedOver();
        return true;
    }
    const std::string_view title = sectionTitle(trimmed(line.text));
    if (title.empty())
        return false;
    if (m_pem.describe(title))
        return true;
    if (const Command command = commandOf(title); command.kind != CommandKind::Dialogue) {
        beginCommand({}, title, command);
        return true;
    }
    if (m_configuration) // may be a banner
        return false;
    forgetDevice();
    return true;
}

/// A command without a prompt. Prose is full of them, so only those whose output is expected here count.
bool TranscriptReader::takeBareCommand(std::string_view text)
{
    if (!startsWithIgnoringCase(text, "show "))
        return false;
    const Command command = commandOf(text);
    const bool expected =
        command.isPki || command.kind == CommandKind::Clock || command.kind == CommandKind::Configuration;
    if (!expected || command.kind == CommandKind::Dialogue)
        return false;
    beginCommand({}, text, command);
    m_configurationExpected = false; // its lines will say so themselves
    return true;
}

/// Output that is known and not read.
bool TranscriptReader::takeUnread(const TextLine& line, bool isLog)
{
    const std::string_view text = trimmedLeft(line.text);
    if (m_unread.empty() || m_unreadByContent) {
        if (const auto command = unreadOutputAt(text, isLog); !command.empty() && command != m_unread) {
            closeAll();
            m_unread = command;
            m_unreadByContent = true;
        }
    }
    if (m_unread.empty())
        return false;
    if (m_unreadByContent && (openBlock(line) || openConfiguration(line))) {
        m_unread.clear();
        m_builder.endPassedOver();
        return true;
    }
    m_builder.passedOver(ProblemCode::CommandNotRead, line.number, m_unread);
    return true;
}

bool TranscriptReader::feedBlock(const TextLine& line)
{
    if (!m_block->feed(line))
        return false;
    m_unknownLines = 0;
    m_builder.endPassedOver();
    return true;
}

bool TranscriptReader::openBlock(const TextLine& line)
{
    // What heads begin and end with: most lines need no closer look.
    constexpr std::string_view firstLetters = "CEGPRST";
    constexpr std::string_view lastLetters = "e)s:d";
    const char first = trimmedLeft(line.text).front();
    const bool key = first == 'K' || first == '%';
    if (!key && (firstLetters.find(first) == std::string_view::npos ||
                 lastLetters.find(line.text.back()) == std::string_view::npos))
        return false;
    if (m_configuration && (line.isIndented() || m_configuration->insideHex()))
        return false;
    const auto* const block = std::find_if(m_blocks.begin(), m_blocks.end(),
                                           [&](ShowBlock* candidate) { return candidate->begin(line); });
    if (block == m_blocks.end())
        return false;
    if (m_block != *block)
        closeBlock();
    if (m_configuration) {
        m_configuration->finish();
        m_configuration.reset();
    }
    m_block = *block;
    m_unknownLines = 0;
    m_configurationExpected = false;
    return true;
}

bool TranscriptReader::takeConfiguration(const TextLine& line)
{
    if (m_configuration->feed(line.text, line.number))
        return true;
    m_configuration->finish();
    m_configuration.reset();
    return false;
}

bool TranscriptReader::openConfiguration(const TextLine& line)
{
    const bool expected = m_configurationExpected && !m_block;
    m_configurationExpected = false;
    if (!expected && !RunningConfigParser::opens(line.text))
        return false;
    closeBlock();
    m_configuration = std::make_unique<RunningConfigParser>(m_builder.context(), m_builder.out(), m_decoder);
    m_builder.endPassedOver();
    return takeConfiguration(line);
}

TranscriptReader::Taker TranscriptReader::takeUnknown(const TextLine& line)
{
    const bool continues = m_lastWidth >= fullWidth && !line.isIndented();
    if (m_lastTaker == Taker::Log && (continues || line.isIndented())) {
        m_builder.logMessage(line);
        return Taker::Log;
    }
    if (m_lastTaker == Taker::Block && continues && m_block) {
        m_block->wrapped(m_lastEndedBlank ? ' ' + std::string(line.text) : line.text);
        return Taker::Block;
    }
    if (m_block && line.isIndented()) {
        m_builder.problem(ProblemCode::LineNotUnderstood, line);
        return Taker::Block;
    }
    if (m_block && ++m_unknownLines >= linesToEndBlock)
        closeBlock();
    m_builder.passedOver(ProblemCode::TextNotRecognised, line.number, line.text);
    return Taker::None;
}

void TranscriptReader::beginCommand(std::string_view device, std::string_view typed, const Command& command)
{
    closeAll();
    m_builder.beginCommand(device, typed, command.server);
    m_configurationExpected = command.kind == CommandKind::Configuration;
    if (command.kind == CommandKind::NotRead)
        m_unread = typed;
}

void TranscriptReader::forgetDevice()
{
    closeAll();
    m_builder.forgetDevice();
}

void TranscriptReader::closeBlock()
{
    if (m_block)
        m_block->finish();
    m_block = nullptr;
}

void TranscriptReader::closeAll()
{
    closeBlock();
    m_pem.cutShort();
    m_pem.forget();
    m_clock.finish();
    if (m_configuration)
        m_configuration->finish();
    m_configuration.reset();
    m_configurationExpected = false;
    m_unread.clear();
    m_unreadByContent = false;
    m_builder.endPassedOver();
}

} // namespace releve::ios
