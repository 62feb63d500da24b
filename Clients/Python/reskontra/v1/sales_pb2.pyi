from reskontra.v1 import cards_pb2 as _cards_pb2
from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import invoicing_pb2 as _invoicing_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

AUTO_CHARGE_KIND_FIXED: AutoChargeKind
AUTO_CHARGE_KIND_PERCENT: AutoChargeKind
AUTO_CHARGE_KIND_PIECE: AutoChargeKind
AUTO_CHARGE_KIND_UNSPECIFIED: AutoChargeKind
CHARGE_PART_CUSTOMER: ChargePart
CHARGE_PART_ITEM: ChargePart
CHARGE_PART_LEDGER: ChargePart
CHARGE_PART_UNSPECIFIED: ChargePart
COMMISSION_BASIS_MARGIN: CommissionBasis
COMMISSION_BASIS_REVENUE: CommissionBasis
COMMISSION_BASIS_UNSPECIFIED: CommissionBasis
COMMISSION_DISCOUNT_AFTER_LINE: CommissionDiscount
COMMISSION_DISCOUNT_AFTER_TOTAL: CommissionDiscount
COMMISSION_DISCOUNT_BEFORE_LINE: CommissionDiscount
COMMISSION_DISCOUNT_UNSPECIFIED: CommissionDiscount
DELIVERY_KIND_DESTINATION: DeliveryKind
DELIVERY_KIND_MODE: DeliveryKind
DELIVERY_KIND_TERMS: DeliveryKind
DELIVERY_KIND_UNSPECIFIED: DeliveryKind
DESCRIPTOR: _descriptor.FileDescriptor
ORDER_LINES_STATE_CANCELED: OrderLinesState
ORDER_LINES_STATE_DELIVERED: OrderLinesState
ORDER_LINES_STATE_INVOICED: OrderLinesState
ORDER_LINES_STATE_OPEN: OrderLinesState
ORDER_LINES_STATE_UNSPECIFIED: OrderLinesState
QUANTITY_BASIS_ALL: QuantityBasis
QUANTITY_BASIS_DELIVER_NOW: QuantityBasis
QUANTITY_BASIS_PACKING_SLIP: QuantityBasis
QUANTITY_BASIS_PICKED: QuantityBasis
QUANTITY_BASIS_PICKED_AND_NON_STOCKED: QuantityBasis
QUANTITY_BASIS_UNSPECIFIED: QuantityBasis
SALES_ROW_KIND_AUTO_CHARGE: SalesRowKind
SALES_ROW_KIND_CHARGES_CODE: SalesRowKind
SALES_ROW_KIND_COMMISSION: SalesRowKind
SALES_ROW_KIND_DELIVERY: SalesRowKind
SALES_ROW_KIND_ITEM: SalesRowKind
SALES_ROW_KIND_PARAMETERS: SalesRowKind
SALES_ROW_KIND_SALES_GROUP: SalesRowKind
SALES_ROW_KIND_TRAITS: SalesRowKind
SALES_ROW_KIND_UNSPECIFIED: SalesRowKind
SUMMARY_FIELD_ORDERING_CUSTOMER: SummaryField
SUMMARY_FIELD_SALES_GROUP: SummaryField
SUMMARY_FIELD_SHIP_DATE: SummaryField
SUMMARY_FIELD_UNSPECIFIED: SummaryField
SUMMARY_MODE_AUTOMATIC: SummaryMode
SUMMARY_MODE_INVOICE_ACCOUNT: SummaryMode
SUMMARY_MODE_NONE: SummaryMode
SUMMARY_MODE_ORDER: SummaryMode
SUMMARY_MODE_PACKING_SLIP: SummaryMode
SUMMARY_MODE_UNSPECIFIED: SummaryMode

