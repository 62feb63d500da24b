"""Frames of the native protocol, version 1: bytes to values and back. Knows no sockets and no protobuf."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from enum import IntEnum, IntFlag

PROTOCOL_VERSION = 1
HELLO_LENGTH_MAX = 4_096
REQUEST_LENGTH_MAX = 1 << 20
ANSWER_LENGTH_MAX = 4 << 20
STREAM_MAX = 0xFFFF_FFFF
DEADLINE_MAX = 0xFFFF_FFFF

_REQUEST = struct.Struct("<IBBHII")
_ANSWER = struct.Struct("<IBBHIIQ")
_RECEIPT = struct.Struct("<Q8s")
_HELLO_PREFIX = struct.Struct("<4sHH")
_LENGTH = struct.Struct("<I")
_CREDIT = struct.Struct("<I")


class Kind(IntEnum):
    HELLO = 1
    WELCOME = 2
    REQUEST = 3
    ANSWER = 4
    CANCEL = 5
    PING = 6
    PONG = 7
    GO_AWAY = 8
    STREAM_ITEM = 9
    STREAM_END = 10
    WINDOW = 11
    ERROR = 12


class Flag(IntFlag):
    KEYED = 1
    TRACED = 2
    RECEIPT = 4
    REPLAYED = 8
    SERVER_STREAM = 16


_KNOWN_FLAGS = 31

#: Numbers of connection errors, as in an ERROR frame's `detail`.
ERROR_NAMES = {
    1: "notReskontra", 2: "looksLikeHTTP", 3: "looksLikeTLS", 4: "versionNotSupported", 5: "helloExpected",
    6: "helloRepeated", 7: "lengthTooSmall", 8: "lengthTooLarge", 9: "unknownKind", 10: "wrongDirection",
    11: "unknownFlags", 12: "flagsNotAllowed", 13: "streamMissing", 14: "streamNotAllowed",
    15: "messageLengthWrong", 16: "unusedFieldSet", 17: "creditMissing", 18: "statusUnknown",
    19: "helloMalformed", 20: "unauthenticated", 21: "handshakeTooSlow", 22: "frameTooSlow", 23: "idle",
    24: "tooManyConnections", 25: "tooManyInFlight", 26: "draining",
}
_NUMBERS = {name: number for number, name in ERROR_NAMES.items()}


class FrameError(Exception):
    """The frame stream is broken: nothing behind it can be trusted."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        self.number = _NUMBERS[name]


@dataclass(frozen=True)
class Receipt:
    """Evidence that a record was durable; comparable within one store."""

    epoch: int
    chain: bytes


class Answer:
    """One frame from the server."""

    __slots__ = ("kind", "flags", "status", "stream", "detail", "sequence", "receipt", "message")

    def __init__(
        self, kind: int, flags: int, status: int, stream: int, detail: int, sequence: int,
        receipt: Receipt | None, message: bytes,
    ) -> None:
        self.kind = kind
        self.flags = flags
        self.status = status
        self.stream = stream
        self.detail = detail
        self.sequence = sequence
        self.receipt = receipt
        self.message = message


def hello(message: bytes, lowest: int = PROTOCOL_VERSION, highest: int = PROTOCOL_VERSION) -> bytes:
    length = _REQUEST.size - 4 + _HELLO_PREFIX.size + len(message)
    if length > HELLO_LENGTH_MAX:
        raise ValueError(f"a HELLO of {length} bytes exceeds {HELLO_LENGTH_MAX}: shorten the token")
    return (
        _REQUEST.pack(length, Kind.HELLO, 0, 0, 0, 0) + _HELLO_PREFIX.pack(b"RSKT", lowest, highest) + message
    )


def request(
    method: int, stream: int, message: bytes, *, deadline_ms: int = 0, key: bytes | None = None,
    trace: bytes | None = None, server_stream: bool = False,
) -> bytes:
    flags = 16 if server_stream else 0
    middle = b""
    if key is not None:
        flags |= 1
        middle = key
    if trace is not None:
        flags |= 2
        middle += trace
    return (
        _REQUEST.pack(12 + len(middle) + len(message), 3, flags, method, stream, deadline_ms) + middle + message
    )


_TRACEPARENT = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.*)?")


