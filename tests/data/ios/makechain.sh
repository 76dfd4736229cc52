#!/bin/sh
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
# Makes chain.txt, the certificate chain of a small lab, with the openssl command line.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

openssl req -x509 -newkey rsa:1024 -nodes -sha256 -days 3650 -set_serial 1 -subj "/O=Example/OU=Lab/CN=LabCA" \
    -keyout "$work/ca.key" -out "$work/ca.pem" 2>/dev/null
openssl req -newkey rsa:1024 -nodes -subj "/CN=r1/serialNumber=67109296+unstructuredName=r1.example" \
    -multivalue-rdn -keyout "$work/id.key" -out "$work/id.csr" 2>/dev/null
openssl x509 -req -in "$work/id.csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" -set_serial 10 -days 365 -sha256 \
    -out "$work/id.pem" 2>/dev/null

# As IOS prints it: eight groups of eight digits on a line, then `quit` behind two blanks and a tab.
entry() {
    printf ' certificate %s\n' "$1"
    openssl x509 -in "$2" -outform DER | od -An -v -tx1 | tr -d ' \n' | tr a-f A-F |
        sed 's/.\{8\}/& /g' | fold -w 72 | sed 's/^/  /; s/ *$//'
    printf '\n  \tquit\n'
}

echo 'crypto pki certificate chain LAB'
entry 0A "$work/id.pem"
entry 'ca 01' "$work/ca.pem"
