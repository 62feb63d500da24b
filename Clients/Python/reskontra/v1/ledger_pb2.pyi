from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
LEDGER_DETAIL_DETAILED: LedgerDetail
LEDGER_DETAIL_SUMMARIZED: LedgerDetail
LEDGER_DETAIL_UNSPECIFIED: LedgerDetail

class CreateLedgerTransferRequest(_message.Message):
    __slots__ = ["company", "detail", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    detail: LedgerDetail
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., detail: _Optional[_Union[LedgerDetail, str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateLedgerTransferResponse(_message.Message):
    __slots__ = ["has_more", "transfer"]
    HAS_MORE_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    has_more: bool
    transfer: LedgerTransfer
    def __init__(self, transfer: _Optional[_Union[LedgerTransfer, _Mapping]] = ..., has_more: bool = ...) -> None: ...

class GetLedgerTransferRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    number: int
    def __init__(self, company: _Optional[str] = ..., number: _Optional[int] = ..., min_sequence: _Optional[int] = ..., **kwargs) -> None: ...

class GetLedgerTransferResponse(_message.Message):
    __slots__ = ["entries", "next", "transfer"]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[TransferredEntry]
    next: int
    transfer: LedgerTransfer
    def __init__(self, transfer: _Optional[_Union[LedgerTransfer, _Mapping]] = ..., entries: _Optional[_Iterable[_Union[TransferredEntry, _Mapping]]] = ..., next: _Optional[int] = ...) -> None: ...

class LedgerTransfer(_message.Message):
    __slots__ = ["after", "detail", "number", "through"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    THROUGH_FIELD_NUMBER: _ClassVar[int]
    after: int
    detail: LedgerDetail
    number: int
    through: int
    def __init__(self, number: _Optional[int] = ..., after: _Optional[int] = ..., through: _Optional[int] = ..., detail: _Optional[_Union[LedgerDetail, str]] = ...) -> None: ...

class ListLedgerTransfersRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListLedgerTransfersResponse(_message.Message):
    __slots__ = ["next_page_token", "transfers"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TRANSFERS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    transfers: _containers.RepeatedCompositeFieldContainer[LedgerTransfer]
    def __init__(self, transfers: _Optional[_Iterable[_Union[LedgerTransfer, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListVouchersRequest(_message.Message):
    __slots__ = ["company", "from_date", "min_sequence", "through", "to_date", "voucher"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FROM_DATE_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    THROUGH_FIELD_NUMBER: _ClassVar[int]
    TO_DATE_FIELD_NUMBER: _ClassVar[int]
    VOUCHER_FIELD_NUMBER: _ClassVar[int]
    company: str
    from_date: _common_pb2.Date
    min_sequence: int
    through: int
    to_date: _common_pb2.Date
    voucher: str
    def __init__(self, company: _Optional[str] = ..., voucher: _Optional[str] = ..., from_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., to_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., through: _Optional[int] = ..., min_sequence: _Optional[int] = ..., **kwargs) -> None: ...

class ListVouchersResponse(_message.Message):
    __slots__ = ["entries", "next", "through"]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    THROUGH_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[TransferredEntry]
    next: int
    through: int
    def __init__(self, entries: _Optional[_Iterable[_Union[TransferredEntry, _Mapping]]] = ..., next: _Optional[int] = ..., through: _Optional[int] = ...) -> None: ...

class TransferredEntry(_message.Message):
    __slots__ = ["entry", "sequence"]
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    entry: _common_pb2.JournalEntry
    sequence: int
    def __init__(self, sequence: _Optional[int] = ..., entry: _Optional[_Union[_common_pb2.JournalEntry, _Mapping]] = ...) -> None: ...

class LedgerDetail(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
