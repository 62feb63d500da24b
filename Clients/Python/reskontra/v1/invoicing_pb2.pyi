from google.protobuf import timestamp_pb2 as _timestamp_pb2
from reskontra._rpc import status_pb2 as _status_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

CHARGE_KIND_FIXED: ChargeKind
CHARGE_KIND_PERCENT: ChargeKind
CHARGE_KIND_PIECE: ChargeKind
CHARGE_KIND_UNSPECIFIED: ChargeKind
CHARGE_SIDE_CUSTOMER: ChargeSide
CHARGE_SIDE_ITEM: ChargeSide
CHARGE_SIDE_LEDGER: ChargeSide
CHARGE_SIDE_UNSPECIFIED: ChargeSide
DESCRIPTOR: _descriptor.FileDescriptor
LIST_CODE_GOODS: ListCode
LIST_CODE_NOT_INCLUDED: ListCode
LIST_CODE_SERVICES: ListCode
LIST_CODE_TRIANGULAR: ListCode
LIST_CODE_UNSPECIFIED: ListCode
SETTLED_BY_DIFFERENCE: SettledBy
SETTLED_BY_DISCOUNT: SettledBy
SETTLED_BY_PENNY_DIFFERENCE: SettledBy
SETTLED_BY_UNSPECIFIED: SettledBy

