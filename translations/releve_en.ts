<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message>
        <source>Print JSON for programs instead of a table for people</source>
        <translation>Print JSON for programs instead of a table for people</translation>
    </message>
    <message>
        <source>Speak this language instead of the system&apos;s</source>
        <translation>Speak this language instead of the system&apos;s</translation>
    </message>
    <message>
        <source>Print no notes, only results and errors</source>
        <translation>Print no notes, only results and errors</translation>
    </message>
    <message>
        <source>Show this help and stop</source>
        <translation>Show this help and stop</translation>
    </message>
    <message>
        <source>Show the version and stop</source>
        <translation>Show the version and stop</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Usage: %1</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Commands:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Options:</translation>
    </message>
    <message>
        <source>There is no option “%1”.</source>
        <translation>There is no option “%1”.</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>There is no command “%1”.</translation>
    </message>
    <message>
        <source>“%1” is no language of ours: en, fr.</source>
        <translation>“%1” is no language of ours: en, fr.</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>A command is missing.</translation>
    </message>
    <message>
        <source>“releve-cli --help” shows what it takes.</source>
        <translation>“releve-cli --help” shows what it takes.</translation>
    </message>
    <message>
        <source>The passphrase could not be read: %1</source>
        <translation>The passphrase could not be read: %1</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>standard input</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>it is empty.</translation>
    </message>
    <message>
        <source>The output could not be written: %1</source>
        <translation>The output could not be written: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not understood: see “problems”.</source>
        <translation>
            <numerusform>%n thing not understood: see “problems”.</numerusform>
            <numerusform>%n things not understood: see “problems”.</numerusform>
        </translation>
    </message>
    <message>
        <source>it is a folder; name the files in it.</source>
        <translation>it is a folder; name the files in it.</translation>
    </message>
    <message>
        <source>there is no such file.</source>
        <translation>there is no such file.</translation>
    </message>
    <message>
        <source>it cannot be opened: %1.</source>
        <translation>it cannot be opened: %1.</translation>
    </message>
    <message>
        <source>it cannot be read: %1.</source>
        <translation>it cannot be read: %1.</translation>
    </message>
    <message>
        <source>Passphrase of %1: </source>
        <translation>Passphrase of %1: </translation>
    </message>
    <message>
        <source>A file to inspect is missing; “-” stands for standard input.</source>
        <translation>A file to inspect is missing; “-” stands for standard input.</translation>
    </message>
    <message>
        <source>Standard input can be read once only.</source>
        <translation>Standard input can be read once only.</translation>
    </message>
    <message>
        <source>--passphrase takes env:NAME, fd:N, file:PATH or prompt, never the passphrase itself.</source>
        <translation>--passphrase takes env:NAME, fd:N, file:PATH or prompt, never the passphrase itself.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servers</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>CA fingerprint</source>
        <translation>CA fingerprint</translation>
    </message>
    <message>
        <source>CA expires</source>
        <translation>CA expires</translation>
    </message>
    <message>
        <source>Granting mode</source>
        <translation>Granting mode</translation>
    </message>
    <message>
        <source>Last serial number</source>
        <translation>Last serial number</translation>
    </message>
    <message>
        <source>Next CRL</source>
        <translation>Next CRL</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Database level</source>
        <translation>Database level</translation>
    </message>
    <message>
        <source>Auto-rollover</source>
        <translation>Auto-rollover</translation>
    </message>
    <message>
        <source>Rollover due</source>
        <translation>Rollover due</translation>
    </message>
    <message>
        <source>Rollover</source>
        <translation>Rollover</translation>
    </message>
    <message>
        <source>Rollover fingerprint</source>
        <translation>Rollover fingerprint</translation>
    </message>
    <message>
        <source>Rollover expires</source>
        <translation>Rollover expires</translation>
    </message>
    <message>
        <source>%1 before the CA&apos;s end</source>
        <translation>%1 before the CA&apos;s end</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>Renewal</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Weak</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Remaining</translation>
    </message>
    <message>
        <source>Timers, as of %1</source>
        <translation>Timers, as of %1</translation>
    </message>
    <message>
        <source>Timers, as printed: the log does not tell the device&apos;s clock</source>
        <translation>Timers, as printed: the log does not tell the device&apos;s clock</translation>
    </message>
    <message>
        <source>Trustpoint</source>
        <translation>Trustpoint</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Enrollment URL</source>
        <translation>Enrollment URL</translation>
    </message>
    <message>
        <source>auto-enroll</source>
        <translation>auto-enroll</translation>
    </message>
    <message>
        <source>Last enrollment</source>
        <translation>Last enrollment</translation>
    </message>
    <message>
        <source>Trustpoints</source>
        <translation>Trustpoints</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generated</translation>
    </message>
    <message>
        <source>Exportable</source>
        <translation>Exportable</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Predicted</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>not expected</source>
        <translation>not expected</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Timer list</source>
        <translation>Timer list</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>not listed</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>not read</translation>
    </message>
    <message>
        <source>Predicted timers</source>
        <translation>Predicted timers</translation>
    </message>
    <message>
        <source>Print the summary only, not every event</source>
        <translation>Print the summary only, not every event</translation>
    </message>
    <message>
        <source>One scenario to simulate is needed; “-” stands for standard input.</source>
        <translation>One scenario to simulate is needed; “-” stands for standard input.</translation>
    </message>
    <message>
        <source>Play a scenario of certificate servers and routers through years of rollover and print what happens, one JSON object a line, the summary last</source>
        <translation>Play a scenario of certificate servers and routers through years of rollover and print what happens, one JSON object a line, the summary last</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused beforehand, 4 outcome unknown or pending.</source>
        <translation>Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused beforehand, 4 outcome unknown or pending.</translation>
    </message>
    <message>
        <source>Where the passphrase of a PKCS#12 file or of --key comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</source>
        <translation>Where the passphrase of a PKCS#12 file or of --key comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</translation>
    </message>
    <message>
        <source>The private key of a SCEP message’s recipient, to show what it encloses: of the CA or RA for a request, of the client for an answer</source>
        <translation>The private key of a SCEP message’s recipient, to show what it encloses: of the CA or RA for a request, of the client for an answer</translation>
    </message>
    <message>
        <source>Show what IOS output, configurations, certificate files and captured SCEP messages say: transcripts of show commands, running-config, PEM, DER, PKCS#7, PKCS#12; requests and answers as bytes, base64, HTTP or the URL of a GET, which is read and not fetched</source>
        <translation>Show what IOS output, configurations, certificate files and captured SCEP messages say: transcripts of show commands, running-config, PEM, DER, PKCS#7, PKCS#12; requests and answers as bytes, base64, HTTP or the URL of a GET, which is read and not fetched</translation>
    </message>
    <message>
        <source>It exists and is not written over.</source>
        <translation>It exists and is not written over.</translation>
    </message>
    <message>
        <source>It is not the key of the certificate given with --cert.</source>
        <translation>It is not the key of the certificate given with --cert.</translation>
    </message>
    <message>
        <source>The CA has no next certificate at present.</source>
        <translation>The CA has no next certificate at present.</translation>
    </message>
    <message>
        <source>It was not written: the current CA’s signature does not cover the next certificate.</source>
        <translation>It was not written: the current CA’s signature does not cover the next certificate.</translation>
    </message>
    <message>
        <source>It does not exist: no request of this key is pending here. --subject and --transaction name one that was made elsewhere.</source>
        <translation>It does not exist: no request of this key is pending here. --subject and --transaction name one that was made elsewhere.</translation>
    </message>
    <message>
        <source>Challenge password: </source>
        <translation>Challenge password: </translation>
    </message>
    <message>
        <source>Talk SCEP to a CA: what it can do, its certificate and its next one, a certificate of your own, its renewal, what has become of a request, a CRL or a certificate by number. A request that is pending ends with exit code 4; until it is decided KEY.pending keeps the certificate it was signed with</source>
        <translation>Talk SCEP to a CA: what it can do, its certificate and its next one, a certificate of your own, its renewal, what has become of a request, a CRL or a certificate by number. A request that is pending ends with exit code 4; until it is decided KEY.pending keeps the certificate it was signed with</translation>
    </message>
    <message>
        <source>The certificate of the CA that is trusted, PEM or DER</source>
        <translation>The certificate of the CA that is trusted, PEM or DER</translation>
    </message>
    <message>
        <source>The fingerprint of the CA that is trusted: MD5, SHA-1 or SHA-2, as its administrator reads it out</source>
        <translation>The fingerprint of the CA that is trusted: MD5, SHA-1 or SHA-2, as its administrator reads it out</translation>
    </message>
    <message>
        <source>The private key, PEM or DER. enroll makes an RSA key of 2048 bits for its owner only when there is no such file, and never writes over one</source>
        <translation>The private key, PEM or DER. enroll makes an RSA key of 2048 bits for its owner only when there is no such file, and never writes over one</translation>
    </message>
    <message>
        <source>renew: the key to be certified next, made when there is none. Without it the key stays the same</source>
        <translation>renew: the key to be certified next, made when there is none. Without it the key stays the same</translation>
    </message>
    <message>
        <source>The current certificate, PEM or DER: of renew and its poll, and to ask crl and cert with</source>
        <translation>The current certificate, PEM or DER: of renew and its poll, and to ask crl and cert with</translation>
    </message>
    <message>
        <source>Write what was received there, PEM; without it enroll, renew, poll, crl and cert print it. An existing file is refused, unless it is the --cert that renew replaces or a CRL</source>
        <translation>Write what was received there, PEM; without it enroll, renew, poll, crl and cert print it. An existing file is refused, unless it is the --cert that renew replaces or a CRL</translation>
    </message>
    <message>
        <source>enroll: the name to be certified: CN=r1,O=Example</source>
        <translation>enroll: the name to be certified: CN=r1,O=Example</translation>
    </message>
    <message>
        <source>Where the challenge password comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</source>
        <translation>Where the challenge password comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</translation>
    </message>
    <message>
        <source>Where the passphrase of --key comes from, likewise</source>
        <translation>Where the passphrase of --key comes from, likewise</translation>
    </message>
    <message>
        <source>Allow MD5 and single DES with this CA: old IOS, micromdm’s scepserver</source>
        <translation>Allow MD5 and single DES with this CA: old IOS, micromdm’s scepserver</translation>
    </message>
    <message>
        <source>md5, sha1, sha256, sha384 or sha512 instead of the best the CA offers</source>
        <translation>md5, sha1, sha256, sha384 or sha512 instead of the best the CA offers</translation>
    </message>
    <message>
        <source>des, des3, aes128, aes192 or aes256 instead of the best the CA offers</source>
        <translation>des, des3, aes128, aes192 or aes256 instead of the best the CA offers</translation>
    </message>
    <message>
        <source>The name of the CA or trustpoint, for servers with several</source>
        <translation>The name of the CA or trustpoint, for servers with several</translation>
    </message>
    <message>
        <source>Ask again that long while a request is pending</source>
        <translation>Ask again that long while a request is pending</translation>
    </message>
    <message>
        <source>cert: the number of the certificate wanted; crl: of one the CRL covers, else that of --cert</source>
        <translation>cert: the number of the certificate wanted; crl: of one the CRL covers, else that of --cert</translation>
    </message>
    <message>
        <source>poll: the transaction enroll has printed; else it is made again of the key</source>
        <translation>poll: the transaction enroll has printed; else it is made again of the key</translation>
    </message>
    <message>
        <source>scep takes an operation and the URL of a CA: caps, ca, next-ca, enroll, renew, poll, crl or cert.</source>
        <translation>scep takes an operation and the URL of a CA: caps, ca, next-ca, enroll, renew, poll, crl or cert.</translation>
    </message>
    <message>
        <source>There is no operation “%1”: caps, ca, next-ca, enroll, renew, poll, crl or cert.</source>
        <translation>There is no operation “%1”: caps, ca, next-ca, enroll, renew, poll, crl or cert.</translation>
    </message>
    <message>
        <source>“%1” is no URL of a CA: http://host[:port][/path].</source>
        <translation>“%1” is no URL of a CA: http://host[:port][/path].</translation>
    </message>
    <message>
        <source>--%1 is of no use to %2.</source>
        <translation>--%1 is of no use to %2.</translation>
    </message>
    <message>
        <source>%1 needs --%2.</source>
        <translation>%1 needs --%2.</translation>
    </message>
    <message>
        <source>--ca and --fingerprint say the same thing: give one of them.</source>
        <translation>--ca and --fingerprint say the same thing: give one of them.</translation>
    </message>
    <message>
        <source>%1 needs to know which CA to trust: --ca FILE, or --fingerprint HEX as its administrator reads it out. “releve-cli scep ca” shows what to compare.</source>
        <translation>%1 needs to know which CA to trust: --ca FILE, or --fingerprint HEX as its administrator reads it out. “releve-cli scep ca” shows what to compare.</translation>
    </message>
    <message>
        <source>ca writes no certificate that nobody has compared: give --fingerprint HEX with --out.</source>
        <translation>ca writes no certificate that nobody has compared: give --fingerprint HEX with --out.</translation>
    </message>
    <message>
        <source>“%1” is no fingerprint: 32, 40 or 64 hex digits.</source>
        <translation>“%1” is no fingerprint: 32, 40 or 64 hex digits.</translation>
    </message>
    <message>
        <source>--new-key belongs to a renewal: give --cert too.</source>
        <translation>--new-key belongs to a renewal: give --cert too.</translation>
    </message>
    <message>
        <source>--%1 takes env:NAME, fd:N, file:PATH or prompt, never the secret itself.</source>
        <translation>--%1 takes env:NAME, fd:N, file:PATH or prompt, never the secret itself.</translation>
    </message>
    <message>
        <source>There is no digest “%1”: md5, sha1, sha256, sha384 or sha512.</source>
        <translation>There is no digest “%1”: md5, sha1, sha256, sha384 or sha512.</translation>
    </message>
    <message>
        <source>There is no cipher “%1”: des, des3, aes128, aes192 or aes256.</source>
        <translation>There is no cipher “%1”: des, des3, aes128, aes192 or aes256.</translation>
    </message>
    <message>
        <source>MD5 and single DES are for old IOS only: add --legacy-ios if this CA is one.</source>
        <translation>MD5 and single DES are for old IOS only: add --legacy-ios if this CA is one.</translation>
    </message>
    <message>
        <source>“%1” is no name: CN=r1,O=Example.</source>
        <translation>“%1” is no name: CN=r1,O=Example.</translation>
    </message>
    <message>
        <source>“%1” is no serial number in hex.</source>
        <translation>“%1” is no serial number in hex.</translation>
    </message>
    <message>
        <source>“%1” is no number of seconds up to a week.</source>
        <translation>“%1” is no number of seconds up to a week.</translation>
    </message>
    <message>
        <source>Old IOS and micromdm’s scepserver do that: add --legacy-ios if this CA is one of them.</source>
        <translation>Old IOS and micromdm’s scepserver do that: add --legacy-ios if this CA is one of them.</translation>
    </message>
    <message>
        <source>This is another CA than the one you trust, or somebody in between. Ask its administrator; nothing was sent.</source>
        <translation>This is another CA than the one you trust, or somebody in between. Ask its administrator; nothing was sent.</translation>
    </message>
    <message>
        <source>Somebody in between may have changed what the CA says; --digest and --cipher say what to use.</source>
        <translation>Somebody in between may have changed what the CA says; --digest and --cipher say what to use.</translation>
    </message>
    <message>
        <source>Check the host name, the port and the way there.</source>
        <translation>Check the host name, the port and the way there.</translation>
    </message>
    <message>
        <source>Check the path of the URL, and whether the CA knows this operation; --message gives the CA’s name where a server has several.</source>
        <translation>Check the path of the URL, and whether the CA knows this operation; --message gives the CA’s name where a server has several.</translation>
    </message>
    <message>
        <source>The answer was not made by this CA for this request. It was thrown away.</source>
        <translation>The answer was not made by this CA for this request. It was thrown away.</translation>
    </message>
    <message>
        <source>--passphrase says where the passphrase comes from.</source>
        <translation>--passphrase says where the passphrase comes from.</translation>
    </message>
    <message>
        <source>%1: The CA refused the request.</source>
        <translation>%1: The CA refused the request.</translation>
    </message>
    <message>
        <source>%1: The CA refused the request: %2.</source>
        <translation>%1: The CA refused the request: %2.</translation>
    </message>
    <message>
        <source>It says: “%1”.</source>
        <translation>It says: “%1”.</translation>
    </message>
    <message>
        <source>A wrong or missing challenge password is the usual reason.</source>
        <translation>A wrong or missing challenge password is the usual reason.</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaction</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>New key</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>Written to</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Capabilities</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>Cipher</translation>
    </message>
    <message>
        <source>Messages by</source>
        <translation>Messages by</translation>
    </message>
    <message>
        <source>Renewal by</source>
        <translation>Renewal by</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>CA certificate</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two instants</comment>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>%1: The CA has the request and waits for its administrator. Ask again with: %2</source>
        <translation>%1: The CA has the request and waits for its administrator. Ask again with: %2</translation>
    </message>
    <message>
        <source>The CA may have taken the request all the same. Running the same command again is safe: it is the same transaction.</source>
        <translation>The CA may have taken the request all the same. Running the same command again is safe: it is the same transaction.</translation>
    </message>
    <message>
        <source>Nothing has been trusted. Compare a fingerprint with what the CA’s administrator reads out, then give it with --fingerprint.</source>
        <translation>Nothing has been trusted. Compare a fingerprint with what the CA’s administrator reads out, then give it with --fingerprint.</translation>
    </message>
    <message>
        <source>The current CA’s signature does not cover these certificates: compare the fingerprint as at the first authentication.</source>
        <translation>The current CA’s signature does not cover these certificates: compare the fingerprint as at the first authentication.</translation>
    </message>
    <message>
        <source>serial number %1 of %2</source>
        <comment>a certificate</comment>
        <translation>serial number %1 of %2</translation>
    </message>
    <message>
        <source>%1, parameters absent</source>
        <comment>an algorithm</comment>
        <translation>%1, parameters absent</translation>
    </message>
    <message>
        <source>%1, parameters NULL</source>
        <comment>an algorithm</comment>
        <translation>%1, parameters NULL</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Others</translation>
    </message>
    <message numerus="yes">
        <source>%n indefinite length(s)</source>
        <translation>
            <numerusform>%n indefinite length</numerusform>
            <numerusform>%n indefinite lengths</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n string(s) in pieces</source>
        <translation>
            <numerusform>%n string in pieces</numerusform>
            <numerusform>%n strings in pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n length(s) in more bytes than needed</source>
        <translation>
            <numerusform>%n length in more bytes than needed</numerusform>
            <numerusform>%n lengths in more bytes than needed</numerusform>
        </translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithm</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>by a certificate that is not enclosed</source>
        <translation>by a certificate that is not enclosed</translation>
    </message>
    <message>
        <source>does not verify</source>
        <translation>does not verify</translation>
    </message>
    <message>
        <source>verifies with a self-signed certificate</source>
        <translation>verifies with a self-signed certificate</translation>
    </message>
    <message>
        <source>verifies with the certificate enclosed, which nobody has vouched for here</source>
        <translation>verifies with the certificate enclosed, which nobody has vouched for here</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributes</translation>
    </message>
    <message>
        <source>Their order</source>
        <translation>Their order</translation>
    </message>
    <message>
        <source>DER’s</source>
        <translation>DER’s</translation>
    </message>
    <message>
        <source>not DER’s</source>
        <translation>not DER’s</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Envelope</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n byte(s)</source>
        <comment>a cipher</comment>
        <translation>
            <numerusform>%1, %n byte</numerusform>
            <numerusform>%1, %n bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>in pieces</source>
        <translation>in pieces</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>named in another way</source>
        <translation>named in another way</translation>
    </message>
    <message>
        <source>Key transport</source>
        <translation>Key transport</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>not opened: --key FILE with the recipient’s private key shows it</source>
        <translation>not opened: --key FILE with the recipient’s private key shows it</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Challenge password</source>
        <translation>Challenge password</translation>
    </message>
    <message>
        <source>present, not shown</source>
        <translation>present, not shown</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>Asks for</translation>
    </message>
    <message>
        <source>Enclosed</source>
        <translation>Enclosed</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CRL(s)</source>
        <translation>
            <numerusform>%n CRL</numerusform>
            <numerusform>%n CRLs</numerusform>
        </translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Breaks</translation>
    </message>
    <message>
        <source>Nothing to be said against it.</source>
        <translation>Nothing to be said against it.</translation>
    </message>
    <message>
        <source>list, export: entries of this device only; may be repeated</source>
        <translation>list, export: entries of this device only; may be repeated</translation>
    </message>
    <message>
        <source>list: only that many, the newest</source>
        <translation>list: only that many, the newest</translation>
    </message>
    <message>
        <source>verify: the hash of an entry that was noted elsewhere, to be found in the log</source>
        <translation>verify: the hash of an entry that was noted elsewhere, to be found in the log</translation>
    </message>
    <message>
        <source>“%1” is no number of entries.</source>
        <translation>“%1” is no number of entries.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>The audit log has no such entry.</source>
        <translation>The audit log has no such entry.</translation>
    </message>
    <message>
        <source>“%1” is no hash of an entry: 64 hexadecimal digits.</source>
        <translation>“%1” is no hash of an entry: 64 hexadecimal digits.</translation>
    </message>
    <message>
        <source>Head: %1</source>
        <translation>Head: %1</translation>
    </message>
    <message>
        <source>“audit” takes one of list, verify and export.</source>
        <translation>“audit” takes one of list, verify and export.</translation>
    </message>
    <message>
        <source>Show what was done and by whom, check that nobody has altered it, or print it as JSON, one entry a line</source>
        <translation>Show what was done and by whom, check that nobody has altered it, or print it as JSON, one entry a line</translation>
    </message>
    <message>
        <source>Of this device only; may be repeated</source>
        <translation>Of this device only; may be repeated</translation>
    </message>
    <message>
        <source>WARNING also when a certificate ends within that many days and no successor is ready</source>
        <translation>WARNING also when a certificate ends within that many days and no successor is ready</translation>
    </message>
    <message>
        <source>CRITICAL likewise</source>
        <translation>CRITICAL likewise</translation>
    </message>
    <message>
        <source>UNKNOWN when a device was last read longer ago than this; 24 unless told</source>
        <translation>UNKNOWN when a device was last read longer ago than this; 24 unless told</translation>
    </message>
    <message numerus="yes">
        <source>%1, ends in %n day(s)</source>
        <translation>
            <numerusform>%1, ends in %n day</numerusform>
            <numerusform>%1, ends in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>certificate server %1</source>
        <comment>its state</comment>
        <translation>certificate server %1</translation>
    </message>
    <message>
        <source>last read %1 ago</source>
        <translation>last read %1 ago</translation>
    </message>
    <message>
        <source>nothing is known of any device</source>
        <translation>nothing is known of any device</translation>
    </message>
    <message numerus="yes">
        <source>%n trustpoint(s) and server(s) in order</source>
        <translation>
            <numerusform>%n trustpoint or server in order</numerusform>
            <numerusform>%n trustpoints and servers in order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no number for --%2: 0 to %3.</source>
        <translation>“%1” is no number for --%2: 0 to %3.</translation>
    </message>
    <message>
        <source>--warning has to be at least as many days as --critical.</source>
        <translation>--warning has to be at least as many days as --critical.</translation>
    </message>
    <message>
        <source>never read</source>
        <translation>never read</translation>
    </message>
    <message>
        <source>“%1” is too much here; a device is named with --device.</source>
        <translation>“%1” is too much here; a device is named with --device.</translation>
    </message>
    <message>
        <source>wrong usage</source>
        <translation>wrong usage</translation>
    </message>
    <message>
        <source>the store does not tell</source>
        <translation>the store does not tell</translation>
    </message>
    <message>
        <source>Say in one line how the fleet is, for monitoring: exit code 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN</source>
        <translation>Say in one line how the fleet is, for monitoring: exit code 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN</translation>
    </message>
    <message>
        <source>The file that devices and what was read of them are kept in</source>
        <translation>The file that devices and what was read of them are kept in</translation>
    </message>
    <message>
        <source>One device is added at a time: “device add NAME --host HOST …”.</source>
        <translation>One device is added at a time: “device add NAME --host HOST …”.</translation>
    </message>
    <message>
        <source>There is a device “%1” already. “releve-cli device show %1” shows it.</source>
        <translation>There is a device “%1” already. “releve-cli device show %1” shows it.</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Host key</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Last read</translation>
    </message>
    <message>
        <source>not accepted yet</source>
        <translation>not accepted yet</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>No device is known yet: “releve-cli device add NAME --host HOST …”.</source>
        <translation>No device is known yet: “releve-cli device add NAME --host HOST …”.</translation>
    </message>
    <message>
        <source>Password from</source>
        <translation>Password from</translation>
    </message>
    <message>
        <source>Enable password from</source>
        <translation>Enable password from</translation>
    </message>
    <message>
        <source>Identity file</source>
        <translation>Identity file</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH agent</translation>
    </message>
    <message>
        <source>Old SSH algorithms</source>
        <translation>Old SSH algorithms</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>allowed</translation>
    </message>
    <message>
        <source>By way of</source>
        <translation>By way of</translation>
    </message>
    <message>
        <source>One device is shown at a time: “device show NAME”.</source>
        <translation>One device is shown at a time: “device show NAME”.</translation>
    </message>
    <message>
        <source>%1 has not been read yet.</source>
        <translation>%1 has not been read yet.</translation>
    </message>
    <message>
        <source>Removing %1 also removes all that was read of it. Say --yes to agree.</source>
        <translation>Removing %1 also removes all that was read of it. Say --yes to agree.</translation>
    </message>
    <message>
        <source>This also removes all that was read of %1; the audit log keeps what was done to it.
