# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""That the lab logs what has happened, and only then: each `renewed`, `shadow-complete` and `ca-activated` of the founding
document's story is confirmed at its moment by `show` over SSH, by the openssl program, and by what passed the SCEP socket."""
import base64
import datetime
import itertools
import re
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request
from pathlib import Path

from document import SERVER_BLOCK
from fleet import Fleet, FleetTest, START, chain, main_with_ssh
from lab import run, said
from relay import Relay

HEAD = "ip domain name cisco.com\nclock timezone CET 1 0\n"
SERVER = HEAD + "ip http server\ncrypto pki trustpoint ROOTCA\n rsakeypair ROOTCA 1024\n" + SERVER_BLOCK
SPOKE = HEAD + """\
crypto pki trustpoint Root-CA
 enrollment url {url}
 serial-number
 ip-address none
 password 0 Rev0cati0n$Passw0rd
 subject-name CN={name}.cisco.com,OU=CVO
 revocation-check crl
 rsakeypair {name}-RSA 1024
 {auto_enroll}
"""


def fleet_of(url, **more):
    common = {"user": "admin", "password": "cisco", **more}
    spokes = [("spoke-1", "auto-enroll 80"), ("spoke-2", "auto-enroll 80 regenerate")]
    return {"start": START, "stores": ["10.1.1.1"], "routers": [
        {"name": "ROOTCA", "role": "server", "addresses": ["172.16.1.1"], "config": SERVER, "user": "admin",
         "password": "cisco"},
        *({"name": name, "role": "client", "config": SPOKE.format(url=url, name=name, auto_enroll=line), **common}
          for name, line in spokes)]}


