from google.protobuf import timestamp_pb2 as _timestamp_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import invoicing_pb2 as _invoicing_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

AUTHORIZATION_STATE_AUTHORIZED: AuthorizationState
AUTHORIZATION_STATE_CAPTURED: AuthorizationState
AUTHORIZATION_STATE_DECLINED: AuthorizationState
AUTHORIZATION_STATE_EXPIRED: AuthorizationState
AUTHORIZATION_STATE_PARTIALLY_CAPTURED: AuthorizationState
AUTHORIZATION_STATE_PENDING_REVIEW: AuthorizationState
AUTHORIZATION_STATE_UNSPECIFIED: AuthorizationState
AUTHORIZATION_STATE_VOIDED: AuthorizationState
CHECKPOINT_FREE_TEXT_INVOICE: Checkpoint
CHECKPOINT_INVOICE: Checkpoint
CHECKPOINT_ORDER_CONFIRM: Checkpoint
CHECKPOINT_PACKING_SLIP: Checkpoint
CHECKPOINT_PICKING: Checkpoint
CHECKPOINT_POS_CHECK: Checkpoint
CHECKPOINT_UNSPECIFIED: Checkpoint
CREDIT_REASON_CODE_ACCOUNT_STATUS: CreditReasonCode
CREDIT_REASON_CODE_CASH_DISCOUNT_RANK: CreditReasonCode
CREDIT_REASON_CODE_CREDIT_LIMIT_EXPIRED: CreditReasonCode
CREDIT_REASON_CODE_CREDIT_LIMIT_USED: CreditReasonCode
CREDIT_REASON_CODE_CUSTOMER_CLOSED: CreditReasonCode
CREDIT_REASON_CODE_CUSTOMER_NOT_FOUND: CreditReasonCode
CREDIT_REASON_CODE_CUSTOMER_ON_HOLD: CreditReasonCode
CREDIT_REASON_CODE_DAYS_OVERDUE: CreditReasonCode
CREDIT_REASON_CODE_DUNNING_LEVEL: CreditReasonCode
CREDIT_REASON_CODE_FORCED_HOLD: CreditReasonCode
CREDIT_REASON_CODE_INFO_EXCLUDED_CUSTOMER: CreditReasonCode
CREDIT_REASON_CODE_INFO_EXCLUDED_ORDER: CreditReasonCode
CREDIT_REASON_CODE_INFO_GRACE_DAYS: CreditReasonCode
CREDIT_REASON_CODE_INFO_LIMIT_NOT_CHECKED: CreditReasonCode
CREDIT_REASON_CODE_INFO_OVERRIDDEN: CreditReasonCode
CREDIT_REASON_CODE_INFO_RELEASE_RULE: CreditReasonCode
CREDIT_REASON_CODE_INFO_TEMPORARY_LIMIT: CreditReasonCode
CREDIT_REASON_CODE_INFO_UNLIMITED: CreditReasonCode
CREDIT_REASON_CODE_INFO_WARN_OVER_LIMIT: CreditReasonCode
CREDIT_REASON_CODE_MULTIPLE: CreditReasonCode
CREDIT_REASON_CODE_NOT_AVAILABLE: CreditReasonCode
CREDIT_REASON_CODE_NO_CREDIT: CreditReasonCode
CREDIT_REASON_CODE_NO_EXCHANGE_RATE: CreditReasonCode
CREDIT_REASON_CODE_ON_ACCOUNT_NOT_ALLOWED: CreditReasonCode
CREDIT_REASON_CODE_ORDER_AMOUNT: CreditReasonCode
CREDIT_REASON_CODE_OVERDUE_AMOUNT: CreditReasonCode
CREDIT_REASON_CODE_OVERDUE_SHARE: CreditReasonCode
CREDIT_REASON_CODE_OVER_CURRENCY_LIMIT: CreditReasonCode
CREDIT_REASON_CODE_OVER_GROUP_LIMIT: CreditReasonCode
CREDIT_REASON_CODE_OVER_LIMIT: CreditReasonCode
CREDIT_REASON_CODE_PAYMENT_TERMS_RANK: CreditReasonCode
CREDIT_REASON_CODE_TERMS_OF_PAYMENT: CreditReasonCode
CREDIT_REASON_CODE_UNSPECIFIED: CreditReasonCode
DECISION_APPROVE: Decision
DECISION_APPROVE_PARTIAL: Decision
DECISION_DECLINE: Decision
DECISION_REFER: Decision
DECISION_UNSPECIFIED: Decision
DESCRIPTOR: _descriptor.FileDescriptor
LIMIT_SOURCE_BASE: LimitSource
LIMIT_SOURCE_CURRENCY: LimitSource
LIMIT_SOURCE_GROUP: LimitSource
LIMIT_SOURCE_GUARANTEE: LimitSource
LIMIT_SOURCE_TEMPORARY: LimitSource
LIMIT_SOURCE_UNSPECIFIED: LimitSource
REASON_SEVERITY_DECLINE: ReasonSeverity
REASON_SEVERITY_INFO: ReasonSeverity
REASON_SEVERITY_REFER: ReasonSeverity
REASON_SEVERITY_UNSPECIFIED: ReasonSeverity
TEST_BOUND_CURRENCY: TestBound
TEST_BOUND_CUSTOMER: TestBound
TEST_BOUND_GROUP: TestBound
TEST_BOUND_UNSPECIFIED: TestBound

