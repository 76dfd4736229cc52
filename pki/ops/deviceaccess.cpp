// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "pki/ops/deviceaccess.h"

#include <utility>

namespace releve::ops {

Result<DeviceAccess> accessOf(const store::DeviceRecord& record, const SecretKeeper::Secrets& secrets,
                              std::string group)
{
    if (record.host.empty())
        return Error{ErrorCode::BadArgument,
                     record.device.name + " has no host: it is known from files only"};
    DeviceAccess access;
    const auto addHop = [&](const std::string& user, const std::string& host, std::uint16_t port,
                            const std::string& hostKey) {
        net::SshHop hop{host, port};
        hop.credentials = {user.empty() ? record.user : user, copyOf(secrets.password), secrets.key,
                           record.useAgent};
        hop.hostKey = hostKey;
        access.target.hops.push_back(std::move(hop));
    };
    for (const store::JumpHost& jump : record.jumps)
        addHop(jump.user, jump.host, jump.port, jump.hostKey);
    addHop(record.user, record.host, record.port, record.hostKey);
    access.target.hops.back().oldAlgorithms = record.legacySsh;
    access.target.login = {record.user, copyOf(secrets.password), copyOf(secrets.enable)};
    access.target.group = std::move(group);
    for (const auto* secret : {&secrets.password, &secrets.enable}) {
        if (*secret)
            access.mask.add(**secret);
    }
    return access;
}

} // namespace releve::ops
