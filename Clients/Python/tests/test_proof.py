"""F32: proofs that need no server. Made here from a small tree and a key of openssl; every change of one is seen."""

import base64
import copy
import hashlib
import random
import struct
import subprocess
import tempfile
import unittest

from reskontra import proof


def _node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def _root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return _node(_root(leaves[:split]), _root(leaves[split:]))


def _path(place, leaves):
    if len(leaves) == 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if place < split:
        return _path(place, leaves[:split]) + [_root(leaves[split:])]
    return _path(place - split, leaves[split:]) + [_root(leaves[:split])]


class ProofTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.key = f"{cls.folder.name}/key.pem"
        public = f"{cls.folder.name}/key.pub"
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", cls.key], check=True)
        subprocess.run(["openssl", "pkey", "-in", cls.key, "-pubout", "-out", public], check=True)
        with open(public, encoding="ascii") as file:
            cls.public = proof.public_key(file.read())
        # A record that names its document as a text two messages deep.
        number = b"FTI-0042"
        inner = b"\x0a" + bytes([len(number)]) + number + b"\x10\x05"
        cls.records = [b"\x12" + bytes([len(inner)]) + inner if n == 41 else struct.pack(">Q", n) for n in range(100)]
        cls.leaves = [
            hashlib.sha256(b"\0" + struct.pack(">Qq", n + 1, 1_000 + n) + record).digest()
            for n, record in enumerate(cls.records)
        ]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def checkpoint(self, size):
        statement = f"reskontra-checkpoint-2 {'ab' * 16} 1 1 {size} 5 {'00' * 32} {_root(self.leaves[:size]).hex()}"
        with open(f"{self.folder.name}/statement", "wb") as file:
            file.write(statement.encode())
        signature = subprocess.run(
            ["openssl", "pkeyutl", "-sign", "-inkey", self.key, "-rawin", "-in", file.name],
            check=True, capture_output=True).stdout
        return f"{statement} {signature.hex()}"

    def made(self, size=100):
        return {
            "format": "reskontra-proof-1", "number": "FTI-0042", "sequence": 42, "instant_nanoseconds": 1_041,
            "record": base64.b64encode(self.records[41]).decode(), "checkpoint": self.checkpoint(size),
            "path": base64.b64encode(b"".join(_path(41, self.leaves[:size]))).decode(),
        }

    def test_true_proofs_hold_in_trees_of_any_size(self):
        for size in (42, 43, 63, 64, 65, 100):
            self.assertIsNone(proof.fault(self.made(size), self.public))

    def test_a_checkpoint_that_was_not_published_is_refused(self):
        made = self.made()
        self.assertIsNone(proof.fault(made, self.public, {made["checkpoint"]}))
        self.assertIn("published", proof.fault(made, self.public, {made["checkpoint"] + " "}))

    def test_every_changed_bit_of_record_path_and_place_is_refused(self):
        made = self.made()
        signed = proof.signature_holds
        dice = random.Random(32)
        # The signature is checked by its own test; here it would only take time.
        proof.signature_holds = lambda *_: True
        try:
            for _ in range(20_000):
                changed = copy.copy(made)
                name = dice.choice(["record", "path", "sequence", "instant_nanoseconds", "number"])
                if name in ("record", "path"):
                    data = bytearray(base64.b64decode(made[name]))
                    change = dice.randrange(3)
                    if change == 0:
                        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
                    elif change == 1:
                        del data[dice.randrange(len(data)) :]
                    else:
                        data += dice.randbytes(dice.choice([1, 32]))
                    changed[name] = base64.b64encode(data).decode()
                elif name == "number":
                    changed[name] = made[name] + dice.choice("0123456789")
                else:
                    changed[name] += dice.choice([-2, -1, 1, 2, 64, -made[name]])
                self.assertIsNotNone(proof.fault(changed, self.public), changed)
        finally:
            proof.signature_holds = signed

    def test_every_kind_of_changed_checkpoint_is_refused(self):
        made = self.made()
        for at in range(0, len(made["checkpoint"]), 7):
            line = made["checkpoint"]
            letter = "1" if line[at] != "1" else "2"
            changed = dict(made, checkpoint=line[:at] + letter + line[at + 1 :])
            self.assertIsNotNone(proof.fault(changed, self.public))

    def test_malformed_proofs_are_told(self):
        made = self.made()
        for changed in ({}, dict(made, path="?"), dict(made, sequence="42"), dict(made, number=7)):
            self.assertIsNotNone(proof.fault(changed, self.public))

    def test_a_path_of_more_than_64_hashes_is_not_walked(self):
        for hashes, said in ((64, "the record is not in the ledger that was signed"), (65, "the path is cut or too long")):
            path = base64.b64encode(bytes(32 * hashes)).decode()
            self.assertEqual(proof.fault(dict(self.made(), path=path), self.public), said)


if __name__ == "__main__":
    unittest.main()
