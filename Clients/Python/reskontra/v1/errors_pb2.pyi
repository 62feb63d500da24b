from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

ACCOUNT_BLOCKED: ErrorReason
ACCOUNT_MISSING: ErrorReason
AGING_DEFINITION_INVALID: ErrorReason
AGING_PERIODS_TOO_MANY: ErrorReason
ALREADY_RUN_TODAY: ErrorReason
ALREADY_WAIVED: ErrorReason
AMOUNT_EXCEEDS_OPEN: ErrorReason
AMOUNT_EXCEEDS_ORDER: ErrorReason
AMOUNT_EXCEEDS_PAYMENT: ErrorReason
AMOUNT_INVALID: ErrorReason
AMOUNT_MISMATCH: ErrorReason
AMOUNT_NEGATIVE: ErrorReason
AMOUNT_OUT_OF_RANGE: ErrorReason
AMOUNT_SIGN: ErrorReason
AMOUNT_ZERO: ErrorReason
AUTHORIZATION_NOT_FOUND: ErrorReason
AUTH_ALREADY_CAPTURED: ErrorReason
AUTH_ALREADY_VOIDED: ErrorReason
AUTH_DECLINED: ErrorReason
AUTH_EXPIRED: ErrorReason
BIC_INVALID: ErrorReason
CACHE_UNAVAILABLE: ErrorReason
CANCELED: ErrorReason
CAPTURE_EXCEEDS_AUTHORIZATION: ErrorReason
CLOCK_BACKWARDS: ErrorReason
COMPANY_EXISTS: ErrorReason
COMPANY_LIVE: ErrorReason
COMPANY_UNKNOWN: ErrorReason
CREDITOR_ID_INVALID: ErrorReason
CREDIT_LIMIT_EXCEEDED: ErrorReason
CURRENCY_LOCKED: ErrorReason
CURRENCY_MISMATCH: ErrorReason
CURRENCY_UNKNOWN: ErrorReason
CUSTOMER_BLOCKED: ErrorReason
CUSTOMER_CLOSED: ErrorReason
CUSTOMER_MISMATCH: ErrorReason
CUSTOMER_NOT_FOUND: ErrorReason
DATE_BEFORE_ITEM: ErrorReason
DATE_INVALID: ErrorReason
DATE_RANGE_INVALID: ErrorReason
DEADLINE_EXCEEDED: ErrorReason
DESCRIPTOR: _descriptor.FileDescriptor
DRAINING: ErrorReason
DUE_DATE_TOO_EARLY: ErrorReason
DUPLICATE_KEY: ErrorReason
DUPLICATE_STREAM: ErrorReason
ERROR_REASON_UNSPECIFIED: ErrorReason
FEE_NOT_REVERSIBLE: ErrorReason
FIELD_INVALID: ErrorReason
FIELD_REQUIRED: ErrorReason
FIELD_TOO_LONG: ErrorReason
IBAN_INVALID: ErrorReason
IDEMPOTENCY_MISMATCH: ErrorReason
IF_SEQUENCE_FAILED: ErrorReason
INVARIANT: ErrorReason
INVOICE_ACCOUNT_CHAIN: ErrorReason
ITEM_CLOSED: ErrorReason
ITEM_NAMED_TWICE: ErrorReason
ITEM_NOT_FOUND: ErrorReason
JOURNAL_ALREADY_POSTED: ErrorReason
JOURNAL_LOCKED: ErrorReason
KEY_EXPIRED: ErrorReason
KEY_FENCED: ErrorReason
LAGGING: ErrorReason
LATER_LETTER_EXISTS: ErrorReason
LETTER_ALREADY_CANCELED: ErrorReason
LETTER_ALREADY_POSTED: ErrorReason
LETTER_NOT_CREATED: ErrorReason
LIMIT_EDIT_NOT_ALLOWED: ErrorReason
LINE_SCOPE_CONFLICT: ErrorReason
MESSAGE_MALFORMED: ErrorReason
METHOD_NOT_SUPPORTED: ErrorReason
METHOD_UNKNOWN: ErrorReason
MIN_SEQUENCE_AHEAD: ErrorReason
MODULE_ACCESS_DENIED: ErrorReason
NOTHING_TO_POST: ErrorReason
NOTHING_TO_SETTLE: ErrorReason
NOTHING_TO_UNDO: ErrorReason
NOTHING_TO_WAIVE: ErrorReason
NOT_A_SANDBOX: ErrorReason
NOT_FOUND: ErrorReason
NOT_WAIVED: ErrorReason
NUMBER_TAKEN: ErrorReason
ORDER_NOT_FOUND: ErrorReason
ORDER_NOT_OPEN: ErrorReason
PAGE_TOKEN_INVALID: ErrorReason
PERIOD_CLOSED: ErrorReason
PERIOD_NOT_FOUND: ErrorReason
PERIOD_ON_HOLD: ErrorReason
PERIOD_OVERLAP: ErrorReason
POOL_TYPE_MISMATCH: ErrorReason
POSTING_PROFILE_UNRESOLVED: ErrorReason
PRENOTIFICATION_MISSING: ErrorReason
PROMISE_DATE_REQUIRED: ErrorReason
QUANTITY_EXCEEDS_REMAINDER: ErrorReason
RANGE_MUST_START_AT_ZERO: ErrorReason
RANGE_OVERLAP: ErrorReason
RATE_MISSING: ErrorReason
REFERENCE_UNKNOWN: ErrorReason
RELEASE_ONLY_ON_EXCLUSION: ErrorReason
REQUEST_KEY_INVALID: ErrorReason
REQUEST_KEY_REQUIRED: ErrorReason
REQUEST_TOO_LARGE: ErrorReason
RESULT_TOO_LARGE: ErrorReason
RETRY_LATER: ErrorReason
RISK_GROUP_NEEDS_GROUP: ErrorReason
RULE_DUPLICATE: ErrorReason
RULE_VALUE_INVALID: ErrorReason
SEQUENCE_EXHAUSTED: ErrorReason
SEQUENCE_TOO_LONG: ErrorReason
SETTLEMENT_NOT_FOUND: ErrorReason
STATE_NOT_ALLOWED: ErrorReason
STATUS_NOT_SETTABLE: ErrorReason
STORE_READ_ONLY: ErrorReason
SUMMARY_NOT_COMPATIBLE: ErrorReason
TEMP_LIMIT_OVERLAP: ErrorReason
TEXT_NOT_UTF8: ErrorReason
TOO_MANY_ITEMS: ErrorReason
TO_DATE_REQUIRED: ErrorReason
VALUE_BELOW_DELIVERED: ErrorReason
VERSION_CONFLICT: ErrorReason
VERSION_OVERLAP: ErrorReason
VOUCHER_UNBALANCED: ErrorReason
WAIVE_LIMIT_EXCEEDED: ErrorReason

class ErrorFigures(_message.Message):
    __slots__ = ["figures", "reason"]
    class Figure(_message.Message):
        __slots__ = ["date", "money", "name", "number", "text"]
        DATE_FIELD_NUMBER: _ClassVar[int]
        MONEY_FIELD_NUMBER: _ClassVar[int]
        NAME_FIELD_NUMBER: _ClassVar[int]
        NUMBER_FIELD_NUMBER: _ClassVar[int]
        TEXT_FIELD_NUMBER: _ClassVar[int]
        date: _common_pb2.Date
        money: _common_pb2.Money
        name: str
        number: int
        text: str
        def __init__(self, name: _Optional[str] = ..., money: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., number: _Optional[int] = ..., text: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    figures: _containers.RepeatedCompositeFieldContainer[ErrorFigures.Figure]
    reason: ErrorReason
    def __init__(self, reason: _Optional[_Union[ErrorReason, str]] = ..., figures: _Optional[_Iterable[_Union[ErrorFigures.Figure, _Mapping]]] = ...) -> None: ...

class ErrorReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
