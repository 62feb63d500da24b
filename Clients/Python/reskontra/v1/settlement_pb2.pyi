from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SettleRequest(_message.Message):
    __slots__ = ["company", "customer_number", "date", "if_sequence", "items", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    date: _common_pb2.Date
    if_sequence: int
    items: _containers.RepeatedCompositeFieldContainer[_payments_pb2.ApplyItem]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., items: _Optional[_Iterable[_Union[_payments_pb2.ApplyItem, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SettleResponse(_message.Message):
    __slots__ = ["date", "journals", "settled", "settlement_id"]
    DATE_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    date: _common_pb2.Date
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    settled: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    settlement_id: int
    def __init__(self, settlement_id: _Optional[int] = ..., settled: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class UndoSettlementRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "reason", "settlement_id"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    reason: str
    settlement_id: int
    def __init__(self, company: _Optional[str] = ..., settlement_id: _Optional[int] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class UndoSettlementResponse(_message.Message):
    __slots__ = ["date", "journals", "reopened"]
    DATE_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REOPENED_FIELD_NUMBER: _ClassVar[int]
    date: _common_pb2.Date
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    reopened: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    def __init__(self, reopened: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...
