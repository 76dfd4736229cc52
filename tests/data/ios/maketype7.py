#!/usr/bin/env python3
# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
"""Prints type7.txt: salt, password in hex, what IOS prints. Written apart from pki/ios/configpassword.cpp."""
KEY = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87"


def encode(password: bytes, salt: int) -> str:
    key = (KEY[salt:] + KEY * (len(password) // len(KEY) + 1)).encode()
    return f"{salt:02d}" + bytes(a ^ b for a, b in zip(password, key)).hex().upper()


for salt, password in [
    (1, b"cisco123"), (8, b"cisco"), (2, b"cisco"), (6, b"cisco"), (9, b"cisco"), (10, b"cisco"), (13, b"cisco"),
    (15, b"cisco"), (7, b"cisco"), (4, b"Rev0cati0n$Passw0rd"), (0, b"a"), (15, "é ü".encode()), (14, b"x" * 120),
    (0, bytes(range(1, 256))),
]:
    print(salt, password.hex(), encode(password, salt))
