// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "pki/scep/transaction.h"

/// Initial enrollments, each of another subject in another transaction, over a pool of RSA-2048 keys.
class ScepRequests
{
public:
    ScepRequests();

    struct Batch
    {
        std::vector<releve::scep::Transaction> transactions;
        std::vector<releve::Bytes> messages;
    };
    /// Not yet asked by any other batch.
    [[nodiscard]] Batch make(std::size_t count, const releve::x509::Certificate& ca);

    struct Verdict
    {
        std::size_t granted = 0;    ///< a certificate for the key and the subject that were asked for
        std::size_t refused = 0;    ///< anything else
        std::size_t duplicates = 0; ///< serial numbers that came before
    };
    /// Reads the answers to a batch. `serials` are those of earlier batches of the same CA.
    [[nodiscard]] static Verdict judge(Batch& batch, const std::vector<releve::Bytes>& answers,
                                       std::set<std::string>& serials);

private:
    std::vector<releve::x509::PrivateKey> m_keys;
    std::vector<releve::scep::Identity> m_signers; ///< one a key: their subjects need not be the requests'
    std::size_t m_made = 0;
};
