"""What a call brings back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from google.protobuf.message import Message

from .frames import Receipt
from .keys import RequestKey

M = TypeVar("M", bound=Message)


@dataclass(frozen=True)
class Reply(Generic[M]):
    message: M
    #: The ledger record the answer reflects; give it as `min_sequence` to read your own writes.
    sequence: int
    #: Evidence of a committed record; None for reads and for items of a batch.
    receipt: Receipt | None = None
    #: The server had this answer from an earlier request with the same key.
    replayed: bool = False
    key: RequestKey | None = None


@dataclass(frozen=True)
class Item(Generic[M]):
    """One item of a server stream."""

    message: M
    sequence: int


@dataclass(frozen=True)
class Method(Generic[M]):
    """One RPC: its number in frames and its messages."""

    name: str
    number: int
    request: type[Message]
    response: type[M]
    writes: bool = False
    streams: bool = False
