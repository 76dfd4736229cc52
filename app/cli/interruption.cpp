// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interruption.h"

#include <csignal>

namespace releve::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void releveInterrupted(int signal)
{
    interrupted = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

Interruption::Interruption()
{
    interrupted = 0;
    std::signal(SIGINT, releveInterrupted);
    std::signal(SIGTERM, releveInterrupted);
}

Interruption::~Interruption()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool Interruption::happened() const
{
    return interrupted != 0;
}

} // namespace releve::cli
