// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/pattern.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace releve::lab::cli {

/// Recursive descent over the text, Thompson's construction. Built from behind: every part is made knowing the state
/// that follows it.
class PatternCompiler
{
public:
    explicit PatternCompiler(std::string_view text) : m_text(text) {}

    [[nodiscard]] std::optional<Pattern> compile();

private:
    using State = Pattern::State;
    using Kind = State::Kind;

    enum class Op : std::uint8_t
    {
        Empty,
        Set,
        Begin,
        End,
        Sequence,
        Either,
        Star,
        Plus,
        Maybe
    };

    struct Node
    {
        Op op = Op::Empty;
        std::uint16_t set = 0;
        std::uint16_t left = 0, right = 0;
    };

    static constexpr int maxDepth = 32; ///< of parentheses

    [[nodiscard]] std::uint16_t node(Op op, std::uint16_t left = 0, std::uint16_t right = 0);
    [[nodiscard]] std::uint16_t setNode(const Pattern::Characters& set);
    [[nodiscard]] std::uint16_t either();
    [[nodiscard]] std::uint16_t sequence();
    [[nodiscard]] std::uint16_t repeated();
    [[nodiscard]] std::uint16_t atom();
    [[nodiscard]] std::uint16_t bracket();
    [[nodiscard]] std::uint16_t state(Kind kind, std::uint16_t next, std::uint16_t other = 0,
                                      std::uint16_t set = 0);
    [[nodiscard]] std::uint16_t build(std::uint16_t index, std::uint16_t next);
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_failed = false;
    std::vector<Node> m_nodes;
    Pattern m_pattern;
};

std::uint16_t PatternCompiler::node(Op op, std::uint16_t left, std::uint16_t right)
{
    m_nodes.push_back({op, 0, left, right});
    return static_cast<std::uint16_t>(m_nodes.size() - 1);
}

std::uint16_t PatternCompiler::setNode(const Pattern::Characters& set)
{
    m_pattern.m_sets.push_back(set);
    const std::uint16_t index = node(Op::Set);
    m_nodes[index].set = static_cast<std::uint16_t>(m_pattern.m_sets.size() - 1);
    return index;
}

std::uint16_t PatternCompiler::either()
{
    std::uint16_t left = sequence();
    while (!atEnd() && m_text[m_at] == '|') {
        ++m_at;
        left = node(Op::Either, left, sequence());
    }
    return left;
}

std::uint16_t PatternCompiler::sequence()
{
    std::uint16_t left = node(Op::Empty);
    while (!m_failed && !atEnd() && m_text[m_at] != '|' && m_text[m_at] != ')')
        left = node(Op::Sequence, left, repeated());
    return left;
}

std::uint16_t PatternCompiler::repeated()
{
    std::uint16_t index = atom();
    bool has = false; // `a**` is `a*`
    while (!atEnd() && (m_text[m_at] == '*' || m_text[m_at] == '+' || m_text[m_at] == '?')) {
        const char c = m_text[m_at++];
        if (has)
            continue;
        index = node(c == '*' ? Op::Star : c == '+' ? Op::Plus : Op::Maybe, index);
        has = true;
    }
    return index;
}

std::uint16_t PatternCompiler::atom()
{
    Pattern::Characters set;
    const char c = m_text[m_at++];
    switch (c) {
    case '^':
        return node(Op::Begin);
    case '$':
        return node(Op::End);
    case '.':
        return setNode(set.set());
    case '[':
        return bracket();
    case '(': {
        if (++m_depth > maxDepth)
            m_failed = true;
        const std::uint16_t inner = m_failed ? node(Op::Empty) : either();
        --m_depth;
        if (atEnd() || m_text[m_at] != ')')
            m_failed = true;
        else
            ++m_at;
        return inner;
    }
    case '_': {
        for (const char stop : std::initializer_list<char>{' ', ',', '{', '}', '(', ')', '_'})
            set.set(static_cast<unsigned char>(stop));
        const std::uint16_t ends = node(Op::Either, node(Op::Begin), node(Op::End));
        return node(Op::Either, setNode(set), ends);
    }
    case '*':
    case '+':
    case '?': // nothing to repeat
        m_failed = true;
        return node(Op::Empty);
    case '\\':
        if (atEnd()) {
            m_failed = true;
            return node(Op::Empty);
        }
        return setNode(set.set(static_cast<unsigned char>(m_text[m_at++])));
    default:
        return setNode(set.set(static_cast<unsigned char>(c)));
    }
}

