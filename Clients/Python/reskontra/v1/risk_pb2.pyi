from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

COMPARISON_EQUAL: Comparison
COMPARISON_GREATER: Comparison
COMPARISON_GREATER_OR_EQUAL: Comparison
COMPARISON_LESS: Comparison
COMPARISON_LESS_OR_EQUAL: Comparison
COMPARISON_NOT_EQUAL: Comparison
COMPARISON_UNSPECIFIED: Comparison
DESCRIPTOR: _descriptor.FileDescriptor
SCORING_TYPE_ACCOUNT_STATUS: ScoringType
SCORING_TYPE_AVERAGE_BALANCE: ScoringType
SCORING_TYPE_AVERAGE_PAYMENT_DAYS: ScoringType
SCORING_TYPE_COUNTRY: ScoringType
SCORING_TYPE_CREDIT_MANAGEMENT_GROUP: ScoringType
SCORING_TYPE_CUSTOMER_SINCE: ScoringType
SCORING_TYPE_DAYS_SALES_OUTSTANDING: ScoringType
SCORING_TYPE_IN_BUSINESS_SINCE: ScoringType
SCORING_TYPE_UNSPECIFIED: ScoringType
SCORING_TYPE_USER_DEFINED: ScoringType

class AutoLimit(_message.Message):
    __slots__ = ["currency", "lines", "max_revenue", "risk_group"]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MAX_REVENUE_FIELD_NUMBER: _ClassVar[int]
    RISK_GROUP_FIELD_NUMBER: _ClassVar[int]
    currency: str
    lines: _containers.RepeatedCompositeFieldContainer[AutoLimitLine]
    max_revenue: _common_pb2.Money
    risk_group: str
    def __init__(self, risk_group: _Optional[str] = ..., currency: _Optional[str] = ..., max_revenue: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[AutoLimitLine, _Mapping]]] = ...) -> None: ...

