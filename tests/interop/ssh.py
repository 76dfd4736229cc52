# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""The founding document, lived through by an IOS engineer: OpenSSH in a terminal, its two blocks pasted into two fresh routers
as they stand, and what it prints held against what they print."""
import re

from document import (CERTIFICATES, CLIENT_BLOCK, KEYS, ROLLOVER_CERTIFICATE, SERVER, SERVER_BLOCK, SHADOW_GENERATION)
from fleet import FleetTest, START, chain, fingerprint, main_with_ssh, router, squeezed

HEX = re.compile("^[0-9A-F]{4,8}( |$)")


def debug_lines(text, source):
    """`Jul 10 13:14:16.510: CRYPTO_CS: …`: day and text, without the time of day, which is real key generation's."""
    return [(words[0:2], words[3:]) for words in map(str.split, text.splitlines()) if words[3:4] == [source + ":"]]


class FoundingDocument(FleetTest):
    fleet_file = {"start": START, "stores": ["10.1.1.1"], "routers": [
        router("Root-CA", "server", "172.16.1.1", clock="not-authoritative"),
        router("spoke-1", "client", "172.16.1.2")]}

    def setUp(self):
        self.ca, self.spoke = (self.terminal(name) for name in ("Root-CA", "spoke-1"))
        for terminal in (self.ca, self.spoke):
            terminal.do("terminal monitor")

    def test_story(self):
        self.clock_is_set_first()
        self.server_is_enabled()
        self.timers_run()
        self.client_is_authenticated()
        self.client_enrolls_and_is_granted()
        self.server_grants_by_itself()
        self.rollover_ca_is_generated()
        self.rollover_is_cancelled_and_made_again()
        self.client_gets_its_shadow()
        self.both_swap()

    # ---- Server

    def clock_is_set_first(self):
        """ROLLOVER_SPEC 2: no timer without an authoritative clock, and no certificate server."""
        self.assertRegex(self.ca.do("show clock detail"), r"^\*13:14:1\d\.\d{3} CET Fri Oct 9 2015\nNo time source\n$")
        self.assertNotIn("|", self.ca.do("show crypto pki timers"))
        self.ca.do("configure terminal")
        self.assertEqual(self.ca.do("ip http server"), "")
        self.assertEqual(self.ca.paste(SERVER_BLOCK), [])
        self.assertIn("% Time has not been set.", self.ca.do("no shut"))
        self.assertEqual(self.ca.do("clock calendar-valid"), "")
        self.ca.expect("%PKI-6-AUTHORITATIVE_CLOCK: The system clock has been set.")

    def server_is_enabled(self):
        self.ca.do("crypto pki server ROOTCA")
        self.assertEqual(self.ca.do("no grant auto"), "")  # so that there is something to grant
        printed = self.ca.do("no shut")
        self.assertEqual(squeezed(printed), [
            "%Some server settings cannot be changed after CA certificate generation.",
            "% Generating 2048 bit RSA keys, keys will be non-exportable...",
            "[OK] (elapsed time was 0 seconds)",
            "% Exporting Certificate Server signing certificate and keys...",
            "% Certificate Server enabled."])
        self.ca.expect("%PKI-6-CS_ENABLED: Certificate server now enabled.")
        self.assertEqual(self.ca.do("grant auto"), '% Server\'s configuration is locked  (enter "shut" to unlock it)\n')
        self.ca.do("end")
        self.assertEqual(squeezed(self.ca.do("write memory")), ["Building configuration...", "[OK]"])
        saved = CERTIFICATES + "Storage: nvram:RootCA#1CA.cer\n"
        self.assertEqual(squeezed(self.ca.do("show crypto pki certificates")), squeezed(saved))
        self.first_ca = self.server_chain()["ca 01"]
        self.assertEqual(squeezed(self.ca.do("show crypto pki server")), self.server_screen({
            "CC748544 A0AB7832 935D8CD0 214A152E": fingerprint(self.first_ca),
            "(hex): 6": "(hex): 1", "19:11:54 CET Jul 10 2017": "19:14:16 CET Oct 9 2015"}, rollover=False))

    def server_chain(self):
        return chain(self.ca.do("show run | section chain ROOTCA"))

    @staticmethod
    def server_screen(changes, rollover):
        """The document's screen of a server, with what is another one here."""
        text = SERVER.replace("unix:/iosca-root/", "ftp://10.1.1.1/DB/ROOTCA/")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        lines = text.splitlines()
        if rollover:
            return lines
        return [line for line in lines if not line.startswith("Rollover")] + \
            ["Autorollover timer: 13:14:16 CET Jul 10 2017"]  # ROLLOVER_SPEC 9

    def timers_run(self):
        """At 86,400 seconds in a second; and at an instant of the document its values."""
        self.fleet.until("2015-10-09T12:19:58Z")
        self.ca.do("terminal exec prompt timestamp")
        load, source, *timers = squeezed(self.ca.do("show crypto pki timers"))
        self.assertEqual(load, "Load for five secs: 0%/0%; one minute: 0%; five minutes: 0%")
        self.assertRegex(source, r"^Time source is hardware calendar, 13:19:58\.\d{3} CET Fri Oct 9 2015$")
        self.assertEqual(timers[0], "PKI Timers")
        self.assertEqual(timers[timers.index("CS Timers"):], [
            "CS Timers", "| 5:54:18.000", "| 5:54:18.000 CS CRL UPDATE", "|639d23:54:18.000 CS SHADOW CERT GENERATION",
            "|729d23:54:18.000 CS CERT EXPIRE"])
        self.ca.do("terminal no exec prompt timestamp")
        self.fleet.order("speed", value=86400)
        self.fleet.order("resume")
        left = []
        while not left or left[-1] > 637:  # in two seconds
            found = re.search(r"\|(\d+)d.*  CS SHADOW CERT GENERATION", self.ca.do("show crypto pki timers"))
            left.append(int(found[1]))
        self.fleet.order("pause")
        self.assertEqual(left, sorted(left, reverse=True))
        self.assertGreater(len(set(left)), 1, "one look, and days were gone")
        self.fleet.until("2015-11-01T12:00:00Z")  # an instant that does not depend on this machine

    # ---- Client

    def client_is_authenticated(self):
        self.spoke.do("configure terminal")
        self.assertEqual(self.spoke.paste(CLIENT_BLOCK), [])
        self.spoke.do("exit")
        self.assertEqual(squeezed(self.spoke.do("crypto pki enroll Root-CA")), [
            "% You must authenticate the Certificate Authority before", "you can enroll with it."])
        question = "% Do you accept this certificate? [yes/no]: "
        for answer in ("no", "yes"):
            self.assertEqual(self.spoke.do("crypto pki authenticate Root-CA", question), (
                "Certificate has the following attributes:\n"
                f"       Fingerprint MD5: {fingerprint(self.first_ca)} \n"
                f"      Fingerprint SHA1: {fingerprint(self.first_ca, 'sha1')} \n\n"))
            printed = self.spoke.do(answer)
            held = self.spoke.do("do show crypto pki certificates")
            self.assertEqual("CA Certificate" in held, answer == "yes", held)
        self.assertEqual(printed, "Trustpoint CA certificate accepted.\n")
        self.assertIn("% Please delete your existing CA certificate first.",
                      self.spoke.do("crypto pki authenticate Root-CA"))

    def client_enrolls_and_is_granted(self):
        self.fleet.order("until", value=self.now())  # what `auto-enroll` began is over
        serial = re.search(r"Processor board ID (\d+)", self.spoke.do("do show version"))[1]
        asked = self.spoke.do("crypto pki enroll Root-CA", "Request certificate from CA? [yes/no]: ")
        self.assertEqual(asked, (
            "%\n% Start certificate enrollment .. \n\n"
            "% The subject name in the certificate will include: CN=spoke-1.cisco.com,OU=CVO\n"
            "% The subject name in the certificate will include: spoke-1.cisco.com\n"
            f"% The serial number in the certificate will be: {serial}\n"))
        self.assertEqual(self.spoke.do("yes"), (
            "% Certificate request sent to Certificate Authority\n"
            "% The 'show crypto pki certificate verbose Root-CA' commandwill show the fingerprint.\n\n"))
        self.spoke.expect("CRYPTO_PKI:  Certificate Request Fingerprint MD5: ")
        md5 = self.spoke.expect("\r\n").replace(" ", "")
        self.spoke.do("end")
        self.fleet.order("until", value=self.now())
        self.assertRegex(self.spoke.do("show crypto pki timers"), r"\n  \|        1:00\.\d{3}  POLL Root-CA\n")
        self.assertIn("  Last enrollment status: Pending\n", self.spoke.do("show crypto pki trustpoints status"))
        number = self.request("pending", md5, serial)
        self.assertEqual(self.ca.do(f"crypto pki server ROOTCA grant {number}"), "")
        self.request("granted", md5, serial)
        self.fleet.next()  # the poll
        self.spoke.expect("%PKI-6-CERTRET: Certificate received from Certificate Authority")
        held = self.spoke.do("show crypto pki certificates")
        self.assertIn("Certificate\n  Status: Available\n  Certificate Serial Number (hex): 02\n", held)
        self.assertIn(f"    serialNumber={serial}+hostname=spoke-1.cisco.com\n", held)

    def request(self, state, md5, serial):
        """The number of the only request, which has to be in that state."""
        lines = squeezed(self.ca.do("show crypto pki server ROOTCA requests"))
        self.assertEqual(lines[0], "Enrollment Request Database:")
        head, rule, row = lines[lines.index("Router certificates requests:") + 1:]
        self.assertEqual(head, "ReqID State Fingerprint SubjectName")
        number, shown, of, subject = row.split()
        self.assertEqual((shown, of), (state, md5))
        self.assertEqual(subject, f"serialNumber={serial}+hostname=spoke-1.cisco.com,cn=spoke-1.cisco.com,ou=CVO")
        return number

    def now(self):
        return self.fleet.order("pause")["now"]

    def server_grants_by_itself(self):
        self.ca.do("configure terminal")
        self.ca.do("crypto pki server ROOTCA")
        for line in ("shut", "grant auto", "no shut"):
            self.assertEqual(self.ca.do(line), "")
        self.ca.do("end")
        self.assertIn("Granting mode is: auto\n", self.ca.do("show crypto pki server"))

    # ---- Rollover

    def rollover_ca_is_generated(self):
        self.ca.do("debug crypto pki server")
        self.spoke.do("debug crypto pki transactions")
        renewed = [e["at"] for e in self.fleet.until("2017-07-10T12:14:15Z") if e["event"] == "renewed"]
        self.assertEqual(len(renewed), 2, renewed)
        self.spoke.expect("CRYPTO_PKI: RENEW timer fired for trustpoint Root-CA")
        self.assertNotIn("ROOTCA#", self.ca.do("show crypto key mypubkey rsa"))
        self.fleet.until("2017-07-10T12:14:16Z")
        told = self.ca.expect("ROOTCA_00001.p12") + "ROOTCA_00001.p12"
        self.assertEqual(debug_lines(told, "CRYPTO_CS"), debug_lines(SHADOW_GENERATION, "CRYPTO_CS"))
        keys = [line for line in squeezed(self.ca.do("show crypto key mypubkey rsa")) if not HEX.match(line)]
        self.assertEqual(keys, KEYS.replace("13:14:18", "13:14:16").splitlines())
        held = self.ca.do("show crypto pki certificates")
        new = ROLLOVER_CERTIFICATE.replace("(hex): 03", "(hex): 05")  # two renewals later
        old = CERTIFICATES + "Storage: nvram:RootCA#1CA.cer\n"
        self.assertEqual(squeezed(held), squeezed(new + old))
        chain_now = self.server_chain()
        self.assertEqual(list(chain_now), ["ca rollover 05", "ca 01"])
        self.assertEqual(chain_now["ca 01"], self.first_ca)
        self.assertEqual(squeezed(self.ca.do("show crypto pki server")), self.server_screen({
            "CC748544 A0AB7832 935D8CD0 214A152E": fingerprint(self.first_ca), "mode is: manual": "mode is: auto",
            "(hex): 6": "(hex): 5", "19:11:54": "19:14:16",
            "031904DC F4FAD1FD 8A866373 C63CE20F": fingerprint(chain_now["ca rollover 05"])}, rollover=True))
        self.assertNotIn("GENERATION", self.ca.do("show crypto pki timers"))

    def rollover_is_cancelled_and_made_again(self):
        """ROLLOVER_SPEC 5.2 rows 6 to 9; it says nothing itself (8.3)."""
        rollover = "crypto pki server ROOTCA rollover"
        self.ca.do("configure terminal")
        for serial in ("06", "07"):
            self.assertRegex(self.ca.do(rollover), "^% .")  # there is one
            self.assertEqual(self.ca.do(rollover + " cancel"), "")
            self.ca.expect("CRYPTO_CS: shadow CA removed.")
            self.assertEqual(self.held_by_server(), ["ca 01"])
            self.assertNotIn("GENERATION", self.ca.do("do show crypto pki timers"))  # 14.15
            self.assertRegex(self.ca.do(rollover + " cancel"), "^% .")  # there is none
            self.assertEqual(self.ca.do(rollover), "")
            self.ca.expect("CRYPTO_CS: shadow CA successfully created.")
            self.assertEqual(self.held_by_server(), [f"ca rollover {serial}", "ca 01"])
        self.ca.do("end")

    def held_by_server(self):
        """The chain's entries; keys and rollover status agree with them."""
        entries = list(chain(self.ca.do("do show run | section chain ROOTCA")))
        has = len(entries) == 2
        self.assertEqual("ROOTCA#\n" in self.ca.do("do show crypto key mypubkey rsa"), has)
        self.assertEqual("Rollover status: available" in self.ca.do("do show crypto pki server"), has)
        return entries

    def client_gets_its_shadow(self):
        self.assertIn("SHADOW Root-CA", self.spoke.do("show crypto pki timers"))
        while "shadow-complete" not in [event["event"] for event in self.fleet.next()]:
            pass
        self.spoke.expect("CRYPTO_PKI: SHADOW timer fired for trustpoint Root-CA")
        held = self.spoke.do("show crypto pki certificates")
        self.assertEqual(re.findall(r"^(?:CA )?Certificate.*$", held, re.MULTILINE),
                         ["Certificate (Rollover)", "Certificate", "CA Certificate (Rollover)", "CA Certificate"])
        self.assertEqual(held.count("    start date: 13:14:16 CET Oct 8 2017\n"), 2)
        # Nothing is used yet, and the row of the activation counts to it (ROLLOVER_SPEC 4.2).
        self.assertIn("Certificate Serial Number (hex): 04", held)
        row = re.search(r"\((.*)\) SHADOW Root-CA", self.spoke.do("show crypto pki timers detail"))
        self.assertEqual(row[1], "2017-10-08T12:14:16Z")

    def both_swap(self):
        self.fleet.until("2017-10-08T12:14:15Z")
        before = chain(self.spoke.do("show run | section chain"))
        self.assertEqual(list(before), ["rollover 08", "04", "ca rollover 07", "ca 01"])
        self.fleet.until("2017-10-08T12:14:16Z")
        self.ca.expect("CRYPTO_CS: shadow CA is now the active CA.")
        self.spoke.expect("CRYPTO_PKI: shadow certificates are now active for trustpoint Root-CA")
        # Nobody has saved: a reload would bring the old ones back (ROLLOVER_SPEC 6.2 row 21).
        self.spoke.expect("%PKI-4-NOAUTOSAVE")
        self.assertEqual(self.server_chain(), {"ca 07": before["ca rollover 07"]})
        after = chain(self.spoke.do("show run | section chain"))
        self.assertEqual(after, {"08": before["rollover 08"], "ca 07": before["ca rollover 07"]})
        screen = self.ca.do("show crypto pki server")
        self.assertIn("CA certificate expiration timer: 13:14:16 CET Oct 8 2019\n", screen)
        self.assertIn("Autorollover timer: 13:14:16 CET Jul 10 2019\n", screen)
        self.assertNotIn("Rollover status", screen)
        keys = self.ca.do("show crypto key mypubkey rsa")
        self.assertEqual(re.findall("Key name: (.*)", keys), ["ROOTCA"])
        self.assertIn("Key pair was generated at: 13:14:16 CET Jul 10 2017", keys)
        self.assertNotIn("Storage:", self.spoke.do("show crypto pki certificates"))
        self.assertIn("RENEW Root-CA", self.spoke.do("show crypto pki timers"))


if __name__ == "__main__":
    main_with_ssh()
