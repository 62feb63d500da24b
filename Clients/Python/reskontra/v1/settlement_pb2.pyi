from reskontra.v1 import common_pb2 as _common_pb2
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
    __slots__ = ["amount_to_settle", "discount_date", "discount_full", "discount_taken_before", "discount_to_take", "document_number", "item_id", "open", "total_settled", "use_cash_discount"]
    AMOUNT_TO_SETTLE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_DATE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FULL_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_TAKEN_BEFORE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_TO_TAKE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
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
    open: _common_pb2.Money
    total_settled: _common_pb2.Money
    use_cash_discount: _payments_pb2.UseCashDiscount
    def __init__(self, item_id: _Optional[int] = ..., document_number: _Optional[str] = ..., use_cash_discount: _Optional[_Union[_payments_pb2.UseCashDiscount, str]] = ..., discount_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., discount_full: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., discount_taken_before: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., discount_to_take: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., amount_to_settle: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., total_settled: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

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
