from reskontra._rpc import status_pb2 as _status_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import invoicing_pb2 as _invoicing_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BatchCreateCustomersRequest(_message.Message):
    __slots__ = ["batch_mode", "company", "items", "mode"]
    class Item(_message.Message):
        __slots__ = ["customer", "request_key"]
        CUSTOMER_FIELD_NUMBER: _ClassVar[int]
        REQUEST_KEY_FIELD_NUMBER: _ClassVar[int]
        customer: Customer
        request_key: bytes
        def __init__(self, request_key: _Optional[bytes] = ..., customer: _Optional[_Union[Customer, _Mapping]] = ...) -> None: ...
    BATCH_MODE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    batch_mode: _common_pb2.BatchMode
    company: str
    items: _containers.RepeatedCompositeFieldContainer[BatchCreateCustomersRequest.Item]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., batch_mode: _Optional[_Union[_common_pb2.BatchMode, str]] = ..., items: _Optional[_Iterable[_Union[BatchCreateCustomersRequest.Item, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ...) -> None: ...

class BatchCreateCustomersResponse(_message.Message):
    __slots__ = ["results"]
    class Result(_message.Message):
        __slots__ = ["created", "error", "replayed", "sequence"]
        CREATED_FIELD_NUMBER: _ClassVar[int]
        ERROR_FIELD_NUMBER: _ClassVar[int]
        REPLAYED_FIELD_NUMBER: _ClassVar[int]
        SEQUENCE_FIELD_NUMBER: _ClassVar[int]
        created: CustomerRecord
        error: _status_pb2.Status
        replayed: bool
        sequence: int
        def __init__(self, created: _Optional[_Union[CustomerRecord, _Mapping]] = ..., error: _Optional[_Union[_status_pb2.Status, _Mapping]] = ..., replayed: bool = ..., sequence: _Optional[int] = ...) -> None: ...
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[BatchCreateCustomersResponse.Result]
    def __init__(self, results: _Optional[_Iterable[_Union[BatchCreateCustomersResponse.Result, _Mapping]]] = ...) -> None: ...

class CopyCustomerRequest(_message.Message):
    __slots__ = ["company", "from_company", "if_sequence", "mode", "next_number", "number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FROM_COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NEXT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    from_company: str
    if_sequence: int
    mode: _common_pb2.Mode
    next_number: bool
    number: str
    def __init__(self, company: _Optional[str] = ..., from_company: _Optional[str] = ..., number: _Optional[str] = ..., next_number: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CopyCustomerResponse(_message.Message):
    __slots__ = ["customer"]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    customer: CustomerRecord
    def __init__(self, customer: _Optional[_Union[CustomerRecord, _Mapping]] = ...) -> None: ...

class CreateCustomerRequest(_message.Message):
    __slots__ = ["company", "customer", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer: Customer
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer: _Optional[_Union[Customer, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateCustomerResponse(_message.Message):
    __slots__ = ["customer"]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    customer: CustomerRecord
    def __init__(self, customer: _Optional[_Union[CustomerRecord, _Mapping]] = ...) -> None: ...

class CreateOneTimeCustomerRequest(_message.Message):
    __slots__ = ["address", "company", "country", "email", "if_sequence", "mode", "name"]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    address: str
    company: str
    country: str
    email: str
    if_sequence: int
    mode: _common_pb2.Mode
    name: str
    def __init__(self, company: _Optional[str] = ..., name: _Optional[str] = ..., address: _Optional[str] = ..., country: _Optional[str] = ..., email: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateOneTimeCustomerResponse(_message.Message):
    __slots__ = ["customer"]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    customer: CustomerRecord
    def __init__(self, customer: _Optional[_Union[CustomerRecord, _Mapping]] = ...) -> None: ...

class Customer(_message.Message):
    __slots__ = ["address", "addresses", "bank_accounts", "cash_discount", "charge_group", "closed", "commission_group", "contacts", "country", "credit_limit", "currency", "default_dimensions", "delivery_mode", "delivery_terms", "email", "exclude_from_credit_management", "group", "hold_status", "invoice_account", "language", "limit_expires_on", "list_code", "mandatory_credit_limit", "method_of_payment", "name", "no_payment_on_account", "number", "one_time", "party", "payment_schedule", "payment_specification", "person", "posting_profile", "sales_group", "sales_tax_group", "statement_address", "summarize_orders", "tax_exempt_number", "terms_of_payment", "unlimited_credit"]
    ADDRESSES_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    BANK_ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CHARGE_GROUP_FIELD_NUMBER: _ClassVar[int]
    CLOSED_FIELD_NUMBER: _ClassVar[int]
    COMMISSION_GROUP_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_MODE_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_TERMS_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_FROM_CREDIT_MANAGEMENT_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    HOLD_STATUS_FIELD_NUMBER: _ClassVar[int]
    INVOICE_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    LIST_CODE_FIELD_NUMBER: _ClassVar[int]
    MANDATORY_CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NO_PAYMENT_ON_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ONE_TIME_FIELD_NUMBER: _ClassVar[int]
    PARTY_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SCHEDULE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    SALES_GROUP_FIELD_NUMBER: _ClassVar[int]
    SALES_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    SUMMARIZE_ORDERS_FIELD_NUMBER: _ClassVar[int]
    TAX_EXEMPT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    UNLIMITED_CREDIT_FIELD_NUMBER: _ClassVar[int]
    address: str
    addresses: _containers.RepeatedCompositeFieldContainer[DeliveryAddress]
    bank_accounts: _containers.RepeatedCompositeFieldContainer[CustomerBankAccount]
    cash_discount: str
    charge_group: str
    closed: bool
    commission_group: str
    contacts: _containers.RepeatedCompositeFieldContainer[CustomerContact]
    country: str
    credit_limit: _common_pb2.Money
    currency: str
    default_dimensions: _containers.RepeatedCompositeFieldContainer[_common_pb2.DimensionValue]
    delivery_mode: str
    delivery_terms: str
    email: str
    exclude_from_credit_management: bool
    group: str
    hold_status: _common_pb2.HoldStatus
    invoice_account: str
    language: str
    limit_expires_on: _common_pb2.Date
    list_code: _invoicing_pb2.ListCode
    mandatory_credit_limit: bool
    method_of_payment: str
    name: str
    no_payment_on_account: bool
    number: str
    one_time: bool
    party: str
    payment_schedule: str
    payment_specification: str
    person: bool
    posting_profile: str
    sales_group: str
    sales_tax_group: str
    statement_address: str
    summarize_orders: bool
    tax_exempt_number: str
    terms_of_payment: str
    unlimited_credit: bool
    def __init__(self, number: _Optional[str] = ..., name: _Optional[str] = ..., group: _Optional[str] = ..., currency: _Optional[str] = ..., terms_of_payment: _Optional[str] = ..., invoice_account: _Optional[str] = ..., credit_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., limit_expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., hold_status: _Optional[_Union[_common_pb2.HoldStatus, str]] = ..., posting_profile: _Optional[str] = ..., sales_tax_group: _Optional[str] = ..., method_of_payment: _Optional[str] = ..., one_time: bool = ..., closed: bool = ..., no_payment_on_account: bool = ..., unlimited_credit: bool = ..., exclude_from_credit_management: bool = ..., mandatory_credit_limit: bool = ..., address: _Optional[str] = ..., country: _Optional[str] = ..., email: _Optional[str] = ..., language: _Optional[str] = ..., person: bool = ..., party: _Optional[str] = ..., payment_schedule: _Optional[str] = ..., payment_specification: _Optional[str] = ..., tax_exempt_number: _Optional[str] = ..., list_code: _Optional[_Union[_invoicing_pb2.ListCode, str]] = ..., cash_discount: _Optional[str] = ..., delivery_terms: _Optional[str] = ..., delivery_mode: _Optional[str] = ..., statement_address: _Optional[str] = ..., contacts: _Optional[_Iterable[_Union[CustomerContact, _Mapping]]] = ..., addresses: _Optional[_Iterable[_Union[DeliveryAddress, _Mapping]]] = ..., charge_group: _Optional[str] = ..., commission_group: _Optional[str] = ..., sales_group: _Optional[str] = ..., summarize_orders: bool = ..., default_dimensions: _Optional[_Iterable[_Union[_common_pb2.DimensionValue, _Mapping]]] = ..., bank_accounts: _Optional[_Iterable[_Union[CustomerBankAccount, _Mapping]]] = ...) -> None: ...

class CustomerBankAccount(_message.Message):
    __slots__ = ["bic", "code", "holder", "iban"]
    BIC_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    IBAN_FIELD_NUMBER: _ClassVar[int]
    bic: str
    code: str
    holder: str
    iban: str
    def __init__(self, code: _Optional[str] = ..., holder: _Optional[str] = ..., iban: _Optional[str] = ..., bic: _Optional[str] = ...) -> None: ...

class CustomerContact(_message.Message):
    __slots__ = ["collections", "email", "name", "phone", "primary"]
    COLLECTIONS_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    PRIMARY_FIELD_NUMBER: _ClassVar[int]
    collections: bool
    email: str
    name: str
    phone: str
    primary: bool
    def __init__(self, name: _Optional[str] = ..., email: _Optional[str] = ..., phone: _Optional[str] = ..., primary: bool = ..., collections: bool = ...) -> None: ...

class CustomerRecord(_message.Message):
    __slots__ = ["created_on", "customer", "customer_id", "version"]
    CREATED_ON_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    created_on: _common_pb2.Date
    customer: Customer
    customer_id: int
    version: int
    def __init__(self, customer: _Optional[_Union[Customer, _Mapping]] = ..., customer_id: _Optional[int] = ..., version: _Optional[int] = ..., created_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class DeleteCustomerRequest(_message.Message):
    __slots__ = ["company", "expected_version", "if_sequence", "mode", "number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    number: str
    def __init__(self, company: _Optional[str] = ..., number: _Optional[str] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DeleteCustomerResponse(_message.Message):
    __slots__ = ["number"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    number: str
    def __init__(self, number: _Optional[str] = ...) -> None: ...

class DeliveryAddress(_message.Message):
    __slots__ = ["address", "code", "country", "default", "name"]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    address: str
    code: str
    country: str
    default: bool
    name: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., address: _Optional[str] = ..., country: _Optional[str] = ..., default: bool = ...) -> None: ...

class GetCustomerRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "number"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    number: str
    def __init__(self, company: _Optional[str] = ..., number: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetCustomerResponse(_message.Message):
    __slots__ = ["customer"]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    customer: CustomerRecord
    def __init__(self, customer: _Optional[_Union[CustomerRecord, _Mapping]] = ...) -> None: ...

class ListCustomersRequest(_message.Message):
    __slots__ = ["company", "group", "min_sequence", "name_contains", "number_prefix", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NAME_CONTAINS_FIELD_NUMBER: _ClassVar[int]
    NUMBER_PREFIX_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    group: str
    min_sequence: int
    name_contains: str
    number_prefix: str
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., number_prefix: _Optional[str] = ..., name_contains: _Optional[str] = ..., group: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCustomersResponse(_message.Message):
    __slots__ = ["customers", "next_page_token"]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    customers: _containers.RepeatedCompositeFieldContainer[CustomerRecord]
    next_page_token: str
    def __init__(self, customers: _Optional[_Iterable[_Union[CustomerRecord, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateCustomerRequest(_message.Message):
    __slots__ = ["company", "customer", "expected_version", "if_sequence", "mode", "update_mask"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer: Customer
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    update_mask: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, company: _Optional[str] = ..., customer: _Optional[_Union[Customer, _Mapping]] = ..., update_mask: _Optional[_Iterable[str]] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class UpdateCustomerResponse(_message.Message):
    __slots__ = ["customer"]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    customer: CustomerRecord
    def __init__(self, customer: _Optional[_Union[CustomerRecord, _Mapping]] = ...) -> None: ...
