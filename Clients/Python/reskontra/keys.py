"""Request keys: one UUIDv7 per wish, made from the server's time and kept until its answer is known."""

from __future__ import annotations

import base64
import json
import os
import secrets
import time
import uuid
from dataclasses import dataclass


class RequestKey(bytes):
    """16 bytes that name one wish, so that sending it twice does it once.

    | milliseconds since 1970, 48 bits | 7, 4 bits | free, 12 bits | 2, 2 bits | free, 62 bits |   big-endian
    """

    def __new__(cls, data: bytes) -> RequestKey:
        if len(data) != 16 or data[6] >> 4 != 7 or data[8] >> 6 != 2:
            raise ValueError("a request key is a UUIDv7 of 16 bytes")
        return super().__new__(cls, data)

    @classmethod
    def make(cls, milliseconds: int) -> RequestKey:
        """A new key for this server time."""
        free = secrets.token_bytes(10)
        return cls(
            milliseconds.to_bytes(6, "big")
            + bytes((0x70 | free[0] & 0x0F, free[1], 0x80 | free[2] & 0x3F))
            + free[3:]
        )

    @classmethod
    def parse(cls, text: str) -> RequestKey:
        return cls(uuid.UUID(text).bytes)

    @property
    def milliseconds(self) -> int:
        return int.from_bytes(self[:6], "big")

    def __str__(self) -> str:
        return str(uuid.UUID(bytes=bytes(self)))

    def __repr__(self) -> str:
        return f"RequestKey('{self}')"


class ServerClock:
    """The server's time: what Welcome told, carried on by our monotonic clock. A sandbox's stands still."""

    def __init__(self, milliseconds: int, runs: bool) -> None:
        self._start = milliseconds
        self._runs = runs
        self._at = time.monotonic()

    @property
    def milliseconds(self) -> int:
        passed = int((time.monotonic() - self._at) * 1000) if self._runs else 0
        return self._start + passed


@dataclass(frozen=True)
class Wish:
    """A writing request as it was, or is to be, sent: what a retry must repeat byte for byte."""

    key: RequestKey
    method: str
    company: str
    message: bytes
    #: Sent as an item of a batch; a retry must be, too.
    batched: bool = False


class WishFile:
    """Wishes on disk before they are sent, struck off when their outcome is known.

    One JSON line each; a torn last line is a wish that was never sent. `sync`: also against loss of power, at the
    price of one flush to the disk per wish.
    """

    def __init__(self, path: str, sync: bool = False) -> None:
        self.path = path
        self._sync = sync
        self._open: dict[RequestKey, Wish] = {}
        if os.path.exists(path):
            self._read()
        fresh = f"{path}.new"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(descriptor, "w", encoding="utf-8")
        for wish in self._open.values():
            self._file.write(self._line(wish))
        self._flush()
        os.replace(fresh, path)

    def _read(self) -> None:
        with open(self.path, encoding="utf-8") as lines:
            for line in lines:
                try:
                    row = json.loads(line)
                    key = RequestKey.parse(row["key"])
                    if "method" in row:
                        self._open[key] = Wish(
                            key, row["method"], row["company"], base64.b64decode(row["message"]), row["batched"]
                        )
                    else:
                        self._open.pop(key, None)
                except (ValueError, KeyError):
                    continue

    @staticmethod
    def _line(wish: Wish) -> str:
        return (
            json.dumps(
                {
                    "key": str(wish.key), "method": wish.method, "company": wish.company,
                    "batched": wish.batched, "message": base64.b64encode(wish.message).decode(),
                }
            )
            + "\n"
        )

    def _flush(self) -> None:
        self._file.flush()
        if self._sync:
            os.fsync(self._file.fileno())

    def keep(self, wish: Wish) -> None:
        if wish.key in self._open:
            return
        self._open[wish.key] = wish
        self._file.write(self._line(wish))
        self._flush()

    def settle(self, key: RequestKey) -> None:
        if self._open.pop(key, None) is None:
            return
        self._file.write(json.dumps({"key": str(key)}) + "\n")
        # Without it the wish would only be sent once more, and replay.
        self._file.flush()

    def unsettled(self) -> list[Wish]:
        return list(self._open.values())

    def close(self) -> None:
        self._file.close()
