#!/usr/bin/env python3
"""Checks a proof that a document is in a Reskontra ledger: no server, no other package, about a page of code.

    python3 proof.py PROOF --public-key FILE [--checkpoints FILE]

PROOF is what `reskontra prove invoice NUMBER` wrote. The public key is an Ed25519 key in PEM form, as the ledger's
operator published it. With --checkpoints the proof's checkpoint must be a line of that file: one that was published
and kept where the operator cannot rewrite it. Exit codes: 0 it holds, 1 it does not, 2 a file cannot be read.

Leaf: SHA-256 of 0, sequence, instant (u64, big-endian), record; node: SHA-256 of 1, left, right (RFC 6962).
"""

import argparse
import base64
import hashlib
import json
import struct
import sys
from typing import Any, Collection, Iterator, Optional, Sequence, Tuple

Point = Tuple[int, int, int, int]

# ---- Ed25519 (RFC 8032), verification only ------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def _recover_x(y: int, sign: int) -> Optional[int]:
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def _point(data: bytes) -> Optional[Point]:
    y = int.from_bytes(data, "little")
    x = _recover_x(y & (2**255 - 1), y >> 255)
    y &= 2**255 - 1
    return None if x is None else (x, y, 1, x * y % P)


def _add(a: Point, b: Point) -> Point:
    (ax, ay, az, at), (bx, by, bz, bt) = a, b
    e, f = (ay - ax) * (by - bx) % P, (ay + ax) * (by + bx) % P
    g, h = 2 * at * bt * D % P, 2 * az * bz % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _times(number: int, point: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = _add(total, point)
        point, number = _add(point, point), number >> 1
    return total


_BASE_Y = 4 * pow(5, P - 2, P) % P
_BASE_X = _recover_x(_BASE_Y, 0) or 0
_BASE = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % P)


def signature_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature (64 bytes) is that of the message by the key (32 bytes)."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, commitment = _point(public), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    left = _times(scalar, _BASE)
    right = _add(commitment, _times(int.from_bytes(digest, "little") % ORDER, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def public_key(pem: str) -> bytes:
    """The 32 bytes of an Ed25519 key in a PEM file."""
    body = "".join(line for line in pem.splitlines() if line and not line.startswith("-----"))
    der = base64.b64decode(body, validate=True)
    if len(der) != 44 or der[:12] != bytes.fromhex("302a300506032b6570032100"):
        raise ValueError("this is not an Ed25519 public key")
    return der[12:]


# ---- The tree and the checkpoint ----------------------------------------------------------------------------

# 64 hashes: more than any ledger's tree is high, since sequences have 64 bits.
PATH_BYTES_MAX = 2_048


def root_of(leaf: bytes, place: int, size: int, path: Sequence[bytes]) -> Optional[bytes]:
    """The root that the path makes of the leaf; None when the path does not fit the place."""
    if place >= size:
        return None
    node, last, value = place, size - 1, leaf
    for beside in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            value = hashlib.sha256(b"\1" + beside + value).digest()
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            value = hashlib.sha256(b"\1" + value + beside).digest()
        node, last = node >> 1, last >> 1
    return value if last == 0 else None


def texts(record: bytes) -> Iterator[bytes]:
    """Every text and message in protobuf bytes, however deep: enough to find a document's number."""
    at = 0

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = record[at]
            at, value, shift = at + 1, value | (byte & 127) << shift, shift + 7
            if byte < 128:
                return value

    try:
        while at < len(record):
            kind = varint() & 7
            if kind == 2:
                length = varint()
                part = record[at : at + length]
                at += length
                yield part
                yield from texts(part)
            else:
                at += {0: 0, 1: 8, 5: 4}[kind]
                if kind == 0:
                    varint()
    except (IndexError, KeyError):
        return


def fault(proof: Any, public: bytes, published: Optional[Collection[str]] = None) -> Optional[str]:
    """Why the proof does not hold; None when it does. Nothing in the proof is believed before it is checked."""
    try:
        if proof["format"] != "reskontra-proof-1":
            return "this is not a proof of a kind this program knows"
        statement, _, signature = proof["checkpoint"].rpartition(" ")
        words = statement.split(" ")
        if len(words) != 8 or words[0] != "reskontra-checkpoint-2":
            return "the checkpoint is not one with a root"
        if published is not None and proof["checkpoint"] not in published:
            return "the checkpoint was not published"
        if not signature_holds(public, statement.encode(), bytes.fromhex(signature)):
            return "the checkpoint's signature is wrong"
        size, root = int(words[4]), bytes.fromhex(words[7])
        record = base64.b64decode(proof["record"], validate=True)
        path = base64.b64decode(proof["path"], validate=True)
        if len(path) % 32 or len(path) > PATH_BYTES_MAX:
            return "the path is cut or too long"
        sequence, instant = proof["sequence"], proof["instant_nanoseconds"]
        leaf = hashlib.sha256(b"\0" + struct.pack(">Qq", sequence, instant) + record).digest()
        steps = [path[at : at + 32] for at in range(0, len(path), 32)]
        if sequence < 1 or root_of(leaf, sequence - 1, size, steps) != root:
            return "the record is not in the ledger that was signed"
        if proof["number"].encode() not in texts(record):
            return "the record does not name the document"
    except (KeyError, TypeError, ValueError, AttributeError, struct.error) as why:
        return f"the proof is malformed: {why!r}"
    return None


def main(arguments: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(description="Checks a proof that a document is in a Reskontra ledger.")
    parser.add_argument("proof")
    parser.add_argument("--public-key", required=True, metavar="FILE")
    parser.add_argument("--checkpoints", metavar="FILE", help="lines that were published; the proof's must be one")
    given = parser.parse_args(arguments)
    try:
        with open(given.proof, encoding="utf-8") as file:
            proof = json.load(file)
        with open(given.public_key, encoding="ascii") as file:
            public = public_key(file.read())
        published = None
        if given.checkpoints:
            with open(given.checkpoints, encoding="ascii") as file:
                published = set(file.read().splitlines())
    except (OSError, ValueError) as why:
        print(f"cannot be read: {why}", file=sys.stderr)
        return 2
    found = fault(proof, public, published)
    if found:
        print(f"does not hold: {found}")
        return 1
    print(f"holds: {proof['number']} is record {proof['sequence']} of the ledger that was signed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
