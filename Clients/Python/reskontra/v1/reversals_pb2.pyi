from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payments_pb2 as _payments_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
PAYMENT_STATE_CANCELED_NSF: PaymentState
PAYMENT_STATE_PENDING_CANCELLATION: PaymentState
PAYMENT_STATE_POSTED: PaymentState
PAYMENT_STATE_REVERSED: PaymentState
PAYMENT_STATE_UNSPECIFIED: PaymentState

class CanceledPayment(_message.Message):
    __slots__ = ["amount", "date", "fee", "fee_item", "journals", "mirror_number", "payment_number", "released_mark", "reopened", "state"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    FEE_ITEM_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    MIRROR_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    RELEASED_MARK_FIELD_NUMBER: _ClassVar[int]
    REOPENED_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    date: _common_pb2.Date
    fee: _common_pb2.Money
    fee_item: str
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    mirror_number: str
    payment_number: str
    released_mark: _payments_pb2.ReleasedMark
    reopened: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    state: PaymentState
    def __init__(self, payment_number: _Optional[str] = ..., state: _Optional[_Union[PaymentState, str]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mirror_number: _Optional[str] = ..., fee_item: _Optional[str] = ..., fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reopened: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., released_mark: _Optional[_Union[_payments_pb2.ReleasedMark, _Mapping]] = ...) -> None: ...

class GetPaymentRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "payment_number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    payment_number: str
    def __init__(self, company: _Optional[str] = ..., payment_number: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetPaymentResponse(_message.Message):
    __slots__ = ["amount", "bank_account", "bridging_account", "cancel_reason", "canceled_on", "cleared_on", "customer_number", "fee_item", "main_account", "matures_on", "method_of_payment", "mirror_number", "open", "payment_number", "posting_date", "proposal_id", "settlement_ids", "state"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    BRIDGING_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CANCELED_ON_FIELD_NUMBER: _ClassVar[int]
    CANCEL_REASON_FIELD_NUMBER: _ClassVar[int]
    CLEARED_ON_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FEE_ITEM_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    MATURES_ON_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MIRROR_NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    PROPOSAL_ID_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_IDS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    bank_account: str
    bridging_account: str
    cancel_reason: str
    canceled_on: _common_pb2.Date
    cleared_on: _common_pb2.Date
    customer_number: str
    fee_item: str
    main_account: str
    matures_on: _common_pb2.Date
    method_of_payment: str
    mirror_number: str
    open: _common_pb2.Money
    payment_number: str
    posting_date: _common_pb2.Date
    proposal_id: int
    settlement_ids: _containers.RepeatedScalarFieldContainer[int]
    state: PaymentState
    def __init__(self, payment_number: _Optional[str] = ..., customer_number: _Optional[str] = ..., state: _Optional[_Union[PaymentState, str]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., method_of_payment: _Optional[str] = ..., main_account: _Optional[str] = ..., bank_account: _Optional[str] = ..., canceled_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., cancel_reason: _Optional[str] = ..., mirror_number: _Optional[str] = ..., fee_item: _Optional[str] = ..., settlement_ids: _Optional[_Iterable[int]] = ..., bridging_account: _Optional[str] = ..., matures_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., cleared_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., proposal_id: _Optional[int] = ...) -> None: ...

class ProcessNsfRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "payment_number", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    payment_number: str
    reason: str
    def __init__(self, company: _Optional[str] = ..., payment_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ProcessNsfResponse(_message.Message):
    __slots__ = ["payment"]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    payment: CanceledPayment
    def __init__(self, payment: _Optional[_Union[CanceledPayment, _Mapping]] = ...) -> None: ...

class ReversePaymentRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "payment_number", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    payment_number: str
    reason: str
    def __init__(self, company: _Optional[str] = ..., payment_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReversePaymentResponse(_message.Message):
    __slots__ = ["payment"]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    payment: CanceledPayment
    def __init__(self, payment: _Optional[_Union[CanceledPayment, _Mapping]] = ...) -> None: ...

class ReverseTransactionRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "mode", "reason", "transaction", "unsettle"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TRANSACTION_FIELD_NUMBER: _ClassVar[int]
    UNSETTLE_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    reason: str
    transaction: str
    unsettle: bool
    def __init__(self, company: _Optional[str] = ..., transaction: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., unsettle: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReverseTransactionResponse(_message.Message):
    __slots__ = ["amount", "customer_number", "date", "document", "journals", "reopened", "reversed_interest", "transaction", "unsettled"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REOPENED_FIELD_NUMBER: _ClassVar[int]
    REVERSED_INTEREST_FIELD_NUMBER: _ClassVar[int]
    TRANSACTION_FIELD_NUMBER: _ClassVar[int]
    UNSETTLED_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    customer_number: str
    date: _common_pb2.Date
    document: str
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    reopened: _containers.RepeatedCompositeFieldContainer[_payments_pb2.SettledPart]
    reversed_interest: _common_pb2.Money
    transaction: str
    unsettled: _common_pb2.Money
    def __init__(self, transaction: _Optional[str] = ..., customer_number: _Optional[str] = ..., document: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reopened: _Optional[_Iterable[_Union[_payments_pb2.SettledPart, _Mapping]]] = ..., unsettled: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reversed_interest: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class PaymentState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
