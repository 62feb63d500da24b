/// How interest is worked out for one side from one date on (setup section 12).
package struct InterestTerms: Equatable, Sendable, Codable {
    package enum Unit: UInt8, Sendable, BitwiseCopyable, Codable {
        case day = 1
        case month = 2
    }

    package enum Basis: UInt8, Sendable, BitwiseCopyable, Codable {
        case percent = 1
        /// A fixed amount per interval and currency.
        case amount = 2
    }

    package enum Method: UInt8, Sendable, BitwiseCopyable, Codable {
        /// Per whole interval of `every` units.
        case interval = 1
        /// Yearly percent over 365 days, in leap years too.
        case daily365 = 2
    }

    /// What picks the row of a range.
    package enum Range: UInt8, Sendable, BitwiseCopyable, Codable {
        case none = 1
        case amount = 2
        case days = 3
        case months = 4
    }

    package enum Anchor: UInt8, Sendable, BitwiseCopyable, Codable {
        case dueDate = 1
        case transactionDate = 2
    }

    package var every: UInt16 = 1
    package var unit = Unit.month
    package var basis = Basis.percent
    package var method = Method.interval
    package var range = Range.none
    /// Income of interest we charge, expense of interest we pay.
    package var account = AccountID.none
    package var graceDays: UInt16 = 0
    package var calculateFrom = Anchor.dueDate
    /// For all currencies; nil when each currency has its own.
    package var percent: Percent?
    package var currencies: [CurrencyTerms] = []

    package init() {}

    package struct CurrencyTerms: Equatable, Sendable, Codable {
        package var currency: Currency
        /// Ten-thousandths of a percent, or minor units with basis AMOUNT; nil: the percent of all currencies.
        package var value: Int64?
        /// Minor units; nil: no such bound.
        package var minInterest: Int64?
        package var maxInterest: Int64?
        /// Per note, minor units; 0: none.
        package var fee: Int64 = 0
        package var feeAccount = AccountID.none
        /// Item tax group of the fee; empty: no tax.
        package var feeTaxGroup: Code = .empty
        package var rows: [Row] = []

        package init(currency: Currency) { self.currency = currency }
    }

    /// `from`: minor units, days or months; `value` as in `CurrencyTerms`.
    package struct Row: Equatable, Sendable, PlainBits {
        package var from: Int64
        package var value: Int64

        package init(from: Int64, value: Int64) {
            self.from = from
            self.value = value
        }
    }

    package func terms(_ currency: Currency) -> CurrencyTerms? { currencies.first { $0.currency == currency } }

    /// The percent or amount for a base and a length; nil when the currency is not set up (IC-5, IC-7 to IC-9).
    package func value(_ currency: Currency, base: Int64, day: Int, month: Int) -> Int64? {
        let own = terms(currency)
        if range != .none, let rows = own?.rows, !rows.isEmpty {
            let place: Int64 =
                switch range {
                case .none: 0
                case .amount: base
                case .days: Int64(day)
                case .months: Int64(month)
                }
            return rows.last { $0.from <= place }?.value
        }
        if let value = own?.value { return value }
        return basis == .percent ? percent?.tenThousandths : nil
    }
}

/// Terms from one date on; the version before ends the day before (setup:IC-2).
package struct InterestVersion: Equatable, Sendable, Codable {
    package var effectiveFrom: CalendarDate
    /// Nil: without end.
    package var effectiveTo: CalendarDate?
    /// Interest we charge on debit items.
    package var earnings: InterestTerms?
    /// Interest we pay on credit items.
    package var payments: InterestTerms?

    package init(
        effectiveFrom: CalendarDate, effectiveTo: CalendarDate? = nil, earnings: InterestTerms?,
        payments: InterestTerms?
    ) {
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
        self.earnings = earnings
        self.payments = payments
    }

    package func holds(on date: CalendarDate) -> Bool {
        effectiveFrom <= date && effectiveTo.map { date <= $0 } ?? true
    }
}

package struct InterestCode: Equatable, Sendable, Codable {
    package let code: Code
    package var description: String
    /// Rising by date, without overlap.
    package var versions: [InterestVersion]

    package init(code: Code, description: String, versions: [InterestVersion]) {
        self.code = code
        self.description = description
        self.versions = versions
    }

    package static let versionsMax = 200
    package static let rowsMax = 100
    package static let currenciesMax = 50

    package func version(on date: CalendarDate) -> InterestVersion? { versions.last { $0.holds(on: date) } }
}
