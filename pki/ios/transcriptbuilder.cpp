// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ios/transcriptbuilder.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "pki/base/text.h"
#include "pki/ios/printedtime.h"
#include "pki/ios/secrets.h"

namespace releve::ios {
namespace {

/// More problems than anybody will read: a hostile text shall not cost many times its own size.
constexpr std::size_t maximumProblems = 10'000;
constexpr const char* tooManyProblems = "and others of other kinds: too many to list";

template<class Visit>
void forEachDate(Transcript& transcript, Visit visit)
{
    const auto visitIn = [&](auto& record, auto... members) {
        for (std::optional<PrintedTime>* time : {&(record.*members)...})
            if (*time)
                visit(**time, record.origin);
    };
    for (auto& record : transcript.certificates)
        visitIn(record, &CertificateRecord::notBefore, &CertificateRecord::notAfter,
                &CertificateRecord::renewDate, &CertificateRecord::installTime);
    for (auto& record : transcript.servers) {
        visitIn(record, &ServerRecord::caExpires, &ServerRecord::crlNextUpdate,
                &ServerRecord::autoRolloverTimer);
        if (record.rollover && record.rollover->expires)
            visit(*record.rollover->expires, record.origin);
    }
    for (auto& record : transcript.trustpoints)
        visitIn(record, &TrustpointRecord::nextEnrollment);
    for (auto& record : transcript.keys)
        visitIn(record, &KeyRecord::generated);
    for (auto& record : transcript.clocks)
        visit(record.time, record.origin);
}

/// The device's now, from the rows of one `timers detail`: absolute − value. Absolute dates are cut to the
/// second, so the rows of one output give instants within one second, the latest of them the nearest to the
/// truth. Rows that fit no others were printed at another time and are outvoted.
std::optional<Instant> clockOf(std::vector<Instant> candidates)
{
    if (candidates.empty())
        return std::nullopt;
    std::sort(candidates.begin(), candidates.end());
    std::size_t best = 0;
    std::size_t bestVotes = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < candidates.size(); ++last) {
        while (candidates[last] - candidates[first] >= std::chrono::seconds{1})
            ++first;
        if (last - first + 1 > bestVotes) {
            bestVotes = last - first + 1;
            best = last;
        }
    }
    return candidates[best];
}

} // namespace

std::string quotable(std::string_view text)
{
    constexpr std::size_t longestWord = 60;
    text = trimmed(text);
    // One long word may be key material printed as base64.
    if (text.size() >= longestWord && text.find_first_of(" :") == std::string_view::npos)
        return "***";
    return problemText(text);
}

void TranscriptBuilder::beginCommand(std::string_view device, std::string_view typed, std::string_view server)
{
    if (!device.empty())
        m_device = device;
    noteName(device);
    m_command = typed;
    m_server = server;
    m_context.reset();
    m_run.reset();
}

void TranscriptBuilder::forgetDevice()
{
    m_device.clear();
    beginCommand({}, {}, {});
}

const std::shared_ptr<Context>& TranscriptBuilder::context()
{
    if (!m_context) {
        m_context = std::make_shared<Context>(Context{m_source, m_device, toUtf8(m_command), std::nullopt});
        m_contexts.push_back(m_context);
    }
    return m_context;
}

void TranscriptBuilder::problem(ProblemCode code, const TextLine& line, std::string_view detail)
{
    problem(code, origin(line.number), line.text, detail);
}

void TranscriptBuilder::problem(ProblemCode code, const Origin& origin, std::string_view text,
                                std::string_view detail)
{
    m_run.reset();
    if (m_out.problems.size() >= maximumProblems) {
        ++m_out.problems.back().lines;
        m_out.problems.back().detail = tooManyProblems;
        return;
    }
    m_out.problems.push_back({origin, code, quotable(text), std::string(detail), 1});
}

/// Counts lines in a problem of their own, made by the first of them.
void TranscriptBuilder::countIn(std::optional<std::size_t>& counter, ProblemCode code, std::uint32_t line,
                                std::uint32_t lines, std::string_view text, std::string_view detail)
{
    if (counter) {
        m_out.problems[*counter].lines += lines;
        return;
    }
    const auto run = m_run;
    problem(code, origin(line), text, detail);
    m_run = run;
    counter = m_out.problems.size() - 1;
    m_out.problems[*counter].lines += lines - 1;
}

void TranscriptBuilder::passedOver(ProblemCode code, std::uint32_t line, std::string_view text,
                                   std::uint32_t lines)
{
    if (m_run && m_out.problems[*m_run].code != code)
        m_run.reset();
    auto run = m_run;
    countIn(run, code, line, lines, text);
    m_run = run;
}

void TranscriptBuilder::countTrustpool(std::uint32_t line, std::uint32_t lines)
{
    countIn(m_trustpoolProblem, ProblemCode::CommandNotRead, line, lines, "show crypto pki trustpool");
}

void TranscriptBuilder::logMessage(const TextLine& line)
{
    countIn(m_logProblem, ProblemCode::TextNotRecognised, line.number, 1, line.text,
            "log messages: not read, all of them counted here");
}

std::optional<PrintedTime> TranscriptBuilder::date(std::string_view text, const TextLine& line)
{
    text = trimmed(text);
    if (text.empty())
        return std::nullopt;
    if (!parsePrintedDate(text))
        problem(ProblemCode::DateNotUnderstood, line);
    return PrintedTime{toUtf8(text), std::nullopt};
}

