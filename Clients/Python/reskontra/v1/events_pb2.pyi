from google.protobuf import timestamp_pb2 as _timestamp_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class WatchEvent(_message.Message):
    __slots__ = ["amount", "customer_number", "id", "kind", "number"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    customer_number: str
    id: int
    kind: str
    number: str
    def __init__(self, kind: _Optional[str] = ..., customer_number: _Optional[str] = ..., number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., id: _Optional[int] = ...) -> None: ...

class WatchItem(_message.Message):
    __slots__ = ["at", "business_date", "company", "events", "heartbeat", "principal", "request_key", "sequence", "trace"]
    AT_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_DATE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_KEY_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    TRACE_FIELD_NUMBER: _ClassVar[int]
    at: _timestamp_pb2.Timestamp
    business_date: _common_pb2.Date
    company: str
    events: _containers.RepeatedCompositeFieldContainer[WatchEvent]
    heartbeat: bool
    principal: str
    request_key: bytes
    sequence: int
    trace: bytes
    def __init__(self, sequence: _Optional[int] = ..., at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., company: _Optional[str] = ..., business_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., principal: _Optional[str] = ..., request_key: _Optional[bytes] = ..., events: _Optional[_Iterable[_Union[WatchEvent, _Mapping]]] = ..., heartbeat: bool = ..., trace: _Optional[bytes] = ...) -> None: ...

class WatchRequest(_message.Message):
    __slots__ = ["company", "customer_numbers", "from_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    FROM_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_numbers: _containers.RepeatedScalarFieldContainer[str]
    from_sequence: int
    def __init__(self, company: _Optional[str] = ..., from_sequence: _Optional[int] = ..., customer_numbers: _Optional[_Iterable[str]] = ...) -> None: ...
