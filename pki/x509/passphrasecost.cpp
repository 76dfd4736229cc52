// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <openssl/x509.h>

#include "pki/x509/container.h"
#include "pki/x509/opensslsupport.h"

namespace releve::x509 {

namespace {

template<class T, auto Free>
Handle<T, Free> parameterOf(const X509_ALGOR* algorithm, const ASN1_ITEM* item)
{
    return Handle<T, Free>(
        static_cast<T*>(ASN1_TYPE_unpack_sequence(item, algorithm ? algorithm->parameter : nullptr)));
}

} // namespace

long iterationsOf(const ASN1_INTEGER* count)
{
    constexpr long tooMany = maximumIterations + 1;
    if (!count)
        return 1;
    const long value = ASN1_INTEGER_get(count);
    return value < 0 || value > maximumIterations ? tooMany : value;
}

long passphraseCost(const X509_ALGOR* cipher)
{
    constexpr long unknown = maximumIterations + 1;
    if (OBJ_obj2nid(cipher->algorithm) != NID_pbes2) {
        const auto pbe = parameterOf<PBEPARAM, PBEPARAM_free>(cipher, ASN1_ITEM_rptr(PBEPARAM));
        return pbe ? iterationsOf(pbe->iter) : unknown;
    }
    const auto pbes2 = parameterOf<PBE2PARAM, PBE2PARAM_free>(cipher, ASN1_ITEM_rptr(PBE2PARAM));
    if (!pbes2 || OBJ_obj2nid(pbes2->keyfunc->algorithm) != NID_id_pbkdf2)
        return unknown;
    const auto pbkdf2 =
        parameterOf<PBKDF2PARAM, PBKDF2PARAM_free>(pbes2->keyfunc, ASN1_ITEM_rptr(PBKDF2PARAM));
    return pbkdf2 ? iterationsOf(pbkdf2->iter) : unknown;
}

} // namespace releve::x509
