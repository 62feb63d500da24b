from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
REIMBURSEMENT_SKIP_BELOW_MINIMUM_REIMBURSEMENT: ReimbursementSkip
REIMBURSEMENT_SKIP_NO_CREDIT_BALANCE: ReimbursementSkip
REIMBURSEMENT_SKIP_OPEN_DEBITS: ReimbursementSkip
REIMBURSEMENT_SKIP_PENDING_SETTLEMENTS: ReimbursementSkip
REIMBURSEMENT_SKIP_UNSPECIFIED: ReimbursementSkip

class ListReimbursementsRequest(_message.Message):
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

class ListReimbursementsResponse(_message.Message):
    __slots__ = ["next_page_token", "reimbursements"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REIMBURSEMENTS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    reimbursements: _containers.RepeatedCompositeFieldContainer[ReimbursementNote]
    def __init__(self, reimbursements: _Optional[_Iterable[_Union[ReimbursementNote, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PayoutAccount(_message.Message):
    __slots__ = ["bic", "holder", "iban", "vendor_account"]
    BIC_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    IBAN_FIELD_NUMBER: _ClassVar[int]
    VENDOR_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    bic: str
    holder: str
    iban: str
    vendor_account: str
    def __init__(self, vendor_account: _Optional[str] = ..., holder: _Optional[str] = ..., iban: _Optional[str] = ..., bic: _Optional[str] = ...) -> None: ...

class ReimburseRequest(_message.Message):
    __slots__ = ["company", "customers", "date", "if_sequence", "include_customers_with_open_debits", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_CUSTOMERS_WITH_OPEN_DEBITS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customers: _containers.RepeatedScalarFieldContainer[str]
    date: _common_pb2.Date
    if_sequence: int
    include_customers_with_open_debits: bool
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customers: _Optional[_Iterable[str]] = ..., include_customers_with_open_debits: bool = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReimburseResponse(_message.Message):
    __slots__ = ["journals", "reimbursements", "settled", "skipped"]
    class Skipped(_message.Message):
        __slots__ = ["credit", "customer_number", "reason"]
        CREDIT_FIELD_NUMBER: _ClassVar[int]
        CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        credit: _common_pb2.Money
        customer_number: str
        reason: ReimbursementSkip
        def __init__(self, customer_number: _Optional[str] = ..., reason: _Optional[_Union[ReimbursementSkip, str]] = ..., credit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REIMBURSEMENTS_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    reimbursements: _containers.RepeatedCompositeFieldContainer[ReimbursementNote]
    settled: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    skipped: _containers.RepeatedCompositeFieldContainer[ReimburseResponse.Skipped]
    def __init__(self, reimbursements: _Optional[_Iterable[_Union[ReimbursementNote, _Mapping]]] = ..., skipped: _Optional[_Iterable[_Union[ReimburseResponse.Skipped, _Mapping]]] = ..., settled: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class ReimbursementNote(_message.Message):
    __slots__ = ["amount", "classification", "customer_number", "date", "dimension", "document_number", "one_time_vendor", "vendor_account"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CLASSIFICATION_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ONE_TIME_VENDOR_FIELD_NUMBER: _ClassVar[int]
    VENDOR_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    classification: str
    customer_number: str
    date: _common_pb2.Date
    dimension: str
    document_number: str
    one_time_vendor: bool
    vendor_account: str
    def __init__(self, customer_number: _Optional[str] = ..., document_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., dimension: _Optional[str] = ..., classification: _Optional[str] = ..., vendor_account: _Optional[str] = ..., one_time_vendor: bool = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class SetPayoutAccountRequest(_message.Message):
    __slots__ = ["account", "company", "customer_number", "if_sequence", "mode"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    account: PayoutAccount
    company: str
    customer_number: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., account: _Optional[_Union[PayoutAccount, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPayoutAccountResponse(_message.Message):
    __slots__ = ["account"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    account: PayoutAccount
    def __init__(self, account: _Optional[_Union[PayoutAccount, _Mapping]] = ...) -> None: ...

class ReimbursementSkip(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