Type its name to remove it: </source>
        <translation>This also removes all that was read of %1; the audit log keeps what was done to it.
Type its name to remove it: </translation>
    </message>
    <message>
        <source>%1 was not removed.</source>
        <translation>%1 was not removed.</translation>
    </message>
    <message>
        <source>Which device? “device remove NAME...”.</source>
        <translation>Which device? “device remove NAME...”.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 was removed.</translation>
    </message>
    <message>
        <source>The name or address at which the device answers to SSH</source>
        <translation>The name or address at which the device answers to SSH</translation>
    </message>
    <message>
        <source>Its SSH port, 22 unless told</source>
        <translation>Its SSH port, 22 unless told</translation>
    </message>
    <message>
        <source>The user to log in as</source>
        <translation>The user to log in as</translation>
    </message>
    <message>
        <source>Where the password comes from each time: env:NAME, file:PATH (readable by its owner only), keychain: or prompt</source>
        <translation>Where the password comes from each time: env:NAME, file:PATH (readable by its owner only), keychain: or prompt</translation>
    </message>
    <message>
        <source>Where the enable password comes from, in the same forms</source>
        <translation>Where the enable password comes from, in the same forms</translation>
    </message>
    <message>
        <source>The private key to log in with</source>
        <translation>The private key to log in with</translation>
    </message>
    <message>
        <source>Log in with the keys of the SSH agent</source>
        <translation>Log in with the keys of the SSH agent</translation>
    </message>
    <message>
        <source>The fingerprint of the device’s SSH host key, as “ssh-keygen -l” prints it</source>
        <translation>The fingerprint of the device’s SSH host key, as “ssh-keygen -l” prints it</translation>
    </message>
    <message>
        <source>Let this device use old SSH algorithms</source>
        <translation>Let this device use old SSH algorithms</translation>
    </message>
    <message>
        <source>The site the device is listed under</source>
        <translation>The site the device is listed under</translation>
    </message>
    <message>
        <source>A word to find the device by; may be repeated</source>
        <translation>A word to find the device by; may be repeated</translation>
    </message>
    <message>
        <source>%1 takes env:NAME, file:PATH, keychain: or prompt, never the secret itself.</source>
        <translation>%1 takes env:NAME, file:PATH, keychain: or prompt, never the secret itself.</translation>
    </message>
    <message>
        <source>%1 fd:N would serve this one command only, and the device is kept. Use env:NAME, file:PATH, keychain: or prompt.</source>
        <translation>%1 fd:N would serve this one command only, and the device is kept. Use env:NAME, file:PATH, keychain: or prompt.</translation>
    </message>
    <message>
        <source>--host is missing: the name or address of the device.</source>
        <translation>--host is missing: the name or address of the device.</translation>
    </message>
    <message>
        <source>--user is missing: whom to log in as.</source>
        <translation>--user is missing: whom to log in as.</translation>
    </message>
    <message>
        <source>“%1” is no port: 1 to 65535.</source>
        <translation>“%1” is no port: 1 to 65535.</translation>
    </message>
    <message>
        <source>“%1” is no host key fingerprint: SHA256: and 43 characters, as “ssh-keygen -l” prints it.</source>
        <translation>“%1” is no host key fingerprint: SHA256: and 43 characters, as “ssh-keygen -l” prints it.</translation>
    </message>
    <message>
        <source>A device needs a name.</source>
        <translation>A device needs a name.</translation>
    </message>
    <message>
        <source>Nothing says how to log in: --password SOURCE, --identity FILE or --agent is needed.</source>
        <translation>Nothing says how to log in: --password SOURCE, --identity FILE or --agent is needed.</translation>
    </message>
    <message>
        <source>%1 ends</source>
        <comment>a kind of certificate</comment>
        <translation>%1 ends</translation>
    </message>
    <message>
        <source>Serial number %1</source>
        <translation>Serial number %1</translation>
    </message>
    <message>
        <source>“export” takes one of csv, json and ics.</source>
        <translation>“export” takes one of csv, json and ics.</translation>
    </message>
    <message>
        <source>Print what is known of the devices for other programs: a table of the trustpoints, all of it, or a calendar of timers and ends</source>
        <translation>Print what is known of the devices for other programs: a table of the trustpoints, all of it, or a calendar of timers and ends</translation>
    </message>
    <message>
        <source>--store needs the path of a file.</source>
        <translation>--store needs the path of a file.</translation>
    </message>
    <message>
        <source>There is no store at %1 yet. “releve-cli device add NAME --host HOST --user USER --password prompt” makes one.</source>
        <translation>There is no store at %1 yet. “releve-cli device add NAME --host HOST --user USER --password prompt” makes one.</translation>
    </message>
    <message>
        <source>The store could not be opened: %1</source>
        <translation>The store could not be opened: %1</translation>
    </message>
    <message>
        <source>The store was brought up to date; a copy of it as it was is %1.</source>
        <translation>The store was brought up to date; a copy of it as it was is %1.</translation>
    </message>
    <message>
        <source>There is no device “%1”. “releve-cli device list” shows those there are.</source>
        <translation>There is no device “%1”. “releve-cli device list” shows those there are.</translation>
    </message>
    <message>
        <source>It was done, but could not be written to the audit log: %1</source>
        <translation>It was done, but could not be written to the audit log: %1</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>No trustpoint is known. Refresh a device, or import what it has printed.</source>
        <translation>No trustpoint is known. Refresh a device, or import what it has printed.</translation>
    </message>
    <message>
        <source>No certificate is known. Refresh a device, or import what it has printed.</source>
        <translation>No certificate is known. Refresh a device, or import what it has printed.</translation>
    </message>
    <message>
        <source>No timer is known. Refresh a device, or import what it has printed.</source>
        <translation>No timer is known. Refresh a device, or import what it has printed.</translation>
    </message>
    <message>
        <source>No certificate server holds a request, as far as it was read.</source>
        <translation>No certificate server holds a request, as far as it was read.</translation>
    </message>
    <message>
        <source>List the trustpoints of the devices as they were last read, the worst first</source>
        <translation>List the trustpoints of the devices as they were last read, the worst first</translation>
    </message>
    <message>
        <source>Show the certificates of the devices, the active ones beside those that take over</source>
        <translation>Show the certificates of the devices, the active ones beside those that take over</translation>
    </message>
    <message>
        <source>List the timers of the devices, the next first, and what is predicted of them</source>
        <translation>List the timers of the devices, the next first, and what is predicted of them</translation>
    </message>
    <message>
        <source>List the enrollment requests that certificate servers hold</source>
        <translation>List the enrollment requests that certificate servers hold</translation>
    </message>
    <message>
        <source>The device whose output it is; it is made known when it is not yet</source>
        <translation>The device whose output it is; it is made known when it is not yet</translation>
    </message>
    <message>
        <source>Where the passphrase of a PKCS#12 file comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</source>
        <translation>Where the passphrase of a PKCS#12 file comes from: env:NAME, fd:N, file:PATH (readable by its owner only) or prompt</translation>
    </message>
    <message>
        <source>it is protected. Say where its passphrase comes from: --passphrase SOURCE.</source>
        <translation>it is protected. Say where its passphrase comes from: --passphrase SOURCE.</translation>
    </message>
    <message>
        <source>nothing in it tells anything of a device.</source>
        <translation>nothing in it tells anything of a device.</translation>
    </message>
    <message>
        <source>Passphrase: </source>
        <translation>Passphrase: </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not understood: “releve-cli inspect” shows them.</source>
        <translation>
            <numerusform>%n thing not understood: “releve-cli inspect” shows it.</numerusform>
            <numerusform>%n things not understood: “releve-cli inspect” shows them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n file(s) imported.</source>
        <translation>
            <numerusform>%1: %n file imported.</numerusform>
            <numerusform>%1: %n files imported.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file to import is missing; “-” stands for standard input.</source>
        <translation>A file to import is missing; “-” stands for standard input.</translation>
    </message>
    <message>
        <source>Whose output is it? --device NAME says so, once.</source>
        <translation>Whose output is it? --device NAME says so, once.</translation>
    </message>
    <message>
        <source>Keep what a device has printed as a reading of it, secrets masked: transcripts, configurations, certificate files</source>
        <translation>Keep what a device has printed as a reading of it, secrets masked: transcripts, configurations, certificate files</translation>
    </message>
    <message>
        <source>Go on, and show what is read of the devices as it comes, until Ctrl-C</source>
        <translation>Go on, and show what is read of the devices as it comes, until Ctrl-C</translation>
    </message>
    <message>
        <source>CA</source>
        <translation>CA</translation>
    </message>
    <message>
        <source>Show what would be done, and stop before anything is sent</source>
        <translation>Show what would be done, and stop before anything is sent</translation>
    </message>
    <message>
        <source>Do not ask: what is shown is done</source>
        <translation>Do not ask: what is shown is done</translation>
    </message>
    <message>
        <source>Why, for the audit log</source>
        <translation>Why, for the audit log</translation>
    </message>
    <message>
        <source>Save the configuration after it, even with the unsaved changes of somebody else</source>
        <translation>Save the configuration after it, even with the unsaved changes of somebody else</translation>
    </message>
    <message>
        <source>Do not save the configuration after it</source>
        <translation>Do not save the configuration after it</translation>
    </message>
    <message>
        <source>The fingerprint of the CA that is to be trusted: MD5, SHA-1 or SHA-256, as its administrator reads it out</source>
        <translation>The fingerprint of the CA that is to be trusted: MD5, SHA-1 or SHA-256, as its administrator reads it out</translation>
    </message>
    <message>
        <source>So many routers that hold, or may hold, the rollover certificate are left behind</source>
        <translation>So many routers that hold, or may hold, the rollover certificate are left behind</translation>
    </message>
    <message>
        <source>The device is needed.</source>
        <translation>The device is needed.</translation>
    </message>
    <message>
        <source>The device and the trustpoint are needed.</source>
        <translation>The device and the trustpoint are needed.</translation>
    </message>
    <message>
        <source>The device, the certificate server and “all” or request numbers are needed.</source>
        <translation>The device, the certificate server and “all” or request numbers are needed.</translation>
    </message>
    <message>
        <source>The device, the certificate server and a serial number are needed.</source>
        <translation>The device, the certificate server and a serial number are needed.</translation>
    </message>
    <message>
        <source>The device and the certificate server are needed.</source>
        <translation>The device and the certificate server are needed.</translation>
    </message>
    <message>
        <source>--save and --no-save say opposite things.</source>
        <translation>--save and --no-save say opposite things.</translation>
    </message>
    <message>
        <source>--yes and --dry-run say opposite things.</source>
        <translation>--yes and --dry-run say opposite things.</translation>
    </message>
    <message>
        <source>Have a trustpoint trust its CA, whose fingerprint is compared with the one given</source>
        <translation>Have a trustpoint trust its CA, whose fingerprint is compared with the one given</translation>
    </message>
    <message>
        <source>Have a trustpoint ask its CA for its first certificate</source>
        <translation>Have a trustpoint ask its CA for its first certificate</translation>
    </message>
    <message>
        <source>Have a trustpoint renew its certificate now, without waiting for its timer</source>
        <translation>Have a trustpoint renew its certificate now, without waiting for its timer</translation>
    </message>
    <message>
        <source>Have a certificate server make its rollover certificate now</source>
        <translation>Have a certificate server make its rollover certificate now</translation>
    </message>
    <message>
        <source>Have a certificate server delete its rollover certificate; those who already hold it are listed first</source>
        <translation>Have a certificate server delete its rollover certificate; those who already hold it are listed first</translation>
    </message>
    <message>
        <source>Grant enrollment requests that are pending</source>
        <translation>Grant enrollment requests that are pending</translation>
    </message>
    <message>
        <source>Reject enrollment requests that are pending</source>
        <translation>Reject enrollment requests that are pending</translation>
    </message>
    <message>
        <source>Revoke a certificate that a certificate server has issued</source>
        <translation>Revoke a certificate that a certificate server has issued</translation>
    </message>
    <message>
        <source>Save a router’s configuration (“write memory”)</source>
        <translation>Save a router’s configuration (“write memory”)</translation>
    </message>
    <message>
        <source>Certificates, timers and rollover of Cisco IOS routers: shows them, and changes them.</source>
        <translation>Certificates, timers and rollover of Cisco IOS routers: shows them, and changes them.</translation>
    </message>
    <message>
        <source>Completion of what? “completion bash” or “completion devices”.</source>
        <translation>Completion of what? “completion bash” or “completion devices”.</translation>
    </message>
    <message>
        <source>Print a script for bash that completes command lines, or the names it completes</source>
        <translation>Print a script for bash that completes command lines, or the names it completes</translation>
    </message>
    <message>
        <source>--strand takes a number of routers.</source>
        <translation>--strand takes a number of routers.</translation>
    </message>
    <message numerus="yes">
        <source>Refused: %n router(s) hold or may hold the rollover certificate, not %1.</source>
        <translation>
            <numerusform>Refused: %n router holds or may hold the rollover certificate, not %1.</numerusform>
            <numerusform>Refused: %n routers hold or may hold the rollover certificate, not %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused: %n router(s) hold or may hold the rollover certificate. Refresh them, or say --strand %n to leave them behind.</source>
        <translation>
            <numerusform>Refused: %n router holds or may hold the rollover certificate. Refresh it, or say --strand %n to leave it behind.</numerusform>
            <numerusform>Refused: %n routers hold or may hold the rollover certificate. Refresh them, or say --strand %n to leave them behind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused: a precondition is not met. Nothing was changed.</source>
        <translation>Refused: a precondition is not met. Nothing was changed.</translation>
    </message>
    <message>
        <source>Type %1 to go on: </source>
        <translation>Type %1 to go on: </translation>
    </message>
    <message>
        <source>Go on? [y/N] </source>
        <translation>Go on? [y/N] </translation>
    </message>
    <message>
        <source>Nobody can be asked here. Look at the change with --dry-run, then say --yes.</source>
        <translation>Nobody can be asked here. Look at the change with --dry-run, then say --yes.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>SCEP URL</source>
        <translation>SCEP URL</translation>
    </message>
    <message>
        <source>What is to be done? “device add”, “list”, “show”, “remove” or “refresh”.</source>
        <translation>What is to be done? “device add”, “list”, “show”, “remove” or “refresh”.</translation>
    </message>
    <message>
        <source>“device” cannot “%1”: add, list, show, remove or refresh.</source>
        <translation>“device” cannot “%1”: add, list, show, remove or refresh.</translation>
    </message>
    <message>
        <source>remove: agree beforehand. add: ask nothing; a host key that nobody has seen is not accepted</source>
        <translation>remove: agree beforehand. add: ask nothing; a host key that nobody has seen is not accepted</translation>
    </message>
    <message>
        <source>Keep the list of devices: how each is reached, and what was read of it; read them over SSH</source>
        <translation>Keep the list of devices: how each is reached, and what was read of it; read them over SSH</translation>
    </message>
    <message>
        <source>--unlock keeps secrets in an encrypted file instead.</source>
        <translation>--unlock keeps secrets in an encrypted file instead.</translation>
    </message>
    <message>
        <source>There is no keychain here: the secret will be asked for each time. --unlock keeps it in an encrypted file.</source>
        <translation>There is no keychain here: the secret will be asked for each time. --unlock keeps it in an encrypted file.</translation>
    </message>
    <message>
        <source>Nobody can be asked here: name another source, such as file:PATH or env:NAME.</source>
        <translation>Nobody can be asked here: name another source, such as file:PATH or env:NAME.</translation>
    </message>
    <message>
        <source>%1 was added. “releve-cli device refresh %1” reads it.</source>
        <translation>%1 was added. “releve-cli device refresh %1” reads it.</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Password of %1: </translation>
    </message>
    <message>
        <source>Enable password of %1: </source>
        <translation>Enable password of %1: </translation>
    </message>
    <message>
        <source>A host on the way, the nearest first; may be repeated. =SHA256:… behind it is its host key</source>
        <translation>A host on the way, the nearest first; may be repeated. =SHA256:… behind it is its host key</translation>
    </message>
    <message>
        <source>Where this computer reaches the certificate server on it, when that is not port 80 of HOST</source>
        <translation>Where this computer reaches the certificate server on it, when that is not port 80 of HOST</translation>
    </message>
    <message>
        <source>“%1” is no URL of a CA: http://HOST:PORT or one with a path.</source>
        <translation>“%1” is no URL of a CA: http://HOST:PORT or one with a path.</translation>
    </message>
    <message>
        <source>“%1” is no host on the way: USER@HOST, USER@HOST:PORT or USER@HOST:PORT=SHA256:….</source>
        <translation>“%1” is no host on the way: USER@HOST, USER@HOST:PORT or USER@HOST:PORT=SHA256:….</translation>
    </message>
    <message>
        <source>It refused: %1. What they show is not known.</source>
        <translation>It refused: %1. What they show is not known.</translation>
    </message>
    <message>
        <source>Old SSH algorithms: %1.</source>
        <translation>Old SSH algorithms: %1.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Its clock</source>
        <translation>Its clock</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>No device is reached over SSH yet: “releve-cli device add NAME --host HOST …”.</source>
        <translation>No device is reached over SSH yet: “releve-cli device add NAME --host HOST …”.</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <comment>how many devices, of how many, a name</comment>
        <translation>%1 of %2: %3</translation>
    </message>
    <message>
        <source>%1 shows the %2 host key %3.</source>
        <comment>host, algorithm, fingerprint</comment>
        <translation>%1 shows the %2 host key %3.</translation>
    </message>
    <message>
        <source>Compare it with what the device itself shows (“show ip ssh”, or its console). Is it that key? [y/N] </source>
        <translation>Compare it with what the device itself shows (“show ip ssh”, or its console). Is it that key? [y/N] </translation>
    </message>
    <message>
        <source>Nobody has looked at it, so it was not accepted. Compare it, then say --host-key %1.</source>
        <translation>Nobody has looked at it, so it was not accepted. Compare it, then say --host-key %1.</translation>
    </message>
    <message>
        <source>The key was not accepted: nothing was kept.</source>
        <translation>The key was not accepted: nothing was kept.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>an act, a device</comment>
        <translation>%1 on %2</translation>
    </message>
    <message>
        <source>Preconditions</source>
        <translation>Preconditions</translation>
    </message>
    <message>
        <source>with a shadow certificate of its own</source>
        <translation>with a shadow certificate of its own</translation>
    </message>
    <message>
        <source>read at %1</source>
        <translation>read at %1</translation>
    </message>
    <message>
        <source>Routers that hold the rollover certificate</source>
        <translation>Routers that hold the rollover certificate</translation>
    </message>
    <message>
        <source>Routers that may hold it: not read since it was made</source>
        <translation>Routers that may hold it: not read since it was made</translation>
    </message>
    <message>
        <source>Routers that do not hold it</source>
        <translation>Routers that do not hold it</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>What comes of it</translation>
    </message>
    <message>
        <source>if asked, is answered: %1</source>
        <translation>if asked, is answered: %1</translation>
    </message>
    <message>
        <source>is answered: %1</source>
        <translation>is answered: %1</translation>
    </message>
    <message>
        <source>What will be typed</source>
        <translation>What will be typed</translation>
    </message>
    <message>
        <source>Serial number: %1</source>
        <translation>Serial number: %1</translation>
    </message>
    <message>
        <source>Fingerprint: %1</source>
        <translation>Fingerprint: %1</translation>
    </message>
    <message>
        <source>y</source>
        <comment>the answer yes</comment>
        <translation>y</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>the answer</comment>
        <translation>yes</translation>
    </message>
    <message>
        <source>What --%1 names could not be read: %2</source>
        <translation>What --%1 names could not be read: %2</translation>
    </message>
    <message>
        <source>Passphrase of the file of secrets: </source>
        <translation>Passphrase of the file of secrets: </translation>
    </message>
    <message>
        <source>%1: how an earlier change ended is known now: %2.</source>
        <translation>%1: how an earlier change ended is known now: %2.</translation>
    </message>
    <message numerus="yes">
        <source>How %n change(s) ended is not known: “releve-cli device refresh” settles it.</source>
        <translation>
            <numerusform>How %n change ended is not known: “releve-cli device refresh” settles it.</numerusform>
            <numerusform>How %n changes ended is not known: “releve-cli device refresh” settles it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping as soon as it is safe; a second Ctrl-C stops at once.</source>
        <translation>Stopping as soon as it is safe; a second Ctrl-C stops at once.</translation>
    </message>
    <message>
        <source>Keep typed secrets in a file that this passphrase opens, not in the keychain</source>
        <translation>Keep typed secrets in a file that this passphrase opens, not in the keychain</translation>
    </message>
    <message>
        <source>not read</source>
        <comment>a device</comment>
        <translation>not read</translation>
    </message>
    <message>
        <source>read in part</source>
        <comment>a device</comment>
        <translation>read in part</translation>
    </message>
    <message>
        <source>read</source>
        <comment>a device</comment>
        <translation>read</translation>
    </message>
    <message>
        <source>The file of secrets could not be opened: %1</source>
        <translation>The file of secrets could not be opened: %1</translation>
    </message>
    <message>
        <source>Secrets of this store are in an encrypted file: --unlock SOURCE opens it.</source>
        <translation>Secrets of this store are in an encrypted file: --unlock SOURCE opens it.</translation>
    </message>
    <message>
        <source>How it is reached</source>
        <translation>How it is reached</translation>
    </message>
    <message>
        <source>Look for the proof that long, 120 unless told</source>
        <translation>Look for the proof that long, 120 unless told</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Router output (*.txt *.log *.cfg *.conf)</source>
        <translation>Router output (*.txt *.log *.cfg *.conf)</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.p12 *.pfx)</source>
        <translation>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.p12 *.pfx)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>ValidityBars</name>
    <message>
        <source>now %1</source>
        <extracomment>%1 is a date and time, below the line that marks the present</extracomment>
        <translation>now %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>as of %1</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Open…</translation>
    </message>
    <message>
        <source>Open router output or certificate files</source>
        <translation>Open router output or certificate files</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>Read router output from the clipboard</source>
        <translation>Read router output from the clipboard</translation>
    </message>
    <message>
        <source>Open the &amp;example</source>
        <translation>Open the &amp;example</translation>
    </message>
    <message>
        <source>&amp;Clear all…</source>
        <translation>&amp;Clear all…</translation>
    </message>
    <message>
        <source>Forget everything that was read</source>
        <translation>Forget everything that was read</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Type what to look for</source>
        <translation>Type what to look for</translation>
    </message>
    <message>
        <source>&amp;Copy row</source>
        <translation>&amp;Copy row</translation>
    </message>
    <message>
        <source>Copy the chosen row, its cells separated by tabs</source>
        <translation>Copy the chosen row, its cells separated by tabs</translation>
    </message>
    <message>
        <source>&amp;Remove device</source>
        <translation>&amp;Remove device</translation>
    </message>
    <message>
        <source>Forget what was read of the chosen device</source>
        <translation>Forget what was read of the chosen device</translation>
    </message>
    <message>
        <source>Copy &amp;MD5 fingerprint</source>
        <translation>Copy &amp;MD5 fingerprint</translation>
    </message>
    <message>
        <source>Copy SHA-&amp;1 fingerprint</source>
        <translation>Copy SHA-&amp;1 fingerprint</translation>
    </message>
    <message>
        <source>Copy SHA-&amp;256 fingerprint</source>
        <translation>Copy SHA-&amp;256 fingerprint</translation>
    </message>
    <message>
        <source>Export as &amp;PEM…</source>
        <translation>Export as &amp;PEM…</translation>
    </message>
    <message>
        <source>Write the certificate to a PEM file</source>
        <translation>Write the certificate to a PEM file</translation>
    </message>
    <message>
        <source>Export as &amp;DER…</source>
        <translation>Export as &amp;DER…</translation>
    </message>
    <message>
        <source>Write the certificate to a DER file</source>
        <translation>Write the certificate to a DER file</translation>
    </message>
    <message>
        <source>&amp;Trustpoints</source>
        <translation>&amp;Trustpoints</translation>
    </message>
    <message>
        <source>&amp;Chains</source>
        <translation>&amp;Chains</translation>
    </message>
    <message>
        <source>T&amp;imers</source>
        <translation>T&amp;imers</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>Colours of the &amp;system</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Light</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dark</translation>
    </message>
    <message>
        <source>What was &amp;not understood…</source>
        <translation>What was &amp;not understood…</translation>
    </message>
    <message>
        <source>Lines and files that could not be read</source>
        <translation>Lines and files that could not be read</translation>
    </message>
    <message>
        <source>&amp;About Relève</source>
        <translation>&amp;About Relève</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Device</translation>
    </message>
    <message>
        <source>&amp;Certificate</source>
        <translation>&amp;Certificate</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Time&amp;line</source>
        <translation>Time&amp;line</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>&amp;Requests</translation>
    </message>
    <message>
        <source>&amp;Zoom in</source>
        <translation>&amp;Zoom in</translation>
    </message>
    <message>
        <source>Less time in the timeline, drawn larger</source>
        <translation>Less time in the timeline, drawn larger</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Zoom &amp;out</translation>
    </message>
    <message>
        <source>More time in the timeline</source>
        <translation>More time in the timeline</translation>
    </message>
    <message>
        <source>&amp;Fit all</source>
        <translation>&amp;Fit all</translation>
    </message>
    <message>
        <source>The whole time in the timeline</source>
        <translation>The whole time in the timeline</translation>
    </message>
    <message>
        <source>E&amp;xport picture…</source>
        <translation>E&amp;xport picture…</translation>
    </message>
    <message>
        <source>Write the timeline to an SVG or PNG file</source>
        <translation>Write the timeline to an SVG or PNG file</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Refresh</translation>
    </message>
    <message>
        <source>Read the chosen device again, over SSH</source>
        <translation>Read the chosen device again, over SSH</translation>
    </message>
    <message>
        <source>Refresh &amp;all</source>
        <translation>Refresh &amp;all</translation>
    </message>
    <message>
        <source>Read all devices of the store again, over SSH</source>
        <translation>Read all devices of the store again, over SSH</translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>Shows trustpoints, certificate chains and timers of Cisco routers from what the routers print.</source>
        <translation>Shows trustpoints, certificate chains and timers of Cisco routers from what the routers print.</translation>
    </message>
    <message>
        <source>Language of the window: en or fr.</source>
        <translation>Language of the window: en or fr.</translation>
    </message>
    <message>
        <source>Colours of the window: light or dark.</source>
        <translation>Colours of the window: light or dark.</translation>
    </message>
    <message>
        <source>Router output or certificate files to read.</source>
        <translation>Router output or certificate files to read.</translation>
    </message>
    <message>
        <source>there is no language %1; choose en or fr</source>
        <translation>there is no language %1; choose en or fr</translation>
    </message>
    <message>
        <source>there is no theme %1; choose light or dark</source>
        <translation>there is no theme %1; choose light or dark</translation>
    </message>
    <message>
        <source>The store whose devices are shown; without it and without files the one of releve-cli, where there is one.</source>
        <translation>The store whose devices are shown; without it and without files the one of releve-cli, where there is one.</translation>
    </message>
    <message>
        <source>--store needs the path of a file</source>
        <translation>--store needs the path of a file</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Kind</source>
        <comment>of a certificate</comment>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Renew date</source>
        <translation>Renew date</translation>
    </message>
    <message>
        <source>Trustpoints</source>
        <translation>Trustpoints</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Public key</translation>
    </message>
    <message>
        <source>Key label</source>
        <translation>Key label</translation>
    </message>
    <message>
        <source>Signature algorithm</source>
        <translation>Signature algorithm</translation>
    </message>
    <message>
        <source>Weaknesses</source>
        <translation>Weaknesses</translation>
    </message>
    <message>
        <source>Key usage</source>
        <translation>Key usage</translation>
    </message>
    <message>
        <source>Extended key usage</source>
        <translation>Extended key usage</translation>
    </message>
    <message>
        <source>Subject alternative names</source>
        <translation>Subject alternative names</translation>
    </message>
    <message>
        <source>Serial number in the subject</source>
        <translation>Serial number in the subject</translation>
    </message>
    <message>
        <source>IP address in the subject</source>
        <translation>IP address in the subject</translation>
    </message>
    <message>
        <source>CRL distribution points</source>
        <translation>CRL distribution points</translation>
    </message>
    <message>
        <source>Subject key identifier</source>
        <translation>Subject key identifier</translation>
    </message>
    <message>
        <source>Authority key identifier</source>
        <translation>Authority key identifier</translation>
    </message>
    <message>
        <source>MD5 fingerprint</source>
        <translation>MD5 fingerprint</translation>
    </message>
    <message>
        <source>SHA-1 fingerprint</source>
        <translation>SHA-1 fingerprint</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256 fingerprint</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>where a certificate was read</comment>
        <translation>Source</translation>
    </message>
    <message>
        <source>%1 (expired)</source>
        <comment>a date</comment>
        <translation>%1 (expired)</translation>
    </message>
    <message>
        <source>memory only: lost at the next reload</source>
        <translation>memory only: lost at the next reload</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of source, its place</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>not saved</source>
        <comment>a key pair</comment>
        <translation>not saved</translation>
    </message>
    <message>
        <source>saved</source>
        <comment>a key pair</comment>
        <translation>saved</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <comment>an IOS timer</comment>
        <translation>%1 is running</translation>
    </message>
    <message>
        <source>%1 fires on %2</source>
        <comment>an IOS timer, date and time</comment>
        <translation>%1 fires on %2</translation>
    </message>
    <message>
        <source>The trustpoint is not authenticated</source>
        <translation>The trustpoint is not authenticated</translation>
    </message>
    <message>
        <source>No certificate has been asked for</source>
        <translation>No certificate has been asked for</translation>
    </message>
    <message>
        <source>The request waits for the CA to grant it</source>
        <translation>The request waits for the CA to grant it</translation>
    </message>
    <message>
        <source>The CA rejected the request</source>
        <translation>The CA rejected the request</translation>
    </message>
    <message>
        <source>The key list does not hold the key of this certificate</source>
        <translation>The key list does not hold the key of this certificate</translation>
    </message>
    <message>
        <source>The identity ends before its CA: an ordinary renewal comes first</source>
        <translation>The identity ends before its CA: an ordinary renewal comes first</translation>
    </message>
    <message>
        <source>auto-rollover is not configured on this server</source>
        <translation>auto-rollover is not configured on this server</translation>
    </message>
    <message>
        <source>auto-enroll is not configured on this trustpoint</source>
        <translation>auto-enroll is not configured on this trustpoint</translation>
    </message>
    <message>
        <source>No timer was read that would bring it</source>
        <translation>No timer was read that would bring it</translation>
    </message>
    <message>
        <source>Nothing was read that would show it</source>
        <translation>Nothing was read that would show it</translation>
    </message>
    <message>
        <source>The router tries the CA again</source>
        <translation>The router tries the CA again</translation>
    </message>
    <message>
        <source>The server makes the new key and certificate; its clients fetch them by their own timers</source>
        <translation>The server makes the new key and certificate; its clients fetch them by their own timers</translation>
    </message>
    <message>
        <source>The router fetches it with GetNextCACert</source>
        <translation>The router fetches it with GetNextCACert</translation>
    </message>
    <message>
        <source>GetNextCACert, then a request to the rollover CA</source>
        <translation>GetNextCACert, then a request to the rollover CA</translation>
    </message>
    <message>
        <source>Authenticate the trustpoint</source>
        <translation>Authenticate the trustpoint</translation>
    </message>
    <message>
        <source>Enroll the trustpoint</source>
        <translation>Enroll the trustpoint</translation>
    </message>
    <message>
        <source>Grant the request on the certificate server</source>
        <translation>Grant the request on the certificate server</translation>
    </message>
    <message>
        <source>Without its key the certificate is of no use: look for it, or enroll again</source>
        <translation>Without its key the certificate is of no use: look for it, or enroll again</translation>
    </message>
    <message>
        <source>Nothing by itself: the CA certificate ends without a successor</source>
        <translation>Nothing by itself: the CA certificate ends without a successor</translation>
    </message>
    <message>
        <source>Nothing by itself: it has to be renewed by hand</source>
        <translation>Nothing by itself: it has to be renewed by hand</translation>
    </message>
    <message>
        <source>Import the output of: %1</source>
        <comment>IOS commands</comment>
        <translation>Import the output of: %1</translation>
    </message>
    <message>
        <source>Active chain</source>
        <translation>Active chain</translation>
    </message>
    <message>
        <source>Rollover chain</source>
        <translation>Rollover chain</translation>
    </message>
    <message>
        <source>Key pair (rollover)</source>
        <translation>Key pair (rollover)</translation>
    </message>
    <message>
        <source>Key pair</source>
        <translation>Key pair</translation>
    </message>
    <message>
        <source>%1 · serial %2</source>
        <comment>a certificate&apos;s kind, its serial number</comment>
        <translation>%1 · serial %2</translation>
    </message>
    <message>
        <source>%1 · awaited</source>
        <comment>a certificate&apos;s kind</comment>
        <translation>%1 · awaited</translation>
    </message>
    <message>
        <source>%1 · none</source>
        <comment>a certificate&apos;s kind</comment>
        <translation>%1 · none</translation>
    </message>
    <message>
        <source>%1 · missing</source>
        <comment>a certificate&apos;s kind</comment>
        <translation>%1 · missing</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Exportable</source>
        <translation>Exportable</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>a certificate is missing</comment>
        <translation>Why</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>what comes next</comment>
        <translation>Next</translation>
    </message>
    <message>
        <source>Differs from the other chain</source>
        <translation>Differs from the other chain</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>start and end of validity</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>due %1</translation>
    </message>
    <message>
        <source>%1 when read</source>
        <comment>a timer&apos;s remaining time</comment>
        <translation>%1 when read</translation>
    </message>
    <message>
        <source>as of %1: %2</source>
        <comment>instant of the reading, remaining time then</comment>
        <translation>as of %1: %2</translation>
    </message>
    <message>
        <source>%1 (server)</source>
        <comment>a certificate server&apos;s name</comment>
        <translation>%1 (server)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>devices that need attention, all devices</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventory</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows shown, all rows</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Rollover due</source>
        <translation>Rollover due</translation>
    </message>
    <message>
        <source>Shadow ready</source>
        <translation>Shadow ready</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Unreachable</translation>
    </message>
    <message>
        <source>All</source>
        <comment>rows</comment>
        <translation>All</translation>
    </message>
    <message>
        <source>The content is damaged: it is not the encoding it should be.</source>
        <translation>The content is damaged: it is not the encoding it should be.</translation>
    </message>
    <message>
        <source>This is none of the formats that can be read here.</source>
        <translation>This is none of the formats that can be read here.</translation>
    </message>
    <message>
        <source>The content ends in the middle.</source>
        <translation>The content ends in the middle.</translation>
    </message>
    <message>
        <source>This is larger than what can be read here.</source>
        <translation>This is larger than what can be read here.</translation>
    </message>
    <message>
        <source>The passphrase does not open it.</source>
        <translation>The passphrase does not open it.</translation>
    </message>
    <message>
        <source>It is protected and needs a passphrase.</source>
        <translation>It is protected and needs a passphrase.</translation>
    </message>
    <message>
        <source>A value is not in the range allowed.</source>
        <translation>A value is not in the range allowed.</translation>
    </message>
    <message>
        <source>A signature does not verify.</source>
        <translation>A signature does not verify.</translation>
    </message>
    <message>
        <source>It does not exist.</source>
        <translation>It does not exist.</translation>
    </message>
    <message>
        <source>Access to it was denied.</source>
        <translation>Access to it was denied.</translation>
    </message>
    <message>
        <source>Reading or writing it failed half-way.</source>
        <translation>Reading or writing it failed half-way.</translation>
    </message>
    <message>
        <source>The cryptographic library refused the operation.</source>
        <translation>The cryptographic library refused the operation.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Something unexpected went wrong.</translation>
    </message>
    <message>
        <source>Output of a command that is not read here</source>
        <translation>Output of a command that is not read here</translation>
    </message>
    <message>
        <source>Text that belongs to nothing known</source>
        <translation>Text that belongs to nothing known</translation>
    </message>
    <message>
        <source>Line not understood</source>
        <translation>Line not understood</translation>
    </message>
    <message>
        <source>Date not understood</source>
        <translation>Date not understood</translation>
    </message>
    <message>
        <source>Time zone of this date not known: its instant is left open</source>
        <translation>Time zone of this date not known: its instant is left open</translation>
    </message>
    <message>
        <source>Number out of range</source>
        <translation>Number out of range</translation>
    </message>
    <message>
        <source>Damaged hexadecimal data</source>
        <translation>Damaged hexadecimal data</translation>
    </message>
    <message>
        <source>Certificate not readable</source>
        <translation>Certificate not readable</translation>
    </message>
    <message>
        <source>Public key not readable</source>
        <translation>Public key not readable</translation>
    </message>
    <message>
        <source>Damaged PEM block</source>
        <translation>Damaged PEM block</translation>
    </message>
    <message>
        <source>A private key stood here; it was neither read nor kept</source>
        <translation>A private key stood here; it was neither read nor kept</translation>
    </message>
    <message>
        <source>Block cut short</source>
        <translation>Block cut short</translation>
    </message>
    <message>
        <source>Line too long: the rest of it was passed over</source>
        <translation>Line too long: the rest of it was passed over</translation>
    </message>
    <message>
        <source>The label of this certificate is not its serial number</source>
        <translation>The label of this certificate is not its serial number</translation>
    </message>
    <message>
        <source>None of the formats that can be read here</source>
        <translation>None of the formats that can be read here</translation>
    </message>
    <message>
        <source>Something not understood</source>
        <translation>Something not understood</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n line(s))</source>
        <comment>a problem, the lines it stands for</comment>
        <translation>
            <numerusform>%1 (%n line)</numerusform>
            <numerusform>%1 (%n lines)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a problem, the text it is about</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Identity certificate (rollover)</source>
        <translation>Identity certificate (rollover)</translation>
    </message>
    <message>
        <source>Identity certificate</source>
        <translation>Identity certificate</translation>
    </message>
    <message>
        <source>CA certificate (rollover)</source>
        <translation>CA certificate (rollover)</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>CA certificate</translation>
    </message>
    <message>
        <source>Subordinate CA certificate (rollover)</source>
        <translation>Subordinate CA certificate (rollover)</translation>
    </message>
    <message>
        <source>Subordinate CA certificate</source>
        <translation>Subordinate CA certificate</translation>
    </message>
    <message>
        <source>RA signature certificate (rollover)</source>
        <translation>RA signature certificate (rollover)</translation>
    </message>
    <message>
        <source>RA signature certificate</source>
        <translation>RA signature certificate</translation>
    </message>
    <message>
        <source>RA encryption certificate (rollover)</source>
        <translation>RA encryption certificate (rollover)</translation>
    </message>
    <message>
        <source>RA encryption certificate</source>
        <translation>RA encryption certificate</translation>
    </message>
    <message>
        <source>RA certificate (rollover)</source>
        <translation>RA certificate (rollover)</translation>
    </message>
    <message>
        <source>RA certificate</source>
        <translation>RA certificate</translation>
    </message>
    <message>
        <source>Self-signed certificate</source>
        <translation>Self-signed certificate</translation>
    </message>
    <message>
        <source>Certificate listing</source>
        <translation>Certificate listing</translation>
    </message>
    <message>
        <source>Certificate chain of the configuration</source>
        <translation>Certificate chain of the configuration</translation>
    </message>
    <message>
        <source>PEM block</source>
        <translation>PEM block</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Certificate file</translation>
    </message>
    <message>
        <source>Command output</source>
        <translation>Command output</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Router text</source>
        <translation>Router text</translation>
    </message>
    <message>
        <source>DER certificate</source>
        <translation>DER certificate</translation>
    </message>
    <message>
        <source>PKCS#7 certificates</source>
        <translation>PKCS#7 certificates</translation>
    </message>
    <message>
        <source>PKCS#12 archive</source>
        <translation>PKCS#12 archive</translation>
    </message>
    <message>
        <source>Unknown format</source>
        <translation>Unknown format</translation>
    </message>
    <message>
        <source>Authoritative clock</source>
        <translation>Authoritative clock</translation>
    </message>
    <message>
        <source>Clock not authoritative</source>
        <translation>Clock not authoritative</translation>
    </message>
    <message>
        <source>Clock not read</source>
        <translation>Clock not read</translation>
    </message>
    <message>
        <source>PKI timers</source>
        <translation>PKI timers</translation>
    </message>
    <message>
        <source>Expiry alert timers</source>
        <translation>Expiry alert timers</translation>
    </message>
    <message>
        <source>CRL timers</source>
        <translation>CRL timers</translation>
    </message>
    <message>
        <source>Trustpool timers</source>
        <translation>Trustpool timers</translation>
    </message>
    <message>
        <source>Certificate server timers</source>
        <translation>Certificate server timers</translation>
    </message>
    <message>
        <source>Renew date of the certificate</source>
        <translation>Renew date of the certificate</translation>
    </message>
    <message>
        <source>The router logs a warning that a certificate is about to expire.</source>
        <translation>The router logs a warning that a certificate is about to expire.</translation>
    </message>
    <message>
        <source>The cached CRL is past its date and is fetched again.</source>
        <translation>The cached CRL is past its date and is fetched again.</translation>
    </message>
    <message>
        <source>The trustpool is fetched again.</source>
        <translation>The trustpool is fetched again.</translation>
    </message>
    <message>
        <source>The router asks its CA for a new identity certificate.</source>
        <translation>The router asks its CA for a new identity certificate.</translation>
    </message>
    <message>
        <source>The router fetches the rollover CA certificate and asks for its own beneath it.</source>
        <translation>The router fetches the rollover CA certificate and asks for its own beneath it.</translation>
    </message>
    <message>
        <source>The router asks whether its pending request has been granted.</source>
        <translation>The router asks whether its pending request has been granted.</translation>
    </message>
    <message>
        <source>The CA did not answer; the router tries again.</source>
        <translation>The CA did not answer; the router tries again.</translation>
    </message>
    <message>
        <source>The certificate server makes its rollover key and certificate.</source>
        <translation>The certificate server makes its rollover key and certificate.</translation>
    </message>
    <message>
        <source>The CA certificate ends; the rollover certificate takes its place.</source>
        <translation>The CA certificate ends; the rollover certificate takes its place.</translation>
    </message>
    <message>
        <source>The certificate server issues its next CRL.</source>
        <translation>The certificate server issues its next CRL.</translation>
    </message>
    <message>
        <source>The router clears away finished PKI sessions.</source>
        <translation>The router clears away finished PKI sessions.</translation>
    </message>
    <message>
        <source>Key too short by today&apos;s measure</source>
        <translation>Key too short by today&apos;s measure</translation>
    </message>
    <message>
        <source>Signed with MD5, which can be forged</source>
        <translation>Signed with MD5, which can be forged</translation>
    </message>
    <message>
        <source>Signed with SHA-1, no longer accepted by many peers</source>
        <translation>Signed with SHA-1, no longer accepted by many peers</translation>
    </message>
    <message>
        <source>Configured</source>
        <comment>trustpoint state</comment>
        <translation>Configured</translation>
    </message>
    <message>
        <source>Authenticated</source>
        <comment>trustpoint state</comment>
        <translation>Authenticated</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>trustpoint state</comment>
        <translation>Pending</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <comment>trustpoint state</comment>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>Renewing</source>
        <comment>trustpoint state</comment>
        <translation>Renewing</translation>
    </message>
    <message>
        <source>Taking shadow</source>
        <comment>trustpoint state</comment>
        <translation>Taking shadow</translation>
    </message>
    <message>
        <source>Shadow ready</source>
        <comment>trustpoint state</comment>
        <translation>Shadow ready</translation>
    </message>
    <message>
        <source>Stopped: rejected</source>
        <comment>trustpoint state</comment>
        <translation>Stopped: rejected</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>trustpoint state</comment>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>trustpoint state</comment>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Clock not set</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>Clock not set</translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n d</source>
        <comment>days, shown over a trustpoint&apos;s state</comment>
        <translation>
            <numerusform>Expires in %n d</numerusform>
            <numerusform>Expires in %n d</numerusform>
        </translation>
    </message>
    <message>
        <source>CA unreachable</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>CA unreachable</translation>
    </message>
    <message>
        <source>Not saved</source>
        <comment>shown over a trustpoint&apos;s state</comment>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>The trustpoint is configured but holds no CA certificate. Authenticate it first.</source>
        <translation>The trustpoint is configured but holds no CA certificate. Authenticate it first.</translation>
    </message>
    <message>
        <source>The CA certificate is accepted; there is no identity certificate yet. Enroll it next.</source>
        <translation>The CA certificate is accepted; there is no identity certificate yet. Enroll it next.</translation>
    </message>
    <message>
        <source>The request waits for the CA to grant it; the router polls until then.</source>
        <translation>The request waits for the CA to grant it; the router polls until then.</translation>
    </message>
    <message>
        <source>The identity certificate is in use. The next timer tells what comes next.</source>
        <translation>The identity certificate is in use. The next timer tells what comes next.</translation>
    </message>
    <message>
        <source>A new identity certificate has been asked for; the present one stays in use until it comes.</source>
        <translation>A new identity certificate has been asked for; the present one stays in use until it comes.</translation>
    </message>
    <message>
        <source>The router is fetching the rollover certificates that take over when the CA changes.</source>
        <translation>The router is fetching the rollover certificates that take over when the CA changes.</translation>
    </message>
    <message>
        <source>The rollover certificates are in place and take over by themselves when the CA changes.</source>
        <translation>The rollover certificates are in place and take over by themselves when the CA changes.</translation>
    </message>
    <message>
        <source>The CA rejected the request and the router has stopped asking. Enroll again by hand.</source>
        <translation>The CA rejected the request and the router has stopped asking. Enroll again by hand.</translation>
    </message>
    <message>
        <source>The certificate is past its end. Enroll again.</source>
        <translation>The certificate is past its end. Enroll again.</translation>
    </message>
    <message>
        <source>Nothing was read that tells the state of this trustpoint.</source>
        <translation>Nothing was read that tells the state of this trustpoint.</translation>
    </message>
    <message>
        <source>The identity or its CA certificate is past its end; peers refuse it.</source>
        <translation>The identity or its CA certificate is past its end; peers refuse it.</translation>
    </message>
    <message>
        <source>Nothing more happens by itself.</source>
        <translation>Nothing more happens by itself.</translation>
    </message>
    <message>
        <source>The router does not trust its clock, so none of its PKI timers runs. Set the clock or NTP.</source>
        <translation>The router does not trust its clock, so none of its PKI timers runs. Set the clock or NTP.</translation>
    </message>
    <message numerus="yes">
        <source>The certificate ends in %n day(s) and nothing is renewing it.</source>
        <translation>
            <numerusform>The certificate ends in %n day and nothing is renewing it.</numerusform>
            <numerusform>The certificate ends in %n days and nothing is renewing it.</numerusform>
        </translation>
    </message>
    <message>
        <source>The CA does not answer; the router keeps trying.</source>
        <translation>The CA does not answer; the router keeps trying.</translation>
    </message>
    <message>
        <source>A key or certificate is in memory only and is lost at the next reload. Save the configuration.</source>
        <translation>A key or certificate is in memory only and is lost at the next reload. Save the configuration.</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>certificate server state</comment>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>Enabled</source>
        <comment>certificate server state</comment>
        <translation>Enabled</translation>
    </message>
    <message>
        <source>Rollover available</source>
        <comment>certificate server state</comment>
        <translation>Rollover available</translation>
    </message>
    <message>
        <source>Check failed</source>
        <comment>certificate server state</comment>
        <translation>Check failed</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>certificate server state</comment>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>The certificate server is off: it issues nothing and publishes no CRL.</source>
        <translation>The certificate server is off: it issues nothing and publishes no CRL.</translation>
    </message>
    <message>
        <source>The certificate server answers; it holds no rollover certificate yet.</source>
        <translation>The certificate server answers; it holds no rollover certificate yet.</translation>
    </message>
    <message>
        <source>The certificate server holds a rollover certificate and hands it out to those that ask.</source>
        <translation>The certificate server holds a rollover certificate and hands it out to those that ask.</translation>
    </message>
    <message>
        <source>The certificate server&apos;s own check failed: its key, certificate or storage is not as it should be.</source>
        <translation>The certificate server&apos;s own check failed: its key, certificate or storage is not as it should be.</translation>
    </message>
    <message>
        <source>Nothing was read that tells the state of this certificate server.</source>
        <translation>Nothing was read that tells the state of this certificate server.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 d %2</source>
        <comment>days, hours:minutes:seconds</comment>
        <translation>%1 d %2</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>a length of time</comment>
        <translation>%1 ago</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <comment>date and time</comment>
        <translation>%1 UTC</translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s)</source>
        <comment>key size</comment>
        <translation>
            <numerusform>%n bit</numerusform>
            <numerusform>%n bits</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a timer&apos;s name, its remaining time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (time zone not known)</source>
        <comment>a date as printed</comment>
        <translation>%1 (time zone not known)</translation>
    </message>
    <message>
        <source>%1, printed as %2</source>
        <comment>a date in UTC, as printed</comment>
        <translation>%1, printed as %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a column&apos;s title, a cell&apos;s text</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <comment>a file&apos;s name, a line&apos;s number</comment>
        <translation>%1, line %2</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Owner</source>
        <comment>of a timer</comment>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Due</source>
        <comment>date and time of a timer</comment>
        <translation>Due</translation>
    </message>
    <message>
        <source>Remaining</source>
        <comment>time until a timer fires</comment>
        <translation>Remaining</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>what tells a timer</comment>
        <translation>Source</translation>
    </message>
    <message>
        <source>From %1</source>
        <comment>a date</comment>
        <translation>From %1</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <comment>a rollover</comment>
        <translation>Scheduled</translation>
    </message>
    <message>
        <source>CA only, serial %1</source>
        <translation>CA only, serial %1</translation>
    </message>
    <message>
        <source>Ready, serial %1</source>
        <translation>Ready, serial %1</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>a rollover</comment>
        <translation>Missing</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Trustpoint</source>
        <translation>Trustpoint</translation>
    </message>
    <message>
        <source>Certificate server</source>
        <translation>Certificate server</translation>
    </message>
    <message>
        <source>Identity ends</source>
        <translation>Identity ends</translation>
    </message>
    <message>
        <source>CA ends</source>
        <translation>CA ends</translation>
    </message>
    <message>
        <source>Rollover</source>
        <translation>Rollover</translation>
    </message>
    <message>
        <source>Next timer</source>
        <translation>Next timer</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>when the device was last read</comment>
        <translation>Seen</translation>
    </message>
    <message>
        <source>RENEW: %1 % of the way from the installation (%2) to the identity&apos;s end (%3).</source>
        <translation>RENEW: %1 % of the way from the installation (%2) to the identity&apos;s end (%3).</translation>
    </message>
    <message>
        <source>SHADOW, because the identity ends with its CA: %1 % of the way from the identity&apos;s start (%2) to that end (%3).</source>
        <translation>SHADOW, because the identity ends with its CA: %1 % of the way from the identity&apos;s start (%2) to that end (%3).</translation>
    </message>
    <message>
        <source>SHADOW without auto-enroll: %1 % of the way from the CA&apos;s start (%2) to its end (%3).</source>
        <translation>SHADOW without auto-enroll: %1 % of the way from the CA&apos;s start (%2) to its end (%3).</translation>
    </message>
    <message>
        <source>Activation of the rollover: the end of the CA (%1).</source>
        <translation>Activation of the rollover: the end of the CA (%1).</translation>
    </message>
    <message>
        <source>CS SHADOW CERT GENERATION: the overlap (%1) before the end of the CA (%2).</source>
        <translation>CS SHADOW CERT GENERATION: the overlap (%1) before the end of the CA (%2).</translation>
    </message>
    <message>
        <source>CS CERT EXPIRE: the end of the CA (%1).</source>
        <translation>CS CERT EXPIRE: the end of the CA (%1).</translation>
    </message>
    <message>
        <source>CS CRL UPDATE: the next update that the last CRL names (%1).</source>
        <translation>CS CRL UPDATE: the next update that the last CRL names (%1).</translation>
    </message>
    <message>
        <source>Expiry alert: 60 days before the certificate&apos;s end (%1), then weekly, then daily in the last week.</source>
        <translation>Expiry alert: 60 days before the certificate&apos;s end (%1), then weekly, then daily in the last week.</translation>
    </message>
    <message>
        <source>The router&apos;s clock is not set: no timer of its PKI runs.</source>
        <translation>The router&apos;s clock is not set: no timer of its PKI runs.</translation>
    </message>
    <message>
        <source>The configuration was not read.</source>
        <translation>The configuration was not read.</translation>
    </message>
    <message>
        <source>The trustpoint has no auto-enroll.</source>
        <translation>The trustpoint has no auto-enroll.</translation>
    </message>
    <message>
        <source>The trustpoint has no URL to ask a CA at.</source>
        <translation>The trustpoint has no URL to ask a CA at.</translation>
    </message>
    <message>
        <source>There is no identity certificate to renew.</source>
        <translation>There is no identity certificate to renew.</translation>
    </message>
    <message>
        <source>The CA certificate is not known.</source>
        <translation>The CA certificate is not known.</translation>
    </message>
    <message>
        <source>A certificate&apos;s dates are not known.</source>
        <translation>A certificate&apos;s dates are not known.</translation>
    </message>
    <message>
        <source>It has fired already: the router polls or retries in its place.</source>
        <translation>It has fired already: the router polls or retries in its place.</translation>
    </message>
    <message>
        <source>The CA rejected the last request: the trustpoint has stopped.</source>
        <translation>The CA rejected the last request: the trustpoint has stopped.</translation>
    </message>
    <message>
        <source>The certificate is past its end.</source>
        <translation>The certificate is past its end.</translation>
    </message>
    <message>
        <source>The certificate server is not enabled.</source>
        <translation>The certificate server is not enabled.</translation>
    </message>
    <message>
        <source>The certificate server has no auto-rollover.</source>
        <translation>The certificate server has no auto-rollover.</translation>
    </message>
    <message>
        <source>A subordinate certificate server rolls over when its own CA does.</source>
        <translation>A subordinate certificate server rolls over when its own CA does.</translation>
    </message>
    <message>
        <source>The rollover certificate exists already.</source>
        <translation>The rollover certificate exists already.</translation>
    </message>
    <message>
        <source>When the last CRL was made is not known.</source>
        <translation>When the last CRL was made is not known.</translation>
    </message>
    <message>
        <source>The log does not tell the device&apos;s clock.</source>
        <translation>The log does not tell the device&apos;s clock.</translation>
    </message>
    <message>
        <source>No further alert: a successor is ready, or the last alert is past.</source>
        <translation>No further alert: a successor is ready, or the last alert is past.</translation>
    </message>
    <message>
        <source>Nothing is predicted. %1</source>
        <comment>a sentence that says why</comment>
        <translation>Nothing is predicted. %1</translation>
    </message>
    <message>
        <source>When the certificate was installed is not known; its start stands in. It may be due up to %1 later.</source>
        <translation>When the certificate was installed is not known; its start stands in. It may be due up to %1 later.</translation>
    </message>
    <message>
        <source>on time</source>
        <comment>a timer, as predicted</comment>
        <translation>on time</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>whole days</comment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>not expected</source>
        <comment>a timer that the router lists</comment>
        <translation>not expected</translation>
    </message>
    <message>
        <source>not listed</source>
        <comment>a timer that should run</comment>
        <translation>not listed</translation>
    </message>
    <message>
        <source>Prediction</source>
        <comment>source of a timer</comment>
        <translation>Prediction</translation>
    </message>
    <message>
        <source>By its certificates and configuration the trustpoint should run the other of RENEW and SHADOW.</source>
        <translation>By its certificates and configuration the trustpoint should run the other of RENEW and SHADOW.</translation>
    </message>
    <message>
        <source>Too little is known of its owner to predict this timer.</source>
        <translation>Too little is known of its owner to predict this timer.</translation>
    </message>
    <message>
        <source>No certificate or configuration tells when this timer is due.</source>
        <translation>No certificate or configuration tells when this timer is due.</translation>
    </message>
    <message>
        <source>Predicted</source>
        <comment>date and time of a timer</comment>
        <translation>Predicted</translation>
    </message>
    <message>
        <source>Drift</source>
        <comment>of a timer against its prediction</comment>
        <translation>Drift</translation>
    </message>
    <message>
        <source>It uses MD5 or single DES, and this CA is not marked as legacy.</source>
        <translation>It uses MD5 or single DES, and this CA is not marked as legacy.</translation>
    </message>
    <message>
        <source>The CA offers weaker cryptography than it did before, or than is allowed for it.</source>
        <translation>The CA offers weaker cryptography than it did before, or than is allowed for it.</translation>
    </message>
    <message>
        <source>The certificate does not have the fingerprint expected of it.</source>
        <translation>The certificate does not have the fingerprint expected of it.</translation>
    </message>
    <message>
        <source>No connection could be made or kept.</source>
        <translation>No connection could be made or kept.</translation>
    </message>
    <message>
        <source>No answer came within the time allowed.</source>
        <translation>No answer came within the time allowed.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>It was cancelled.</translation>
    </message>
    <message>
        <source>The server refused the HTTP request.</source>
        <translation>The server refused the HTTP request.</translation>
    </message>
    <message>
        <source>The answer does not fit what was asked.</source>
        <translation>The answer does not fit what was asked.</translation>
    </message>
    <message>
        <source>No address was found for that host name.</source>
        <translation>No address was found for that host name.</translation>
    </message>
    <message>
        <source>Nothing listens on that port of the host.</source>
        <translation>Nothing listens on that port of the host.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>The connection broke off.</translation>
    </message>
    <message>
        <source>What answers there does not speak SSH.</source>
        <translation>What answers there does not speak SSH.</translation>
    </message>
    <message>
        <source>The device and this program agree on no SSH algorithm. Old devices need the old algorithms, which are switched on for each device.</source>
        <translation>The device and this program agree on no SSH algorithm. Old devices need the old algorithms, which are switched on for each device.</translation>
    </message>
    <message>
        <source>The host key of this device has not been accepted yet.</source>
        <translation>The host key of this device has not been accepted yet.</translation>
    </message>
    <message>
        <source>The host key of this device has changed. Somebody may be listening: compare the fingerprints before you accept the new one.</source>
        <translation>The host key of this device has changed. Somebody may be listening: compare the fingerprints before you accept the new one.</translation>
    </message>
    <message>
        <source>The device did not accept user name, password or key.</source>
        <translation>The device did not accept user name, password or key.</translation>
    </message>
    <message>
        <source>The router asked something nobody expected, and nothing more was sent.</source>
        <translation>The router asked something nobody expected, and nothing more was sent.</translation>
    </message>
    <message>
        <source>A file of Relève is damaged. It has been left as it is.</source>
        <translation>A file of Relève is damaged. It has been left as it is.</translation>
    </message>
    <message>
        <source>The file was made by a newer version of Relève. It has been left as it is.</source>
        <translation>The file was made by a newer version of Relève. It has been left as it is.</translation>
    </message>
    <message>
        <source>Another program holds it for too long.</source>
        <translation>Another program holds it for too long.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>The disk is full.</translation>
    </message>
    <message>
        <source>It exists already.</source>
        <translation>It exists already.</translation>
    </message>
    <message>
        <source>This device is being changed already.</source>
        <translation>This device is being changed already.</translation>
    </message>
    <message>
        <source>There is no keychain that works here.</source>
        <translation>There is no keychain that works here.</translation>
    </message>
    <message>
        <source>The message ends in the middle, after %1 bytes. What is shown is what there is of it.</source>
        <translation>The message ends in the middle, after %1 bytes. What is shown is what there is of it.</translation>
    </message>
    <message>
        <source>Neither a client nor a CA would read this message: %1.</source>
        <translation>Neither a client nor a CA would read this message: %1.</translation>
    </message>
    <message>
        <source>%1 bytes follow the end of the message.</source>
        <translation>%1 bytes follow the end of the message.</translation>
    </message>
    <message>
        <source>The encoding is BER: indefinite lengths or strings in pieces.</source>
        <translation>The encoding is BER: indefinite lengths or strings in pieces.</translation>
    </message>
    <message>
        <source>Nobody has signed the message.</source>
        <translation>Nobody has signed the message.</translation>
    </message>
    <message>
        <source>The message has more than one signer; only the first is shown.</source>
        <translation>The message has more than one signer; only the first is shown.</translation>
    </message>
    <message>
        <source>The signer’s certificate is not in the message: the signature cannot be verified here.</source>
        <translation>The signer’s certificate is not in the message: the signature cannot be verified here.</translation>
    </message>
    <message>
        <source>The signature does not verify with the certificate enclosed: the message was changed, or somebody else signed it.</source>
        <translation>The signature does not verify with the certificate enclosed: the message was changed, or somebody else signed it.</translation>
    </message>
    <message>
        <source>The signer’s certificate is valid from %1 until %2, which does not include %3.</source>
        <translation>The signer’s certificate is valid from %1 until %2, which does not include %3.</translation>
    </message>
    <message>
        <source>The signer’s RSA key has only %1 bits.</source>
        <translation>The signer’s RSA key has only %1 bits.</translation>
    </message>
    <message>
        <source>It is signed with MD5, as old IOS does. Most peers refuse it.</source>
        <translation>It is signed with MD5, as old IOS does. Most peers refuse it.</translation>
    </message>
    <message>
        <source>It is signed with SHA-1; SHA-256 is what every implementation must know.</source>
        <translation>It is signed with SHA-1; SHA-256 is what every implementation must know.</translation>
    </message>
    <message>
        <source>It is signed with a digest that SCEP has no name for: %1.</source>
        <translation>It is signed with a digest that SCEP has no name for: %1.</translation>
    </message>
    <message>
        <source>The signature algorithm is given as %1 and not as rsaEncryption.</source>
        <translation>The signature algorithm is given as %1 and not as rsaEncryption.</translation>
    </message>
    <message>
        <source>The signature is RSA-PSS, which few peers read.</source>
        <translation>The signature is RSA-PSS, which few peers read.</translation>
    </message>
    <message>
        <source>The signer’s key is no RSA key (%1): an answer cannot be encrypted to it.</source>
        <translation>The signer’s key is no RSA key (%1): an answer cannot be encrypted to it.</translation>
    </message>
    <message>
        <source>The signed attributes are not in DER’s order.</source>
        <translation>The signed attributes are not in DER’s order.</translation>
    </message>
    <message>
        <source>The attribute %1 does not have exactly one value.</source>
        <translation>The attribute %1 does not have exactly one value.</translation>
    </message>
    <message>
        <source>The attribute %1 is of type %2; it has to be %3.</source>
        <translation>The attribute %1 is of type %2; it has to be %3.</translation>
    </message>
    <message>
        <source>The transactionID is of type %1; it has to be a PrintableString.</source>
        <translation>The transactionID is of type %1; it has to be a PrintableString.</translation>
    </message>
    <message>
        <source>The signed attribute contentType is missing.</source>
        <translation>The signed attribute contentType is missing.</translation>
    </message>
    <message>
        <source>The messageType is missing.</source>
        <translation>The messageType is missing.</translation>
    </message>
    <message>
        <source>There is no messageType “%1”. A CA answers badRequest.</source>
        <translation>There is no messageType “%1”. A CA answers badRequest.</translation>
    </message>
    <message>
        <source>The messageType is 18, UpdateReq of old drafts. RFC 8894 has RenewalReq, 17, in its place.</source>
        <translation>The messageType is 18, UpdateReq of old drafts. RFC 8894 has RenewalReq, 17, in its place.</translation>
    </message>
    <message>
        <source>The transactionID is missing.</source>
        <translation>The transactionID is missing.</translation>
    </message>
    <message>
        <source>The transactionID has %1 characters, more than Relève reads.</source>
        <translation>The transactionID has %1 characters, more than Relève reads.</translation>
    </message>
    <message>
        <source>The senderNonce is missing.</source>
        <translation>The senderNonce is missing.</translation>
    </message>
    <message>
        <source>The answer has no recipientNonce: nothing ties it to the request it answers.</source>
        <translation>The answer has no recipientNonce: nothing ties it to the request it answers.</translation>
    </message>
    <message>
        <source>The %1 has %2 bytes and not 16.</source>
        <translation>The %1 has %2 bytes and not 16.</translation>
    </message>
    <message>
        <source>The senderNonce of the answer is that of the request and not a fresh one.</source>
        <translation>The senderNonce of the answer is that of the request and not a fresh one.</translation>
    </message>
    <message>
        <source>The answer has no pkiStatus.</source>
        <translation>The answer has no pkiStatus.</translation>
    </message>
    <message>
        <source>There is no pkiStatus “%1”.</source>
        <translation>There is no pkiStatus “%1”.</translation>
    </message>
    <message>
        <source>The FAILURE gives no failInfo.</source>
        <translation>The FAILURE gives no failInfo.</translation>
    </message>
    <message>
        <source>There is no failInfo “%1”.</source>
        <translation>There is no failInfo “%1”.</translation>
    </message>
    <message>
        <source>What is signed is of type %1; it has to be pkcs7-data.</source>
        <translation>What is signed is of type %1; it has to be pkcs7-data.</translation>
    </message>
    <message>
        <source>The message has no content: the pkcsPKIEnvelope is missing.</source>
        <translation>The message has no content: the pkcsPKIEnvelope is missing.</translation>
    </message>
    <message>
        <source>The content is left out altogether; an empty one is read by every client.</source>
        <translation>The content is left out altogether; an empty one is read by every client.</translation>
    </message>
    <message>
        <source>An answer that is no SUCCESS has a content all the same.</source>
        <translation>An answer that is no SUCCESS has a content all the same.</translation>
    </message>
    <message>
        <source>The content is no pkcsPKIEnvelope.</source>
        <translation>The content is no pkcsPKIEnvelope.</translation>
    </message>
    <message>
        <source>It is encrypted to %1 recipients; a receiver has to look for its own name among them.</source>
        <translation>It is encrypted to %1 recipients; a receiver has to look for its own name among them.</translation>
    </message>
    <message>
        <source>A recipient is not named by issuer and serial number with a key transported to it.</source>
        <translation>A recipient is not named by issuer and serial number with a key transported to it.</translation>
    </message>
    <message>
        <source>It is encrypted with single DES, which anybody can break today and OpenSSL 3 does not read.</source>
        <translation>It is encrypted with single DES, which anybody can break today and OpenSSL 3 does not read.</translation>
    </message>
    <message>
        <source>It is encrypted with 3DES; AES-128 is what every implementation must know.</source>
        <translation>It is encrypted with 3DES; AES-128 is what every implementation must know.</translation>
    </message>
    <message>
        <source>It is encrypted with a cipher that SCEP has no name for: %1.</source>
        <translation>It is encrypted with a cipher that SCEP has no name for: %1.</translation>
    </message>
    <message>
        <source>The key given does not open the envelope: the recipients listed are whose key it takes.</source>
        <translation>The key given does not open the envelope: the recipients listed are whose key it takes.</translation>
    </message>
    <message>
        <source>The envelope does not hold what its messageType says, or the key given is not the recipient’s.</source>
        <translation>The envelope does not hold what its messageType says, or the key given is not the recipient’s.</translation>
    </message>
    <message>
        <source>The request’s own signature does not verify: nothing proves that its maker holds the key.</source>
        <translation>The request’s own signature does not verify: nothing proves that its maker holds the key.</translation>
    </message>
    <message>
        <source>The RSA key to be certified has only %1 bits.</source>
        <translation>The RSA key to be certified has only %1 bits.</translation>
    </message>
    <message>
        <source>The message is signed with another key than the one to be certified.</source>
        <translation>The message is signed with another key than the one to be certified.</translation>
    </message>
    <message>
        <source>The self-signed signer has another subject than the request, as with micromdm and IOS.</source>
        <translation>The self-signed signer has another subject than the request, as with micromdm and IOS.</translation>
    </message>
    <message>
        <source>The SUCCESS encloses neither a certificate nor a CRL.</source>
        <translation>The SUCCESS encloses neither a certificate nor a CRL.</translation>
    </message>
    <message>
        <source>The CA’s certificate comes before the one issued: a client that takes the first takes the wrong one.</source>
        <translation>The CA’s certificate comes before the one issued: a client that takes the first takes the wrong one.</translation>
    </message>
    <message>
        <source>The new CA’s certificate stands outside what is signed, where anybody may have put it. Compare its fingerprint.</source>
        <translation>The new CA’s certificate stands outside what is signed, where anybody may have put it. Compare its fingerprint.</translation>
    </message>
    <message>
        <source>The new CA’s certificate stands inside only; some clients look for it beside the signature.</source>
        <translation>The new CA’s certificate stands inside only; some clients look for it beside the signature.</translation>
    </message>
    <message>
        <source>The answer brings no CA certificate.</source>
        <translation>The answer brings no CA certificate.</translation>
    </message>
    <message>
        <source>The CA does not say that it knows AES.</source>
        <translation>The CA does not say that it knows AES.</translation>
    </message>
    <message>
        <source>The CA does not say that it knows SHA-256.</source>
        <translation>The CA does not say that it knows SHA-256.</translation>
    </message>
    <message>
        <source>The CA does not say that it takes POST: long requests go into URLs.</source>
        <translation>The CA does not say that it takes POST: long requests go into URLs.</translation>
    </message>
    <message>
        <source>The CA does not say that it knows RenewalReq: renewals go as PKCSReq, signed with the current certificate.</source>
        <translation>The CA does not say that it knows RenewalReq: renewals go as PKCSReq, signed with the current certificate.</translation>
    </message>
    <message>
        <source>SHA-384 is not listed, and strongSwan 5.9 takes its place for that of AES.</source>
        <translation>SHA-384 is not listed, and strongSwan 5.9 takes its place for that of AES.</translation>
    </message>
    <message>
        <source>%1 capabilities are none that RFC 8894 or Cisco has.</source>
        <translation>%1 capabilities are none that RFC 8894 or Cisco has.</translation>
    </message>
    <message>
        <source>SCEP message</source>
        <translation>SCEP message</translation>
    </message>
    <message>
        <source>Answer to GetNextCACert</source>
        <translation>Answer to GetNextCACert</translation>
    </message>
    <message>
        <source>Certificates without a signature (certs-only)</source>
        <translation>Certificates without a signature (certs-only)</translation>
    </message>
    <message>
        <source>Signed message, not of SCEP</source>
        <translation>Signed message, not of SCEP</translation>
    </message>
    <message>
        <source>SCEP envelope without its message</source>
        <translation>SCEP envelope without its message</translation>
    </message>
    <message>
        <source>Answer to GetCACert</source>
        <translation>Answer to GetCACert</translation>
    </message>
    <message>
        <source>Answer to GetCACaps</source>
        <translation>Answer to GetCACaps</translation>
    </message>
    <message>
        <source>SCEP request without a message</source>
        <translation>SCEP request without a message</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>Not recognised</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>PEM</source>
        <translation>PEM</translation>
    </message>
    <message>
        <source>base64</source>
        <translation>base64</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>HTTP message</source>
        <translation>HTTP message</translation>
    </message>
    <message>
        <source>text</source>
        <comment>a capture&apos;s form</comment>
        <translation>text</translation>
    </message>
    <message>
        <source>violation</source>
        <translation>violation</translation>
    </message>
    <message>
        <source>legacy</source>
        <translation>legacy</translation>
    </message>
    <message>
        <source>interoperability</source>
        <translation>interoperability</translation>
    </message>
    <message>
        <source>The device answers.</source>
        <translation>The device answers.</translation>
    </message>
    <message>
        <source>The login is privileged.</source>
        <translation>The login is privileged.</translation>
    </message>
    <message>
        <source>The login is not privileged (no “#” prompt). Give the device an enable password or a user of privilege 15.</source>
        <translation>The login is not privileged (no “#” prompt). Give the device an enable password or a user of privilege 15.</translation>
    </message>
    <message>
        <source>The device was read completely.</source>
        <translation>The device was read completely.</translation>
    </message>
    <message>
        <source>The device refused commands, and what they show is not known: {commands}. Allow them for this user.</source>
        <translation>The device refused commands, and what they show is not known: {commands}. Allow them for this user.</translation>
    </message>
    <message>
        <source>The clock is authoritative.</source>
        <translation>The clock is authoritative.</translation>
    </message>
    <message>
        <source>The clock is not authoritative, and PKI timers do not run. Bring NTP up first (“show ntp status”).</source>
        <translation>The clock is not authoritative, and PKI timers do not run. Bring NTP up first (“show ntp status”).</translation>
    </message>
    <message>
        <source>The device does not say whether its clock is authoritative. Look at “show clock detail”.</source>
        <translation>The device does not say whether its clock is authoritative. Look at “show clock detail”.</translation>
    </message>
    <message>
        <source>The HTTP server is on.</source>
        <translation>The HTTP server is on.</translation>
    </message>
    <message>
        <source>The HTTP server is off, so no client reaches {server}. Configure “ip http server”.</source>
        <translation>The HTTP server is off, so no client reaches {server}. Configure “ip http server”.</translation>
    </message>
    <message>
        <source>The name can be typed on a command line.</source>
        <translation>The name can be typed on a command line.</translation>
    </message>
    <message>
        <source>The name “{name}” cannot be typed on an IOS command line.</source>
        <translation>The name “{name}” cannot be typed on an IOS command line.</translation>
    </message>
    <message>
        <source>The challenge password can be typed.</source>
        <translation>The challenge password can be typed.</translation>
    </message>
    <message>
        <source>The challenge password is empty or holds characters that cannot be typed on an IOS command line.</source>
        <translation>The challenge password is empty or holds characters that cannot be typed on an IOS command line.</translation>
    </message>
    <message>
        <source>The device has a trustpoint {trustpoint}.</source>
        <translation>The device has a trustpoint {trustpoint}.</translation>
    </message>
    <message>
        <source>The device has no trustpoint {trustpoint}, or it is that of a certificate server. Check the name; upper and lower case differ.</source>
        <translation>The device has no trustpoint {trustpoint}, or it is that of a certificate server. Check the name; upper and lower case differ.</translation>
    </message>
    <message>
        <source>{trustpoint} enrolls over SCEP.</source>
        <translation>{trustpoint} enrolls over SCEP.</translation>
    </message>
    <message>
        <source>{trustpoint} has no enrollment URL, so it cannot ask a CA by itself. Configure “enrollment url”.</source>
        <translation>{trustpoint} has no enrollment URL, so it cannot ask a CA by itself. Configure “enrollment url”.</translation>
    </message>
    <message>
        <source>The fingerprint of the CA is given.</source>
        <translation>The fingerprint of the CA is given.</translation>
    </message>
    <message>
        <source>The fingerprint of the CA is missing or is none. Get it from whoever runs the CA, not from the network.</source>
        <translation>The fingerprint of the CA is missing or is none. Get it from whoever runs the CA, not from the network.</translation>
    </message>
    <message>
        <source>The CA’s certificate has the fingerprint given ({given}).</source>
        <translation>The CA’s certificate has the fingerprint given ({given}).</translation>
    </message>
    <message>
        <source>The CA’s certificate has the fingerprint {ca} and not {given}. Do not go on before whoever runs the CA has explained it.</source>
        <translation>The CA’s certificate has the fingerprint {ca} and not {given}. Do not go on before whoever runs the CA has explained it.</translation>
    </message>
    <message>
        <source>The CA’s certificate could not be fetched to compare {given} with. Give the SHA-1 or MD5 fingerprint, which the router itself shows.</source>
        <translation>The CA’s certificate could not be fetched to compare {given} with. Give the SHA-1 or MD5 fingerprint, which the router itself shows.</translation>
    </message>
    <message>
        <source>The CA answers.</source>
        <translation>The CA answers.</translation>
    </message>
    <message>
        <source>The CA was not asked: whether it answers is not known.</source>
        <translation>The CA was not asked: whether it answers is not known.</translation>
    </message>
    <message>
        <source>The CA gives the certificate that {trustpoint} holds.</source>
        <translation>The CA gives the certificate that {trustpoint} holds.</translation>
    </message>
    <message>
        <source>The CA gives another certificate ({ca}) than {trustpoint} holds ({held}). {trustpoint} may have to be authenticated anew.</source>
        <translation>The CA gives another certificate ({ca}) than {trustpoint} holds ({held}). {trustpoint} may have to be authenticated anew.</translation>
    </message>
    <message>
        <source>The CA can do all it could before.</source>
        <translation>The CA can do all it could before.</translation>
    </message>
    <message>
        <source>The CA no longer lists what it did: {lost}. Somebody may be weakening the connection; ask whoever runs the CA.</source>
        <translation>The CA no longer lists what it did: {lost}. Somebody may be weakening the connection; ask whoever runs the CA.</translation>
    </message>
    <message>
        <source>{trustpoint} holds no CA certificate yet.</source>
        <translation>{trustpoint} holds no CA certificate yet.</translation>
    </message>
    <message>
        <source>{trustpoint} already holds a CA certificate (serial {serial}), and IOS takes no second one. Remove the trustpoint’s certificates first, if it is to be another CA.</source>
        <translation>{trustpoint} already holds a CA certificate (serial {serial}), and IOS takes no second one. Remove the trustpoint’s certificates first, if it is to be another CA.</translation>
    </message>
    <message>
        <source>{trustpoint} holds its CA’s certificate.</source>
        <translation>{trustpoint} holds its CA’s certificate.</translation>
    </message>
    <message>
        <source>{trustpoint} holds no CA certificate. Authenticate it first.</source>
        <translation>{trustpoint} holds no CA certificate. Authenticate it first.</translation>
    </message>
    <message>
        <source>The CA certificate is valid until {end}.</source>
        <translation>The CA certificate is valid until {end}.</translation>
    </message>
    <message>
        <source>The CA certificate expired at {end}. The new one has to be authenticated first.</source>
        <translation>The CA certificate expired at {end}. The new one has to be authenticated first.</translation>
    </message>
    <message>
        <source>{trustpoint} has no certificate yet.</source>
        <translation>{trustpoint} has no certificate yet.</translation>
    </message>
    <message>
        <source>{trustpoint} already has a certificate (serial {serial}). Renew it instead.</source>
        <translation>{trustpoint} already has a certificate (serial {serial}). Renew it instead.</translation>
    </message>
    <message>
        <source>{trustpoint} has a certificate to renew.</source>
        <translation>{trustpoint} has a certificate to renew.</translation>
    </message>
    <message>
        <source>{trustpoint} has no certificate to renew. Enroll it instead.</source>
        <translation>{trustpoint} has no certificate to renew. Enroll it instead.</translation>
    </message>
    <message>
        <source>The certificate is valid until {end}.</source>
        <translation>The certificate is valid until {end}.</translation>
    </message>
    <message>
        <source>The certificate expired at {end}, and no CA believes a request signed with it. It has to be enrolled anew.</source>
        <translation>The certificate expired at {end}, and no CA believes a request signed with it. It has to be enrolled anew.</translation>
    </message>
    <message>
        <source>No request of {trustpoint} is pending.</source>
        <translation>No request of {trustpoint} is pending.</translation>
    </message>
    <message>
        <source>A request of {trustpoint} is pending and will be dropped for the new one.</source>
        <translation>A request of {trustpoint} is pending and will be dropped for the new one.</translation>
    </message>
    <message>
        <source>{trustpoint} has no “password” line that would answer instead of you.</source>
        <translation>{trustpoint} has no “password” line that would answer instead of you.</translation>
    </message>
    <message>
        <source>The “password” line of {trustpoint} answers instead of what is given here, and a one-time password may be used up.</source>
        <translation>The “password” line of {trustpoint} answers instead of what is given here, and a one-time password may be used up.</translation>
    </message>
    <message>
        <source>{trustpoint} renews itself (auto-enroll).</source>
        <translation>{trustpoint} renews itself (auto-enroll).</translation>
    </message>
    <message>
        <source>{trustpoint} has no “auto-enroll”: nothing renews it the next time.</source>
        <translation>{trustpoint} has no “auto-enroll”: nothing renews it the next time.</translation>
    </message>
    <message>
        <source>The device has a certificate server {server}.</source>
        <translation>The device has a certificate server {server}.</translation>
    </message>
    <message>
        <source>The device has no certificate server {server}. Check the name; upper and lower case differ.</source>
        <translation>The device has no certificate server {server}. Check the name; upper and lower case differ.</translation>
    </message>
    <message>
        <source>{server} is enabled.</source>
        <translation>{server} is enabled.</translation>
    </message>
    <message>
        <source>{server} is not enabled (it says: {state}). Start it with “no shutdown” in its configuration.</source>
        <translation>{server} is not enabled (it says: {state}). Start it with “no shutdown” in its configuration.</translation>
    </message>
    <message>
        <source>{server} is a root CA.</source>
        <translation>{server} is a root CA.</translation>
    </message>
    <message>
        <source>{server} is no root CA ({mode}): the CA above it decides about its rollover.</source>
        <translation>{server} is no root CA ({mode}): the CA above it decides about its rollover.</translation>
    </message>
    <message>
        <source>{server} has no rollover certificate yet.</source>
        <translation>{server} has no rollover certificate yet.</translation>
    </message>
    <message>
        <source>{server} already has a rollover certificate ({fingerprint}). Cancel that one first, if there is to be another.</source>
        <translation>{server} already has a rollover certificate ({fingerprint}). Cancel that one first, if there is to be another.</translation>
    </message>
    <message>
        <source>{server} has a rollover certificate.</source>
        <translation>{server} has a rollover certificate.</translation>
    </message>
    <message>
        <source>{server} has no rollover certificate: there is nothing to cancel.</source>
        <translation>{server} has no rollover certificate: there is nothing to cancel.</translation>
    </message>
    <message>
        <source>The requests of {server} were read.</source>
        <translation>The requests of {server} were read.</translation>
    </message>
    <message>
        <source>The requests of {server} could not be read: what will be decided about is not known.</source>
        <translation>The requests of {server} could not be read: what will be decided about is not known.</translation>
    </message>
    <message>
        <source>{server} has a request {id}.</source>
        <translation>{server} has a request {id}.</translation>
    </message>
    <message>
        <source>{server} has no request {id}. List them with “requests”.</source>
        <translation>{server} has no request {id}. List them with “requests”.</translation>
    </message>
    <message>
        <source>Request {id} is pending.</source>
        <translation>Request {id} is pending.</translation>
    </message>
    <message>
        <source>Request {id} is not pending any more (it is {state}).</source>
        <translation>Request {id} is not pending any more (it is {state}).</translation>
    </message>
    <message>
        <source>{server} has pending requests.</source>
        <translation>{server} has pending requests.</translation>
    </message>
    <message>
        <source>{server} has no pending request: there is nothing to decide.</source>
        <translation>{server} has no pending request: there is nothing to decide.</translation>
    </message>
    <message>
        <source>The serial number is well-formed.</source>
        <translation>The serial number is well-formed.</translation>
    </message>
    <message>
        <source>“{serial}” is no serial number: hexadecimal digits are expected.</source>
        <translation>“{serial}” is no serial number: hexadecimal digits are expected.</translation>
    </message>
    <message>
        <source>{server} has issued serial number {serial} (its last is {last}).</source>
        <translation>{server} has issued serial number {serial} (its last is {last}).</translation>
    </message>
    <message>
        <source>{server} has not issued serial number {serial} yet: its last is {last}.</source>
        <translation>{server} has not issued serial number {serial} yet: its last is {last}.</translation>
    </message>
    <message>
        <source>Serial number {serial} is not of a CA certificate.</source>
        <translation>Serial number {serial} is not of a CA certificate.</translation>
    </message>
    <message>
        <source>Serial number {serial} is that of {server}’s own CA certificate. Revoking it would end every certificate below it.</source>
        <translation>Serial number {serial} is that of {server}’s own CA certificate. Revoking it would end every certificate below it.</translation>
    </message>
    <message>
        <source>The configuration was saved before.</source>
        <translation>The configuration was saved before.</translation>
    </message>
    <message>
        <source>The configuration has unsaved changes of somebody’s. They will not be saved unless you ask for it.</source>
        <translation>The configuration has unsaved changes of somebody’s. They will not be saved unless you ask for it.</translation>
    </message>
    <message>
        <source>Whether the configuration has unsaved changes is not known.</source>
        <translation>Whether the configuration has unsaved changes is not known.</translation>
    </message>
    <message>
        <source>met</source>
        <comment>a precondition</comment>
        <translation>met</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>a precondition</comment>
        <translation>warning</translation>
    </message>
    <message>
        <source>blocks</source>
        <comment>a precondition</comment>
        <translation>blocks</translation>
    </message>
    <message>
        <source>Done, and read back from the router.</source>
        <translation>Done, and read back from the router.</translation>
    </message>
    <message>
        <source>Done, but the configuration is not saved: a reload would lose it.</source>
        <translation>Done, but the configuration is not saved: a reload would lose it.</translation>
    </message>
    <message>
        <source>Save the configuration when nobody’s changes stand in the way.</source>
        <translation>Save the configuration when nobody’s changes stand in the way.</translation>
    </message>
    <message>
        <source>The request of {target} waits at the CA to be granted.</source>
        <translation>The request of {target} waits at the CA to be granted.</translation>
    </message>
    <message>
        <source>Grant it on the certificate server; the router asks again by itself, at {poll} next. Then refresh.</source>
        <translation>Grant it on the certificate server; the router asks again by itself, at {poll} next. Then refresh.</translation>
    </message>
    <message>
        <source>The request of {target} for the shadow certificate waits at the CA to be granted.</source>
        <translation>The request of {target} for the shadow certificate waits at the CA to be granted.</translation>
    </message>
    <message>
        <source>Refused before anything was sent: a precondition is not met.</source>
        <translation>Refused before anything was sent: a precondition is not met.</translation>
    </message>
    <message>
        <source>The preconditions marked as blocking say what is to be put right first.</source>
        <translation>The preconditions marked as blocking say what is to be put right first.</translation>
    </message>
    <message>
        <source>Refused before anything was sent: the router is no longer as it was previewed.</source>
        <translation>Refused before anything was sent: the router is no longer as it was previewed.</translation>
    </message>
    <message>
        <source>Look at the new preview, then decide again.</source>
        <translation>Look at the new preview, then decide again.</translation>
    </message>
    <message>
        <source>The router does not take the command “{line}”: {text}</source>
        <translation>The router does not take the command “{line}”: {text}</translation>
    </message>
    <message>
        <source>Check the user’s rights on the router, and whether its release knows the command.</source>
        <translation>Check the user’s rights on the router, and whether its release knows the command.</translation>
    </message>
    <message>
        <source>The router took “{line}” and failed: {text}</source>
        <translation>The router took “{line}” and failed: {text}</translation>
    </message>
    <message>
        <source>The router’s own words say why. Its log may say more (“show logging”).</source>
        <translation>The router’s own words say why. Its log may say more (“show logging”).</translation>
    </message>
    <message>
        <source>The router has no room left to store it: {text}</source>
        <translation>The router has no room left to store it: {text}</translation>
    </message>
    <message>
        <source>Make room on the router’s file system, then try again.</source>
        <translation>Make room on the router’s file system, then try again.</translation>
    </message>
    <message>
        <source>The router got no answer from its CA and asks again by itself, at {retry} next.</source>
        <translation>The router got no answer from its CA and asks again by itself, at {retry} next.</translation>
    </message>
    <message>
        <source>Check that the router reaches the CA (routing, VRF, source interface), then refresh.</source>
        <translation>Check that the router reaches the CA (routing, VRF, source interface), then refresh.</translation>
    </message>
    <message>
        <source>The CA answers this computer, but the router took nothing of it, and asks again at {retry}.</source>
        <translation>The CA answers this computer, but the router took nothing of it, and asks again at {retry}.</translation>
    </message>
    <message>
        <source>Check the way from the router to the CA, and the router’s log; then refresh.</source>
        <translation>Check the way from the router to the CA, and the router’s log; then refresh.</translation>
    </message>
    <message>
        <source>The CA rejected the request of {target}.</source>
        <translation>The CA rejected the request of {target}.</translation>
    </message>
    <message>
        <source>Find out why from whoever runs the CA; the router does not ask again by itself.</source>
        <translation>Find out why from whoever runs the CA; the router does not ask again by itself.</translation>
    </message>
    <message>
        <source>The router said nothing against it, and yet nothing has changed.</source>
        <translation>The router said nothing against it, and yet nothing has changed.</translation>
    </message>
    <message>
        <source>Look at the router’s log (“show logging”), then try again.</source>
        <translation>Look at the router’s log (“show logging”), then try again.</translation>
    </message>
    <message>
        <source>The router was given the certificate it already had (serial {serial}).</source>
        <translation>The router was given the certificate it already had (serial {serial}).</translation>
    </message>
    <message>
        <source>Ask whoever runs the CA why it gave no new one.</source>
        <translation>Ask whoever runs the CA why it gave no new one.</translation>
    </message>
    <message>
        <source>It is not the certificate it should be: {fingerprint}, expected {expected}.</source>
        <translation>It is not the certificate it should be: {fingerprint}, expected {expected}.</translation>
    </message>
    <message>
        <source>Do not rely on it before whoever runs the CA has explained it.</source>
        <translation>Do not rely on it before whoever runs the CA has explained it.</translation>
    </message>
    <message>
        <source>The certificate with serial number {serial} is not of the router’s key {key}.</source>
        <translation>The certificate with serial number {serial} is not of the router’s key {key}.</translation>
    </message>
    <message>
        <source>The router cannot use it. Enroll it anew.</source>
        <translation>The router cannot use it. Enroll it anew.</translation>
    </message>
    <message>
        <source>Done for the requests {done}, not for {left}.</source>
        <translation>Done for the requests {done}, not for {left}.</translation>
    </message>
    <message>
        <source>Refresh, then decide about the rest again.</source>
        <translation>Refresh, then decide about the rest again.</translation>
    </message>
    <message>
        <source>The router shows the certificate {router}, and the CA gives {ca}.</source>
        <translation>The router shows the certificate {router}, and the CA gives {ca}.</translation>
    </message>
    <message>
        <source>Refresh in a moment; if they still differ, something stands between this computer and the CA.</source>
        <translation>Refresh in a moment; if they still differ, something stands between this computer and the CA.</translation>
    </message>
    <message>
        <source>It was sent, but what would prove it could not be read.</source>
        <translation>It was sent, but what would prove it could not be read.</translation>
    </message>
    <message>
        <source>Refresh the device: that settles how it ended.</source>
        <translation>Refresh the device: that settles how it ended.</translation>
    </message>
    <message>
        <source>The connection was lost before the answer to “{line}” came.</source>
        <translation>The connection was lost before the answer to “{line}” came.</translation>
    </message>
    <message>
        <source>The router asked what nobody expected, and got no answer: {question}</source>
        <translation>The router asked what nobody expected, and got no answer: {question}</translation>
    </message>
    <message>
        <source>Look at the question, and answer it on the router itself if need be.</source>
        <translation>Look at the question, and answer it on the router itself if need be.</translation>
    </message>
    <message>
        <source>It was interrupted.</source>
        <translation>It was interrupted.</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>a change of a router</comment>
        <translation>waiting</translation>
    </message>
    <message>
        <source>running</source>
        <comment>a change of a router</comment>
        <translation>running</translation>
    </message>
    <message>
        <source>done</source>
        <comment>a change of a router</comment>
        <translation>done</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a change of a router</comment>
        <translation>failed</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>a change of a router</comment>
        <translation>refused</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>a change of a router</comment>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <comment>a change of a router</comment>
        <translation>outcome unknown</translation>
    </message>
    <message>
        <source>The router got nothing from its CA. Check the enrollment URL and the way from the router to the CA (routing, VRF, source interface).</source>
        <translation>The router got nothing from its CA. Check the enrollment URL and the way from the router to the CA (routing, VRF, source interface).</translation>
    </message>
    <message>
        <source>The router already holds a CA certificate for it. Remove that one first.</source>
        <translation>The router already holds a CA certificate for it. Remove that one first.</translation>
    </message>
    <message>
        <source>The trustpoint has to be authenticated first.</source>
        <translation>The trustpoint has to be authenticated first.</translation>
    </message>
    <message>
        <source>The CA’s certificate does not have the fingerprint in the trustpoint’s configuration. Ask whoever runs the CA.</source>
        <translation>The CA’s certificate does not have the fingerprint in the trustpoint’s configuration. Ask whoever runs the CA.</translation>
    </message>
    <message>
        <source>The router has no such trustpoint. Refresh it.</source>
        <translation>The router has no such trustpoint. Refresh it.</translation>
    </message>
    <message>
        <source>The router has no such certificate server. Refresh it.</source>
        <translation>The router has no such certificate server. Refresh it.</translation>
    </message>
    <message>
        <source>The router’s clock is not set. Bring NTP up first.</source>
        <translation>The router’s clock is not set. Bring NTP up first.</translation>
    </message>
    <message>
        <source>The router has no room left. Make room on its file system.</source>
        <translation>The router has no room left. Make room on its file system.</translation>
    </message>
    <message>
        <source>The router did not save its configuration. Look at its file systems (“dir nvram:”).</source>
        <translation>The router did not save its configuration. Look at its file systems (“dir nvram:”).</translation>
    </message>
    <message>
        <source>{trustpoint} will trust the CA with the fingerprint {fingerprint}.</source>
        <translation>{trustpoint} will trust the CA with the fingerprint {fingerprint}.</translation>
    </message>
    <message>
        <source>{trustpoint} will get its first certificate.</source>
        <translation>{trustpoint} will get its first certificate.</translation>
    </message>
    <message>
        <source>The new certificate replaces the one with serial number {serial} at once.</source>
        <translation>The new certificate replaces the one with serial number {serial} at once.</translation>
    </message>
    <message>
        <source>A new key replaces {key} (“regenerate”).</source>
        <translation>A new key replaces {key} (“regenerate”).</translation>
    </message>
    <message>
        <source>The CA is rolling over: the request is for the shadow certificate, and the present certificate stays.</source>
        <translation>The CA is rolling over: the request is for the shadow certificate, and the present certificate stays.</translation>
    </message>
    <message>
        <source>The request of {trustpoint} that is pending is dropped.</source>
        <translation>The request of {trustpoint} that is pending is dropped.</translation>
    </message>
    <message>
        <source>{server} on {device} grants by hand: the request may wait there to be granted.</source>
        <translation>{server} on {device} grants by hand: the request may wait there to be granted.</translation>
    </message>
    <message>
        <source>{server} makes a rollover certificate, which takes over at {starts}.</source>
        <translation>{server} makes a rollover certificate, which takes over at {starts}.</translation>
    </message>
    <message>
        <source>{server} deletes its rollover certificate {fingerprint} and its key.</source>
        <translation>{server} deletes its rollover certificate {fingerprint} and its key.</translation>
    </message>
    <message numerus="yes">
        <source>%n router(s) hold the rollover certificate and will trust a CA that never comes.</source>
        <translation>
            <numerusform>%n router holds the rollover certificate and will trust a CA that never comes.</numerusform>
            <numerusform>%n routers hold the rollover certificate and will trust a CA that never comes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n router(s) were not read since it was made and may hold it too.</source>
        <translation>
            <numerusform>%n router was not read since it was made and may hold it too.</numerusform>
            <numerusform>%n routers were not read since it was made and may hold it too.</numerusform>
        </translation>
    </message>
    <message>
        <source>{server} will not make another one by itself: the next rollover has to be started by hand.</source>
        <translation>{server} will not make another one by itself: the next rollover has to be started by hand.</translation>
    </message>
    <message>
        <source>{server} issues certificates for the requests {ids}.</source>
        <translation>{server} issues certificates for the requests {ids}.</translation>
    </message>
    <message>
        <source>{server} rejects the requests {ids}.</source>
        <translation>{server} rejects the requests {ids}.</translation>
    </message>
    <message>
        <source>A router whose request is rejected does not ask again by itself.</source>
        <translation>A router whose request is rejected does not ask again by itself.</translation>
    </message>
    <message>
        <source>{server} revokes serial number {serial} for good: that cannot be undone.</source>
        <translation>{server} revokes serial number {serial} for good: that cannot be undone.</translation>
    </message>
    <message>
        <source>{device} uses that certificate for {trustpoint}: its peers will refuse it once they read the new CRL.</source>
        <translation>{device} uses that certificate for {trustpoint}: its peers will refuse it once they read the new CRL.</translation>
    </message>
    <message>
        <source>The configuration is saved (“write memory”).</source>
        <translation>The configuration is saved (“write memory”).</translation>
    </message>
    <message>
        <source>The configuration is not saved, and a reload loses the change:</source>
        <translation>The configuration is not saved, and a reload loses the change:</translation>
    </message>
    <message>
        <source>Authenticate</source>
        <translation>Authenticate</translation>
    </message>
    <message>
        <source>Enroll</source>
        <translation>Enroll</translation>
    </message>
    <message>
        <source>Renew now</source>
        <translation>Renew now</translation>
    </message>
    <message>
        <source>Roll over</source>
        <translation>Roll over</translation>
    </message>
    <message>
        <source>Cancel rollover</source>
        <translation>Cancel rollover</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Grant</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>Save configuration</source>
        <translation>Save configuration</translation>
    </message>
    <message>
        <source>Authenticate trustpoint %1</source>
        <translation>Authenticate trustpoint %1</translation>
    </message>
    <message>
        <source>Enroll trustpoint %1</source>
        <translation>Enroll trustpoint %1</translation>
    </message>
    <message>
        <source>Renew the certificate of trustpoint %1</source>
        <translation>Renew the certificate of trustpoint %1</translation>
    </message>
    <message>
        <source>Start the rollover of certificate server %1</source>
        <translation>Start the rollover of certificate server %1</translation>
    </message>
    <message>
        <source>Cancel the rollover of certificate server %1</source>
        <translation>Cancel the rollover of certificate server %1</translation>
    </message>
    <message>
        <source>Grant all pending requests of %1</source>
        <translation>Grant all pending requests of %1</translation>
    </message>
    <message>
        <source>Grant the requests %2 of %1</source>
        <translation>Grant the requests %2 of %1</translation>
    </message>
    <message>
        <source>Reject all pending requests of %1</source>
        <translation>Reject all pending requests of %1</translation>
    </message>
    <message>
        <source>Reject the requests %2 of %1</source>
        <translation>Reject the requests %2 of %1</translation>
    </message>
    <message>
        <source>Revoke the certificate with serial number %2 of %1</source>
        <translation>Revoke the certificate with serial number %2 of %1</translation>
    </message>
    <message>
        <source>Save the configuration</source>
        <translation>Save the configuration</translation>
    </message>
    <message>
        <source>it is saved, for nothing of somebody else’s would be saved with it.</source>
        <translation>it is saved, for nothing of somebody else’s would be saved with it.</translation>
    </message>
    <message>
        <source>you asked for it not to be saved.</source>
        <translation>you asked for it not to be saved.</translation>
    </message>
    <message>
        <source>somebody else’s unsaved changes would be saved with it.</source>
        <translation>somebody else’s unsaved changes would be saved with it.</translation>
    </message>
    <message>
        <source>nothing of it is in the configuration.</source>
        <translation>nothing of it is in the configuration.</translation>
    </message>
    <message>
        <source>somebody else’s unsaved changes might be saved with it.</source>
        <translation>somebody else’s unsaved changes might be saved with it.</translation>
    </message>
    <message>
        <source>enters configuration mode</source>
        <translation>enters configuration mode</translation>
    </message>
    <message>
        <source>changes the router</source>
        <translation>changes the router</translation>
    </message>
    <message>
        <source>leaves configuration mode</source>
        <translation>leaves configuration mode</translation>
    </message>
    <message>
        <source>only where configuration mode does not know the command</source>
        <translation>only where configuration mode does not know the command</translation>
    </message>
    <message>
        <source>shows the effect</source>
        <translation>shows the effect</translation>
    </message>
    <message>
        <source>saves the configuration</source>
        <translation>saves the configuration</translation>
    </message>
    <message>
        <source>Return</source>
        <comment>the key</comment>
        <translation>Return</translation>
    </message>
    <message>
        <source>(hidden)</source>
        <comment>a secret that is typed</comment>
        <translation>(hidden)</translation>
    </message>
    <message numerus="yes">
        <source>The audit log is intact: %n entry(s), each follows the one before it.</source>
        <translation>
            <numerusform>The audit log is intact: %n entry.</numerusform>
            <numerusform>The audit log is intact: %n entries, each follows the one before it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Entry %1 of the audit log was altered: its hash is not that of its content.</source>
        <translation>Entry %1 of the audit log was altered: its hash is not that of its content.</translation>
    </message>
    <message>
        <source>Entry %1 of the audit log does not follow the one before it: one was put in, taken out or moved.</source>
        <translation>Entry %1 of the audit log does not follow the one before it: one was put in, taken out or moved.</translation>
    </message>
    <message>
        <source>Entry %1 of the audit log is missing.</source>
        <translation>Entry %1 of the audit log is missing.</translation>
    </message>
    <message>
        <source>The end of the audit log is gone from entry %1 on, or was never sealed.</source>
        <translation>The end of the audit log is gone from entry %1 on, or was never sealed.</translation>
    </message>
    <message>
        <source>The transcript that entry %1 of the audit log refers to is gone or was altered.</source>
        <translation>The transcript that entry %1 of the audit log refers to is gone or was altered.</translation>
    </message>
    <message>
        <source>No entry of the audit log has the hash that was noted elsewhere: the log was cut back to before it, or is another one.</source>
        <translation>No entry of the audit log has the hash that was noted elsewhere: the log was cut back to before it, or is another one.</translation>
    </message>
    <message>
        <source>Entry %1 and those after it were made without the key, which the ones before it have. Somebody may have written them who does not have it.</source>
        <translation>Entry %1 and those after it were made without the key, which the ones before it have. Somebody may have written them who does not have it.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) were made with a key that is not in this keychain: only their order was checked.</source>
        <translation>
            <numerusform>%n entry was made with a key that is not in this keychain: only its place was checked.</numerusform>
            <numerusform>%n entries were made with a key that is not in this keychain: only their order was checked.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every entry was made with the key of this keychain. An older copy put back whole is not noticed: note the head elsewhere and compare it.</source>
        <translation>Every entry was made with the key of this keychain. An older copy put back whole is not noticed: note the head elsewhere and compare it.</translation>
    </message>
    <message>
        <source>The entries were made without a key: whoever can write to the file can make a new chain. Note the head elsewhere and compare it.</source>
        <translation>The entries were made without a key: whoever can write to the file can make a new chain. Note the head elsewhere and compare it.</translation>
    </message>
    <message>
        <source>Request</source>
        <comment>number of an enrollment request</comment>
        <translation>Request</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <comment>of an enrollment request</comment>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>From</source>
        <comment>who sent an enrollment request: router, RA</comment>
        <translation>From</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>when the device was read, by its clock</comment>
        <translation>Read</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of an enrollment request</comment>
        <translation>Pending</translation>
    </message>
    <message>
        <source>Authorized</source>
        <comment>state of an enrollment request</comment>
        <translation>Authorized</translation>
    </message>
    <message>
        <source>Granted</source>
        <comment>state of an enrollment request</comment>
        <translation>Granted</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>state of an enrollment request</comment>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>It waits for an administrator to grant or to reject it.</source>
        <translation>It waits for an administrator to grant or to reject it.</translation>
    </message>
    <message>
        <source>It may be granted; the certificate has not been made yet.</source>
        <translation>It may be granted; the certificate has not been made yet.</translation>
    </message>
    <message>
        <source>The certificate is made; the router collects it when it asks again.</source>
        <translation>The certificate is made; the router collects it when it asks again.</translation>
    </message>
    <message>
        <source>The router is told when it asks again, and stops: it then has to be enrolled by hand.</source>
        <translation>The router is told when it asks again, and stops: it then has to be enrolled by hand.</translation>
    </message>
    <message>
        <source>Subordinate CA</source>
        <comment>sender of an enrollment request</comment>
        <translation>Subordinate CA</translation>
    </message>
    <message>
        <source>RA</source>
        <comment>sender of an enrollment request</comment>
        <translation>RA</translation>
    </message>
    <message>
        <source>Router</source>
        <comment>sender of an enrollment request</comment>
        <translation>Router</translation>
    </message>
    <message>
        <source>Rollover CA</source>
        <comment>a bar of the timeline</comment>
        <translation>Rollover CA</translation>
    </message>
    <message>
        <source>CA</source>
        <comment>a bar of the timeline</comment>
        <translation>CA</translation>
    </message>
    <message>
        <source>Rollover identity</source>
        <comment>a bar of the timeline</comment>
        <translation>Rollover identity</translation>
    </message>
    <message>
        <source>Identity</source>
        <comment>a bar of the timeline</comment>
        <translation>Identity</translation>
    </message>
    <message>
        <source>%1, awaited: %2</source>
        <extracomment>%1 a certificate, %2 its dates</extracomment>
        <translation>%1, awaited: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No certificate of it is known</source>
        <translation>No certificate of it is known</translation>
    </message>
    <message>
        <source>The device cannot be read: {error} Check its address, its login and the network between.</source>
        <translation>The device cannot be read: {error} Check its address, its login and the network between.</translation>
    </message>
    <message>
        <source>The CA does not answer as it should: {error} Check its HTTP server and the enrollment URL.</source>
        <translation>The CA does not answer as it should: {error} Check its HTTP server and the enrollment URL.</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>waiting for its turn</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>reading</translation>
    </message>
    <message>
        <source>asking its CA</source>
        <translation>asking its CA</translation>
    </message>
    <message>
        <source>changing</source>
        <translation>changing</translation>
    </message>
    <message>
        <source>reading back</source>
        <translation>reading back</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how far, the line that is typed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Password of %1: </translation>
    </message>
    <message>
        <source>Enable password of %1: </source>
        <translation>Enable password of %1: </translation>
    </message>
    <message>
        <source>Passphrase of the key for %1: </source>
        <translation>Passphrase of the key for %1: </translation>
    </message>
    <message>
        <source>The clock is within a minute of this computer’s.</source>
        <translation>The clock is within a minute of this computer’s.</translation>
    </message>
    <message>
        <source>The clock and this computer’s are {seconds} apart. Check which of the two is right.</source>
        <translation>The clock and this computer’s are {seconds} apart. Check which of the two is right.</translation>
    </message>
</context>
<context>
    <name>releve::ui::AboutDialog</name>
    <message>
        <source>About Relève</source>
        <translation>About Relève</translation>
    </message>
    <message>
        <source>Relève %1

The changing of the guard: a certificate that expires must find its successor already in place.

Free software under the Apache License 2.0.</source>
        <translation>Relève %1

The changing of the guard: a certificate that expires must find its successor already in place.

Free software under the Apache License 2.0.</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;lose</translation>
    </message>
</context>
<context>
    <name>releve::ui::ChainsPane</name>
    <message>
        <source>Choose a trustpoint to see its chains.</source>
        <translation>Choose a trustpoint to see its chains.</translation>
    </message>
</context>
<context>
    <name>releve::ui::CountdownDelegate</name>
    <message>
        <source>%1 as of %2</source>
        <extracomment>%1 is the time left, %2 the date at which it was left</extracomment>
        <translation>%1 as of %2</translation>
    </message>
</context>
<context>
    <name>releve::ui::DetailsPanel</name>
    <message>
        <source>Nothing chosen</source>
        <translation>Nothing chosen</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Certificate shown</source>
        <translation>Certificate shown</translation>
    </message>
    <message>
        <source>Copy fingerprint</source>
        <translation>Copy fingerprint</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Fields of the certificate</source>
        <translation>Fields of the certificate</translation>
    </message>
    <message>
        <source>Validity of the certificates</source>
        <translation>Validity of the certificates</translation>
    </message>
</context>
<context>
    <name>releve::ui::ImportFlow</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a file&apos;s name, %2 a sentence that says why it was not read</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Import cancelled. Nothing was taken in.</source>
        <translation>Import cancelled. Nothing was taken in.</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>There is no text on the clipboard.</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Pasted text</translation>
    </message>
    <message>
        <source>Reading %1 (%2 of %3)</source>
        <extracomment>%1 is a file&apos;s name, %2 and %3 are numbers</extracomment>
        <translation>Reading %1 (%2 of %3)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not read.</source>
        <translation>
            <numerusform>%Ln file was not read.</numerusform>
            <numerusform>%Ln files were not read.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new about certificates was found in it.</source>
        <translation>Nothing new about certificates was found in it.</translation>
    </message>
</context>
<context>
    <name>releve::ui::InventoryView</name>
    <message>
        <source>Inventory</source>
        <translation>Inventory</translation>
    </message>
</context>
<context>
    <name>releve::ui::LiveFlow</name>
    <message>
        <source>The store was brought up to date; a copy of it as it was is %1.</source>
        <translation>The store was brought up to date; a copy of it as it was is %1.</translation>
    </message>
    <message>
        <source>The store could not be opened: %1</source>
        <translation>The store could not be opened: %1</translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln device(s)…</source>
        <translation>
            <numerusform>Reading %Ln device…</numerusform>
            <numerusform>Reading %Ln devices…</numerusform>
        </translation>
    </message>
    <message>
        <source>Read %1 of %2: %3</source>
        <translation>Read %1 of %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) read.</source>
        <translation>
            <numerusform>%Ln device read.</numerusform>
            <numerusform>%Ln devices read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation>
            <numerusform>%Ln could not be read.</numerusform>
            <numerusform>%Ln could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>releve::ui::MainWindow</name>
    <message>
        <source>Trustpoints</source>
        <translation>Trustpoints</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Chains</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>Timers</translation>
    </message>
    <message>
        <source>Filter devices, names, serials (Ctrl+F)</source>
        <translation>Filter devices, names, serials (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Relève</source>
        <translation>Relève</translation>
    </message>
    <message>
        <source>Fingerprint copied</source>
        <translation>Fingerprint copied</translation>
    </message>
    <message>
        <source>That fingerprint is not known</source>
        <translation>That fingerprint is not known</translation>
    </message>
    <message>
        <source>PEM certificate (*.pem)</source>
        <translation>PEM certificate (*.pem)</translation>
    </message>
    <message>
        <source>DER certificate (*.der)</source>
        <translation>DER certificate (*.der)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Written: %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 could not be written: %2</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 removed</translation>
    </message>
    <message>
        <source>Forget everything that was read?</source>
        <translation>Forget everything that was read?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) will be forgotten here. Nothing changes on any of them.</source>
        <translation>
            <numerusform>%Ln device will be forgotten here. Nothing changes on it.</numerusform>
            <numerusform>%Ln devices will be forgotten here. Nothing changes on any of them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png)</source>
        <translation>Pictures (*.svg *.png)</translation>
    </message>
