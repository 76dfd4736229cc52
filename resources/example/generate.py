#!/usr/bin/env python3
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes the bundled example: what a certificate server and ten routers print, in the format of IOS, on one morning
four weeks before their CA rolls over. Names, dates and keys are ours; the certificates are real and verify.

    python3 generate.py        (needs python3-cryptography; the keys are thrown away)
"""
import hashlib
import pathlib
from datetime import datetime, timedelta, timezone

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID, ObjectIdentifier

HERE = pathlib.Path(__file__).parent
UTC = timezone.utc
ZONE = timezone(timedelta(hours=1), "CET")
NOW = datetime(2017, 9, 10, 11, 0, 0, tzinfo=UTC)
CA_START = datetime(2015, 10, 9, 12, 14, 16, tzinfo=UTC)
CA_END = CA_START + timedelta(days=730)
NEXT_END = CA_END + timedelta(days=730)
ROLLOVER_MADE = CA_END - timedelta(days=90)
HOSTNAME = ObjectIdentifier("1.2.840.113549.1.9.2")
ISSUER = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example"),
                    x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "NOC"),
                    x509.NameAttribute(NameOID.COMMON_NAME, "RootCA")])


def printed(when, zone=ZONE):
    t = when.astimezone(zone)
    return f"{t:%H:%M:%S} CET {t:%b} {t.day} {t.year}"


def remaining(when, now):
    ms = round((when - now).total_seconds() * 1000)
    days, ms = divmod(ms, 86400000)
    hours, ms = divmod(ms, 3600000)
    minutes, ms = divmod(ms, 60000)
    seconds, ms = divmod(ms, 1000)
    if days:
        text = f"{days}d{hours:2}:{minutes:02}:{seconds:02}.{ms:03}"
    elif hours:
        text = f"{hours}:{minutes:02}:{seconds:02}.{ms:03}"
    elif minutes:
        text = f"{minutes}:{seconds:02}.{ms:03}"
    else:
        text = f"{seconds}.{ms:03}"
    return text.rjust(16)


def groups(hex_digits, size=8, per_line=8):
    words = [hex_digits[i:i + size] for i in range(0, len(hex_digits), size)]
    return [" ".join(words[i:i + per_line]) for i in range(0, len(words), per_line)]


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def key_id(key):
    return x509.SubjectKeyIdentifier.from_public_key(key.public_key())


def spki(key):
    return key.public_key().public_bytes(serialization.Encoding.DER,
                                         serialization.PublicFormat.SubjectPublicKeyInfo)


class Held:
    """A certificate and what IOS says around it."""

    def __init__(self, cert, kind, serial, rollover=False, storage=None, label=None, renew=None):
        self.cert, self.kind, self.serial = cert, kind, serial
        self.rollover, self.storage, self.label, self.renew = rollover, storage, label, renew
        self.der = cert.public_bytes(serialization.Encoding.DER)


def ca_certificate(serial, key, start, end):
    builder = (x509.CertificateBuilder().subject_name(ISSUER).issuer_name(ISSUER).public_key(key.public_key())
               .serial_number(serial).not_valid_before(start).not_valid_after(end)
               .add_extension(x509.BasicConstraints(True, None), True)
               .add_extension(x509.KeyUsage(True, False, False, False, False, True, True, False, False), True)
               .add_extension(x509.AuthorityKeyIdentifier(key_id(key).digest, None, None), False)
               .add_extension(key_id(key), False))
    return builder.sign(key, hashes.SHA256())


def subject_of(name):
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "CVO"),
                      x509.NameAttribute(NameOID.COMMON_NAME, name),
                      x509.NameAttribute(HOSTNAME, f"{name}.example.net")])


def identity(serial, name, key, ca_key, start, end):
    builder = (x509.CertificateBuilder().subject_name(subject_of(name)).issuer_name(ISSUER).public_key(key.public_key())
               .serial_number(serial).not_valid_before(start).not_valid_after(end)
               .add_extension(x509.CRLDistributionPoints([x509.DistributionPoint(
                   [x509.UniformResourceIdentifier("http://172.16.1.1/cgi-bin/pkiclient.exe?operation=GetCRL")],
                   None, None, None)]), False)
               .add_extension(x509.KeyUsage(True, False, True, False, False, False, False, False, False), False)
               .add_extension(x509.AuthorityKeyIdentifier(key_id(ca_key).digest, None, None), False)
               .add_extension(key_id(key), False))
    return builder.sign(ca_key, hashes.SHA256())


ca_key, next_key = new_key(), new_key()
CA = Held(ca_certificate(1, ca_key, CA_START, CA_END), "ca", "01", storage="nvram:RootCA#1CA.cer")
NEXT = Held(ca_certificate(3, next_key, CA_END, NEXT_END), "ca", "03", rollover=True, storage="nvram:RootCA#3CA.cer")


def dn(name):
    short = {NameOID.COMMON_NAME: "cn", NameOID.ORGANIZATIONAL_UNIT_NAME: "ou", NameOID.ORGANIZATION_NAME: "o",
             HOSTNAME: "hostname"}
    return [f"{short[a.oid]}={a.value}" for a in reversed(list(name))]


def show_certificate(held, trustpoint):
    cert = held.cert
    title = ("CA Certificate" if held.kind == "ca" else "Certificate") + (" (Rollover)" if held.rollover else "")
    out = [title, "  Status: Available", "  Version: 3", f"  Certificate Serial Number (hex): {held.serial}",
           "  Certificate Usage: " + ("Signature" if held.kind == "ca" else "General Purpose"), "  Issuer: "]
    out += ["    " + part for part in dn(cert.issuer)]
    out.append("  Subject:")
    if held.kind != "ca":
        out.append(f"    Name: {dn(cert.subject)[0].split('=')[1]}")
    out += ["    " + part for part in dn(cert.subject)]
    if held.kind != "ca":
        out += ["  CRL Distribution Points: ", "    http://172.16.1.1/cgi-bin/pkiclient.exe?operation=GetCRL"]
    out += ["  Validity Date: ", f"    start date: {printed(cert.not_valid_before_utc)}",
            f"    end   date: {printed(cert.not_valid_after_utc)}"]
    if held.renew:
        out.append(f"    renew date: {printed(held.renew)}")
    out += ["  Subject Key Info:", "    Public Key Algorithm: rsaEncryption", "    RSA Public Key: (2048 bit)",
            "  Signature Algorithm: SHA256 with RSA Encryption"]
    for name, digest in (("MD5", hashlib.md5), ("SHA1", hashlib.sha1)):
        out.append(f"  Fingerprint {name}: {groups(digest(held.der).hexdigest().upper())[0]} ")
    ski = cert.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest.hex().upper()
    aki = cert.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier.hex().upper()
    usage = (["    X509v3 Key Usage: 86000000", "      Digital Signature", "      Key Cert Sign", "      CRL Signature"]
             if held.kind == "ca" else
             ["    X509v3 Key Usage: A0000000", "      Digital Signature", "      Key Encipherment"])
    out += ["  X509v3 extensions:"] + usage
    out.append(f"    X509v3 Subject Key ID: {groups(ski)[0]} ")
    if held.kind == "ca":
        out += ["    X509v3 Basic Constraints:", "        CA: TRUE"]
    out += [f"    X509v3 Authority Key ID: {groups(aki)[0]} ", "    Authority Info Access:",
            f"  Associated Trustpoints: {trustpoint} "]
    if held.storage:
        out.append(f"  Storage: {held.storage}")
    if held.label:
        out.append(f"  Key Label: {held.label}")
    return out + [""]


def chain_entry(held):
    head = " certificate " + ("ca " if held.kind == "ca" else "") + ("rollover " if held.rollover else "") + held.serial
    return [head] + ["  " + line for line in groups(held.der.hex().upper())] + ["  \tquit"]


def show_key(name, key, made, saved=True):
    return [f"% Key pair was generated at: {printed(made)}", f"Key name: {name}", "Key type: RSA KEYS",
            " Storage Device: " + ("private-config" if saved else "not specified"), " Usage: General Purpose Key",
            " Key is not exportable. Redundancy enabled.", " Key Data:"] + [
                "  " + line for line in groups(spki(key).hex().upper(), per_line=7)] + [""]


class Router:
    def __init__(self, name, number, trustpoint, key_label):
        self.name, self.trustpoint, self.key_label = name, trustpoint, key_label
        self.now = NOW - timedelta(seconds=20 * number, milliseconds=137 * number)
        self.authoritative = True
        self.held, self.timers, self.keys, self.config, self.extra = [], [], [], [], []
        self.status = None

    def prompt(self, command):
        """With `terminal exec prompt timestamp`, as on a router that is looked after."""
        return [f"{self.name}#{command}", "Load for five secs: 1%/0%; one minute: 1%; five minutes: 1%",
                f"{self.source()}, {self.time()}", ""]

    def time(self):
        t = self.now.astimezone(ZONE)
        mark = "" if self.authoritative else "*"
        return f"{mark}{t:%H:%M:%S}.{t.microsecond // 1000:03} CET {t:%a %b} {t.day} {t.year}"

    def source(self):
        return "Time source is NTP" if self.authoritative else "No time source"

    def clock(self):
        return [f"{self.name}#show clock detail", self.time(), self.source()]

    def timer_text(self):
        def section(title, timers):
            if not timers:
                return []
            rows = sorted(timers, key=lambda timer: timer[0])
            out = [title, f"|{remaining(rows[0][0], self.now)}"]
            return out + [f"  |{remaining(due, self.now)}  {name}" for due, name in rows] + [""]

        pki = [t for t in self.timers if not t[1].startswith("CS ")]
        cs = [t for t in self.timers if t[1].startswith("CS ")]
        return section("PKI Timers", pki) + section("CS Timers", cs)

    def text(self):
        out = self.clock()
        out += self.prompt("show crypto pki certificates verbose")
        for held in self.held:
            out += show_certificate(held, self.trustpoint)
        out += self.prompt("show crypto pki timers") + self.timer_text()
        if self.status:
            out += self.prompt("show crypto pki trustpoints status") + self.status + [""]
        out += self.prompt("show crypto key mypubkey rsa")
        for key in self.keys:
            out += show_key(*key)
        out += self.extra
        out += self.prompt("show running-config") + ["Building configuration...", "", "!", "version 15.5",
                                                     f"hostname {self.name}", "!", "clock timezone CET 1 0",
                                                     "ip domain name example.net"]
        out += ["!"] + self.config
        if self.held:
            out += ["!", "!", f"crypto pki certificate chain {self.trustpoint}"]
            for held in sorted(self.held, key=lambda h: (h.kind == "ca", not h.rollover)):
                out += chain_entry(held)
        out += ["!", "end", "", f"{self.name}#"]
        return "\n".join(out) + "\n"


def trustpoint_status(trustpoint, authenticated, requested, status, keys="Yes (General Purpose, non-exportable)"):
    out = [f"Trustpoint {trustpoint}:"]
    if authenticated:
        md5 = groups(hashlib.md5(CA.der).hexdigest().upper())[0]
        sha1 = groups(hashlib.sha1(CA.der).hexdigest().upper())[0]
        out += ["  Issuing CA certificate configured:", "    Subject Name:", "     cn=RootCA,ou=NOC,o=Example",
                f"    Fingerprint MD5: {md5} ", f"    Fingerprint SHA1: {sha1} "]
    else:
        out += ["  Issuing CA certificate not configured."]
    if requested == "Yes":
        out += ["  Router General Purpose certificate configured:"]
    out += [f"  Last enrollment status: {status}"] if status else []
    out += ["  State:", f"    Keys generated ............. {keys}",
            f"    Issuing CA authenticated ....... {'Yes' if authenticated else 'No'}",
            f"    Certificate request(s) ..... {requested}"]
    return out


def spoke(number, auto="auto-enroll 80", poll=None):
    name = f"spoke-{number}"
    router = Router(name, number, "Root-CA", f"{name}-RSA")
    router.config = ["crypto pki trustpoint Root-CA", " enrollment url http://172.16.1.1:80", " serial-number none",
                     " ip-address none", f" subject-name CN={name},OU=CVO", " revocation-check crl",
                     f" rsakeypair {name}-RSA"]
    if poll:
        router.config.append(f" enrollment retry period {poll}")
    if auto:
        router.config.append(f" {auto}")
    return router


def enrolled(router, serial, start, end, saved=True):
    key = new_key()
    cert = identity(int(serial, 16), router.name, key, ca_key, start, end)
    router.held = [Held(cert, "id", serial, label=router.key_label,
                        storage=f"nvram:RootCA#{serial.lstrip('0')}.cer" if saved else None), CA]
    router.keys = [(router.key_label, key, start - timedelta(seconds=40))]
    router.status = trustpoint_status("Root-CA", True, "Yes", "Granted")
    router.timers = [(router.now + timedelta(minutes=7, seconds=49), "SESSION CLEANUP")]
    return key


def at_percent(start, end, percent=80):
    return start + (end - start) * percent / 100


def shadowed(router, serial, key, saved, regenerated, fired):
    """The shadow identity and rollover CA are there, waiting for the CA's end."""
    if regenerated:
        key = new_key()
        router.keys.append((router.key_label + "#", key, fired, saved))
    cert = identity(int(serial, 16), router.name, key, next_key, CA_END, CA_END + timedelta(days=365))
    storage = f"nvram:RootCA#{serial.lstrip('0')}.cer" if saved else None
    router.held.insert(0, Held(cert, "id", serial, rollover=True, storage=storage,
                               label=router.key_label + ("#" if regenerated else "")))
    nexts = NEXT if saved else Held(NEXT.cert, "ca", "03", rollover=True)
    router.held.insert(1, nexts)
    router.timers.append((CA_END, "SHADOW Root-CA"))


