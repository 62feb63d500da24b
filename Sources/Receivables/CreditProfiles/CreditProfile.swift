/// A guarantee or credit insurance of an account while it holds (credit:CL-7).
package struct Guarantee: Equatable, Sendable, Codable {
    /// Given by the caller: policy or contract number.
    package var id: Code
    package var kind: GuaranteeKind
    package var guarantor: String
    package var value: Money
    /// How much of the value raises the limit: ten-thousandths of a percent, 0 to 100 %.
    package var percent: Percent
    /// The whole value lowers the limit as well: A + B*C - B.
    package var isIncludedInExposure: Bool
    package var from: CalendarDate
    package var to: CalendarDate

    package init(
        id: Code, kind: GuaranteeKind, guarantor: String, value: Money, percent: Percent, isIncludedInExposure: Bool,
        from: CalendarDate, to: CalendarDate
    ) {
        self.id = id
        self.kind = kind
        self.guarantor = guarantor
        self.value = value
        self.percent = percent
        self.isIncludedInExposure = isIncludedInExposure
        self.from = from
        self.to = to
    }

    package static let perAccountMax = 100

    /// Both days belong to it.
    func holds(on date: CalendarDate) -> Bool { from <= date && date <= to }

    /// What it does to the limit, minor units of its own currency.
    var effect: Int64 { percent.of(value.minor) - (isIncludedInExposure ? value.minor : 0) }
}

package enum GuaranteeKind: UInt8, Sendable, BitwiseCopyable, Codable {
    case guarantee = 1
    case insurance = 2
}

/// Limits on the exposure in one currency, beside the limit of the account (credit:CL-11). By currency number.
package struct CurrencyLimits: Equatable, Sendable, Codable {
    package private(set) var rows: [Row] = []

    package struct Row: Equatable, Sendable, PlainBits {
        package var currency: Currency
        package var limit: Int64
    }

    package init() {}

    package subscript(_ currency: Currency) -> Int64? { rows.first { $0.currency == currency }?.limit }

    mutating func set(_ currency: Currency, _ limit: Int64?) {
        rows.removeAll { $0.currency == currency }
        guard let limit else { return }
        rows.append(Row(currency: currency, limit: limit))
        rows.sort { $0.currency.number < $1.currency.number }
    }
}

/// A value that risk scoring uses for an account, in place of one it would measure.
package struct ScoringValue: Equatable, Sendable, PlainBits {
    package var group: Code
    package var value: Code

    package init(group: Code, value: Code) { (self.group, self.value) = (group, value) }
}

/// What credit management knows of an account beside its limit: few accounts have any of it.
package struct CreditProfile: Equatable, Sendable, Codable {
    /// By id.
    package private(set) var guarantees: [Guarantee] = []
    package var currencyLimits = CurrencyLimits()
    /// Exposure that another system reports; 0: none (credit:EX-9).
    package var externalExposure: Money?
    /// The most a limit may be raised to, limit currency; nil: any (credit:AJ-4).
    package var eligibleLimit: Int64?
    /// Latest yearly revenue, limit currency (credit:RS-5).
    package var revenue: Int64?
    package var customerSince: CalendarDate?
    package var businessStarted: CalendarDate?
    /// A government id was shown; the id itself is personal data (credit:CL-14).
    package var isIdentified = false
    /// By scoring group.
    package var scoringValues: [ScoringValue] = []

    package init() {}

    package static let scoringValuesMax = 100

    /// Whether a check has to look here.
    var changesTests: Bool {
        !guarantees.isEmpty || !currencyLimits.rows.isEmpty || externalExposure.map { !$0.isZero } ?? false
    }

    package mutating func set(_ guarantee: Guarantee) {
        guarantees.removeAll { $0.id == guarantee.id }
        guarantees.append(guarantee)
        guarantees.sort { $0.id < $1.id }
    }

    package mutating func setLimit(_ currency: Currency, _ limit: Int64?) { currencyLimits.set(currency, limit) }

    package mutating func set(_ value: ScoringValue) {
        scoringValues.removeAll { $0.group == value.group }
        if !value.value.isEmpty { scoringValues.append(value) }
        scoringValues.sort { $0.group < $1.group }
    }

    var isEmpty: Bool { self == CreditProfile() }

    /// 0 for an account without one.
    var fingerprint: UInt64 {
        if isEmpty { return 0 }
        var print = Fingerprint()
        for row in guarantees {
            print.add(row.id)
            print.add(row.value)
            print.add(row.percent.tenThousandths << 1 | (row.isIncludedInExposure ? 1 : 0))
            print.add(row.from)
            print.add(row.to)
        }
        for row in currencyLimits.rows { print.add(Money(row.limit, row.currency)) }
        if let externalExposure { print.add(externalExposure) }
        print.add(eligibleLimit ?? -1)
        print.add(revenue ?? -1)
        if let customerSince { print.add(customerSince) }
        if let businessStarted { print.add(businessStarted) }
        print.add(isIdentified ? 1 as UInt64 : 2)
        for row in scoringValues {
            print.add(row.group)
            print.add(row.value)
        }
        return print.word
    }
}

/// Profiles of the accounts that have one.
package struct CreditProfiles: ~Copyable {
    private var rows: [CustomerID: CreditProfile] = [:]

    package init() {}

    package subscript(_ account: CustomerID) -> CreditProfile { rows[account] ?? CreditProfile() }

    mutating func change(_ account: CustomerID, _ body: (inout CreditProfile) -> Void) {
        var row = self[account]
        body(&row)
        rows[account] = row.isEmpty ? nil : row
    }
}

extension CreditProfiles: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
    }
}
