from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import customers_pb2 as _customers_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import reports_pb2 as _reports_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

ACTIVITY_KIND_APPOINTMENT: ActivityKind
ACTIVITY_KIND_CALL: ActivityKind
ACTIVITY_KIND_EMAIL: ActivityKind
ACTIVITY_KIND_EVENT: ActivityKind
ACTIVITY_KIND_LETTER: ActivityKind
ACTIVITY_KIND_TASK: ActivityKind
ACTIVITY_KIND_UNSPECIFIED: ActivityKind
AGING_EXPORT_STATE_ENDED: AgingExportState
AGING_EXPORT_STATE_RUNNING: AgingExportState
AGING_EXPORT_STATE_UNSPECIFIED: AgingExportState
AGING_EXPORT_STATE_WAITING: AgingExportState
AGING_INTERVAL_DAY: AgingInterval
AGING_INTERVAL_LEDGER_PERIOD: AgingInterval
AGING_INTERVAL_MONTH: AgingInterval
AGING_INTERVAL_QUARTER: AgingInterval
AGING_INTERVAL_UNLIMITED: AgingInterval
AGING_INTERVAL_UNSPECIFIED: AgingInterval
AGING_INTERVAL_WEEK: AgingInterval
AGING_INTERVAL_YEAR: AgingInterval
AUTOMATION_ACTION_KIND_ACTIVITY: AutomationActionKind
AUTOMATION_ACTION_KIND_EMAIL: AutomationActionKind
AUTOMATION_ACTION_KIND_LETTER: AutomationActionKind
AUTOMATION_ACTION_KIND_UNSPECIFIED: AutomationActionKind
AUTOMATION_DOCUMENT_ACTIVITY: AutomationDocument
AUTOMATION_DOCUMENT_EMAIL: AutomationDocument
AUTOMATION_DOCUMENT_LETTER: AutomationDocument
AUTOMATION_DOCUMENT_NONE: AutomationDocument
AUTOMATION_DOCUMENT_NO_DOCUMENT: AutomationDocument
AUTOMATION_DOCUMENT_UNSPECIFIED: AutomationDocument
AUTOMATION_RECIPIENT_AGENT: AutomationRecipient
AUTOMATION_RECIPIENT_CUSTOMER: AutomationRecipient
AUTOMATION_RECIPIENT_SALES_GROUP: AutomationRecipient
AUTOMATION_RECIPIENT_UNSPECIFIED: AutomationRecipient
CASE_STATE_CLOSED: CaseState
CASE_STATE_IN_PROCESS: CaseState
CASE_STATE_OPEN: CaseState
CASE_STATE_UNSPECIFIED: CaseState
CHARGE_STATE_CHARGED: ChargeState
CHARGE_STATE_REVERSED: ChargeState
CHARGE_STATE_UNSPECIFIED: ChargeState
CHARGE_STATE_WAIVED: ChargeState
COLLECTIONS_ORDER_CUSTOMER: CollectionsOrder
COLLECTIONS_ORDER_TOTAL_DUE: CollectionsOrder
COLLECTIONS_ORDER_UNSPECIFIED: CollectionsOrder
DESCRIPTOR: _descriptor.FileDescriptor
LETTER_LEVEL_PER_CUSTOMER: LetterLevel
LETTER_LEVEL_PER_TRANSACTION: LetterLevel
LETTER_LEVEL_UNSPECIFIED: LetterLevel
LETTER_STATE_CANCELED: LetterState
LETTER_STATE_CREATED: LetterState
LETTER_STATE_POSTED: LetterState
LETTER_STATE_UNSPECIFIED: LetterState
POOL_FIELD_COUNTRY: PoolField
POOL_FIELD_CURRENCY: PoolField
POOL_FIELD_CUSTOMER_GROUP: PoolField
POOL_FIELD_CUSTOMER_NUMBER: PoolField
POOL_FIELD_POSTING_PROFILE: PoolField
POOL_FIELD_TERMS_OF_PAYMENT: PoolField
POOL_FIELD_UNSPECIFIED: PoolField
POOL_OPERATOR_BEGINS_WITH: PoolOperator
POOL_OPERATOR_BETWEEN: PoolOperator
POOL_OPERATOR_NONE_OF: PoolOperator
POOL_OPERATOR_ONE_OF: PoolOperator
POOL_OPERATOR_UNSPECIFIED: PoolOperator
POOL_TYPE_AGING: PoolType
POOL_TYPE_COLLECTIONS: PoolType
POOL_TYPE_UNSPECIFIED: PoolType
TIMELINE_KIND_ACTIVITY_CLOSED: TimelineKind
TIMELINE_KIND_ACTIVITY_CREATED: TimelineKind
TIMELINE_KIND_AUTOMATION: TimelineKind
TIMELINE_KIND_CASE: TimelineKind
TIMELINE_KIND_CHARGE: TimelineKind
TIMELINE_KIND_INTEREST: TimelineKind
TIMELINE_KIND_LETTER_CANCELED: TimelineKind
TIMELINE_KIND_LETTER_POSTED: TimelineKind
TIMELINE_KIND_NOTE: TimelineKind
TIMELINE_KIND_PAYMENT_RETURNED: TimelineKind
TIMELINE_KIND_STATEMENT: TimelineKind
TIMELINE_KIND_STATUS: TimelineKind
TIMELINE_KIND_UNSPECIFIED: TimelineKind
TIMELINE_KIND_WRITE_OFF: TimelineKind

class Activity(_message.Message):
    __slots__ = ["activity_id", "case_id", "closed", "closing_note", "created_on", "customer_number", "document_number", "due", "kind", "purpose", "responsible", "template", "text"]
    ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    CLOSED_FIELD_NUMBER: _ClassVar[int]
    CLOSING_NOTE_FIELD_NUMBER: _ClassVar[int]
    CREATED_ON_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    activity_id: int
    case_id: int
    closed: bool
    closing_note: str
    created_on: _common_pb2.Date
    customer_number: str
    document_number: str
    due: _common_pb2.Date
    kind: ActivityKind
    purpose: str
    responsible: str
    template: str
    text: str
    def __init__(self, activity_id: _Optional[int] = ..., customer_number: _Optional[str] = ..., kind: _Optional[_Union[ActivityKind, str]] = ..., template: _Optional[str] = ..., document_number: _Optional[str] = ..., due: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., text: _Optional[str] = ..., created_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., responsible: _Optional[str] = ..., closed: bool = ..., closing_note: _Optional[str] = ..., purpose: _Optional[str] = ..., case_id: _Optional[int] = ...) -> None: ...

