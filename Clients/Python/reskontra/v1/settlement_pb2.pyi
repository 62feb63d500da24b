from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import invoicing_pb2 as _invoicing_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

ALLOCATION_RULE_AS_INSTRUCTED: AllocationRule
ALLOCATION_RULE_COSTS_INTEREST_PRINCIPAL: AllocationRule
ALLOCATION_RULE_COSTS_PRINCIPAL_INTEREST: AllocationRule
ALLOCATION_RULE_LARGEST: AllocationRule
ALLOCATION_RULE_NEWEST: AllocationRule
ALLOCATION_RULE_OLDEST: AllocationRule
ALLOCATION_RULE_PARAMETERS: AllocationRule
ALLOCATION_RULE_UNSPECIFIED: AllocationRule
CASH_DISCOUNT_METHOD_CURRENT_MONTH: CashDiscountMethod
CASH_DISCOUNT_METHOD_NET: CashDiscountMethod
CASH_DISCOUNT_METHOD_UNSPECIFIED: CashDiscountMethod
DESCRIPTOR: _descriptor.FileDescriptor
POSTED_IN_INVOICE_COMPANY: PostedIn
POSTED_IN_PAYMENT_COMPANY: PostedIn
POSTED_IN_UNSPECIFIED: PostedIn
QUEUE_STATE_CANCELED: QueueState
QUEUE_STATE_FAILED: QueueState
QUEUE_STATE_PARTIAL_SUCCESS: QueueState
QUEUE_STATE_PREPARED: QueueState
QUEUE_STATE_SUCCESS: QueueState
QUEUE_STATE_UNSPECIFIED: QueueState
SETTLEMENT_ORIGIN_NETTING: SettlementOrigin
SETTLEMENT_ORIGIN_PREPAYMENT: SettlementOrigin
SETTLEMENT_ORIGIN_REIMBURSEMENT: SettlementOrigin
SETTLEMENT_ORIGIN_REVERSAL: SettlementOrigin
SETTLEMENT_ORIGIN_UNSPECIFIED: SettlementOrigin
SETTLEMENT_ORIGIN_WRITE_OFF: SettlementOrigin

class AllocationOrder(_message.Message):
    __slots__ = ["customer_group", "customer_number", "days", "posting_profile", "rule"]
    CUSTOMER_GROUP_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    customer_group: str
    customer_number: str
    days: int
    posting_profile: str
    rule: AllocationRule
    def __init__(self, customer_number: _Optional[str] = ..., customer_group: _Optional[str] = ..., posting_profile: _Optional[str] = ..., rule: _Optional[_Union[AllocationRule, str]] = ..., days: _Optional[int] = ..., **kwargs) -> None: ...