std::uint16_t PatternCompiler::bracket()
{
    Pattern::Characters set;
    const bool negated = !atEnd() && m_text[m_at] == '^';
    if (negated)
        ++m_at;
    for (bool first = true; !atEnd() && (first || m_text[m_at] != ']'); first = false) {
        const auto low = static_cast<unsigned char>(m_text[m_at++]);
        unsigned char high = low;
        if (m_at + 1 < m_text.size() && m_text[m_at] == '-' && m_text[m_at + 1] != ']') {
            high = static_cast<unsigned char>(m_text[m_at + 1]);
            m_at += 2;
        }
        m_failed |= high < low;
        for (unsigned value = low; value <= high; ++value)
            set.set(value);
    }
    if (atEnd())
        m_failed = true;
    else
        ++m_at;
    return setNode(negated ? set.flip() : set);
}

std::uint16_t PatternCompiler::state(Kind kind, std::uint16_t next, std::uint16_t other, std::uint16_t set)
{
    m_pattern.m_states.push_back({kind, next, other, set});
    return static_cast<std::uint16_t>(m_pattern.m_states.size() - 1);
}

std::uint16_t PatternCompiler::build(std::uint16_t index, std::uint16_t next)
{
    const Node& at = m_nodes[index];
    switch (at.op) {
    case Op::Empty:
        return next;
    case Op::Set:
        return state(Kind::Character, next, 0, at.set);
    case Op::Begin:
        return state(Kind::Begin, next);
    case Op::End:
        return state(Kind::End, next);
    case Op::Sequence:
        return build(at.left, build(at.right, next));
    case Op::Either: {
        const std::uint16_t left = build(at.left, next);
        return state(Kind::Split, left, build(at.right, next));
    }
    case Op::Maybe:
        return state(Kind::Split, build(at.left, next), next);
    case Op::Star:
    case Op::Plus: {
        const std::uint16_t loop = state(Kind::Split, 0, next);
        const std::uint16_t inner = build(at.left, loop);
        m_pattern.m_states[loop].next = inner;
        return at.op == Op::Star ? loop : inner;
    }
    }
    return next;
}

std::optional<Pattern> PatternCompiler::compile()
{
    if (m_text.empty() || m_text.size() > Pattern::maxLength)
        return std::nullopt;
    const std::uint16_t root = either();
    if (m_failed || !atEnd())
        return std::nullopt;
    const std::uint16_t accept = state(Kind::Accept, 0);
    m_pattern.m_start = build(root, accept);
    return std::move(m_pattern);
}

std::optional<Pattern> Pattern::compile(std::string_view text)
{
    return PatternCompiler(text).compile();
}

/// All states the expression can be in at one place of the line.
class Pattern::Run
{
public:
    explicit Run(const Pattern& pattern) : m_pattern(pattern), m_seen(pattern.m_states.size(), 0) {}

    [[nodiscard]] bool accepted() const { return m_accepted; }
    [[nodiscard]] const std::vector<std::uint16_t>& states() const { return m_states; }
    void clear()
    {
        m_states.clear();
        ++m_mark;
    }

    /// Adds `from` and all that follows it without a character.
    void add(std::uint16_t from, bool atBegin, bool atEnd)
    {
        m_waiting.push_back(from);
        while (!m_waiting.empty()) {
            const std::uint16_t index = m_waiting.back();
            m_waiting.pop_back();
            if (m_seen[index] == m_mark)
                continue;
            m_seen[index] = m_mark;
            const State& state = m_pattern.m_states[index];
            switch (state.kind) {
            case State::Kind::Accept:
                m_accepted = true;
                break;
            case State::Kind::Character:
                m_states.push_back(index);
                break;
            case State::Kind::Split:
                m_waiting.push_back(state.other);
                m_waiting.push_back(state.next);
                break;
            case State::Kind::Begin:
                if (atBegin)
                    m_waiting.push_back(state.next);
                break;
            case State::Kind::End:
                if (atEnd)
                    m_waiting.push_back(state.next);
                break;
            }
        }
    }

private:
    const Pattern& m_pattern;
    std::vector<std::uint32_t> m_seen;
    std::uint32_t m_mark = 1;
    std::vector<std::uint16_t> m_states, m_waiting;
    bool m_accepted = false;
};

bool Pattern::occursIn(std::string_view line) const
{
    Run runs[2]{Run(*this), Run(*this)};
    Run* now = &runs[0];
    Run* next = &runs[1];
    now->add(m_start, true, line.empty());
    for (std::size_t at = 0; at < line.size() && !now->accepted(); ++at) {
        const bool last = at + 1 == line.size();
        next->clear();
        for (const std::uint16_t index : now->states()) {
            const State& state = m_states[index];
            if (m_sets[state.set].test(static_cast<unsigned char>(line[at])))
                next->add(state.next, false, last);
        }
        next->add(m_start, false, last); // it may begin at any character
        std::swap(now, next);
    }
    return now->accepted();
}

} // namespace releve::lab::cli
