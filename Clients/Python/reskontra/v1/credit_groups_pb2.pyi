from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
GUARANTEE_KIND_GUARANTEE: GuaranteeKind
GUARANTEE_KIND_INSURANCE: GuaranteeKind
GUARANTEE_KIND_UNSPECIFIED: GuaranteeKind

class AddGroupMemberRequest(_message.Message):
    __slots__ = ["company", "credit_group", "customer_number", "if_sequence", "member_company", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MEMBER_COMPANY_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    credit_group: str
    customer_number: str
    if_sequence: int
    member_company: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., credit_group: _Optional[str] = ..., customer_number: _Optional[str] = ..., member_company: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class AddGroupMemberResponse(_message.Message):
    __slots__ = ["customer_number", "limit_expires_on", "proposed_companies"]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LIMIT_EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    PROPOSED_COMPANIES_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    limit_expires_on: _common_pb2.Date
    proposed_companies: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, customer_number: _Optional[str] = ..., limit_expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., proposed_companies: _Optional[_Iterable[str]] = ...) -> None: ...

class CreditGroup(_message.Message):
    __slots__ = ["credit_group", "credit_limit", "description", "expires_on"]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    credit_group: str
    credit_limit: _common_pb2.Money
    description: str
    expires_on: _common_pb2.Date
    def __init__(self, credit_group: _Optional[str] = ..., description: _Optional[str] = ..., credit_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class CreditProfile(_message.Message):
    __slots__ = ["account_status", "business_started_on", "cash_discount", "credit_limit", "credit_management_group", "currency_limits", "customer_number", "customer_since", "eligible_limit", "external_exposure", "identified", "limit_expires_on", "revenue", "risk_group", "scoring_values", "temporary_limits"]
    ACCOUNT_STATUS_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_STARTED_ON_FIELD_NUMBER: _ClassVar[int]
    CASH_DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_MANAGEMENT_GROUP_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_LIMITS_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_SINCE_FIELD_NUMBER: _ClassVar[int]
    ELIGIBLE_LIMIT_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    IDENTIFIED_FIELD_NUMBER: _ClassVar[int]
    LIMIT_EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    REVENUE_FIELD_NUMBER: _ClassVar[int]
    RISK_GROUP_FIELD_NUMBER: _ClassVar[int]
    SCORING_VALUES_FIELD_NUMBER: _ClassVar[int]
    TEMPORARY_LIMITS_FIELD_NUMBER: _ClassVar[int]
    account_status: str
    business_started_on: _common_pb2.Date
    cash_discount: str
    credit_limit: _common_pb2.Money
    credit_management_group: str
    currency_limits: _containers.RepeatedCompositeFieldContainer[_common_pb2.Money]
    customer_number: str
    customer_since: _common_pb2.Date
    eligible_limit: _common_pb2.Money
    external_exposure: _common_pb2.Money
    identified: bool
    limit_expires_on: _common_pb2.Date
    revenue: _common_pb2.Money
    risk_group: str
    scoring_values: _containers.RepeatedCompositeFieldContainer[ScoringValue]
    temporary_limits: _containers.RepeatedCompositeFieldContainer[LimitWindow]
    def __init__(self, customer_number: _Optional[str] = ..., credit_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., limit_expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., eligible_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., revenue: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., external_exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., customer_since: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., business_started_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., identified: bool = ..., currency_limits: _Optional[_Iterable[_Union[_common_pb2.Money, _Mapping]]] = ..., scoring_values: _Optional[_Iterable[_Union[ScoringValue, _Mapping]]] = ..., credit_management_group: _Optional[str] = ..., risk_group: _Optional[str] = ..., account_status: _Optional[str] = ..., cash_discount: _Optional[str] = ..., temporary_limits: _Optional[_Iterable[_Union[LimitWindow, _Mapping]]] = ...) -> None: ...

class GetCreditGroupRequest(_message.Message):
    __slots__ = ["company", "credit_group", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    credit_group: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., credit_group: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetCreditGroupResponse(_message.Message):
    __slots__ = ["available", "credit_group", "exposure", "members", "temporary_limits", "total_limit", "version"]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    TEMPORARY_LIMITS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_LIMIT_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    available: _common_pb2.Money
    credit_group: CreditGroup
    exposure: _common_pb2.Money
    members: _containers.RepeatedCompositeFieldContainer[GroupMember]
    temporary_limits: _containers.RepeatedCompositeFieldContainer[LimitWindow]
    total_limit: _common_pb2.Money
    version: int
    def __init__(self, credit_group: _Optional[_Union[CreditGroup, _Mapping]] = ..., total_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., available: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., members: _Optional[_Iterable[_Union[GroupMember, _Mapping]]] = ..., temporary_limits: _Optional[_Iterable[_Union[LimitWindow, _Mapping]]] = ..., version: _Optional[int] = ...) -> None: ...

class GetCreditProfileRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class GetCreditProfileResponse(_message.Message):
    __slots__ = ["profile"]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    profile: CreditProfile
    def __init__(self, profile: _Optional[_Union[CreditProfile, _Mapping]] = ...) -> None: ...

class GroupMember(_message.Message):
    __slots__ = ["company", "customer_number", "exposure"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    exposure: _common_pb2.Money
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ...) -> None: ...

class Guarantee(_message.Message):
    __slots__ = ["effective_on", "expires_on", "guarantee_id", "guarantor", "included_in_exposure", "kind", "update_limit_percent", "value"]
    EFFECTIVE_ON_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    GUARANTEE_ID_FIELD_NUMBER: _ClassVar[int]
    GUARANTOR_FIELD_NUMBER: _ClassVar[int]
    INCLUDED_IN_EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    UPDATE_LIMIT_PERCENT_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    effective_on: _common_pb2.Date
    expires_on: _common_pb2.Date
    guarantee_id: str
    guarantor: str
    included_in_exposure: bool
    kind: GuaranteeKind
    update_limit_percent: _common_pb2.Decimal
    value: _common_pb2.Money
    def __init__(self, guarantee_id: _Optional[str] = ..., kind: _Optional[_Union[GuaranteeKind, str]] = ..., guarantor: _Optional[str] = ..., value: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., update_limit_percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., included_in_exposure: bool = ..., effective_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ...) -> None: ...

class LimitWindow(_message.Message):
    __slots__ = ["limit", "to"]
    FROM_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    limit: _common_pb2.Money
    to: _common_pb2.Date
    def __init__(self, limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., **kwargs) -> None: ...

class ListCreditGroupsRequest(_message.Message):
    __slots__ = ["after", "company", "min_sequence"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    after: str
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., after: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListCreditGroupsResponse(_message.Message):
    __slots__ = ["next", "rows"]
    class Row(_message.Message):
        __slots__ = ["credit_group", "members"]
        CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
        MEMBERS_FIELD_NUMBER: _ClassVar[int]
        credit_group: CreditGroup
        members: int
        def __init__(self, credit_group: _Optional[_Union[CreditGroup, _Mapping]] = ..., members: _Optional[int] = ...) -> None: ...
    NEXT_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    next: str
    rows: _containers.RepeatedCompositeFieldContainer[ListCreditGroupsResponse.Row]
    def __init__(self, rows: _Optional[_Iterable[_Union[ListCreditGroupsResponse.Row, _Mapping]]] = ..., next: _Optional[str] = ...) -> None: ...

class ListGuaranteesRequest(_message.Message):
    __slots__ = ["company", "customer_number", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListGuaranteesResponse(_message.Message):
    __slots__ = ["guarantees"]
    GUARANTEES_FIELD_NUMBER: _ClassVar[int]
    guarantees: _containers.RepeatedCompositeFieldContainer[Guarantee]
    def __init__(self, guarantees: _Optional[_Iterable[_Union[Guarantee, _Mapping]]] = ...) -> None: ...

class RemoveGroupMemberRequest(_message.Message):
    __slots__ = ["company", "credit_group", "customer_number", "if_sequence", "member_company", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MEMBER_COMPANY_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    credit_group: str
    customer_number: str
    if_sequence: int
    member_company: str
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., credit_group: _Optional[str] = ..., customer_number: _Optional[str] = ..., member_company: _Optional[str] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class RemoveGroupMemberResponse(_message.Message):
    __slots__ = ["customer_number"]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    customer_number: str
    def __init__(self, customer_number: _Optional[str] = ...) -> None: ...

class ScoringValue(_message.Message):
    __slots__ = ["scoring_group", "value"]
    SCORING_GROUP_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    scoring_group: str
    value: str
    def __init__(self, scoring_group: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class SetCreditGroupRequest(_message.Message):
    __slots__ = ["company", "credit_group", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    credit_group: CreditGroup
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., credit_group: _Optional[_Union[CreditGroup, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCreditGroupResponse(_message.Message):
    __slots__ = ["credit_group"]
    CREDIT_GROUP_FIELD_NUMBER: _ClassVar[int]
    credit_group: CreditGroup
    def __init__(self, credit_group: _Optional[_Union[CreditGroup, _Mapping]] = ...) -> None: ...

class SetCreditProfileRequest(_message.Message):
    __slots__ = ["business_started_on", "company", "credit_limit", "customer_number", "customer_since", "eligible_limit", "external_exposure", "government_id", "if_sequence", "limit_expires_on", "mode", "revenue", "scoring_values"]
    BUSINESS_STARTED_ON_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_SINCE_FIELD_NUMBER: _ClassVar[int]
    ELIGIBLE_LIMIT_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    GOVERNMENT_ID_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_EXPIRES_ON_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REVENUE_FIELD_NUMBER: _ClassVar[int]
    SCORING_VALUES_FIELD_NUMBER: _ClassVar[int]
    business_started_on: _common_pb2.Date
    company: str
    credit_limit: _common_pb2.Money
    customer_number: str
    customer_since: _common_pb2.Date
    eligible_limit: _common_pb2.Money
    external_exposure: _common_pb2.Money
    government_id: str
    if_sequence: int
    limit_expires_on: _common_pb2.Date
    mode: _common_pb2.Mode
    revenue: _common_pb2.Money
    scoring_values: _containers.RepeatedCompositeFieldContainer[ScoringValue]
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., credit_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., limit_expires_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., eligible_limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., revenue: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., external_exposure: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., customer_since: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., business_started_on: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., government_id: _Optional[str] = ..., scoring_values: _Optional[_Iterable[_Union[ScoringValue, _Mapping]]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCreditProfileResponse(_message.Message):
    __slots__ = ["profile"]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    profile: CreditProfile
    def __init__(self, profile: _Optional[_Union[CreditProfile, _Mapping]] = ...) -> None: ...

class SetCurrencyLimitRequest(_message.Message):
    __slots__ = ["company", "currency", "customer_number", "if_sequence", "limit", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    currency: str
    customer_number: str
    if_sequence: int
    limit: _common_pb2.Money
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., currency: _Optional[str] = ..., limit: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetCurrencyLimitResponse(_message.Message):
    __slots__ = ["limits"]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    limits: _containers.RepeatedCompositeFieldContainer[_common_pb2.Money]
    def __init__(self, limits: _Optional[_Iterable[_Union[_common_pb2.Money, _Mapping]]] = ...) -> None: ...

class SetGuaranteeRequest(_message.Message):
    __slots__ = ["company", "customer_number", "guarantee", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    GUARANTEE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    customer_number: str
    guarantee: Guarantee
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., customer_number: _Optional[str] = ..., guarantee: _Optional[_Union[Guarantee, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetGuaranteeResponse(_message.Message):
    __slots__ = ["guarantee"]
    GUARANTEE_FIELD_NUMBER: _ClassVar[int]
    guarantee: Guarantee
    def __init__(self, guarantee: _Optional[_Union[Guarantee, _Mapping]] = ...) -> None: ...

class GuaranteeKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
