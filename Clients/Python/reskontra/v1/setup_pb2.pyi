from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import payment_journals_pb2 as _payment_journals_pb2
from reskontra.v1 import settlement_pb2 as _settlement_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

ACCOUNT_CODE_ALL: AccountCode
ACCOUNT_CODE_GROUP: AccountCode
ACCOUNT_CODE_TABLE: AccountCode
ACCOUNT_CODE_UNSPECIFIED: AccountCode
COMPANY_STATE_LIVE: CompanyState
COMPANY_STATE_OPENING: CompanyState
COMPANY_STATE_UNSPECIFIED: CompanyState
CREDIT_LIMIT_TYPE_BALANCE: CreditLimitType
CREDIT_LIMIT_TYPE_BALANCE_ALL: CreditLimitType
CREDIT_LIMIT_TYPE_BALANCE_DELIVERED: CreditLimitType
CREDIT_LIMIT_TYPE_NONE: CreditLimitType
CREDIT_LIMIT_TYPE_UNSPECIFIED: CreditLimitType
DESCRIPTOR: _descriptor.FileDescriptor
HOLD_APPROVAL_ENABLES: HoldApproval
HOLD_APPROVAL_NONE: HoldApproval
HOLD_APPROVAL_RELEASES: HoldApproval
NON_WORKDAY_NEXT: NonWorkday
NON_WORKDAY_PREVIOUS: NonWorkday
NON_WORKDAY_STAYS: NonWorkday
NON_WORKDAY_UNSPECIFIED: NonWorkday
OVER_LIMIT_ACTION_DECLINE: OverLimitAction
OVER_LIMIT_ACTION_OFF: OverLimitAction
OVER_LIMIT_ACTION_REFER: OverLimitAction
OVER_LIMIT_ACTION_UNSPECIFIED: OverLimitAction
OVER_LIMIT_ACTION_WARN: OverLimitAction
PAYMENT_STATUS_NEEDED_APPROVED: PaymentStatusNeeded
PAYMENT_STATUS_NEEDED_GENERATED: PaymentStatusNeeded
PAYMENT_STATUS_NEEDED_NONE: PaymentStatusNeeded
PAYMENT_STATUS_NEEDED_SENT: PaymentStatusNeeded
PAYMENT_TYPE_BILL_OF_EXCHANGE: PaymentType
PAYMENT_TYPE_CASH: PaymentType
PAYMENT_TYPE_CHECK: PaymentType
PAYMENT_TYPE_CREDIT_CARD: PaymentType
PAYMENT_TYPE_ELECTRONIC: PaymentType
PAYMENT_TYPE_OTHER: PaymentType
PAYMENT_TYPE_POSTDATED_CHECK: PaymentType
PAYMENT_TYPE_UNSPECIFIED: PaymentType
PERIOD_KIND_CLOSING: PeriodKind
PERIOD_KIND_OPENING: PeriodKind
PERIOD_KIND_OPERATING: PeriodKind
PERIOD_KIND_UNSPECIFIED: PeriodKind
PERIOD_STATUS_CLOSED: PeriodStatus
PERIOD_STATUS_ON_HOLD: PeriodStatus
PERIOD_STATUS_OPEN: PeriodStatus
PERIOD_STATUS_UNSPECIFIED: PeriodStatus
PROFILE_PURPOSE_BILL: ProfilePurpose
PROFILE_PURPOSE_COLLECTION: ProfilePurpose
PROFILE_PURPOSE_DISCOUNT: ProfilePurpose
PROFILE_PURPOSE_PREPAYMENT: ProfilePurpose
PROFILE_PURPOSE_PROTEST: ProfilePurpose
PROFILE_PURPOSE_UNSPECIFIED: ProfilePurpose
RELEASE_MODE_UNSPECIFIED: ReleaseMode
RELEASE_MODE_WITHOUT_POSTING: ReleaseMode
RELEASE_MODE_WITH_POSTING: ReleaseMode
ROW_MODE_CREATE: RowMode
ROW_MODE_UNSPECIFIED: RowMode
ROW_MODE_UPDATE: RowMode
SCHEDULE_ALLOCATION_FIXED_AMOUNT: ScheduleAllocation
SCHEDULE_ALLOCATION_FIXED_QUANTITY: ScheduleAllocation
SCHEDULE_ALLOCATION_SPECIFIED: ScheduleAllocation
SCHEDULE_ALLOCATION_TOTAL: ScheduleAllocation
SCHEDULE_ALLOCATION_UNSPECIFIED: ScheduleAllocation
SCHEDULE_SIDE_FIRST: ScheduleSide
SCHEDULE_SIDE_LAST: ScheduleSide
SCHEDULE_SIDE_PROPORTIONAL: ScheduleSide
SCHEDULE_UNIT_DAYS: ScheduleUnit
SCHEDULE_UNIT_MONTHS: ScheduleUnit
SCHEDULE_UNIT_UNSPECIFIED: ScheduleUnit
SCHEDULE_UNIT_YEARS: ScheduleUnit
SEQUENCE_KIND_ADJUSTMENT: SequenceKind
SEQUENCE_KIND_CORRECTION: SequenceKind
SEQUENCE_KIND_CREDIT_NOTE: SequenceKind
SEQUENCE_KIND_CUSTOMER: SequenceKind
SEQUENCE_KIND_DIRECT_DEBIT_FILE: SequenceKind
SEQUENCE_KIND_INTEREST_NOTE: SequenceKind
SEQUENCE_KIND_INVOICE: SequenceKind
SEQUENCE_KIND_LETTER: SequenceKind
SEQUENCE_KIND_MANDATE: SequenceKind
SEQUENCE_KIND_ONE_TIME_CUSTOMER: SequenceKind
SEQUENCE_KIND_PACKING_SLIP: SequenceKind
SEQUENCE_KIND_PAYMENT: SequenceKind
SEQUENCE_KIND_PREPAYMENT_INVOICE: SequenceKind
SEQUENCE_KIND_RECURRENCE: SequenceKind
SEQUENCE_KIND_REMITTANCE: SequenceKind
SEQUENCE_KIND_UNSPECIFIED: SequenceKind
SEQUENCE_KIND_VOUCHER: SequenceKind
TAX_GROUP_KIND_ITEM: TaxGroupKind
TAX_GROUP_KIND_SALES: TaxGroupKind
TAX_GROUP_KIND_UNSPECIFIED: TaxGroupKind
TAX_ROUNDING_LINE: TaxRounding
TAX_ROUNDING_TOTAL: TaxRounding
TAX_ROUNDING_UNSPECIFIED: TaxRounding
TERMS_METHOD_COD: TermsMethod
TERMS_METHOD_CURRENT_MONTH: TermsMethod
TERMS_METHOD_CURRENT_QUARTER: TermsMethod
TERMS_METHOD_CURRENT_WEEK: TermsMethod
TERMS_METHOD_CURRENT_YEAR: TermsMethod
TERMS_METHOD_NET: TermsMethod
TERMS_METHOD_UNSPECIFIED: TermsMethod

class AllocationShare(_message.Message):
    __slots__ = ["dimensions", "main_account", "percent"]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    dimensions: _containers.RepeatedCompositeFieldContainer[_common_pb2.DimensionValue]
    main_account: str
    percent: _common_pb2.Decimal
    def __init__(self, percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., main_account: _Optional[str] = ..., dimensions: _Optional[_Iterable[_Union[_common_pb2.DimensionValue, _Mapping]]] = ...) -> None: ...

class AutomaticAccount(_message.Message):
    __slots__ = ["main_account", "posting_type"]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    POSTING_TYPE_FIELD_NUMBER: _ClassVar[int]
    main_account: str
    posting_type: _common_pb2.PostingType
    def __init__(self, posting_type: _Optional[_Union[_common_pb2.PostingType, str]] = ..., main_account: _Optional[str] = ...) -> None: ...

