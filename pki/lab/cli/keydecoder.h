// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace releve::lab::cli {

enum class Key
{
    Character,
    Enter,
    Backspace,
    Delete,     ///< Ctrl-D, Delete
    Left,       ///< Ctrl-B
    Right,      ///< Ctrl-F
    WordLeft,   ///< Esc B
    WordRight,  ///< Esc F
    Home,       ///< Ctrl-A
    End,        ///< Ctrl-E
    Up,         ///< Ctrl-P
    Down,       ///< Ctrl-N
    EraseToEnd, ///< Ctrl-K
    EraseLine,  ///< Ctrl-U, Ctrl-X
    EraseWord,  ///< Ctrl-W
    EraseAhead, ///< Esc D
    Yank,       ///< Ctrl-Y
    Transpose,  ///< Ctrl-T
    Redraw,     ///< Ctrl-L, Ctrl-R
    Complete,   ///< Tab
    Help,       ///< `?`
    Break,      ///< Ctrl-C
    EndMode,    ///< Ctrl-Z
    Interrupt   ///< Ctrl-^, IOS's escape character
};

struct KeyPress
{
    Key key = Key::Character;
    char character = 0; ///< of Character and Help
};

/// Bytes of a terminal to keys. Holds a few bytes at most, whatever comes in.
class KeyDecoder
{
public:
    /// The key that ends with this byte, if one does. What IOS has no use for gives none: unknown sequences, bytes
    /// over 7 bits (`special-character-bits 7` is IOS's default; it strips the bit, we drop the byte).
    [[nodiscard]] std::optional<KeyPress> feed(char byte);

private:
    enum class State
    {
        Ground,
        AfterReturn, ///< a line feed or NUL belongs to the carriage return
        Quoted,      ///< after Ctrl-V or Esc Q: the next character is itself
        Escape,
        Sequence, ///< `Esc [`
        Single    ///< `Esc O`
    };

    [[nodiscard]] std::optional<KeyPress> ground(char byte);
    [[nodiscard]] std::optional<KeyPress> escape(char byte);
    [[nodiscard]] std::optional<KeyPress> sequence(char byte);

    State m_state = State::Ground;
    std::string m_parameters; ///< of a sequence, its first few bytes
};

} // namespace releve::lab::cli