class AuditExposureRequest(_message.Message):
    __slots__ = ["company", "customer_number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ...) -> None: ...

class AuditExposureResponse(_message.Message):
    __slots__ = ["customers", "differences"]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    customers: int
    differences: _containers.RepeatedCompositeFieldContainer[ExposureDifference]
    def __init__(self, customers: _Optional[int] = ..., differences: _Optional[_Iterable[_Union[ExposureDifference, _Mapping]]] = ...) -> None: ...

class Authorization(_message.Message):
    __slots__ = ["authorization_id", "authorized", "captured", "created_at", "customer_number", "expires_at", "forced", "hold_id", "order_ref", "overridden", "released", "remaining", "state", "store", "terminal"]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZED_FIELD_NUMBER: _ClassVar[int]
    CAPTURED_FIELD_NUMBER: _ClassVar[int]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    FORCED_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_REF_FIELD_NUMBER: _ClassVar[int]
    OVERRIDDEN_FIELD_NUMBER: _ClassVar[int]
    RELEASED_FIELD_NUMBER: _ClassVar[int]
    REMAINING_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STORE_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_FIELD_NUMBER: _ClassVar[int]
    authorization_id: int
    authorized: _common_pb2.Money
    captured: _common_pb2.Money
    created_at: _timestamp_pb2.Timestamp
    customer_number: str
    expires_at: _timestamp_pb2.Timestamp
    forced: bool
    hold_id: int
    order_ref: str
    overridden: bool
    released: _common_pb2.Money
    remaining: _common_pb2.Money
    state: AuthorizationState
    store: str
    terminal: str
    def __init__(self, authorization_id: _Optional[int] = ..., customer_number: _Optional[str] = ..., state: _Optional[_Union[AuthorizationState, str]] = ..., authorized: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., captured: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., remaining: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., expires_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., order_ref: _Optional[str] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., terminal: _Optional[str] = ..., store: _Optional[str] = ..., overridden: bool = ..., forced: bool = ..., hold_id: _Optional[int] = ..., released: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class AuthorizeRequest(_message.Message):
    __slots__ = ["allow_partial", "amount", "business_date", "cash_discount", "checkpoint", "company", "customer_number", "exclude_order", "if_sequence", "mode", "order_ref", "store", "terminal", "terms_of_payment", "ttl_seconds"]
    ALLOW_PARTIAL_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_DATE_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_ORDER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_REF_FIELD_NUMBER: _ClassVar[int]
    STORE_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    TTL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    allow_partial: bool
    amount: _common_pb2.Money
    business_date: _common_pb2.Date
    cash_discount: str
    checkpoint: Checkpoint
    company: str
    customer_number: str
    exclude_order: bool
    if_sequence: int
    mode: _common_pb2.Mode
    order_ref: str
    store: str
    terminal: str
    terms_of_payment: str
    ttl_seconds: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., checkpoint: _Optional[_Union[Checkpoint, str]] = ..., terms_of_payment: _Optional[str] = ..., cash_discount: _Optional[str] = ..., allow_partial: bool = ..., order_ref: _Optional[str] = ..., store: _Optional[str] = ..., terminal: _Optional[str] = ..., business_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., exclude_order: bool = ..., ttl_seconds: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AuthorizeResponse(_message.Message):
    __slots__ = ["authorization_id", "decision", "expires_at", "hold_id"]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    HOLD_ID_FIELD_NUMBER: _ClassVar[int]
    authorization_id: int
    decision: CreditDecision
    expires_at: _timestamp_pb2.Timestamp
    hold_id: int
    def __init__(self, decision: _Optional[_Union[CreditDecision, _Mapping]] = ..., authorization_id: _Optional[int] = ..., expires_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., hold_id: _Optional[int] = ...) -> None: ...

class CaptureRequest(_message.Message):
    __slots__ = ["amount", "authorization_id", "company", "document", "final", "if_sequence", "invoice_number", "mode"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    FINAL_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    authorization_id: int
    company: str
    document: _invoicing_pb2.InvoiceDocument
    final: bool
    if_sequence: int
    invoice_number: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., authorization_id: _Optional[int] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., final: bool = ..., document: _Optional[_Union[_invoicing_pb2.InvoiceDocument, _Mapping]] = ..., invoice_number: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CaptureResponse(_message.Message):
    __slots__ = ["authorization", "invoice"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    authorization: Authorization
    invoice: _invoicing_pb2.PostedDocument
    def __init__(self, authorization: _Optional[_Union[Authorization, _Mapping]] = ..., invoice: _Optional[_Union[_invoicing_pb2.PostedDocument, _Mapping]] = ...) -> None: ...

class CheckCreditRequest(_message.Message):
    __slots__ = ["allow_partial", "amount", "business_date", "cash_discount", "checkpoint", "company", "customer_number", "exclude_order", "min_sequence", "order_ref", "store", "terminal", "terms_of_payment"]
    ALLOW_PARTIAL_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_DATE_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_ORDER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ORDER_REF_FIELD_NUMBER: _ClassVar[int]
    STORE_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    allow_partial: bool
    amount: _common_pb2.Money
    business_date: _common_pb2.Date
    cash_discount: str
    checkpoint: Checkpoint
    company: str
    customer_number: str
    exclude_order: bool
    min_sequence: int
    order_ref: str
    store: str
    terminal: str
    terms_of_payment: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., checkpoint: _Optional[_Union[Checkpoint, str]] = ..., terms_of_payment: _Optional[str] = ..., cash_discount: _Optional[str] = ..., allow_partial: bool = ..., order_ref: _Optional[str] = ..., store: _Optional[str] = ..., terminal: _Optional[str] = ..., business_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., exclude_order: bool = ..., min_sequence: _Optional[int] = ...) -> None: ...

class CheckCreditResponse(_message.Message):
    __slots__ = ["age_ms", "decision", "stale"]
    AGE_MS_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    STALE_FIELD_NUMBER: _ClassVar[int]
    age_ms: int
    decision: CreditDecision
    stale: bool
    def __init__(self, decision: _Optional[_Union[CreditDecision, _Mapping]] = ..., age_ms: _Optional[int] = ..., stale: bool = ...) -> None: ...

class CreditDecision(_message.Message):
    __slots__ = ["approved_amount", "as_of", "available_after", "available_before", "decision", "exposure", "group_exposure", "group_limit", "limit_source", "primary_reason", "reasons", "remedy", "retry_token", "test_bound", "total_credit_limit"]
    APPROVED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AS_OF_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_AFTER_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_BEFORE_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    GROUP_EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    GROUP_LIMIT_FIELD_NUMBER: _ClassVar[int]
    LIMIT_SOURCE_FIELD_NUMBER: _ClassVar[int]
    PRIMARY_REASON_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    REMEDY_FIELD_NUMBER: _ClassVar[int]
    RETRY_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TEST_BOUND_FIELD_NUMBER: _ClassVar[int]
    TOTAL_CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    approved_amount: _common_pb2.Money
    as_of: _timestamp_pb2.Timestamp
    available_after: _common_pb2.Money
    available_before: _common_pb2.Money
    decision: Decision
    exposure: _common_pb2.Money
    group_exposure: _common_pb2.Money
    group_limit: _common_pb2.Money
    limit_source: LimitSource
    primary_reason: CreditReasonCode
    reasons: _containers.RepeatedCompositeFieldContainer[CreditReason]
    remedy: CreditRemedy
    retry_token: int
    test_bound: TestBound
    total_credit_limit: _common_pb2.Money
    def __init__(self, decision: _Optional[_Union[Decision, str]] = ..., approved_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reasons: _Optional[_Iterable[_Union[CreditReason, _Mapping]]] = ..., primary_reason: _Optional[_Union[CreditReasonCode, str]] = ..., total_credit_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., available_before: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., available_after: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., as_of: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., limit_source: _Optional[_Union[LimitSource, str]] = ..., test_bound: _Optional[_Union[TestBound, str]] = ..., retry_token: _Optional[int] = ..., group_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., group_exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., remedy: _Optional[_Union[CreditRemedy, _Mapping]] = ...) -> None: ...

class CreditReason(_message.Message):
    __slots__ = ["actual", "code", "limit", "severity"]
    ACTUAL_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    actual: _common_pb2.Money
    code: CreditReasonCode
    limit: _common_pb2.Money
    severity: ReasonSeverity
    def __init__(self, code: _Optional[_Union[CreditReasonCode, str]] = ..., severity: _Optional[_Union[ReasonSeverity, str]] = ..., limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., actual: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class CreditRemedy(_message.Message):
    __slots__ = ["apply_payment", "approvable_now", "pay_now"]
    APPLY_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    APPROVABLE_NOW_FIELD_NUMBER: _ClassVar[int]
    PAY_NOW_FIELD_NUMBER: _ClassVar[int]
    apply_payment: bool
    approvable_now: _common_pb2.Money
    pay_now: _common_pb2.Money
    def __init__(self, pay_now: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., apply_payment: bool = ..., approvable_now: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class DecrementRequest(_message.Message):
    __slots__ = ["amount", "authorization_id", "company", "if_sequence", "mode"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    authorization_id: int
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., authorization_id: _Optional[int] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DecrementResponse(_message.Message):
    __slots__ = ["authorization", "released"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    RELEASED_FIELD_NUMBER: _ClassVar[int]
    authorization: Authorization
    released: _common_pb2.Money
    def __init__(self, authorization: _Optional[_Union[Authorization, _Mapping]] = ..., released: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class ExposureComponents(_message.Message):
    __slots__ = ["authorizations", "credit_notes", "currency", "delivered", "invoices", "orders", "payments", "payments_at_risk"]
    AUTHORIZATIONS_FIELD_NUMBER: _ClassVar[int]
    CREDIT_NOTES_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_FIELD_NUMBER: _ClassVar[int]
    INVOICES_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_AT_RISK_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    authorizations: _common_pb2.Money
    credit_notes: _common_pb2.Money
    currency: str
    delivered: _common_pb2.Money
    invoices: _common_pb2.Money
    orders: _common_pb2.Money
    payments: _common_pb2.Money
    payments_at_risk: _common_pb2.Money
    def __init__(self, currency: _Optional[str] = ..., invoices: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., credit_notes: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., payments: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., delivered: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., orders: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., authorizations: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., payments_at_risk: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class ExposureDifference(_message.Message):
    __slots__ = ["component", "currency", "customer_number", "kept_minor", "recomputed_minor"]
    COMPONENT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    KEPT_MINOR_FIELD_NUMBER: _ClassVar[int]
    RECOMPUTED_MINOR_FIELD_NUMBER: _ClassVar[int]
    component: str
    currency: str
    customer_number: str
    kept_minor: int
    recomputed_minor: int
    def __init__(self, customer_number: _Optional[str] = ..., currency: _Optional[str] = ..., component: _Optional[str] = ..., kept_minor: _Optional[int] = ..., recomputed_minor: _Optional[int] = ...) -> None: ...

class ExtendRequest(_message.Message):
    __slots__ = ["authorization_id", "check_again", "company", "if_sequence", "mode", "ttl_seconds"]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    CHECK_AGAIN_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TTL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    authorization_id: int
    check_again: bool
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    ttl_seconds: int
    def __init__(self, company: _Optional[str] = ..., authorization_id: _Optional[int] = ..., ttl_seconds: _Optional[int] = ..., check_again: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ExtendResponse(_message.Message):
    __slots__ = ["authorization", "decision"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    authorization: Authorization
    decision: CreditDecision
    def __init__(self, decision: _Optional[_Union[CreditDecision, _Mapping]] = ..., authorization: _Optional[_Union[Authorization, _Mapping]] = ...) -> None: ...

class GetAuthorizationRequest(_message.Message):
    __slots__ = ["authorization_id", "company", "min_sequence"]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    authorization_id: int
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., authorization_id: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetAuthorizationResponse(_message.Message):
    __slots__ = ["authorization"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    authorization: Authorization
    def __init__(self, authorization: _Optional[_Union[Authorization, _Mapping]] = ...) -> None: ...

class GetCreditPositionRequest(_message.Message):
    __slots__ = ["at", "company", "customer_number", "min_sequence"]
    AT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    at: _common_pb2.At
    company: str
    customer_number: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., at: _Optional[_Union[_common_pb2.At, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetCreditPositionResponse(_message.Message):
    __slots__ = ["age_ms", "available", "balance", "components", "credit_group", "customer_number", "exposure", "external_exposure", "group_exposure", "group_limit", "hold_status", "invoice_account", "limit_expires_on", "open_items", "overdue", "total_credit_limit", "version"]
    AGE_MS_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    BALANCE_FIELD_NUMBER: _ClassVar[int]
    COMPONENTS_FIELD_NUMBER: _ClassVar[int]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    GROUP_EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    GROUP_LIMIT_FIELD_NUMBER: _ClassVar[int]
    HOLD_STATUS_FIELD_NUMBER: _ClassVar[int]
    INVOICE_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    LIMIT_EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    OPEN_ITEMS_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    age_ms: int
    available: _common_pb2.Money
    balance: _common_pb2.Money
    components: _containers.RepeatedCompositeFieldContainer[ExposureComponents]
    credit_group: str
    customer_number: str
    exposure: _common_pb2.Money
    external_exposure: _common_pb2.Money
    group_exposure: _common_pb2.Money
    group_limit: _common_pb2.Money
    hold_status: _common_pb2.HoldStatus
    invoice_account: str
    limit_expires_on: _common_pb2.Date
    open_items: int
    overdue: _common_pb2.Money
    total_credit_limit: _common_pb2.Money
    version: int
    def __init__(self, customer_number: _Optional[str] = ..., invoice_account: _Optional[str] = ..., total_credit_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., available: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., components: _Optional[_Iterable[_Union[ExposureComponents, _Mapping]]] = ..., hold_status: _Optional[_Union[_common_pb2.HoldStatus, str]] = ..., limit_expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., balance: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., overdue: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open_items: _Optional[int] = ..., version: _Optional[int] = ..., credit_group: _Optional[str] = ..., group_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., group_exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., external_exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., age_ms: _Optional[int] = ...) -> None: ...

class IncrementRequest(_message.Message):
    __slots__ = ["amount", "authorization_id", "company", "extend", "extend_seconds", "if_sequence", "mode"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EXTEND_FIELD_NUMBER: _ClassVar[int]
    EXTEND_SECONDS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    authorization_id: int
    company: str
    extend: bool
    extend_seconds: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., authorization_id: _Optional[int] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., extend: bool = ..., extend_seconds: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class IncrementResponse(_message.Message):
    __slots__ = ["authorization", "decision"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    authorization: Authorization
    decision: CreditDecision
    def __init__(self, decision: _Optional[_Union[CreditDecision, _Mapping]] = ..., authorization: _Optional[_Union[Authorization, _Mapping]] = ...) -> None: ...

class ListAuthorizationsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "include_final", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_FINAL_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    include_final: bool
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., include_final: bool = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListAuthorizationsResponse(_message.Message):
    __slots__ = ["authorizations", "next_page_token"]
    AUTHORIZATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    authorizations: _containers.RepeatedCompositeFieldContainer[Authorization]
    next_page_token: str
    def __init__(self, authorizations: _Optional[_Iterable[_Union[Authorization, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class VoidRequest(_message.Message):
    __slots__ = ["authorization_id", "company", "if_sequence", "mode"]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    authorization_id: int
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., authorization_id: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class VoidResponse(_message.Message):
    __slots__ = ["authorization", "released"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    RELEASED_FIELD_NUMBER: _ClassVar[int]
    authorization: Authorization
    released: _common_pb2.Money
    def __init__(self, authorization: _Optional[_Union[Authorization, _Mapping]] = ..., released: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class WatchPositionRequest(_message.Message):
    __slots__ = ["company", "customer_number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ...) -> None: ...

class WatchPositionResponse(_message.Message):
    __slots__ = ["heartbeat", "position"]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    heartbeat: bool
    position: GetCreditPositionResponse
    def __init__(self, position: _Optional[_Union[GetCreditPositionResponse, _Mapping]] = ..., heartbeat: bool = ...) -> None: ...

class Checkpoint(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class Decision(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CreditReasonCode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ReasonSeverity(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class TestBound(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class LimitSource(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AuthorizationState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