class Facts(FleetTest):
    @classmethod
    def setUpClass(cls):
        cls.relay = Relay()
        cls.addClassCleanup(cls.relay.close)
        cls.fleet_file = fleet_of(f"http://127.0.0.1:{cls.relay.port}")
        cls.state = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.state.cleanup)
        cls.arguments = ("--peer", f"127.0.0.1:{cls.relay.port}", "--state", cls.state.name)
        super().setUpClass()
        cls.url = cls.fleet.routers["ROOTCA"]["scep"]
        cls.relay.target = urllib.parse.urlsplit(cls.url).port
        cls.counter = itertools.count()

    def test_story(self):
        self.enroll()
        confirmed = {"renewed": 0, "shadow-complete": 0, "ca-activated": 0}
        while not (confirmed["ca-activated"] and confirmed["renewed"] == 6):  # and into the second generation
            for event in self.fleet.next():
                if event["event"] in confirmed:
                    getattr(self, "confirm_" + event["event"].replace("-", "_"))(event)
                    confirmed[event["event"]] += 1
        self.assertEqual(confirmed["shadow-complete"], 2)
        self.nothing_is_told_beforehand()

    def enroll(self):
        for name in ("spoke-1", "spoke-2"):
            spoke = self.terminal(name)
            spoke.do("configure terminal")
            spoke.do(f"crypto key generate rsa general-keys label {name}-RSA exportable modulus 1024")
            spoke.do("crypto pki authenticate Root-CA", "[yes/no]: ")
            spoke.do("yes")
            self.fleet.until(START)  # `auto-enroll` does the rest
            spoke.do("end")
        text = self.terminal("spoke-1")
        text.do("configure terminal")
        bundle = text.do("crypto pki export Root-CA pkcs12 terminal password Secret4711")
        self.key = self.new_folder() / "spoke-1.key"
        der = base64.b64decode("".join(re.findall(r"^[A-Za-z0-9+/=]{4,}$", bundle, re.MULTILINE)))
        self.openssl("pkcs12", "-legacy", "-nodes", "-nocerts", "-passin", "pass:Secret4711", "-out", self.key,
                     "-in", self.file(der))

    # ---- What each event claims

    def confirm_renewed(self, event):
        serial, held = event["detail"]["serial"], self.held_by(event["who"])
        self.assertIn(serial, held)
        self.assertIn(f"  Certificate Serial Number (hex): {serial}\n", self.show(event["who"]))
        [ca] = [der for name, der in held.items() if re.match(r"ca \d", name)]
        self.verify(held[serial], ca, event["at"])
        self.assertEqual(held[serial], self.stored(serial))
        if event["who"] == "spoke-1":  # its key is exportable, and the same for all its certificates
            self.assertEqual(self.granted_on_the_wire(ca), held[serial])

    def confirm_shadow_complete(self, event):
        serial, held = event["detail"]["serial"], self.held_by(event["who"])
        identity = held["rollover " + serial]
        [ca] = [der for name, der in held.items() if name.startswith("ca rollover ")]
        [old] = [der for name, der in held.items() if re.match(r"ca \d", name)]
        shown = self.show(event["who"])
        self.assertIn("Certificate (Rollover)\n  Status: Available\n"
                      f"  Certificate Serial Number (hex): {serial}\n", shown)
        self.assertIn("CA Certificate (Rollover)\n", shown)
        self.verify(identity, ca, event["detail"]["notBefore"])
        refused = self.verification(identity, old, event["at"])
        self.assertNotEqual(refused.returncode, 0, said(refused))
        if event["who"] == "spoke-1":
            self.assertEqual(self.granted_on_the_wire(old, ca), identity)
            self.assertEqual(self.asked_of(), self.serial(ca))  # ROLLOVER_SPEC 7.2: the envelope is the rollover CA's

    def confirm_ca_activated(self, event):
        serial = event["detail"]["serial"]
        der = urllib.request.urlopen(self.url + "?operation=GetCACert&message=ROOTCA", timeout=60).read()
        self.assertEqual(self.serial(der), serial)
        self.verify(der, der, event["at"])
        held = self.held_by("ROOTCA")
        self.assertEqual(held, {"ca " + serial: der})
        server = self.fleet.once("ROOTCA", "show crypto pki server").stdout
        self.assertNotIn("Rollover status", server)
        self.fleet.until(event["at"])  # the spokes' part of that instant
        for name in ("spoke-1", "spoke-2"):
            spoke = self.held_by(name)
            self.assertEqual(spoke.pop("ca " + serial), der)
            [identity] = spoke.values()
            self.verify(identity, der, event["at"])

    def nothing_is_told_beforehand(self):
        """While the answer with the certificate is on its way, nothing is logged and the old one is in use."""
        row = re.search(r"\((.*)\) RENEW Root-CA", self.fleet.once("spoke-1", "show crypto pki timers detail").stdout)
        [before] = [name for name in self.held_by("spoke-1") if re.fullmatch("[0-9A-F]+", name)]
        self.relay.hold()
        known = len(self.fleet.events)
        self.fleet.send("until", value=row[1])
        self.relay.wait_for_answer()
        passing = self.exchange()
        self.assertIn(before, self.held_by("spoke-1"))
        said_so_far = [event["event"] for event in self.fleet.has_said()[known:]]
        self.assertIn("request-sent", said_so_far)
        self.assertNotIn("granted", said_so_far)
        self.assertNotIn("renewed", said_so_far)
        self.relay.release()
        self.assertEqual(self.fleet.answer()["did"], "until")
        [serial] = [event["detail"]["serial"] for event in self.fleet.events[known:]
                    if (event["event"], event["who"]) == ("renewed", "spoke-1")]
        held = self.held_by("spoke-1")
        self.assertNotIn(before, held)
        [ca] = [der for name, der in held.items() if name.startswith("ca ")]
        self.assertEqual(self.granted_on_the_wire(ca, exchange=passing), held[serial])

    # ---- Where it is looked up

    def show(self, name):
        return self.fleet.once(name, "show crypto pki certificates").stdout

    def held_by(self, name):
        return chain(self.fleet.once(name, "show running-config | section chain").stdout)

    def stored(self, serial):
        return Path(self.state.name, "stores", "10.1.1.1", "DB", "ROOTCA", serial + ".cer").read_bytes()

    def exchange(self):
        """The last enrollment that passes the relay: request and answer as far as it has come."""
        return [one for one in self.relay.exchanges if b"operation=PKIOperation" in one[0]][-1]

    def granted_on_the_wire(self, *cas, exchange=None):
        """The certificate in an answer, the last one: signed by one of the CAs, opened with the router's own key."""
        answer = (exchange or self.exchange())[1].split(b"\r\n\r\n", 1)[1]
        signer = self.new_folder() / "signer.pem"
        envelope = self.openssl("cms", "-verify", "-noverify", "-inform", "DER", "-in", self.file(answer),
                                "-signer", signer, binary=True)
        self.assertIn(self.der_of(signer), cas)
        content = self.openssl("cms", "-decrypt", "-provider", "legacy", "-provider", "default", "-inform", "DER",
                               "-inkey", self.key, "-in", self.file(envelope), binary=True)
        pem = self.openssl("pkcs7", "-inform", "DER", "-print_certs", "-in", self.file(content))
        return self.der_of(self.file(pem.encode()))

    def asked_of(self):
        """To whose serial number the last request's envelope is addressed."""
        line, _, body = self.exchange()[0].partition(b"\r\n")
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(line.split()[1].decode()).query)
        asked = base64.b64decode(query["message"][0]) if line.startswith(b"GET") else body.split(b"\r\n\r\n", 1)[1]
        envelope = self.openssl("cms", "-verify", "-noverify", "-inform", "DER", "-in", self.file(asked), binary=True)
        text = self.openssl("cms", "-cmsout", "-print", "-inform", "DER", "-in", self.file(envelope))
        return "%02X" % int(re.search(r"serialNumber: (\d+)", text)[1])

    # ---- openssl

    def new_folder(self):
        return Path(tempfile.mkdtemp(dir=self.folder))

    def file(self, data):
        path = self.folder / f"{next(self.counter)}.bin"
        path.write_bytes(data)
        return path

    def openssl(self, *words, binary=False):
        out = self.new_folder() / "out"
        done = run("openssl", *words, *(["-out", out] if binary else []))
        self.assertEqual(done.returncode, 0, said(done))
        return out.read_bytes() if binary else done.stdout

    def der_of(self, pem):
        return self.openssl("x509", "-in", pem, "-outform", "DER", binary=True)

    def serial(self, der):
        return self.openssl("x509", "-inform", "DER", "-in", self.file(der), "-noout", "-serial").strip().partition("=")[2]

    def verification(self, der, ca, at):
        pems = [self.file(self.openssl("x509", "-inform", "DER", "-in", self.file(one)).encode()) for one in (ca, der)]
        seconds = int(datetime.datetime.fromisoformat(at.replace("Z", "+00:00")).timestamp())
        return run("openssl", "verify", "-attime", seconds, "-CAfile", *pems)

    def verify(self, der, ca, at):
        done = self.verification(der, ca, at)
        self.assertEqual(done.returncode, 0, said(done))