class AddNoteRequest(_message.Message):
    __slots__ = ["company", "customer_number", "if_sequence", "mode", "text"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    if_sequence: int
    mode: _common_pb2.Mode
    text: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., text: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AddNoteResponse(_message.Message):
    __slots__ = ["customer_number"]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    def __init__(self, customer_number: _Optional[str] = ...) -> None: ...

class Agent(_message.Message):
    __slots__ = ["allow_all_pools", "default_pool", "name", "pools", "team", "user"]
    ALLOW_ALL_POOLS_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_POOL_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    POOLS_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    USER_FIELD_NUMBER: _ClassVar[int]
    allow_all_pools: bool
    default_pool: str
    name: str
    pools: _containers.RepeatedScalarFieldContainer[str]
    team: str
    user: str
    def __init__(self, user: _Optional[str] = ..., name: _Optional[str] = ..., pools: _Optional[_Iterable[str]] = ..., default_pool: _Optional[str] = ..., allow_all_pools: bool = ..., team: _Optional[str] = ...) -> None: ...

class AgingAmount(_message.Message):
    __slots__ = ["amount", "cumulative", "label"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    cumulative: _common_pb2.Money
    label: str
    def __init__(self, label: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., cumulative: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class AgingDefinition(_message.Message):
    __slots__ = ["ages", "backward", "code", "description", "lines"]
    class Ages(_message.Message):
        __slots__ = ["from_age", "indicator", "label", "to_age"]
        FROM_AGE_FIELD_NUMBER: _ClassVar[int]
        INDICATOR_FIELD_NUMBER: _ClassVar[int]
        LABEL_FIELD_NUMBER: _ClassVar[int]
        TO_AGE_FIELD_NUMBER: _ClassVar[int]
        from_age: int
        indicator: str
        label: str
        to_age: int
        def __init__(self, label: _Optional[str] = ..., from_age: _Optional[int] = ..., to_age: _Optional[int] = ..., indicator: _Optional[str] = ...) -> None: ...
    class Line(_message.Message):
        __slots__ = ["indicator", "interval", "label", "unit", "zero"]
        INDICATOR_FIELD_NUMBER: _ClassVar[int]
        INTERVAL_FIELD_NUMBER: _ClassVar[int]
        LABEL_FIELD_NUMBER: _ClassVar[int]
        UNIT_FIELD_NUMBER: _ClassVar[int]
        ZERO_FIELD_NUMBER: _ClassVar[int]
        indicator: str
        interval: AgingInterval
        label: str
        unit: int
        zero: bool
        def __init__(self, label: _Optional[str] = ..., unit: _Optional[int] = ..., interval: _Optional[_Union[AgingInterval, str]] = ..., indicator: _Optional[str] = ..., zero: bool = ...) -> None: ...
    AGES_FIELD_NUMBER: _ClassVar[int]
    BACKWARD_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    ages: _containers.RepeatedCompositeFieldContainer[AgingDefinition.Ages]
    backward: bool
    code: str
    description: str
    lines: _containers.RepeatedCompositeFieldContainer[AgingDefinition.Line]
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., backward: bool = ..., lines: _Optional[_Iterable[_Union[AgingDefinition.Line, _Mapping]]] = ..., ages: _Optional[_Iterable[_Union[AgingDefinition.Ages, _Mapping]]] = ...) -> None: ...

class AgingExport(_message.Message):
    __slots__ = ["aging_as_of", "balance_as_of", "basis", "created_on", "currency", "customers", "definition", "details", "name", "payment_positioning", "periods", "pool", "position", "state", "totals"]
    AGING_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BALANCE_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    CREATED_ON_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    DETAILS_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_POSITIONING_FIELD_NUMBER: _ClassVar[int]
    PERIODS_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    aging_as_of: _common_pb2.Date
    balance_as_of: _common_pb2.Date
    basis: _reports_pb2.AgingBasis
    created_on: _common_pb2.Date
    currency: str
    customers: int
    definition: str
    details: bool
    name: str
    payment_positioning: bool
    periods: _containers.RepeatedCompositeFieldContainer[AgingPeriod]
    pool: str
    position: int
    state: AgingExportState
    totals: AgingReportRow
    def __init__(self, name: _Optional[str] = ..., state: _Optional[_Union[AgingExportState, str]] = ..., definition: _Optional[str] = ..., basis: _Optional[_Union[_reports_pb2.AgingBasis, str]] = ..., aging_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., balance_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., payment_positioning: bool = ..., details: bool = ..., pool: _Optional[str] = ..., position: _Optional[int] = ..., currency: _Optional[str] = ..., periods: _Optional[_Iterable[_Union[AgingPeriod, _Mapping]]] = ..., customers: _Optional[int] = ..., totals: _Optional[_Union[AgingReportRow, _Mapping]] = ..., created_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class AgingPeriod(_message.Message):
    __slots__ = ["indicator", "label", "to"]
    FROM_FIELD_NUMBER: _ClassVar[int]
    INDICATOR_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    indicator: str
    label: str
    to: _common_pb2.Date
    def __init__(self, label: _Optional[str] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., indicator: _Optional[str] = ..., **kwargs) -> None: ...

class AgingReportItem(_message.Message):
    __slots__ = ["number", "open", "period"]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    number: str
    open: _common_pb2.Money
    period: int
    def __init__(self, number: _Optional[str] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., period: _Optional[int] = ...) -> None: ...

class AgingReportRow(_message.Message):
    __slots__ = ["customer_number", "items", "items_left_out", "name", "out_of_range_minor", "periods_minor", "total_minor"]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    OUT_OF_RANGE_MINOR_FIELD_NUMBER: _ClassVar[int]
    PERIODS_MINOR_FIELD_NUMBER: _ClassVar[int]
    TOTAL_MINOR_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    items: _containers.RepeatedCompositeFieldContainer[AgingReportItem]
    items_left_out: int
    name: str
    out_of_range_minor: int
    periods_minor: _containers.RepeatedScalarFieldContainer[int]
    total_minor: int
    def __init__(self, customer_number: _Optional[str] = ..., name: _Optional[str] = ..., periods_minor: _Optional[_Iterable[int]] = ..., out_of_range_minor: _Optional[int] = ..., total_minor: _Optional[int] = ..., items: _Optional[_Iterable[_Union[AgingReportItem, _Mapping]]] = ..., items_left_out: _Optional[int] = ...) -> None: ...

class AgingSnapshot(_message.Message):
    __slots__ = ["aging_as_of", "balance_as_of", "basis", "companies", "company", "credit_limit", "credit_remaining", "customer_number", "definition", "delivered_amount", "disputed_amount", "disputed_count", "indicator", "name", "order_amount", "out_of_range", "party", "periods", "position", "total_due"]
    AGING_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BALANCE_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    COMPANIES_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_REMAINING_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    DELIVERED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DISPUTED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DISPUTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    INDICATOR_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORDER_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    OUT_OF_RANGE_FIELD_NUMBER: _ClassVar[int]
    PARTY_FIELD_NUMBER: _ClassVar[int]
    PERIODS_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    TOTAL_DUE_FIELD_NUMBER: _ClassVar[int]
    aging_as_of: _common_pb2.Date
    balance_as_of: _common_pb2.Date
    basis: _reports_pb2.AgingBasis
    companies: _containers.RepeatedScalarFieldContainer[str]
    company: str
    credit_limit: _common_pb2.Money
    credit_remaining: _common_pb2.Money
    customer_number: str
    definition: str
    delivered_amount: _common_pb2.Money
    disputed_amount: _common_pb2.Money
    disputed_count: int
    indicator: str
    name: str
    order_amount: _common_pb2.Money
    out_of_range: _common_pb2.Money
    party: str
    periods: _containers.RepeatedCompositeFieldContainer[AgingAmount]
    position: int
    total_due: _common_pb2.Money
    def __init__(self, customer_number: _Optional[str] = ..., name: _Optional[str] = ..., definition: _Optional[str] = ..., basis: _Optional[_Union[_reports_pb2.AgingBasis, str]] = ..., aging_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., balance_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., position: _Optional[int] = ..., total_due: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., periods: _Optional[_Iterable[_Union[AgingAmount, _Mapping]]] = ..., out_of_range: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., indicator: _Optional[str] = ..., credit_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., credit_remaining: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., delivered_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., order_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., disputed_count: _Optional[int] = ..., disputed_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., companies: _Optional[_Iterable[str]] = ..., party: _Optional[str] = ..., company: _Optional[str] = ...) -> None: ...

class AssignProcessRequest(_message.Message):
    __slots__ = ["company", "customer_number", "if_sequence", "mode", "process"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PROCESS_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    if_sequence: int
    mode: _common_pb2.Mode
    process: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., process: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AssignProcessResponse(_message.Message):
    __slots__ = ["process"]
    PROCESS_FIELD_NUMBER: _ClassVar[int]
    process: str
    def __init__(self, process: _Optional[str] = ...) -> None: ...

class AutomationAction(_message.Message):
    __slots__ = ["action", "activity_id", "code", "contact_purpose", "customer_number", "date", "document", "items", "leading_invoice", "letter_id", "pre_dunning", "process", "recipient", "recipients", "step"]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CONTACT_PURPOSE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    LEADING_INVOICE_FIELD_NUMBER: _ClassVar[int]
    LETTER_ID_FIELD_NUMBER: _ClassVar[int]
    PRE_DUNNING_FIELD_NUMBER: _ClassVar[int]
    PROCESS_FIELD_NUMBER: _ClassVar[int]
    RECIPIENTS_FIELD_NUMBER: _ClassVar[int]
    RECIPIENT_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    action: AutomationActionKind
    activity_id: int
    code: int
    contact_purpose: str
    customer_number: str
    date: _common_pb2.Date
    document: AutomationDocument
    items: _containers.RepeatedScalarFieldContainer[str]
    leading_invoice: str
    letter_id: int
    pre_dunning: bool
    process: str
    recipient: AutomationRecipient
    recipients: _containers.RepeatedScalarFieldContainer[str]
    step: str
    def __init__(self, customer_number: _Optional[str] = ..., process: _Optional[str] = ..., step: _Optional[str] = ..., action: _Optional[_Union[AutomationActionKind, str]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., leading_invoice: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., document: _Optional[_Union[AutomationDocument, str]] = ..., letter_id: _Optional[int] = ..., code: _Optional[int] = ..., activity_id: _Optional[int] = ..., pre_dunning: bool = ..., recipient: _Optional[_Union[AutomationRecipient, str]] = ..., contact_purpose: _Optional[str] = ..., recipients: _Optional[_Iterable[str]] = ...) -> None: ...

class AutomationProcess(_message.Message):
    __slots__ = ["code", "description", "exclude_customer_balance_below", "exclude_invoice_below", "pool", "quiet_days", "rank", "steps", "use_prediction"]
    class Step(_message.Message):
        __slots__ = ["action", "before", "contact_purpose", "days", "description", "document", "id", "pre_dunning", "recipient"]
        ACTION_FIELD_NUMBER: _ClassVar[int]
        BEFORE_FIELD_NUMBER: _ClassVar[int]
        CONTACT_PURPOSE_FIELD_NUMBER: _ClassVar[int]
        DAYS_FIELD_NUMBER: _ClassVar[int]
        DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_FIELD_NUMBER: _ClassVar[int]
        ID_FIELD_NUMBER: _ClassVar[int]
        PRE_DUNNING_FIELD_NUMBER: _ClassVar[int]
        RECIPIENT_FIELD_NUMBER: _ClassVar[int]
        action: AutomationActionKind
        before: bool
        contact_purpose: str
        days: int
        description: str
        document: str
        id: str
        pre_dunning: bool
        recipient: AutomationRecipient
        def __init__(self, id: _Optional[str] = ..., description: _Optional[str] = ..., action: _Optional[_Union[AutomationActionKind, str]] = ..., document: _Optional[str] = ..., before: bool = ..., days: _Optional[int] = ..., pre_dunning: bool = ..., recipient: _Optional[_Union[AutomationRecipient, str]] = ..., contact_purpose: _Optional[str] = ...) -> None: ...
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_CUSTOMER_BALANCE_BELOW_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_INVOICE_BELOW_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    QUIET_DAYS_FIELD_NUMBER: _ClassVar[int]
    RANK_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    USE_PREDICTION_FIELD_NUMBER: _ClassVar[int]
    code: str
    description: str
    exclude_customer_balance_below: _common_pb2.Money
    exclude_invoice_below: _common_pb2.Money
    pool: str
    quiet_days: int
    rank: int
    steps: _containers.RepeatedCompositeFieldContainer[AutomationProcess.Step]
    use_prediction: bool
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., pool: _Optional[str] = ..., rank: _Optional[int] = ..., quiet_days: _Optional[int] = ..., exclude_customer_balance_below: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exclude_invoice_below: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., use_prediction: bool = ..., steps: _Optional[_Iterable[_Union[AutomationProcess.Step, _Mapping]]] = ...) -> None: ...

class CancelLetterRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "letter_id", "mode", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LETTER_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    letter_id: int
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, company: _Optional[str] = ..., letter_id: _Optional[int] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CancelLetterResponse(_message.Message):
    __slots__ = ["journals", "letter"]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    LETTER_FIELD_NUMBER: _ClassVar[int]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    letter: CollectionLetter
    def __init__(self, letter: _Optional[_Union[CollectionLetter, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class ChargeResult(_message.Message):
    __slots__ = ["amount", "document", "item", "journals", "settled", "state"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    SETTLED_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    document: str
    item: str
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    settled: _common_pb2.Money
    state: ChargeState
    def __init__(self, item: _Optional[str] = ..., state: _Optional[_Union[ChargeState, str]] = ..., document: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., settled: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ...) -> None: ...

class ChooseAgingDefinitionRequest(_message.Message):
    __slots__ = ["company", "fallback", "min_sequence", "pool"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FALLBACK_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    company: str
    fallback: str
    min_sequence: int
    pool: str
    def __init__(self, company: _Optional[str] = ..., pool: _Optional[str] = ..., fallback: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ChooseAgingDefinitionResponse(_message.Message):
    __slots__ = ["definition"]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    definition: AgingDefinition
    def __init__(self, definition: _Optional[_Union[AgingDefinition, _Mapping]] = ...) -> None: ...

class CloseActivityRequest(_message.Message):
    __slots__ = ["activity_id", "company", "if_sequence", "mode", "note"]
    ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    activity_id: int
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    note: str
    def __init__(self, company: _Optional[str] = ..., activity_id: _Optional[int] = ..., note: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CloseActivityResponse(_message.Message):
    __slots__ = ["activity"]
    ACTIVITY_FIELD_NUMBER: _ClassVar[int]
    activity: Activity
    def __init__(self, activity: _Optional[_Union[Activity, _Mapping]] = ...) -> None: ...

class CollectionCase(_message.Message):
    __slots__ = ["activities", "case_id", "closed_on", "created_on", "customer_number", "description", "items", "note", "responsible", "state"]
    ACTIVITIES_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    CLOSED_ON_FIELD_NUMBER: _ClassVar[int]
    CREATED_ON_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    activities: _containers.RepeatedCompositeFieldContainer[Activity]
    case_id: int
    closed_on: _common_pb2.Date
    created_on: _common_pb2.Date
    customer_number: str
    description: str
    items: _containers.RepeatedScalarFieldContainer[str]
    note: str
    responsible: str
    state: CaseState
    def __init__(self, case_id: _Optional[int] = ..., customer_number: _Optional[str] = ..., state: _Optional[_Union[CaseState, str]] = ..., description: _Optional[str] = ..., responsible: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., created_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., closed_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., activities: _Optional[_Iterable[_Union[Activity, _Mapping]]] = ..., note: _Optional[str] = ...) -> None: ...

class CollectionLetter(_message.Message):
    __slots__ = ["block", "code", "customer_number", "fee", "fee_item", "interest", "interest_notes", "label", "language", "letter_date", "letter_id", "level", "lines", "number", "overdue_balance", "posted_on", "printed", "sequence", "state", "text"]
    class Line(_message.Message):
        __slots__ = ["code", "code_now", "document_date", "document_number", "due_date", "open"]
        CODE_FIELD_NUMBER: _ClassVar[int]
        CODE_NOW_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_DATE_FIELD_NUMBER: _ClassVar[int]
        DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
        DUE_DATE_FIELD_NUMBER: _ClassVar[int]
        OPEN_FIELD_NUMBER: _ClassVar[int]
        code: int
        code_now: int
        document_date: _common_pb2.Date
        document_number: str
        due_date: _common_pb2.Date
        open: _common_pb2.Money
        def __init__(self, document_number: _Optional[str] = ..., code: _Optional[int] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., code_now: _Optional[int] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., document_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...
    BLOCK_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    FEE_ITEM_FIELD_NUMBER: _ClassVar[int]
    INTEREST_FIELD_NUMBER: _ClassVar[int]
    INTEREST_NOTES_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    LETTER_DATE_FIELD_NUMBER: _ClassVar[int]
    LETTER_ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_BALANCE_FIELD_NUMBER: _ClassVar[int]
    POSTED_ON_FIELD_NUMBER: _ClassVar[int]
    PRINTED_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    block: bool
    code: int
    customer_number: str
    fee: _common_pb2.Money
    fee_item: str
    interest: _common_pb2.Money
    interest_notes: _containers.RepeatedScalarFieldContainer[str]
    label: str
    language: str
    letter_date: _common_pb2.Date
    letter_id: int
    level: LetterLevel
    lines: _containers.RepeatedCompositeFieldContainer[CollectionLetter.Line]
    number: str
    overdue_balance: _common_pb2.Money
    posted_on: _common_pb2.Date
    printed: bool
    sequence: str
    state: LetterState
    text: str
    def __init__(self, letter_id: _Optional[int] = ..., customer_number: _Optional[str] = ..., sequence: _Optional[str] = ..., level: _Optional[_Union[LetterLevel, str]] = ..., code: _Optional[int] = ..., label: _Optional[str] = ..., letter_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., state: _Optional[_Union[LetterState, str]] = ..., printed: bool = ..., number: _Optional[str] = ..., posted_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., overdue_balance: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[CollectionLetter.Line, _Mapping]]] = ..., fee_item: _Optional[str] = ..., block: bool = ..., interest_notes: _Optional[_Iterable[str]] = ..., interest: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., language: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...

class CollectionsRow(_message.Message):
    __slots__ = ["broken_promises", "days_overdue", "disputed", "hold_status", "last_contact", "letter_code", "letters_blocked", "next_activity", "oldest_due", "open_activities", "open_cases", "overdue", "promised", "promises", "snapshot"]
    BROKEN_PROMISES_FIELD_NUMBER: _ClassVar[int]
    DAYS_OVERDUE_FIELD_NUMBER: _ClassVar[int]
    DISPUTED_FIELD_NUMBER: _ClassVar[int]
    HOLD_STATUS_FIELD_NUMBER: _ClassVar[int]
    LAST_CONTACT_FIELD_NUMBER: _ClassVar[int]
    LETTERS_BLOCKED_FIELD_NUMBER: _ClassVar[int]
    LETTER_CODE_FIELD_NUMBER: _ClassVar[int]
    NEXT_ACTIVITY_FIELD_NUMBER: _ClassVar[int]
    OLDEST_DUE_FIELD_NUMBER: _ClassVar[int]
    OPEN_ACTIVITIES_FIELD_NUMBER: _ClassVar[int]
    OPEN_CASES_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    PROMISED_FIELD_NUMBER: _ClassVar[int]
    PROMISES_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    broken_promises: int
    days_overdue: int
    disputed: int
    hold_status: _common_pb2.HoldStatus
    last_contact: _common_pb2.Date
    letter_code: int
    letters_blocked: bool
    next_activity: _common_pb2.Date
    oldest_due: _common_pb2.Date
    open_activities: int
    open_cases: int
    overdue: _common_pb2.Money
    promised: _common_pb2.Money
    promises: int
    snapshot: AgingSnapshot
    def __init__(self, snapshot: _Optional[_Union[AgingSnapshot, _Mapping]] = ..., overdue: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., oldest_due: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., days_overdue: _Optional[int] = ..., promises: _Optional[int] = ..., promised: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., broken_promises: _Optional[int] = ..., disputed: _Optional[int] = ..., hold_status: _Optional[_Union[_common_pb2.HoldStatus, str]] = ..., letter_code: _Optional[int] = ..., last_contact: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., open_activities: _Optional[int] = ..., next_activity: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., open_cases: _Optional[int] = ..., letters_blocked: bool = ...) -> None: ...

class CreateActivityRequest(_message.Message):
    __slots__ = ["case_id", "company", "customer_number", "due", "if_sequence", "item", "kind", "mode", "purpose", "responsible", "text"]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    case_id: int
    company: str
    customer_number: str
    due: _common_pb2.Date
    if_sequence: int
    item: str
    kind: ActivityKind
    mode: _common_pb2.Mode
    purpose: str
    responsible: str
    text: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., kind: _Optional[_Union[ActivityKind, str]] = ..., text: _Optional[str] = ..., item: _Optional[str] = ..., due: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., responsible: _Optional[str] = ..., purpose: _Optional[str] = ..., case_id: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateActivityResponse(_message.Message):
    __slots__ = ["activity"]
    ACTIVITY_FIELD_NUMBER: _ClassVar[int]
    activity: Activity
    def __init__(self, activity: _Optional[_Union[Activity, _Mapping]] = ...) -> None: ...

class CreateAgingSnapshotRequest(_message.Message):
    __slots__ = ["after", "aging_as_of", "balance_as_of", "basis", "companies", "company", "customer_number", "customers_max", "definition", "if_sequence", "include_negative_balances", "include_zero_balances", "mode", "payment_positioning", "pool", "update_collection_status"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    AGING_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BALANCE_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    COMPANIES_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_MAX_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_NEGATIVE_BALANCES_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_ZERO_BALANCES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_POSITIONING_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    UPDATE_COLLECTION_STATUS_FIELD_NUMBER: _ClassVar[int]
    after: str
    aging_as_of: _common_pb2.Date
    balance_as_of: _common_pb2.Date
    basis: _reports_pb2.AgingBasis
    companies: _containers.RepeatedScalarFieldContainer[str]
    company: str
    customer_number: str
    customers_max: int
    definition: str
    if_sequence: int
    include_negative_balances: bool
    include_zero_balances: bool
    mode: _common_pb2.Mode
    payment_positioning: bool
    pool: str
    update_collection_status: bool
    def __init__(self, company: _Optional[str] = ..., definition: _Optional[str] = ..., basis: _Optional[_Union[_reports_pb2.AgingBasis, str]] = ..., aging_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., balance_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., payment_positioning: bool = ..., update_collection_status: bool = ..., include_zero_balances: bool = ..., include_negative_balances: bool = ..., pool: _Optional[str] = ..., customer_number: _Optional[str] = ..., companies: _Optional[_Iterable[str]] = ..., after: _Optional[str] = ..., customers_max: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateAgingSnapshotResponse(_message.Message):
    __slots__ = ["broken_promises", "next", "skipped", "snapshots"]
    BROKEN_PROMISES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOTS_FIELD_NUMBER: _ClassVar[int]
    broken_promises: int
    next: str
    skipped: _containers.RepeatedCompositeFieldContainer[SkippedCustomer]
    snapshots: _containers.RepeatedCompositeFieldContainer[AgingSnapshot]
    def __init__(self, snapshots: _Optional[_Iterable[_Union[AgingSnapshot, _Mapping]]] = ..., skipped: _Optional[_Iterable[_Union[SkippedCustomer, _Mapping]]] = ..., broken_promises: _Optional[int] = ..., next: _Optional[str] = ...) -> None: ...

class CreateCaseRequest(_message.Message):
    __slots__ = ["company", "customer_number", "description", "if_sequence", "items", "mode", "responsible"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    description: str
    if_sequence: int
    items: _containers.RepeatedScalarFieldContainer[str]
    mode: _common_pb2.Mode
    responsible: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., description: _Optional[str] = ..., responsible: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateCaseResponse(_message.Message):
    __slots__ = ["case"]
    CASE_FIELD_NUMBER: _ClassVar[int]
    case: CollectionCase
    def __init__(self, case: _Optional[_Union[CollectionCase, _Mapping]] = ...) -> None: ...

class CreateLettersRequest(_message.Message):
    __slots__ = ["after", "company", "customer_number", "customers_max", "if_sequence", "letter_date", "level", "mode", "pool", "profiles", "share", "summary_only", "types"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_MAX_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LETTER_DATE_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    PROFILES_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_ONLY_FIELD_NUMBER: _ClassVar[int]
    TYPES_FIELD_NUMBER: _ClassVar[int]
    after: str
    company: str
    customer_number: str
    customers_max: int
    if_sequence: int
    letter_date: _common_pb2.Date
    level: LetterLevel
    mode: _common_pb2.Mode
    pool: str
    profiles: _containers.RepeatedScalarFieldContainer[str]
    share: _common_pb2.RunShare
    summary_only: bool
    types: _containers.RepeatedScalarFieldContainer[_common_pb2.ItemKind]
    def __init__(self, company: _Optional[str] = ..., letter_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., level: _Optional[_Union[LetterLevel, str]] = ..., types: _Optional[_Iterable[_Union[_common_pb2.ItemKind, str]]] = ..., profiles: _Optional[_Iterable[str]] = ..., customer_number: _Optional[str] = ..., pool: _Optional[str] = ..., after: _Optional[str] = ..., customers_max: _Optional[int] = ..., summary_only: bool = ..., share: _Optional[_Union[_common_pb2.RunShare, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateLettersResponse(_message.Message):
    __slots__ = ["items_listed", "letters", "letters_made", "next", "replaced", "skipped"]
    ITEMS_LISTED_FIELD_NUMBER: _ClassVar[int]
    LETTERS_FIELD_NUMBER: _ClassVar[int]
    LETTERS_MADE_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    REPLACED_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    items_listed: int
    letters: _containers.RepeatedCompositeFieldContainer[CollectionLetter]
    letters_made: int
    next: str
    replaced: int
    skipped: _containers.RepeatedCompositeFieldContainer[SkippedCustomer]
    def __init__(self, letters: _Optional[_Iterable[_Union[CollectionLetter, _Mapping]]] = ..., replaced: _Optional[int] = ..., skipped: _Optional[_Iterable[_Union[SkippedCustomer, _Mapping]]] = ..., next: _Optional[str] = ..., letters_made: _Optional[int] = ..., items_listed: _Optional[int] = ...) -> None: ...

class CreateStatementRequest(_message.Message):
    __slots__ = ["companies", "company", "currency", "customer_number", "if_sequence", "language", "mode", "open_only", "to"]
    COMPANIES_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    companies: _containers.RepeatedScalarFieldContainer[str]
    company: str
    currency: str
    customer_number: str
    if_sequence: int
    language: str
    mode: _common_pb2.Mode
    open_only: bool
    to: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., currency: _Optional[str] = ..., open_only: bool = ..., language: _Optional[str] = ..., companies: _Optional[_Iterable[str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ..., **kwargs) -> None: ...

class CreateStatementResponse(_message.Message):
    __slots__ = ["statement"]
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    statement: Statement
    def __init__(self, statement: _Optional[_Union[Statement, _Mapping]] = ...) -> None: ...

class DeleteAgingExportRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "name"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    name: str
    def __init__(self, company: _Optional[str] = ..., name: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DeleteAgingExportResponse(_message.Message):
    __slots__ = ["export"]
    EXPORT_FIELD_NUMBER: _ClassVar[int]
    export: AgingExport
    def __init__(self, export: _Optional[_Union[AgingExport, _Mapping]] = ...) -> None: ...

class ExpandAgingDefinitionRequest(_message.Message):
    __slots__ = ["as_of", "code", "company", "definition", "min_sequence"]
    AS_OF_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    as_of: _common_pb2.Date
    code: str
    company: str
    definition: AgingDefinition
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., code: _Optional[str] = ..., definition: _Optional[_Union[AgingDefinition, _Mapping]] = ..., as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ExpandAgingDefinitionResponse(_message.Message):
    __slots__ = ["periods"]
    PERIODS_FIELD_NUMBER: _ClassVar[int]
    periods: _containers.RepeatedCompositeFieldContainer[AgingPeriod]
    def __init__(self, periods: _Optional[_Iterable[_Union[AgingPeriod, _Mapping]]] = ...) -> None: ...

class ExportAgingRequest(_message.Message):
    __slots__ = ["aging_as_of", "balance_as_of", "basis", "company", "customers_max", "definition", "details", "if_sequence", "mode", "name", "name_only", "payment_positioning", "pool"]
    AGING_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BALANCE_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_MAX_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    DETAILS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NAME_ONLY_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_POSITIONING_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    aging_as_of: _common_pb2.Date
    balance_as_of: _common_pb2.Date
    basis: _reports_pb2.AgingBasis
    company: str
    customers_max: int
    definition: str
    details: bool
    if_sequence: int
    mode: _common_pb2.Mode
    name: str
    name_only: bool
    payment_positioning: bool
    pool: str
    def __init__(self, company: _Optional[str] = ..., name: _Optional[str] = ..., definition: _Optional[str] = ..., basis: _Optional[_Union[_reports_pb2.AgingBasis, str]] = ..., aging_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., balance_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., payment_positioning: bool = ..., details: bool = ..., pool: _Optional[str] = ..., name_only: bool = ..., customers_max: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ExportAgingResponse(_message.Message):
    __slots__ = ["export"]
    EXPORT_FIELD_NUMBER: _ClassVar[int]
    export: AgingExport
    def __init__(self, export: _Optional[_Union[AgingExport, _Mapping]] = ...) -> None: ...

class GetAgedBalancesRequest(_message.Message):
    __slots__ = ["company", "customer_number", "definition", "min_sequence", "page", "pool"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    definition: str
    min_sequence: int
    page: _common_pb2.Page
    pool: str
    def __init__(self, company: _Optional[str] = ..., definition: _Optional[str] = ..., pool: _Optional[str] = ..., customer_number: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetAgedBalancesResponse(_message.Message):
    __slots__ = ["definition", "next_page_token", "snapshots"]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOTS_FIELD_NUMBER: _ClassVar[int]
    definition: str
    next_page_token: str
    snapshots: _containers.RepeatedCompositeFieldContainer[AgingSnapshot]
    def __init__(self, snapshots: _Optional[_Iterable[_Union[AgingSnapshot, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., definition: _Optional[str] = ...) -> None: ...

class GetAgingExportRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "name", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    name: str
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., name: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetAgingExportResponse(_message.Message):
    __slots__ = ["export", "next_page_token", "rows"]
    EXPORT_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    export: AgingExport
    next_page_token: str
    rows: _containers.RepeatedCompositeFieldContainer[AgingReportRow]
    def __init__(self, export: _Optional[_Union[AgingExport, _Mapping]] = ..., rows: _Optional[_Iterable[_Union[AgingReportRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetAutomationHistoryRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page", "size"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    size: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., size: _Optional[int] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetAutomationHistoryResponse(_message.Message):
    __slots__ = ["actions", "next_page_token"]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    actions: _containers.RepeatedCompositeFieldContainer[AutomationAction]
    next_page_token: str
    def __init__(self, actions: _Optional[_Iterable[_Union[AutomationAction, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetCollectionsSetupRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetCollectionsSetupResponse(_message.Message):
    __slots__ = ["agents", "definitions", "pools", "processes", "sequences"]
    AGENTS_FIELD_NUMBER: _ClassVar[int]
    DEFINITIONS_FIELD_NUMBER: _ClassVar[int]
    POOLS_FIELD_NUMBER: _ClassVar[int]
    PROCESSES_FIELD_NUMBER: _ClassVar[int]
    SEQUENCES_FIELD_NUMBER: _ClassVar[int]
    agents: _containers.RepeatedCompositeFieldContainer[Agent]
    definitions: _containers.RepeatedCompositeFieldContainer[AgingDefinition]
    pools: _containers.RepeatedCompositeFieldContainer[Pool]
    processes: _containers.RepeatedCompositeFieldContainer[AutomationProcess]
    sequences: _containers.RepeatedCompositeFieldContainer[LetterSequence]
    def __init__(self, definitions: _Optional[_Iterable[_Union[AgingDefinition, _Mapping]]] = ..., pools: _Optional[_Iterable[_Union[Pool, _Mapping]]] = ..., sequences: _Optional[_Iterable[_Union[LetterSequence, _Mapping]]] = ..., agents: _Optional[_Iterable[_Union[Agent, _Mapping]]] = ..., processes: _Optional[_Iterable[_Union[AutomationProcess, _Mapping]]] = ...) -> None: ...

class GetCollectionsViewRequest(_message.Message):
    __slots__ = ["agent", "case_id", "company", "customer_number", "definition", "min_sequence", "order", "page", "pool"]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ORDER_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    agent: str
    case_id: int
    company: str
    customer_number: str
    definition: str
    min_sequence: int
    order: CollectionsOrder
    page: _common_pb2.Page
    pool: str
    def __init__(self, company: _Optional[str] = ..., agent: _Optional[str] = ..., pool: _Optional[str] = ..., case_id: _Optional[int] = ..., customer_number: _Optional[str] = ..., definition: _Optional[str] = ..., order: _Optional[_Union[CollectionsOrder, str]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetCollectionsViewResponse(_message.Message):
    __slots__ = ["definition", "next_page_token", "pool", "rows", "team"]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    definition: str
    next_page_token: str
    pool: str
    rows: _containers.RepeatedCompositeFieldContainer[CollectionsRow]
    team: str
    def __init__(self, rows: _Optional[_Iterable[_Union[CollectionsRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., definition: _Optional[str] = ..., pool: _Optional[str] = ..., team: _Optional[str] = ...) -> None: ...

class GetTimelineRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page", "size"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    size: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., size: _Optional[int] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetTimelineResponse(_message.Message):
    __slots__ = ["entries", "next_page_token", "open_activities"]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    OPEN_ACTIVITIES_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[TimelineEntry]
    next_page_token: str
    open_activities: _containers.RepeatedCompositeFieldContainer[Activity]
    def __init__(self, entries: _Optional[_Iterable[_Union[TimelineEntry, _Mapping]]] = ..., open_activities: _Optional[_Iterable[_Union[Activity, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ItemStatus(_message.Message):
    __slots__ = ["document_number", "promise_date", "promised_amount", "status"]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PROMISED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PROMISE_DATE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    document_number: str
    promise_date: _common_pb2.Date
    promised_amount: _common_pb2.Money
    status: _common_pb2.CollectionStatus
    def __init__(self, document_number: _Optional[str] = ..., status: _Optional[_Union[_common_pb2.CollectionStatus, str]] = ..., promise_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., promised_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class LetterSequence(_message.Message):
    __slots__ = ["code", "description", "lines", "terms_of_payment"]
    class Line(_message.Message):
        __slots__ = ["block", "currency", "days", "description", "fee", "fee_account", "item_tax_group", "minimum_overdue_balance", "sales_tax_group", "texts"]
        BLOCK_FIELD_NUMBER: _ClassVar[int]
        CURRENCY_FIELD_NUMBER: _ClassVar[int]
        DAYS_FIELD_NUMBER: _ClassVar[int]
        DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
        FEE_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        FEE_FIELD_NUMBER: _ClassVar[int]
        ITEM_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
        MINIMUM_OVERDUE_BALANCE_FIELD_NUMBER: _ClassVar[int]
        SALES_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
        TEXTS_FIELD_NUMBER: _ClassVar[int]
        block: bool
        currency: str
        days: int
        description: str
        fee: _common_pb2.Money
        fee_account: str
        item_tax_group: str
        minimum_overdue_balance: _common_pb2.Money
        sales_tax_group: str
        texts: _containers.RepeatedCompositeFieldContainer[LetterSequence.Text]
        def __init__(self, description: _Optional[str] = ..., currency: _Optional[str] = ..., fee: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., fee_account: _Optional[str] = ..., item_tax_group: _Optional[str] = ..., sales_tax_group: _Optional[str] = ..., minimum_overdue_balance: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., days: _Optional[int] = ..., block: bool = ..., texts: _Optional[_Iterable[_Union[LetterSequence.Text, _Mapping]]] = ...) -> None: ...
    class Text(_message.Message):
        __slots__ = ["language", "text"]
        LANGUAGE_FIELD_NUMBER: _ClassVar[int]
        TEXT_FIELD_NUMBER: _ClassVar[int]
        language: str
        text: str
        def __init__(self, language: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    code: str
    description: str
    lines: _containers.RepeatedCompositeFieldContainer[LetterSequence.Line]
    terms_of_payment: str
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., terms_of_payment: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[LetterSequence.Line, _Mapping]]] = ...) -> None: ...

class ListActivitiesRequest(_message.Message):
    __slots__ = ["company", "customer_number", "due_by", "include_closed", "min_sequence", "page", "responsible"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DUE_BY_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_CLOSED_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    due_by: _common_pb2.Date
    include_closed: bool
    min_sequence: int
    page: _common_pb2.Page
    responsible: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., responsible: _Optional[str] = ..., include_closed: bool = ..., due_by: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListActivitiesResponse(_message.Message):
    __slots__ = ["activities", "next_page_token"]
    ACTIVITIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    activities: _containers.RepeatedCompositeFieldContainer[Activity]
    next_page_token: str
    def __init__(self, activities: _Optional[_Iterable[_Union[Activity, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListAgingExportsRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListAgingExportsResponse(_message.Message):
    __slots__ = ["exports", "next_page_token"]
    EXPORTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    exports: _containers.RepeatedCompositeFieldContainer[AgingExport]
    next_page_token: str
    def __init__(self, exports: _Optional[_Iterable[_Union[AgingExport, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCasesRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page", "responsible", "states"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    STATES_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    responsible: str
    states: _containers.RepeatedScalarFieldContainer[CaseState]
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., responsible: _Optional[str] = ..., states: _Optional[_Iterable[_Union[CaseState, str]]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCasesResponse(_message.Message):
    __slots__ = ["cases", "next_page_token"]
    CASES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    cases: _containers.RepeatedCompositeFieldContainer[CollectionCase]
    next_page_token: str
    def __init__(self, cases: _Optional[_Iterable[_Union[CollectionCase, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListLettersRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page", "states"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    STATES_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    states: _containers.RepeatedScalarFieldContainer[LetterState]
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., states: _Optional[_Iterable[_Union[LetterState, str]]] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListLettersResponse(_message.Message):
    __slots__ = ["letters", "next_page_token"]
    LETTERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    letters: _containers.RepeatedCompositeFieldContainer[CollectionLetter]
    next_page_token: str
    def __init__(self, letters: _Optional[_Iterable[_Union[CollectionLetter, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListStatementsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListStatementsResponse(_message.Message):
    __slots__ = ["next_page_token", "statements"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    STATEMENTS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    statements: _containers.RepeatedCompositeFieldContainer[Statement]
    def __init__(self, statements: _Optional[_Iterable[_Union[Statement, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Pool(_message.Message):
    __slots__ = ["aging_definition", "code", "conditions", "description", "type"]
    class Condition(_message.Message):
        __slots__ = ["field", "operator", "values"]
        FIELD_FIELD_NUMBER: _ClassVar[int]
        OPERATOR_FIELD_NUMBER: _ClassVar[int]
        VALUES_FIELD_NUMBER: _ClassVar[int]
        field: PoolField
        operator: PoolOperator
        values: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, field: _Optional[_Union[PoolField, str]] = ..., operator: _Optional[_Union[PoolOperator, str]] = ..., values: _Optional[_Iterable[str]] = ...) -> None: ...
    AGING_DEFINITION_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    aging_definition: str
    code: str
    conditions: _containers.RepeatedCompositeFieldContainer[Pool.Condition]
    description: str
    type: PoolType
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., type: _Optional[_Union[PoolType, str]] = ..., aging_definition: _Optional[str] = ..., conditions: _Optional[_Iterable[_Union[Pool.Condition, _Mapping]]] = ...) -> None: ...

class PoolMember(_message.Message):
    __slots__ = ["customer_number", "name"]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    name: str
    def __init__(self, customer_number: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class PostLettersRequest(_message.Message):
    __slots__ = ["company", "customer_number", "if_sequence", "letter_ids", "letters_max", "mode", "posting_date"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LETTERS_MAX_FIELD_NUMBER: _ClassVar[int]
    LETTER_IDS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    POSTING_DATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    if_sequence: int
    letter_ids: _containers.RepeatedScalarFieldContainer[int]
    letters_max: int
    mode: _common_pb2.Mode
    posting_date: _common_pb2.Date
    def __init__(self, company: _Optional[str] = ..., letter_ids: _Optional[_Iterable[int]] = ..., customer_number: _Optional[str] = ..., posting_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., letters_max: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PostLettersResponse(_message.Message):
    __slots__ = ["fee_items", "has_more", "interest_notes", "journals", "letters"]
    FEE_ITEMS_FIELD_NUMBER: _ClassVar[int]
    HAS_MORE_FIELD_NUMBER: _ClassVar[int]
    INTEREST_NOTES_FIELD_NUMBER: _ClassVar[int]
    JOURNALS_FIELD_NUMBER: _ClassVar[int]
    LETTERS_FIELD_NUMBER: _ClassVar[int]
    fee_items: _containers.RepeatedScalarFieldContainer[str]
    has_more: bool
    interest_notes: _containers.RepeatedScalarFieldContainer[str]
    journals: _containers.RepeatedCompositeFieldContainer[_common_pb2.JournalEntry]
    letters: _containers.RepeatedCompositeFieldContainer[CollectionLetter]
    def __init__(self, letters: _Optional[_Iterable[_Union[CollectionLetter, _Mapping]]] = ..., journals: _Optional[_Iterable[_Union[_common_pb2.JournalEntry, _Mapping]]] = ..., fee_items: _Optional[_Iterable[str]] = ..., has_more: bool = ..., interest_notes: _Optional[_Iterable[str]] = ...) -> None: ...

class Prediction(_message.Message):
    __slots__ = ["document_number", "late", "very_late"]
    DOCUMENT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LATE_FIELD_NUMBER: _ClassVar[int]
    VERY_LATE_FIELD_NUMBER: _ClassVar[int]
    document_number: str
    late: _common_pb2.Decimal
    very_late: _common_pb2.Decimal
    def __init__(self, document_number: _Optional[str] = ..., late: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., very_late: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ...) -> None: ...

class PreviewAssignmentRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class PreviewAssignmentResponse(_message.Message):
    __slots__ = ["manual", "process"]
    MANUAL_FIELD_NUMBER: _ClassVar[int]
    PROCESS_FIELD_NUMBER: _ClassVar[int]
    manual: bool
    process: str
    def __init__(self, process: _Optional[str] = ..., manual: bool = ...) -> None: ...

class PreviewPoolRequest(_message.Message):
    __slots__ = ["company", "min_sequence", "page", "pool"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    page: _common_pb2.Page
    pool: str
    def __init__(self, company: _Optional[str] = ..., pool: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class PreviewPoolResponse(_message.Message):
    __slots__ = ["customers", "next_page_token"]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    customers: _containers.RepeatedCompositeFieldContainer[PoolMember]
    next_page_token: str
    def __init__(self, customers: _Optional[_Iterable[_Union[PoolMember, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PrintAgingReportRequest(_message.Message):
    __slots__ = ["aging_as_of", "balance_as_of", "basis", "company", "definition", "known_at", "min_sequence", "payment_positioning"]
    AGING_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BALANCE_AS_OF_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    KNOWN_AT_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_POSITIONING_FIELD_NUMBER: _ClassVar[int]
    aging_as_of: _common_pb2.Date
    balance_as_of: _common_pb2.Date
    basis: _reports_pb2.AgingBasis
    company: str
    definition: str
    known_at: int
    min_sequence: int
    payment_positioning: bool
    def __init__(self, company: _Optional[str] = ..., definition: _Optional[str] = ..., basis: _Optional[_Union[_reports_pb2.AgingBasis, str]] = ..., aging_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., balance_as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., payment_positioning: bool = ..., known_at: _Optional[int] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class PrintAgingReportResponse(_message.Message):
    __slots__ = ["as_of", "currency", "known_at", "labels", "rows", "totals"]
    AS_OF_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    KNOWN_AT_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    as_of: _common_pb2.Date
    currency: str
    known_at: int
    labels: _containers.RepeatedScalarFieldContainer[str]
    rows: _containers.RepeatedCompositeFieldContainer[AgingReportRow]
    totals: AgingReportRow
    def __init__(self, labels: _Optional[_Iterable[str]] = ..., currency: _Optional[str] = ..., as_of: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., rows: _Optional[_Iterable[_Union[AgingReportRow, _Mapping]]] = ..., totals: _Optional[_Union[AgingReportRow, _Mapping]] = ..., known_at: _Optional[int] = ...) -> None: ...

class PrintLettersRequest(_message.Message):
    __slots__ = ["company", "customer_number", "if_sequence", "letter_ids", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LETTER_IDS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    if_sequence: int
    letter_ids: _containers.RepeatedScalarFieldContainer[int]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., letter_ids: _Optional[_Iterable[int]] = ..., customer_number: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class PrintLettersResponse(_message.Message):
    __slots__ = ["has_more", "letters"]
    HAS_MORE_FIELD_NUMBER: _ClassVar[int]
    LETTERS_FIELD_NUMBER: _ClassVar[int]
    has_more: bool
    letters: _containers.RepeatedCompositeFieldContainer[CollectionLetter]
    def __init__(self, letters: _Optional[_Iterable[_Union[CollectionLetter, _Mapping]]] = ..., has_more: bool = ...) -> None: ...

class ReinstateChargeRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "item", "mode", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    item: str
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, company: _Optional[str] = ..., item: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReinstateChargeResponse(_message.Message):
    __slots__ = ["charge"]
    CHARGE_FIELD_NUMBER: _ClassVar[int]
    charge: ChargeResult
    def __init__(self, charge: _Optional[_Union[ChargeResult, _Mapping]] = ...) -> None: ...

class ReverseChargeRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "item", "mode", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    item: str
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, company: _Optional[str] = ..., item: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ReverseChargeResponse(_message.Message):
    __slots__ = ["charge"]
    CHARGE_FIELD_NUMBER: _ClassVar[int]
    charge: ChargeResult
    def __init__(self, charge: _Optional[_Union[ChargeResult, _Mapping]] = ...) -> None: ...

class RunAutomationRequest(_message.Message):
    __slots__ = ["after", "company", "customer_number", "customers_max", "if_sequence", "mode"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_MAX_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    after: str
    company: str
    customer_number: str
    customers_max: int
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., after: _Optional[str] = ..., customers_max: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RunAutomationResponse(_message.Message):
    __slots__ = ["actions", "broken_promises", "next", "skipped"]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    BROKEN_PROMISES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    actions: _containers.RepeatedCompositeFieldContainer[AutomationAction]
    broken_promises: int
    next: str
    skipped: _containers.RepeatedCompositeFieldContainer[SkippedCustomer]
    def __init__(self, actions: _Optional[_Iterable[_Union[AutomationAction, _Mapping]]] = ..., skipped: _Optional[_Iterable[_Union[SkippedCustomer, _Mapping]]] = ..., broken_promises: _Optional[int] = ..., next: _Optional[str] = ...) -> None: ...

class RunPredictionsRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "predictions"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PREDICTIONS_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    predictions: _containers.RepeatedCompositeFieldContainer[Prediction]
    def __init__(self, company: _Optional[str] = ..., predictions: _Optional[_Iterable[_Union[Prediction, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RunPredictionsResponse(_message.Message):
    __slots__ = ["activities"]
    ACTIVITIES_FIELD_NUMBER: _ClassVar[int]
    activities: _containers.RepeatedCompositeFieldContainer[Activity]
    def __init__(self, activities: _Optional[_Iterable[_Union[Activity, _Mapping]]] = ...) -> None: ...

class SetAgentRequest(_message.Message):
    __slots__ = ["agent", "company", "if_sequence", "mode"]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    agent: Agent
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., agent: _Optional[_Union[Agent, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetAgentResponse(_message.Message):
    __slots__ = ["agent"]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    agent: Agent
    def __init__(self, agent: _Optional[_Union[Agent, _Mapping]] = ...) -> None: ...

class SetAgingDefinitionRequest(_message.Message):
    __slots__ = ["company", "definition", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    definition: AgingDefinition
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., definition: _Optional[_Union[AgingDefinition, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetAgingDefinitionResponse(_message.Message):
    __slots__ = ["definition"]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    definition: AgingDefinition
    def __init__(self, definition: _Optional[_Union[AgingDefinition, _Mapping]] = ...) -> None: ...

class SetAutomationProcessRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "process"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PROCESS_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    process: AutomationProcess
    def __init__(self, company: _Optional[str] = ..., process: _Optional[_Union[AutomationProcess, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetAutomationProcessResponse(_message.Message):
    __slots__ = ["process"]
    PROCESS_FIELD_NUMBER: _ClassVar[int]
    process: AutomationProcess
    def __init__(self, process: _Optional[_Union[AutomationProcess, _Mapping]] = ...) -> None: ...

class SetCollectionStatusRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "items", "mode", "note", "promise_date", "promised_amount", "status"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    PROMISED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PROMISE_DATE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    items: _containers.RepeatedScalarFieldContainer[str]
    mode: _common_pb2.Mode
    note: str
    promise_date: _common_pb2.Date
    promised_amount: _common_pb2.Money
    status: _common_pb2.CollectionStatus
    def __init__(self, company: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., status: _Optional[_Union[_common_pb2.CollectionStatus, str]] = ..., promise_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., promised_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., note: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCollectionStatusResponse(_message.Message):
    __slots__ = ["items"]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[ItemStatus]
    def __init__(self, items: _Optional[_Iterable[_Union[ItemStatus, _Mapping]]] = ...) -> None: ...

class SetLetterBlockRequest(_message.Message):
    __slots__ = ["blocked", "company", "customer_number", "if_sequence", "items", "mode"]
    BLOCKED_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    blocked: bool
    company: str
    customer_number: str
    if_sequence: int
    items: _containers.RepeatedScalarFieldContainer[str]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., blocked: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetLetterBlockResponse(_message.Message):
    __slots__ = ["items"]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    items: int
    def __init__(self, items: _Optional[int] = ...) -> None: ...

class SetLetterSequenceRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    sequence: LetterSequence
    def __init__(self, company: _Optional[str] = ..., sequence: _Optional[_Union[LetterSequence, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetLetterSequenceResponse(_message.Message):
    __slots__ = ["sequence"]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    sequence: LetterSequence
    def __init__(self, sequence: _Optional[_Union[LetterSequence, _Mapping]] = ...) -> None: ...

class SetPoolRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "pool"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    POOL_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    pool: Pool
    def __init__(self, company: _Optional[str] = ..., pool: _Optional[_Union[Pool, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPoolResponse(_message.Message):
    __slots__ = ["pool"]
    POOL_FIELD_NUMBER: _ClassVar[int]
    pool: Pool
    def __init__(self, pool: _Optional[_Union[Pool, _Mapping]] = ...) -> None: ...

class SimulateAutomationRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "page"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    page: _common_pb2.Page
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., page: _Optional[_Union[_common_pb2.Page, _Mapping]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class SimulateAutomationResponse(_message.Message):
    __slots__ = ["actions", "next_page_token"]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    actions: _containers.RepeatedCompositeFieldContainer[AutomationAction]
    next_page_token: str
    def __init__(self, actions: _Optional[_Iterable[_Union[AutomationAction, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class SkippedCustomer(_message.Message):
    __slots__ = ["customer_number", "message", "reason"]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    message: str
    reason: str
    def __init__(self, customer_number: _Optional[str] = ..., reason: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class Statement(_message.Message):
    __slots__ = ["aging", "closing_balance", "companies", "customer_number", "delivery_address", "delivery_country", "delivery_name", "language", "letters", "lines", "not_due", "open_only", "opening_balance", "position", "recipients", "statement_id", "to"]
    AGING_FIELD_NUMBER: _ClassVar[int]
    CLOSING_BALANCE_FIELD_NUMBER: _ClassVar[int]
    COMPANIES_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_COUNTRY_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_NAME_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    LETTERS_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NOT_DUE_FIELD_NUMBER: _ClassVar[int]
    OPENING_BALANCE_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    RECIPIENTS_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    aging: _containers.RepeatedCompositeFieldContainer[AgingAmount]
    closing_balance: _common_pb2.Money
    companies: _containers.RepeatedScalarFieldContainer[str]
    customer_number: str
    delivery_address: str
    delivery_country: str
    delivery_name: str
    language: str
    letters: _containers.RepeatedScalarFieldContainer[str]
    lines: _containers.RepeatedCompositeFieldContainer[_reports_pb2.StatementLine]
    not_due: _common_pb2.Money
    open_only: bool
    opening_balance: _common_pb2.Money
    position: int
    recipients: _containers.RepeatedCompositeFieldContainer[_customers_pb2.CustomerContact]
    statement_id: int
    to: _common_pb2.Date
    def __init__(self, statement_id: _Optional[int] = ..., customer_number: _Optional[str] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., open_only: bool = ..., language: _Optional[str] = ..., opening_balance: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[_reports_pb2.StatementLine, _Mapping]]] = ..., closing_balance: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., not_due: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., aging: _Optional[_Iterable[_Union[AgingAmount, _Mapping]]] = ..., letters: _Optional[_Iterable[str]] = ..., position: _Optional[int] = ..., delivery_name: _Optional[str] = ..., delivery_address: _Optional[str] = ..., delivery_country: _Optional[str] = ..., recipients: _Optional[_Iterable[_Union[_customers_pb2.CustomerContact, _Mapping]]] = ..., companies: _Optional[_Iterable[str]] = ..., **kwargs) -> None: ...

class TimelineEntry(_message.Message):
    __slots__ = ["date", "kind", "sequence", "text"]
    DATE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    date: _common_pb2.Date
    kind: TimelineKind
    sequence: int
    text: str
    def __init__(self, date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., sequence: _Optional[int] = ..., kind: _Optional[_Union[TimelineKind, str]] = ..., text: _Optional[str] = ...) -> None: ...

class UpdateCaseRequest(_message.Message):
    __slots__ = ["add_items", "case_id", "company", "description", "if_sequence", "mode", "note", "remove_items", "responsible", "state"]
    ADD_ITEMS_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    REMOVE_ITEMS_FIELD_NUMBER: _ClassVar[int]
    RESPONSIBLE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    add_items: _containers.RepeatedScalarFieldContainer[str]
    case_id: int
    company: str
    description: str
    if_sequence: int
    mode: _common_pb2.Mode
    note: str
    remove_items: _containers.RepeatedScalarFieldContainer[str]
    responsible: str
    state: CaseState
    def __init__(self, company: _Optional[str] = ..., case_id: _Optional[int] = ..., state: _Optional[_Union[CaseState, str]] = ..., description: _Optional[str] = ..., responsible: _Optional[str] = ..., add_items: _Optional[_Iterable[str]] = ..., remove_items: _Optional[_Iterable[str]] = ..., note: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class UpdateCaseResponse(_message.Message):
    __slots__ = ["case"]
    CASE_FIELD_NUMBER: _ClassVar[int]
    case: CollectionCase
    def __init__(self, case: _Optional[_Union[CollectionCase, _Mapping]] = ...) -> None: ...

class WaiveChargeRequest(_message.Message):
    __slots__ = ["company", "date", "if_sequence", "item", "mode", "reason"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    company: str
    date: _common_pb2.Date
    if_sequence: int
    item: str
    mode: _common_pb2.Mode
    reason: str
    def __init__(self, company: _Optional[str] = ..., item: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., reason: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class WaiveChargeResponse(_message.Message):
    __slots__ = ["charge"]
    CHARGE_FIELD_NUMBER: _ClassVar[int]
    charge: ChargeResult
    def __init__(self, charge: _Optional[_Union[ChargeResult, _Mapping]] = ...) -> None: ...

class AgingInterval(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AgingExportState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PoolType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PoolField(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PoolOperator(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class LetterLevel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class LetterState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ChargeState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AutomationActionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AutomationRecipient(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AutomationDocument(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ActivityKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class TimelineKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CaseState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CollectionsOrder(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
