// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/runningconfig.h"

#include <algorithm>
#include <array>

#include "pki/ios/configopening.h"
#include "pki/ios/configtext.h"
#include "pki/ios/secrets.h"

namespace releve::ios {
namespace {

using Kind = ConfigOpening::Kind;

/// Where a terminal breaks a long line.
constexpr std::size_t terminalWidth = 80;
/// A wrapped line grows no further.
constexpr std::size_t longestWrapped = std::size_t{16} * 1024;
/// A banner whose end sign is lost ends here.
constexpr std::size_t longestBanner = 500;
/// More problems of a kind than that are not named one by one: they count as lines of the last.
constexpr std::size_t mostReports = 200;

} // namespace

RunningConfigParser::RunningConfigParser(std::shared_ptr<Context> context, Transcript& out,
                                         CertificateDecoder& decoder)
    : m_context(std::move(context)), m_out(out), m_chain(m_context, out, decoder)
{}

bool RunningConfigParser::opens(std::string_view line)
{
    line = withoutRemains(line);
    return configOpening(trimmed(line)).kind != Kind::None;
}

bool RunningConfigParser::feed(std::string_view line, std::uint32_t number)
{
    if (m_ended)
        return false;
    line = withoutRemains(line);
    if (indentOf(line) == line.size()) {
        ++m_otherLines;
        return true;
    }
    if (const Answer answer = feedHex(line, number); answer != Answer::Pass)
        return answer == Answer::Taken;
    if (const Answer answer = feedWrapped(line); answer != Answer::Pass)
        return answer == Answer::Taken;
    if (!belongs(line))
        return false;
    if (line.size() == terminalWidth && (m_block == Block::Server || m_block == Block::Trustpoint)) {
        m_wrapped = line;
        m_wrappedNumber = number;
        return true;
    }
    process(line, number);
    return true;
}

RunningConfigParser::Answer RunningConfigParser::feedHex(std::string_view line, std::uint32_t number)
{
    if (!m_chain.insideHex())
        return Answer::Pass;
    const std::string_view body = trimmed(line);
    if (equalsIgnoringCase(body, "quit")) {
        m_chain.quit();
        return Answer::Taken;
    }
    if (m_chain.readHex(body, number) != HexDump::Line::Other)
        return Answer::Taken;
    if (!belongs(line))
        return Answer::Refused; // a log line in between, or the end: the caller knows
    m_chain.cutShort(true);
    return Answer::Pass;
}

RunningConfigParser::Answer RunningConfigParser::feedWrapped(std::string_view line)
{
    if (m_wrapped.empty())
        return Answer::Pass;
    constexpr std::string_view neverGoesOn = " \t!%*.";
    const bool goesOn = neverGoesOn.find(line.front()) == std::string_view::npos &&
                        !looksLikePrompt(firstWord(line)) && !isOwnKeyword(line) &&
                        m_wrapped.size() < longestWrapped;
    if (!goesOn) {
        flushWrapped();
        return Answer::Pass;
    }
    m_wrapped += line;
    if (line.size() != terminalWidth)
        flushWrapped();
    return Answer::Taken;
}

void RunningConfigParser::flushWrapped()
{
    if (m_wrapped.empty())
        return;
    const std::string line = std::move(m_wrapped);
    m_wrapped.clear();
    process(line, m_wrappedNumber);
}

/// Whether the line begins like one of the open block, or like something that ends it.
bool RunningConfigParser::isOwnKeyword(std::string_view line) const
{
    const std::string_view body = trimmed(line);
    const std::string_view word = firstWord(body);
    if (isTopLevelWord(word) || word == "end" || word == "no" || configOpening(body).kind != Kind::None)
        return true;
    lifecycle::CertificateServerConfig server;
    lifecycle::TrustpointConfig trustpoint;
    const LineResult result =
        m_block == Block::Server ? readServerLine(server, body) : readTrustpointLine(trustpoint, body);
    return result == LineResult::Kept || result == LineResult::NotKept || result == LineResult::OutOfRange;
}

/// The lines of a configuration begin with a lower-case keyword; what a router prints around it does not.
bool RunningConfigParser::belongs(std::string_view line) const
{
    const std::size_t indent = indentOf(line);
    const char first = line[indent];
    if (m_block == Block::Banner || first == '!')
        return true;
    if (indent > m_baseIndent.value_or(0))
        return true;
    const std::string_view word = firstWord(line);
    if (first >= 'a' && first <= 'z')
        return !looksLikePrompt(word);
    if (isDigit(first))
        return word.find_first_not_of("0123456789") == std::string_view::npos;
    constexpr std::array<std::string_view, 5> headers{"Building configuration", "Current configuration",
                                                      "Last configuration", "NVRAM config last", "Using "};
    const std::string_view body = line.substr(indent);
    return first == '^' || std::any_of(headers.begin(), headers.end(),
                                       [body](auto header) { return body.starts_with(header); });
}

void RunningConfigParser::process(std::string_view line, std::uint32_t number)
{
    const std::size_t indent = indentOf(line);
    const std::string_view body = trimmedRight(line.substr(indent));
    if (m_block == Block::Banner) {
        ++m_otherLines;
        if (body.find(m_bannerEnd) != std::string_view::npos || ++m_bannerLines >= longestBanner)
            closeBlock();
        return;
    }
    if (body.front() == '!') {
        m_dates.take(body);
        closeBlock();
        ++m_otherLines;
        return;
    }
    const ConfigOpening opening = configOpening(body);
    if (opening.kind != Kind::None) {
        closeBlock();
        processOpening(opening, body, indent, number);
        return;
    }
    if (m_block != Block::None && processInBlock(body, indent, number))
        return;
    closeBlock();
    ++m_otherLines;
    if (body == "end" && indent <= m_baseIndent.value_or(0))
        m_ended = true;
    else if (body.front() == 'b')
        beginBanner(body);
}

/// False when the line shows that the block is over.
bool RunningConfigParser::processInBlock(std::string_view body, std::size_t indent, std::uint32_t number)
{
    const bool deeper = indent > m_blockIndent;
    m_blockIsIndented = m_blockIsIndented || deeper;
    const std::string_view command = withoutComment(body);
    const LineResult result = readBlockLine(command, number);
    // Keywords that say nothing to us also begin top-level commands (`redundancy`, `vrf definition`).
    if (result == LineResult::NotKept && !deeper && m_blockIsIndented)
        return false;
    if (result != LineResult::OtherKeyword) {
        report(result, body, number);
        return true;
    }
    if (!deeper && (m_blockIsIndented || m_block == Block::Chain))
        return false;
    std::string_view rest = body;
    std::string_view word = takeWord(rest);
    if (word == "no")
        word = takeWord(rest);
    if (word == "end" || isTopLevelWord(word))
        return false;
    report(LineResult::NotUnderstood, body, number);
    return true;
}

LineResult RunningConfigParser::readBlockLine(std::string_view body, std::uint32_t number)
{
    if (m_block == Block::Server)
        return readServerLine(record(number).servers[m_blockIndex].config, body);
    if (m_block == Block::Trustpoint)
        return readTrustpointLine(record(number).trustpoints[m_blockIndex].config, body);
    std::string_view rest = body;
    const std::string_view word = takeWord(rest);
    if (equalsIgnoringCase(word, "certificate"))
        return m_chain.readLabel(trimmed(rest), number) ? LineResult::Kept : LineResult::NotUnderstood;
    const bool known = equalsIgnoringCase(word, "quit") || equalsIgnoringCase(word, "exit");
    return known ? LineResult::NotKept : LineResult::OtherKeyword;
}

void RunningConfigParser::processOpening(const ConfigOpening& opening, std::string_view body,
                                         std::size_t indent, std::uint32_t number)
{
    ConfigurationRecord& config = record(number);
    if (!m_baseIndent)
        m_baseIndent = indent;
    const std::string name = toUtf8(opening.argument);
    // A block that is entered again goes on: that is how IOS takes it when it is typed.
    const auto enter = [&](Block block, auto& places, auto& records) {
        const auto [place, isNew] = places.try_emplace(name, records.size());
        if (isNew) {
            records.emplace_back();
            records.back().origin = {m_context, number};
            records.back().config.name = name;
        }
        m_block = block;
        m_blockIndex = place->second;
    };
    m_blockIndent = indent;
    m_blockIsIndented = false;
    switch (opening.kind) {
    case Kind::Server:
        return enter(Block::Server, m_servers, config.servers);
    case Kind::Trustpoint:
        return enter(Block::Trustpoint, m_trustpoints, config.trustpoints);
    case Kind::Chain:
        if (m_chains.try_emplace(name, config.chains.size()).second)
            config.chains.push_back(name);
        m_chain.begin(name);
        m_block = Block::Chain;
        return;
    default:
        processValue(opening, body, indent, number);
    }
}

/// The openings of one line.
void RunningConfigParser::processValue(const ConfigOpening& opening, std::string_view body,
                                       std::size_t indent, std::uint32_t number)
{
    constexpr lifecycle::Range<unsigned> ports{1, 65535};
    ConfigurationRecord& config = record(number);
    switch (opening.kind) {
    case Kind::Hostname:
        if (config.hostname.empty() || indent <= *m_baseIndent) { // deeper ones are of other things
            config.hostname = toUtf8(opening.argument);
            m_context->device = config.hostname;
        }
        return;
    case Kind::DomainName:
        config.domainName = toUtf8(opening.argument);
        return;
    case Kind::Timezone:
        return report(readTimezone(config.zone, m_summerShift, opening.argument), body, number);
    case Kind::SummerTime:
        return report(readSummerTime(config.zone, m_summerShift, opening.argument), body, number);
    case Kind::CalendarValid:
        config.calendarValid = true;
        return;
    case Kind::HttpServer:
    case Kind::NoHttpServer:
        config.httpServer = opening.kind == Kind::HttpServer;
        return;
    case Kind::HttpPort: {
        const auto port = parseUnsigned(opening.argument);
        if (port && *port <= ports.high && *port >= ports.low)
            config.httpPort = static_cast<unsigned>(*port);
        else
            report(port ? LineResult::OutOfRange : LineResult::NotUnderstood, body, number);
        return;
    }
    case Kind::NtpServer: {
        std::string_view rest = opening.argument;
        std::string_view word = takeWord(rest);
        if (word == "vrf") {
            (void)takeWord(rest);
            word = takeWord(rest);
        }
        if (word == "ip" || word == "ipv6")
            word = takeWord(rest);
        if (!word.empty()) // a key may follow; only the address is kept
            config.ntpServers.push_back(toUtf8(word));
        return;
    }
    default:
        ++m_otherLines;
    }
}

/// `banner motd ^C …`: whatever stands until the sign comes again is no configuration.
void RunningConfigParser::beginBanner(std::string_view body)
{
    if (!consume(body, "banner "))
        return;
    (void)takeWord(body); // motd, login, exec …
    body = trimmed(body);
    if (body.empty())
        return;
    const bool caret = body.size() >= 2 && body.front() == '^'; // `^C` is how control-C prints
    m_bannerEnd = caret ? '^' : body.front();
    if (body.find(m_bannerEnd, caret ? 2 : 1) != std::string_view::npos)
        return;
    m_block = Block::Banner;
    m_bannerLines = 0;
}

void RunningConfigParser::closeBlock()
{
    m_block = Block::None;
}

void RunningConfigParser::finish()
{
    flushWrapped();
    m_chain.cutShort(false);
    closeBlock();
    if (m_record)
        m_out.configurations[*m_record].saved = m_dates.isSaved();
    m_ended = true;
}

ConfigurationRecord& RunningConfigParser::record(std::uint32_t number)
{
    if (!m_record) {
        m_record = m_out.configurations.size();
        m_out.configurations.emplace_back();
        m_out.configurations.back().origin = {m_context, number};
    }
    return m_out.configurations[*m_record];
}

void RunningConfigParser::report(LineResult result, std::string_view body, std::uint32_t number)
{
    if (result == LineResult::NotUnderstood)
        problem(ProblemCode::LineNotUnderstood, m_notUnderstood, body, number);
    else if (result == LineResult::OutOfRange)
        problem(ProblemCode::NumberOutOfRange, m_outOfRange, body, number);
    else if (result == LineResult::NotKept)
        ++m_otherLines;
}

void RunningConfigParser::problem(ProblemCode code, Reports& reports, std::string_view body,
                                  std::uint32_t number)
{
    if (++reports.count > mostReports) {
        ++m_out.problems[reports.last].lines;
        return;
    }
    reports.last = m_out.problems.size();
    m_out.problems.push_back({{m_context, number}, code, problemText(body), {}, 1});
}

} // namespace releve::ios
