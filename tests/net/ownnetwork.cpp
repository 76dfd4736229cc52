// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/net/ownnetwork.h"

#ifdef __linux__
#include <cstring>

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

bool enterOwnNetwork()
{
    if (unshare(CLONE_NEWNET) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    const int descriptor = socket(AF_INET, SOCK_DGRAM, 0);
    ifreq loopback{};
    std::strcpy(loopback.ifr_name, "lo");
    loopback.ifr_flags = IFF_UP | IFF_RUNNING;
    const bool isUp = descriptor >= 0 && ioctl(descriptor, SIOCSIFFLAGS, &loopback) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return isUp;
}
#else
bool enterOwnNetwork()
{
    return false;
}
#endif