class CancelQueuedSettlementRequest(_message.Message):
    __slots__ = ["company", "id", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    id: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., id: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CancelQueuedSettlementResponse(_message.Message):
    __slots__ = ["row"]
    ROW_FIELD_NUMBER: _ClassVar[int]
    row: QueuedSettlement
    def __init__(self, row: _Optional[_Union[QueuedSettlement, _Mapping]] = ...) -> None: ...

class CashDiscount(_message.Message):
    __slots__ = ["amount", "code", "days", "description", "main_account", "method", "months", "next_code", "percent"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    NEXT_CODE_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    code: str
    days: int
    description: str
    main_account: str
    method: CashDiscountMethod
    months: int
    next_code: str
    percent: _common_pb2.Decimal
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., method: _Optional[_Union[CashDiscountMethod, str]] = ..., months: _Optional[int] = ..., days: _Optional[int] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., next_code: _Optional[str] = ..., main_account: _Optional[str] = ...) -> None: ...

class EditDatesRequest(_message.Message):
    __slots__ = ["base_date", "cash_discount", "company", "discount_dates", "document_number", "due_date", "expected_version", "if_sequence", "mode", "terms_of_payment"]
    BASE_DATE_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_DATES_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    base_date: _common_pb2.Date
    cash_discount: str
    company: str
    discount_dates: _containers.RepeatedCompositeFieldContainer[_common_pb2.Date]
    document_number: str
    due_date: _common_pb2.Date
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    terms_of_payment: str
    def __init__(self, company: _Optional[str] = ..., document_number: _Optional[str] = ..., base_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., terms_of_payment: _Optional[str] = ..., discount_dates: _Optional[_Iterable[_Union[_common_pb2.Date, _Mapping]]] = ..., cash_discount: _Optional[str] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class EditDatesResponse(_message.Message):
    __slots__ = ["base_date", "cash_discounts", "discount_dates", "document_number", "due_date"]
    BASE_DATE_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNTS_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_DATES_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    base_date: _common_pb2.Date
    cash_discounts: _containers.RepeatedScalarFieldContainer[str]
    discount_dates: _containers.RepeatedCompositeFieldContainer[_common_pb2.Date]
    document_number: str
    due_date: _common_pb2.Date
    def __init__(self, document_number: _Optional[str] = ..., base_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., discount_dates: _Optional[_Iterable[_Union[_common_pb2.Date, _Mapping]]] = ..., cash_discounts: _Optional[_Iterable[str]] = ...) -> None: ...

class GetSettlementHistoryRequest(_message.Message):
    __slots__ = ["company", "customer_number", "document_number", "min_sequence", "page", "settlement_id"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    document_number: str
    min_sequence: int
    page: _common_pb2.Page
    settlement_id: int
    def __init__(self, company: _Optional[str] = ..., document_number: _Optional[str] = ..., customer_number: _Optional[str] = ..., settlement_id: _Optional[int] = ..., min_sequence: _Optional[int] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ...) -> None: ...

class GetSettlementHistoryResponse(_message.Message):
    __slots__ = ["next_page_token", "settlements"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENTS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    settlements: _containers.RepeatedCompositeFieldContainer[PastSettlement]
    def __init__(self, settlements: _Optional[_Iterable[_Union[PastSettlement, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class IntercompanyPair(_message.Message):
    __slots__ = ["due_from", "due_to", "other_company", "other_due_from", "other_due_to", "post_cash_discount_in", "post_exchange_difference_in"]
    DUE_FROM_FIELD_NUMBER: _ClassVar[int]
    DUE_TO_FIELD_NUMBER: _ClassVar[int]
    OTHER_COMPANY_FIELD_NUMBER: _ClassVar[int]
    OTHER_DUE_FROM_FIELD_NUMBER: _ClassVar[int]
    OTHER_DUE_TO_FIELD_NUMBER: _ClassVar[int]
    POST_CASH_DISCOUNT_IN_FIELD_NUMBER: _ClassVar[int]
    POST_EXCHANGE_DIFFERENCE_IN_FIELD_NUMBER: _ClassVar[int]
    due_from: str
    due_to: str
    other_company: str
    other_due_from: str
    other_due_to: str
    post_cash_discount_in: PostedIn
    post_exchange_difference_in: PostedIn
    def __init__(self, other_company: _Optional[str] = ..., due_to: _Optional[str] = ..., due_from: _Optional[str] = ..., other_due_to: _Optional[str] = ..., other_due_from: _Optional[str] = ..., post_cash_discount_in: _Optional[_Union[PostedIn, str]] = ..., post_exchange_difference_in: _Optional[_Union[PostedIn, str]] = ...) -> None: ...

class ListAllocationOrdersRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ...) -> None: ...

class ListAllocationOrdersResponse(_message.Message):
    __slots__ = ["next_page_token", "orders"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    orders: _containers.RepeatedCompositeFieldContainer[AllocationOrder]
    def __init__(self, orders: _Optional[_Iterable[_Union[AllocationOrder, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListQueuedSettlementsRequest(_message.Message):
    __slots__ = ["after", "company", "min_sequence", "page", "size", "state"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    min_sequence: int
    page: _common_pb2.Page
    size: int
    state: QueueState
    def __init__(self, company: _Optional[str] = ..., state: _Optional[_Union[QueueState, str]] = ..., after: _Optional[int] = ..., size: _Optional[int] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListQueuedSettlementsResponse(_message.Message):
    __slots__ = ["next", "next_page_token", "rows"]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    next: int
    next_page_token: str
    rows: _containers.RepeatedCompositeFieldContainer[QueuedSettlement]
    def __init__(self, rows: _Optional[_Iterable[_Union[QueuedSettlement, _Mapping]]] = ..., next: _Optional[int] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PastSettlement(_message.Message):
    __slots__ = ["customer_number", "date", "origin", "part_count", "parts", "sequence", "settlement_id", "undone", "undone_date", "undone_sequence"]
    class Part(_message.Message):
        __slots__ = ["amount", "credit_accounting", "credit_number", "debit_accounting", "debit_number", "exchange_difference", "settled_by"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        CREDIT_ACCOUNTING_FIELD_NUMBER: _ClassVar[int]
        CREDIT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        DEBIT_ACCOUNTING_FIELD_NUMBER: _ClassVar[int]
        DEBIT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        EXCHANGE_DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
        SETTLED_BY_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        credit_accounting: _common_pb2.Money
        credit_number: str
        debit_accounting: _common_pb2.Money
        debit_number: str
        exchange_difference: _common_pb2.Money
        settled_by: _invoicing_pb2.SettledBy
        def __init__(self, debit_number: _Optional[str] = ..., credit_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., settled_by: _Optional[_Union[_invoicing_pb2.SettledBy, str]] = ..., debit_accounting: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., credit_accounting: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exchange_difference: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    ORIGIN_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    PART_COUNT_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNDONE_DATE_FIELD_NUMBER: _ClassVar[int]
    UNDONE_FIELD_NUMBER: _ClassVar[int]
    UNDONE_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    date: _common_pb2.Date
    origin: SettlementOrigin
    part_count: int
    parts: _containers.RepeatedCompositeFieldContainer[PastSettlement.Part]
    sequence: int
    settlement_id: int
    undone: bool
    undone_date: _common_pb2.Date
    undone_sequence: int
    def __init__(self, settlement_id: _Optional[int] = ..., customer_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., origin: _Optional[_Union[SettlementOrigin, str]] = ..., undone: bool = ..., undone_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., sequence: _Optional[int] = ..., undone_sequence: _Optional[int] = ..., part_count: _Optional[int] = ..., parts: _Optional[_Iterable[_Union[PastSettlement.Part, _Mapping]]] = ...) -> None: ...

class PreviewSettlementRequest(_message.Message):
    __slots__ = ["company", "customer_number", "date", "items", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    date: _common_pb2.Date
    items: _containers.RepeatedCompositeFieldContainer[_payments_pb2.ApplyItem]
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., items: _Optional[_Iterable[_Union[_payments_pb2.ApplyItem, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class PreviewSettlementResponse(_message.Message):
    __slots__ = ["lines"]
    LINES_FIELD_NUMBER: _ClassVar[int]
    lines: _containers.RepeatedCompositeFieldContainer[SettleLine]
    def __init__(self, lines: _Optional[_Iterable[_Union[SettleLine, _Mapping]]] = ...) -> None: ...

class QueuedSettlement(_message.Message):
    __slots__ = ["customer_number", "id", "journal", "line", "locked", "payment_number", "problem", "runs", "settlement_ids", "state", "version"]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    LOCKED_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    RUNS_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_IDS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    id: int
    journal: str
    line: int
    locked: _containers.RepeatedScalarFieldContainer[str]
    payment_number: str
    problem: str
    runs: int
    settlement_ids: _containers.RepeatedScalarFieldContainer[int]
    state: QueueState
    version: int
    def __init__(self, id: _Optional[int] = ..., journal: _Optional[str] = ..., line: _Optional[int] = ..., customer_number: _Optional[str] = ..., payment_number: _Optional[str] = ..., state: _Optional[_Union[QueueState, str]] = ..., settlement_ids: _Optional[_Iterable[int]] = ..., locked: _Optional[_Iterable[str]] = ..., problem: _Optional[str] = ..., runs: _Optional[int] = ..., version: _Optional[int] = ...) -> None: ...

class RetryQueuedSettlementRequest(_message.Message):
    __slots__ = ["company", "id", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    id: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., id: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RetryQueuedSettlementResponse(_message.Message):
    __slots__ = ["row"]
    ROW_FIELD_NUMBER: _ClassVar[int]
    row: QueuedSettlement
    def __init__(self, row: _Optional[_Union[QueuedSettlement, _Mapping]] = ...) -> None: ...

class RunSettlementQueueRequest(_message.Message):
    __slots__ = ["after", "company", "if_sequence", "mode"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., after: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RunSettlementQueueResponse(_message.Message):
    __slots__ = ["journals", "next", "rows"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    next: int
    rows: _containers.RepeatedCompositeFieldContainer[QueuedSettlement]
    def __init__(self, rows: _Optional[_Iterable[_Union[QueuedSettlement, _Mapping]]] = ..., next: _Optional[int] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class SetAllocationOrderRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "order"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    order: AllocationOrder
    def __init__(self, company: _Optional[str] = ..., order: _Optional[_Union[AllocationOrder, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetAllocationOrderResponse(_message.Message):
    __slots__ = ["order"]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    order: AllocationOrder
    def __init__(self, order: _Optional[_Union[AllocationOrder, _Mapping]] = ...) -> None: ...

class SetCashDiscountRequest(_message.Message):
    __slots__ = ["company", "discount", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    discount: CashDiscount
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., discount: _Optional[_Union[CashDiscount, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCashDiscountResponse(_message.Message):
    __slots__ = ["discount"]
    DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    discount: CashDiscount
    def __init__(self, discount: _Optional[_Union[CashDiscount, _Mapping]] = ...) -> None: ...

class SetIntercompanyPairRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "pair"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PAIR_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    pair: IntercompanyPair
    def __init__(self, company: _Optional[str] = ..., pair: _Optional[_Union[IntercompanyPair, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetIntercompanyPairResponse(_message.Message):
    __slots__ = ["pair"]
    PAIR_FIELD_NUMBER: _ClassVar[int]
    pair: IntercompanyPair
    def __init__(self, pair: _Optional[_Union[IntercompanyPair, _Mapping]] = ...) -> None: ...

class SettleLine(_message.Message):
    __slots__ = ["amount_to_settle", "discount_date", "discount_full", "discount_taken_before", "discount_to_take", "document_number", "item_id", "lines", "open", "total_settled", "use_cash_discount"]
    class OpenLine(_message.Message):
        __slots__ = ["amount", "line", "open"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        LINE_FIELD_NUMBER: _ClassVar[int]
        OPEN_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        line: int
        open: _common_pb2.Money
        def __init__(self, line: _Optional[int] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    AMOUNT_TO_SETTLE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_DATE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FULL_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_TAKEN_BEFORE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_TO_TAKE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SETTLED_FIELD_NUMBER: _ClassVar[int]
    USE_CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    amount_to_settle: _common_pb2.Money
    discount_date: _common_pb2.Date
    discount_full: _common_pb2.Money
    discount_taken_before: _common_pb2.Money
    discount_to_take: _common_pb2.Money
    document_number: str
    item_id: int
    lines: _containers.RepeatedCompositeFieldContainer[SettleLine.OpenLine]
    open: _common_pb2.Money
    total_settled: _common_pb2.Money
    use_cash_discount: _payments_pb2.UseCashDiscount
    def __init__(self, item_id: _Optional[int] = ..., document_number: _Optional[str] = ..., use_cash_discount: _Optional[_Union[_payments_pb2.UseCashDiscount, str]] = ..., discount_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., discount_full: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., discount_taken_before: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., discount_to_take: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., amount_to_settle: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., total_settled: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[SettleLine.OpenLine, _Mapping]]] = ...) -> None: ...

class SettleRemainderRequest(_message.Message):
    __slots__ = ["account", "company", "date", "document_number", "if_sequence", "journal_name", "mode", "reason", "transfer_to"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_NAME_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_TO_FIELD_NUMBER: _ClassVar[int]
    account: str
    company: str
    date: _common_pb2.Date
    document_number: str
    if_sequence: int
    journal_name: str
    mode: _common_pb2.Mode
    reason: str
    transfer_to: str
    def __init__(self, company: _Optional[str] = ..., document_number: _Optional[str] = ..., reason: _Optional[str] = ..., account: _Optional[str] = ..., transfer_to: _Optional[str] = ..., journal_name: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SettleRemainderResponse(_message.Message):
    __slots__ = ["adjustment", "amount", "journal_name", "journals", "reason", "settled", "settlement_id", "transferred"]
    ADJUSTMENT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_NAME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    TRANSFERRED_FIELD_NUMBER: _ClassVar[int]
    adjustment: str
    amount: _common_pb2.Money
    journal_name: str
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    reason: str
    settled: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    settlement_id: int
    transferred: str
    def __init__(self, amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., adjustment: _Optional[str] = ..., transferred: _Optional[str] = ..., settlement_id: _Optional[int] = ..., settled: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., reason: _Optional[str] = ..., journal_name: _Optional[str] = ...) -> None: ...

class SettleRequest(_message.Message):
    __slots__ = ["by_priority", "company", "customer_number", "date", "discount_date", "if_sequence", "items", "mode"]
    BY_PRIORITY_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    by_priority: bool
    company: str
    customer_number: str
    date: _common_pb2.Date
    discount_date: _common_pb2.Date
    if_sequence: int
    items: _containers.RepeatedCompositeFieldContainer[_payments_pb2.ApplyItem]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., items: _Optional[_Iterable[_Union[_payments_pb2.ApplyItem, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., discount_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., by_priority: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

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
    __slots__ = ["company", "date", "document_number", "if_sequence", "mode", "reason", "settlement_id"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    document_number: str
    if_sequence: int
    mode: _common_pb2.Mode
    reason: str
    settlement_id: int
    def __init__(self, company: _Optional[str] = ..., settlement_id: _Optional[int] = ..., document_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class UndoSettlementResponse(_message.Message):
    __slots__ = ["date", "journals", "reopened"]
    DATE_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REOPENED_FIELD_NUMBER: _ClassVar[int]
    date: _common_pb2.Date
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    reopened: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    def __init__(self, reopened: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class CashDiscountMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PostedIn(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AllocationRule(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class SettlementOrigin(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class QueueState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
