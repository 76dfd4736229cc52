# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""What routers ask when their configuration does not answer it: OpenSSH in a terminal, and the words of real ones."""
import re

from fleet import FleetTest, START, main_with_ssh, router, squeezed

CHALLENGE = """\
%
% Start certificate enrollment .. 
% Create a challenge password. You will need to verbally provide this
   password to the CA Administrator in order to revoke your certificate.
   For security reasons your password will not be saved in the configuration.
   Please make a note of it.

"""


class Dialogues(FleetTest):
    """What is asked when a configuration does not answer it: the words of the corpus."""

    fleet_file = {"start": START, "routers": [
        router("R15", "server", "89.20.0.15"),
        router("Tokyo", "client", "1.1.1.2")]}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        ca = cls.fleet.terminal("R15")
        cls.addClassCleanup(ca.close)
        for line in ("configure terminal", "ip http server", "crypto pki server CA", "grant auto"):
            ca.do(line)
        cls.passphrases = []
        for first, second in (("", None), ("cisco123", "cisco124"), ("cisco123", "cisco123")):
            text = ca.do("no shut", "Password: ")
            text += "Password: " + ca.secretly(first, "Re-enter password: " if first else None)
            if second:
                text += "Re-enter password: " + ca.secretly(second)
            cls.passphrases.append(text)
        cls.server = ca

    def test_passphrase(self):
        head = ("%Some server settings cannot be changed after CA certificate generation.\n"
                "% Please enter a passphrase to protect the private key\n% or type Return to exit\nPassword: \n")
        left, different, enabled = self.passphrases
        self.assertEqual(left, head)
        self.assertTrue(different.startswith(head + "Re-enter password: \n%"), different)
        self.assertNotIn("enabled", different)
        self.assertTrue(enabled.startswith(head + "Re-enter password: \n"), enabled)
        self.assertTrue(enabled.endswith("% Certificate Server enabled.\n"), enabled)
        self.assertNotIn("cisco", enabled)

    def test_enrollment(self):
        tokyo = self.terminal("Tokyo")
        lines = ("crypto pki trustpoint SITES", "enrollment url http://89.20.0.15", "revocation-check none")
        self.assertEqual(tokyo.configure(*lines), "")
        self.assertEqual(tokyo.do("configure terminal"), "Enter configuration commands, one per line.  End with CNTL/Z.\n")
        tokyo.do("crypto pki authenticate SITES", "[yes/no]: ")
        tokyo.do("yes")
        text = tokyo.do("crypto pki enroll SITES", "Password: ")
        self.assertEqual(text, CHALLENGE)
        self.assertEqual(tokyo.secretly("abcdefg", "Re-enter password: "), "\n")
        self.assertIn("% Password verification failed.", tokyo.secretly("other", "Password: "))
        tokyo.secretly("", "Re-enter password: ")  # Return is accepted: ROLLOVER_SPEC 8.2
        self.assertEqual(tokyo.secretly("", " [yes/no]: "), (
            "\n\n% The subject name in the certificate will include: Tokyo.cisco.com\n"
            "% Include the router serial number in the subject name?"))
        self.assertRegex(tokyo.do("yes", " [no]: "), (
            r"^% The serial number in the certificate will be: \d+\n% Include an IP address in the subject name\?$"))
        self.assertEqual(tokyo.do("yes", "[]: "), "Enter Interface name or IP Address")
        again = "% Bad interface or address. Try again.\nEnter Interface name or IP Address"
        self.assertEqual(tokyo.do("e0/0", "[]: "), again)
        self.assertEqual(tokyo.do("1.1.1.2", "[yes/no]: "), "Request certificate from CA? ")
        tokyo.do("yes")
        tokyo.do("end")
        self.fleet.order("until", value=START)
        self.assertIn("    IP Address: 1.1.1.2\n", tokyo.do("show crypto pki certificates"))
        self.again(tokyo)

    def again(self, tokyo):
        """Of an enrolled trustpoint it is asked whether to enroll again; Ctrl-C leaves the dialogue."""
        serial = re.search(r"^Certificate\n.*\n.*\(hex\): (\d+)", tokyo.do("show crypto pki certificates"), re.MULTILINE)[1]
        tokyo.do("configure terminal")
        self.assertEqual(tokyo.do("crypto pki enroll SITES", "[yes/no]: "), (
            "Trustpoint SITES has already enrolled and has a router cert issued to it.\n"
            "If you successfully re-enroll this trustpoint,the existing certificate will be replaced.\n\n"
            "Do you want to continue with re-enrollment? "))
        self.assertEqual(tokyo.do("no"), "")
        tokyo.do("crypto pki enroll SITES", "[yes/no]: ")
        tokyo.do("yes", "Password: ")
        self.assertEqual(squeezed(tokyo.interrupt()), [])
        tokyo.do("end")
        self.assertIn(f"(hex): {serial}\n", tokyo.do("show crypto pki certificates"))

    def test_a_message_in_the_middle(self):
        """Of a line and of a password, neither of which is lost by it."""
        tokyo = self.terminal("Tokyo")
        tokyo.do("terminal monitor")
        tokyo.send("show run | include ^host")
        tokyo.expect("^host")
        self.message(tokyo)
        self.assertEqual(tokyo.do("name"), "hostname Tokyo\n")
        tokyo.configure("enable password cisco")
        tokyo.do("disable")
        tokyo.do("enable", "Password: ")
        tokyo.send("cis")
        self.message(tokyo)
        tokyo.secretly("co")
        self.assertEqual(tokyo.do("show privilege"), "Current privilege level is 15\n")

    def message(self, terminal):
        for do in ("fault", "clear"):
            self.fleet.order(do, who=terminal.name, kind="clock-not-authoritative")
        terminal.expect("%PKI-2-NON_AUTHORITATIVE_CLOCK: ")
        terminal.expect("%PKI-6-AUTHORITATIVE_CLOCK: The system clock has been set.")

    def test_removal(self):
        tokyo = self.terminal("Tokyo")
        tokyo.do("configure terminal")
        tokyo.do("crypto pki trustpoint GOES")
        tokyo.do("enrollment url http://89.20.0.15")
        tokyo.do("exit")
        question = "Are you sure you want to do this? [yes/no]: "
        self.assertEqual(squeezed(tokyo.do("no crypto pki trustpoint GOES", question)), [
            "% Removing an enrolled trustpoint will destroy all certificates",
            "received from the related Certificate Authority."])
        self.assertEqual(tokyo.do("no"), "")
        tokyo.do("no crypto pki trustpoint GOES", question)
        self.assertEqual(tokyo.do("yes"), "% Be sure to ask the CA administrator to revoke your certificates.\n\n")
        self.assertNotIn("GOES", tokyo.do("do show running-config"))


if __name__ == "__main__":
    main_with_ssh()
