#!/bin/bash
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
# Makes the vectors of this folder in the present folder: keys and certificates with the openssl command line, then
# one message from each client with capture.py. Needs Debian's scep, strongswan-pki, libstrongswan-standard-plugins,
# libstrongswan-extra-plugins, certmonger, dbus, openssl, python3, curl.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
port=18097
url=http://127.0.0.1:$port/scep

openssl req -x509 -newkey rsa:2048 -nodes -sha256 -days 7300 -set_serial 1 -subj "/O=Example/CN=Capture CA" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -keyout ca-key.pem -out ca.pem 2>/dev/null
openssl genrsa -traditional -out client-key.pem 2048 2>/dev/null
openssl req -new -key client-key.pem -subj "/O=Example/CN=client" -out client.csr
openssl x509 -req -in client.csr -CA ca.pem -CAkey ca-key.pem -set_serial 0x0A -days 7000 -sha256 -out client.pem 2>/dev/null
# The subject scepclient asks for.
openssl req -new -key client-key.pem -subj "/C=US/O=Example/OU=MDM/CN=client" -out client.csr
openssl x509 -req -in client.csr -CA ca.pem -CAkey ca-key.pem -set_serial 0x0B -days 7000 -sha256 -out micromdm.pem 2>/dev/null
openssl genrsa -out new-key.pem 2048 2>/dev/null
rm client.csr

# capture PREFIX "CAPABILITIES" COMMAND...: the command's message; what the command thinks of its 500 does not matter.
capture()
{
    local prefix=$1 capabilities=$2
    shift 2
    # shellcheck disable=SC2086
    python3 "$here/capture.py" $port ca.pem "$prefix" $capabilities &
    local listener=$!
    for _ in $(seq 50); do (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null && break; sleep .1; done
    timeout 30 "$@" >"$prefix.log" 2>&1 || true
    wait $listener
    rm -f "$prefix.log"
}
all="AES DES3 SHA-1 SHA-256 SHA-384 SHA-512 POSTPKIOperation Renewal SCEPStandard"

# micromdm's scepclient writes its files beside the key.
mkdir work
cp client-key.pem work/client.key
capture micromdm-post "$all" scepclient -server-url $url -challenge secret -private-key work/client.key -cn client -organization Example
rm -f work/csr.pem work/self.pem
capture micromdm-get "AES SHA-256 Renewal" scepclient -server-url $url -challenge secret -private-key work/client.key -cn client -organization Example
rm -f work/csr.pem work/self.pem
capture micromdm-renewal "$all" scepclient -server-url $url -private-key work/client.key -certificate micromdm.pem -cn client -organization Example
rm -rf work

strongswan=(pki --scep --url $url --dn "O=Example, CN=client" --cacert-enc ca.pem --cacert-sig ca.pem --cacert ca.pem --outform pem)
capture strongswan-aes "$all" "${strongswan[@]}" --in client-key.pem --password secret --san client.example.net
capture strongswan-des3 "$all" "${strongswan[@]}" --in client-key.pem --password secret --cipher des3 --digest sha1
capture strongswan-sha512 "$all" "${strongswan[@]}" --in client-key.pem --digest sha512
capture strongswan-pss "$all" "${strongswan[@]}" --in client-key.pem --password secret --rsa-padding pss
capture strongswan-renewal "$all" "${strongswan[@]}" --in new-key.pem --cert client.pem --key client-key.pem

mkdir cm
for folder in req cas conf tmp lca home; do mkdir cm/$folder; done
export CERTMONGER_REQUESTS_DIR=$PWD/cm/req CERTMONGER_CAS_DIR=$PWD/cm/cas CERTMONGER_CONFIG_DIR=$PWD/cm/conf
export CERTMONGER_TMPDIR=$PWD/cm/tmp CERTMONGER_LOCAL_CA_DIR=$PWD/cm/lca TMPDIR=$PWD/cm/tmp HOME=$PWD/cm/home
cat >cm/run.sh <<EOS
/usr/sbin/certmonger -s -n -d 1 >cm/log 2>&1 & daemon=\$!
for i in 1 2 3 4 5 6; do getcert list-cas -s >/dev/null 2>&1 && break; sleep .5; done
getcert add-scep-ca -s -c lab -u $url -N $PWD/ca.pem; sleep 2
cp client-key.pem cm/k.pem
getcert request -s -c lab -k $PWD/cm/k.pem -f $PWD/cm/c.pem -N "CN=client,O=Example" -L secret -I r1 -G rsa -g 2048
for i in \$(seq 20); do sleep .5; test -f certmonger.der && break; done
kill \$daemon
EOS
capture certmonger "$all" dbus-run-session -- bash cm/run.sh
rm -rf cm

# What scepserver answers to its own client's request.
scepserver ca -init -depot depot -keySize 2048 -organization Example -country FR >/dev/null
scepserver -depot depot -port $((port + 1)) -allowrenew 0 -challenge secret >/dev/null 2>&1 &
server=$!
trap 'kill $server' EXIT
for _ in $(seq 50); do (exec 3<>/dev/tcp/127.0.0.1/$((port + 1))) 2>/dev/null && break; sleep .1; done
cp depot/ca.pem scepserver-ca.pem
mkdir work
cp client-key.pem work/client.key
cp ca.pem ca.keep
cp scepserver-ca.pem ca.pem
capture scepserver-request "$all" scepclient -server-url $url -challenge secret -private-key work/client.key -cn client -organization Example
mv work/self.pem scepserver-signer.pem 2>/dev/null || ls work
mv ca.keep ca.pem
server_url=http://127.0.0.1:$((port + 1))/scep
curl -s "$server_url?operation=GetCACaps" -o scepserver-caps.txt
curl -s "$server_url?operation=GetCACert" -o scepserver-ca.der
curl -s --data-binary @scepserver-request.der "$server_url?operation=PKIOperation" -o scepserver-success.der
rm -rf work depot scepserver-ca.pem
