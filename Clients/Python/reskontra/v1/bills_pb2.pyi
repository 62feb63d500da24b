from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

BILL_ACT_ACCEPT: BillAct
BILL_ACT_CANCEL: BillAct
BILL_ACT_DRAW: BillAct
BILL_ACT_PROTEST: BillAct
BILL_ACT_REDRAW: BillAct
BILL_ACT_REMIT: BillAct
BILL_ACT_SETTLE: BillAct
BILL_ACT_UNSPECIFIED: BillAct
BILL_STATUS_CANCELED: BillStatus
BILL_STATUS_DRAWN: BillStatus
BILL_STATUS_HONORED: BillStatus
BILL_STATUS_PROTESTED: BillStatus
BILL_STATUS_REDRAWN: BillStatus
BILL_STATUS_REMITTED_COLLECTION: BillStatus
BILL_STATUS_REMITTED_DISCOUNT: BillStatus
BILL_STATUS_UNSPECIFIED: BillStatus
DESCRIPTOR: _descriptor.FileDescriptor
REMITTANCE_STATUS_CONFIRMED: RemittanceStatus
REMITTANCE_STATUS_CREATED: RemittanceStatus
REMITTANCE_STATUS_UNSPECIFIED: RemittanceStatus
REMITTANCE_TYPE_COLLECTION: RemittanceType
REMITTANCE_TYPE_DISCOUNT: RemittanceType
REMITTANCE_TYPE_UNSPECIFIED: RemittanceType