class BatchPostInvoicesRequest(_message.Message):
    __slots__ = ["batch_mode", "company", "items", "mode"]
    class Item(_message.Message):
        __slots__ = ["credit_note", "document", "request_key", "settle_with_original"]
        CREDIT_NOTE_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_FIELD_NUMBER: _ClassVar[int]
        REQUEST_KEY_FIELD_NUMBER: _ClassVar[int]
        SETTLE_WITH_ORIGINAL_FIELD_NUMBER: _ClassVar[int]
        credit_note: bool
        document: InvoiceDocument
        request_key: bytes
        settle_with_original: bool
        def __init__(self, request_key: _Optional[bytes] = ..., document: _Optional[_Union[InvoiceDocument, _Mapping]] = ..., credit_note: bool = ..., settle_with_original: bool = ...) -> None: ...
    BATCH_MODE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    batch_mode: _common_pb2.BatchMode
    company: str
    items: _containers.RepeatedCompositeFieldContainer[BatchPostInvoicesRequest.Item]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., batch_mode: _Optional[_Union[_common_pb2.BatchMode, str]] = ..., items: _Optional[_Iterable[_Union[BatchPostInvoicesRequest.Item, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ...) -> None: ...

class BatchPostInvoicesResponse(_message.Message):
    __slots__ = ["results"]
    class Result(_message.Message):
        __slots__ = ["error", "posted", "replayed", "sequence"]
        ERROR_FIELD_NUMBER: _ClassVar[int]
        POSTED_FIELD_NUMBER: _ClassVar[int]
        REPLAYED_FIELD_NUMBER: _ClassVar[int]
        SEQUENCE_FIELD_NUMBER: _ClassVar[int]
        error: _status_pb2.Status
        posted: PostedDocument
        replayed: bool
        sequence: int
        def __init__(self, posted: _Optional[_Union[PostedDocument, _Mapping]] = ..., error: _Optional[_Union[_status_pb2.Status, _Mapping]] = ..., replayed: bool = ..., sequence: _Optional[int] = ...) -> None: ...
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[BatchPostInvoicesResponse.Result]
    def __init__(self, results: _Optional[_Iterable[_Union[BatchPostInvoicesResponse.Result, _Mapping]]] = ...) -> None: ...

class Charge(_message.Message):
    __slots__ = ["amount", "code", "credit", "credit_account", "debit", "debit_account", "description", "dimension", "item_tax_group", "kind", "sales_tax_group", "shares", "value"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_FIELD_NUMBER: _ClassVar[int]
    DEBIT_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    DEBIT_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    ITEM_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SALES_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    SHARES_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    code: str
    credit: ChargeSide
    credit_account: str
    debit: ChargeSide
    debit_account: str
    description: str
    dimension: str
    item_tax_group: str
    kind: ChargeKind
    sales_tax_group: str
    shares: _containers.RepeatedCompositeFieldContainer[DistributionShare]
    value: _common_pb2.Decimal
    def __init__(self, code: _Optional[str] = ..., debit: _Optional[_Union[ChargeSide, str]] = ..., credit: _Optional[_Union[ChargeSide, str]] = ..., kind: _Optional[_Union[ChargeKind, str]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., value: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., debit_account: _Optional[str] = ..., credit_account: _Optional[str] = ..., sales_tax_group: _Optional[str] = ..., item_tax_group: _Optional[str] = ..., dimension: _Optional[str] = ..., shares: _Optional[_Iterable[_Union[DistributionShare, _Mapping]]] = ..., description: _Optional[str] = ...) -> None: ...

class DistributionShare(_message.Message):
    __slots__ = ["amount", "dimensions", "main_account", "percent", "quantity"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    dimensions: _containers.RepeatedCompositeFieldContainer[_common_pb2.DimensionValue]
    main_account: str
    percent: _common_pb2.Decimal
    quantity: _common_pb2.Decimal
    def __init__(self, percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., main_account: _Optional[str] = ..., dimensions: _Optional[_Iterable[_Union[_common_pb2.DimensionValue, _Mapping]]] = ..., quantity: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ...) -> None: ...

class GetDocumentRequest(_message.Message):
    __slots__ = ["company", "document_number", "item_id", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    document_number: str
    item_id: int
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., document_number: _Optional[str] = ..., item_id: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetDocumentResponse(_message.Message):
    __slots__ = ["canceled_by", "cancels", "charges", "corrected_by", "corrects", "delivered_to", "delivery_address", "dimensions", "document", "item", "journals", "lines", "method_of_payment", "original_invoice", "payment_reference", "posted_at", "principal", "reason", "reference", "text"]
    CANCELED_BY_FIELD_NUMBER: _ClassVar[int]
    CANCELS_FIELD_NUMBER: _ClassVar[int]
    CHARGES_FIELD_NUMBER: _ClassVar[int]
    CORRECTED_BY_FIELD_NUMBER: _ClassVar[int]
    CORRECTS_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_TO_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_INVOICE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    POSTED_AT_FIELD_NUMBER: _ClassVar[int]
    PRINCIPAL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    canceled_by: str
    cancels: str
    charges: _containers.RepeatedCompositeFieldContainer[Charge]
    corrected_by: str
    corrects: str
    delivered_to: str
    delivery_address: str
    dimensions: _containers.RepeatedCompositeFieldContainer[_common_pb2.DimensionValue]
    document: PostedDocument
    item: OpenItem
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    lines: _containers.RepeatedCompositeFieldContainer[InvoiceLine]
    method_of_payment: str
    original_invoice: str
    payment_reference: str
    posted_at: _timestamp_pb2.Timestamp
    principal: str
    reason: str
    reference: str
    text: str
    def __init__(self, document: _Optional[_Union[PostedDocument, _Mapping]] = ..., item: _Optional[_Union[OpenItem, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[InvoiceLine, _Mapping]]] = ..., text: _Optional[str] = ..., reference: _Optional[str] = ..., principal: _Optional[str] = ..., posted_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., method_of_payment: _Optional[str] = ..., payment_reference: _Optional[str] = ..., original_invoice: _Optional[str] = ..., reason: _Optional[str] = ..., charges: _Optional[_Iterable[_Union[Charge, _Mapping]]] = ..., corrects: _Optional[str] = ..., cancels: _Optional[str] = ..., corrected_by: _Optional[str] = ..., canceled_by: _Optional[str] = ..., delivery_address: _Optional[str] = ..., delivered_to: _Optional[str] = ..., dimensions: _Optional[_Iterable[_Union[_common_pb2.DimensionValue, _Mapping]]] = ...) -> None: ...

class GetInstalmentsRequest(_message.Message):
    __slots__ = ["company", "document_number", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    document_number: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., document_number: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetInstalmentsResponse(_message.Message):
    __slots__ = ["document_number", "instalments", "open", "total"]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INSTALMENTS_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    document_number: str
    instalments: _containers.RepeatedCompositeFieldContainer[Instalment]
    open: _common_pb2.Money
    total: _common_pb2.Money
    def __init__(self, document_number: _Optional[str] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., instalments: _Optional[_Iterable[_Union[Instalment, _Mapping]]] = ...) -> None: ...

class Instalment(_message.Message):
    __slots__ = ["amount", "discount", "discount_until", "due_date", "item_id", "number", "open", "tax"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_UNTIL_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    discount: _common_pb2.Money
    discount_until: _common_pb2.Date
    due_date: _common_pb2.Date
    item_id: int
    number: str
    open: _common_pb2.Money
    tax: _common_pb2.Money
    def __init__(self, number: _Optional[str] = ..., item_id: _Optional[int] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., discount_until: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., discount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class InvoiceDocument(_message.Message):
    __slots__ = ["cash_discount", "charges", "classification", "currency", "customer_number", "delivery_address", "dimensions", "discount_shares", "document_date", "due_date", "exchange_rate", "invoice_number", "lines", "list_code", "mandate", "original_invoice", "payment_schedule", "posting_date", "posting_profile", "reason", "reference", "sales_order", "sales_tax_group", "stated_taxes", "terms_of_payment", "text"]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CHARGES_FIELD_NUMBER: _ClassVar[int]
    CLASSIFICATION_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_SHARES_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_DATE_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    LIST_CODE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_INVOICE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SCHEDULE_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    SALES_ORDER_FIELD_NUMBER: _ClassVar[int]
    SALES_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    STATED_TAXES_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    cash_discount: str
    charges: _containers.RepeatedCompositeFieldContainer[Charge]
    classification: str
    currency: str
    customer_number: str
    delivery_address: str
    dimensions: _containers.RepeatedCompositeFieldContainer[_common_pb2.DimensionValue]
    discount_shares: _containers.RepeatedCompositeFieldContainer[DistributionShare]
    document_date: _common_pb2.Date
    due_date: _common_pb2.Date
    exchange_rate: _common_pb2.Decimal
    invoice_number: str
    lines: _containers.RepeatedCompositeFieldContainer[InvoiceLine]
    list_code: ListCode
    mandate: str
    original_invoice: str
    payment_schedule: str
    posting_date: _common_pb2.Date
    posting_profile: str
    reason: str
    reference: str
    sales_order: str
    sales_tax_group: str
    stated_taxes: _containers.RepeatedCompositeFieldContainer[StatedTax]
    terms_of_payment: str
    text: str
    def __init__(self, customer_number: _Optional[str] = ..., invoice_number: _Optional[str] = ..., document_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., currency: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[InvoiceLine, _Mapping]]] = ..., terms_of_payment: _Optional[str] = ..., cash_discount: _Optional[str] = ..., posting_profile: _Optional[str] = ..., sales_tax_group: _Optional[str] = ..., reference: _Optional[str] = ..., text: _Optional[str] = ..., exchange_rate: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., original_invoice: _Optional[str] = ..., reason: _Optional[str] = ..., charges: _Optional[_Iterable[_Union[Charge, _Mapping]]] = ..., classification: _Optional[str] = ..., sales_order: _Optional[str] = ..., stated_taxes: _Optional[_Iterable[_Union[StatedTax, _Mapping]]] = ..., list_code: _Optional[_Union[ListCode, str]] = ..., mandate: _Optional[str] = ..., payment_schedule: _Optional[str] = ..., delivery_address: _Optional[str] = ..., dimensions: _Optional[_Iterable[_Union[_common_pb2.DimensionValue, _Mapping]]] = ..., discount_shares: _Optional[_Iterable[_Union[DistributionShare, _Mapping]]] = ...) -> None: ...

class InvoiceLine(_message.Message):
    __slots__ = ["amount", "billing_code", "charges", "description", "dimension", "dimension_template", "dimensions", "fixed_asset", "interest_code", "item_number", "item_tax_group", "main_account", "quantity", "sales_tax_group", "shares", "unit_price"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BILLING_CODE_FIELD_NUMBER: _ClassVar[int]
    CHARGES_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    FIXED_ASSET_FIELD_NUMBER: _ClassVar[int]
    INTEREST_CODE_FIELD_NUMBER: _ClassVar[int]
    ITEM_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    SALES_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    SHARES_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    billing_code: str
    charges: _containers.RepeatedCompositeFieldContainer[Charge]
    description: str
    dimension: str
    dimension_template: _containers.RepeatedCompositeFieldContainer[_common_pb2.DimensionValue]
    dimensions: _containers.RepeatedCompositeFieldContainer[_common_pb2.DimensionValue]
    fixed_asset: bool
    interest_code: str
    item_number: str
    item_tax_group: str
    main_account: str
    quantity: _common_pb2.Decimal
    sales_tax_group: str
    shares: _containers.RepeatedCompositeFieldContainer[DistributionShare]
    unit_price: _common_pb2.Decimal
    def __init__(self, main_account: _Optional[str] = ..., description: _Optional[str] = ..., quantity: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., unit_price: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., item_tax_group: _Optional[str] = ..., sales_tax_group: _Optional[str] = ..., item_number: _Optional[str] = ..., dimension: _Optional[str] = ..., dimensions: _Optional[_Iterable[_Union[_common_pb2.DimensionValue, _Mapping]]] = ..., dimension_template: _Optional[_Iterable[_Union[_common_pb2.DimensionValue, _Mapping]]] = ..., fixed_asset: bool = ..., charges: _Optional[_Iterable[_Union[Charge, _Mapping]]] = ..., shares: _Optional[_Iterable[_Union[DistributionShare, _Mapping]]] = ..., billing_code: _Optional[str] = ..., interest_code: _Optional[str] = ...) -> None: ...

class ItemSettlement(_message.Message):
    __slots__ = ["amount", "counterpart_item_id", "counterpart_number", "date", "sequence", "settled_by", "settlement_id", "undone", "undone_date", "undone_sequence"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COUNTERPART_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTERPART_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SETTLED_BY_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNDONE_DATE_FIELD_NUMBER: _ClassVar[int]
    UNDONE_FIELD_NUMBER: _ClassVar[int]
    UNDONE_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    counterpart_item_id: int
    counterpart_number: str
    date: _common_pb2.Date
    sequence: int
    settled_by: SettledBy
    settlement_id: int
    undone: bool
    undone_date: _common_pb2.Date
    undone_sequence: int
    def __init__(self, settlement_id: _Optional[int] = ..., counterpart_number: _Optional[str] = ..., counterpart_item_id: _Optional[int] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., sequence: _Optional[int] = ..., undone: bool = ..., undone_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., undone_sequence: _Optional[int] = ..., settled_by: _Optional[_Union[SettledBy, str]] = ...) -> None: ...

class OpenItem(_message.Message):
    __slots__ = ["accounting_open", "cash_discount", "collection_status", "customer_number", "days_overdue", "dimension", "dimensions", "document_date", "due_date", "instalment", "instalments", "item_id", "kind", "letter_code", "letter_date", "mandate", "number", "open", "original", "own_bank_account", "own_method_of_payment", "own_payment_specification", "posting_date", "posting_profile", "promise_date", "promised_amount", "reference", "sequence", "settlements", "tax", "version", "voucher"]
    ACCOUNTING_OPEN_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    COLLECTION_STATUS_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DAYS_OVERDUE_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_DATE_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    INSTALMENTS_FIELD_NUMBER: _ClassVar[int]
    INSTALMENT_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LETTER_CODE_FIELD_NUMBER: _ClassVar[int]
    LETTER_DATE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_FIELD_NUMBER: _ClassVar[int]
    OWN_BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    OWN_METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    OWN_PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    PROMISED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PROMISE_DATE_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENTS_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    VOUCHER_FIELD_NUMBER: _ClassVar[int]
    accounting_open: _common_pb2.Money
    cash_discount: str
    collection_status: _common_pb2.CollectionStatus
    customer_number: str
    days_overdue: int
    dimension: str
    dimensions: int
    document_date: _common_pb2.Date
    due_date: _common_pb2.Date
    instalment: int
    instalments: int
    item_id: int
    kind: _common_pb2.ItemKind
    letter_code: int
    letter_date: _common_pb2.Date
    mandate: str
    number: str
    open: _common_pb2.Money
    original: _common_pb2.Money
    own_bank_account: str
    own_method_of_payment: str
    own_payment_specification: str
    posting_date: _common_pb2.Date
    posting_profile: str
    promise_date: _common_pb2.Date
    promised_amount: _common_pb2.Money
    reference: str
    sequence: int
    settlements: _containers.RepeatedCompositeFieldContainer[ItemSettlement]
    tax: _common_pb2.Money
    version: int
    voucher: str
    def __init__(self, item_id: _Optional[int] = ..., kind: _Optional[_Union[_common_pb2.ItemKind, str]] = ..., number: _Optional[str] = ..., customer_number: _Optional[str] = ..., document_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., original: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., accounting_open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., voucher: _Optional[str] = ..., sequence: _Optional[int] = ..., version: _Optional[int] = ..., posting_profile: _Optional[str] = ..., days_overdue: _Optional[int] = ..., settlements: _Optional[_Iterable[_Union[ItemSettlement, _Mapping]]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reference: _Optional[str] = ..., collection_status: _Optional[_Union[_common_pb2.CollectionStatus, str]] = ..., promise_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., promised_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., letter_code: _Optional[int] = ..., letter_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., instalment: _Optional[int] = ..., instalments: _Optional[int] = ..., own_method_of_payment: _Optional[str] = ..., own_payment_specification: _Optional[str] = ..., own_bank_account: _Optional[str] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., cash_discount: _Optional[str] = ..., dimension: _Optional[str] = ..., dimensions: _Optional[int] = ..., mandate: _Optional[str] = ...) -> None: ...

class PostCreditNoteRequest(_message.Message):
    __slots__ = ["company", "document", "if_sequence", "mode", "request_key", "settle_with_original"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_KEY_FIELD_NUMBER: _ClassVar[int]
    SETTLE_WITH_ORIGINAL_FIELD_NUMBER: _ClassVar[int]
    company: str
    document: InvoiceDocument
    if_sequence: int
    mode: _common_pb2.Mode
    request_key: bytes
    settle_with_original: bool
    def __init__(self, company: _Optional[str] = ..., document: _Optional[_Union[InvoiceDocument, _Mapping]] = ..., settle_with_original: bool = ..., request_key: _Optional[bytes] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostCreditNoteResponse(_message.Message):
    __slots__ = ["credit_note", "settled", "settlement_id"]
    CREDIT_NOTE_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    credit_note: PostedDocument
    settled: _common_pb2.Money
    settlement_id: int
    def __init__(self, credit_note: _Optional[_Union[PostedDocument, _Mapping]] = ..., settlement_id: _Optional[int] = ..., settled: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class PostInvoiceRequest(_message.Message):
    __slots__ = ["authorization_id", "company", "document", "final", "if_sequence", "mode", "request_key"]
    AUTHORIZATION_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    FINAL_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_KEY_FIELD_NUMBER: _ClassVar[int]
    authorization_id: int
    company: str
    document: InvoiceDocument
    final: bool
    if_sequence: int
    mode: _common_pb2.Mode
    request_key: bytes
    def __init__(self, company: _Optional[str] = ..., document: _Optional[_Union[InvoiceDocument, _Mapping]] = ..., authorization_id: _Optional[int] = ..., final: bool = ..., request_key: _Optional[bytes] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostInvoiceResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: PostedDocument
    def __init__(self, invoice: _Optional[_Union[PostedDocument, _Mapping]] = ...) -> None: ...

class PostedDocument(_message.Message):
    __slots__ = ["accounting_total", "bill_journals", "bill_number", "charges", "document_number", "due_date", "instalments", "item_id", "journal", "lines", "list_code", "net", "over_limit", "posting_date", "posting_profile", "prepayment_journals", "prepayments_unapplied", "tax", "taxes", "total", "voucher"]
    ACCOUNTING_TOTAL_FIELD_NUMBER: _ClassVar[int]
    BILL_JOURNALS_FIELD_NUMBER: _ClassVar[int]
    BILL_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CHARGES_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    INSTALMENTS_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    LIST_CODE_FIELD_NUMBER: _ClassVar[int]
    NET_FIELD_NUMBER: _ClassVar[int]
    OVER_LIMIT_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENTS_UNAPPLIED_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_JOURNALS_FIELD_NUMBER: _ClassVar[int]
    TAXES_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    VOUCHER_FIELD_NUMBER: _ClassVar[int]
    accounting_total: _common_pb2.Money
    bill_journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    bill_number: str
    charges: _common_pb2.Money
    document_number: str
    due_date: _common_pb2.Date
    instalments: _containers.RepeatedCompositeFieldContainer[Instalment]
    item_id: int
    journal: _common_pb2.JournalEntry
    lines: _containers.RepeatedCompositeFieldContainer[InvoiceLine]
    list_code: ListCode
    net: _common_pb2.Money
    over_limit: bool
    posting_date: _common_pb2.Date
    posting_profile: str
    prepayment_journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    prepayments_unapplied: _containers.RepeatedScalarFieldContainer[str]
    tax: _common_pb2.Money
    taxes: _containers.RepeatedCompositeFieldContainer[TaxAmount]
    total: _common_pb2.Money
    voucher: str
    def __init__(self, document_number: _Optional[str] = ..., item_id: _Optional[int] = ..., voucher: _Optional[str] = ..., net: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., accounting_total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., posting_profile: _Optional[str] = ..., taxes: _Optional[_Iterable[_Union[TaxAmount, _Mapping]]] = ..., over_limit: bool = ..., journal: _Optional[_Union[_common_pb2.JournalEntry, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[InvoiceLine, _Mapping]]] = ..., charges: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., prepayments_unapplied: _Optional[_Iterable[str]] = ..., prepayment_journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., bill_number: _Optional[str] = ..., bill_journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., list_code: _Optional[_Union[ListCode, str]] = ..., instalments: _Optional[_Iterable[_Union[Instalment, _Mapping]]] = ...) -> None: ...

class PreviewInstalmentsRequest(_message.Message):
    __slots__ = ["cash_discount", "charges", "company", "document_date", "due_date", "min_sequence", "payment_schedule", "tax", "taxes", "terms_of_payment", "total"]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CHARGES_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_DATE_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SCHEDULE_FIELD_NUMBER: _ClassVar[int]
    TAXES_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    cash_discount: str
    charges: _common_pb2.Money
    company: str
    document_date: _common_pb2.Date
    due_date: _common_pb2.Date
    min_sequence: int
    payment_schedule: str
    tax: _common_pb2.Money
    taxes: _containers.RepeatedCompositeFieldContainer[StatedTax]
    terms_of_payment: str
    total: _common_pb2.Money
    def __init__(self, company: _Optional[str] = ..., payment_schedule: _Optional[str] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., charges: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., terms_of_payment: _Optional[str] = ..., document_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., cash_discount: _Optional[str] = ..., taxes: _Optional[_Iterable[_Union[StatedTax, _Mapping]]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class PreviewInstalmentsResponse(_message.Message):
    __slots__ = ["instalments"]
    INSTALMENTS_FIELD_NUMBER: _ClassVar[int]
    instalments: _containers.RepeatedCompositeFieldContainer[Instalment]
    def __init__(self, instalments: _Optional[_Iterable[_Union[Instalment, _Mapping]]] = ...) -> None: ...

class StatedTax(_message.Message):
    __slots__ = ["tax", "tax_code"]
    TAX_CODE_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    tax: _common_pb2.Money
    tax_code: str
    def __init__(self, tax_code: _Optional[str] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class TaxAmount(_message.Message):
    __slots__ = ["base", "percent", "tax", "tax_code"]
    BASE_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    TAX_CODE_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    base: _common_pb2.Money
    percent: _common_pb2.Decimal
    tax: _common_pb2.Money
    tax_code: str
    def __init__(self, tax_code: _Optional[str] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., base: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class ChargeSide(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ChargeKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ListCode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class SettledBy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
