"""Single postings of many tasks travel together; each keeps its own key and result."""

from __future__ import annotations

import asyncio
from typing import Any, Awaitable, Callable

from google.protobuf.message import Message

from .errors import CallError, NotDone, OutcomeUnknown, Refused
from .keys import RequestKey
from .reply import Method, Reply
from .services import METHODS
from .v1 import common_pb2, invoicing_pb2, payments_pb2

ITEMS_MAX = 64
#: So long an item waits for company while another batch is under way.
WAIT_SECONDS = 0.001
_GRACE = 1.0

_INVOICES = METHODS["Invoicing.BatchPostInvoices"]
_PAYMENTS = METHODS["Payments.BatchPostPayments"]
_EXECUTE = (common_pb2.MODE_UNSPECIFIED, common_pb2.MODE_EXECUTE)

#: Sends one batch's bytes: (method, message, deadline in seconds) -> message of the answer.
Send = Callable[[Method[Any], bytes, "float | None"], Awaitable[bytes]]


def batch_method(method: Method[Any], request: Message) -> Method[Any] | None:
    """The batch that takes this single request as an item with the same effect; None: it goes alone."""
    if isinstance(request, payments_pb2.PostPaymentRequest):
        return _PAYMENTS if request.mode in _EXECUTE and not request.if_sequence else None
    if isinstance(request, invoicing_pb2.PostInvoiceRequest):
        plain = not (request.authorization_id or request.final or request.if_sequence)
        return _INVOICES if plain and request.mode in _EXECUTE else None
    if isinstance(request, invoicing_pb2.PostCreditNoteRequest):
        # The result of an item does not tell what was settled: with that wish a credit note goes alone.
        plain = not (request.settle_with_original or request.if_sequence)
        return _INVOICES if plain and request.mode in _EXECUTE else None
    return None


class _Entry:
    __slots__ = ("request", "key", "deadline_at", "future", "timer")

    def __init__(self, request: Message, key: RequestKey, deadline_at: float | None, future: asyncio.Future[Reply[Any]]) -> None:
        self.request = request
        self.key = key
        self.deadline_at = deadline_at
        self.future = future
        self.timer: asyncio.TimerHandle | None = None

    def fail(self, error: CallError) -> None:
        if self.timer:
            self.timer.cancel()
        if not self.future.done():
            self.future.set_exception(error)

    def answer(self, reply: Reply[Any]) -> None:
        if self.timer:
            self.timer.cancel()
        if not self.future.done():
            self.future.set_result(reply)


class Batcher:
    """Gathers items of one company and one batch method."""

    def __init__(self, company: str, method: Method[Any], send: Send) -> None:
        self._company = company
        self._method = method
        self._send = send
        self._loop = asyncio.get_running_loop()
        self._waiting: list[_Entry] = []
        self._flush_due: asyncio.Handle | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    async def call(self, request: Message, key: RequestKey, deadline: float | None) -> Reply[Any]:
        ends_at = None if deadline is None else self._loop.time() + deadline
        entry = _Entry(request, key, ends_at, self._loop.create_future())
        if ends_at is not None:
            entry.timer = self._loop.call_at(
                ends_at + _GRACE, entry.fail, OutcomeUnknown(key, "no answer in time")
            )
        self._waiting.append(entry)
        if len(self._waiting) >= ITEMS_MAX:
            self._flush()
        elif self._flush_due is None:
            # Alone on the line: who else asks in this step of the loop comes along, nobody waits.
            self._flush_due = (
                self._loop.call_later(WAIT_SECONDS, self._flush)
                if self._under_way
                else self._loop.call_soon(self._flush)
            )
        return await entry.future

    def _flush(self) -> None:
        if self._flush_due:
            self._flush_due.cancel()
            self._flush_due = None
        # Those who gave up before anything was sent are left out.
        batch = [entry for entry in self._waiting if not entry.future.done()]
        self._waiting = []
        if batch:
            task = self._loop.create_task(self._run(batch))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _run(self, batch: list[_Entry]) -> None:
        times = [entry.deadline_at for entry in batch]
        # The batch may take as long as its most patient item; each item gives up by its own time.
        longest = None if None in times else max(t for t in times if t is not None) - self._loop.time()
        try:
            answer = await self._send(self._method, self._encode(batch), longest)
            results = self._method.response.FromString(answer).results
            if len(results) != len(batch):
                raise OutcomeUnknown(None, "the batch has another number of results than items")
        except Refused as no:
            for entry in batch:
                entry.fail(
                    Refused(
                        no.code, no.reason, no.message, no.violations, no.figures, no.retry_delay, entry.key, no.sequence,
                        no.remedy,
                    )
                )
        except OutcomeUnknown as lost:
            for entry in batch:
                entry.fail(OutcomeUnknown(entry.key, lost.why, lost.line_broke))
        except NotDone as error:
            for entry in batch:
                entry.fail(NotDone(str(error), error.line_broke))
        except BaseException as error:
            for entry in batch:
                entry.fail(OutcomeUnknown(entry.key, repr(error)))
            raise
        else:
            for entry, result in zip(batch, results):
                if result.HasField("error"):
                    entry.fail(Refused.from_status(result.error, entry.key, result.sequence))
                else:
                    entry.answer(
                        Reply(_response(entry.request, result.posted), result.sequence, None, result.replayed, entry.key)
                    )

    def _encode(self, batch: list[_Entry]) -> bytes:
        made = self._method.request(company=self._company, batch_mode=common_pb2.BATCH_MODE_INDEPENDENT)
        for entry in batch:
            add_item(made, entry.request, entry.key)
        return bytes(made.SerializeToString())


def add_item(batch: Message, request: Message, key: RequestKey) -> None:
    """The item a single request becomes: the same each time, since the key belongs to these bytes."""
    item = batch.items.add()  # type: ignore[attr-defined]
    if isinstance(request, payments_pb2.PostPaymentRequest):
        item.CopyFrom(request)
        item.company = ""
        item.mode = common_pb2.MODE_UNSPECIFIED
    elif isinstance(request, invoicing_pb2.PostCreditNoteRequest):
        item.document.CopyFrom(request.document)
        item.credit_note = True
    else:
        assert isinstance(request, invoicing_pb2.PostInvoiceRequest)
        item.document.CopyFrom(request.document)
    item.request_key = bytes(key)


def _response(request: Message, posted: Any) -> Message:
    if isinstance(request, payments_pb2.PostPaymentRequest):
        return payments_pb2.PostPaymentResponse(payment=posted)
    if isinstance(request, invoicing_pb2.PostCreditNoteRequest):
        return invoicing_pb2.PostCreditNoteResponse(credit_note=posted)
    return invoicing_pb2.PostInvoiceResponse(invoice=posted)
