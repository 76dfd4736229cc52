// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace releve::ops {

/// Something an Engine is asked for that takes a while. Lives in the thread `pki`.
class Job
{
public:
    Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;
    /// At whatever instant; nobody is answered then.
    virtual ~Job() = default;

    virtual void begin() = 0;
    /// Gives up as soon as it is safe, and answers.
    virtual void cancel() = 0;
    /// Begins with nothing further, until it is to go on.
    virtual void pause(bool /*isPaused*/) {}
};

} // namespace releve::ops
