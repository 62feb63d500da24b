"""Why a call brought no answer. A declined credit request is not among these: it is an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from ._rpc import error_details_pb2, status_pb2
from .keys import RequestKey
from .v1 import common_pb2, errors_pb2

Figure = Union[common_pb2.Money, common_pb2.Date, int, str]


class CallError(Exception):
    """Base of all that a call raises."""


class NotDone(CallError):
    """The request had no effect: it never left, was a read, or the server did not look at it."""

    def __init__(self, why: str, line_broke: bool = False) -> None:
        super().__init__(why)
        #: The connection is the reason: another one may do better.
        self.line_broke = line_broke


class OutcomeUnknown(CallError):
    """The request left and its answer is lost: it may have been done.

    `client.outcome(error)` tells; sending it again with the same key does it at most once.
    """

    def __init__(self, key: RequestKey | None, why: str, line_broke: bool = False) -> None:
        super().__init__(f"outcome unknown: {why}" + (f" (request key {key})" if key else ""))
        #: None of a batch whose items carry keys of their own.
        self.key = key
        self.line_broke = line_broke
        self.why = why


@dataclass(frozen=True)
class Violation:
    """One bad field: its path as in the .proto files, and what would be right."""

    field: str
    description: str


@dataclass
class Refused(CallError):
    """The server says no; nothing was kept and the request key stays free."""

    #: google.rpc.Code, 1 to 16.
    code: int
    #: Stable name, as `PERIOD_CLOSED`; empty when the server gave none.
    reason: str = ""
    message: str = ""
    violations: list[Violation] = field(default_factory=list)
    #: Figures behind the refusal, typed.
    figures: dict[str, Figure] = field(default_factory=dict)
    #: Seconds the server asks to wait before the request is sent again.
    retry_delay: float | None = None
    key: RequestKey | None = None
    #: Last record the server had when it answered.
    sequence: int = 0
    #: What can be done about it, one sentence; empty where the server knows nothing.
    remedy: str = ""

    __hash__ = CallError.__hash__

    def __str__(self) -> str:
        head = f"{self.reason}: {self.message}" if self.reason else self.message
        return "; ".join([head] + [f"{v.field}: {v.description}" for v in self.violations])

    @classmethod
    def from_status(
        cls, status: status_pb2.Status, key: RequestKey | None = None, sequence: int = 0, code: int = 0
    ) -> Refused:
        made = cls(status.code or code or 2, message=status.message, key=key, sequence=sequence)
        for detail in status.details:
            if detail.Is(error_details_pb2.ErrorInfo.DESCRIPTOR):
                info = error_details_pb2.ErrorInfo()
                detail.Unpack(info)
                made.reason = info.reason
                made.remedy = info.metadata.get("remedy", "")
            elif detail.Is(error_details_pb2.BadRequest.DESCRIPTOR):
                bad = error_details_pb2.BadRequest()
                detail.Unpack(bad)
                made.violations += [Violation(v.field, v.description) for v in bad.field_violations]
            elif detail.Is(error_details_pb2.RetryInfo.DESCRIPTOR):
                retry = error_details_pb2.RetryInfo()
                detail.Unpack(retry)
                made.retry_delay = retry.retry_delay.seconds + retry.retry_delay.nanos / 1e9
            elif detail.Is(errors_pb2.ErrorFigures.DESCRIPTOR):
                typed = errors_pb2.ErrorFigures()
                detail.Unpack(typed)
                for figure in typed.figures:
                    which = figure.WhichOneof("value")
                    if which:
                        made.figures[figure.name] = getattr(figure, which)
        return made

    @classmethod
    def from_bytes(
        cls, message: bytes, code: int, key: RequestKey | None = None, sequence: int = 0
    ) -> Refused:
        status = status_pb2.Status()
        try:
            status.ParseFromString(message)
        except Exception:
            status = status_pb2.Status(message=f"status {code} without a readable explanation")
        return cls.from_status(status, key, sequence, code)
