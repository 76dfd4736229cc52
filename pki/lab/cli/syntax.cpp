// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/syntax.h"

#include <cstdio>
#include <cstdlib>

#include "pki/base/text.h"

namespace releve::lab::cli {

class SyntaxCompiler
{
public:
    SyntaxCompiler(Syntax& out, std::string_view text, std::span<const RangeEntry> ranges)
        : m_out(out), m_text(text), m_ranges(ranges)
    {}

    void compile()
    {
        next();
        m_out.m_start = place();
        const std::uint16_t end = alternatives(m_out.m_start, false);
        if (!m_token.empty())
            fail();
        m_out.resolveSkips(end);
    }

private:
    [[noreturn]] void fail() const
    {
        std::fprintf(stderr, "no syntax: %.*s\n", static_cast<int>(m_text.size()), m_text.data());
        std::abort();
    }

    [[nodiscard]] static bool isBracket(char c)
    {
        return c == '[' || c == ']' || c == '{' || c == '}' || c == '|' || c == '*';
    }

    void next()
    {
        std::string_view rest = trimmedLeft(m_text.substr(m_at));
        m_at = m_text.size() - rest.size();
        std::size_t size = 0;
        if (!rest.empty() && isBracket(rest.front()))
            size = 1;
        else
            while (size < rest.size() && rest[size] != ' ' && !isBracket(rest[size]))
                ++size;
        m_token = rest.substr(0, size);
        m_at += size;
    }

    [[nodiscard]] std::uint16_t place()
    {
        m_out.m_places.emplace_back();
        return static_cast<std::uint16_t>(m_out.m_places.size() - 1);
    }

    void skip(std::uint16_t from, std::uint16_t to) { m_out.m_places[from].skips.push_back(to); }

    /// `a b | c`, up to the closing bracket or the end; returns the place behind it.
    std::uint16_t alternatives(std::uint16_t from, bool inBracket)
    {
        const std::uint16_t end = place();
        while (true) {
            std::uint16_t at = place();
            skip(from, at);
            while (!m_token.empty() && m_token != "|" && m_token != "]" && m_token != "}")
                at = item(at);
            skip(at, end);
            if (!inBracket || m_token != "|")
                return end;
            next();
        }
    }

    std::uint16_t item(std::uint16_t from)
    {
        if (m_token != "[" && m_token != "{")
            return token(from);
        const bool optional = m_token == "[";
        const std::string_view closing = optional ? "]" : "}";
        next();
        const std::uint16_t begin = place();
        skip(from, begin);
        const std::size_t first = m_out.m_places.size();
        const std::uint16_t end = alternatives(begin, true);
        if (m_token != closing)
            fail();
        next();
        if (m_token == "*") {
            skip(end, begin);
            for (std::size_t inner = first; inner < m_out.m_places.size(); ++inner) {
                for (SyntaxEdge& edge : m_out.m_places[inner].edges)
                    edge.once = edge.kind == TokenKind::Keyword;
            }
            next();
        }
        if (optional)
            skip(begin, end);
        return end;
    }

    std::uint16_t token(std::uint16_t from)
    {
        SyntaxEdge edge;
        edge.text = m_token;
        if (m_token == "WORD" || m_token == "URL")
            edge.kind = TokenKind::Word;
        else if (m_token == "LINE")
            edge.kind = TokenKind::Line;
        else if (m_token == "A.B.C.D")
            edge.kind = TokenKind::Address;
        else if (m_token == "hh:mm:ss")
            edge.kind = TokenKind::Time;
        else if (m_token == "MONTH")
            edge.kind = TokenKind::Month;
        else if (m_token.front() == '<')
            range(edge);
        next();
        const std::uint16_t to = place();
        edge.to = to;
        m_out.m_places[from].edges.push_back(std::move(edge));
        return to;
    }

    void range(SyntaxEdge& edge) const
    {
        edge.kind = TokenKind::Number;
        if (m_token.back() != '>')
            fail();
        const std::string_view inner = m_token.substr(1, m_token.size() - 2);
        for (const RangeEntry& range : m_ranges) {
            if (range.name == inner) {
                edge.low = range.low;
                edge.high = range.high;
                edge.text = '<' + std::to_string(range.low) + '-' + std::to_string(range.high) + '>';
                return;
            }
        }
        const auto dash = inner.find('-');
        if (dash == std::string_view::npos)
            fail();
        const auto low = parseUnsigned(inner.substr(0, dash));
        const auto high = parseUnsigned(inner.substr(dash + 1));
        if (!low || !high)
            fail();
        edge.low = *low;
        edge.high = *high;
    }

    Syntax& m_out;
    std::string_view m_text;
    std::span<const RangeEntry> m_ranges;
    std::size_t m_at = 0;
    std::string_view m_token;
};

Syntax::Syntax(const CommandEntry& entry, std::span<const RangeEntry> ranges) : m_entry(&entry)
{
    SyntaxCompiler(*this, entry.syntax, ranges).compile();
}

/// Gives each place the edges of the places that are the same.
void Syntax::resolveSkips(std::uint16_t end)
{
    std::vector<Place> resolved(m_places.size());
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        std::vector<bool> seen(m_places.size(), false);
        std::vector<std::uint16_t> waiting{static_cast<std::uint16_t>(place)};
        while (!waiting.empty()) {
            const std::uint16_t at = waiting.back();
            waiting.pop_back();
            if (seen[at])
                continue;
            seen[at] = true;
            resolved[place].accepts = resolved[place].accepts || at == end;
            for (const SyntaxEdge& edge : m_places[at].edges)
                resolved[place].edges.push_back(edge);
            for (const std::uint16_t skip : m_places[at].skips)
                waiting.push_back(skip);
        }
    }
    m_places = std::move(resolved);
}

} // namespace releve::lab::cli
