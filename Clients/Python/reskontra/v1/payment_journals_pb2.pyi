from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
PAYMENT_JOURNAL_STATE_DRAFT: PaymentJournalState
PAYMENT_JOURNAL_STATE_POSTED: PaymentJournalState
PAYMENT_JOURNAL_STATE_REVERSED: PaymentJournalState
PAYMENT_JOURNAL_STATE_UNSPECIFIED: PaymentJournalState
PAYMENT_LINE_STATE_CANCELED_NSF: PaymentLineState
PAYMENT_LINE_STATE_DRAFT: PaymentLineState
PAYMENT_LINE_STATE_POSTED: PaymentLineState
PAYMENT_LINE_STATE_REVERSED: PaymentLineState
PAYMENT_LINE_STATE_UNSPECIFIED: PaymentLineState
PAYMENT_STATUS_APPROVED: PaymentStatus
PAYMENT_STATUS_GENERATED: PaymentStatus
PAYMENT_STATUS_NONE: PaymentStatus
PAYMENT_STATUS_REJECTED: PaymentStatus
PAYMENT_STATUS_SENT: PaymentStatus
PAYMENT_STATUS_UNSPECIFIED: PaymentStatus

class CreateDepositSlipRequest(_message.Message):
    __slots__ = ["company", "deposit_slip", "if_sequence", "journal", "lines", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DEPOSIT_SLIP_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    deposit_slip: str
    if_sequence: int
    journal: str
    lines: _containers.RepeatedScalarFieldContainer[int]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., deposit_slip: _Optional[str] = ..., lines: _Optional[_Iterable[int]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateDepositSlipResponse(_message.Message):
    __slots__ = ["deposit_slip", "lines", "total"]
    DEPOSIT_SLIP_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    deposit_slip: str
    lines: _containers.RepeatedCompositeFieldContainer[PaymentLine]
    total: _common_pb2.Money
    def __init__(self, deposit_slip: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[PaymentLine, _Mapping]]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class CreatePaymentJournalRequest(_message.Message):
    __slots__ = ["company", "description", "if_sequence", "journal", "mode", "name"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    company: str
    description: str
    if_sequence: int
    journal: str
    mode: _common_pb2.Mode
    name: str
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., name: _Optional[str] = ..., description: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreatePaymentJournalResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: PaymentJournal
    def __init__(self, journal: _Optional[_Union[PaymentJournal, _Mapping]] = ...) -> None: ...

class DeletePaymentLineRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "journal", "line", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    journal: str
    line: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., line: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DeletePaymentLineResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: PaymentJournal
    def __init__(self, journal: _Optional[_Union[PaymentJournal, _Mapping]] = ...) -> None: ...

class GetPaymentJournalRequest(_message.Message):
    __slots__ = ["company", "journal", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    journal: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetPaymentJournalResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: PaymentJournal
    def __init__(self, journal: _Optional[_Union[PaymentJournal, _Mapping]] = ...) -> None: ...

class ListPaymentJournalsRequest(_message.Message):
    __slots__ = ["after", "company", "min_sequence"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    after: str
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., after: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListPaymentJournalsResponse(_message.Message):
    __slots__ = ["journals", "next"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[PaymentJournal]
    next: str
    def __init__(self, journals: _Optional[_Iterable[_Union[PaymentJournal, _Mapping]]] = ..., next: _Optional[str] = ...) -> None: ...

class MarkByPriorityRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "journal", "line", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    journal: str
    line: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., line: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class MarkByPriorityResponse(_message.Message):
    __slots__ = ["line"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    line: PaymentLine
    def __init__(self, line: _Optional[_Union[PaymentLine, _Mapping]] = ...) -> None: ...

class MarkItemsRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "items", "journal", "line", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    items: _containers.RepeatedCompositeFieldContainer[_payments_pb2.ApplyItem]
    journal: str
    line: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., line: _Optional[int] = ..., items: _Optional[_Iterable[_Union[_payments_pb2.ApplyItem, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class MarkItemsResponse(_message.Message):
    __slots__ = ["line"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    line: PaymentLine
    def __init__(self, line: _Optional[_Union[PaymentLine, _Mapping]] = ...) -> None: ...

class PaymentJournal(_message.Message):
    __slots__ = ["description", "journal", "lines", "name", "state"]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    description: str
    journal: str
    lines: _containers.RepeatedCompositeFieldContainer[PaymentLine]
    name: str
    state: PaymentJournalState
    def __init__(self, journal: _Optional[str] = ..., name: _Optional[str] = ..., description: _Optional[str] = ..., state: _Optional[_Union[PaymentJournalState, str]] = ..., lines: _Optional[_Iterable[_Union[PaymentLine, _Mapping]]] = ...) -> None: ...

class PaymentJournalName(_message.Message):
    __slots__ = ["decouple_settlement", "description", "name"]
    DECOUPLE_SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    decouple_settlement: bool
    description: str
    name: str
    def __init__(self, name: _Optional[str] = ..., description: _Optional[str] = ..., decouple_settlement: bool = ...) -> None: ...

class PaymentLine(_message.Message):
    __slots__ = ["amount", "amounts_include_tax", "check_bank", "check_drawer", "check_number", "customer_number", "date", "deposit_slip", "document_number", "line", "mandate", "marks", "maturity_date", "method_of_payment", "offset_account", "payment_fee", "payment_number", "payment_reference", "prepayment", "released_marks", "sales_order", "state", "status", "text"]
    AMOUNTS_INCLUDE_TAX_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CHECK_BANK_FIELD_NUMBER: _ClassVar[int]
    CHECK_DRAWER_FIELD_NUMBER: _ClassVar[int]
    CHECK_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DEPOSIT_SLIP_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    MARKS_FIELD_NUMBER: _ClassVar[int]
    MATURITY_DATE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    OFFSET_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_FEE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    RELEASED_MARKS_FIELD_NUMBER: _ClassVar[int]
    SALES_ORDER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    amounts_include_tax: bool
    check_bank: str
    check_drawer: str
    check_number: str
    customer_number: str
    date: _common_pb2.Date
    deposit_slip: str
    document_number: str
    line: int
    mandate: str
    marks: _containers.RepeatedCompositeFieldContainer[_payments_pb2.ApplyItem]
    maturity_date: _common_pb2.Date
    method_of_payment: str
    offset_account: str
    payment_fee: str
    payment_number: str
    payment_reference: str
    prepayment: bool
    released_marks: _containers.RepeatedCompositeFieldContainer[_payments_pb2.ReleasedMark]
    sales_order: str
    state: PaymentLineState
    status: PaymentStatus
    text: str
    def __init__(self, line: _Optional[int] = ..., customer_number: _Optional[str] = ..., document_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., method_of_payment: _Optional[str] = ..., offset_account: _Optional[str] = ..., payment_reference: _Optional[str] = ..., status: _Optional[_Union[PaymentStatus, str]] = ..., deposit_slip: _Optional[str] = ..., prepayment: bool = ..., amounts_include_tax: bool = ..., mandate: _Optional[str] = ..., maturity_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., check_number: _Optional[str] = ..., check_bank: _Optional[str] = ..., check_drawer: _Optional[str] = ..., payment_fee: _Optional[str] = ..., text: _Optional[str] = ..., marks: _Optional[_Iterable[_Union[_payments_pb2.ApplyItem, _Mapping]]] = ..., state: _Optional[_Union[PaymentLineState, str]] = ..., payment_number: _Optional[str] = ..., sales_order: _Optional[str] = ..., released_marks: _Optional[_Iterable[_Union[_payments_pb2.ReleasedMark, _Mapping]]] = ...) -> None: ...

class PostPaymentJournalRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "journal", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    journal: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostPaymentJournalResponse(_message.Message):
    __slots__ = ["journal", "payments"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    journal: PaymentJournal
    payments: _containers.RepeatedCompositeFieldContainer[_payments_pb2.PostedPayment]
    def __init__(self, journal: _Optional[_Union[PaymentJournal, _Mapping]] = ..., payments: _Optional[_Iterable[_Union[_payments_pb2.PostedPayment, _Mapping]]] = ...) -> None: ...

class SetPaymentJournalNameRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "name"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    name: PaymentJournalName
    def __init__(self, company: _Optional[str] = ..., name: _Optional[_Union[PaymentJournalName, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPaymentJournalNameResponse(_message.Message):
    __slots__ = ["name"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: PaymentJournalName
    def __init__(self, name: _Optional[_Union[PaymentJournalName, _Mapping]] = ...) -> None: ...

class SetPaymentLineRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "items", "journal", "line", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    items: _containers.RepeatedCompositeFieldContainer[_payments_pb2.ApplyItem]
    journal: str
    line: PaymentLine
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., line: _Optional[_Union[PaymentLine, _Mapping]] = ..., items: _Optional[_Iterable[_Union[_payments_pb2.ApplyItem, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPaymentLineResponse(_message.Message):
    __slots__ = ["line"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    line: PaymentLine
    def __init__(self, line: _Optional[_Union[PaymentLine, _Mapping]] = ...) -> None: ...

class SetPaymentStatusRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "journal", "lines", "mode", "status"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    journal: str
    lines: _containers.RepeatedScalarFieldContainer[int]
    mode: _common_pb2.Mode
    status: PaymentStatus
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., lines: _Optional[_Iterable[int]] = ..., status: _Optional[_Union[PaymentStatus, str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPaymentStatusResponse(_message.Message):
    __slots__ = ["journal"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    journal: PaymentJournal
    def __init__(self, journal: _Optional[_Union[PaymentJournal, _Mapping]] = ...) -> None: ...

class UnmarkItemsRequest(_message.Message):
    __slots__ = ["company", "document_numbers", "if_sequence", "journal", "line", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    document_numbers: _containers.RepeatedScalarFieldContainer[str]
    if_sequence: int
    journal: str
    line: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., journal: _Optional[str] = ..., line: _Optional[int] = ..., document_numbers: _Optional[_Iterable[str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class UnmarkItemsResponse(_message.Message):
    __slots__ = ["line"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    line: PaymentLine
    def __init__(self, line: _Optional[_Union[PaymentLine, _Mapping]] = ...) -> None: ...

class PaymentJournalState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PaymentStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PaymentLineState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