class AutoLimitLine(_message.Message):
    __slots__ = ["comparison", "limit", "scoring_group", "value"]
    COMPARISON_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    SCORING_GROUP_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    comparison: Comparison
    limit: _common_pb2.Money
    scoring_group: str
    value: str
    def __init__(self, scoring_group: _Optional[str] = ..., comparison: _Optional[_Union[Comparison, str]] = ..., value: _Optional[str] = ..., limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class DsoFigure(_message.Message):
    __slots__ = ["credit_sales", "days", "months", "outstanding", "value"]
    CREDIT_SALES_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    OUTSTANDING_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    credit_sales: _common_pb2.Money
    days: int
    months: int
    outstanding: _common_pb2.Money
    value: _common_pb2.Decimal
    def __init__(self, months: _Optional[int] = ..., days: _Optional[int] = ..., outstanding: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., credit_sales: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., value: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ...) -> None: ...

class GetRiskSetupRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetRiskSetupResponse(_message.Message):
    __slots__ = ["auto_limits", "risk_groups", "scoring_groups"]
    AUTO_LIMITS_FIELD_NUMBER: _ClassVar[int]
    RISK_GROUPS_FIELD_NUMBER: _ClassVar[int]
    SCORING_GROUPS_FIELD_NUMBER: _ClassVar[int]
    auto_limits: _containers.RepeatedCompositeFieldContainer[AutoLimit]
    risk_groups: _containers.RepeatedCompositeFieldContainer[RiskGroup]
    scoring_groups: _containers.RepeatedCompositeFieldContainer[ScoringGroup]
    def __init__(self, scoring_groups: _Optional[_Iterable[_Union[ScoringGroup, _Mapping]]] = ..., risk_groups: _Optional[_Iterable[_Union[RiskGroup, _Mapping]]] = ..., auto_limits: _Optional[_Iterable[_Union[AutoLimit, _Mapping]]] = ...) -> None: ...

class GetStatisticsRequest(_message.Message):
    __slots__ = ["company", "customer_number", "dso_months", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DSO_MONTHS_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    dso_months: _containers.RepeatedScalarFieldContainer[int]
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., dso_months: _Optional[_Iterable[int]] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetStatisticsResponse(_message.Message):
    __slots__ = ["average_payment_days", "dso"]
    AVERAGE_PAYMENT_DAYS_FIELD_NUMBER: _ClassVar[int]
    DSO_FIELD_NUMBER: _ClassVar[int]
    average_payment_days: _common_pb2.Decimal
    dso: _containers.RepeatedCompositeFieldContainer[DsoFigure]
    def __init__(self, average_payment_days: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., dso: _Optional[_Iterable[_Union[DsoFigure, _Mapping]]] = ...) -> None: ...

class RiskGroup(_message.Message):
    __slots__ = ["indicator", "risk_group", "to"]
    FROM_FIELD_NUMBER: _ClassVar[int]
    INDICATOR_FIELD_NUMBER: _ClassVar[int]
    RISK_GROUP_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    indicator: str
    risk_group: str
    to: int
    def __init__(self, risk_group: _Optional[str] = ..., to: _Optional[int] = ..., indicator: _Optional[str] = ..., **kwargs) -> None: ...

class RiskScore(_message.Message):
    __slots__ = ["customer_number", "date", "parts", "risk_group", "total_score"]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    RISK_GROUP_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SCORE_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    date: _common_pb2.Date
    parts: _containers.RepeatedCompositeFieldContainer[ScorePart]
    risk_group: str
    total_score: int
    def __init__(self, customer_number: _Optional[str] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., parts: _Optional[_Iterable[_Union[ScorePart, _Mapping]]] = ..., total_score: _Optional[int] = ..., risk_group: _Optional[str] = ...) -> None: ...

class ScorePart(_message.Message):
    __slots__ = ["score", "scoring_group", "value"]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    SCORING_GROUP_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    score: int
    scoring_group: str
    value: str
    def __init__(self, scoring_group: _Optional[str] = ..., value: _Optional[str] = ..., score: _Optional[int] = ...) -> None: ...

class ScoringGroup(_message.Message):
    __slots__ = ["rows", "scoring_group", "type", "user_rows"]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    SCORING_GROUP_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    USER_ROWS_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[ScoringRow]
    scoring_group: str
    type: ScoringType
    user_rows: bool
    def __init__(self, scoring_group: _Optional[str] = ..., type: _Optional[_Union[ScoringType, str]] = ..., user_rows: bool = ..., rows: _Optional[_Iterable[_Union[ScoringRow, _Mapping]]] = ...) -> None: ...

class ScoringRow(_message.Message):
    __slots__ = ["score", "to", "value"]
    FROM_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    score: int
    to: _common_pb2.Decimal
    value: str
    def __init__(self, to: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., value: _Optional[str] = ..., score: _Optional[int] = ..., **kwargs) -> None: ...

class SetAutoLimitRequest(_message.Message):
    __slots__ = ["auto_limit", "company", "if_sequence", "mode"]
    AUTO_LIMIT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    auto_limit: AutoLimit
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., auto_limit: _Optional[_Union[AutoLimit, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetAutoLimitResponse(_message.Message):
    __slots__ = ["auto_limit"]
    AUTO_LIMIT_FIELD_NUMBER: _ClassVar[int]
    auto_limit: AutoLimit
    def __init__(self, auto_limit: _Optional[_Union[AutoLimit, _Mapping]] = ...) -> None: ...

class SetRiskGroupRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "risk_group"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    RISK_GROUP_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    risk_group: RiskGroup
    def __init__(self, company: _Optional[str] = ..., risk_group: _Optional[_Union[RiskGroup, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetRiskGroupResponse(_message.Message):
    __slots__ = ["risk_group"]
    RISK_GROUP_FIELD_NUMBER: _ClassVar[int]
    risk_group: RiskGroup
    def __init__(self, risk_group: _Optional[_Union[RiskGroup, _Mapping]] = ...) -> None: ...

class SetScoringGroupRequest(_message.Message):
    __slots__ = ["company", "if_sequence", "mode", "scoring_group"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    SCORING_GROUP_FIELD_NUMBER: _ClassVar[int]
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    scoring_group: ScoringGroup
    def __init__(self, company: _Optional[str] = ..., scoring_group: _Optional[_Union[ScoringGroup, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetScoringGroupResponse(_message.Message):
    __slots__ = ["scoring_group"]
    SCORING_GROUP_FIELD_NUMBER: _ClassVar[int]
    scoring_group: ScoringGroup
    def __init__(self, scoring_group: _Optional[_Union[ScoringGroup, _Mapping]] = ...) -> None: ...

class UpdateRiskScoresRequest(_message.Message):
    __slots__ = ["after", "company", "customers", "if_sequence", "mode"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    after: int
    company: str
    customers: _containers.RepeatedScalarFieldContainer[str]
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customers: _Optional[_Iterable[str]] = ..., after: _Optional[int] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class UpdateRiskScoresResponse(_message.Message):
    __slots__ = ["next", "scores"]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    SCORES_FIELD_NUMBER: _ClassVar[int]
    next: int
    scores: _containers.RepeatedCompositeFieldContainer[RiskScore]
    def __init__(self, scores: _Optional[_Iterable[_Union[RiskScore, _Mapping]]] = ..., next: _Optional[int] = ...) -> None: ...

class ScoringType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class Comparison(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
