// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace releve::net {

/// While it lives, notes down what libssh logs of algorithms that do not match: the error of the session is replaced by a
/// later one, that the socket is closed, before anybody can read it. Log level and callback are the thread's own.
class SshMismatchNote
{
public:
    explicit SshMismatchNote(std::string& note);
    SshMismatchNote(const SshMismatchNote&) = delete;
    SshMismatchNote& operator=(const SshMismatchNote&) = delete;
    ~SshMismatchNote();

private:
    const int m_level;
    void (*const m_callback)(int, const char*, const char*, void*);
    void* const m_userdata;
};

} // namespace releve::net
