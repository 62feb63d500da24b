from reskontra.v1 import common_pb2 as _common_pb2
from reskontra.v1 import options_pb2 as _options_pb2
from reskontra.v1 import setup_pb2 as _setup_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
FEE_BEARER_CUSTOMER: FeeBearer
FEE_BEARER_LEDGER: FeeBearer
FEE_BEARER_UNSPECIFIED: FeeBearer
FEE_MEASURE_AMOUNT: FeeMeasure
FEE_MEASURE_DAYS: FeeMeasure
FEE_MEASURE_UNSPECIFIED: FeeMeasure
FEE_REMITTANCE_COLLECTION: FeeRemittance
FEE_REMITTANCE_DISCOUNT: FeeRemittance
FEE_REMITTANCE_UNSPECIFIED: FeeRemittance

class CalculatePaymentFeeRequest(_message.Message):
    __slots__ = ["amount", "bank_account", "company", "date", "days", "fee", "method_of_payment", "min_sequence", "payment_specification", "remittance_type"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
    REMITTANCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    bank_account: str
    company: str
    date: _common_pb2.Date
    days: int
    fee: str
    method_of_payment: str
    min_sequence: int
    payment_specification: str
    remittance_type: FeeRemittance
    def __init__(self, company: _Optional[str] = ..., fee: _Optional[str] = ..., bank_account: _Optional[str] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., method_of_payment: _Optional[str] = ..., remittance_type: _Optional[_Union[FeeRemittance, str]] = ..., date: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., days: _Optional[int] = ..., payment_specification: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class CalculatePaymentFeeResponse(_message.Message):
    __slots__ = ["rows"]
    class Row(_message.Message):
        __slots__ = ["amount", "bearer", "fee", "line"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        BEARER_FIELD_NUMBER: _ClassVar[int]
        FEE_FIELD_NUMBER: _ClassVar[int]
        LINE_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        bearer: FeeBearer
        fee: str
        line: int
        def __init__(self, fee: _Optional[str] = ..., bearer: _Optional[_Union[FeeBearer, str]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., line: _Optional[int] = ...) -> None: ...
    ROWS_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[CalculatePaymentFeeResponse.Row]
    def __init__(self, rows: _Optional[_Iterable[_Union[CalculatePaymentFeeResponse.Row, _Mapping]]] = ...) -> None: ...

class FeeBasis(_message.Message):
    __slots__ = ["amount", "measure", "percent", "tiers"]
    class Tier(_message.Message):
        __slots__ = ["amount"]
        AMOUNT_FIELD_NUMBER: _ClassVar[int]
        FROM_FIELD_NUMBER: _ClassVar[int]
        amount: _common_pb2.Money
        def __init__(self, amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., **kwargs) -> None: ...
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    amount: _common_pb2.Money
    measure: FeeMeasure
    percent: _common_pb2.Decimal
    tiers: _containers.RepeatedCompositeFieldContainer[FeeBasis.Tier]
    def __init__(self, percent: _Optional[_Union[_common_pb2.Decimal, _Mapping]] = ..., amount: _Optional[_Union[_common_pb2.Money, _Mapping]] = ..., tiers: _Optional[_Iterable[_Union[FeeBasis.Tier, _Mapping]]] = ..., measure: _Optional[_Union[FeeMeasure, str]] = ...) -> None: ...

class ListPaymentFeesRequest(_message.Message):
    __slots__ = ["company", "min_sequence"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    MIN_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    company: str
    min_sequence: int
    def __init__(self, company: _Optional[str] = ..., min_sequence: _Optional[int] = ...) -> None: ...

class ListPaymentFeesResponse(_message.Message):
    __slots__ = ["bank_accounts", "fees"]
    BANK_ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    FEES_FIELD_NUMBER: _ClassVar[int]
    bank_accounts: _containers.RepeatedCompositeFieldContainer[PaymentBank]
    fees: _containers.RepeatedCompositeFieldContainer[PaymentFee]
    def __init__(self, bank_accounts: _Optional[_Iterable[_Union[PaymentBank, _Mapping]]] = ..., fees: _Optional[_Iterable[_Union[PaymentFee, _Mapping]]] = ...) -> None: ...

class PaymentBank(_message.Message):
    __slots__ = ["bank_group", "bic", "code", "iban", "main_account", "name", "nsf_fee", "nsf_journal"]
    class NsfFee(_message.Message):
        __slots__ = ["basis", "item_tax_group", "main_account", "sales_tax_group"]
        BASIS_FIELD_NUMBER: _ClassVar[int]
        ITEM_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
        MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
        SALES_TAX_GROUP_FIELD_NUMBER: _ClassVar[int]
        basis: FeeBasis
        item_tax_group: str
        main_account: str
        sales_tax_group: str
        def __init__(self, basis: _Optional[_Union[FeeBasis, _Mapping]] = ..., main_account: _Optional[str] = ..., item_tax_group: _Optional[str] = ..., sales_tax_group: _Optional[str] = ...) -> None: ...
    BANK_GROUP_FIELD_NUMBER: _ClassVar[int]
    BIC_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    IBAN_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NSF_FEE_FIELD_NUMBER: _ClassVar[int]
    NSF_JOURNAL_FIELD_NUMBER: _ClassVar[int]
    bank_group: str
    bic: str
    code: str
    iban: str
    main_account: str
    name: str
    nsf_fee: PaymentBank.NsfFee
    nsf_journal: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., main_account: _Optional[str] = ..., bank_group: _Optional[str] = ..., iban: _Optional[str] = ..., bic: _Optional[str] = ..., nsf_journal: _Optional[str] = ..., nsf_fee: _Optional[_Union[PaymentBank.NsfFee, _Mapping]] = ...) -> None: ...

class PaymentFee(_message.Message):
    __slots__ = ["bearer", "code", "lines", "main_account", "name"]
    class Line(_message.Message):
        __slots__ = ["bank", "basis", "currency", "method_of_payment", "payment_specification", "relation", "remittance_type", "to"]
        BANK_FIELD_NUMBER: _ClassVar[int]
        BASIS_FIELD_NUMBER: _ClassVar[int]
        CURRENCY_FIELD_NUMBER: _ClassVar[int]
        FROM_FIELD_NUMBER: _ClassVar[int]
        METHOD_OF_PAYMENT_FIELD_NUMBER: _ClassVar[int]
        PAYMENT_SPECIFICATION_FIELD_NUMBER: _ClassVar[int]
        RELATION_FIELD_NUMBER: _ClassVar[int]
        REMITTANCE_TYPE_FIELD_NUMBER: _ClassVar[int]
        TO_FIELD_NUMBER: _ClassVar[int]
        bank: _setup_pb2.AccountCode
        basis: FeeBasis
        currency: str
        method_of_payment: str
        payment_specification: str
        relation: str
        remittance_type: FeeRemittance
        to: _common_pb2.Date
        def __init__(self, bank: _Optional[_Union[_setup_pb2.AccountCode, str]] = ..., relation: _Optional[str] = ..., method_of_payment: _Optional[str] = ..., currency: _Optional[str] = ..., remittance_type: _Optional[_Union[FeeRemittance, str]] = ..., to: _Optional[_Union[_common_pb2.Date, _Mapping]] = ..., basis: _Optional[_Union[FeeBasis, _Mapping]] = ..., payment_specification: _Optional[str] = ..., **kwargs) -> None: ...
    BEARER_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    MAIN_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    bearer: FeeBearer
    code: str
    lines: _containers.RepeatedCompositeFieldContainer[PaymentFee.Line]
    main_account: str
    name: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., bearer: _Optional[_Union[FeeBearer, str]] = ..., main_account: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[PaymentFee.Line, _Mapping]]] = ...) -> None: ...

class SetPaymentBankRequest(_message.Message):
    __slots__ = ["bank_account", "company", "if_sequence", "mode"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    bank_account: PaymentBank
    company: str
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., bank_account: _Optional[_Union[PaymentBank, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPaymentBankResponse(_message.Message):
    __slots__ = ["bank_account"]
    BANK_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    bank_account: PaymentBank
    def __init__(self, bank_account: _Optional[_Union[PaymentBank, _Mapping]] = ...) -> None: ...

class SetPaymentFeeRequest(_message.Message):
    __slots__ = ["company", "fee", "if_sequence", "mode"]
    COMPANY_FIELD_NUMBER: _ClassVar[int]
    FEE_FIELD_NUMBER: _ClassVar[int]
    IF_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    company: str
    fee: PaymentFee
    if_sequence: int
    mode: _common_pb2.Mode
    def __init__(self, company: _Optional[str] = ..., fee: _Optional[_Union[PaymentFee, _Mapping]] = ..., mode: _Optional[_Union[_common_pb2.Mode, str]] = ..., if_sequence: _Optional[int] = ...) -> None: ...

class SetPaymentFeeResponse(_message.Message):
    __slots__ = ["fee"]
    FEE_FIELD_NUMBER: _ClassVar[int]
    fee: PaymentFee
    def __init__(self, fee: _Optional[_Union[PaymentFee, _Mapping]] = ...) -> None: ...

class FeeMeasure(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class FeeBearer(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

class FeeRemittance(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
