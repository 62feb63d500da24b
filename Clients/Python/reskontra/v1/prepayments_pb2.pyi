from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
PREPAYMENT_STATUS_APPLIED: PrepaymentStatus
PREPAYMENT_STATUS_PENDING: PrepaymentStatus
PREPAYMENT_STATUS_RECEIVED: PrepaymentStatus
PREPAYMENT_STATUS_REVERSED: PrepaymentStatus
PREPAYMENT_STATUS_UNSPECIFIED: PrepaymentStatus

class ApplyPrepaymentRequest(_message.Message):
    __slots__ = ["amount", "company", "date", "document", "if_sequence", "mode", "order", "prepayment"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    company: str
    date: _common_pb2.Date
    document: str
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    prepayment: str
    def __init__(self, company: _Optional[str] = ..., prepayment: _Optional[str] = ..., order: _Optional[str] = ..., document: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ApplyPrepaymentResponse(_message.Message):
    __slots__ = ["journals", "prepayment", "settled"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    prepayment: PrepaymentNote
    settled: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    def __init__(self, prepayment: _Optional[_Union[PrepaymentNote, _Mapping]] = ..., settled: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class ListPrepaymentsRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "order", "prepayment"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    order: str
    prepayment: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., prepayment: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListPrepaymentsResponse(_message.Message):
    __slots__ = ["prepayments"]
    PREPAYMENTS_FIELD_NUMBER: _ClassVar[int]
    prepayments: _containers.RepeatedCompositeFieldContainer[PrepaymentNote]
    def __init__(self, prepayments: _Optional[_Iterable[_Union[PrepaymentNote, _Mapping]]] = ...) -> None: ...

class PostPrepaymentInvoiceRequest(_message.Message):
    __slots__ = ["amount", "company", "date", "if_sequence", "mode", "order", "percent", "text"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    percent: _common_pb2.Decimal
    text: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., text: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostPrepaymentInvoiceResponse(_message.Message):
    __slots__ = ["journal", "prepayment"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    journal: _common_pb2.JournalEntry
    prepayment: PrepaymentNote
    def __init__(self, prepayment: _Optional[_Union[PrepaymentNote, _Mapping]] = ..., journal: _Optional[_Union[_common_pb2.JournalEntry, _Mapping]] = ...) -> None: ...

class PrepaymentNote(_message.Message):
    __slots__ = ["amount", "applied", "customer_number", "date", "ended_on", "marked", "open", "order", "prepayment", "status"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    APPLIED_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    ENDED_ON_FIELD_NUMBER: _ClassVar[int]
    MARKED_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    applied: _common_pb2.Money
    customer_number: str
    date: _common_pb2.Date
    ended_on: _common_pb2.Date
    marked: bool
    open: _common_pb2.Money
    order: str
    prepayment: str
    status: PrepaymentStatus
    def __init__(self, prepayment: _Optional[str] = ..., order: _Optional[str] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., status: _Optional[_Union[PrepaymentStatus, str]] = ..., marked: bool = ..., ended_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., applied: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class ReversePrepaymentRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "prepayment", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    prepayment: str
    reason: str
    def __init__(self, company: _Optional[str] = ..., prepayment: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReversePrepaymentResponse(_message.Message):
    __slots__ = ["journals", "prepayment"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    prepayment: PrepaymentNote
    def __init__(self, prepayment: _Optional[_Union[PrepaymentNote, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class PrepaymentStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
