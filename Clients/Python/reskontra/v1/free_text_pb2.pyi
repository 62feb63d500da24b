from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import invoicing_pb2 as _invoicing_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

ACCOUNTING_STATE_COMPLETED: AccountingState
ACCOUNTING_STATE_IN_PROCESS: AccountingState
ACCOUNTING_STATE_UNSPECIFIED: AccountingState
BATCH_STATE_ENDED: BatchState
BATCH_STATE_ERROR: BatchState
BATCH_STATE_UNSPECIFIED: BatchState
CORRECTION_KIND_CANCELING: CorrectionKind
CORRECTION_KIND_CORRECTED: CorrectionKind
CORRECTION_KIND_NORMAL: CorrectionKind
CORRECTION_KIND_UNSPECIFIED: CorrectionKind
DEFAULTS_FROM_CUSTOMER: DefaultsFrom
DEFAULTS_FROM_TEMPLATE: DefaultsFrom
DEFAULTS_FROM_UNSPECIFIED: DefaultsFrom
DESCRIPTOR: _descriptor.FileDescriptor
DISTRIBUTION_KIND_CHARGE: DistributionKind
DISTRIBUTION_KIND_DISCOUNT: DistributionKind
DISTRIBUTION_KIND_FIXED_ASSET: DistributionKind
DISTRIBUTION_KIND_LINE: DistributionKind
DISTRIBUTION_KIND_TAX: DistributionKind
DISTRIBUTION_KIND_UNSPECIFIED: DistributionKind
FREE_TEXT_STATE_APPROVED: FreeTextState
FREE_TEXT_STATE_DELETED: FreeTextState
FREE_TEXT_STATE_DRAFT: FreeTextState
FREE_TEXT_STATE_POSTED: FreeTextState
FREE_TEXT_STATE_REJECTED: FreeTextState
FREE_TEXT_STATE_SUBMITTED: FreeTextState
FREE_TEXT_STATE_UNRECOVERABLE: FreeTextState
FREE_TEXT_STATE_UNSPECIFIED: FreeTextState
ON_ERROR_SKIP: OnError
ON_ERROR_STOP: OnError
ON_ERROR_UNSPECIFIED: OnError
SPLIT_METHOD_AMOUNT: SplitMethod
SPLIT_METHOD_EQUAL: SplitMethod
SPLIT_METHOD_PERCENT: SplitMethod
SPLIT_METHOD_QUANTITY: SplitMethod
SPLIT_METHOD_UNSPECIFIED: SplitMethod

class AddLineRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "line", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    line: _invoicing_pb2.InvoiceLine
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., line: _Optional[_Union[_invoicing_pb2.InvoiceLine, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AddLineResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class AdjustTaxRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "mode", "tax", "tax_code"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TAX_CODE_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    tax: _common_pb2.Money
    tax_code: str
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., tax_code: _Optional[str] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AdjustTaxResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class CalculateTaxRequest(_message.Message):
    __slots__ = ["company", "draft_id", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CalculateTaxResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class CancelInvoiceRequest(_message.Message):
    __slots__ = ["comment", "company", "date", "if_sequence", "invoice", "mode", "reason", "unsettle"]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    UNSETTLE_FIELD_NUMBER: _ClassVar[int]
    comment: str
    company: str
    date: _common_pb2.Date
    if_sequence: int
    invoice: str
    mode: _common_pb2.Mode
    reason: str
    unsettle: bool
    def __init__(self, company: _Optional[str] = ..., invoice: _Optional[str] = ..., reason: _Optional[str] = ..., comment: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., unsettle: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CancelInvoiceResponse(_message.Message):
    __slots__ = ["canceled"]
    CANCELED_FIELD_NUMBER: _ClassVar[int]
    canceled: PostedFreeText
    def __init__(self, canceled: _Optional[_Union[PostedFreeText, _Mapping]] = ...) -> None: ...

class CopyLinesRequest(_message.Message):
    __slots__ = ["company", "copies", "draft_id", "expected_version", "if_sequence", "lines", "mode", "with_distributions"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    COPIES_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    WITH_DISTRIBUTIONS_FIELD_NUMBER: _ClassVar[int]
    company: str
    copies: int
    draft_id: int
    expected_version: int
    if_sequence: int
    lines: _containers.RepeatedScalarFieldContainer[int]
    mode: _common_pb2.Mode
    with_distributions: bool
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., lines: _Optional[_Iterable[int]] = ..., copies: _Optional[int] = ..., with_distributions: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CopyLinesResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class CorrectInvoiceRequest(_message.Message):
    __slots__ = ["comment", "company", "if_sequence", "invoice", "mode", "new_date", "reason", "unsettle"]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NEW_DATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    UNSETTLE_FIELD_NUMBER: _ClassVar[int]
    comment: str
    company: str
    if_sequence: int
    invoice: str
    mode: _common_pb2.Mode
    new_date: _common_pb2.Date
    reason: str
    unsettle: bool
    def __init__(self, company: _Optional[str] = ..., invoice: _Optional[str] = ..., reason: _Optional[str] = ..., comment: _Optional[str] = ..., new_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., unsettle: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CorrectInvoiceResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class Correction(_message.Message):
    __slots__ = ["comment", "original", "reason", "unsettle"]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    UNSETTLE_FIELD_NUMBER: _ClassVar[int]
    comment: str
    original: str
    reason: str
    unsettle: bool
    def __init__(self, original: _Optional[str] = ..., reason: _Optional[str] = ..., comment: _Optional[str] = ..., unsettle: bool = ...) -> None: ...

class CorrectionLink(_message.Message):
    __slots__ = ["canceled_by", "cancels", "comment", "corrected_by", "corrects", "display", "document_number", "item_id", "kind", "posting_date", "reason", "total"]
    CANCELED_BY_FIELD_NUMBER: _ClassVar[int]
    CANCELS_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    CORRECTED_BY_FIELD_NUMBER: _ClassVar[int]
    CORRECTS_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    canceled_by: str
    cancels: str
    comment: str
    corrected_by: str
    corrects: str
    display: str
    document_number: str
    item_id: int
    kind: CorrectionKind
    posting_date: _common_pb2.Date
    reason: str
    total: _common_pb2.Money
    def __init__(self, document_number: _Optional[str] = ..., item_id: _Optional[int] = ..., kind: _Optional[_Union[CorrectionKind, str]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., corrects: _Optional[str] = ..., cancels: _Optional[str] = ..., corrected_by: _Optional[str] = ..., canceled_by: _Optional[str] = ..., display: _Optional[str] = ..., reason: _Optional[str] = ..., comment: _Optional[str] = ...) -> None: ...

class CreateFreeTextInvoiceRequest(_message.Message):
    __slots__ = ["company", "document", "if_sequence", "mode", "state", "tax_calculated"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TAX_CALCULATED_FIELD_NUMBER: _ClassVar[int]
    company: str
    document: _invoicing_pb2.InvoiceDocument
    if_sequence: int
    mode: _common_pb2.Mode
    state: FreeTextState
    tax_calculated: bool
    def __init__(self, company: _Optional[str] = ..., document: _Optional[_Union[_invoicing_pb2.InvoiceDocument, _Mapping]] = ..., state: _Optional[_Union[FreeTextState, str]] = ..., tax_calculated: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateFreeTextInvoiceResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class CreateFromTemplateRequest(_message.Message):
    __slots__ = ["company", "customer_number", "date", "defaults_from", "if_sequence", "mode", "template"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DEFAULTS_FROM_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    date: _common_pb2.Date
    defaults_from: DefaultsFrom
    if_sequence: int
    mode: _common_pb2.Mode
    template: str
    def __init__(self, company: _Optional[str] = ..., template: _Optional[str] = ..., customer_number: _Optional[str] = ..., defaults_from: _Optional[_Union[DefaultsFrom, str]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateFromTemplateResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class DecideInvoiceRequest(_message.Message):
    __slots__ = ["approve", "company", "draft_id", "expected_version", "if_sequence", "mode"]
    APPROVE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    approve: bool
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., approve: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DecideInvoiceResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class DeleteDraftRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DeleteDraftResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class DistributeAmountRequest(_message.Message):
    __slots__ = ["charge", "company", "discount", "draft_id", "expected_version", "if_sequence", "line", "method", "mode", "parts", "shares"]
    CHARGE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    SHARES_FIELD_NUMBER: _ClassVar[int]
    charge: str
    company: str
    discount: bool
    draft_id: int
    expected_version: int
    if_sequence: int
    line: int
    method: SplitMethod
    mode: _common_pb2.Mode
    parts: int
    shares: _containers.RepeatedCompositeFieldContainer[_invoicing_pb2.DistributionShare]
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., line: _Optional[int] = ..., charge: _Optional[str] = ..., method: _Optional[_Union[SplitMethod, str]] = ..., parts: _Optional[int] = ..., shares: _Optional[_Iterable[_Union[_invoicing_pb2.DistributionShare, _Mapping]]] = ..., discount: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DistributeAmountResponse(_message.Message):
    __slots__ = ["distributions", "invoice"]
    DISTRIBUTIONS_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    distributions: _containers.RepeatedCompositeFieldContainer[Distribution]
    invoice: FreeTextInvoice
    def __init__(self, distributions: _Optional[_Iterable[_Union[Distribution, _Mapping]]] = ..., invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class Distribution(_message.Message):
    __slots__ = ["amount", "charge", "dimensions", "kind", "line", "main_account", "percent", "tax_code"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CHARGE_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    TAX_CODE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    charge: str
    dimensions: _containers.RepeatedCompositeFieldContainer[_common_pb2.DimensionValue]
    kind: DistributionKind
    line: int
    main_account: str
    percent: _common_pb2.Decimal
    tax_code: str
    def __init__(self, kind: _Optional[_Union[DistributionKind, str]] = ..., line: _Optional[int] = ..., charge: _Optional[str] = ..., tax_code: _Optional[str] = ..., main_account: _Optional[str] = ..., dimensions: _Optional[_Iterable[_Union[_common_pb2.DimensionValue, _Mapping]]] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class FailedDraft(_message.Message):
    __slots__ = ["draft_id", "field", "message", "reason"]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    draft_id: int
    field: str
    message: str
    reason: str
    def __init__(self, draft_id: _Optional[int] = ..., reason: _Optional[str] = ..., message: _Optional[str] = ..., field: _Optional[str] = ...) -> None: ...

class FreeTextInvoice(_message.Message):
    __slots__ = ["accounting_state", "charges", "correction", "document", "document_number", "draft_id", "item_id", "kind", "net", "occurrence", "state", "tax", "tax_calculated", "taxes", "total", "version"]
    ACCOUNTING_STATE_FIELD_NUMBER: _ClassVar[int]
    CHARGES_FIELD_NUMBER: _ClassVar[int]
    CORRECTION_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NET_FIELD_NUMBER: _ClassVar[int]
    OCCURRENCE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TAXES_FIELD_NUMBER: _ClassVar[int]
    TAX_CALCULATED_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    accounting_state: AccountingState
    charges: _common_pb2.Money
    correction: Correction
    document: _invoicing_pb2.InvoiceDocument
    document_number: str
    draft_id: int
    item_id: int
    kind: CorrectionKind
    net: _common_pb2.Money
    occurrence: Occurrence
    state: FreeTextState
    tax: _common_pb2.Money
    tax_calculated: bool
    taxes: _containers.RepeatedCompositeFieldContainer[_invoicing_pb2.TaxAmount]
    total: _common_pb2.Money
    version: int
    def __init__(self, draft_id: _Optional[int] = ..., state: _Optional[_Union[FreeTextState, str]] = ..., accounting_state: _Optional[_Union[AccountingState, str]] = ..., kind: _Optional[_Union[CorrectionKind, str]] = ..., document: _Optional[_Union[_invoicing_pb2.InvoiceDocument, _Mapping]] = ..., net: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., charges: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax_calculated: bool = ..., document_number: _Optional[str] = ..., item_id: _Optional[int] = ..., version: _Optional[int] = ..., correction: _Optional[_Union[Correction, _Mapping]] = ..., occurrence: _Optional[_Union[Occurrence, _Mapping]] = ..., taxes: _Optional[_Iterable[_Union[_invoicing_pb2.TaxAmount, _Mapping]]] = ...) -> None: ...

class GetCorrectionChainRequest(_message.Message):
    __slots__ = ["company", "invoice", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    invoice: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., invoice: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetCorrectionChainResponse(_message.Message):
    __slots__ = ["chain_length", "documents", "pending_draft_id"]
    CHAIN_LENGTH_FIELD_NUMBER: _ClassVar[int]
    DOCUMENTS_FIELD_NUMBER: _ClassVar[int]
    PENDING_DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    chain_length: int
    documents: _containers.RepeatedCompositeFieldContainer[CorrectionLink]
    pending_draft_id: int
    def __init__(self, documents: _Optional[_Iterable[_Union[CorrectionLink, _Mapping]]] = ..., chain_length: _Optional[int] = ..., pending_draft_id: _Optional[int] = ...) -> None: ...

class GetFreeTextInvoiceRequest(_message.Message):
    __slots__ = ["company", "draft_id", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetFreeTextInvoiceResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class InvoiceTemplate(_message.Message):
    __slots__ = ["document", "name"]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    document: _invoicing_pb2.InvoiceDocument
    name: str
    def __init__(self, name: _Optional[str] = ..., document: _Optional[_Union[_invoicing_pb2.InvoiceDocument, _Mapping]] = ...) -> None: ...

class LineUpdate(_message.Message):
    __slots__ = ["line", "update_mask", "values"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    VALUES_FIELD_NUMBER: _ClassVar[int]
    line: int
    update_mask: _containers.RepeatedScalarFieldContainer[str]
    values: _invoicing_pb2.InvoiceLine
    def __init__(self, line: _Optional[int] = ..., values: _Optional[_Union[_invoicing_pb2.InvoiceLine, _Mapping]] = ..., update_mask: _Optional[_Iterable[str]] = ...) -> None: ...

class ListDistributionsRequest(_message.Message):
    __slots__ = ["company", "draft_id", "kind", "line", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    kind: DistributionKind
    line: int
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., line: _Optional[int] = ..., kind: _Optional[_Union[DistributionKind, str]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListDistributionsResponse(_message.Message):
    __slots__ = ["distributions", "summed"]
    DISTRIBUTIONS_FIELD_NUMBER: _ClassVar[int]
    SUMMED_FIELD_NUMBER: _ClassVar[int]
    distributions: _containers.RepeatedCompositeFieldContainer[Distribution]
    summed: bool
    def __init__(self, distributions: _Optional[_Iterable[_Union[Distribution, _Mapping]]] = ..., summed: bool = ...) -> None: ...

class ListFreeTextInvoicesRequest(_message.Message):
    __slots__ = ["as_stated", "company", "customer_number", "min_sequence", "page", "states"]
    AS_STATED_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    STATES_FIELD_NUMBER: _ClassVar[int]
    as_stated: bool
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    states: _containers.RepeatedScalarFieldContainer[FreeTextState]
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., states: _Optional[_Iterable[_Union[FreeTextState, str]]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., as_stated: bool = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListFreeTextInvoicesResponse(_message.Message):
    __slots__ = ["invoices", "next_page_token"]
    INVOICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    invoices: _containers.RepeatedCompositeFieldContainer[FreeTextInvoice]
    next_page_token: str
    def __init__(self, invoices: _Optional[_Iterable[_Union[FreeTextInvoice, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListTemplatesRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListTemplatesResponse(_message.Message):
    __slots__ = ["templates"]
    TEMPLATES_FIELD_NUMBER: _ClassVar[int]
    templates: _containers.RepeatedCompositeFieldContainer[InvoiceTemplate]
    def __init__(self, templates: _Optional[_Iterable[_Union[InvoiceTemplate, _Mapping]]] = ...) -> None: ...

class Occurrence(_message.Message):
    __slots__ = ["assignment", "date", "recurrence_id"]
    ASSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    RECURRENCE_ID_FIELD_NUMBER: _ClassVar[int]
    assignment: str
    date: _common_pb2.Date
    recurrence_id: str
    def __init__(self, assignment: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., recurrence_id: _Optional[str] = ...) -> None: ...

class PostFreeTextInvoiceRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "mode", "posting_date"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    posting_date: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostFreeTextInvoiceResponse(_message.Message):
    __slots__ = ["invoice", "posted"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    POSTED_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    posted: PostedFreeText
    def __init__(self, posted: _Optional[_Union[PostedFreeText, _Mapping]] = ..., invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class PostFreeTextInvoicesRequest(_message.Message):
    __slots__ = ["company", "draft_ids", "if_sequence", "mode", "on_error", "posting_date"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_IDS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ON_ERROR_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_ids: _containers.RepeatedScalarFieldContainer[int]
    if_sequence: int
    mode: _common_pb2.Mode
    on_error: OnError
    posting_date: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., draft_ids: _Optional[_Iterable[int]] = ..., on_error: _Optional[_Union[OnError, str]] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostFreeTextInvoicesResponse(_message.Message):
    __slots__ = ["batch_state", "failed", "not_tried", "posted"]
    BATCH_STATE_FIELD_NUMBER: _ClassVar[int]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    NOT_TRIED_FIELD_NUMBER: _ClassVar[int]
    POSTED_FIELD_NUMBER: _ClassVar[int]
    batch_state: BatchState
    failed: _containers.RepeatedCompositeFieldContainer[FailedDraft]
    not_tried: _containers.RepeatedScalarFieldContainer[int]
    posted: _containers.RepeatedCompositeFieldContainer[PostedFreeText]
    def __init__(self, batch_state: _Optional[_Union[BatchState, str]] = ..., posted: _Optional[_Iterable[_Union[PostedFreeText, _Mapping]]] = ..., failed: _Optional[_Iterable[_Union[FailedDraft, _Mapping]]] = ..., not_tried: _Optional[_Iterable[int]] = ...) -> None: ...

class PostedFreeText(_message.Message):
    __slots__ = ["canceling", "document", "draft_id", "journals", "reversed_interest", "settled", "settlement_id", "unsettled"]
    CANCELING_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    REVERSED_INTEREST_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNSETTLED_FIELD_NUMBER: _ClassVar[int]
    canceling: _invoicing_pb2.PostedDocument
    document: _invoicing_pb2.PostedDocument
    draft_id: int
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    reversed_interest: _common_pb2.Money
    settled: _common_pb2.Money
    settlement_id: int
    unsettled: _common_pb2.Money
    def __init__(self, draft_id: _Optional[int] = ..., document: _Optional[_Union[_invoicing_pb2.PostedDocument, _Mapping]] = ..., canceling: _Optional[_Union[_invoicing_pb2.PostedDocument, _Mapping]] = ..., settlement_id: _Optional[int] = ..., settled: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., unsettled: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., reversed_interest: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class PreviewSubledgerJournalRequest(_message.Message):
    __slots__ = ["company", "draft_id", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class PreviewSubledgerJournalResponse(_message.Message):
    __slots__ = ["journal", "total"]
    JOURNAL_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    journal: _common_pb2.JournalEntry
    total: _common_pb2.Money
    def __init__(self, journal: _Optional[_Union[_common_pb2.JournalEntry, _Mapping]] = ..., total: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class ProformaInvoiceRequest(_message.Message):
    __slots__ = ["company", "draft_id", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ProformaInvoiceResponse(_message.Message):
    __slots__ = ["document"]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    document: _invoicing_pb2.GetDocumentResponse
    def __init__(self, document: _Optional[_Union[_invoicing_pb2.GetDocumentResponse, _Mapping]] = ...) -> None: ...

class RecallInvoiceRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RecallInvoiceResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class RemoveLineRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "line", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    line: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., line: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RemoveLineResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class ReportWorkflowFaultRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReportWorkflowFaultResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class ResetDistributionsRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "line", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    line: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., line: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ResetDistributionsResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class SaveAsTemplateRequest(_message.Message):
    __slots__ = ["company", "document", "draft_id", "if_sequence", "mode", "replace", "template"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REPLACE_FIELD_NUMBER: _ClassVar[int]
    TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    document: _invoicing_pb2.InvoiceDocument
    draft_id: int
    if_sequence: int
    mode: _common_pb2.Mode
    replace: bool
    template: str
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., template: _Optional[str] = ..., replace: bool = ..., document: _Optional[_Union[_invoicing_pb2.InvoiceDocument, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SaveAsTemplateResponse(_message.Message):
    __slots__ = ["replaced", "template"]
    REPLACED_FIELD_NUMBER: _ClassVar[int]
    TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    replaced: bool
    template: str
    def __init__(self, template: _Optional[str] = ..., replaced: bool = ...) -> None: ...

class SetChargeRequest(_message.Message):
    __slots__ = ["charge", "company", "draft_id", "expected_version", "if_sequence", "line", "mode", "remove"]
    CHARGE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REMOVE_FIELD_NUMBER: _ClassVar[int]
    charge: _invoicing_pb2.Charge
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    line: int
    mode: _common_pb2.Mode
    remove: bool
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., line: _Optional[int] = ..., charge: _Optional[_Union[_invoicing_pb2.Charge, _Mapping]] = ..., remove: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetChargeResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class SetOriginalInvoiceRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "mode", "original_invoice", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_INVOICE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    original_invoice: str
    reason: str
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., original_invoice: _Optional[str] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetOriginalInvoiceResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class SubmitInvoiceRequest(_message.Message):
    __slots__ = ["company", "draft_id", "expected_version", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    draft_id: int
    expected_version: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SubmitInvoiceResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class UpdateFreeTextInvoiceRequest(_message.Message):
    __slots__ = ["company", "document", "draft_id", "expected_version", "if_sequence", "lines", "mode", "update_mask"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    DRAFT_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_VERSION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    company: str
    document: _invoicing_pb2.InvoiceDocument
    draft_id: int
    expected_version: int
    if_sequence: int
    lines: _containers.RepeatedCompositeFieldContainer[LineUpdate]
    mode: _common_pb2.Mode
    update_mask: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, company: _Optional[str] = ..., draft_id: _Optional[int] = ..., expected_version: _Optional[int] = ..., document: _Optional[_Union[_invoicing_pb2.InvoiceDocument, _Mapping]] = ..., update_mask: _Optional[_Iterable[str]] = ..., lines: _Optional[_Iterable[_Union[LineUpdate, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class UpdateFreeTextInvoiceResponse(_message.Message):
    __slots__ = ["invoice"]
    INVOICE_FIELD_NUMBER: _ClassVar[int]
    invoice: FreeTextInvoice
    def __init__(self, invoice: _Optional[_Union[FreeTextInvoice, _Mapping]] = ...) -> None: ...

class FreeTextState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AccountingState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CorrectionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class BatchState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class OnError(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DefaultsFrom(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class DistributionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class SplitMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
