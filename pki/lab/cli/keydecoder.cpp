// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/lab/cli/keydecoder.h"

#include "pki/base/text.h"

namespace releve::lab::cli {
namespace {

constexpr std::size_t maxParameters = 8;

constexpr char control(char letter)
{
    return static_cast<char>(letter - '@');
}

std::optional<KeyPress> press(Key key)
{
    return KeyPress{key, 0};
}

std::optional<KeyPress> printable(char byte)
{
    if (byte < ' ' || byte > '~')
        return std::nullopt;
    return KeyPress{Key::Character, byte};
}

std::optional<KeyPress> arrow(char final)
{
    switch (final) {
    case 'A':
        return press(Key::Up);
    case 'B':
        return press(Key::Down);
    case 'C':
        return press(Key::Right);
    case 'D':
        return press(Key::Left);
    case 'H':
        return press(Key::Home);
    case 'F':
        return press(Key::End);
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<KeyPress> KeyDecoder::feed(char byte)
{
    switch (m_state) {
    case State::AfterReturn:
        m_state = State::Ground;
        return byte == '\n' || byte == '\0' ? std::nullopt : ground(byte);
    case State::Quoted:
        m_state = State::Ground;
        return printable(byte);
    case State::Escape:
        return escape(byte);
    case State::Sequence:
        return sequence(byte);
    case State::Single:
        m_state = State::Ground;
        return arrow(byte);
    case State::Ground:
        break;
    }
    return ground(byte);
}

std::optional<KeyPress> KeyDecoder::ground(char byte)
{
    switch (byte) {
    case '\r':
        m_state = State::AfterReturn;
        return press(Key::Enter);
    case '\n':
        return press(Key::Enter);
    case '\b':
    case '\x7f':
        return press(Key::Backspace);
    case '\t':
        return press(Key::Complete);
    case '?':
        return KeyPress{Key::Help, byte};
    case '\x1b':
        m_state = State::Escape;
        return std::nullopt;
    case control('V'):
        m_state = State::Quoted;
        return std::nullopt;
    case control('A'):
        return press(Key::Home);
    case control('B'):
        return press(Key::Left);
    case control('C'):
        return press(Key::Break);
    case control('D'):
        return press(Key::Delete);
    case control('E'):
        return press(Key::End);
    case control('F'):
        return press(Key::Right);
    case control('K'):
        return press(Key::EraseToEnd);
    case control('L'):
    case control('R'):
        return press(Key::Redraw);
    case control('N'):
        return press(Key::Down);
    case control('P'):
        return press(Key::Up);
    case control('T'):
        return press(Key::Transpose);
    case control('U'):
    case control('X'):
        return press(Key::EraseLine);
    case control('W'):
        return press(Key::EraseWord);
    case control('Y'):
        return press(Key::Yank);
    case control('Z'):
        return press(Key::EndMode);
    case control('^'):
        return press(Key::Interrupt);
    default:
        return printable(byte);
    }
}

std::optional<KeyPress> KeyDecoder::escape(char byte)
{
    m_state = State::Ground;
    switch (byte) {
    case '[':
        m_state = State::Sequence;
        m_parameters.clear();
        return std::nullopt;
    case 'O':
        m_state = State::Single;
        return std::nullopt;
    case 'q':
    case 'Q':
        m_state = State::Quoted;
        return std::nullopt;
    case 'b':
    case 'B':
        return press(Key::WordLeft);
    case 'f':
    case 'F':
        return press(Key::WordRight);
    case 'd':
    case 'D':
        return press(Key::EraseAhead);
    default: // a line is not lost because of a stray escape
        return byte == '\r' || byte == '\n' ? ground(byte) : std::nullopt;
    }
}

std::optional<KeyPress> KeyDecoder::sequence(char byte)
{
    if (byte < ' ' || byte > '~') { // broken off
        m_state = State::Ground;
        return ground(byte);
    }
    if (byte < '@') {
        if (m_parameters.size() < maxParameters)
            m_parameters.push_back(byte);
        return std::nullopt;
    }
    m_state = State::Ground;
    if (byte != '~')
        return m_parameters.empty() || byte == 'H' || byte == 'F' ? arrow(byte) : std::nullopt;
    if (m_parameters == "1" || m_parameters == "7")
        return press(Key::Home);
    if (m_parameters == "4" || m_parameters == "8")
        return press(Key::End);
    if (m_parameters == "3")
        return press(Key::Delete);
    return std::nullopt; // `200~` and `201~` around a paste, function keys
}

} // namespace releve::lab::cli