class BillingCode(_message.Message):
    __slots__ = ["code", "description", "interest_code"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    INTEREST_CODE_FIELD_NUMBER: _ClassVar[int]
    code: str
    description: str
    interest_code: str
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., interest_code: _Optional[str] = ...) -> None: ...

class Company(_message.Message):
    __slots__ = ["accounting_currency", "business_date", "code", "name", "state", "time_zone"]
    ACCOUNTING_CURRENCY_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_DATE_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    accounting_currency: str
    business_date: _common_pb2.Date
    code: str
    name: str
    state: CompanyState
    time_zone: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., accounting_currency: _Optional[str] = ..., time_zone: _Optional[str] = ..., state: _Optional[_Union[CompanyState, str]] = ..., business_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class CreateCompanyRequest(_message.Message):
    __slots__ = ["company", "first_fiscal_year", "fiscal_years", "if_sequence", "mode", "without_periods"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FIRST_FISCAL_YEAR_FIELD_NUMBER: _ClassVar[int]
    FISCAL_YEARS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_PERIODS_FIELD_NUMBER: _ClassVar[int]
    company: Company
    first_fiscal_year: int
    fiscal_years: int
    if_sequence: int
    mode: _common_pb2.Mode
    without_periods: bool
    def __init__(self, company: _Optional[_Union[Company, _Mapping]] = ..., first_fiscal_year: _Optional[int] = ..., fiscal_years: _Optional[int] = ..., without_periods: bool = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class CreateCompanyResponse(_message.Message):
    __slots__ = ["company"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    company: Company
    def __init__(self, company: _Optional[_Union[Company, _Mapping]] = ...) -> None: ...

class CustomerGroup(_message.Message):
    __slots__ = ["code", "description", "exchange_rate_type", "number_sequence", "revenue_account", "sales_tax_group", "settle_period", "terms_of_payment", "write_off_reason"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_RATE_TYPE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    REVENUE_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    SALES_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    SETTLE_PERIOD_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    WRITE_OFF_REASON_FIELD_NUMBER: _ClassVar[int]
    code: str
    description: str
    exchange_rate_type: str
    number_sequence: NumberSequence
    revenue_account: str
    sales_tax_group: str
    settle_period: str
    terms_of_payment: str
    write_off_reason: str
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., terms_of_payment: _Optional[str] = ..., sales_tax_group: _Optional[str] = ..., number_sequence: _Optional[_Union[NumberSequence, _Mapping]] = ..., exchange_rate_type: _Optional[str] = ..., settle_period: _Optional[str] = ..., revenue_account: _Optional[str] = ..., write_off_reason: _Optional[str] = ...) -> None: ...

class DeletePostingProfileLineRequest(_message.Message):
    __slots__ = ["account_code", "account_or_group", "company", "if_sequence", "mode", "profile"]
    ACCOUNT_CODE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_OR_GROUP_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    account_code: AccountCode
    account_or_group: str
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    profile: str
    def __init__(self, company: _Optional[str] = ..., profile: _Optional[str] = ..., account_code: _Optional[_Union[AccountCode, str]] = ..., account_or_group: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DeletePostingProfileLineResponse(_message.Message):
    __slots__ = ["line"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    line: PostingProfileLine
    def __init__(self, line: _Optional[_Union[PostingProfileLine, _Mapping]] = ...) -> None: ...

class ExchangeRate(_message.Message):
    __slots__ = ["rate", "rate_type", "to", "valid_from"]
    FROM_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    RATE_TYPE_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    rate: _common_pb2.Decimal
    rate_type: str
    to: str
    valid_from: _common_pb2.Date
    def __init__(self, to: _Optional[str] = ..., rate: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., valid_from: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., rate_type: _Optional[str] = ..., **kwargs) -> None: ...

class ExchangeRateType(_message.Message):
    __slots__ = ["code", "description"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    code: str
    description: str
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ...) -> None: ...

class GetSetupRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetSetupResponse(_message.Message):
    __slots__ = ["accounts", "automatic_accounts", "billing_codes", "cash_discounts", "company", "customer_groups", "exchange_rate_types", "intercompany_pairs", "methods", "parameters", "payment_calendars", "payment_journal_names", "payment_schedules", "payment_specifications", "profiles", "rates", "sequences", "tax_codes", "tax_groups", "terms"]
    class ProfileWithLines(_message.Message):
        __slots__ = ["lines", "profile"]
        LINES_FIELD_NUMBER: _ClassVar[int]
        PROFILE_FIELD_NUMBER: _ClassVar[int]
        lines: _containers.RepeatedCompositeFieldContainer[PostingProfileLine]
        profile: PostingProfile
        def __init__(self, profile: _Optional[_Union[PostingProfile, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[PostingProfileLine, _Mapping]]] = ...) -> None: ...
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    AUTOMATIC_ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    BILLING_CODES_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNTS_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_GROUPS_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_RATE_TYPES_FIELD_NUMBER: _ClassVar[int]
    INTERCOMPANY_PAIRS_FIELD_NUMBER: _ClassVar[int]
    METHODS_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_CALENDARS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_JOURNAL_NAMES_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SCHEDULES_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SPECIFICATIONS_FIELD_NUMBER: _ClassVar[int]
    PROFILES_FIELD_NUMBER: _ClassVar[int]
    RATES_FIELD_NUMBER: _ClassVar[int]
    SEQUENCES_FIELD_NUMBER: _ClassVar[int]
    TAX_CODES_FIELD_NUMBER: _ClassVar[int]
    TAX_GROUPS_FIELD_NUMBER: _ClassVar[int]
    TERMS_FIELD_NUMBER: _ClassVar[int]
    accounts: _containers.RepeatedCompositeFieldContainer[MainAccount]
    automatic_accounts: _containers.RepeatedCompositeFieldContainer[AutomaticAccount]
    billing_codes: _containers.RepeatedCompositeFieldContainer[BillingCode]
    cash_discounts: _containers.RepeatedCompositeFieldContainer[_settlement_pb2.CashDiscount]
    company: Company
    customer_groups: _containers.RepeatedCompositeFieldContainer[CustomerGroup]
    exchange_rate_types: _containers.RepeatedCompositeFieldContainer[ExchangeRateType]
    intercompany_pairs: _containers.RepeatedCompositeFieldContainer[_settlement_pb2.IntercompanyPair]
    methods: _containers.RepeatedCompositeFieldContainer[MethodOfPayment]
    parameters: Parameters
    payment_calendars: _containers.RepeatedCompositeFieldContainer[PaymentCalendar]
    payment_journal_names: _containers.RepeatedCompositeFieldContainer[_payment_journals_pb2.PaymentJournalName]
    payment_schedules: _containers.RepeatedCompositeFieldContainer[PaymentSchedule]
    payment_specifications: _containers.RepeatedCompositeFieldContainer[PaymentSpecification]
    profiles: _containers.RepeatedCompositeFieldContainer[GetSetupResponse.ProfileWithLines]
    rates: _containers.RepeatedCompositeFieldContainer[ExchangeRate]
    sequences: _containers.RepeatedCompositeFieldContainer[NumberSequence]
    tax_codes: _containers.RepeatedCompositeFieldContainer[TaxCode]
    tax_groups: _containers.RepeatedCompositeFieldContainer[TaxGroup]
    terms: _containers.RepeatedCompositeFieldContainer[TermsOfPayment]
    def __init__(self, company: _Optional[_Union[Company, _Mapping]] = ..., parameters: _Optional[_Union[Parameters, _Mapping]] = ..., sequences: _Optional[_Iterable[_Union[NumberSequence, _Mapping]]] = ..., rates: _Optional[_Iterable[_Union[ExchangeRate, _Mapping]]] = ..., accounts: _Optional[_Iterable[_Union[MainAccount, _Mapping]]] = ..., automatic_accounts: _Optional[_Iterable[_Union[AutomaticAccount, _Mapping]]] = ..., terms: _Optional[_Iterable[_Union[TermsOfPayment, _Mapping]]] = ..., methods: _Optional[_Iterable[_Union[MethodOfPayment, _Mapping]]] = ..., tax_codes: _Optional[_Iterable[_Union[TaxCode, _Mapping]]] = ..., tax_groups: _Optional[_Iterable[_Union[TaxGroup, _Mapping]]] = ..., customer_groups: _Optional[_Iterable[_Union[CustomerGroup, _Mapping]]] = ..., profiles: _Optional[_Iterable[_Union[GetSetupResponse.ProfileWithLines, _Mapping]]] = ..., cash_discounts: _Optional[_Iterable[_Union[_settlement_pb2.CashDiscount, _Mapping]]] = ..., intercompany_pairs: _Optional[_Iterable[_Union[_settlement_pb2.IntercompanyPair, _Mapping]]] = ..., payment_calendars: _Optional[_Iterable[_Union[PaymentCalendar, _Mapping]]] = ..., payment_journal_names: _Optional[_Iterable[_Union[_payment_journals_pb2.PaymentJournalName, _Mapping]]] = ..., billing_codes: _Optional[_Iterable[_Union[BillingCode, _Mapping]]] = ..., payment_schedules: _Optional[_Iterable[_Union[PaymentSchedule, _Mapping]]] = ..., exchange_rate_types: _Optional[_Iterable[_Union[ExchangeRateType, _Mapping]]] = ..., payment_specifications: _Optional[_Iterable[_Union[PaymentSpecification, _Mapping]]] = ...) -> None: ...

class GoLiveRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class GoLiveResponse(_message.Message):
    __slots__ = ["company"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    company: Company
    def __init__(self, company: _Optional[_Union[Company, _Mapping]] = ...) -> None: ...

class ImportOpeningRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "items", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    items: _containers.RepeatedCompositeFieldContainer[OpeningItem]
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., items: _Optional[_Iterable[_Union[OpeningItem, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class ImportOpeningResponse(_message.Message):
    __slots__ = ["item_ids", "items"]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    ITEM_IDS_FIELD_NUMBER: _ClassVar[int]
    item_ids: _containers.RepeatedScalarFieldContainer[int]
    items: int
    def __init__(self, items: _Optional[int] = ..., item_ids: _Optional[_Iterable[int]] = ...) -> None: ...

class ListCompaniesRequest(_message.Message):
    __slots__ = ["min_sequence"]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    min_sequence: int
    def __init__(self, min_sequence: _Optional[int] = ...) -> None: ...

class ListCompaniesResponse(_message.Message):
    __slots__ = ["companies"]
    COMPANIES_FIELD_NUMBER: _ClassVar[int]
    companies: _containers.RepeatedCompositeFieldContainer[Company]
    def __init__(self, companies: _Optional[_Iterable[_Union[Company, _Mapping]]] = ...) -> None: ...

class ListPeriodsRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListPeriodsResponse(_message.Message):
    __slots__ = ["periods"]
    PERIODS_FIELD_NUMBER: _ClassVar[int]
    periods: _containers.RepeatedCompositeFieldContainer[Period]
    def __init__(self, periods: _Optional[_Iterable[_Union[Period, _Mapping]]] = ...) -> None: ...

class MainAccount(_message.Message):
    __slots__ = ["allocation", "blocked", "default_dimensions", "item_tax_group", "name", "number", "sales_tax_group"]
    ALLOCATION_FIELD_NUMBER: _ClassVar[int]
    BLOCKED_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    ITEM_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    SALES_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    allocation: _containers.RepeatedCompositeFieldContainer[AllocationShare]
    blocked: bool
    default_dimensions: _containers.RepeatedCompositeFieldContainer[_common_pb2.DimensionValue]
    item_tax_group: str
    name: str
    number: str
    sales_tax_group: str
    def __init__(self, number: _Optional[str] = ..., name: _Optional[str] = ..., blocked: bool = ..., item_tax_group: _Optional[str] = ..., sales_tax_group: _Optional[str] = ..., default_dimensions: _Optional[_Iterable[_Union[_common_pb2.DimensionValue, _Mapping]]] = ..., allocation: _Optional[_Iterable[_Union[AllocationShare, _Mapping]]] = ...) -> None: ...

class MethodOfPayment(_message.Message):
    __slots__ = ["bridging_account", "code", "description", "draws_bills", "main_account", "payment_specification", "remits_bills", "require_deposit_slip", "require_mandate", "require_reference", "required_status", "type"]
    BRIDGING_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    DRAWS_BILLS_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    REMITS_BILLS_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_STATUS_FIELD_NUMBER: _ClassVar[int]
    REQUIRE_DEPOSIT_SLIP_FIELD_NUMBER: _ClassVar[int]
    REQUIRE_MANDATE_FIELD_NUMBER: _ClassVar[int]
    REQUIRE_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    bridging_account: str
    code: str
    description: str
    draws_bills: bool
    main_account: str
    payment_specification: str
    remits_bills: bool
    require_deposit_slip: bool
    require_mandate: bool
    require_reference: bool
    required_status: PaymentStatusNeeded
    type: PaymentType
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., type: _Optional[_Union[PaymentType, str]] = ..., main_account: _Optional[str] = ..., require_reference: bool = ..., remits_bills: bool = ..., require_mandate: bool = ..., bridging_account: _Optional[str] = ..., required_status: _Optional[_Union[PaymentStatusNeeded, str]] = ..., require_deposit_slip: bool = ..., draws_bills: bool = ..., payment_specification: _Optional[str] = ...) -> None: ...

class NumberSequence(_message.Message):
    __slots__ = ["digits", "kind", "next", "prefix"]
    DIGITS_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    PREFIX_FIELD_NUMBER: _ClassVar[int]
    digits: int
    kind: SequenceKind
    next: int
    prefix: str
    def __init__(self, kind: _Optional[_Union[SequenceKind, str]] = ..., prefix: _Optional[str] = ..., digits: _Optional[int] = ..., next: _Optional[int] = ...) -> None: ...

class OpeningItem(_message.Message):
    __slots__ = ["bank_account", "cash_discount", "classification", "collection_status", "customer_number", "dimension", "document_date", "due_date", "exchange_rate", "kind", "letter_code", "letter_date", "mandate", "method_of_payment", "number", "open", "original", "payment_specification", "posting_profile", "promise_date", "reference", "tax", "taxes"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CLASSIFICATION_FIELD_NUMBER: _ClassVar[int]
    COLLECTION_STATUS_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_DATE_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LETTER_CODE_FIELD_NUMBER: _ClassVar[int]
    LETTER_DATE_FIELD_NUMBER: _ClassVar[int]
    MANDATE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    POSTING_PROFILE_FIELD_NUMBER: _ClassVar[int]
    PROMISE_DATE_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    TAXES_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    bank_account: str
    cash_discount: str
    classification: str
    collection_status: _common_pb2.CollectionStatus
    customer_number: str
    dimension: str
    document_date: _common_pb2.Date
    due_date: _common_pb2.Date
    exchange_rate: _common_pb2.Decimal
    kind: _common_pb2.ItemKind
    letter_code: int
    letter_date: _common_pb2.Date
    mandate: str
    method_of_payment: str
    number: str
    open: _common_pb2.Money
    original: _common_pb2.Money
    payment_specification: str
    posting_profile: str
    promise_date: _common_pb2.Date
    reference: str
    tax: _common_pb2.Money
    taxes: _containers.RepeatedCompositeFieldContainer[OpeningTax]
    def __init__(self, customer_number: _Optional[str] = ..., kind: _Optional[_Union[_common_pb2.ItemKind, str]] = ..., number: _Optional[str] = ..., document_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., due_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., original: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., open: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tax: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exchange_rate: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., posting_profile: _Optional[str] = ..., reference: _Optional[str] = ..., collection_status: _Optional[_Union[_common_pb2.CollectionStatus, str]] = ..., promise_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., letter_code: _Optional[int] = ..., letter_date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., cash_discount: _Optional[str] = ..., dimension: _Optional[str] = ..., classification: _Optional[str] = ..., taxes: _Optional[_Iterable[_Union[OpeningTax, _Mapping]]] = ..., method_of_payment: _Optional[str] = ..., payment_specification: _Optional[str] = ..., bank_account: _Optional[str] = ..., mandate: _Optional[str] = ...) -> None: ...

class OpeningTax(_message.Message):
    __slots__ = ["amount", "tax_code"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    TAX_CODE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    tax_code: str
    def __init__(self, tax_code: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class Parameters(_message.Message):
    __slots__ = ["aging_definition", "allow_edit_after_release", "allow_edit_due_and_discount_dates", "allow_intercompany_netting", "allow_manual_limit_edit", "applies_prepayments", "approve_credit_notes_from", "approve_write_offs_from", "auto_post_after_approval", "auto_release", "automatic_settlement", "automation_history_days", "blank_expiry_blocks", "boe_profile", "capture_revenue_account", "catch_up_latest_one", "check_discount_rank", "check_terms_rank", "collection_profile", "collections_team", "communication_includes_all_open", "country", "counts_started_intervals", "create_activities_for_automation", "credit_limit_rate_type", "credit_limit_type", "credits_raise_letter_code", "default_cancel_reason", "default_method_of_payment", "default_profile", "default_release_reason", "discount_at_invoice_rate", "discount_on_credit_notes", "discount_on_gross", "discount_on_partial_payments", "discount_profile", "draw_journal", "exchange_rate_type", "exclude_after_last_step", "exclude_credit_notes", "exclude_disputed", "exclude_unapplied_payments", "expired_limit_is_zero", "first_as_rcur", "floor_limit", "free_text_correction_disabled", "full_settlement_enabled", "grace_shifts_start", "group_limit_each", "hold_approval", "identification_limit", "ignore_credit_group_limit", "include_held_orders", "include_payments_at_risk", "include_returns", "interest_on_letters", "item_tax_group", "late_benchmark", "ledger_exchange_rate_type", "legacy_lead_times", "letter_code_on_print", "letters_include_disputed", "letters_on_fees", "limit_journal_workflow", "mark_lines", "max_authorization_ttl_seconds", "max_over_under_payment", "max_penny_difference", "max_penny_rounding", "max_tax_adjustment", "min_discount_amount", "minimum_reimbursement", "netting_agreement_company", "no_limit_rule", "no_rules_at_pos", "one_time_template", "order_horizon_days", "over_capture_percent", "over_limit_free_text_invoice", "over_limit_invoice", "over_limit_order_confirm", "over_limit_other", "over_limit_packing_slip", "over_limit_picking", "over_limit_pos_check", "pass_return_fees_on", "payments_hierarchy", "pos_ttl_seconds", "post_letters_automatically", "prenotification_days", "prepayment_profile", "prioritize_settlement", "protest_journal", "protest_profile", "redraw_journal", "release_deviation_percent", "release_valid_days", "remainder_account", "remainder_journal", "remainder_reason", "remittance_journal", "require_acceptance", "require_confirmed_order", "require_identification", "review_payment_reversals", "separate_by_classification", "separate_sales_tax", "settle_journal", "settle_remainder_enabled", "settlement_priority", "settlement_queue_minutes", "stop_on_first_error", "summarize_customer", "summarize_lines", "tax_on_over_under_payment", "tax_on_prepayment", "tax_rounding", "track_step", "unspecific_cash_discounts", "use_priority_for_automatic_settlement", "very_late_benchmark", "waive_limit", "workflow", "write_off_reason"]
    AGING_DEFINITION_FIELD_NUMBER: _ClassVar[int]
    ALLOW_EDIT_AFTER_RELEASE_FIELD_NUMBER: _ClassVar[int]
    ALLOW_EDIT_DUE_AND_DISCOUNT_DATES_FIELD_NUMBER: _ClassVar[int]
    ALLOW_INTERCOMPANY_NETTING_FIELD_NUMBER: _ClassVar[int]
    ALLOW_MANUAL_LIMIT_EDIT_FIELD_NUMBER: _ClassVar[int]
    APPLIES_PREPAYMENTS_FIELD_NUMBER: _ClassVar[int]
    APPROVE_CREDIT_NOTES_FROM_FIELD_NUMBER: _ClassVar[int]
    APPROVE_WRITE_OFFS_FROM_FIELD_NUMBER: _ClassVar[int]
    AUTOMATIC_SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    AUTOMATION_HISTORY_DAYS_FIELD_NUMBER: _ClassVar[int]
    AUTO_POST_AFTER_APPROVAL_FIELD_NUMBER: _ClassVar[int]
    AUTO_RELEASE_FIELD_NUMBER: _ClassVar[int]
    BLANK_EXPIRY_BLOCKS_FIELD_NUMBER: _ClassVar[int]
    BOE_PROFILE_FIELD_NUMBER: _ClassVar[int]
    CAPTURE_REVENUE_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CATCH_UP_LATEST_ONE_FIELD_NUMBER: _ClassVar[int]
    CHECK_DISCOUNT_RANK_FIELD_NUMBER: _ClassVar[int]
    CHECK_TERMS_RANK_FIELD_NUMBER: _ClassVar[int]
    COLLECTIONS_TEAM_FIELD_NUMBER: _ClassVar[int]
    COLLECTION_PROFILE_FIELD_NUMBER: _ClassVar[int]
    COMMUNICATION_INCLUDES_ALL_OPEN_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    COUNTS_STARTED_INTERVALS_FIELD_NUMBER: _ClassVar[int]
    CREATE_ACTIVITIES_FOR_AUTOMATION_FIELD_NUMBER: _ClassVar[int]
    CREDITS_RAISE_LETTER_CODE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_RATE_TYPE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_TYPE_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_CANCEL_REASON_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_PROFILE_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_RELEASE_REASON_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_AT_INVOICE_RATE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_ON_CREDIT_NOTES_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_ON_GROSS_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_ON_PARTIAL_PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_PROFILE_FIELD_NUMBER: _ClassVar[int]
    DRAW_JOURNAL_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_RATE_TYPE_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_AFTER_LAST_STEP_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_CREDIT_NOTES_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_DISPUTED_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_UNAPPLIED_PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    EXPIRED_LIMIT_IS_ZERO_FIELD_NUMBER: _ClassVar[int]
    FIRST_AS_RCUR_FIELD_NUMBER: _ClassVar[int]
    FLOOR_LIMIT_FIELD_NUMBER: _ClassVar[int]
    FREE_TEXT_CORRECTION_DISABLED_FIELD_NUMBER: _ClassVar[int]
    FULL_SETTLEMENT_ENABLED_FIELD_NUMBER: _ClassVar[int]
    GRACE_SHIFTS_START_FIELD_NUMBER: _ClassVar[int]
    GROUP_LIMIT_EACH_FIELD_NUMBER: _ClassVar[int]
    HOLD_APPROVAL_FIELD_NUMBER: _ClassVar[int]
    IDENTIFICATION_LIMIT_FIELD_NUMBER: _ClassVar[int]
    IGNORE_CREDIT_GROUP_LIMIT_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_HELD_ORDERS_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_PAYMENTS_AT_RISK_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_RETURNS_FIELD_NUMBER: _ClassVar[int]
    INTEREST_ON_LETTERS_FIELD_NUMBER: _ClassVar[int]
    ITEM_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
    LATE_BENCHMARK_FIELD_NUMBER: _ClassVar[int]
    LEDGER_EXCHANGE_RATE_TYPE_FIELD_NUMBER: _ClassVar[int]
    LEGACY_LEAD_TIMES_FIELD_NUMBER: _ClassVar[int]
    LETTERS_INCLUDE_DISPUTED_FIELD_NUMBER: _ClassVar[int]
    LETTERS_ON_FEES_FIELD_NUMBER: _ClassVar[int]
    LETTER_CODE_ON_PRINT_FIELD_NUMBER: _ClassVar[int]
    LIMIT_JOURNAL_WORKFLOW_FIELD_NUMBER: _ClassVar[int]
    MARK_LINES_FIELD_NUMBER: _ClassVar[int]
    MAX_AUTHORIZATION_TTL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    MAX_OVER_UNDER_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MAX_PENNY_DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    MAX_PENNY_ROUNDING_FIELD_NUMBER: _ClassVar[int]
    MAX_TAX_ADJUSTMENT_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_REIMBURSEMENT_FIELD_NUMBER: _ClassVar[int]
    MIN_DISCOUNT_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    NETTING_AGREEMENT_COMPANY_FIELD_NUMBER: _ClassVar[int]
    NO_LIMIT_RULE_FIELD_NUMBER: _ClassVar[int]
    NO_RULES_AT_POS_FIELD_NUMBER: _ClassVar[int]
    ONE_TIME_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    ORDER_HORIZON_DAYS_FIELD_NUMBER: _ClassVar[int]
    OVER_CAPTURE_PERCENT_FIELD_NUMBER: _ClassVar[int]
    OVER_LIMIT_FREE_TEXT_INVOICE_FIELD_NUMBER: _ClassVar[int]
    OVER_LIMIT_INVOICE_FIELD_NUMBER: _ClassVar[int]
    OVER_LIMIT_ORDER_CONFIRM_FIELD_NUMBER: _ClassVar[int]
    OVER_LIMIT_OTHER_FIELD_NUMBER: _ClassVar[int]
    OVER_LIMIT_PACKING_SLIP_FIELD_NUMBER: _ClassVar[int]
    OVER_LIMIT_PICKING_FIELD_NUMBER: _ClassVar[int]
    OVER_LIMIT_POS_CHECK_FIELD_NUMBER: _ClassVar[int]
    PASS_RETURN_FEES_ON_FIELD_NUMBER: _ClassVar[int]
    PAYMENTS_HIERARCHY_FIELD_NUMBER: _ClassVar[int]
    POST_LETTERS_AUTOMATICALLY_FIELD_NUMBER: _ClassVar[int]
    POS_TTL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    PRENOTIFICATION_DAYS_FIELD_NUMBER: _ClassVar[int]
    PREPAYMENT_PROFILE_FIELD_NUMBER: _ClassVar[int]
    PRIORITIZE_SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    PROTEST_JOURNAL_FIELD_NUMBER: _ClassVar[int]
    PROTEST_PROFILE_FIELD_NUMBER: _ClassVar[int]
    REDRAW_JOURNAL_FIELD_NUMBER: _ClassVar[int]
    RELEASE_DEVIATION_PERCENT_FIELD_NUMBER: _ClassVar[int]
    RELEASE_VALID_DAYS_FIELD_NUMBER: _ClassVar[int]
    REMAINDER_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    REMAINDER_JOURNAL_FIELD_NUMBER: _ClassVar[int]
    REMAINDER_REASON_FIELD_NUMBER: _ClassVar[int]
    REMITTANCE_JOURNAL_FIELD_NUMBER: _ClassVar[int]
    REQUIRE_ACCEPTANCE_FIELD_NUMBER: _ClassVar[int]
    REQUIRE_CONFIRMED_ORDER_FIELD_NUMBER: _ClassVar[int]
    REQUIRE_IDENTIFICATION_FIELD_NUMBER: _ClassVar[int]
    REVIEW_PAYMENT_REVERSALS_FIELD_NUMBER: _ClassVar[int]
    SEPARATE_BY_CLASSIFICATION_FIELD_NUMBER: _ClassVar[int]
    SEPARATE_SALES_TAX_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_PRIORITY_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_QUEUE_MINUTES_FIELD_NUMBER: _ClassVar[int]
    SETTLE_JOURNAL_FIELD_NUMBER: _ClassVar[int]
    SETTLE_REMAINDER_ENABLED_FIELD_NUMBER: _ClassVar[int]
    STOP_ON_FIRST_ERROR_FIELD_NUMBER: _ClassVar[int]
    SUMMARIZE_CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    SUMMARIZE_LINES_FIELD_NUMBER: _ClassVar[int]
    TAX_ON_OVER_UNDER_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    TAX_ON_PREPAYMENT_FIELD_NUMBER: _ClassVar[int]
    TAX_ROUNDING_FIELD_NUMBER: _ClassVar[int]
    TRACK_STEP_FIELD_NUMBER: _ClassVar[int]
    UNSPECIFIC_CASH_DISCOUNTS_FIELD_NUMBER: _ClassVar[int]
    USE_PRIORITY_FOR_AUTOMATIC_SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    VERY_LATE_BENCHMARK_FIELD_NUMBER: _ClassVar[int]
    WAIVE_LIMIT_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_FIELD_NUMBER: _ClassVar[int]
    WRITE_OFF_REASON_FIELD_NUMBER: _ClassVar[int]
    aging_definition: str
    allow_edit_after_release: bool
    allow_edit_due_and_discount_dates: bool
    allow_intercompany_netting: bool
    allow_manual_limit_edit: bool
    applies_prepayments: bool
    approve_credit_notes_from: _common_pb2.Money
    approve_write_offs_from: _common_pb2.Money
    auto_post_after_approval: bool
    auto_release: ReleaseMode
    automatic_settlement: bool
    automation_history_days: int
    blank_expiry_blocks: bool
    boe_profile: str
    capture_revenue_account: str
    catch_up_latest_one: bool
    check_discount_rank: bool
    check_terms_rank: bool
    collection_profile: str
    collections_team: str
    communication_includes_all_open: bool
    country: str
    counts_started_intervals: bool
    create_activities_for_automation: bool
    credit_limit_rate_type: str
    credit_limit_type: CreditLimitType
    credits_raise_letter_code: bool
    default_cancel_reason: str
    default_method_of_payment: str
    default_profile: str
    default_release_reason: str
    discount_at_invoice_rate: bool
    discount_on_credit_notes: bool
    discount_on_gross: bool
    discount_on_partial_payments: bool
    discount_profile: str
    draw_journal: str
    exchange_rate_type: str
    exclude_after_last_step: bool
    exclude_credit_notes: bool
    exclude_disputed: bool
    exclude_unapplied_payments: bool
    expired_limit_is_zero: bool
    first_as_rcur: bool
    floor_limit: _common_pb2.Money
    free_text_correction_disabled: bool
    full_settlement_enabled: bool
    grace_shifts_start: bool
    group_limit_each: bool
    hold_approval: HoldApproval
    identification_limit: _common_pb2.Money
    ignore_credit_group_limit: bool
    include_held_orders: bool
    include_payments_at_risk: bool
    include_returns: bool
    interest_on_letters: bool
    item_tax_group: str
    late_benchmark: _common_pb2.Decimal
    ledger_exchange_rate_type: str
    legacy_lead_times: bool
    letter_code_on_print: bool
    letters_include_disputed: bool
    letters_on_fees: bool
    limit_journal_workflow: bool
    mark_lines: bool
    max_authorization_ttl_seconds: int
    max_over_under_payment: _common_pb2.Money
    max_penny_difference: _common_pb2.Money
    max_penny_rounding: _common_pb2.Money
    max_tax_adjustment: _common_pb2.Money
    min_discount_amount: _common_pb2.Money
    minimum_reimbursement: _common_pb2.Money
    netting_agreement_company: str
    no_limit_rule: bool
    no_rules_at_pos: bool
    one_time_template: str
    order_horizon_days: int
    over_capture_percent: _common_pb2.Decimal
    over_limit_free_text_invoice: OverLimitAction
    over_limit_invoice: OverLimitAction
    over_limit_order_confirm: OverLimitAction
    over_limit_other: OverLimitAction
    over_limit_packing_slip: OverLimitAction
    over_limit_picking: OverLimitAction
    over_limit_pos_check: OverLimitAction
    pass_return_fees_on: bool
    payments_hierarchy: str
    pos_ttl_seconds: int
    post_letters_automatically: bool
    prenotification_days: int
    prepayment_profile: str
    prioritize_settlement: bool
    protest_journal: str
    protest_profile: str
    redraw_journal: str
    release_deviation_percent: _common_pb2.Decimal
    release_valid_days: int
    remainder_account: str
    remainder_journal: str
    remainder_reason: str
    remittance_journal: str
    require_acceptance: bool
    require_confirmed_order: bool
    require_identification: bool
    review_payment_reversals: bool
    separate_by_classification: bool
    separate_sales_tax: bool
    settle_journal: str
    settle_remainder_enabled: bool
    settlement_priority: SettlementPriority
    settlement_queue_minutes: int
    stop_on_first_error: bool
    summarize_customer: bool
    summarize_lines: bool
    tax_on_over_under_payment: bool
    tax_on_prepayment: bool
    tax_rounding: TaxRounding
    track_step: bool
    unspecific_cash_discounts: bool
    use_priority_for_automatic_settlement: bool
    very_late_benchmark: _common_pb2.Decimal
    waive_limit: _common_pb2.Money
    workflow: bool
    write_off_reason: str
    def __init__(self, default_profile: _Optional[str] = ..., capture_revenue_account: _Optional[str] = ..., tax_rounding: _Optional[_Union[TaxRounding, str]] = ..., credit_limit_type: _Optional[_Union[CreditLimitType, str]] = ..., pos_ttl_seconds: _Optional[int] = ..., max_authorization_ttl_seconds: _Optional[int] = ..., over_capture_percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., over_limit_pos_check: _Optional[_Union[OverLimitAction, str]] = ..., over_limit_free_text_invoice: _Optional[_Union[OverLimitAction, str]] = ..., automatic_settlement: bool = ..., default_method_of_payment: _Optional[str] = ..., item_tax_group: _Optional[str] = ..., max_penny_rounding: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exchange_rate_type: _Optional[str] = ..., ledger_exchange_rate_type: _Optional[str] = ..., credit_limit_rate_type: _Optional[str] = ..., max_tax_adjustment: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exclude_unapplied_payments: bool = ..., exclude_credit_notes: bool = ..., include_payments_at_risk: bool = ..., expired_limit_is_zero: bool = ..., over_limit_other: _Optional[_Union[OverLimitAction, str]] = ..., prepayment_profile: _Optional[str] = ..., counts_started_intervals: bool = ..., grace_shifts_start: bool = ..., approve_credit_notes_from: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., approve_write_offs_from: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., waive_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., letter_code_on_print: bool = ..., credits_raise_letter_code: bool = ..., letters_include_disputed: bool = ..., letters_on_fees: bool = ..., track_step: bool = ..., post_letters_automatically: bool = ..., exclude_after_last_step: bool = ..., communication_includes_all_open: bool = ..., create_activities_for_automation: bool = ..., late_benchmark: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., very_late_benchmark: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., aging_definition: _Optional[str] = ..., interest_on_letters: bool = ..., collections_team: _Optional[str] = ..., automation_history_days: _Optional[int] = ..., exclude_disputed: bool = ..., order_horizon_days: _Optional[int] = ..., include_held_orders: bool = ..., include_returns: bool = ..., no_rules_at_pos: bool = ..., no_limit_rule: bool = ..., blank_expiry_blocks: bool = ..., check_terms_rank: bool = ..., check_discount_rank: bool = ..., prenotification_days: _Optional[int] = ..., legacy_lead_times: bool = ..., boe_profile: _Optional[str] = ..., collection_profile: _Optional[str] = ..., discount_profile: _Optional[str] = ..., protest_profile: _Optional[str] = ..., require_acceptance: bool = ..., draw_journal: _Optional[str] = ..., redraw_journal: _Optional[str] = ..., remittance_journal: _Optional[str] = ..., settle_journal: _Optional[str] = ..., protest_journal: _Optional[str] = ..., pass_return_fees_on: bool = ..., country: _Optional[str] = ..., first_as_rcur: bool = ..., one_time_template: _Optional[str] = ..., prioritize_settlement: bool = ..., use_priority_for_automatic_settlement: bool = ..., settlement_priority: _Optional[_Union[SettlementPriority, _Mapping]] = ..., discount_on_partial_payments: bool = ..., discount_on_credit_notes: bool = ..., unspecific_cash_discounts: bool = ..., max_over_under_payment: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., max_penny_difference: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., discount_on_gross: bool = ..., discount_at_invoice_rate: bool = ..., min_discount_amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., full_settlement_enabled: bool = ..., review_payment_reversals: bool = ..., tax_on_prepayment: bool = ..., require_confirmed_order: bool = ..., settle_remainder_enabled: bool = ..., remainder_reason: _Optional[str] = ..., remainder_account: _Optional[str] = ..., remainder_journal: _Optional[str] = ..., tax_on_over_under_payment: bool = ..., mark_lines: bool = ..., settlement_queue_minutes: _Optional[int] = ..., allow_edit_due_and_discount_dates: bool = ..., payments_hierarchy: _Optional[str] = ..., separate_sales_tax: bool = ..., write_off_reason: _Optional[str] = ..., minimum_reimbursement: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., summarize_customer: bool = ..., separate_by_classification: bool = ..., allow_intercompany_netting: bool = ..., netting_agreement_company: _Optional[str] = ..., applies_prepayments: bool = ..., ignore_credit_group_limit: bool = ..., group_limit_each: bool = ..., limit_journal_workflow: bool = ..., auto_post_after_approval: bool = ..., auto_release: _Optional[_Union[ReleaseMode, str]] = ..., default_release_reason: _Optional[str] = ..., default_cancel_reason: _Optional[str] = ..., allow_edit_after_release: bool = ..., release_deviation_percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., release_valid_days: _Optional[int] = ..., hold_approval: _Optional[_Union[HoldApproval, str]] = ..., allow_manual_limit_edit: bool = ..., require_identification: bool = ..., identification_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., over_limit_order_confirm: _Optional[_Union[OverLimitAction, str]] = ..., over_limit_picking: _Optional[_Union[OverLimitAction, str]] = ..., over_limit_packing_slip: _Optional[_Union[OverLimitAction, str]] = ..., over_limit_invoice: _Optional[_Union[OverLimitAction, str]] = ..., floor_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., workflow: bool = ..., stop_on_first_error: bool = ..., free_text_correction_disabled: bool = ..., catch_up_latest_one: bool = ..., summarize_lines: bool = ...) -> None: ...

class PaymentCalendar(_message.Message):
    __slots__ = ["closed_weekdays", "code", "description", "holidays"]
    CLOSED_WEEKDAYS_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    HOLIDAYS_FIELD_NUMBER: _ClassVar[int]
    closed_weekdays: _containers.RepeatedScalarFieldContainer[int]
    code: str
    description: str
    holidays: _containers.RepeatedCompositeFieldContainer[_common_pb2.Date]
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., closed_weekdays: _Optional[_Iterable[int]] = ..., holidays: _Optional[_Iterable[_Union[_common_pb2.Date, _Mapping]]] = ...) -> None: ...

class PaymentSchedule(_message.Message):
    __slots__ = ["allocation", "amount", "charges", "code", "count", "description", "every", "lines", "minimum", "sales_tax", "unit"]
    class Line(_message.Message):
        __slots__ = ["amount", "percent", "periods"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        PERCENT_FIELD_NUMBER: _ClassVar[int]
        PERIODS_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        percent: _common_pb2.Decimal
        periods: int
        def __init__(self, periods: _Optional[int] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...
    ALLOCATION_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CHARGES_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    EVERY_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_FIELD_NUMBER: _ClassVar[int]
    SALES_TAX_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    allocation: ScheduleAllocation
    amount: _common_pb2.Money
    charges: ScheduleSide
    code: str
    count: int
    description: str
    every: int
    lines: _containers.RepeatedCompositeFieldContainer[PaymentSchedule.Line]
    minimum: _common_pb2.Money
    sales_tax: ScheduleSide
    unit: ScheduleUnit
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., allocation: _Optional[_Union[ScheduleAllocation, str]] = ..., unit: _Optional[_Union[ScheduleUnit, str]] = ..., every: _Optional[int] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., count: _Optional[int] = ..., minimum: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., sales_tax: _Optional[_Union[ScheduleSide, str]] = ..., charges: _Optional[_Union[ScheduleSide, str]] = ..., lines: _Optional[_Iterable[_Union[PaymentSchedule.Line, _Mapping]]] = ...) -> None: ...

class PaymentSpecification(_message.Message):
    __slots__ = ["code", "description", "method_of_payment", "remits_bills"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    REMITS_BILLS_FIELD_NUMBER: _ClassVar[int]
    code: str
    description: str
    method_of_payment: str
    remits_bills: bool
    def __init__(self, method_of_payment: _Optional[str] = ..., code: _Optional[str] = ..., description: _Optional[str] = ..., remits_bills: bool = ...) -> None: ...

class Period(_message.Message):
    __slots__ = ["kind", "name", "status", "to"]
    FROM_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    kind: PeriodKind
    name: str
    status: PeriodStatus
    to: _common_pb2.Date
    def __init__(self, name: _Optional[str] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., status: _Optional[_Union[PeriodStatus, str]] = ..., kind: _Optional[_Union[PeriodKind, str]] = ..., **kwargs) -> None: ...

class PostingProfile(_message.Message):
    __slots__ = ["close_profile", "code", "description", "letter_sequence", "no_collection_letter", "no_interest", "no_settlement"]
    CLOSE_PROFILE_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    LETTER_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    NO_COLLECTION_LETTER_FIELD_NUMBER: _ClassVar[int]
    NO_INTEREST_FIELD_NUMBER: _ClassVar[int]
    NO_SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    close_profile: str
    code: str
    description: str
    letter_sequence: str
    no_collection_letter: bool
    no_interest: bool
    no_settlement: bool
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., no_settlement: bool = ..., no_interest: bool = ..., no_collection_letter: bool = ..., letter_sequence: _Optional[str] = ..., close_profile: _Optional[str] = ...) -> None: ...

class PostingProfileLine(_message.Message):
    __slots__ = ["account_code", "account_or_group", "discount_liability_account", "interest_code", "liquidity_account", "sales_tax_prepayment_account", "settle_account", "summary_account", "write_off_account"]
    ACCOUNT_CODE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_OR_GROUP_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_LIABILITY_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    INTEREST_CODE_FIELD_NUMBER: _ClassVar[int]
    LIQUIDITY_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    SALES_TAX_PREPAYMENT_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    SETTLE_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    WRITE_OFF_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    account_code: AccountCode
    account_or_group: str
    discount_liability_account: str
    interest_code: str
    liquidity_account: str
    sales_tax_prepayment_account: str
    settle_account: str
    summary_account: str
    write_off_account: str
    def __init__(self, account_code: _Optional[_Union[AccountCode, str]] = ..., account_or_group: _Optional[str] = ..., summary_account: _Optional[str] = ..., write_off_account: _Optional[str] = ..., interest_code: _Optional[str] = ..., settle_account: _Optional[str] = ..., liquidity_account: _Optional[str] = ..., sales_tax_prepayment_account: _Optional[str] = ..., discount_liability_account: _Optional[str] = ...) -> None: ...

class ResolvePostingProfileRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence", "profile", "purpose"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    profile: str
    purpose: ProfilePurpose
    def __init__(self, company: _Optional[str] = ..., profile: _Optional[str] = ..., customer_number: _Optional[str] = ..., purpose: _Optional[_Union[ProfilePurpose, str]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ResolvePostingProfileResponse(_message.Message):
    __slots__ = ["line", "profile"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    line: PostingProfileLine
    profile: str
    def __init__(self, profile: _Optional[str] = ..., line: _Optional[_Union[PostingProfileLine, _Mapping]] = ...) -> None: ...

class SetAutomaticAccountRequest(_message.Message):
    __slots__ = ["account", "company", "if_sequence", "mode"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    account: AutomaticAccount
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., account: _Optional[_Union[AutomaticAccount, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetAutomaticAccountResponse(_message.Message):
    __slots__ = ["account"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    account: AutomaticAccount
    def __init__(self, account: _Optional[_Union[AutomaticAccount, _Mapping]] = ...) -> None: ...

class SetBillingCodeRequest(_message.Message):
    __slots__ = ["billing_code", "company", "if_sequence", "mode"]
    BILLING_CODE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    billing_code: BillingCode
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., billing_code: _Optional[_Union[BillingCode, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetBillingCodeResponse(_message.Message):
    __slots__ = ["billing_code"]
    BILLING_CODE_FIELD_NUMBER: _ClassVar[int]
    billing_code: BillingCode
    def __init__(self, billing_code: _Optional[_Union[BillingCode, _Mapping]] = ...) -> None: ...

class SetCustomerGroupRequest(_message.Message):
    __slots__ = ["company", "group", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    group: CustomerGroup
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., group: _Optional[_Union[CustomerGroup, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCustomerGroupResponse(_message.Message):
    __slots__ = ["group"]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    group: CustomerGroup
    def __init__(self, group: _Optional[_Union[CustomerGroup, _Mapping]] = ...) -> None: ...

class SetExchangeRateRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "rate"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    rate: ExchangeRate
    def __init__(self, company: _Optional[str] = ..., rate: _Optional[_Union[ExchangeRate, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetExchangeRateResponse(_message.Message):
    __slots__ = ["rate"]
    RATE_FIELD_NUMBER: _ClassVar[int]
    rate: ExchangeRate
    def __init__(self, rate: _Optional[_Union[ExchangeRate, _Mapping]] = ...) -> None: ...

class SetExchangeRateTypeRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "type"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    type: ExchangeRateType
    def __init__(self, company: _Optional[str] = ..., type: _Optional[_Union[ExchangeRateType, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetExchangeRateTypeResponse(_message.Message):
    __slots__ = ["type"]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    type: ExchangeRateType
    def __init__(self, type: _Optional[_Union[ExchangeRateType, _Mapping]] = ...) -> None: ...

class SetMainAccountRequest(_message.Message):
    __slots__ = ["account", "if_sequence", "mode"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    account: MainAccount
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, account: _Optional[_Union[MainAccount, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetMainAccountResponse(_message.Message):
    __slots__ = ["account"]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    account: MainAccount
    def __init__(self, account: _Optional[_Union[MainAccount, _Mapping]] = ...) -> None: ...

class SetMethodOfPaymentRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "method", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    method: MethodOfPayment
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., method: _Optional[_Union[MethodOfPayment, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetMethodOfPaymentResponse(_message.Message):
    __slots__ = ["method"]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    method: MethodOfPayment
    def __init__(self, method: _Optional[_Union[MethodOfPayment, _Mapping]] = ...) -> None: ...

class SetNumberSequenceRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    sequence: NumberSequence
    def __init__(self, company: _Optional[str] = ..., sequence: _Optional[_Union[NumberSequence, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetNumberSequenceResponse(_message.Message):
    __slots__ = ["sequence"]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    sequence: NumberSequence
    def __init__(self, sequence: _Optional[_Union[NumberSequence, _Mapping]] = ...) -> None: ...

class SetParametersRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "parameters", "update_mask"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    parameters: Parameters
    update_mask: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, company: _Optional[str] = ..., parameters: _Optional[_Union[Parameters, _Mapping]] = ..., update_mask: _Optional[_Iterable[str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetParametersResponse(_message.Message):
    __slots__ = ["parameters"]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    parameters: Parameters
    def __init__(self, parameters: _Optional[_Union[Parameters, _Mapping]] = ...) -> None: ...

class SetPaymentCalendarRequest(_message.Message):
    __slots__ = ["calendar", "company", "if_sequence", "mode"]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    calendar: PaymentCalendar
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., calendar: _Optional[_Union[PaymentCalendar, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPaymentCalendarResponse(_message.Message):
    __slots__ = ["calendar"]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    calendar: PaymentCalendar
    def __init__(self, calendar: _Optional[_Union[PaymentCalendar, _Mapping]] = ...) -> None: ...

class SetPaymentScheduleRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "schedule"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    SCHEDULE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    schedule: PaymentSchedule
    def __init__(self, company: _Optional[str] = ..., schedule: _Optional[_Union[PaymentSchedule, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPaymentScheduleResponse(_message.Message):
    __slots__ = ["schedule"]
    SCHEDULE_FIELD_NUMBER: _ClassVar[int]
    schedule: PaymentSchedule
    def __init__(self, schedule: _Optional[_Union[PaymentSchedule, _Mapping]] = ...) -> None: ...

class SetPaymentSpecificationRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "specification"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    specification: PaymentSpecification
    def __init__(self, company: _Optional[str] = ..., specification: _Optional[_Union[PaymentSpecification, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPaymentSpecificationResponse(_message.Message):
    __slots__ = ["specification"]
    SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    specification: PaymentSpecification
    def __init__(self, specification: _Optional[_Union[PaymentSpecification, _Mapping]] = ...) -> None: ...

class SetPeriodStatusRequest(_message.Message):
    __slots__ = ["company", "confirm_token", "if_sequence", "mode", "period", "status"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CONFIRM_TOKEN_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    company: str
    confirm_token: str
    if_sequence: int
    mode: _common_pb2.Mode
    period: str
    status: PeriodStatus
    def __init__(self, company: _Optional[str] = ..., period: _Optional[str] = ..., status: _Optional[_Union[PeriodStatus, str]] = ..., confirm_token: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPeriodStatusResponse(_message.Message):
    __slots__ = ["period"]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    period: Period
    def __init__(self, period: _Optional[_Union[Period, _Mapping]] = ...) -> None: ...

class SetPostingProfileLineRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "line", "mode", "profile", "row_mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    ROW_MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    line: PostingProfileLine
    mode: _common_pb2.Mode
    profile: str
    row_mode: RowMode
    def __init__(self, company: _Optional[str] = ..., profile: _Optional[str] = ..., line: _Optional[_Union[PostingProfileLine, _Mapping]] = ..., row_mode: _Optional[_Union[RowMode, str]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPostingProfileLineResponse(_message.Message):
    __slots__ = ["line"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    line: PostingProfileLine
    def __init__(self, line: _Optional[_Union[PostingProfileLine, _Mapping]] = ...) -> None: ...

class SetPostingProfileRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "profile"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    profile: PostingProfile
    def __init__(self, company: _Optional[str] = ..., profile: _Optional[_Union[PostingProfile, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPostingProfileResponse(_message.Message):
    __slots__ = ["profile"]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    profile: PostingProfile
    def __init__(self, profile: _Optional[_Union[PostingProfile, _Mapping]] = ...) -> None: ...

class SetTaxCodeRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "tax_code"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TAX_CODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    tax_code: TaxCode
    def __init__(self, company: _Optional[str] = ..., tax_code: _Optional[_Union[TaxCode, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetTaxCodeResponse(_message.Message):
    __slots__ = ["tax_code"]
    TAX_CODE_FIELD_NUMBER: _ClassVar[int]
    tax_code: TaxCode
    def __init__(self, tax_code: _Optional[_Union[TaxCode, _Mapping]] = ...) -> None: ...

class SetTaxGroupRequest(_message.Message):
    __slots__ = ["company", "group", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    group: TaxGroup
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., group: _Optional[_Union[TaxGroup, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetTaxGroupResponse(_message.Message):
    __slots__ = ["group"]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    group: TaxGroup
    def __init__(self, group: _Optional[_Union[TaxGroup, _Mapping]] = ...) -> None: ...

class SetTermsOfPaymentRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "terms"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TERMS_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    terms: TermsOfPayment
    def __init__(self, company: _Optional[str] = ..., terms: _Optional[_Union[TermsOfPayment, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetTermsOfPaymentResponse(_message.Message):
    __slots__ = ["terms"]
    TERMS_FIELD_NUMBER: _ClassVar[int]
    terms: TermsOfPayment
    def __init__(self, terms: _Optional[_Union[TermsOfPayment, _Mapping]] = ...) -> None: ...

class SettlementPriority(_message.Message):
    __slots__ = ["keys", "kinds"]
    class Field(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__: list[str] = []
    class Key(_message.Message):
        __slots__ = ["by", "descending"]
        BY_FIELD_NUMBER: _ClassVar[int]
        DESCENDING_FIELD_NUMBER: _ClassVar[int]
        by: SettlementPriority.Field
        descending: bool
        def __init__(self, by: _Optional[_Union[SettlementPriority.Field, str]] = ..., descending: bool = ...) -> None: ...
    FIELD_AMOUNT: SettlementPriority.Field
    FIELD_DUE_DATE: SettlementPriority.Field
    FIELD_TRANSACTION_DATE: SettlementPriority.Field
    FIELD_UNSPECIFIED: SettlementPriority.Field
    FIELD_VOUCHER: SettlementPriority.Field
    KEYS_FIELD_NUMBER: _ClassVar[int]
    KINDS_FIELD_NUMBER: _ClassVar[int]
    keys: _containers.RepeatedCompositeFieldContainer[SettlementPriority.Key]
    kinds: _containers.RepeatedScalarFieldContainer[_common_pb2.ItemKind]
    def __init__(self, kinds: _Optional[_Iterable[_Union[_common_pb2.ItemKind, str]]] = ..., keys: _Optional[_Iterable[_Union[SettlementPriority.Key, _Mapping]]] = ...) -> None: ...

class TaxCode(_message.Message):
    __slots__ = ["cash_discount_account", "code", "main_account", "percent", "reduced_by_cash_discounts"]
    CASH_DISCOUNT_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    REDUCED_BY_CASH_DISCOUNTS_FIELD_NUMBER: _ClassVar[int]
    cash_discount_account: str
    code: str
    main_account: str
    percent: _common_pb2.Decimal
    reduced_by_cash_discounts: bool
    def __init__(self, code: _Optional[str] = ..., percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., main_account: _Optional[str] = ..., cash_discount_account: _Optional[str] = ..., reduced_by_cash_discounts: bool = ...) -> None: ...

class TaxGroup(_message.Message):
    __slots__ = ["code", "kind", "tax_codes"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TAX_CODES_FIELD_NUMBER: _ClassVar[int]
    code: str
    kind: TaxGroupKind
    tax_codes: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, kind: _Optional[_Union[TaxGroupKind, str]] = ..., code: _Optional[str] = ..., tax_codes: _Optional[_Iterable[str]] = ...) -> None: ...

class TermsOfPayment(_message.Message):
    __slots__ = ["calendar", "code", "days", "description", "method", "months", "non_workday", "payment_day", "payment_schedule", "payment_weekday"]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    NON_WORKDAY_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_DAY_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SCHEDULE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_WEEKDAY_FIELD_NUMBER: _ClassVar[int]
    calendar: str
    code: str
    days: int
    description: str
    method: TermsMethod
    months: int
    non_workday: NonWorkday
    payment_day: int
    payment_schedule: str
    payment_weekday: int
    def __init__(self, code: _Optional[str] = ..., description: _Optional[str] = ..., method: _Optional[_Union[TermsMethod, str]] = ..., months: _Optional[int] = ..., days: _Optional[int] = ..., payment_weekday: _Optional[int] = ..., payment_day: _Optional[int] = ..., calendar: _Optional[str] = ..., non_workday: _Optional[_Union[NonWorkday, str]] = ..., payment_schedule: _Optional[str] = ...) -> None: ...

class CompanyState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class CreditLimitType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class OverLimitAction(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class TaxRounding(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ReleaseMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class HoldApproval(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class SequenceKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PeriodStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PeriodKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class TermsMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class NonWorkday(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ScheduleAllocation(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ScheduleUnit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ScheduleSide(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PaymentType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class PaymentStatusNeeded(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class TaxGroupKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class AccountCode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RowMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class ProfilePurpose(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
