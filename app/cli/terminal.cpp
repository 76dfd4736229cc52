// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <string>

#include "pki/base/text.h"

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace releve::cli {

namespace {

constexpr std::size_t longestSecret = 4096;

std::optional<SecretBytes> typedOnTerminal(const QString& question, bool isShown);

} // namespace

#ifdef Q_OS_WIN

bool isTerminal(std::FILE* file)
{
    return _isatty(_fileno(file)) != 0;
}

int terminalColumns(std::FILE* file)
{
    CONSOLE_SCREEN_BUFFER_INFO info{};
    const auto handle = reinterpret_cast<HANDLE>(_get_osfhandle(_fileno(file)));
    return GetConsoleScreenBufferInfo(handle, &info) ? info.srWindow.Right - info.srWindow.Left + 1 : 0;
}

namespace {

std::optional<SecretBytes> typedOnTerminal(const QString& question, bool isShown)
{
    const HANDLE console =
        CreateFileW(L"CONIN$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                    OPEN_EXISTING, 0, nullptr);
    DWORD mode = 0;
    if (console == INVALID_HANDLE_VALUE || !GetConsoleMode(console, &mode))
        return std::nullopt;
    std::fputs(question.toUtf8().constData(), stderr);
    const DWORD echo = ENABLE_ECHO_INPUT;
    SetConsoleMode(console, (isShown ? mode | echo : mode & ~echo) | ENABLE_LINE_INPUT);
    wchar_t buffer[longestSecret];
    DWORD count = 0;
    const bool read = ReadConsoleW(console, buffer, static_cast<DWORD>(longestSecret), &count, nullptr) != 0;
    SetConsoleMode(console, mode);
    CloseHandle(console);
    if (!isShown)
        std::fputs("\n", stderr);
    while (count > 0 && (buffer[count - 1] == L'\n' || buffer[count - 1] == L'\r'))
        --count;
    QByteArray typed = QStringView(buffer, static_cast<qsizetype>(count)).toUtf8();
    SecretBytes secret(std::string_view(typed.constData(), static_cast<std::size_t>(typed.size())));
    typed.fill('\0');
    SecureZeroMemory(buffer, sizeof buffer);
    return read ? std::optional(std::move(secret)) : std::nullopt;
}

} // namespace

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

int terminalColumns(std::FILE* file)
{
    winsize size{};
    return ioctl(fileno(file), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

namespace {

std::optional<SecretBytes> typedOnTerminal(const QString& question, bool isShown)
{
    const int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios before{};
    if (terminal < 0)
        return std::nullopt;
    if (tcgetattr(terminal, &before) != 0) {
        close(terminal);
        return std::nullopt;
    }
    termios during = before;
    during.c_lflag |= ICANON | ECHONL;
    if (isShown)
        during.c_lflag |= ECHO;
    else
        during.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(terminal, TCSAFLUSH, &during);
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

} // namespace

#endif

std::optional<SecretBytes> askSecretOnTerminal(const QString& question)
{
    return typedOnTerminal(question, false);
}

std::optional<QString> askOnTerminal(const QString& question)
{
    const auto typed = typedOnTerminal(question, true);
    if (!typed)
        return std::nullopt;
    const std::string_view text = textOf(typed->view());
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace releve::cli
