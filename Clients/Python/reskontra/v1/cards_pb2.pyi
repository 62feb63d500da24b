from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import invoicing_pb2 as _invoicing_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

ADDRESS_CHECK_LEVEL_ACCOUNT_HOLDER: AddressCheckLevel
ADDRESS_CHECK_LEVEL_ALWAYS_ACCEPT: AddressCheckLevel
ADDRESS_CHECK_LEVEL_BILLING_ADDRESS: AddressCheckLevel
ADDRESS_CHECK_LEVEL_POSTAL_CODE: AddressCheckLevel
ADDRESS_CHECK_LEVEL_UNSPECIFIED: AddressCheckLevel
ADDRESS_MATCH_AGREES: AddressMatch
ADDRESS_MATCH_DIFFERS: AddressMatch
ADDRESS_MATCH_NOT_CHECKED: AddressMatch
ADDRESS_MATCH_UNSPECIFIED: AddressMatch
CARD_AUTHORIZATION_STATE_AUTHORIZED: CardAuthorizationState
CARD_AUTHORIZATION_STATE_CAPTURED: CardAuthorizationState
CARD_AUTHORIZATION_STATE_CLOSED: CardAuthorizationState
CARD_AUTHORIZATION_STATE_DECLINED: CardAuthorizationState
CARD_AUTHORIZATION_STATE_EXPIRED: CardAuthorizationState
CARD_AUTHORIZATION_STATE_REFUNDED: CardAuthorizationState
CARD_AUTHORIZATION_STATE_REQUESTED: CardAuthorizationState
CARD_AUTHORIZATION_STATE_UNKNOWN: CardAuthorizationState
CARD_AUTHORIZATION_STATE_UNSPECIFIED: CardAuthorizationState
CARD_AUTHORIZATION_STATE_VOIDED: CardAuthorizationState
CARD_BRAND_AMEX: CardBrand
CARD_BRAND_DISCOVER: CardBrand
CARD_BRAND_MASTERCARD: CardBrand
CARD_BRAND_UNSPECIFIED: CardBrand
CARD_BRAND_VISA: CardBrand
CARD_CALL_KIND_AUTHORIZE: CardCallKind
CARD_CALL_KIND_CAPTURE: CardCallKind
CARD_CALL_KIND_REFUND: CardCallKind
CARD_CALL_KIND_UNSPECIFIED: CardCallKind
CARD_CALL_KIND_VOID: CardCallKind
CARD_CALL_STATE_CANCELED: CardCallState
CARD_CALL_STATE_DECLINED: CardCallState
CARD_CALL_STATE_DONE: CardCallState
CARD_CALL_STATE_FAILED: CardCallState
CARD_CALL_STATE_NOT_FOUND: CardCallState
CARD_CALL_STATE_OPEN: CardCallState
CARD_CALL_STATE_SENT: CardCallState
CARD_CALL_STATE_UNKNOWN: CardCallState
CARD_CALL_STATE_UNSPECIFIED: CardCallState
CARD_OUTCOME_DECLINED: CardOutcome
CARD_OUTCOME_DONE: CardOutcome
CARD_OUTCOME_FAILED: CardOutcome
CARD_OUTCOME_NOT_FOUND: CardOutcome
CARD_OUTCOME_UNKNOWN: CardOutcome
CARD_OUTCOME_UNSPECIFIED: CardOutcome
CARD_STAGE_DONE: CardStage
CARD_STAGE_FAILED: CardStage
CARD_STAGE_NONE: CardStage
CARD_STAGE_NOT_REACHED: CardStage
CARD_STAGE_REQUESTED: CardStage
CARD_STAGE_UNKNOWN: CardStage
CARD_STAGE_UNSPECIFIED: CardStage
DESCRIPTOR: _descriptor.FileDescriptor

