from google.protobuf import timestamp_pb2 as _timestamp_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import invoicing_pb2 as _invoicing_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
WATCH_VIEW_FULL: WatchView
WATCH_VIEW_SUMMARY: WatchView
WATCH_VIEW_UNSPECIFIED: WatchView

class WatchCustomer(_message.Message):
    __slots__ = ["closed", "credit_limit", "customer_number", "group", "invoice_account", "unlimited_credit", "version"]
    CLOSED_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    INVOICE_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    UNLIMITED_CREDIT_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    closed: bool
    credit_limit: _common_pb2.Money
    customer_number: str
    group: str
    invoice_account: str
    unlimited_credit: bool
    version: int
    def __init__(self, customer_number: _Optional[str] = ..., group: _Optional[str] = ..., credit_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., unlimited_credit: bool = ..., closed: bool = ..., invoice_account: _Optional[str] = ..., version: _Optional[int] = ...) -> None: ...

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
    __slots__ = ["at", "business_date", "company", "events", "heartbeat", "principal", "record", "request_key", "sequence", "snapshot", "trace"]
    AT_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_DATE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    REQUEST_KEY_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    TRACE_FIELD_NUMBER: _ClassVar[int]
    at: _timestamp_pb2.Timestamp
    business_date: _common_pb2.Date
    company: str
    events: _containers.RepeatedCompositeFieldContainer[WatchEvent]
    heartbeat: bool
    principal: str
    record: bytes
    request_key: bytes
    sequence: int
    snapshot: WatchSnapshot
    trace: bytes
    def __init__(self, sequence: _Optional[int] = ..., at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., company: _Optional[str] = ..., business_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., principal: _Optional[str] = ..., request_key: _Optional[bytes] = ..., events: _Optional[_Iterable[_Union[WatchEvent, _Mapping]]] = ..., heartbeat: bool = ..., trace: _Optional[bytes] = ..., record: _Optional[bytes] = ..., snapshot: _Optional[_Union[WatchSnapshot, _Mapping]] = ...) -> None: ...

class WatchRequest(_message.Message):
    __slots__ = ["company", "customer_numbers", "from_sequence", "kinds", "since", "snapshot", "view"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    FROM_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    KINDS_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_numbers: _containers.RepeatedScalarFieldContainer[str]
    from_sequence: int
    kinds: _containers.RepeatedScalarFieldContainer[str]
    since: _timestamp_pb2.Timestamp
    snapshot: bool
    view: WatchView
    def __init__(self, company: _Optional[str] = ..., from_sequence: _Optional[int] = ..., customer_numbers: _Optional[_Iterable[str]] = ..., kinds: _Optional[_Iterable[str]] = ..., view: _Optional[_Union[WatchView, str]] = ..., snapshot: bool = ..., since: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WatchSnapshot(_message.Message):
    __slots__ = ["customers", "items", "last"]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    customers: _containers.RepeatedCompositeFieldContainer[WatchCustomer]
    items: _containers.RepeatedCompositeFieldContainer[_invoicing_pb2.OpenItem]
    last: bool
    def __init__(self, customers: _Optional[_Iterable[_Union[WatchCustomer, _Mapping]]] = ..., items: _Optional[_Iterable[_Union[_invoicing_pb2.OpenItem, _Mapping]]] = ..., last: bool = ...) -> None: ...

class WatchView(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
