// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace releve {

/// What went wrong. The sentence for a person is made from the code in models/, in the user's language;
/// a test there covers every enumerator, so `Count` stays last.
enum class ErrorCode
{
    BadEncoding,       ///< not valid DER, PEM, PKCS#7, hex or base64
    UnsupportedFormat, ///< recognised as nothing we read
    Truncated,         ///< ends in the middle
    TooLarge,          ///< over a stated limit
    WrongPassphrase,   ///< a protected container did not open
    PassphraseNeeded,  ///< a protected container, and no passphrase given
    BadArgument,       ///< a caller's value is out of range
    BadSignature,      ///< a signature does not verify
    NotFound,          ///< a file or an entry does not exist
    AccessDenied,      ///< the operating system refused
    IoFailure,         ///< reading or writing failed half-way
    CryptoFailure,     ///< the cryptographic library refused an operation
    WeakAlgorithm,     ///< MD5 or single DES, with a peer that is not marked legacy
    Downgraded,        ///< a peer offers less than it did before, or less than the floor set for it
    WrongFingerprint,  ///< a certificate is not the one whose fingerprint was given
    Unreachable,       ///< no connection: name not found, refused, no route, broken off
    TimedOut,          ///< no answer within the time allowed
    Cancelled,         ///< given up because somebody asked for it
    HttpRefused,       ///< the server answered with an HTTP error
    BadAnswer,         ///< the peer's answer is not one to what was asked
    NameNotResolved,   ///< no address for a host name
    ConnectionRefused, ///< nobody listens at a host's port
    ConnectionLost,    ///< a connection that had been made ended in the middle
    NotSsh,            ///< what answers at a host's port does not speak SSH
    NoCommonAlgorithm, ///< SSH peers that agree on no algorithm
    HostKeyUnknown,    ///< no host key is noted for a host yet
    HostKeyChanged,    ///< the host shows another key than the one noted for it
    LoginRefused,      ///< user name, password or key not accepted
    UnknownQuestion,   ///< a router asked what nobody had planned an answer to
    Damaged,           ///< a file of ours is not what was written
    NewerVersion,      ///< a file of ours was made by a newer version of ours
    Busy,              ///< another process holds it for longer than we wait
    DiskFull,          ///< no room for what had to be written
    AlreadyExists,     ///< what has to be unique is there already
    AlreadyRunning,    ///< a device is being changed already
    NoKeychain,        ///< the operating system has no keychain that works
    Count
};

/// An error: its code, and developer's English that says what and where.
struct Error
{
    ErrorCode code;
    std::string detail;

    bool operator==(const Error&) const = default;
};

/// A value or an error. Small on purpose: g++ 12 and clang 14 have no usable std::expected.
template<class T>
class [[nodiscard]] Result
{
public:
    // Implicit, so that functions can `return value;` and `return Error{...};`.
    Result(T value) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] bool ok() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    /// Precondition: ok().
    [[nodiscard]] const T& value() const&
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T& value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T&& value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }
    [[nodiscard]] T* operator->() { return &value(); }

    /// Precondition: !ok().
    [[nodiscard]] const Error& error() const
    {
        assert(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Success or an error, for functions that return nothing else.
using Status = Result<std::monostate>;

} // namespace releve
