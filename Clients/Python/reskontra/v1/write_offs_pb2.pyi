from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
WRITE_OFF_STATE_PENDING_APPROVAL: WriteOffState
WRITE_OFF_STATE_POSTED: WriteOffState
WRITE_OFF_STATE_REVERSED: WriteOffState
WRITE_OFF_STATE_UNSPECIFIED: WriteOffState

class GetWriteOffRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "write_off"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    WRITE_OFF_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    write_off: str
    def __init__(self, company: _Optional[str] = ..., write_off: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetWriteOffResponse(_message.Message):
    __slots__ = ["write_off"]
    WRITE_OFF_FIELD_NUMBER: _ClassVar[int]
    write_off: WriteOffNote
    def __init__(self, write_off: _Optional[_Union[WriteOffNote, _Mapping]] = ...) -> None: ...

class ListWriteOffsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListWriteOffsResponse(_message.Message):
    __slots__ = ["next_page_token", "pending", "write_offs"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PENDING_FIELD_NUMBER: _ClassVar[int]
    WRITE_OFFS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    pending: _containers.RepeatedCompositeFieldContainer[WriteOffNote]
    write_offs: _containers.RepeatedCompositeFieldContainer[WriteOffNote]
    def __init__(self, write_offs: _Optional[_Iterable[_Union[WriteOffNote, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., pending: _Optional[_Iterable[_Union[WriteOffNote, _Mapping]]] = ...) -> None: ...

class ReverseWriteOffRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "reason", "write_off"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    WRITE_OFF_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    reason: str
    write_off: str
    def __init__(self, company: _Optional[str] = ..., write_off: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReverseWriteOffResponse(_message.Message):
    __slots__ = ["journals", "reopened", "write_off"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REOPENED_FIELD_NUMBER: _ClassVar[int]
    WRITE_OFF_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    reopened: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    write_off: WriteOffNote
    def __init__(self, write_off: _Optional[_Union[WriteOffNote, _Mapping]] = ..., reopened: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class WriteOffEntry(_message.Message):
    __slots__ = ["journal", "posting_profile"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    journal: _common_pb2.JournalEntry
    posting_profile: str
    def __init__(self, journal: _Optional[_Union[_common_pb2.JournalEntry, _Mapping]] = ..., posting_profile: _Optional[str] = ...) -> None: ...

class WriteOffNote(_message.Message):
    __slots__ = ["comment", "customer_number", "date", "items", "parts", "proposal_id", "reason", "reversal_reason", "reversed_on", "state", "write_off"]
    class Part(_message.Message):
        __slots__ = ["dimension", "net", "posting_profile", "settlement_id", "tax"]
        DIMENSION_FIELD_NUMBER: _ClassVar[int]
        NET_FIELD_NUMBER: _ClassVar[int]
        POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
        SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
        TAX_FIELD_NUMBER: _ClassVar[int]
        dimension: str
        net: _common_pb2.Money
        posting_profile: str
        settlement_id: int
        tax: _common_pb2.Money
        def __init__(self, dimension: _Optional[str] = ..., posting_profile: _Optional[str] = ..., net: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., settlement_id: _Optional[int] = ...) -> None: ...
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REVERSAL_REASON_FIELD_NUMBER: _ClassVar[int]
    REVERSED_ON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    WRITE_OFF_FIELD_NUMBER: _ClassVar[int]
    comment: str
    customer_number: str
    date: _common_pb2.Date
    items: _containers.RepeatedScalarFieldContainer[str]
    parts: _containers.RepeatedCompositeFieldContainer[WriteOffNote.Part]
    proposal_id: int
    reason: str
    reversal_reason: str
    reversed_on: _common_pb2.Date
    state: WriteOffState
    write_off: str
    def __init__(self, write_off: _Optional[str] = ..., customer_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., comment: _Optional[str] = ..., state: _Optional[_Union[WriteOffState, str]] = ..., reversed_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reversal_reason: _Optional[str] = ..., parts: _Optional[_Iterable[_Union[WriteOffNote.Part, _Mapping]]] = ..., proposal_id: _Optional[int] = ..., items: _Optional[_Iterable[str]] = ...) -> None: ...

class WriteOffRequest(_message.Message):
    __slots__ = ["await_approval", "comment", "company", "customer_number", "date", "if_sequence", "items", "mode", "reason"]
    AWAIT_APPROVAL_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    await_approval: bool
    comment: str
    company: str
    customer_number: str
    date: _common_pb2.Date
    if_sequence: int
    items: _containers.RepeatedScalarFieldContainer[str]
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., comment: _Optional[str] = ..., await_approval: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class WriteOffResponse(_message.Message):
    __slots__ = ["entries", "settled", "write_off"]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    WRITE_OFF_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[WriteOffEntry]
    settled: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    write_off: WriteOffNote
    def __init__(self, write_off: _Optional[_Union[WriteOffNote, _Mapping]] = ..., settled: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., entries: _Optional[_Iterable[_Union[WriteOffEntry, _Mapping]]] = ...) -> None: ...

class WriteOffState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
