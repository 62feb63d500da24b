from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

BATCH_MODE_ATOMIC: BatchMode
BATCH_MODE_INDEPENDENT: BatchMode
BATCH_MODE_UNSPECIFIED: BatchMode
COLLECTION_STATUS_DISPUTED: CollectionStatus
COLLECTION_STATUS_NOT_DISPUTED: CollectionStatus
COLLECTION_STATUS_PROMISE_BROKEN: CollectionStatus
COLLECTION_STATUS_PROMISE_TO_PAY: CollectionStatus
COLLECTION_STATUS_RESOLVED: CollectionStatus
COLLECTION_STATUS_UNSPECIFIED: CollectionStatus
DESCRIPTOR: _descriptor.FileDescriptor
HOLD_STATUS_ALL: HoldStatus
HOLD_STATUS_INVOICE: HoldStatus
HOLD_STATUS_NONE: HoldStatus
HOLD_STATUS_UNSPECIFIED: HoldStatus
ITEM_KIND_ADJUSTMENT: ItemKind
ITEM_KIND_BILL: ItemKind
ITEM_KIND_CREDIT_NOTE: ItemKind
ITEM_KIND_INTEREST_NOTE: ItemKind
ITEM_KIND_INVOICE: ItemKind
ITEM_KIND_LETTER_FEE: ItemKind
ITEM_KIND_PAYMENT: ItemKind
ITEM_KIND_PAYMENT_FEE: ItemKind
ITEM_KIND_PREPAYMENT: ItemKind
ITEM_KIND_PREPAYMENT_INVOICE: ItemKind
ITEM_KIND_REIMBURSEMENT: ItemKind
ITEM_KIND_UNSPECIFIED: ItemKind
MODE_EXECUTE: Mode
MODE_PREVIEW: Mode
MODE_UNSPECIFIED: Mode
POSTING_TYPE_BAD_DEBT: PostingType
POSTING_TYPE_BANK: PostingType
POSTING_TYPE_BANK_FEE: PostingType
POSTING_TYPE_BILL: PostingType
POSTING_TYPE_BILL_COLLECTION: PostingType
POSTING_TYPE_BILL_DISCOUNT: PostingType
POSTING_TYPE_BILL_PROTEST: PostingType
POSTING_TYPE_BRIDGING: PostingType
POSTING_TYPE_CARD_CLEARING: PostingType
POSTING_TYPE_CASH_DISCOUNT: PostingType
POSTING_TYPE_CASH_DISCOUNT_DIFFERENCE: PostingType
POSTING_TYPE_CHARGE_EXPENSE: PostingType
POSTING_TYPE_CHARGE_REVENUE: PostingType
POSTING_TYPE_COMMISSION_ACCRUED: PostingType
POSTING_TYPE_COMMISSION_EXPENSE: PostingType
POSTING_TYPE_COST: PostingType
POSTING_TYPE_DISCOUNT_EXPENSE: PostingType
POSTING_TYPE_DISCOUNT_LIABILITY: PostingType
POSTING_TYPE_DUE_FROM: PostingType
POSTING_TYPE_DUE_TO: PostingType
POSTING_TYPE_FEE_REVENUE: PostingType
POSTING_TYPE_INTEREST_EXPENSE: PostingType
POSTING_TYPE_INTEREST_INCOME: PostingType
POSTING_TYPE_INVENTORY: PostingType
POSTING_TYPE_NETTING_INTERIM: PostingType
POSTING_TYPE_OPENING: PostingType
POSTING_TYPE_PACKING_SLIP: PostingType
POSTING_TYPE_PACKING_SLIP_OFFSET: PostingType
POSTING_TYPE_PAYABLE: PostingType
POSTING_TYPE_PENNY_DIFFERENCE: PostingType
POSTING_TYPE_PREPAYMENT: PostingType
POSTING_TYPE_PREPAYMENT_TAX: PostingType
POSTING_TYPE_REALIZED_GAIN: PostingType
POSTING_TYPE_REALIZED_LOSS: PostingType
POSTING_TYPE_RECEIVABLE: PostingType
POSTING_TYPE_REVENUE: PostingType
POSTING_TYPE_ROUNDING: PostingType
POSTING_TYPE_SALES_TAX_PAYABLE: PostingType
POSTING_TYPE_UNREALIZED_GAIN: PostingType
POSTING_TYPE_UNREALIZED_LOSS: PostingType
POSTING_TYPE_UNSPECIFIED: PostingType
SIDE_CREDIT: Side
SIDE_DEBIT: Side
SIDE_UNSPECIFIED: Side