class WholeStory(unittest.TestCase):
    def test_at_speed(self):
        """Enrollment, two renewals, rollover, activation and the second generation, at the highest speed."""
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            fleet = Fleet(sys.argv[1], Path(folder), fleet_of("http://172.16.1.1", enrolled_at="2015-10-09T12:20:00Z"))
            try:
                fleet.order("speed", value=31536000)
                fleet.order("resume")
                generations = 0
                while generations < 2:
                    line = fleet.line()
                    fleet.events.append(line)
                    generations += line.get("event") == "cs-shadow-generation"
                seconds = time.monotonic() - began
            finally:
                ended = fleet.stop()
        self.assertEqual(ended, (0, ""))
        counted = [event.get("event") for event in fleet.events]
        self.assertEqual({name: counted.count(name) for name in
                          ("ca-created", "enrolled", "shadow-complete", "ca-activated", "rollover-activated",
                           "transport-failure", "rejected", "identity-expired")},
                         {"ca-created": 1, "enrolled": 2, "shadow-complete": 2, "ca-activated": 1,
                          "rollover-activated": 2, "transport-failure": 0, "rejected": 0, "identity-expired": 0})
        self.assertGreaterEqual(counted.count("renewed"), 4)
        print(f"the whole story in {seconds:.1f} s", file=sys.stderr)
        self.assertLess(seconds, 60)


if __name__ == "__main__":
    main_with_ssh()