class ArrangeInvoicesRequest(_message.Message):
    __slots__ = ["company", "date", "late_selection", "min_sequence", "orders", "proforma", "quantity", "reduce_quantity", "summary", "target_order"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    LATE_SELECTION_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    PROFORMA_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REDUCE_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    TARGET_ORDER_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    late_selection: OrderQuery
    min_sequence: int
    orders: _containers.RepeatedCompositeFieldContainer[OrderSelection]
    proforma: bool
    quantity: QuantityBasis
    reduce_quantity: bool
    summary: SummaryMode
    target_order: str
    def __init__(self, company: _Optional[str] = ..., orders: _Optional[_Iterable[_Union[OrderSelection, _Mapping]]] = ..., quantity: _Optional[_Union[QuantityBasis, str]] = ..., summary: _Optional[_Union[SummaryMode, str]] = ..., target_order: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reduce_quantity: bool = ..., late_selection: _Optional[_Union[OrderQuery, _Mapping]] = ..., proforma: bool = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ArrangeInvoicesResponse(_message.Message):
    __slots__ = ["failed", "invoices", "next"]
    class Invoice(_message.Message):
        __slots__ = ["address", "charges", "lines", "orders", "proforma", "site", "tax", "total"]
        ADDRESS_FIELD_NUMBER: _ClassVar[int]
        CHARGES_FIELD_NUMBER: _ClassVar[int]
        LINES_FIELD_NUMBER: _ClassVar[int]
        ORDERS_FIELD_NUMBER: _ClassVar[int]
        PROFORMA_FIELD_NUMBER: _ClassVar[int]
        SITE_FIELD_NUMBER: _ClassVar[int]
        TAX_FIELD_NUMBER: _ClassVar[int]
        TOTAL_FIELD_NUMBER: _ClassVar[int]
        address: str
        charges: _common_pb2.Money
        lines: _containers.RepeatedCompositeFieldContainer[ArrangeInvoicesResponse.Line]
        orders: _containers.RepeatedScalarFieldContainer[str]
        proforma: _invoicing_pb2.GetDocumentResponse
        site: str
        tax: _common_pb2.Money
        total: _common_pb2.Money
        def __init__(self, orders: _Optional[_Iterable[str]] = ..., lines: _Optional[_Iterable[_Union[ArrangeInvoicesResponse.Line, _Mapping]]] = ..., site: _Optional[str] = ..., address: _Optional[str] = ..., charges: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., proforma: _Optional[_Union[_invoicing_pb2.GetDocumentResponse, _Mapping]] = ...) -> None: ...
    class Line(_message.Message):
        __slots__ = ["line", "order", "quantity"]
        LINE_FIELD_NUMBER: _ClassVar[int]
        ORDER_FIELD_NUMBER: _ClassVar[int]
        QUANTITY_FIELD_NUMBER: _ClassVar[int]
        line: int
        order: str
        quantity: _common_pb2.Decimal
        def __init__(self, order: _Optional[str] = ..., line: _Optional[int] = ..., quantity: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ...) -> None: ...
    FAILED_FIELD_NUMBER: _ClassVar[int]
    INVOICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    failed: _containers.RepeatedCompositeFieldContainer[FailedOrders]
    invoices: _containers.RepeatedCompositeFieldContainer[ArrangeInvoicesResponse.Invoice]
    next: int
    def __init__(self, invoices: _Optional[_Iterable[_Union[ArrangeInvoicesResponse.Invoice, _Mapping]]] = ..., next: _Optional[int] = ..., failed: _Optional[_Iterable[_Union[FailedOrders, _Mapping]]] = ...) -> None: ...

class AutoCharge(_message.Message):
    __slots__ = ["code", "currency", "customers", "header", "items", "kind", "value"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    HEADER_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    code: str
    currency: str
    customers: SalesScope
    header: bool
    items: SalesScope
    kind: AutoChargeKind
    value: _common_pb2.Decimal
    def __init__(self, code: _Optional[str] = ..., header: bool = ..., customers: _Optional[_Union[SalesScope, _Mapping]] = ..., items: _Optional[_Union[SalesScope, _Mapping]] = ..., currency: _Optional[str] = ..., kind: _Optional[_Union[AutoChargeKind, str]] = ..., value: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ...) -> None: ...

class CancelPackingSlipRequest(_message.Message):
    __slots__ = ["company", "date", "expected_version", "if_sequence", "mode", "order", "packing_slip"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PACKING_SLIP_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    order: str
    packing_slip: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., packing_slip: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CancelPackingSlipResponse(_message.Message):
    __slots__ = ["journals", "order", "slip"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    SLIP_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    order: OrderDetail
    slip: PackingSlip
    def __init__(self, slip: _Optional[_Union[PackingSlip, _Mapping]] = ..., order: _Optional[_Union[OrderDetail, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class ChargesCode(_message.Message):
    __slots__ = ["code", "credit", "credit_account", "debit", "debit_account", "description", "item_tax_group"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_FIELD_NUMBER: _ClassVar[int]
    DEBIT_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    DEBIT_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ITEM_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    code: str
    credit: ChargePart
    credit_account: str
    debit: ChargePart
    debit_account: str
    description: str
    item_tax_group: str
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., debit: _Optional[_Union[ChargePart, str]] = ..., credit: _Optional[_Union[ChargePart, str]] = ..., debit_account: _Optional[str] = ..., credit_account: _Optional[str] = ..., item_tax_group: _Optional[str] = ...) -> None: ...

class CommissionRule(_message.Message):
    __slots__ = ["basis", "customers", "discount", "items", "percent", "representatives", "to"]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    REPRESENTATIVES_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    basis: CommissionBasis
    customers: SalesScope
    discount: CommissionDiscount
    items: SalesScope
    percent: _common_pb2.Decimal
    representatives: SalesScope
    to: _common_pb2.Date
    def __init__(self, items: _Optional[_Union[SalesScope, _Mapping]] = ..., customers: _Optional[_Union[SalesScope, _Mapping]] = ..., representatives: _Optional[_Union[SalesScope, _Mapping]] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., basis: _Optional[_Union[CommissionBasis, str]] = ..., discount: _Optional[_Union[CommissionDiscount, str]] = ..., **kwargs) -> None: ...

class CommissionShare(_message.Message):
    __slots__ = ["amount", "representative"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REPRESENTATIVE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    representative: str
    def __init__(self, representative: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class CreateCreditNoteRequest(_message.Message):
    __slots__ = ["company", "credit_correction", "credit_remaining_quantity", "date", "if_sequence", "lines", "mode", "order", "original_invoice", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_CORRECTION_FIELD_NUMBER: _ClassVar[int]
    CREDIT_REMAINING_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_INVOICE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    credit_correction: bool
    credit_remaining_quantity: bool
    date: _common_pb2.Date
    if_sequence: int
    lines: _containers.RepeatedCompositeFieldContainer[LineQuantity]
    mode: _common_pb2.Mode
    order: str
    original_invoice: str
    reason: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[LineQuantity, _Mapping]]] = ..., original_invoice: _Optional[str] = ..., reason: _Optional[str] = ..., credit_correction: bool = ..., credit_remaining_quantity: bool = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateCreditNoteResponse(_message.Message):
    __slots__ = ["commission", "credit_note", "journals", "order"]
    COMMISSION_FIELD_NUMBER: _ClassVar[int]
    CREDIT_NOTE_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    commission: _containers.RepeatedCompositeFieldContainer[CommissionShare]
    credit_note: _invoicing_pb2.PostedDocument
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    order: OrderDetail
    def __init__(self, credit_note: _Optional[_Union[_invoicing_pb2.PostedDocument, _Mapping]] = ..., order: _Optional[_Union[OrderDetail, _Mapping]] = ..., commission: _Optional[_Iterable[_Union[CommissionShare, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class DeliveryCode(_message.Message):
    __slots__ = ["address", "charge_group", "code", "description", "kind"]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    CHARGE_GROUP_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    address: str
    charge_group: str
    code: str
    description: str
    kind: DeliveryKind
    def __init__(self, kind: _Optional[_Union[DeliveryKind, str]] = ..., code: _Optional[str] = ..., description: _Optional[str] = ..., charge_group: _Optional[str] = ..., address: _Optional[str] = ...) -> None: ...

class FailedOrders(_message.Message):
    __slots__ = ["field", "message", "orders", "reason"]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    field: str
    message: str
    orders: _containers.RepeatedScalarFieldContainer[str]
    reason: str
    def __init__(self, orders: _Optional[_Iterable[str]] = ..., reason: _Optional[str] = ..., message: _Optional[str] = ..., field: _Optional[str] = ...) -> None: ...

class GetOrderLinesRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "order"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    order: str
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetOrderLinesResponse(_message.Message):
    __slots__ = ["order"]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    order: OrderDetail
    def __init__(self, order: _Optional[_Union[OrderDetail, _Mapping]] = ...) -> None: ...

class ImportOrderStateRequest(_message.Message):
    __slots__ = ["company", "expected_version", "if_sequence", "mode", "order"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    company: str
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    order: OrderDetail
    def __init__(self, company: _Optional[str] = ..., order: _Optional[_Union[OrderDetail, _Mapping]] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ImportOrderStateResponse(_message.Message):
    __slots__ = ["order"]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    order: OrderDetail
    def __init__(self, order: _Optional[_Union[OrderDetail, _Mapping]] = ...) -> None: ...

class LineQuantity(_message.Message):
    __slots__ = ["line", "quantity"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    line: int
    quantity: _common_pb2.Decimal
    def __init__(self, line: _Optional[int] = ..., quantity: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ...) -> None: ...

class ListSalesRowsRequest(_message.Message):
    __slots__ = ["company", "kind", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    kind: SalesRowKind
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., kind: _Optional[_Union[SalesRowKind, str]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListSalesRowsResponse(_message.Message):
    __slots__ = ["next_page_token", "rows"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    rows: _containers.RepeatedCompositeFieldContainer[SalesRow]
    def __init__(self, rows: _Optional[_Iterable[_Union[SalesRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class OrderDetail(_message.Message):
    __slots__ = ["cash_discount", "currency", "customer_number", "delivery_address", "header_charge", "held", "language", "lines", "mandate", "method_of_payment", "order", "packing_slips", "payment_schedule", "posting_profile", "sales_group", "sales_tax_group", "ship_date", "state", "terms_of_payment", "version"]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    HEADER_CHARGE_FIELD_NUMBER: _ClassVar[int]
    HELD_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PACKING_SLIPS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SCHEDULE_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    SALES_GROUP_FIELD_NUMBER: _ClassVar[int]
    SALES_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    SHIP_DATE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    cash_discount: str
    currency: str
    customer_number: str
    delivery_address: str
    header_charge: _common_pb2.Money
    held: bool
    language: str
    lines: _containers.RepeatedCompositeFieldContainer[OrderLine]
    mandate: str
    method_of_payment: str
    order: str
    packing_slips: _containers.RepeatedCompositeFieldContainer[PackingSlip]
    payment_schedule: str
    posting_profile: str
    sales_group: str
    sales_tax_group: str
    ship_date: _common_pb2.Date
    state: OrderLinesState
    terms_of_payment: str
    version: int
    def __init__(self, order: _Optional[str] = ..., customer_number: _Optional[str] = ..., currency: _Optional[str] = ..., ship_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., held: bool = ..., lines: _Optional[_Iterable[_Union[OrderLine, _Mapping]]] = ..., sales_tax_group: _Optional[str] = ..., terms_of_payment: _Optional[str] = ..., method_of_payment: _Optional[str] = ..., posting_profile: _Optional[str] = ..., mandate: _Optional[str] = ..., language: _Optional[str] = ..., sales_group: _Optional[str] = ..., header_charge: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., version: _Optional[int] = ..., state: _Optional[_Union[OrderLinesState, str]] = ..., packing_slips: _Optional[_Iterable[_Union[PackingSlip, _Mapping]]] = ..., payment_schedule: _Optional[str] = ..., cash_discount: _Optional[str] = ..., delivery_address: _Optional[str] = ...) -> None: ...

class OrderLine(_message.Message):
    __slots__ = ["address", "billing_code", "cost", "credited", "deliver_now", "deliver_remainder", "delivered", "description", "dimension", "discount_percent", "interest_code", "invoice_remainder", "invoiced", "item", "item_tax_group", "line", "main_account", "not_stocked", "ordered", "picked", "price", "site", "state"]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    BILLING_CODE_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    CREDITED_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_FIELD_NUMBER: _ClassVar[int]
    DELIVER_NOW_FIELD_NUMBER: _ClassVar[int]
    DELIVER_REMAINDER_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_PERCENT_FIELD_NUMBER: _ClassVar[int]
    INTEREST_CODE_FIELD_NUMBER: _ClassVar[int]
    INVOICED_FIELD_NUMBER: _ClassVar[int]
    INVOICE_REMAINDER_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITEM_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    NOT_STOCKED_FIELD_NUMBER: _ClassVar[int]
    ORDERED_FIELD_NUMBER: _ClassVar[int]
    PICKED_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    SITE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    address: str
    billing_code: str
    cost: _common_pb2.Decimal
    credited: _common_pb2.Decimal
    deliver_now: _common_pb2.Decimal
    deliver_remainder: _common_pb2.Decimal
    delivered: _common_pb2.Decimal
    description: str
    dimension: str
    discount_percent: _common_pb2.Decimal
    interest_code: str
    invoice_remainder: _common_pb2.Decimal
    invoiced: _common_pb2.Decimal
    item: str
    item_tax_group: str
    line: int
    main_account: str
    not_stocked: bool
    ordered: _common_pb2.Decimal
    picked: _common_pb2.Decimal
    price: _common_pb2.Decimal
    site: str
    state: OrderLinesState
    def __init__(self, line: _Optional[int] = ..., item: _Optional[str] = ..., description: _Optional[str] = ..., main_account: _Optional[str] = ..., not_stocked: bool = ..., ordered: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., picked: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., delivered: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., invoiced: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., deliver_now: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., price: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., discount_percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., site: _Optional[str] = ..., address: _Optional[str] = ..., item_tax_group: _Optional[str] = ..., dimension: _Optional[str] = ..., cost: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., credited: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., deliver_remainder: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., invoice_remainder: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., billing_code: _Optional[str] = ..., interest_code: _Optional[str] = ..., state: _Optional[_Union[OrderLinesState, str]] = ...) -> None: ...

class OrderQuery(_message.Message):
    __slots__ = ["after", "customer_number", "ship_date_to"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SHIP_DATE_TO_FIELD_NUMBER: _ClassVar[int]
    after: int
    customer_number: str
    ship_date_to: _common_pb2.Date
    def __init__(self, customer_number: _Optional[str] = ..., ship_date_to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., after: _Optional[int] = ...) -> None: ...

class OrderSelection(_message.Message):
    __slots__ = ["expected_version", "lines", "order", "packing_slips"]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PACKING_SLIPS_FIELD_NUMBER: _ClassVar[int]
    expected_version: int
    lines: _containers.RepeatedCompositeFieldContainer[LineQuantity]
    order: str
    packing_slips: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, order: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[LineQuantity, _Mapping]]] = ..., packing_slips: _Optional[_Iterable[str]] = ..., expected_version: _Optional[int] = ...) -> None: ...

class PackingSlip(_message.Message):
    __slots__ = ["accrual_voucher", "canceled_on", "date", "lines", "number"]
    class Line(_message.Message):
        __slots__ = ["accrual_left", "accrued", "invoiced", "line", "quantity"]
        ACCRUAL_LEFT_FIELD_NUMBER: _ClassVar[int]
        ACCRUED_FIELD_NUMBER: _ClassVar[int]
        INVOICED_FIELD_NUMBER: _ClassVar[int]
        LINE_FIELD_NUMBER: _ClassVar[int]
        QUANTITY_FIELD_NUMBER: _ClassVar[int]
        accrual_left: _common_pb2.Money
        accrued: _common_pb2.Money
        invoiced: _common_pb2.Decimal
        line: int
        quantity: _common_pb2.Decimal
        def __init__(self, line: _Optional[int] = ..., quantity: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., invoiced: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., accrued: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., accrual_left: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    ACCRUAL_VOUCHER_FIELD_NUMBER: _ClassVar[int]
    CANCELED_ON_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    accrual_voucher: str
    canceled_on: _common_pb2.Date
    date: _common_pb2.Date
    lines: _containers.RepeatedCompositeFieldContainer[PackingSlip.Line]
    number: str
    def __init__(self, number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[PackingSlip.Line, _Mapping]]] = ..., accrual_voucher: _Optional[str] = ..., canceled_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class PostSalesInvoicesRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "late_selection", "mode", "orders", "quantity", "reduce_quantity", "summary", "target_order"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LATE_SELECTION_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REDUCE_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    TARGET_ORDER_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    late_selection: OrderQuery
    mode: _common_pb2.Mode
    orders: _containers.RepeatedCompositeFieldContainer[OrderSelection]
    quantity: QuantityBasis
    reduce_quantity: bool
    summary: SummaryMode
    target_order: str
    def __init__(self, company: _Optional[str] = ..., orders: _Optional[_Iterable[_Union[OrderSelection, _Mapping]]] = ..., quantity: _Optional[_Union[QuantityBasis, str]] = ..., summary: _Optional[_Union[SummaryMode, str]] = ..., target_order: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reduce_quantity: bool = ..., late_selection: _Optional[_Union[OrderQuery, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostSalesInvoicesResponse(_message.Message):
    __slots__ = ["failed", "invoices", "next", "orders"]
    class Invoice(_message.Message):
        __slots__ = ["address", "card_payment", "charges", "commission", "document", "journals", "lines", "orders", "site"]
        ADDRESS_FIELD_NUMBER: _ClassVar[int]
        CARD_PAYMENT_FIELD_NUMBER: _ClassVar[int]
        CHARGES_FIELD_NUMBER: _ClassVar[int]
        COMMISSION_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_FIELD_NUMBER: _ClassVar[int]
        JOURNALS_FIELD_NUMBER: _ClassVar[int]
        LINES_FIELD_NUMBER: _ClassVar[int]
        ORDERS_FIELD_NUMBER: _ClassVar[int]
        SITE_FIELD_NUMBER: _ClassVar[int]
        address: str
        card_payment: _cards_pb2.CardPayment
        charges: _common_pb2.Money
        commission: _containers.RepeatedCompositeFieldContainer[CommissionShare]
        document: _invoicing_pb2.PostedDocument
        journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
        lines: _containers.RepeatedCompositeFieldContainer[ArrangeInvoicesResponse.Line]
        orders: _containers.RepeatedScalarFieldContainer[str]
        site: str
        def __init__(self, document: _Optional[_Union[_invoicing_pb2.PostedDocument, _Mapping]] = ..., orders: _Optional[_Iterable[str]] = ..., lines: _Optional[_Iterable[_Union[ArrangeInvoicesResponse.Line, _Mapping]]] = ..., site: _Optional[str] = ..., address: _Optional[str] = ..., charges: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., commission: _Optional[_Iterable[_Union[CommissionShare, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., card_payment: _Optional[_Union[_cards_pb2.CardPayment, _Mapping]] = ...) -> None: ...
    FAILED_FIELD_NUMBER: _ClassVar[int]
    INVOICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    failed: _containers.RepeatedCompositeFieldContainer[FailedOrders]
    invoices: _containers.RepeatedCompositeFieldContainer[PostSalesInvoicesResponse.Invoice]
    next: int
    orders: _containers.RepeatedCompositeFieldContainer[OrderDetail]
    def __init__(self, invoices: _Optional[_Iterable[_Union[PostSalesInvoicesResponse.Invoice, _Mapping]]] = ..., orders: _Optional[_Iterable[_Union[OrderDetail, _Mapping]]] = ..., next: _Optional[int] = ..., failed: _Optional[_Iterable[_Union[FailedOrders, _Mapping]]] = ...) -> None: ...

class RegisterPackingSlipRequest(_message.Message):
    __slots__ = ["company", "date", "expected_version", "if_sequence", "lines", "mode", "order", "reduce_quantity"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    REDUCE_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    expected_version: int
    if_sequence: int
    lines: _containers.RepeatedCompositeFieldContainer[LineQuantity]
    mode: _common_pb2.Mode
    order: str
    reduce_quantity: bool
    def __init__(self, company: _Optional[str] = ..., order: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[LineQuantity, _Mapping]]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., expected_version: _Optional[int] = ..., reduce_quantity: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RegisterPackingSlipResponse(_message.Message):
    __slots__ = ["journals", "order", "slip"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    SLIP_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    order: OrderDetail
    slip: PackingSlip
    def __init__(self, slip: _Optional[_Union[PackingSlip, _Mapping]] = ..., order: _Optional[_Union[OrderDetail, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class SalesGroup(_message.Message):
    __slots__ = ["code", "members"]
    class Member(_message.Message):
        __slots__ = ["representative", "share_percent"]
        REPRESENTATIVE_FIELD_NUMBER: _ClassVar[int]
        SHARE_PERCENT_FIELD_NUMBER: _ClassVar[int]
        representative: str
        share_percent: _common_pb2.Decimal
        def __init__(self, representative: _Optional[str] = ..., share_percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ...) -> None: ...
    CODE_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    code: str
    members: _containers.RepeatedCompositeFieldContainer[SalesGroup.Member]
    def __init__(self, code: _Optional[str] = ..., members: _Optional[_Iterable[_Union[SalesGroup.Member, _Mapping]]] = ...) -> None: ...

class SalesItem(_message.Message):
    __slots__ = ["charge_group", "commission_group", "item"]
    CHARGE_GROUP_FIELD_NUMBER: _ClassVar[int]
    COMMISSION_GROUP_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    charge_group: str
    commission_group: str
    item: str
    def __init__(self, item: _Optional[str] = ..., charge_group: _Optional[str] = ..., commission_group: _Optional[str] = ...) -> None: ...

class SalesParameters(_message.Message):
    __slots__ = ["post_packing_slip_accruals", "post_zero_price_to_revenue", "split_by_delivery", "split_by_site", "summary_update_fields"]
    POST_PACKING_SLIP_ACCRUALS_FIELD_NUMBER: _ClassVar[int]
    POST_ZERO_PRICE_TO_REVENUE_FIELD_NUMBER: _ClassVar[int]
    SPLIT_BY_DELIVERY_FIELD_NUMBER: _ClassVar[int]
    SPLIT_BY_SITE_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_UPDATE_FIELDS_FIELD_NUMBER: _ClassVar[int]
    post_packing_slip_accruals: bool
    post_zero_price_to_revenue: bool
    split_by_delivery: bool
    split_by_site: bool
    summary_update_fields: _containers.RepeatedScalarFieldContainer[SummaryField]
    def __init__(self, split_by_site: bool = ..., split_by_delivery: bool = ..., post_zero_price_to_revenue: bool = ..., summary_update_fields: _Optional[_Iterable[_Union[SummaryField, str]]] = ..., post_packing_slip_accruals: bool = ...) -> None: ...

class SalesRow(_message.Message):
    __slots__ = ["auto_charge", "charges_code", "commission", "delivery", "item", "parameters", "sales_group", "traits"]
    AUTO_CHARGE_FIELD_NUMBER: _ClassVar[int]
    CHARGES_CODE_FIELD_NUMBER: _ClassVar[int]
    COMMISSION_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    SALES_GROUP_FIELD_NUMBER: _ClassVar[int]
    TRAITS_FIELD_NUMBER: _ClassVar[int]
    auto_charge: AutoCharge
    charges_code: ChargesCode
    commission: CommissionRule
    delivery: DeliveryCode
    item: SalesItem
    parameters: SalesParameters
    sales_group: SalesGroup
    traits: SalesTraits
    def __init__(self, charges_code: _Optional[_Union[ChargesCode, _Mapping]] = ..., auto_charge: _Optional[_Union[AutoCharge, _Mapping]] = ..., commission: _Optional[_Union[CommissionRule, _Mapping]] = ..., sales_group: _Optional[_Union[SalesGroup, _Mapping]] = ..., item: _Optional[_Union[SalesItem, _Mapping]] = ..., traits: _Optional[_Union[SalesTraits, _Mapping]] = ..., parameters: _Optional[_Union[SalesParameters, _Mapping]] = ..., delivery: _Optional[_Union[DeliveryCode, _Mapping]] = ...) -> None: ...

class SalesScope(_message.Message):
    __slots__ = ["kind", "relation"]
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__: list[str] = []
    KIND_ALL: SalesScope.Kind
    KIND_FIELD_NUMBER: _ClassVar[int]
    KIND_GROUP: SalesScope.Kind
    KIND_TABLE: SalesScope.Kind
    KIND_UNSPECIFIED: SalesScope.Kind
    RELATION_FIELD_NUMBER: _ClassVar[int]
    kind: SalesScope.Kind
    relation: str
    def __init__(self, kind: _Optional[_Union[SalesScope.Kind, str]] = ..., relation: _Optional[str] = ...) -> None: ...

class SalesTraits(_message.Message):
    __slots__ = ["charge_group", "commission_group", "customer_number", "sales_group", "summarized"]
    CHARGE_GROUP_FIELD_NUMBER: _ClassVar[int]
    COMMISSION_GROUP_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SALES_GROUP_FIELD_NUMBER: _ClassVar[int]
    SUMMARIZED_FIELD_NUMBER: _ClassVar[int]
    charge_group: str
    commission_group: str
    customer_number: str
    sales_group: str
    summarized: bool
    def __init__(self, customer_number: _Optional[str] = ..., charge_group: _Optional[str] = ..., commission_group: _Optional[str] = ..., sales_group: _Optional[str] = ..., summarized: bool = ...) -> None: ...

class SetSalesRowRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "row"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ROW_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    row: SalesRow
    def __init__(self, company: _Optional[str] = ..., row: _Optional[_Union[SalesRow, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetSalesRowResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class OrderLinesState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class QuantityBasis(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class SummaryMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ChargePart(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AutoChargeKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CommissionBasis(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CommissionDiscount(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class SummaryField(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DeliveryKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class SalesRowKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
