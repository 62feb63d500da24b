from reskontra._rpc import status_pb2 as _status_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

APPLY_MODE_BY_ORDER: ApplyMode
APPLY_MODE_BY_PRIORITY: ApplyMode
APPLY_MODE_NAMED: ApplyMode
APPLY_MODE_NONE: ApplyMode
APPLY_MODE_OLDEST_FIRST: ApplyMode
APPLY_MODE_UNSPECIFIED: ApplyMode
DESCRIPTOR: _descriptor.FileDescriptor
USE_CASH_DISCOUNT_ALWAYS: UseCashDiscount
USE_CASH_DISCOUNT_NEVER: UseCashDiscount
USE_CASH_DISCOUNT_NORMAL: UseCashDiscount
USE_CASH_DISCOUNT_UNSPECIFIED: UseCashDiscount

class ApplyItem(_message.Message):
    __slots__ = ["amount", "company", "cross_rate", "discount", "discount_account", "discount_date", "discount_reason", "document_number", "expected_version", "full_settlement", "item_id", "lines", "primary", "use_cash_discount"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CROSS_RATE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_DATE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_REASON_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    FULL_SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    PRIMARY_FIELD_NUMBER: _ClassVar[int]
    USE_CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    company: str
    cross_rate: _common_pb2.Decimal
    discount: _common_pb2.Money
    discount_account: str
    discount_date: _common_pb2.Date
    discount_reason: str
    document_number: str
    expected_version: int
    full_settlement: bool
    item_id: int
    lines: _containers.RepeatedScalarFieldContainer[int]
    primary: bool
    use_cash_discount: UseCashDiscount
    def __init__(self, document_number: _Optional[str] = ..., item_id: _Optional[int] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., expected_version: _Optional[int] = ..., use_cash_discount: _Optional[_Union[UseCashDiscount, str]] = ..., discount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., discount_reason: _Optional[str] = ..., discount_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., full_settlement: bool = ..., discount_account: _Optional[str] = ..., company: _Optional[str] = ..., primary: bool = ..., lines: _Optional[_Iterable[int]] = ..., cross_rate: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ...) -> None: ...

class BatchPostPaymentsRequest(_message.Message):
    __slots__ = ["batch_mode", "company", "items", "mode"]
    BATCH_MODE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    batch_mode: _common_pb2.BatchMode
    company: str
    items: _containers.RepeatedCompositeFieldContainer[PostPaymentRequest]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., batch_mode: _Optional[_Union[_common_pb2.BatchMode, str]] = ..., items: _Optional[_Iterable[_Union[PostPaymentRequest, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ...) -> None: ...

class BatchPostPaymentsResponse(_message.Message):
    __slots__ = ["results"]
    class Result(_message.Message):
        __slots__ = ["error", "posted", "replayed", "sequence"]
        ERROR_FIELD_NUMBER: _ClassVar[int]
        POSTED_FIELD_NUMBER: _ClassVar[int]
        REPLAYED_FIELD_NUMBER: _ClassVar[int]
        SEQUENCE_FIELD_NUMBER: _ClassVar[int]
        error: _status_pb2.Status
        posted: PostedPayment
        replayed: bool
        sequence: int
        def __init__(self, posted: _Optional[_Union[PostedPayment, _Mapping]] = ..., error: _Optional[_Union[_status_pb2.Status, _Mapping]] = ..., replayed: bool = ..., sequence: _Optional[int] = ...) -> None: ...
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[BatchPostPaymentsResponse.Result]
    def __init__(self, results: _Optional[_Iterable[_Union[BatchPostPaymentsResponse.Result, _Mapping]]] = ...) -> None: ...

class ClearBridgedRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "payment_number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    payment_number: str
    def __init__(self, company: _Optional[str] = ..., payment_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ClearBridgedResponse(_message.Message):
    __slots__ = ["amount", "date", "journal", "payment_number"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    date: _common_pb2.Date
    journal: _common_pb2.JournalEntry
    payment_number: str
    def __init__(self, payment_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., journal: _Optional[_Union[_common_pb2.JournalEntry, _Mapping]] = ...) -> None: ...

class DimensionShare(_message.Message):
    __slots__ = ["amount", "dimension"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    dimension: str
    def __init__(self, dimension: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class PostPaymentRequest(_message.Message):
    __slots__ = ["amount", "amounts_include_tax", "apply", "change_journal_amount", "classification", "company", "confirm_token", "customer_number", "dimension", "exchange_rate", "if_sequence", "items", "maturity_date", "method_of_payment", "mode", "payment_fee", "payment_number", "payment_reference", "posting_date", "posting_profile", "prepayment", "request_key", "sales_order", "shares", "text"]
    AMOUNTS_INCLUDE_TAX_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    APPLY_FIELD_NUMBER: _ClassVar[int]
    CHANGE_JOURNAL_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CLASSIFICATION_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CONFIRM_TOKEN_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MATURITY_DATE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_FEE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_KEY_FIELD_NUMBER: _ClassVar[int]
    SALES_ORDER_FIELD_NUMBER: _ClassVar[int]
    SHARES_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    amounts_include_tax: bool
    apply: ApplyMode
    change_journal_amount: bool
    classification: str
    company: str
    confirm_token: str
    customer_number: str
    dimension: str
    exchange_rate: _common_pb2.Decimal
    if_sequence: int
    items: _containers.RepeatedCompositeFieldContainer[ApplyItem]
    maturity_date: _common_pb2.Date
    method_of_payment: str
    mode: _common_pb2.Mode
    payment_fee: str
    payment_number: str
    payment_reference: str
    posting_date: _common_pb2.Date
    posting_profile: str
    prepayment: bool
    request_key: bytes
    sales_order: str
    shares: _containers.RepeatedCompositeFieldContainer[DimensionShare]
    text: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., method_of_payment: _Optional[str] = ..., payment_reference: _Optional[str] = ..., payment_number: _Optional[str] = ..., apply: _Optional[_Union[ApplyMode, str]] = ..., items: _Optional[_Iterable[_Union[ApplyItem, _Mapping]]] = ..., exchange_rate: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., posting_profile: _Optional[str] = ..., text: _Optional[str] = ..., change_journal_amount: bool = ..., confirm_token: _Optional[str] = ..., prepayment: bool = ..., dimension: _Optional[str] = ..., shares: _Optional[_Iterable[_Union[DimensionShare, _Mapping]]] = ..., classification: _Optional[str] = ..., payment_fee: _Optional[str] = ..., amounts_include_tax: bool = ..., maturity_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., sales_order: _Optional[str] = ..., request_key: _Optional[bytes] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostPaymentResponse(_message.Message):
    __slots__ = ["payment"]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    payment: PostedPayment
    def __init__(self, payment: _Optional[_Union[PostedPayment, _Mapping]] = ...) -> None: ...

class PostedPayment(_message.Message):
    __slots__ = ["amount", "fee", "fee_document", "item_id", "journals", "open", "payment_number", "posting_date", "settled", "settlement_id", "voucher"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FEE_DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    VOUCHER_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    fee: _common_pb2.Money
    fee_document: str
    item_id: int
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    open: _common_pb2.Money
    payment_number: str
    posting_date: _common_pb2.Date
    settled: _containers.RepeatedCompositeFieldContainer[SettledPart]
    settlement_id: int
    voucher: str
    def __init__(self, payment_number: _Optional[str] = ..., item_id: _Optional[int] = ..., voucher: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., settlement_id: _Optional[int] = ..., settled: _Optional[_Iterable[_Union[SettledPart, _Mapping]]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., fee_document: _Optional[str] = ...) -> None: ...

class ReleasedMark(_message.Message):
    __slots__ = ["date", "document_number", "journal", "line", "reason"]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    date: _common_pb2.Date
    document_number: str
    journal: str
    line: int
    reason: str
    def __init__(self, journal: _Optional[str] = ..., line: _Optional[int] = ..., document_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class SettledPart(_message.Message):
    __slots__ = ["amount", "difference", "discount", "document_number", "item_id", "open"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    difference: _common_pb2.Money
    discount: _common_pb2.Money
    document_number: str
    item_id: int
    open: _common_pb2.Money
    def __init__(self, item_id: _Optional[int] = ..., document_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., discount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., difference: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class ApplyMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class UseCashDiscount(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
