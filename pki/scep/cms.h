// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "pki/scep/algorithms.h"
#include "pki/scep/identity.h"
#include "pki/x509/opensslsupport.h"

struct CMS_ContentInfo_st;
struct bio_st;
struct evp_cipher_st;
struct evp_md_st;
struct ossl_lib_ctx_st;
struct stack_st_X509;

/// OpenSSL as the .cpp files of this folder use it. Nobody else includes it.
namespace releve::scep::cms {

void freeMessage(CMS_ContentInfo_st* message);
void freeBio(bio_st* bio);
void freeStack(stack_st_X509* certificates);
using Message = x509::Handle<CMS_ContentInfo_st, freeMessage>;
using Bio = x509::Handle<bio_st, freeBio>;
using Stack = x509::Handle<stack_st_X509, freeStack>;

[[nodiscard]] const evp_md_st* messageDigest(Digest digest);
[[nodiscard]] const evp_cipher_st* contentCipher(Cipher cipher);
/// Where a cipher is to be had: single DES in a context of its own, so that the rest of the program does not get
/// it; null is OpenSSL's default context. CryptoFailure when this OpenSSL comes without its legacy provider.
[[nodiscard]] Result<ossl_lib_ctx_st*> contextOf(Cipher cipher);

/// Reads one BER message that is not longer than longestMessage. BadEncoding, Truncated, TooLarge.
[[nodiscard]] Result<Message> read(ByteView ber, ossl_lib_ctx_st* context);
[[nodiscard]] Result<Bytes> toDer(const CMS_ContentInfo_st* message);

/// Null when memory is short. A reader's bytes have to outlive it.
[[nodiscard]] Bio reader(ByteView bytes);
[[nodiscard]] Bio writer();
/// What was written, until `bio` changes.
[[nodiscard]] ByteView written(bio_st* bio);

/// Null when there is no certificate.
[[nodiscard]] Stack stackOf(x509_st* certificate);
/// Each once: CMS takes no certificate twice.
[[nodiscard]] Result<Stack> stackOf(std::span<const x509::Certificate> certificates);

} // namespace releve::scep::cms
