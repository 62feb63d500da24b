import Receivables

// Facts of credit management <-> Protocol/log/v1. Dates that may be missing are days plus 1,000,000; 0: none.

private let dateShift: Int64 = 1_000_000

extension ProtoWriter {
    private mutating func day(_ field: UInt32, _ date: CalendarDate) { sint(field, Int64(date.days)) }
    private mutating func date(_ field: UInt32, _ date: CalendarDate?) {
        if let date { sint(field, Int64(date.days) + dateShift) }
    }

    /// The whole event: kind and body.
    mutating func credit(_ fact: CreditFact) {
        switch fact {
        case .groupSet(let row):
            message(360) {
                $0.uint(1, row.id.number)
                $0.uint(2, row.company.number)
                $0.code(3, row.code)
                $0.string(4, row.description)
                $0.uint(5, UInt64(row.limit.currency.number))
                $0.sint(6, row.limit.minor)
                $0.day(7, row.expires)
            }
        case .memberSet(let account, let group):
            message(361) {
                $0.uint(1, account.number)
                $0.uint(2, group.number)
            }
        case .groupTemporaryLimitSet(let group, let row):
            message(362) {
                $0.uint(1, group.number)
                $0.sint(2, row.amount)
                $0.day(3, row.from)
                $0.day(4, row.to)
            }
        case .guaranteeSet(let account, let row): message(363) { $0.guarantee(account, row) }
        case .currencyLimitSet(let account, let currency, let limit):
            message(364) { $0.currencyLimit(account, currency, limit) }
        case .profileSet(let account, let row): message(365) { $0.creditProfile(account, row) }
        case .journalMoved(let company, let number, let state, let lines):
            message(366) {
                $0.uint(1, company.number)
                $0.code(2, number)
                $0.uint(3, UInt64(state.rawValue))
                $0.packed(4, count: lines.count) { UInt64(lines[$0].rawValue) }
            }
        case .checkpointsSet(let company, let rows):
            message(367) {
                $0.uint(1, company.number)
                for row in rows {
                    $0.message(2) {
                        $0.uint(1, UInt64(row.checkpoint.rawValue))
                        $0.bool(2, row.posting)
                        $0.bool(3, row.proForma)
                        $0.uint(4, row.graceDays)
                    }
                }
            }
        case .reasonSet(let company, let row):
            message(368) {
                $0.uint(1, company.number)
                $0.code(2, row.code)
                $0.uint(3, UInt64(row.kind.rawValue))
                $0.string(4, row.description)
            }
        case .holdSet(let row): message(369) { $0.creditHold(row) }
        case .authorizationReviewed(let fact): message(370) { $0.reviewed(fact) }
        case .authorizationChanged(let fact):
            message(1500) {
                $0.uint(1, fact.id.number)
                $0.sint(2, fact.released)
                if let expires = fact.expires { $0.fixed64(3, UInt64(bitPattern: expires.nanoseconds)) }
            }
        case .documentChecked(let row):
            message(371) {
                $0.uint(1, row.company.number)
                $0.code(2, row.document)
                $0.uint(3, UInt64(row.checkpoint.rawValue))
                $0.day(4, row.date)
            }
        case .scoringGroupSet(let company, let row): message(372) { $0.scoringGroup(company, row) }
        case .riskGroupSet(let company, let row):
            message(373) {
                $0.uint(1, company.number)
                $0.code(2, row.code)
                $0.sint(3, row.from)
                $0.sint(4, row.to)
                $0.code(5, row.indicator)
            }
        case .autoLimitSet(let company, let row): message(374) { $0.autoLimit(company, row) }
        case .scored(let account, let row): message(375) { $0.riskScore(account, row) }
        }
    }

    private mutating func guarantee(_ account: CustomerID, _ row: Guarantee) {
        uint(1, account.number)
        code(2, row.id)
        uint(3, UInt64(row.kind.rawValue))
        string(4, row.guarantor)
        uint(5, UInt64(row.value.currency.number))
        sint(6, row.value.minor)
        sint(7, row.percent.tenThousandths)
        bool(8, row.isIncludedInExposure)
        day(9, row.from)
        day(10, row.to)
    }