</context>
<context>
    <name>releve::ui::MessageBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Close this message</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Progress of the import</translation>
    </message>
</context>
<context>
    <name>releve::ui::PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>%1 is protected by a passphrase.</source>
        <translation>%1 is protected by a passphrase.</translation>
    </message>
    <message>
        <source>That passphrase did not open it. Try again.</source>
        <translation>That passphrase did not open it. Try again.</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Passphrase:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>&amp;Leave it out</source>
        <translation>&amp;Leave it out</translation>
    </message>
</context>
<context>
    <name>releve::ui::ProblemModel</name>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lines</translation>
    </message>
</context>
<context>
    <name>releve::ui::ProblemsDialog</name>
    <message>
        <source>What was not understood</source>
        <translation>What was not understood</translation>
    </message>
    <message>
        <source>Nothing that was read is dropped silently. What stands here was passed over; all the rest was taken in.</source>
        <translation>Nothing that was read is dropped silently. What stands here was passed over; all the rest was taken in.</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>&amp;Copy all</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;lose</translation>
    </message>
</context>
<context>
    <name>releve::ui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln trustpoint(s)</source>
        <translation>
            <numerusform>%Ln trustpoint</numerusform>
            <numerusform>%Ln trustpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) attention</source>
        <translation>
            <numerusform>%Ln needs attention</numerusform>
            <numerusform>%Ln need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) not understood</source>
        <translation>
            <numerusform>%Ln line not understood</numerusform>
            <numerusform>%Ln lines not understood</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: %1 on %2 in %3</source>
        <extracomment>%1 is a timer&apos;s name, %2 a device, %3 the time left</extracomment>
        <translation>Next: %1 on %2 in %3</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>Show what was not understood</source>
        <translation>Show what was not understood</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
