// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <string>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace releve::cli {

namespace {
constexpr std::size_t longestSecret = 4096;
}

#ifdef Q_OS_WIN

bool isTerminal(std::FILE* file)
{
    return _isatty(_fileno(file)) != 0;
}

std::optional<SecretBytes> askOnTerminal(const QString& question)
{
    const HANDLE console =
        CreateFileW(L"CONIN$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                    OPEN_EXISTING, 0, nullptr);
    DWORD mode = 0;
    if (console == INVALID_HANDLE_VALUE || !GetConsoleMode(console, &mode))
        return std::nullopt;
    std::fputs(question.toUtf8().constData(), stderr);
    SetConsoleMode(console, (mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT)) | ENABLE_LINE_INPUT);
    wchar_t buffer[longestSecret];
    DWORD count = 0;
    const bool read = ReadConsoleW(console, buffer, static_cast<DWORD>(longestSecret), &count, nullptr) != 0;
    SetConsoleMode(console, mode);
    CloseHandle(console);
    std::fputs("\n", stderr);
    while (count > 0 && (buffer[count - 1] == L'\n' || buffer[count - 1] == L'\r'))
        --count;
    QByteArray typed = QStringView(buffer, static_cast<qsizetype>(count)).toUtf8();
    SecretBytes secret(std::string_view(typed.constData(), static_cast<std::size_t>(typed.size())));
    typed.fill('\0');
    SecureZeroMemory(buffer, sizeof buffer);
    return read ? std::optional(std::move(secret)) : std::nullopt;
}

#else

namespace {

/// Overwritten when it goes, in a way the compiler may not leave out.
struct TypedLine
{
    TypedLine() = default;
    TypedLine(const TypedLine&) = delete;
    TypedLine& operator=(const TypedLine&) = delete;
    ~TypedLine()
    {
        for (volatile char& byte : bytes)
            byte = 0;
    }
    char bytes[longestSecret] = {};
};

} // namespace

bool isTerminal(std::FILE* file)
{
    return isatty(fileno(file)) == 1;
}

std::optional<SecretBytes> askOnTerminal(const QString& question)
{
    const int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios before{};
    if (terminal < 0)
        return std::nullopt;
    if (tcgetattr(terminal, &before) != 0) {
        close(terminal);
        return std::nullopt;
    }
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silent.c_lflag |= ICANON | ECHONL;
    tcsetattr(terminal, TCSAFLUSH, &silent);
    const QByteArray prompt = question.toUtf8();
    TypedLine buffer;
    ssize_t count = -1;
    if (write(terminal, prompt.constData(), static_cast<std::size_t>(prompt.size())) >= 0)
        count = read(terminal, buffer.bytes, sizeof buffer.bytes);
    tcsetattr(terminal, TCSAFLUSH, &before);
    close(terminal);
    if (count <= 0)
        return std::nullopt;
    auto length = static_cast<std::size_t>(count);
    while (length > 0 && (buffer.bytes[length - 1] == '\n' || buffer.bytes[length - 1] == '\r'))
        --length;
    return SecretBytes(std::string_view(buffer.bytes, length));
}

#endif

} // namespace releve::cli
