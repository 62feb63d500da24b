from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import credit_pb2 as _credit_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
RANK_KIND_CASH_DISCOUNT: RankKind
RANK_KIND_TERMS: RankKind
RANK_KIND_UNSPECIFIED: RankKind
RULE_MEASURE_AMOUNT: RuleMeasure
RULE_MEASURE_CODE: RuleMeasure
RULE_MEASURE_DAYS: RuleMeasure
RULE_MEASURE_LEVEL: RuleMeasure
RULE_MEASURE_PERCENT: RuleMeasure
RULE_MEASURE_UNSPECIFIED: RuleMeasure
RULE_OUTCOME_EXCLUDES: RuleOutcome
RULE_OUTCOME_NOT_TRIPPED: RuleOutcome
RULE_OUTCOME_NOT_TRUE: RuleOutcome
RULE_OUTCOME_RATE_MISSING: RuleOutcome
RULE_OUTCOME_RELEASED: RuleOutcome
RULE_OUTCOME_RELEASES: RuleOutcome
RULE_OUTCOME_SHIELDED: RuleOutcome
RULE_OUTCOME_TRIPPED: RuleOutcome
RULE_OUTCOME_UNSPECIFIED: RuleOutcome
RULE_SCOPE_ALL: RuleScope
RULE_SCOPE_GROUP: RuleScope
RULE_SCOPE_TABLE: RuleScope
RULE_SCOPE_UNSPECIFIED: RuleScope
RULE_TYPE_ACCOUNT_STATUS: RuleType
RULE_TYPE_CREDIT_LIMIT_EXPIRED: RuleType
RULE_TYPE_CREDIT_LIMIT_USED: RuleType
RULE_TYPE_DAYS_OVERDUE: RuleType
RULE_TYPE_DUNNING_LEVEL: RuleType
RULE_TYPE_ORDER_AMOUNT: RuleType
RULE_TYPE_OVERDUE_AMOUNT: RuleType
RULE_TYPE_OVERDUE_SHARE: RuleType
RULE_TYPE_TERMS_OF_PAYMENT: RuleType
RULE_TYPE_UNSPECIFIED: RuleType

class BlockingRule(_message.Message):
    __slots__ = ["currency", "decline", "exclusion", "id", "older_than_days", "release_order", "risk_group", "scope", "scope_id", "threshold_percent", "type", "value", "value_code", "value_type"]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    DECLINE_FIELD_NUMBER: _ClassVar[int]
    EXCLUSION_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    OLDER_THAN_DAYS_FIELD_NUMBER: _ClassVar[int]
    RELEASE_ORDER_FIELD_NUMBER: _ClassVar[int]
    RISK_GROUP_FIELD_NUMBER: _ClassVar[int]
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    SCOPE_ID_FIELD_NUMBER: _ClassVar[int]
    THRESHOLD_PERCENT_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    VALUE_CODE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    VALUE_TYPE_FIELD_NUMBER: _ClassVar[int]
    currency: str
    decline: bool
    exclusion: bool
    id: str
    older_than_days: int
    release_order: bool
    risk_group: str
    scope: RuleScope
    scope_id: str
    threshold_percent: _common_pb2.Decimal
    type: RuleType
    value: _common_pb2.Decimal
    value_code: str
    value_type: RuleMeasure
    def __init__(self, id: _Optional[str] = ..., type: _Optional[_Union[RuleType, str]] = ..., exclusion: bool = ..., scope: _Optional[_Union[RuleScope, str]] = ..., scope_id: _Optional[str] = ..., risk_group: _Optional[str] = ..., value_type: _Optional[_Union[RuleMeasure, str]] = ..., value: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., value_code: _Optional[str] = ..., currency: _Optional[str] = ..., threshold_percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., older_than_days: _Optional[int] = ..., release_order: bool = ..., decline: bool = ...) -> None: ...

class DeleteBlockingRuleRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "rule_id"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RULE_ID_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    rule_id: str
    def __init__(self, company: _Optional[str] = ..., rule_id: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class DeleteBlockingRuleResponse(_message.Message):
    __slots__ = ["rule"]
    RULE_FIELD_NUMBER: _ClassVar[int]
    rule: BlockingRule
    def __init__(self, rule: _Optional[_Union[BlockingRule, _Mapping]] = ...) -> None: ...

class ExplainCreditRequest(_message.Message):
    __slots__ = ["allow_partial", "amount", "cash_discount", "checkpoint", "company", "customer_number", "exclude_order", "min_sequence", "terms_of_payment"]
    ALLOW_PARTIAL_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXCLUDE_ORDER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    TERMS_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    allow_partial: bool
    amount: _common_pb2.Money
    cash_discount: str
    checkpoint: _credit_pb2.Checkpoint
    company: str
    customer_number: str
    exclude_order: bool
    min_sequence: int
    terms_of_payment: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., checkpoint: _Optional[_Union[_credit_pb2.Checkpoint, str]] = ..., terms_of_payment: _Optional[str] = ..., cash_discount: _Optional[str] = ..., allow_partial: bool = ..., exclude_order: bool = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ExplainCreditResponse(_message.Message):
    __slots__ = ["credit_group", "decision", "rules", "tests"]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    TESTS_FIELD_NUMBER: _ClassVar[int]
    credit_group: str
    decision: _credit_pb2.CreditDecision
    rules: _containers.RepeatedCompositeFieldContainer[RuleFinding]
    tests: _containers.RepeatedCompositeFieldContainer[LimitTest]
    def __init__(self, decision: _Optional[_Union[_credit_pb2.CreditDecision, _Mapping]] = ..., tests: _Optional[_Iterable[_Union[LimitTest, _Mapping]]] = ..., rules: _Optional[_Iterable[_Union[RuleFinding, _Mapping]]] = ..., credit_group: _Optional[str] = ...) -> None: ...

class LimitTest(_message.Message):
    __slots__ = ["available", "bound", "exposure", "exposure_with_request", "failed", "limit", "source", "tested", "used_percent"]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    BOUND_FIELD_NUMBER: _ClassVar[int]
    EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    EXPOSURE_WITH_REQUEST_FIELD_NUMBER: _ClassVar[int]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    TESTED_FIELD_NUMBER: _ClassVar[int]
    USED_PERCENT_FIELD_NUMBER: _ClassVar[int]
    available: _common_pb2.Money
    bound: _credit_pb2.TestBound
    exposure: _common_pb2.Money
    exposure_with_request: _common_pb2.Money
    failed: bool
    limit: _common_pb2.Money
    source: _credit_pb2.LimitSource
    tested: bool
    used_percent: _common_pb2.Decimal
    def __init__(self, bound: _Optional[_Union[_credit_pb2.TestBound, str]] = ..., tested: bool = ..., limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exposure_with_request: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., available: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., used_percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., failed: bool = ..., source: _Optional[_Union[_credit_pb2.LimitSource, str]] = ...) -> None: ...

class ListBlockingRulesRequest(_message.Message):
    __slots__ = ["after", "company", "min_sequence"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    after: str
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., after: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListBlockingRulesResponse(_message.Message):
    __slots__ = ["next", "rules", "sequence"]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    next: str
    rules: _containers.RepeatedCompositeFieldContainer[BlockingRule]
    sequence: _containers.RepeatedScalarFieldContainer[RuleType]
    def __init__(self, rules: _Optional[_Iterable[_Union[BlockingRule, _Mapping]]] = ..., sequence: _Optional[_Iterable[_Union[RuleType, str]]] = ..., next: _Optional[str] = ...) -> None: ...

class RuleFinding(_message.Message):
    __slots__ = ["actual", "outcome", "rule"]
    ACTUAL_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    actual: str
    outcome: RuleOutcome
    rule: BlockingRule
    def __init__(self, rule: _Optional[_Union[BlockingRule, _Mapping]] = ..., actual: _Optional[str] = ..., outcome: _Optional[_Union[RuleOutcome, str]] = ...) -> None: ...

class SetBlockingRuleRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "rule"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    rule: BlockingRule
    def __init__(self, company: _Optional[str] = ..., rule: _Optional[_Union[BlockingRule, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetBlockingRuleResponse(_message.Message):
    __slots__ = ["rule"]
    RULE_FIELD_NUMBER: _ClassVar[int]
    rule: BlockingRule
    def __init__(self, rule: _Optional[_Union[BlockingRule, _Mapping]] = ...) -> None: ...

class SetCreditTraitsRequest(_message.Message):
    __slots__ = ["account_status", "cash_discount", "company", "credit_management_group", "customer_number", "if_sequence", "mode", "risk_group"]
    ACCOUNT_STATUS_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_MANAGEMENT_GROUP_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RISK_GROUP_FIELD_NUMBER: _ClassVar[int]
    account_status: str
    cash_discount: str
    company: str
    credit_management_group: str
    customer_number: str
    if_sequence: int
    mode: _common_pb2.Mode
    risk_group: str
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., credit_management_group: _Optional[str] = ..., risk_group: _Optional[str] = ..., account_status: _Optional[str] = ..., cash_discount: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCreditTraitsResponse(_message.Message):
    __slots__ = ["account_status", "cash_discount", "credit_management_group", "risk_group"]
    ACCOUNT_STATUS_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_MANAGEMENT_GROUP_FIELD_NUMBER: _ClassVar[int]
    RISK_GROUP_FIELD_NUMBER: _ClassVar[int]
    account_status: str
    cash_discount: str
    credit_management_group: str
    risk_group: str
    def __init__(self, credit_management_group: _Optional[str] = ..., risk_group: _Optional[str] = ..., account_status: _Optional[str] = ..., cash_discount: _Optional[str] = ...) -> None: ...

class SetRankRequest(_message.Message):
    __slots__ = ["code", "company", "if_sequence", "kind", "mode", "rank"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RANK_FIELD_NUMBER: _ClassVar[int]
    code: str
    company: str
    if_sequence: int
    kind: RankKind
    mode: _common_pb2.Mode
    rank: int
    def __init__(self, company: _Optional[str] = ..., kind: _Optional[_Union[RankKind, str]] = ..., code: _Optional[str] = ..., rank: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetRankResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class SetRuleSequenceRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "types"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TYPES_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    types: _containers.RepeatedScalarFieldContainer[RuleType]
    def __init__(self, company: _Optional[str] = ..., types: _Optional[_Iterable[_Union[RuleType, str]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetRuleSequenceResponse(_message.Message):
    __slots__ = ["types"]
    TYPES_FIELD_NUMBER: _ClassVar[int]
    types: _containers.RepeatedScalarFieldContainer[RuleType]
    def __init__(self, types: _Optional[_Iterable[_Union[RuleType, str]]] = ...) -> None: ...

class RuleType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RuleScope(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RuleMeasure(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RankKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class RuleOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