</context>
<context>
    <name>releve::ui::TablePane</name>
    <message>
        <source>Nothing here matches the filter.
Esc shows all again.</source>
        <translation>Nothing here matches the filter.
Esc shows all again.</translation>
    </message>
    <message>
        <source>Nothing of this kind was read.</source>
        <translation>Nothing of this kind was read.</translation>
    </message>
    <message>
        <source>Only %1</source>
        <extracomment>%1 is a site&apos;s or device&apos;s name</extracomment>
        <translation>Only %1</translation>
    </message>
    <message>
        <source>Show only what belongs to the choice in the inventory</source>
        <translation>Show only what belongs to the choice in the inventory</translation>
    </message>
</context>
<context>
    <name>releve::ui::TimelinePane</name>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Nothing here matches the filter.
Esc shows all again.</source>
        <translation>Nothing here matches the filter.
Esc shows all again.</translation>
    </message>
    <message>
        <source>No certificate was read.</source>
        <translation>No certificate was read.</translation>
    </message>
</context>
<context>
    <name>releve::ui::WelcomePage</name>
    <message>
        <source>Who will still be trusted after the rollover?</source>
        <translation>Who will still be trusted after the rollover?</translation>
    </message>
    <message>
        <source>Relève reads what Cisco routers print about their certificates and shows trustpoints, chains and timers: what is in force, what stands ready to follow, and what is missing.</source>
        <translation>Relève reads what Cisco routers print about their certificates and shows trustpoints, chains and timers: what is in force, what stands ready to follow, and what is missing.</translation>
    </message>
    <message>
        <source>Drop router output or certificate files here</source>
        <translation>Drop router output or certificate files here</translation>
    </message>
    <message>
        <source>It reads the output of these commands, alone or mixed in a console log or show tech, and PEM, DER, P7B and PKCS#12 files:</source>
        <translation>It reads the output of these commands, alone or mixed in a console log or show tech, and PEM, DER, P7B and PKCS#12 files:</translation>
    </message>
    <message>
        <source>Nothing leaves this computer, and nothing is changed on any router.</source>
        <translation>Nothing leaves this computer, and nothing is changed on any router.</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>&amp;Open files…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>Open the &amp;example</source>
        <translation>Open the &amp;example</translation>
    </message>
</context>
</TS>
