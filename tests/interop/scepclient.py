# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""micromdm's scepclient (package scep): single DES and SHA-1 always, a signer of another name than the request's,
RenewalReq with the same key."""
import shutil

from lab import CHALLENGE, LabTest, main, parallel, run, said


class ScepClient(LabTest):
    def client(self, folder, name, challenge=CHALLENGE, *options):
        words = ["-challenge", challenge] if challenge else []
        return run("scepclient", "-server-url", self.lab.url, *words, "-private-key", folder / "client.key",
                   "-cn", name, *options, cwd=folder)

    def enroll(self, name):
        folder = self.new_folder()
        done = self.client(folder, name)
        self.assertEqual(done.returncode, 0, said(done))
        self.check(folder / "client.pem", folder / "client.key", name)
        return folder

    def test_enrolls(self):
        self.enroll("mm-first")

    def test_renews_with_and_without_challenge(self):
        folder = self.enroll("mm-renews")
        serials = {self.serial_of(folder / "client.pem")}
        for challenge in (CHALLENGE, None):
            (folder / "csr.pem").unlink(missing_ok=True)  # or the challenge in it is used again
            done = self.client(folder, "mm-renews", challenge, "-certificate", folder / "client.pem")
            self.assertEqual(done.returncode, 0, said(done))
            self.check(folder / "client.pem", folder / "client.key", "mm-renews")
            serials.add(self.serial_of(folder / "client.pem"))
        self.assertEqual(len(serials), 3)

    def test_wrong_challenge_is_refused(self):
        for challenge in ("wrong", CHALLENGE + "1", None):
            folder = self.new_folder()
            done = self.client(folder, "mm-wrong", challenge)
            self.assertNotEqual(done.returncode, 0, said(done))
            self.assertIn("badRequest", done.stdout + done.stderr)
            self.assertFalse((folder / "client.pem").exists())

    def test_renewal_under_another_name_is_refused(self):
        folder = self.enroll("mm-victim")
        thief = self.new_folder()
        for name in ("client.pem", "client.key"):
            shutil.copy(folder / name, thief)
        done = self.client(thief, "mm-admin", None, "-certificate", thief / "client.pem")
        self.assertNotEqual(done.returncode, 0, said(done))
        self.assertIn("badRequest", done.stdout + done.stderr)

    def test_many_at_once_get_a_certificate_each(self):
        folders = parallel(8, lambda i: self.enroll(f"mm-{i}"))
        self.assertEqual(len({self.serial_of(folder / "client.pem") for folder in folders}), 8)


if __name__ == "__main__":
    main("scepclient", "openssl")