class At(_message.Message):
    __slots__ = ["as_of", "known_at"]
    AS_OF_FIELD_NUMBER: _ClassVar[int]
    KNOWN_AT_FIELD_NUMBER: _ClassVar[int]
    as_of: Date
    known_at: int
    def __init__(self, as_of: _Optional[_Union[Date, _Mapping]] = ..., known_at: _Optional[int] = ...) -> None: ...

class Date(_message.Message):
    __slots__ = ["day", "month", "year"]
    DAY_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    day: int
    month: int
    year: int
    def __init__(self, year: _Optional[int] = ..., month: _Optional[int] = ..., day: _Optional[int] = ...) -> None: ...

class Decimal(_message.Message):
    __slots__ = ["scale", "unscaled"]
    SCALE_FIELD_NUMBER: _ClassVar[int]
    UNSCALED_FIELD_NUMBER: _ClassVar[int]
    scale: int
    unscaled: int
    def __init__(self, unscaled: _Optional[int] = ..., scale: _Optional[int] = ...) -> None: ...

class DimensionValue(_message.Message):
    __slots__ = ["name", "value"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class JournalEntry(_message.Message):
    __slots__ = ["company", "date", "legs", "voucher"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    LEGS_FIELD_NUMBER: _ClassVar[int]
    VOUCHER_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: Date
    legs: _containers.RepeatedCompositeFieldContainer[JournalLeg]
    voucher: str
    def __init__(self, voucher: _Optional[str] = ..., date: _Optional[_Union[Date, _Mapping]] = ..., company: _Optional[str] = ..., legs: _Optional[_Iterable[_Union[JournalLeg, _Mapping]]] = ...) -> None: ...

class JournalLeg(_message.Message):
    __slots__ = ["accounting_amount", "amount", "dimension", "dimensions", "main_account", "posting_type", "side", "tax_code"]
    ACCOUNTING_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    POSTING_TYPE_FIELD_NUMBER: _ClassVar[int]
    SIDE_FIELD_NUMBER: _ClassVar[int]
    TAX_CODE_FIELD_NUMBER: _ClassVar[int]
    accounting_amount: Money
    amount: Money
    dimension: str
    dimensions: _containers.RepeatedCompositeFieldContainer[DimensionValue]
    main_account: str
    posting_type: PostingType
    side: Side
    tax_code: str
    def __init__(self, main_account: _Optional[str] = ..., posting_type: _Optional[_Union[PostingType, str]] = ..., side: _Optional[_Union[Side, str]] = ..., amount: _Optional[_Union[Money, _Mapping]] = ..., accounting_amount: _Optional[_Union[Money, _Mapping]] = ..., tax_code: _Optional[str] = ..., dimension: _Optional[str] = ..., dimensions: _Optional[_Iterable[_Union[DimensionValue, _Mapping]]] = ...) -> None: ...

class Money(_message.Message):
    __slots__ = ["currency", "minor"]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    MINOR_FIELD_NUMBER: _ClassVar[int]
    currency: str
    minor: int
    def __init__(self, currency: _Optional[str] = ..., minor: _Optional[int] = ...) -> None: ...

class Page(_message.Message):
    __slots__ = ["size", "token"]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    size: int
    token: str
    def __init__(self, size: _Optional[int] = ..., token: _Optional[str] = ...) -> None: ...

class RunShare(_message.Message):
    __slots__ = ["part", "parts"]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    PART_FIELD_NUMBER: _ClassVar[int]
    part: int
    parts: int
    def __init__(self, part: _Optional[int] = ..., parts: _Optional[int] = ...) -> None: ...

class Mode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class BatchMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class Side(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PostingType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ItemKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class HoldStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CollectionStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
