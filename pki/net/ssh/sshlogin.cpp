// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/net/ssh/sshlogin.h"

#include <utility>

namespace releve::net {

bool SshLogin::settle(std::string_view user, bool right)
{
    ++m_requests;
    if (right) {
        m_user = user;
        m_succeeded = true;
    } else {
        ++m_failures;
    }
    return right;
}

bool SshLogin::tryPassword(std::string_view user, std::string_view password)
{
    return !isOver() && settle(user, takesPasswords() && m_owner.password(user, SecretBytes(password)));
}

bool SshLogin::wouldTakeKey(std::string_view user, const SshPublicKey& key)
{
    ++m_requests;
    return !isOver() && takesKeys() && m_owner.publicKey(user, key);
}

bool SshLogin::tryKey(std::string_view user, const SshPublicKey& key)
{
    return !isOver() && settle(user, takesKeys() && m_owner.publicKey(user, key));
}

bool SshLogin::ask(std::string_view user)
{
    ++m_requests;
    m_asked = !isOver() && takesPasswords();
    m_user = user;
    return m_asked;
}

bool SshLogin::tryAnswer(std::string_view password)
{
    if (!std::exchange(m_asked, false)) {
        ++m_requests;
        return false;
    }
    const std::string user = std::move(m_user);
    return tryPassword(user, password);
}

} // namespace releve::net
