# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""A real request in every form of HTTP that clients use, and in some that none does, sent by curl. The request is
scepclient's, caught on its way; sent again it gets the same certificate, so every form has to."""
import base64
import time
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from lab import CHALLENGE, LabTest, main, run, said


def recorder(url):
    """A server that hands everything on to `url` and keeps the PKIOperations."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.hand_on(None)

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.kept.append(body)
            self.hand_on(body)

        def hand_on(self, body):
            query = self.path.partition("?")[2]
            with urllib.request.urlopen(f"{url}?{query}", body) as answer:
                content = answer.read()
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.headers["Content-Type"])
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.kept = []
    Thread(target=server.serve_forever, daemon=True).start()
    return server


class Curl(LabTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        server = recorder(cls.lab.url)
        done = run("scepclient", "-server-url", f"http://127.0.0.1:{server.server_port}/", "-challenge", CHALLENGE,
                   "-private-key", cls.folder / "client.key", "-cn", "curl", cwd=cls.folder)
        server.shutdown()
        server.server_close()
        if done.returncode != 0 or len(server.kept) != 1:
            raise AssertionError(said(done))
        cls.message = server.kept[0]
        cls.operation = cls.lab.url + "?operation=PKIOperation"

    def curl(self, *words):
        """Status, Content-Type, and the body in a file."""
        body = self.new_folder() / "body"
        done = run("curl", "-sS", "-m", "30", "-o", body, "-w", "%{http_code} %{content_type}", *words)
        self.assertEqual(done.returncode, 0, said(done))
        status, _, content_type = done.stdout.partition(" ")
        return int(status), content_type, body

    def assert_granted(self, *words):
        status, content_type, body = self.curl(*words)
        self.assertEqual((status, content_type), (200, "application/x-pki-message"))
        done = run("openssl", "cms", "-verify", "-noverify", "-inform", "DER", "-in", body, "-certfile",
                   self.lab.ca, "-out", self.new_folder() / "content")
        self.assertEqual(done.returncode, 0, said(done))
        printed = run("openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", body).stdout
        attribute = printed[printed.index("2.16.840.1.113733.1.9.3"):]  # pkiStatus (RFC 8894 3.2.1.3)
        self.assertIn("PRINTABLESTRING:0", attribute[:120])

    def test_get(self):
        standard = base64.b64encode(self.message).decode()
        lines = "%0A".join(standard[i:i + 64] for i in range(0, len(standard), 64)) + "%0A"
        forms = {
            "percent-encoded": urllib.parse.quote(standard, safe=""),
            "old IOS": lines,
            "sscep": lines.replace("+", "%2B"),
            "jscep": standard,
            "micromdm": base64.urlsafe_b64encode(self.message).decode(),
            "without =": standard.rstrip("="),
        }
        for name, message in forms.items():
            for version in ("--http1.0", "--http1.1"):
                with self.subTest(name, version=version):
                    self.assert_granted(version, f"{self.operation}&message={message}")

    def test_post(self):
        file = self.folder / "message"
        file.write_bytes(self.message)
        data = ("--data-binary", f"@{file}")
        for name, headers in {
            "of its type": ("-H", "Content-Type: application/x-pki-message"),
            "of octets": ("-H", "Content-Type: application/octet-stream"),
            "without a type": ("-H", "Content-Type:"),
            "chunked": ("-H", "Transfer-Encoding: chunked"),
            "after 100 Continue": ("-H", "Expect: 100-continue"),
            "HTTP/1.0": ("--http1.0",),
            "without Host": ("-H", "Host:"),
        }.items():
            with self.subTest(name):
                self.assert_granted(*headers, *data, self.operation)

    def test_the_path_may_have_been_appended(self):
        self.assert_granted("--data-binary", f"@{self.write(self.message)}",
                            f"http://127.0.0.1:{self.lab.port}/some/path/pkiclient.exe?operation=PKIOperation")

    def test_ipv6(self):
        try:
            status, _, body = self.curl(f"http://[::1]:{self.lab.port}/cgi-bin/pkiclient.exe?operation=GetCACert")
        except AssertionError:
            self.skipTest("no IPv6 here")
        self.assertEqual((status, body.read_bytes()), (200, (self.folder / "ca.der").read_bytes()))

    def test_refusals(self):
        for name, expected, words in (
            ("HEAD", 405, ("-I", self.operation)),
            ("PUT", 405, ("-X", "PUT", self.operation)),
            ("another path", 404, (f"http://127.0.0.1:{self.lab.port}/?operation=GetCACert",)),
            ("no operation", 400, (self.lab.url,)),
            ("no base64", 400, (self.operation + "&message=%25%25",)),
            ("no rollover CA", 404, (self.lab.url + "?operation=GetNextCACert&message=x",)),
            ("a long URL", 414, (self.lab.url + "?" + "a" * 100_000,)),
        ):
            with self.subTest(name):
                self.assertEqual(self.curl(*words)[0], expected)

    def test_a_huge_body_is_refused_at_once(self):
        huge = self.folder / "huge"
        with open(huge, "wb") as file:
            file.truncate(64 * 1024 * 1024)
        for headers in ((), ("-H", "Expect:"), ("-H", "Transfer-Encoding: chunked", "-H", "Expect:")):
            with self.subTest(headers=headers):
                begin = time.monotonic()
                done = run("curl", "-s", "-m", "30", "-o", "/dev/null", "-w", "%{http_code} %{size_upload}", *headers,
                           "--data-binary", f"@{huge}", self.operation)
                status, uploaded = done.stdout.split()
                self.assertEqual(status, "413", said(done))
                self.assertLess(int(uploaded), 16 * 1024 * 1024)
                self.assertLess(time.monotonic() - begin, 20)
        self.assert_granted("--data-binary", f"@{self.write(self.message)}", self.operation)

    def write(self, content):
        file = self.new_folder() / "content"
        file.write_bytes(content)
        return file


if __name__ == "__main__":
    main("curl", "scepclient", "openssl")
