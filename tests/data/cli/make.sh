#!/bin/sh
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
openssl req -x509 -utf8 -newkey rsa:2048 -nodes -keyout "$work/ca.key" -sha256 -set_serial 1 -days 7300 \
    -subj "/O=Relève/OU=PKI/CN=Relais CA" -out ca.pem
openssl req -new -utf8 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/id.key" \
    -subj "/O=Relève/CN=spoke-1.example.net" -out "$work/id.csr"
printf 'crlDistributionPoints=URI:http://pki.example.net/ca.crl\nkeyUsage=critical,digitalSignature\n' > "$work/ext"
openssl x509 -req -in "$work/id.csr" -CA ca.pem -CAkey "$work/ca.key" -set_serial 0x4F0C -days 3650 -sha256 \
    -extfile "$work/ext" -outform DER -out identity.der
openssl x509 -inform DER -in identity.der -out "$work/id.pem"
openssl crl2pkcs7 -nocrl -certfile ca.pem -certfile "$work/id.pem" -out both_pem.p7b
openssl pkcs7 -in both_pem.p7b -outform DER -out both.p7b
openssl pkcs12 -export -inkey "$work/id.key" -in "$work/id.pem" -certfile ca.pem -passout pass:rollover \
    -out identity.p12
{
    for file in ca.pem "$work/id.pem"; do
        openssl x509 -in "$file" -noout -serial -startdate -enddate -dateopt iso_8601
        for digest in md5 sha1 sha256; do
            openssl x509 -in "$file" -noout -fingerprint -"$digest" | tr -d ':'
        done
    done
} > facts.txt