def request_fingerprint(name, key):
    """MD5 of the request, as client and server print it."""
    request = x509.CertificateSigningRequestBuilder().subject_name(subject_of(name)).sign(key, hashes.SHA256())
    return hashlib.md5(request.public_bytes(serialization.Encoding.DER)).hexdigest().upper()


def request_rows(*rows):
    head = ["ReqID  State      Fingerprint                      SubjectName",
            "--------------------------------------------------------------"]
    return head + [f"{number:<6} {state:<10} {request_fingerprint(name, key)} {','.join(dn(subject_of(name)))}"
                   for number, state, name, key in rows] + [""]


def routers():
    waiting = new_key()
    server = Router("ROOTCA", 0, "ROOTCA", "ROOTCA")
    server.held = [Held(NEXT.cert, "ca", "03", rollover=True), CA]
    server.keys = [("ROOTCA", ca_key, CA_START), ("ROOTCA#", next_key, ROLLOVER_MADE + timedelta(seconds=2), False)]
    server.timers = [(server.now + timedelta(hours=4, minutes=11, seconds=8), "CS CRL UPDATE"), (CA_END, "CS CERT EXPIRE"),
                     (server.now + timedelta(minutes=3, seconds=30), "SESSION CLEANUP")]
    md5 = [groups(hashlib.md5(h.der).hexdigest().upper())[0] for h in (CA, NEXT)]
    server.extra = server.prompt("show crypto pki server") + [
        "Certificate Server ROOTCA:", "    Status: enabled", "    State: enabled",
        "    Server's configuration is locked  (enter \"shut\" to unlock it)",
        "    Issuer name: CN=RootCA,OU=NOC,O=Example", f"    CA cert fingerprint: {md5[0]} ",
        "    Granting mode is: manual", "    Last certificate issued serial number (hex): 16",
        f"    CA certificate expiration timer: {printed(CA_END)}",
        f"    CRL NextUpdate timer: {printed(server.now + timedelta(hours=4, minutes=11, seconds=8))}",
        "    Current primary storage dir: ftp://10.1.1.1/DB/ROOTCA/",
        "    Database Level: Complete - all issued certs written as <serialnum>.cer",
        "    Rollover status: available for rollover", f"    Rollover CA certificate fingerprint: {md5[1]} ",
        f"    Rollover CA certificate expiration time: {printed(NEXT_END)}",
        "    Auto-Rollover configured, overlap period 90 days", ""]
    server.extra += server.prompt("show crypto pki server ROOTCA requests") + [
        "Enrollment Request Database:", "", "Subordinate CA certificate requests:", *request_rows(),
        "RA certificate requests:", *request_rows(), "Router certificates requests:",
        *request_rows((23, "pending", "spoke-5", waiting), (22, "rejected", "spoke-8", new_key()),
                      (21, "granted", "spoke-10", new_key()))]
    server.config = ["crypto pki server ROOTCA", " database level complete",
                     " issuer-name CN=RootCA,OU=NOC,O=Example", " lifetime certificate 365",
                     " lifetime ca-certificate 730", " auto-rollover 90", " database url ftp://10.1.1.1/DB/ROOTCA/",
                     "!", "crypto pki trustpoint ROOTCA", " revocation-check crl", " rsakeypair ROOTCA",
                     "!", "ip http server"]
    yield server

    start = datetime(2017, 5, 15, 12, 20, 21, tzinfo=UTC)
    for number, serial, shadow, auto, saved in ((1, "05", "0B", "auto-enroll 80", True),
                                                (2, "06", "0C", "auto-enroll 80 regenerate", True),
                                                (7, "0A", "0E", "auto-enroll 75 regenerate", False)):
        router = spoke(number, auto)
        begin = start + timedelta(hours=5 * number, minutes=11)
        key = enrolled(router, serial, begin, CA_END)
        fired = at_percent(begin, CA_END, 75 if number == 7 else 80)
        shadowed(router, shadow, key, saved, "regenerate" in auto, fired)
        yield router

    # SHADOW is due in two hours and a bit.
    third = spoke(3)
    due = NOW + timedelta(hours=2, minutes=14, seconds=9)
    begin = CA_END - (CA_END - due) / 0.2
    begin = begin.replace(microsecond=0)
    enrolled(third, "07", begin, CA_END)
    third.timers.append((at_percent(begin, CA_END), "SHADOW Root-CA"))
    yield third

    # Without auto-enroll it has taken the rollover CA at 90 % of the CA's life, and nobody renews its identity, which
    # ends in five days.
    fourth = spoke(4, auto=None)
    enrolled(fourth, "04", datetime(2016, 9, 15, 14, 2, 33, tzinfo=UTC), datetime(2017, 9, 15, 14, 2, 33, tzinfo=UTC))
    fourth.held.insert(1, NEXT)
    fourth.timers.append((CA_END, "SHADOW Root-CA"))
    yield fourth

    # A new router waits for somebody to grant its request.
    fifth = spoke(5, poll=20)
    fifth.held, fifth.keys = [CA], [(fifth.key_label, waiting, fifth.now - timedelta(minutes=16))]
    fifth.status = trustpoint_status("Root-CA", True, "Pending", "Pending")
    fifth.timers = [(fifth.now + timedelta(minutes=13, seconds=52, milliseconds=410), "POLL Root-CA"),
                    (fifth.now + timedelta(minutes=11), "SESSION CLEANUP")]
    yield fifth

    # It lost NTP: its timers stand still.
    sixth = spoke(6)
    enrolled(sixth, "08", start + timedelta(days=2, hours=3), CA_END)
    sixth.authoritative = False
    sixth.timers = []
    yield sixth

    # Its last request was refused.
    eighth = spoke(8)
    enrolled(eighth, "09", datetime(2016, 10, 6, 8, 30, 5, tzinfo=UTC), datetime(2017, 10, 6, 8, 30, 5, tzinfo=UTC))
    eighth.status = trustpoint_status("Root-CA", True, "Yes", "Rejected")
    yield eighth

    # The CA does not answer it.
    ninth = spoke(9)
    begin = datetime(2017, 4, 20, 6, 12, 44, tzinfo=UTC)
    enrolled(ninth, "0D", begin, CA_END)
    ninth.timers.append((ninth.now + timedelta(minutes=14, seconds=42, milliseconds=518), "CONNECT RETRY Root-CA"))
    yield ninth

    # Enrolled for the first time this summer: nothing to do before October's hand-over but wait for SHADOW.
    tenth = spoke(10)
    begin = datetime(2017, 7, 24, 9, 5, 10, tzinfo=UTC)
    enrolled(tenth, "0F", begin, CA_END)
    tenth.timers.append((at_percent(begin, CA_END), "SHADOW Root-CA"))
    tenth.extra = tenth.prompt("show version") + ["Example IOS Software, Version 15.5(3)M", "spoke-10 uptime is 6 weeks", ""]
    yield tenth


for router in routers():
    (HERE / f"{router.name}.txt").write_text(router.text(), encoding="utf-8")
