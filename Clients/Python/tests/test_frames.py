"""Protocol/vectors, both ways, and the stream of frames cut at every place."""

import json
import pathlib
import struct
import unittest

from reskontra import frames

VECTORS = pathlib.Path(__file__).resolve().parents[3] / "Protocol" / "vectors"
FRAMES = json.loads((VECTORS / "frames.json").read_text())
MALFORMED = json.loads((VECTORS / "malformed.json").read_text())


def unhex(text):
    return bytes.fromhex(text)


class GoldenFrames(unittest.TestCase):
    def test_values_to_bytes(self):
        seen = set()
        for vector in FRAMES:
            if vector["to"] != "server":
                continue
            with self.subTest(vector["name"]):
                message, stream, kind = unhex(vector["message"]), vector["stream"], vector["kind"]
                seen.add(kind)
                made = {
                    "HELLO": lambda: frames.hello(message, vector["lowest_version"], vector["highest_version"]),
                    "REQUEST": lambda: frames.request(
                        vector["method"], stream, message, deadline_ms=vector["deadline"],
                        key=unhex(vector["key"]) if "key" in vector else None,
                        trace=unhex(vector["trace"]) if "trace" in vector else None,
                        server_stream="SERVER_STREAM" in vector["flags"],
                    ),
                    "CANCEL": lambda: frames.cancel(stream),
                    "WINDOW": lambda: frames.window(stream, vector["credit"]),
                    "PING": lambda: frames.ping(message),
                    "PONG": lambda: frames.pong(message),
                    "GO_AWAY": lambda: frames.go_away(),
                }[kind]()
                self.assertEqual(made.hex(), vector["frame"])
        self.assertEqual(seen, {"HELLO", "REQUEST", "CANCEL", "WINDOW", "PING", "PONG", "GO_AWAY"})

    def test_bytes_to_values(self):
        seen = set()
        for vector in FRAMES:
            if vector["to"] != "client":
                continue
            with self.subTest(vector["name"]):
                (frame,) = frames.AnswerReader().feed(unhex(vector["frame"]))
                seen.add(vector["kind"])
                self.assertEqual(frames.Kind(frame.kind).name, vector["kind"])
                self.assertEqual({flag.name for flag in frames.Flag(frame.flags)}, set(vector["flags"]))
                for name in ("status", "stream", "detail", "sequence"):
                    self.assertEqual(getattr(frame, name), vector[name], name)
                self.assertEqual(frame.message.hex(), vector["message"])
                self.assertEqual(frame.receipt and frame.receipt.epoch, vector.get("epoch"))
                self.assertEqual(frame.receipt and frame.receipt.chain.hex(), vector.get("chain"))
        self.assertEqual(
            seen, {"WELCOME", "ANSWER", "PING", "PONG", "GO_AWAY", "STREAM_ITEM", "STREAM_END", "ERROR"}
        )

    def test_malformed_frames_are_named(self):
        count = 0
        for vector in MALFORMED:
            if vector["to"] != "client":
                continue
            with self.subTest(vector["name"]), self.assertRaises(frames.FrameError) as caught:
                frames.AnswerReader().feed(unhex(vector["bytes"]))
            self.assertEqual(caught.exception.name, vector["error"])
            self.assertEqual(caught.exception.number, vector["number"])
            count += 1
        self.assertGreaterEqual(count, 10)

    def test_every_error_number_of_the_vectors_is_known(self):
        for vector in MALFORMED:
            self.assertEqual(frames.ERROR_NAMES[vector["number"]], vector["error"])

    def test_a_stream_of_frames_may_be_cut_anywhere(self):
        whole = b"".join(unhex(v["frame"]) for v in FRAMES if v["to"] == "client")
        wanted = [(f.kind, f.stream, f.message) for f in frames.AnswerReader().feed(whole)]
        for size in (1, 2, 3, 5, 7, 11, 23, 24, 25, 64):
            reader, got = frames.AnswerReader(), []
            for at in range(0, len(whole), size):
                got += [(f.kind, f.stream, f.message) for f in reader.feed(whole[at : at + size])]
            self.assertEqual(got, wanted, f"pieces of {size}")

    def test_length_is_judged_before_the_rest_arrives(self):
        reader = frames.AnswerReader(length_max=100)
        self.assertEqual(reader.feed(struct.pack("<I", 100)), [])
        with self.assertRaises(frames.FrameError):
            frames.AnswerReader(length_max=100).feed(struct.pack("<I", 101))


if __name__ == "__main__":
    unittest.main()
