// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshmismatch.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <string_view>

namespace releve::net {

namespace {

void take(int, const char*, const char* text, void* note)
{
    const std::string_view line(text ? text : "");
    // The callback cannot be taken back to none; without a note it does nothing.
    if (note && line.find("no match for method ") != std::string_view::npos)
        *static_cast<std::string*>(note) = line;
}

} // namespace

SshMismatchNote::SshMismatchNote(std::string& note)
    : m_level(ssh_get_log_level()), m_callback(ssh_get_log_callback()), m_userdata(ssh_get_log_userdata())
{
    ssh_set_log_level(SSH_LOG_WARN);
    ssh_set_log_callback(&take);
    ssh_set_log_userdata(&note);
}

SshMismatchNote::~SshMismatchNote()
{
    ssh_set_log_level(m_level);
    ssh_set_log_callback(m_callback);
    ssh_set_log_userdata(m_userdata);
}

} // namespace releve::net