void TranscriptBuilder::append(TranscriptBuilder&& next)
{
    // What is counted once in a text is counted by its first stretch.
    const auto count = [&](std::optional<std::size_t>& ours, const std::optional<std::size_t>& theirs) {
        if (!theirs)
            return;
        if (!ours) {
            ours = m_out.problems.size() + *theirs;
            return;
        }
        Problem& counted = next.m_out.problems[*theirs];
        m_out.problems[*ours].lines += std::exchange(counted.lines, 0);
    };
    noteName(next.m_onlyName);
    m_severalNames = m_severalNames || next.m_severalNames;
    count(m_logProblem, next.m_logProblem);
    count(m_trustpoolProblem, next.m_trustpoolProblem);
    for (auto& [clock, context] : next.m_clockContexts)
        m_clockContexts.emplace_back(m_out.clocks.size() + clock, std::move(context));
    m_contexts.insert(m_contexts.end(), std::make_move_iterator(next.m_contexts.begin()),
                      std::make_move_iterator(next.m_contexts.end()));
    m_out.append(std::move(next.m_out));
}

/// The stretches of a text may have reached the limit each for itself.
void TranscriptBuilder::limitProblems()
{
    std::erase_if(m_out.problems, [](const Problem& problem) { return problem.lines == 0; });
    while (m_out.problems.size() > maximumProblems) {
        const std::uint32_t lines = m_out.problems.back().lines;
        m_out.problems.pop_back();
        m_out.problems.back().lines += lines;
        m_out.problems.back().detail = tooManyProblems;
    }
}

void TranscriptBuilder::resolve()
{
    limitProblems();
    nameLoneDevice();
    resolveDates();
    for (const auto& [clock, context] : m_clockContexts)
        if (!context->readAt && clock < m_out.clocks.size())
            context->readAt = m_out.clocks[clock].time.instant;
    resolveTimers();
    std::stable_sort(m_out.problems.begin(), m_out.problems.end(),
                     [](const Problem& a, const Problem& b) { return a.origin.line < b.origin.line; });
}

void TranscriptBuilder::noteName(std::string_view device)
{
    if (device.empty() || device == m_onlyName)
        return;
    m_severalNames = m_severalNames || !m_onlyName.empty();
    m_onlyName = device;
}

/// Where the whole text names one device only, what stands before its name is that device's too.
void TranscriptBuilder::nameLoneDevice()
{
    for (const auto& context : m_contexts)
        noteName(context->device);
    if (m_severalNames || m_onlyName.empty())
        return;
    for (const auto& context : m_contexts)
        context->device = m_onlyName;
}

void TranscriptBuilder::resolveDates()
{
    std::map<std::string, const ZoneConfig*, std::less<>> zones;
    for (const ConfigurationRecord& configuration : m_out.configurations)
        if (configuration.zone)
            zones[configuration.origin.context->device] = &*configuration.zone;
    std::map<std::string, std::size_t, std::less<>> unknown; // zone name to its problem
    forEachDate(m_out, [&](PrintedTime& time, const Origin& origin) {
        if (time.instant || time.text.empty())
            return;
        const auto date = parsePrintedDate(time.text);
        if (!date)
            return;
        const auto zone = zones.find(origin.context->device);
        time.instant = instantOf(*date, zone == zones.end() ? nullptr : zone->second);
        if (time.instant)
            return;
        const auto [known, isNew] = unknown.try_emplace(std::string(date->zone), m_out.problems.size());
        if (isNew)
            problem(ProblemCode::ZoneUnknown, origin, date->zone);
        else if (known->second < m_out.problems.size())
            ++m_out.problems[known->second].lines;
    });
}

/// A clock read at one prompt serves the commands that follow it on that device, until it is read again: people
/// type `show clock` once and then what they came for. Ours; `timers detail` tells its own time better.
void TranscriptBuilder::carryClocks()
{
    std::map<std::string_view, Instant> latest;
    for (const auto& context : m_contexts) {
        if (context->readAt)
            latest[context->device] = *context->readAt;
        else if (const auto known = latest.find(context->device); known != latest.end())
            context->readAt = known->second;
    }
}

template<class Visit>
void TranscriptBuilder::forEachTimerList(Visit visit)
{
    auto& timers = m_out.timers;
    for (auto first = timers.begin(); first != timers.end();) {
        const auto& context = first->origin.context;
        const auto last = std::find_if(
            first, timers.end(), [&](const TimerRecord& timer) { return timer.origin.context != context; });
        // Every context was made by context(), not const.
        visit(*std::const_pointer_cast<Context>(context), first, last);
        first = last;
    }
}

void TranscriptBuilder::resolveTimers()
{
    forEachTimerList([](Context& context, auto first, auto last) {
        std::vector<Instant> candidates;
        for (auto timer = first; timer != last; ++timer)
            if (timer->due)
                candidates.push_back(*timer->due - timer->remaining);
        if (!context.readAt)
            context.readAt = clockOf(std::move(candidates));
    });
    carryClocks();
    forEachTimerList([](const Context& context, auto first, auto last) {
        for (; first != last; ++first)
            if (!first->due && context.readAt)
                first->due = *context.readAt + first->remaining;
    });
}

} // namespace releve::ios
