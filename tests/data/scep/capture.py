#!/usr/bin/env python3
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""A throw-away SCEP listener on loopback: it answers GetCACaps and GetCACert, keeps what PKIOperation brings in
OUT-PREFIX.der (and, for a GET, its raw query in OUT-PREFIX.query), answers 500 and ends.

usage: capture.py PORT CA.pem OUT-PREFIX CAPABILITY..."""
import base64
import http.server
import ssl
import sys
import time
import urllib.parse

port, ca, prefix, capabilities = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]
with open(ca, encoding="ascii") as file:
    ca_der = ssl.PEM_cert_to_DER_cert(file.read())


class Listener(http.server.BaseHTTPRequestHandler):
    def reply(self, status, content_type, body):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        query = urllib.parse.urlsplit(self.path).query
        operation = urllib.parse.parse_qs(query).get("operation", [""])[0]
        if operation == "GetCACaps":
            self.reply(200, "text/plain", "\n".join(capabilities).encode())
        elif operation == "GetCACert":
            self.reply(200, "application/x-x509-ca-cert", ca_der)
        else:
            with open(prefix + ".query", "w", encoding="ascii") as out:
                out.write(query + "\n")
            raw = [part[8:] for part in query.split("&") if part.startswith("message=")][0]
            text = urllib.parse.unquote(raw).replace(" ", "+").replace("-", "+").replace("_", "/")
            self.keep(base64.b64decode(text + "=" * (-len(text) % 4)))

    def do_POST(self):
        self.keep(self.rfile.read(int(self.headers["Content-Length"])))

    def keep(self, body):
        with open(prefix + ".der", "wb") as out:
            out.write(body)
        self.reply(500, "text/plain", b"captured\n")
        self.server.done = True

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", port), Listener)
server.done = False
server.timeout = 1
deadline = time.monotonic() + 25
while not server.done and time.monotonic() < deadline:
    server.handle_request()