class AcceptBillRequest(_message.Message):
    __slots__ = ["bill", "company", "date", "if_sequence", "mode"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    bill: str
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., bill: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AcceptBillResponse(_message.Message):
    __slots__ = ["bill"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    bill: Bill
    def __init__(self, bill: _Optional[_Union[Bill, _Mapping]] = ...) -> None: ...

class Bill(_message.Message):
    __slots__ = ["accepted_on", "bank", "customer_number", "drawee_bank", "due_date", "exposure", "face", "history", "issue_date", "method_of_payment", "number", "payment_specification", "remittance", "seq", "status", "version"]
    class Step(_message.Message):
        __slots__ = ["act", "date", "due_date", "journal", "seq", "status", "vouchers"]
        ACT_FIELD_NUMBER: _ClassVar[int]
        DATE_FIELD_NUMBER: _ClassVar[int]
        DUE_DATE_FIELD_NUMBER: _ClassVar[int]
        JOURNAL_FIELD_NUMBER: _ClassVar[int]
        SEQ_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        VOUCHERS_FIELD_NUMBER: _ClassVar[int]
        act: BillAct
        date: _common_pb2.Date
        due_date: _common_pb2.Date
        journal: str
        seq: int
        status: BillStatus
        vouchers: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, seq: _Optional[int] = ..., act: _Optional[_Union[BillAct, str]] = ..., status: _Optional[_Union[BillStatus, str]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., vouchers: _Optional[_Iterable[str]] = ..., journal: _Optional[str] = ...) -> None: ...
    ACCEPTED_ON_FIELD_NUMBER: _ClassVar[int]
    BANK_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DRAWEE_BANK_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    FACE_FIELD_NUMBER: _ClassVar[int]
    HISTORY_FIELD_NUMBER: _ClassVar[int]
    ISSUE_DATE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    REMITTANCE_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    accepted_on: _common_pb2.Date
    bank: str
    customer_number: str
    drawee_bank: str
    due_date: _common_pb2.Date
    exposure: _common_pb2.Money
    face: _common_pb2.Money
    history: _containers.RepeatedCompositeFieldContainer[Bill.Step]
    issue_date: _common_pb2.Date
    method_of_payment: str
    number: str
    payment_specification: str
    remittance: str
    seq: int
    status: BillStatus
    version: int
    def __init__(self, number: _Optional[str] = ..., customer_number: _Optional[str] = ..., face: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., issue_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., drawee_bank: _Optional[str] = ..., status: _Optional[_Union[BillStatus, str]] = ..., seq: _Optional[int] = ..., accepted_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., remittance: _Optional[str] = ..., bank: _Optional[str] = ..., method_of_payment: _Optional[str] = ..., history: _Optional[_Iterable[_Union[Bill.Step, _Mapping]]] = ..., exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., version: _Optional[int] = ..., payment_specification: _Optional[str] = ...) -> None: ...

class BillInvoice(_message.Message):
    __slots__ = ["amount", "document_number"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    document_number: str
    def __init__(self, document_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class BillStatisticsRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class BillStatisticsResponse(_message.Message):
    __slots__ = ["rows"]
    class Row(_message.Message):
        __slots__ = ["count", "status", "sum"]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        SUM_FIELD_NUMBER: _ClassVar[int]
        count: int
        status: BillStatus
        sum: _common_pb2.Money
        def __init__(self, status: _Optional[_Union[BillStatus, str]] = ..., count: _Optional[int] = ..., sum: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    ROWS_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[BillStatisticsResponse.Row]
    def __init__(self, rows: _Optional[_Iterable[_Union[BillStatisticsResponse.Row, _Mapping]]] = ...) -> None: ...

class CancelBillRequest(_message.Message):
    __slots__ = ["bill", "company", "date", "if_sequence", "mode"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    bill: str
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., bill: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CancelBillResponse(_message.Message):
    __slots__ = ["bill", "journals"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    bill: Bill
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    def __init__(self, bill: _Optional[_Union[Bill, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class ConfirmRemittanceRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "realized_fee", "remittance"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REALIZED_FEE_FIELD_NUMBER: _ClassVar[int]
    REMITTANCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    realized_fee: _common_pb2.Money
    remittance: str
    def __init__(self, company: _Optional[str] = ..., remittance: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., realized_fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ConfirmRemittanceResponse(_message.Message):
    __slots__ = ["journals", "remittance"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REMITTANCE_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    remittance: Remittance
    def __init__(self, remittance: _Optional[_Union[Remittance, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class CreateRemittanceRequest(_message.Message):
    __slots__ = ["amount", "bank", "bills", "company", "date", "discount_amount", "if_sequence", "mode", "number", "payment_fee", "type"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BANK_FIELD_NUMBER: _ClassVar[int]
    BILLS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_FEE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    bank: str
    bills: _containers.RepeatedScalarFieldContainer[str]
    company: str
    date: _common_pb2.Date
    discount_amount: _common_pb2.Money
    if_sequence: int
    mode: _common_pb2.Mode
    number: str
    payment_fee: str
    type: RemittanceType
    def __init__(self, company: _Optional[str] = ..., bills: _Optional[_Iterable[str]] = ..., type: _Optional[_Union[RemittanceType, str]] = ..., bank: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., discount_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., number: _Optional[str] = ..., payment_fee: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateRemittanceResponse(_message.Message):
    __slots__ = ["bills", "journals", "remittance"]
    BILLS_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REMITTANCE_FIELD_NUMBER: _ClassVar[int]
    bills: _containers.RepeatedCompositeFieldContainer[Bill]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    remittance: Remittance
    def __init__(self, remittance: _Optional[_Union[Remittance, _Mapping]] = ..., bills: _Optional[_Iterable[_Union[Bill, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class DrawBillRequest(_message.Message):
    __slots__ = ["company", "customer_number", "date", "drawee_bank", "due_date", "if_sequence", "invoices", "method_of_payment", "mode", "number", "payment_specification"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DRAWEE_BANK_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICES_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    date: _common_pb2.Date
    drawee_bank: str
    due_date: _common_pb2.Date
    if_sequence: int
    invoices: _containers.RepeatedCompositeFieldContainer[BillInvoice]
    method_of_payment: str
    mode: _common_pb2.Mode
    number: str
    payment_specification: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., invoices: _Optional[_Iterable[_Union[BillInvoice, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., number: _Optional[str] = ..., method_of_payment: _Optional[str] = ..., drawee_bank: _Optional[str] = ..., payment_specification: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DrawBillResponse(_message.Message):
    __slots__ = ["bill", "journals"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    bill: Bill
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    def __init__(self, bill: _Optional[_Union[Bill, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class GetBillRequest(_message.Message):
    __slots__ = ["bill", "company", "min_sequence"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    bill: str
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., bill: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetBillResponse(_message.Message):
    __slots__ = ["bill"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    bill: Bill
    def __init__(self, bill: _Optional[_Union[Bill, _Mapping]] = ...) -> None: ...

class GetRemittanceRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "remittance"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    REMITTANCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    remittance: str
    def __init__(self, company: _Optional[str] = ..., remittance: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetRemittanceResponse(_message.Message):
    __slots__ = ["bills", "remittance"]
    BILLS_FIELD_NUMBER: _ClassVar[int]
    REMITTANCE_FIELD_NUMBER: _ClassVar[int]
    bills: _containers.RepeatedCompositeFieldContainer[Bill]
    remittance: Remittance
    def __init__(self, remittance: _Optional[_Union[Remittance, _Mapping]] = ..., bills: _Optional[_Iterable[_Union[Bill, _Mapping]]] = ...) -> None: ...

class ListBillsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "due_by", "min_sequence", "page", "statuses"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_BY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    STATUSES_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    due_by: _common_pb2.Date
    min_sequence: int
    page: _common_pb2.Page
    statuses: _containers.RepeatedScalarFieldContainer[BillStatus]
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., statuses: _Optional[_Iterable[_Union[BillStatus, str]]] = ..., due_by: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListBillsResponse(_message.Message):
    __slots__ = ["bills", "next_page_token"]
    BILLS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    bills: _containers.RepeatedCompositeFieldContainer[Bill]
    next_page_token: str
    def __init__(self, bills: _Optional[_Iterable[_Union[Bill, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListRemittancesRequest(_message.Message):
    __slots__ = ["bank", "company", "min_sequence", "page", "status"]
    BANK_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    bank: str
    company: str
    min_sequence: int
    page: _common_pb2.Page
    status: RemittanceStatus
    def __init__(self, company: _Optional[str] = ..., bank: _Optional[str] = ..., status: _Optional[_Union[RemittanceStatus, str]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListRemittancesResponse(_message.Message):
    __slots__ = ["next_page_token", "remittances"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REMITTANCES_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    remittances: _containers.RepeatedCompositeFieldContainer[Remittance]
    def __init__(self, remittances: _Optional[_Iterable[_Union[Remittance, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ProtestBillRequest(_message.Message):
    __slots__ = ["bill", "company", "date", "fee", "if_sequence", "mode"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    bill: str
    company: str
    date: _common_pb2.Date
    fee: _common_pb2.Money
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., bill: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ProtestBillResponse(_message.Message):
    __slots__ = ["bill", "journals"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    bill: Bill
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    def __init__(self, bill: _Optional[_Union[Bill, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class RedrawBillRequest(_message.Message):
    __slots__ = ["bill", "company", "date", "due_date", "if_sequence", "mode"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    bill: str
    company: str
    date: _common_pb2.Date
    due_date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., bill: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RedrawBillResponse(_message.Message):
    __slots__ = ["bill", "journals"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    bill: Bill
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    def __init__(self, bill: _Optional[_Union[Bill, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class Remittance(_message.Message):
    __slots__ = ["bank", "bills", "confirmed", "confirmed_on", "date", "discount", "fee", "fee_voucher", "number", "status", "total", "type"]
    BANK_FIELD_NUMBER: _ClassVar[int]
    BILLS_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_ON_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    FEE_VOUCHER_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    bank: str
    bills: _containers.RepeatedScalarFieldContainer[str]
    confirmed: bool
    confirmed_on: _common_pb2.Date
    date: _common_pb2.Date
    discount: _common_pb2.Money
    fee: _common_pb2.Money
    fee_voucher: str
    number: str
    status: RemittanceStatus
    total: _common_pb2.Money
    type: RemittanceType
    def __init__(self, number: _Optional[str] = ..., type: _Optional[_Union[RemittanceType, str]] = ..., bank: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., bills: _Optional[_Iterable[str]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., discount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., confirmed: bool = ..., confirmed_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., status: _Optional[_Union[RemittanceStatus, str]] = ..., fee_voucher: _Optional[str] = ...) -> None: ...

class SettleBillRequest(_message.Message):
    __slots__ = ["amount", "bank", "bill", "company", "date", "if_sequence", "mode", "type"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BANK_FIELD_NUMBER: _ClassVar[int]
    BILL_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    bank: str
    bill: str
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    type: RemittanceType
    def __init__(self, company: _Optional[str] = ..., bill: _Optional[str] = ..., type: _Optional[_Union[RemittanceType, str]] = ..., bank: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SettleBillResponse(_message.Message):
    __slots__ = ["bill", "journals"]
    BILL_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    bill: Bill
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    def __init__(self, bill: _Optional[_Union[Bill, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class BillStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RemittanceType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RemittanceStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class BillAct(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