class AuthorizeCardRequest(_message.Message):
    __slots__ = ["amount", "card", "company", "cvv", "if_sequence", "mode", "order", "payment_service"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CARD_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CVV_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SERVICE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    card: str
    company: str
    cvv: CardVerification
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    payment_service: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., card: _Optional[str] = ..., payment_service: _Optional[str] = ..., cvv: _Optional[_Union[CardVerification, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AuthorizeCardResponse(_message.Message):
    __slots__ = ["authorization"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    authorization: CardAuthorization
    def __init__(self, authorization: _Optional[_Union[CardAuthorization, _Mapping]] = ...) -> None: ...

class CaptureCardRequest(_message.Message):
    __slots__ = ["amount", "company", "date", "document", "if_sequence", "invoice", "mode", "order"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    company: str
    date: _common_pb2.Date
    document: _invoicing_pb2.InvoiceDocument
    if_sequence: int
    invoice: str
    mode: _common_pb2.Mode
    order: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., document: _Optional[_Union[_invoicing_pb2.InvoiceDocument, _Mapping]] = ..., invoice: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CaptureCardResponse(_message.Message):
    __slots__ = ["invoice", "journals", "payment"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    invoice: _invoicing_pb2.PostedDocument
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    payment: CardPayment
    def __init__(self, payment: _Optional[_Union[CardPayment, _Mapping]] = ..., invoice: _Optional[_Union[_invoicing_pb2.PostedDocument, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class Card(_message.Message):
    __slots__ = ["brand", "customer_number", "expires", "inactive", "last4", "number", "token"]
    BRAND_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_FIELD_NUMBER: _ClassVar[int]
    INACTIVE_FIELD_NUMBER: _ClassVar[int]
    LAST4_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    brand: CardBrand
    customer_number: str
    expires: _common_pb2.Date
    inactive: bool
    last4: str
    number: str
    token: str
    def __init__(self, number: _Optional[str] = ..., customer_number: _Optional[str] = ..., brand: _Optional[_Union[CardBrand, str]] = ..., last4: _Optional[str] = ..., expires: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., token: _Optional[str] = ..., inactive: bool = ...) -> None: ...

class CardAuthorization(_message.Message):
    __slots__ = ["amount", "brand", "captured", "capturing", "card", "customer_number", "expires_on", "last4", "number", "order", "order_on_hold", "payment_service", "reason", "reference", "refunded", "requested_on", "state", "version"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BRAND_FIELD_NUMBER: _ClassVar[int]
    CAPTURED_FIELD_NUMBER: _ClassVar[int]
    CAPTURING_FIELD_NUMBER: _ClassVar[int]
    CARD_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    LAST4_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    ORDER_ON_HOLD_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SERVICE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    REFUNDED_FIELD_NUMBER: _ClassVar[int]
    REQUESTED_ON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    brand: CardBrand
    captured: _common_pb2.Money
    capturing: bool
    card: str
    customer_number: str
    expires_on: _common_pb2.Date
    last4: str
    number: str
    order: str
    order_on_hold: bool
    payment_service: str
    reason: str
    reference: str
    refunded: _common_pb2.Money
    requested_on: _common_pb2.Date
    state: CardAuthorizationState
    version: int
    def __init__(self, number: _Optional[str] = ..., customer_number: _Optional[str] = ..., order: _Optional[str] = ..., card: _Optional[str] = ..., brand: _Optional[_Union[CardBrand, str]] = ..., last4: _Optional[str] = ..., payment_service: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., captured: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., state: _Optional[_Union[CardAuthorizationState, str]] = ..., requested_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., reference: _Optional[str] = ..., capturing: bool = ..., order_on_hold: bool = ..., version: _Optional[int] = ..., refunded: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class CardCall(_message.Message):
    __slots__ = ["amount", "attempt", "authorization", "brand", "connector", "data_level", "date", "description", "final", "id", "idempotency_key", "invoice", "kind", "lines", "merchant", "merchant_account", "order", "payment_service", "provider_reference", "queries", "query", "reason", "shipping_address", "state", "tax", "token"]
    class Line(_message.Message):
        __slots__ = ["amount", "description", "item_number", "quantity"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
        ITEM_NUMBER_FIELD_NUMBER: _ClassVar[int]
        QUANTITY_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        description: str
        item_number: str
        quantity: _common_pb2.Decimal
        def __init__(self, item_number: _Optional[str] = ..., description: _Optional[str] = ..., quantity: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    BRAND_FIELD_NUMBER: _ClassVar[int]
    CONNECTOR_FIELD_NUMBER: _ClassVar[int]
    DATA_LEVEL_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    FINAL_FIELD_NUMBER: _ClassVar[int]
    IDEMPOTENCY_KEY_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MERCHANT_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    MERCHANT_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SERVICE_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    QUERIES_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SHIPPING_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    attempt: int
    authorization: str
    brand: CardBrand
    connector: str
    data_level: int
    date: _common_pb2.Date
    description: str
    final: bool
    id: int
    idempotency_key: str
    invoice: str
    kind: CardCallKind
    lines: _containers.RepeatedCompositeFieldContainer[CardCall.Line]
    merchant: str
    merchant_account: str
    order: str
    payment_service: str
    provider_reference: str
    queries: int
    query: bool
    reason: str
    shipping_address: str
    state: CardCallState
    tax: _common_pb2.Money
    token: str
    def __init__(self, id: _Optional[int] = ..., kind: _Optional[_Union[CardCallKind, str]] = ..., state: _Optional[_Union[CardCallState, str]] = ..., query: bool = ..., idempotency_key: _Optional[str] = ..., attempt: _Optional[int] = ..., authorization: _Optional[str] = ..., order: _Optional[str] = ..., invoice: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., final: bool = ..., token: _Optional[str] = ..., brand: _Optional[_Union[CardBrand, str]] = ..., provider_reference: _Optional[str] = ..., payment_service: _Optional[str] = ..., connector: _Optional[str] = ..., merchant_account: _Optional[str] = ..., data_level: _Optional[int] = ..., queries: _Optional[int] = ..., reason: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., description: _Optional[str] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., merchant: _Optional[str] = ..., shipping_address: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[CardCall.Line, _Mapping]]] = ...) -> None: ...

class CardPayment(_message.Message):
    __slots__ = ["amount", "capture", "customer_number", "date", "incomplete", "invoice", "order", "order_on_hold", "parts", "payment", "payment_number", "payment_numbers", "reason", "remainder", "remainder_authorization", "stages", "terminated", "version"]
    class Part(_message.Message):
        __slots__ = ["amount", "authorization"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        authorization: CardAuthorization
        def __init__(self, authorization: _Optional[_Union[CardAuthorization, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CAPTURE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    INCOMPLETE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    ORDER_ON_HOLD_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REMAINDER_AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    REMAINDER_FIELD_NUMBER: _ClassVar[int]
    STAGES_FIELD_NUMBER: _ClassVar[int]
    TERMINATED_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    capture: CardStage
    customer_number: str
    date: _common_pb2.Date
    incomplete: bool
    invoice: str
    order: str
    order_on_hold: bool
    parts: _containers.RepeatedCompositeFieldContainer[CardPayment.Part]
    payment: CardStage
    payment_number: str
    payment_numbers: _containers.RepeatedScalarFieldContainer[str]
    reason: str
    remainder: CardStage
    remainder_authorization: CardAuthorization
    stages: _containers.RepeatedScalarFieldContainer[str]
    terminated: str
    version: int
    def __init__(self, invoice: _Optional[str] = ..., customer_number: _Optional[str] = ..., order: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., capture: _Optional[_Union[CardStage, str]] = ..., payment: _Optional[_Union[CardStage, str]] = ..., remainder: _Optional[_Union[CardStage, str]] = ..., stages: _Optional[_Iterable[str]] = ..., reason: _Optional[str] = ..., terminated: _Optional[str] = ..., incomplete: bool = ..., parts: _Optional[_Iterable[_Union[CardPayment.Part, _Mapping]]] = ..., payment_number: _Optional[str] = ..., remainder_authorization: _Optional[_Union[CardAuthorization, _Mapping]] = ..., order_on_hold: bool = ..., version: _Optional[int] = ..., payment_numbers: _Optional[_Iterable[str]] = ...) -> None: ...

class CardPayout(_message.Message):
    __slots__ = ["amount", "date", "fee", "id", "payment_service", "reference", "voucher"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SERVICE_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    VOUCHER_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    date: _common_pb2.Date
    fee: _common_pb2.Money
    id: int
    payment_service: str
    reference: str
    voucher: str
    def __init__(self, id: _Optional[int] = ..., payment_service: _Optional[str] = ..., reference: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., voucher: _Optional[str] = ...) -> None: ...

class CardRefund(_message.Message):
    __slots__ = ["amount", "authorization", "credit", "customer_number", "date", "id", "incomplete", "payment", "payment_number", "reason", "refund", "stages", "terminated", "version"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    CREDIT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    INCOMPLETE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REFUND_FIELD_NUMBER: _ClassVar[int]
    STAGES_FIELD_NUMBER: _ClassVar[int]
    TERMINATED_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    authorization: CardAuthorization
    credit: str
    customer_number: str
    date: _common_pb2.Date
    id: int
    incomplete: bool
    payment: CardStage
    payment_number: str
    reason: str
    refund: CardStage
    stages: _containers.RepeatedScalarFieldContainer[str]
    terminated: str
    version: int
    def __init__(self, id: _Optional[int] = ..., credit: _Optional[str] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., refund: _Optional[_Union[CardStage, str]] = ..., payment: _Optional[_Union[CardStage, str]] = ..., stages: _Optional[_Iterable[str]] = ..., reason: _Optional[str] = ..., terminated: _Optional[str] = ..., incomplete: bool = ..., payment_number: _Optional[str] = ..., authorization: _Optional[_Union[CardAuthorization, _Mapping]] = ..., version: _Optional[int] = ...) -> None: ...

class CardVerification(_message.Message):
    __slots__ = ["digits"]
    DIGITS_FIELD_NUMBER: _ClassVar[int]
    digits: int
    def __init__(self, digits: _Optional[int] = ...) -> None: ...

class ExpireCardAuthorizationsRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ExpireCardAuthorizationsResponse(_message.Message):
    __slots__ = ["authorizations", "has_more"]
    AUTHORIZATIONS_FIELD_NUMBER: _ClassVar[int]
    HAS_MORE_FIELD_NUMBER: _ClassVar[int]
    authorizations: _containers.RepeatedScalarFieldContainer[str]
    has_more: bool
    def __init__(self, authorizations: _Optional[_Iterable[str]] = ..., has_more: bool = ...) -> None: ...

class GetCardAuthorizationRequest(_message.Message):
    __slots__ = ["authorization", "company", "min_sequence"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    authorization: str
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., authorization: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetCardAuthorizationResponse(_message.Message):
    __slots__ = ["authorization", "calls"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    authorization: CardAuthorization
    calls: _containers.RepeatedCompositeFieldContainer[CardCall]
    def __init__(self, authorization: _Optional[_Union[CardAuthorization, _Mapping]] = ..., calls: _Optional[_Iterable[_Union[CardCall, _Mapping]]] = ...) -> None: ...

class GetCardPaymentRequest(_message.Message):
    __slots__ = ["company", "invoice", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    invoice: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., invoice: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetCardPaymentResponse(_message.Message):
    __slots__ = ["calls", "payment"]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    calls: _containers.RepeatedCompositeFieldContainer[CardCall]
    payment: CardPayment
    def __init__(self, payment: _Optional[_Union[CardPayment, _Mapping]] = ..., calls: _Optional[_Iterable[_Union[CardCall, _Mapping]]] = ...) -> None: ...

class ListCardAuthorizationsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "order", "page", "states"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    STATES_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    order: str
    page: _common_pb2.Page
    states: _containers.RepeatedScalarFieldContainer[CardAuthorizationState]
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., order: _Optional[str] = ..., states: _Optional[_Iterable[_Union[CardAuthorizationState, str]]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCardAuthorizationsResponse(_message.Message):
    __slots__ = ["authorizations", "next_page_token"]
    AUTHORIZATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    authorizations: _containers.RepeatedCompositeFieldContainer[CardAuthorization]
    next_page_token: str
    def __init__(self, authorizations: _Optional[_Iterable[_Union[CardAuthorization, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCardPaymentsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "incomplete_only", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INCOMPLETE_ONLY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    incomplete_only: bool
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., incomplete_only: bool = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCardPaymentsResponse(_message.Message):
    __slots__ = ["incomplete", "next_page_token", "payments"]
    INCOMPLETE_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    incomplete: int
    next_page_token: str
    payments: _containers.RepeatedCompositeFieldContainer[CardPayment]
    def __init__(self, payments: _Optional[_Iterable[_Union[CardPayment, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., incomplete: _Optional[int] = ...) -> None: ...

class ListCardPayoutsRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCardPayoutsResponse(_message.Message):
    __slots__ = ["next_page_token", "payouts"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PAYOUTS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    payouts: _containers.RepeatedCompositeFieldContainer[CardPayout]
    def __init__(self, payouts: _Optional[_Iterable[_Union[CardPayout, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCardRefundsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "incomplete_only", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INCOMPLETE_ONLY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    incomplete_only: bool
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., incomplete_only: bool = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCardRefundsResponse(_message.Message):
    __slots__ = ["next_page_token", "refunds"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REFUNDS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    refunds: _containers.RepeatedCompositeFieldContainer[CardRefund]
    def __init__(self, refunds: _Optional[_Iterable[_Union[CardRefund, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCardsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCardsResponse(_message.Message):
    __slots__ = ["cards"]
    CARDS_FIELD_NUMBER: _ClassVar[int]
    cards: _containers.RepeatedCompositeFieldContainer[Card]
    def __init__(self, cards: _Optional[_Iterable[_Union[Card, _Mapping]]] = ...) -> None: ...

class ListPaymentServicesRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListPaymentServicesResponse(_message.Message):
    __slots__ = ["services"]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    services: _containers.RepeatedCompositeFieldContainer[PaymentService]
    def __init__(self, services: _Optional[_Iterable[_Union[PaymentService, _Mapping]]] = ...) -> None: ...

class PaymentService(_message.Message):
    __slots__ = ["authorization_days", "avs_level", "code", "connector", "cvv_required", "data_level", "inactive", "is_default", "merchant_account"]
    AUTHORIZATION_DAYS_FIELD_NUMBER: _ClassVar[int]
    AVS_LEVEL_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CONNECTOR_FIELD_NUMBER: _ClassVar[int]
    CVV_REQUIRED_FIELD_NUMBER: _ClassVar[int]
    DATA_LEVEL_FIELD_NUMBER: _ClassVar[int]
    INACTIVE_FIELD_NUMBER: _ClassVar[int]
    IS_DEFAULT_FIELD_NUMBER: _ClassVar[int]
    MERCHANT_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    authorization_days: int
    avs_level: AddressCheckLevel
    code: str
    connector: str
    cvv_required: bool
    data_level: int
    inactive: bool
    is_default: bool
    merchant_account: str
    def __init__(self, code: _Optional[str] = ..., connector: _Optional[str] = ..., merchant_account: _Optional[str] = ..., is_default: bool = ..., cvv_required: bool = ..., avs_level: _Optional[_Union[AddressCheckLevel, str]] = ..., inactive: bool = ..., authorization_days: _Optional[int] = ..., data_level: _Optional[int] = ...) -> None: ...

class PostCardPayoutRequest(_message.Message):
    __slots__ = ["bank", "company", "if_sequence", "method_of_payment", "mode", "payout"]
    BANK_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PAYOUT_FIELD_NUMBER: _ClassVar[int]
    bank: str
    company: str
    if_sequence: int
    method_of_payment: str
    mode: _common_pb2.Mode
    payout: CardPayout
    def __init__(self, company: _Optional[str] = ..., payout: _Optional[_Union[CardPayout, _Mapping]] = ..., bank: _Optional[str] = ..., method_of_payment: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostCardPayoutResponse(_message.Message):
    __slots__ = ["journal", "payout"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    PAYOUT_FIELD_NUMBER: _ClassVar[int]
    journal: _common_pb2.JournalEntry
    payout: CardPayout
    def __init__(self, payout: _Optional[_Union[CardPayout, _Mapping]] = ..., journal: _Optional[_Union[_common_pb2.JournalEntry, _Mapping]] = ...) -> None: ...

class RefundCardRequest(_message.Message):
    __slots__ = ["amount", "authorization", "company", "credit", "date", "if_sequence", "invoice", "mode"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    authorization: str
    company: str
    credit: str
    date: _common_pb2.Date
    if_sequence: int
    invoice: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., credit: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., invoice: _Optional[str] = ..., authorization: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RefundCardResponse(_message.Message):
    __slots__ = ["refunds"]
    REFUNDS_FIELD_NUMBER: _ClassVar[int]
    refunds: _containers.RepeatedCompositeFieldContainer[CardRefund]
    def __init__(self, refunds: _Optional[_Iterable[_Union[CardRefund, _Mapping]]] = ...) -> None: ...

class RegisterCardRequest(_message.Message):
    __slots__ = ["card", "company", "if_sequence", "mode"]
    CARD_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    card: Card
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., card: _Optional[_Union[Card, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RegisterCardResponse(_message.Message):
    __slots__ = ["card"]
    CARD_FIELD_NUMBER: _ClassVar[int]
    card: Card
    def __init__(self, card: _Optional[_Union[Card, _Mapping]] = ...) -> None: ...

class ReportCardResultRequest(_message.Message):
    __slots__ = ["address_match", "amount", "authorization_expired", "call", "company", "expires_on", "if_sequence", "mode", "name_match", "outcome", "postal_code_match", "reason", "reference"]
    ADDRESS_MATCH_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_EXPIRED_FIELD_NUMBER: _ClassVar[int]
    CALL_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NAME_MATCH_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    POSTAL_CODE_MATCH_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    address_match: AddressMatch
    amount: _common_pb2.Money
    authorization_expired: bool
    call: int
    company: str
    expires_on: _common_pb2.Date
    if_sequence: int
    mode: _common_pb2.Mode
    name_match: AddressMatch
    outcome: CardOutcome
    postal_code_match: AddressMatch
    reason: str
    reference: str
    def __init__(self, company: _Optional[str] = ..., call: _Optional[int] = ..., outcome: _Optional[_Union[CardOutcome, str]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., reference: _Optional[str] = ..., authorization_expired: bool = ..., name_match: _Optional[_Union[AddressMatch, str]] = ..., address_match: _Optional[_Union[AddressMatch, str]] = ..., postal_code_match: _Optional[_Union[AddressMatch, str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReportCardResultResponse(_message.Message):
    __slots__ = ["authorization", "journals", "payment", "refund"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    REFUND_FIELD_NUMBER: _ClassVar[int]
    authorization: CardAuthorization
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    payment: CardPayment
    refund: CardRefund
    def __init__(self, authorization: _Optional[_Union[CardAuthorization, _Mapping]] = ..., payment: _Optional[_Union[CardPayment, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., refund: _Optional[_Union[CardRefund, _Mapping]] = ...) -> None: ...

class ResumeCardPaymentRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "invoice", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    invoice: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., invoice: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ResumeCardPaymentResponse(_message.Message):
    __slots__ = ["journals", "payment"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    payment: CardPayment
    def __init__(self, payment: _Optional[_Union[CardPayment, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class ResumeCardRefundRequest(_message.Message):
    __slots__ = ["company", "end_reason", "if_sequence", "mode", "refund"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    END_REASON_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REFUND_FIELD_NUMBER: _ClassVar[int]
    company: str
    end_reason: str
    if_sequence: int
    mode: _common_pb2.Mode
    refund: int
    def __init__(self, company: _Optional[str] = ..., refund: _Optional[int] = ..., end_reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ResumeCardRefundResponse(_message.Message):
    __slots__ = ["journals", "refund"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REFUND_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    refund: CardRefund
    def __init__(self, refund: _Optional[_Union[CardRefund, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class SetPaymentServiceRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "service"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    service: PaymentService
    def __init__(self, company: _Optional[str] = ..., service: _Optional[_Union[PaymentService, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPaymentServiceResponse(_message.Message):
    __slots__ = ["service"]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    service: PaymentService
    def __init__(self, service: _Optional[_Union[PaymentService, _Mapping]] = ...) -> None: ...

class TakeCardCallsRequest(_message.Message):
    __slots__ = ["ask_again", "authorization", "company", "if_sequence", "invoice", "mode", "payment_service", "size"]
    ASK_AGAIN_FIELD_NUMBER: _ClassVar[int]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SERVICE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    ask_again: bool
    authorization: str
    company: str
    if_sequence: int
    invoice: str
    mode: _common_pb2.Mode
    payment_service: str
    size: int
    def __init__(self, company: _Optional[str] = ..., payment_service: _Optional[str] = ..., invoice: _Optional[str] = ..., authorization: _Optional[str] = ..., ask_again: bool = ..., size: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class TakeCardCallsResponse(_message.Message):
    __slots__ = ["calls"]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    calls: _containers.RepeatedCompositeFieldContainer[CardCall]
    def __init__(self, calls: _Optional[_Iterable[_Union[CardCall, _Mapping]]] = ...) -> None: ...

class TerminateCardPaymentRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "invoice", "mode", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    invoice: str
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, company: _Optional[str] = ..., invoice: _Optional[str] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class TerminateCardPaymentResponse(_message.Message):
    __slots__ = ["payment"]
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    payment: CardPayment
    def __init__(self, payment: _Optional[_Union[CardPayment, _Mapping]] = ...) -> None: ...

class UpdateOrderMethodRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "method_of_payment", "mode", "order"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    method_of_payment: str
    mode: _common_pb2.Mode
    order: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., method_of_payment: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class UpdateOrderMethodResponse(_message.Message):
    __slots__ = ["method_of_payment", "order", "voided"]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    VOIDED_FIELD_NUMBER: _ClassVar[int]
    method_of_payment: str
    order: str
    voided: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, order: _Optional[str] = ..., method_of_payment: _Optional[str] = ..., voided: _Optional[_Iterable[str]] = ...) -> None: ...

class VoidCardAuthorizationRequest(_message.Message):
    __slots__ = ["authorization", "company", "if_sequence", "mode"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    authorization: str
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., authorization: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class VoidCardAuthorizationResponse(_message.Message):
    __slots__ = ["authorization"]
    AUTHORIZATION_FIELD_NUMBER: _ClassVar[int]
    authorization: CardAuthorization
    def __init__(self, authorization: _Optional[_Union[CardAuthorization, _Mapping]] = ...) -> None: ...

class CardBrand(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AddressCheckLevel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AddressMatch(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CardAuthorizationState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CardStage(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CardCallKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CardCallState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CardOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
