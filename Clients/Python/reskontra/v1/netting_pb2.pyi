from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetNettingRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "netting"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NETTING_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    netting: str
    def __init__(self, company: _Optional[str] = ..., netting: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetNettingResponse(_message.Message):
    __slots__ = ["netting"]
    NETTING_FIELD_NUMBER: _ClassVar[int]
    netting: NettingNote
    def __init__(self, netting: _Optional[_Union[NettingNote, _Mapping]] = ...) -> None: ...

class NetBalancesRequest(_message.Message):
    __slots__ = ["company", "customer_documents", "customer_number", "date", "if_sequence", "mode", "vendor_documents"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_DOCUMENTS_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    VENDOR_DOCUMENTS_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_documents: _containers.RepeatedScalarFieldContainer[str]
    customer_number: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    vendor_documents: _containers.RepeatedCompositeFieldContainer[VendorDocument]
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., customer_documents: _Optional[_Iterable[str]] = ..., vendor_documents: _Optional[_Iterable[_Union[VendorDocument, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class NetBalancesResponse(_message.Message):
    __slots__ = ["journals", "netting", "settled"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NETTING_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    netting: NettingNote
    settled: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    def __init__(self, netting: _Optional[_Union[NettingNote, _Mapping]] = ..., settled: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class NettingNote(_message.Message):
    __slots__ = ["amount", "customer_number", "date", "netting", "reversal_reason", "reversed_on", "vendor_documents"]
    class VendorShare(_message.Message):
        __slots__ = ["company", "number", "open", "used"]
        COMPANY_FIELD_NUMBER: _ClassVar[int]
        NUMBER_FIELD_NUMBER: _ClassVar[int]
        OPEN_FIELD_NUMBER: _ClassVar[int]
        USED_FIELD_NUMBER: _ClassVar[int]
        company: str
        number: str
        open: _common_pb2.Money
        used: _common_pb2.Money
        def __init__(self, company: _Optional[str] = ..., number: _Optional[str] = ..., used: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    NETTING_FIELD_NUMBER: _ClassVar[int]
    REVERSAL_REASON_FIELD_NUMBER: _ClassVar[int]
    REVERSED_ON_FIELD_NUMBER: _ClassVar[int]
    VENDOR_DOCUMENTS_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    customer_number: str
    date: _common_pb2.Date
    netting: str
    reversal_reason: str
    reversed_on: _common_pb2.Date
    vendor_documents: _containers.RepeatedCompositeFieldContainer[NettingNote.VendorShare]
    def __init__(self, netting: _Optional[str] = ..., customer_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., vendor_documents: _Optional[_Iterable[_Union[NettingNote.VendorShare, _Mapping]]] = ..., reversed_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reversal_reason: _Optional[str] = ...) -> None: ...

class ReverseNettingRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "netting", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NETTING_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    netting: str
    reason: str
    def __init__(self, company: _Optional[str] = ..., netting: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReverseNettingResponse(_message.Message):
    __slots__ = ["journals", "netting", "reopened"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NETTING_FIELD_NUMBER: _ClassVar[int]
    REOPENED_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    netting: NettingNote
    reopened: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    def __init__(self, netting: _Optional[_Union[NettingNote, _Mapping]] = ..., reopened: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class VendorDocument(_message.Message):
    __slots__ = ["company", "number", "open", "party"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    PARTY_FIELD_NUMBER: _ClassVar[int]
    company: str
    number: str
    open: _common_pb2.Money
    party: str
    def __init__(self, company: _Optional[str] = ..., number: _Optional[str] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., party: _Optional[str] = ...) -> None: ...