    private mutating func currencyLimit(_ account: CustomerID, _ currency: Currency, _ limit: Int64?) {
        uint(1, account.number)
        uint(2, UInt64(currency.number))
        sint(3, limit ?? 0)
        bool(4, limit == nil)
    }

    private mutating func creditProfile(_ account: CustomerID, _ row: CreditProfile) {
        uint(1, account.number)
        for guarantee in row.guarantees { message(2) { $0.guarantee(account, guarantee) } }
        for limit in row.currencyLimits.rows { message(3) { $0.currencyLimit(account, limit.currency, limit.limit) } }
        if let money = row.externalExposure {
            uint(4, UInt64(money.currency.number))
            sint(5, money.minor)
        }
        if let minor = row.eligibleLimit { sint(6, minor + 1) }
        if let minor = row.revenue { sint(7, minor + 1) }
        date(8, row.customerSince)
        date(9, row.businessStarted)
        bool(10, row.isIdentified)
        for value in row.scoringValues {
            message(11) {
                $0.code(1, value.group)
                $0.code(2, value.value)
            }
        }
    }

    private mutating func creditHold(_ row: CreditHold) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        uint(3, row.customer.number)
        code(4, row.document)
        uint(5, UInt64(row.checkpoint.rawValue))
        uint(6, UInt64(row.value.currency.number))
        sint(7, row.value.minor)
        code(8, row.wish.terms)
        code(9, row.wish.cashDiscount)
        bool(10, row.wish.excludesOrder)
        packed(11, count: row.reasons.count) {
            UInt64(row.reasons[$0].code.rawValue) + (row.reasons[$0].isValid ? 0 : 256)
        }
        bool(12, row.isForced)
        code(13, row.holdReason)
        uint(14, UInt64(row.state.rawValue))
        uint(15, UInt64(row.workflow.rawValue))
        bool(16, row.isReady)
        packed(17, count: row.authorizations.count) { UInt64(row.authorizations[$0].number) }
        code(18, row.releaseReason)
        date(19, row.reviewDate)
        fixed64(20, UInt64(bitPattern: row.placed.nanoseconds))
        date(21, row.closedOn)
    }

    private mutating func reviewed(_ fact: AuthorizationReviewed) {
        uint(1, fact.id.number)
        switch fact.outcome {
        case .released(let amount, let expires, let overridden):
            uint(2, UInt64(1))
            sint(3, amount)
            fixed64(4, UInt64(bitPattern: expires.nanoseconds))
            bool(5, overridden)
        case .declined: uint(2, UInt64(2))
        case .voided: uint(2, UInt64(3))
        }
    }

    private mutating func scoringGroup(_ company: CompanyID, _ row: ScoringGroup) {
        uint(1, company.number)
        code(2, row.code)
        uint(3, UInt64(row.type.rawValue))
        bool(4, row.isRange)
        for line in row.rows {
            message(5) {
                $0.sint(1, line.from.tenThousandths)
                $0.sint(2, line.to.tenThousandths)
                $0.code(3, line.value)
                $0.sint(4, line.score)
            }
        }
    }

    private mutating func autoLimit(_ company: CompanyID, _ row: AutoLimitRule) {
        uint(1, company.number)
        code(2, row.riskGroup)
        uint(3, UInt64(row.currency.number))
        if let minor = row.maxRevenue { sint(4, minor + 1) }
        for line in row.lines {
            message(5) {
                $0.code(1, line.scoringGroup)
                $0.uint(2, UInt64(line.comparison.rawValue))
                $0.code(3, line.value)
                $0.sint(4, line.limit)
            }
        }
    }

    private mutating func riskScore(_ account: CustomerID, _ row: RiskScore) {
        uint(1, account.number)
        day(2, row.date)
        for part in row.parts {
            message(3) {
                $0.code(1, part.group)
                $0.code(2, part.value)
                $0.sint(3, part.score)
            }
        }
        sint(4, row.total)
        code(5, row.riskGroup)
    }
}
