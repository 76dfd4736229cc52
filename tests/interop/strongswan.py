# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""strongSwan's pki --scep (packages strongswan-pki, libstrongswan-extra-plugins for HTTP): RenewalReq with a new key."""
from lab import CHALLENGE, LabTest, main, parallel, run, said

CURL_PLUGIN = "/usr/lib/ipsec/plugins/libstrongswan-curl.so"


class StrongSwan(LabTest):
    def scep(self, key, name, *options):
        return run("pki", "--scep", "--url", self.lab.url, "--in", key, "--dn", f"C=FR, O=Example, CN={name}",
                   "--cacert-enc", self.lab.ca, "--cacert-sig", self.lab.ca, "--cacert", self.lab.ca,
                   "--outform", "pem", *options)

    def enroll(self, name, *options):
        """The certificate and its key."""
        folder = self.new_folder()
        key = self.new_key(folder / "key.pem")
        done = self.scep(key, name, "--password", CHALLENGE, *options)
        self.assertEqual(done.returncode, 0, said(done))
        certificate = folder / "cert.pem"
        certificate.write_text(done.stdout)
        self.check(certificate, key, name)
        return certificate, key

    def test_takes_the_ca(self):
        folder = self.new_folder()
        done = run("pki", "--scepca", "--url", self.lab.url, "--caout", folder / "ca.pem", "--outform", "pem",
                   cwd=folder)
        self.assertEqual(done.returncode, 0, said(done))
        self.assertEqual(self.serial_of(folder / "ca.pem"), self.serial_of(self.lab.ca))

    def test_enrolls_with_every_algorithm(self):
        for options in ((), ("--cipher", "des3"), ("--digest", "sha1"), ("--digest", "sha384"),
                        ("--digest", "sha512"), ("--rsa-padding", "pss")):
            with self.subTest(options=options):
                self.enroll("sw-" + (options[-1] if options else "plain"), *options)

    def test_subject_alternative_name_is_granted(self):
        certificate, _ = self.enroll("sw-san", "--san", "sw.example.net")
        names = run("openssl", "x509", "-in", certificate, "-noout", "-ext", "subjectAltName").stdout
        self.assertIn("DNS:sw.example.net", names)

    def test_renews_with_a_new_key_and_no_challenge(self):
        old, old_key = self.enroll("sw-renews")
        folder = self.new_folder()
        key = self.new_key(folder / "key.pem")
        done = self.scep(key, "sw-renews", "--cert", old, "--key", old_key)
        self.assertEqual(done.returncode, 0, said(done))
        (folder / "cert.pem").write_text(done.stdout)
        self.check(folder / "cert.pem", key, "sw-renews")
        self.assertNotEqual(self.serial_of(folder / "cert.pem"), self.serial_of(old))

    def test_renewal_under_another_name_is_refused(self):
        old, old_key = self.enroll("sw-victim")
        key = self.new_key(self.new_folder() / "key.pem")
        done = self.scep(key, "sw-admin", "--cert", old, "--key", old_key)
        self.assertNotEqual(done.returncode, 0, said(done))
        self.assertIn("badRequest", done.stdout + done.stderr)

    def test_wrong_challenge_is_refused(self):
        key = self.new_key(self.new_folder() / "key.pem")
        for options in (("--password", "wrong"), ()):
            done = self.scep(key, "sw-wrong", *options)
            self.assertNotEqual(done.returncode, 0, said(done))
            self.assertIn("badRequest", done.stdout + done.stderr)

    def test_many_at_once_get_a_certificate_each(self):
        made = parallel(6, lambda i: self.enroll(f"sw-{i}"))
        self.assertEqual(len({self.serial_of(certificate) for certificate, _ in made}), 6)


if __name__ == "__main__":
    main("pki", "openssl", CURL_PLUGIN)
