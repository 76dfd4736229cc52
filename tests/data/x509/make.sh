#!/bin/sh
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
# Makes the vectors of this folder with the openssl command line (3.0) in the present folder. Keys are new each
# time, so what the tests expect of fingerprints is written into *.facts beside each certificate by openssl too.
set -eu

cat > ca.cnf <<'CNF'
oid_section = oids
[oids]
nameless = 1.2.3.4.5
[req]
prompt = no
distinguished_name = dn
utf8 = yes
[dn]
0.O = Cisco
0.OU = TAC
0.CN = RootCA
[v3ca]
basicConstraints = critical, CA:TRUE, pathlen:1
keyUsage = critical, digitalSignature, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[router]
basicConstraints = CA:FALSE
keyUsage = digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth, clientAuth, 1.3.6.1.5.5.7.3.17
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:r1.example.net, IP:192.0.2.1, IP:2001:db8::1, email:noc@example.net, URI:http://r1.example.net/
crlDistributionPoints = URI:http://ca.example.net/root.crl
CNF
cat > router.cnf <<'CNF'
[req]
prompt = no
distinguished_name = dn
attributes = attributes
[dn]
C = FR
O = Example
CN = r1
serialNumber = 67109296
+unstructuredName = r1.example.net
[attributes]
challengePassword = not-a-secret
CNF

facts()
{
    for digest in md5 sha1 sha256; do
        openssl x509 -in "$1.pem" -noout -fingerprint -$digest | sed 's/^[^=]*=//; s/://g'
    done > "$1.facts"
    openssl x509 -in "$1.pem" -noout -subject -nameopt RFC2253,-esc_msb,utf8 | sed 's/^subject=//' >> "$1.facts"
}

# An old IOS certificate server: RSA-1024, MD5.
openssl req -config ca.cnf -x509 -newkey rsa:1024 -nodes -md5 -days 730 -set_serial 1 -extensions v3ca \
    -keyout ca-key.pem -out ca.pem
# A router of it, its serial number's first bit set.
openssl req -config router.cnf -new -newkey rsa:2048 -nodes -sha256 -keyout router-key.pem -out router.csr
openssl x509 -req -in router.csr -CA ca.pem -CAkey ca-key.pem -set_serial 0xA1B2C3 -days 365 -sha1 \
    -extfile ca.cnf -extensions router -out router.pem
openssl req -config ca.cnf -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -set_serial 0 \
    -keyout ec-key.pem -out ec.pem
openssl req -config ca.cnf -x509 -newkey ed25519 -nodes -days 365 -subj "/CN=edwards" -keyout ed-key.pem -out ed.pem
# RSA-PSS hides its digest in parameters.
openssl req -config ca.cnf -x509 -key ca-key.pem -sha1 -sigopt rsa_padding_mode:pss -days 9 -out pss.pem
# Names: every alphabet, everything RFC 4514 escapes, an OID without a name.
openssl req -config ca.cnf -x509 -key ca-key.pem -days 9 -utf8 -multivalue-rdn -out name-special.pem \
    -subj '/O= lead and trail /OU=#hash/CN=a,b\+c"d\\e<f>g;h/nameless=x'
openssl req -x509 -key ca-key.pem -days 9 -utf8 -out name-bmp.pem -subj '/CN=Relève €' -config - <<'CNF'
[req]
distinguished_name = dn
string_mask = MASK:0x800
[dn]
CNF
openssl req -x509 -key ca-key.pem -days 9 -utf8 -out name-t61.pem -subj '/CN=Relève' -config - <<'CNF'
[req]
distinguished_name = dn
string_mask = MASK:0x4
[dn]
CNF
openssl req -x509 -key ca-key.pem -days 9 -utf8 -out name-universal.pem -subj '/CN=Relève 🔁' -config - <<'CNF'
[req]
distinguished_name = dn
string_mask = MASK:0x100
[dn]
CNF
# 10 kB in one attribute and in 160.
openssl req -config ca.cnf -x509 -key ca-key.pem -days 9 -out name-long.pem \
    -subj "/unstructuredName=$(head -c 10000 /dev/zero | tr '\0' a)$(for i in $(seq 160); do printf /OU=; head -c 64 /dev/zero | tr '\0' b; done)"
# A CRL that revokes the router and one more.
mkdir -p ca.tmp && : > ca.tmp/index && echo 01 > ca.tmp/crlnumber
printf '[ca]\ndefault_ca=c\n[c]\ndatabase=ca.tmp/index\ncrlnumber=ca.tmp/crlnumber\ndefault_md=sha1\n' > ca.tmp/cnf
printf 'R\t300101000000Z\t170710121416Z\tA1B2C3\tunknown\t/CN=r1\nR\t300101000000Z\t180710121416Z,keyCompromise\t04\tunknown\t/CN=r2\n' \
    > ca.tmp/index
openssl ca -config ca.tmp/cnf -gencrl -cert ca.pem -keyfile ca-key.pem -crlhours 6 -out crl.pem

for name in ca router ec ed pss name-special name-bmp name-t61 name-universal name-long; do
    facts $name
done
# Containers.
openssl crl2pkcs7 -nocrl -certfile ca.pem -certfile router.pem -outform DER -out chain.p7b
openssl crl2pkcs7 -nocrl -certfile ca.pem -certfile router.pem -out chain.p7b.pem
openssl crl2pkcs7 -in crl.pem -outform DER -out only-crl.p7b
openssl pkcs12 -export -inkey router-key.pem -in router.pem -certfile ca.pem -passout pass:cisco123 -out modern.p12
# What IOS writes: RC2-40 for certificates, 3DES for the key, SHA-1.
openssl pkcs12 -export -legacy -inkey router-key.pem -in router.pem -certfile ca.pem -passout pass:cisco123 \
    -out legacy.p12
openssl pkcs12 -export -inkey router-key.pem -in router.pem -passout pass: -out empty-passphrase.p12
openssl pkcs12 -export -nokeys -in router.pem -certpbe NONE -nomac -passout pass: -out open.p12
openssl pkcs12 -export -nokeys -in router.pem -passout pass:cisco123 -out no-key.p12
openssl pkcs12 -export -nokeys -in router.pem -iter 3000000 -passout pass:cisco123 -out slow.p12
# Keys.
openssl pkey -in router-key.pem -pubout -outform DER -out router-public.der
openssl pkcs8 -topk8 -v2 aes256 -passout pass:cisco123 -in router-key.pem -out router-key-encrypted.pem
openssl pkcs8 -topk8 -v2 aes256 -iter 3000000 -passout pass:cisco123 -in ec-key.pem -out key-slow.pem
openssl rsa -traditional -in router-key.pem -out router-key-pkcs1.pem
openssl rsa -traditional -des3 -passout pass:cisco123 -in router-key.pem -out router-key-pkcs1-des3.pem
openssl pkcs8 -topk8 -nocrypt -in router-key.pem -outform DER -out router-key.der
openssl rsa -traditional -in router-key.pem -outform DER -out router-key-pkcs1.der
openssl req -in router.csr -outform DER -out router-csr.der
openssl req -config ca.cnf -new -key ec-key.pem -out no-challenge.csr
rm -rf ca.cnf router.cnf ca.tmp