def trace_bytes(traceparent: str | None) -> bytes | None:
    """Trace id and span id of a W3C `traceparent`; None when it is none."""
    found = _TRACEPARENT.fullmatch(traceparent or "")
    return bytes.fromhex(found[1] + found[2]) if found else None


def cancel(stream: int) -> bytes:
    return _REQUEST.pack(12, Kind.CANCEL, 0, 0, stream, 0)


def window(stream: int, items: int) -> bytes:
    return _REQUEST.pack(16, Kind.WINDOW, 0, 0, stream, 0) + _CREDIT.pack(items)


def ping(eight: bytes) -> bytes:
    return _REQUEST.pack(20, Kind.PING, 0, 0, 0, 0) + eight


def pong(eight: bytes) -> bytes:
    return _REQUEST.pack(20, Kind.PONG, 0, 0, 0, 0) + eight


def go_away() -> bytes:
    return _REQUEST.pack(12, Kind.GO_AWAY, 0, 0, 0, 0)


_FROM_SERVER = {
    Kind.WELCOME, Kind.ANSWER, Kind.PING, Kind.PONG, Kind.GO_AWAY, Kind.STREAM_ITEM, Kind.STREAM_END, Kind.ERROR
}


def _check(kind: int, flags: int, status: int, stream: int, detail: int, message_bytes: int) -> None:
    """What a frame to the client may look like, kind by kind."""
    if kind not in Kind._value2member_map_:
        raise FrameError("unknownKind")
    if flags & ~_KNOWN_FLAGS:
        raise FrameError("unknownFlags")
    if status > 16:
        raise FrameError("statusUnknown")
    if message_bytes < 0:
        raise FrameError("lengthTooSmall")
    if kind not in _FROM_SERVER:
        raise FrameError("wrongDirection")
    if flags & ~(Flag.RECEIPT | Flag.REPLAYED if kind == Kind.ANSWER else 0):
        raise FrameError("flagsNotAllowed")
    if kind in (Kind.ANSWER, Kind.STREAM_ITEM, Kind.STREAM_END):
        if stream == 0:
            raise FrameError("streamMissing")
    elif stream != 0 and kind != Kind.GO_AWAY:
        raise FrameError("streamNotAllowed")
    if detail != 0 and kind not in (Kind.ERROR, Kind.GO_AWAY):
        raise FrameError("unusedFieldSet")
    if status != 0 and kind not in (Kind.ANSWER, Kind.STREAM_END, Kind.ERROR):
        raise FrameError("unusedFieldSet")
    wanted = {Kind.PING: 8, Kind.PONG: 8, Kind.GO_AWAY: 0}.get(Kind(kind))
    if wanted is not None and message_bytes != wanted:
        raise FrameError("messageLengthWrong")


class AnswerReader:
    """Cuts the bytes from a server into frames; keeps what is not complete."""

    def __init__(self, length_max: int = ANSWER_LENGTH_MAX) -> None:
        self.length_max = length_max
        self._rest = b""

    def feed(self, data: bytes) -> list[Answer]:
        """The frames that are complete now. Raises FrameError at the first that is none."""
        if self._rest:
            data = self._rest + data
        frames: list[Answer] = []
        at, end = 0, len(data)
        while end - at >= 4:
            (length,) = _LENGTH.unpack_from(data, at)
            if length > self.length_max:
                raise FrameError("lengthTooLarge")
            if length < _ANSWER.size - 4:
                raise FrameError("lengthTooSmall")
            if end - at < _ANSWER.size:
                break
            _, kind, flags, status, stream, detail, sequence = _ANSWER.unpack_from(data, at)
            start = at + _ANSWER.size + (16 if flags & Flag.RECEIPT else 0)
            stop = at + 4 + length
            # The plain answer is nearly every frame, and right by its shape.
            if not (kind == 4 and flags & ~12 == 0 and status <= 16 and stream and not detail and start <= stop):
                _check(kind, flags, status, stream, detail, stop - start)
            if end < stop:
                break
            receipt = None
            if flags & 4:
                receipt = Receipt(*_RECEIPT.unpack_from(data, at + _ANSWER.size))
            frames.append(
                Answer(kind, flags, status, stream, detail, sequence, receipt, data[start:stop])
            )
            at = stop
        self._rest = data[at:]
        return frames
