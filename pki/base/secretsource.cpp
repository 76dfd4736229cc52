// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/base/secretsource.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <limits>
#include <system_error>

#include <fcntl.h>
#ifdef _WIN32
#include <io.h>
#else
#include <sys/stat.h>
#include <unistd.h>
#endif

#include "pki/base/text.h"

namespace releve {

namespace {

constexpr std::size_t longestSecret = 4096;

#ifdef _WIN32
int openFile(const std::string& path)
{
    const std::u8string utf8(path.begin(), path.end());
    return _wopen(std::filesystem::path(utf8).c_str(), _O_RDONLY | _O_BINARY);
}
long readSome(int descriptor, char* to)
{
    return _read(descriptor, to, 1);
}
void closeFile(int descriptor)
{
    _close(descriptor);
}
/// Access there is a matter of lists, not of bits.
bool isOpenToOthers(int)
{
    return false;
}
#else
int openFile(const std::string& path)
{
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
}
long readSome(int descriptor, char* to)
{
    for (;;) {
        const ssize_t count = ::read(descriptor, to, 1);
        if (count >= 0 || errno != EINTR)
            return count;
    }
}
void closeFile(int descriptor)
{
    ::close(descriptor);
}
/// Asked of the open file: the path may name another one by now.
bool isOpenToOthers(int descriptor)
{
    struct stat status = {};
    return ::fstat(descriptor, &status) != 0 || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}
#endif

struct OpenFile
{
    explicit OpenFile(int opened) : descriptor(opened) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile()
    {
        if (descriptor >= 0)
            closeFile(descriptor);
    }
    const int descriptor;
};

struct Line
{
    Line() = default;
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line()
    {
        for (volatile char& byte : bytes) // in a way the compiler may not leave out
            byte = 0;
    }
    char bytes[longestSecret] = {};
};

std::string systemError()
{
    return std::generic_category().message(errno);
}

/// One byte at a time: what follows the line is for whoever reads next.
Result<SecretBytes> firstLine(int descriptor)
{
    Line line;
    std::size_t size = 0;
    bool any = false;
    while (size < longestSecret) {
        const long count = readSome(descriptor, line.bytes + size);
        if (count < 0)
            return Error{ErrorCode::IoFailure, systemError()};
        if (count == 0)
            break;
        any = true;
        if (line.bytes[size] == '\n')
            break;
        ++size;
    }
    if (!any) // a closed descriptor too: to take it for an empty secret would mislead
        return Error{ErrorCode::IoFailure, "nothing to read there"};
    while (size > 0 && line.bytes[size - 1] == '\r')
        --size;
    return SecretBytes(std::string_view(line.bytes, size));
}

Result<SecretBytes> fromFile(const std::string& path)
{
    const OpenFile file(openFile(path));
    if (file.descriptor < 0)
        return Error{errno == ENOENT ? ErrorCode::NotFound : ErrorCode::AccessDenied,
                     path + ": " + systemError()};
    if (isOpenToOthers(file.descriptor))
        return Error{ErrorCode::AccessDenied, path + " is open to others than its owner"};
    return firstLine(file.descriptor);
}

} // namespace

std::optional<SecretSource> SecretSource::parse(std::string_view text)
{
    if (text == "prompt")
        return SecretSource{};
    const std::size_t colon = text.find(':');
    if (text.starts_with("keychain:"))
        return SecretSource{Kind::Keychain, std::string(text.substr(colon + 1)), -1};
    if (colon == std::string_view::npos || colon + 1 == text.size())
        return std::nullopt;
    const std::string_view kind = text.substr(0, colon);
    const std::string where(text.substr(colon + 1));
    if (kind == "env")
        return SecretSource{Kind::Environment, where, -1};
    if (kind == "file")
        return SecretSource{Kind::File, where, -1};
    const auto number = parseUnsigned(where);
    if (kind == "fd" && number && *number <= static_cast<unsigned>(std::numeric_limits<int>::max()))
        return SecretSource{Kind::Descriptor, where, static_cast<int>(*number)};
    return std::nullopt;
}

Result<SecretBytes> SecretSource::read() const
{
    switch (kind) {
    case Kind::Environment:
        if (const char* value = std::getenv(where.c_str()))
            return SecretBytes(std::string_view(value));
        return Error{ErrorCode::NotFound, "environment variable " + where};
    case Kind::Descriptor:
        return firstLine(descriptor);
    case Kind::File:
        return fromFile(where);
    case Kind::Keychain:
        return Error{ErrorCode::BadArgument, "the keychain is read by those who have one"};
    case Kind::Prompt:
        break;
    }
    return Error{ErrorCode::BadArgument, "a prompt is asked, not read"};
}

} // namespace releve
