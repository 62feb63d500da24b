/// What a credit check needs to know of one invoice account, at one sequence.
///
/// Amounts are minor units of the currency beside them; open credits are negative. Rules: credit:CL-1 to
/// CL-4, credit:EX. Sums are kept in transaction currency, so that a parameter chooses the parts at check
/// time.
package struct CreditFigures: Sendable, BitwiseCopyable {
    package static let currenciesMax = 8
    package static let dueDaysMax = 32
    package static let neverExpires = Int32.min

    package var company = CacheText()
    /// Customer number of the invoice account.
    package var customer = CacheText()
    /// Sequence of the last record that changed any of these figures.
    package var lastChange: UInt64 = 0
    /// Sequence at which these figures were copied: the last of a commit batch.
    package var asOf: UInt64 = 0
    /// Log time in nanoseconds at which the figures next change by themselves; `Int64.max` when never.
    package var validUntil = Int64.max
    /// In minor units of `limitCurrency`. Zero means no credit, never unlimited.
    package var baseLimitMinor: Int64 = 0
    /// Last day the limit is good for, days since 1970-01-01; `neverExpires` when blank.
    package var limitExpiresDay = CreditFigures.neverExpires
    /// Credit group; 0 when in none.
    package var group: UInt32 = 0
    package var openItems: UInt32 = 0
    /// ISO 4217 number.
    package var limitCurrency: UInt16 = 0
    package var flags: Flags = []
    /// Hold status of the customer: 0 none, 1 invoice, 2 all.
    package var hold: UInt8 = 0
    package private(set) var sumsCount: UInt8 = 0
    package private(set) var dueDaysCount: UInt8 = 0
    // Last, so that the loop copies only what is in use.
    private var sums = InlineArray<8, CurrencySums>(repeating: CurrencySums())
    private var dueDays = InlineArray<32, DueDay>(repeating: DueDay())

    package init() {}

    /// Adds the sums of one more currency.
    ///
    /// A ninth does not fit: the figures then carry `.tooManyCurrencies`, and readers ask the ledger server.
    package mutating func append(_ added: CurrencySums) {
        guard Int(sumsCount) < Self.currenciesMax else {
            flags.insert(.tooManyCurrencies)
            return
        }
        sums[Int(sumsCount)] = added
        sumsCount += 1
    }

    /// Sums of the currency at a position below `sumsCount`.
    package subscript(position: Int) -> CurrencySums {
        precondition(position < Int(sumsCount), "no sums at this position")
        return sums[position]
    }

    /// Adds what is due on one more day.
    ///
    /// Where more fall due on more days than fit the figures carry `.needsLedger`, and readers ask the ledger server.
    package mutating func append(_ added: DueDay) {
        guard Int(dueDaysCount) < Self.dueDaysMax else {
            flags.insert(.needsLedger)
            return
        }
        dueDays[Int(dueDaysCount)] = added
        dueDaysCount += 1
    }

    /// What is due on the day at a position below `dueDaysCount`: by day, then currency.
    package func dueDay(_ position: Int) -> DueDay {
        precondition(position < Int(dueDaysCount), "no day at this position")
        return dueDays[position]
    }

    /// True when both say the same of the same account, whenever they were copied.
    package func agrees(with other: CreditFigures) -> Bool {
        company == other.company && customer == other.customer && lastChange == other.lastChange
            && validUntil == other.validUntil && baseLimitMinor == other.baseLimitMinor
            && limitExpiresDay == other.limitExpiresDay && group == other.group && openItems == other.openItems
            && limitCurrency == other.limitCurrency && flags == other.flags && hold == other.hold
            && sumsCount == other.sumsCount && (0..<Int(sumsCount)).allSatisfy { self[$0] == other[$0] }
            && dueDaysCount == other.dueDaysCount
            && (0..<Int(dueDaysCount)).allSatisfy { dueDay($0) == other.dueDay($0) }
    }

    package struct Flags: OptionSet, Sendable, BitwiseCopyable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let excluded = Flags(rawValue: 1)
        package static let unlimited = Flags(rawValue: 2)
        package static let mandatory = Flags(rawValue: 4)
        package static let closed = Flags(rawValue: 8)
        package static let allowOnAccount = Flags(rawValue: 16)
        /// Some currencies did not fit: no decision may rest on these figures.
        package static let tooManyCurrencies = Flags(rawValue: 32)
        /// Some orders count otherwise than by their sums (linked, held, returns, a horizon), or the account has had
        /// temporary limits, is in a credit group, or has guarantees, limits per currency or rules of its own, or more
        /// due days than fit: the same holds.
        package static let needsLedger = Flags(rawValue: 64)
        /// The company has rules that look at what is due when: the days are there, also when there are none.
        package static let hasDueDays = Flags(rawValue: 128)
    }
}

/// Open debit amounts that fall due on one day in one currency, in its minor units. Rule: credit:BR-10.
package struct DueDay: Sendable, BitwiseCopyable, Equatable {
    /// Days since 1970-01-01.
    package var day: Int32 = 0
    /// ISO 4217 number.
    package var currency: UInt16 = 0
    package var open: Int64 = 0

    package init() {}
}

/// Components of the exposure in one currency, in its minor units. Rule: credit:EX-1.
package struct CurrencySums: Sendable, BitwiseCopyable, Equatable {
    /// ISO 4217 number.
    package var currency: UInt16 = 0
    /// Open amounts of invoices, debit notes, interest and fees.
    package var invoices: Int64 = 0
    /// Open credit notes, negative.
    package var creditNotes: Int64 = 0
    /// Unapplied payments, negative.
    package var payments: Int64 = 0
    package var paymentsAtRisk: Int64 = 0
    package var delivered: Int64 = 0
    package var orders: Int64 = 0
    /// Remaining amounts of live authorizations.
    package var reserved: Int64 = 0

    package init() {}
}

extension CreditFigures {
    /// Bytes from the start that carry meaning; what follows are unused days, and sums where there are no days.
    var usedBytes: Int {
        let unused = (Self.dueDaysMax - Int(dueDaysCount)) * MemoryLayout<DueDay>.stride
        let unusedSums =
            dueDaysCount == 0 ? (Self.currenciesMax - Int(sumsCount)) * MemoryLayout<CurrencySums>.stride : 0
        return MemoryLayout<CreditFigures>.size - unused - unusedSums
    }

    static let usedBytesMin =
        MemoryLayout<CreditFigures>.size - dueDaysMax * MemoryLayout<DueDay>.stride
        - currenciesMax * MemoryLayout<CurrencySums>.stride
}
