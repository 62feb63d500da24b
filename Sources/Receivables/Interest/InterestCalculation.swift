/// Interest of one open item. Pure: the same item, code and dates give the same pieces for ever.
package struct InterestCalculation {
    /// Days from the first to the last, both included; day 0 is the anchor and bears nothing (IC-12).
    package struct Span: Equatable, Sendable, PlainBits {
        package var from: CalendarDate
        package var to: CalendarDate

        package init(from: CalendarDate, to: CalendarDate) {
            self.from = from
            self.to = to
        }

        package func contains(_ date: CalendarDate) -> Bool { from <= date && date <= to }
    }

    /// One interval, or one run of days with equal base and rate.
    package struct Piece: Equatable, Sendable, BitwiseCopyable {
        /// Number of the interval from the anchor; 0 with the daily method.
        package var interval: Int32
        package var span: Span
        /// Debit positive, credit negative.
        package var base: Int64
        /// Ten-thousandths of a percent, or minor units.
        package var value: Int64
        package var interest: Int64
    }

    /// The pieces of one rate version (IC-15).
    package struct VersionCharge: Equatable, Sendable {
        package var effectiveFrom: CalendarDate
        /// Values are amounts, not percents.
        package var isAmount: Bool
        package var account: AccountID
        package var fee: Int64
        package var feeAccount: AccountID
        package var feeTaxGroup: Code
        package var pieces: [Piece]
        /// After minimum and maximum.
        package var interest: Int64
    }

    package enum Skip: UInt8, Sendable, BitwiseCopyable {
        case noInterestCode = 1
        case currencyNotSetUp = 2
        case profileRestricted = 3
        case withinGrace = 4
        case belowMinimum = 5
    }

    package struct Outcome: Equatable, Sendable {
        package var charges: [VersionCharge] = []
        package var skip: Skip?
        package var daysLate = 0
        /// Sum before the maximum.
        package var uncapped: Int64 = 0

        package var interest: Int64 { charges.reduce(0) { $0 + $1.interest } }
    }

    package let code: InterestCode
    /// Interest on credit items that we pay.
    package let isPayments: Bool
    package let currency: Currency
    package let dueDate: CalendarDate
    package let transactionDate: CalendarDate
    /// Nil: from the anchor.
    package let from: CalendarDate?
    package let to: CalendarDate
    package let countsStarted: Bool
    package let graceShiftsStart: Bool
    /// What notes that still stand have charged.
    package let charged: [Span]
    /// Days on which the open amount changes.
    package let changes: [CalendarDate]

    package init(
        code: InterestCode, isPayments: Bool, currency: Currency, dueDate: CalendarDate, transactionDate: CalendarDate,
        from: CalendarDate?, to: CalendarDate, countsStarted: Bool, graceShiftsStart: Bool, charged: [Span],
        changes: [CalendarDate]
    ) {
        self.code = code
        self.isPayments = isPayments
        self.currency = currency
        self.dueDate = dueDate
        self.transactionDate = transactionDate
        self.from = from
        self.to = to
        self.countsStarted = countsStarted
        self.graceShiftsStart = graceShiftsStart
        self.charged = charged
        self.changes = changes
    }

    /// Of an item, more or less: months of a year.
    private static let piecesUsual = 12
    /// No item is late for longer.
    static let daysMax = 40_000

    private func terms(_ version: InterestVersion) -> InterestTerms? {
        isPayments ? version.payments : version.earnings
    }

    private var firstTerms: InterestTerms? {
        for version in code.versions {
            if let terms = terms(version) { return terms }
        }
        return nil
    }

    /// The version in force when the item was posted says from which of its dates interest counts, else the first that
    /// follows: a later one changes nothing that has begun (IC-2).
    private func anchorTerms(_ first: InterestTerms) -> InterestTerms {
        let day = transactionDate.adding(days: 1)
        if let terms = code.version(on: day).flatMap(terms) { return terms }
        for version in code.versions where version.effectiveFrom > day {
            if let terms = terms(version) { return terms }
        }
        return first
    }

    /// `open` tells the amount that is open at the end of a day.
    package func run(_ open: (CalendarDate) -> Int64) -> Outcome {
        var outcome = Outcome()
        guard let first = firstTerms else {
            outcome.skip = .noInterestCode
            return outcome
        }
        let anchor = anchorTerms(first).calculateFrom == .dueDate ? dueDate : transactionDate
        outcome.daysLate = max(0, to - anchor)
        // Before the day after the anchor nothing can be charged.
        let version = code.version(on: anchor.adding(days: 1)) ?? code.versions[0]
        let terms = self.terms(version) ?? first
        if to <= anchor.adding(days: Int(terms.graceDays)) {
            if to > anchor { outcome.skip = .withinGrace }
            return outcome
        }
        let start = graceShiftsStart ? anchor.adding(days: Int(terms.graceDays)) : anchor
        guard to - start <= InterestCalculation.daysMax else { return outcome }
        var isMissing = false
        outcome.charges = charges(from: start, open, &isMissing)
        if isMissing, outcome.charges.isEmpty { outcome.skip = .currencyNotSetUp }
        bound(&outcome)
        return outcome
    }

    // MARK: Intervals (IC-3 to IC-5, IC-11)

    private func charges(
        from anchor: CalendarDate, _ open: (CalendarDate) -> Int64, _ isMissing: inout Bool
    ) -> [VersionCharge] {
        var charges: [VersionCharge] = []
        var (number, sinceChange) = (Int32(0), 0)
        var base = anchor
        var last = anchor
        var step: (every: UInt16, unit: InterestTerms.Unit)?
        // Looked for when the one before has ended, not for every interval.
        var (version, own): (InterestVersion?, InterestTerms?)
        while true {
            let firstDay = last.adding(days: 1)
            guard firstDay <= to else { break }
            if version?.holds(on: firstDay) != true {
                version = code.version(on: firstDay)
                own = version.flatMap(terms)
                // Days of no version pass in the intervals of the one before, or of the first.
                let grid = version ?? code.versions.last { $0.effectiveFrom <= firstDay } ?? code.versions[0]
                guard let every = terms(grid) ?? firstTerms else { break }
                if every.method == .daily365 {
                    // Days are counted until a version with intervals begins; those count from there.
                    let next = code.versions.first { $0.effectiveFrom > firstDay && terms($0)?.method == .interval }
                    let end = next.map { min(to, $0.effectiveFrom.adding(days: -1)) } ?? to
                    addDays(Span(from: firstDay, to: end), anchor, open, &isMissing, to: &charges)
                    (last, base, sinceChange, step, version) = (end, end, 0, nil, nil)
                    continue
                }
                // A version with other intervals counts them from where the one before stopped.
                if let known = step, known != (every.every, every.unit) {
                    base = last
                    sinceChange = 0
                }
                step = (every.every, every.unit)
            }
            guard let step else { break }
            number += 1
            sinceChange += 1
            let length = Int(step.every) * sinceChange
            let end = step.unit == .day ? base.adding(days: length) : base.adding(months: length)
            guard end > last, countsStarted ? firstDay <= to : end <= to else { break }
            let span = Span(from: firstDay, to: end)
            if let charged = chargedEnd(within: span) {
                // Charged by other intervals, before the code changed: they are counted anew from there (IC-22).
                last = min(end, charged)
                if charged < end { (base, sinceChange) = (charged, 0) }
                continue
            }
            last = end
            guard let version, let terms = own else { continue }
            if let from, end <= from { continue }
            let amount = open(min(end, to))
            guard (amount > 0) != isPayments, amount != 0 else { continue }
            let months = terms.range == .months ? Self.months(from: anchor, to: end) : 0
            guard let value = terms.value(currency, base: abs(amount), day: end - anchor, month: months) else {
                isMissing = true
                continue
            }
            let interest =
                terms.basis == .amount
                ? (amount < 0 ? -value : value) : Percent(tenThousandths: value).of(amount)
            add(
                Piece(interval: number, span: span, base: amount, value: value, interest: interest), version, terms,
                to: &charges)
        }
        for index in charges.indices { charges[index].priceDays() }
        return charges
    }

    /// Until when days of an interval are charged already; nil: none of them.
    private func chargedEnd(within span: Span) -> CalendarDate? {
        var end: CalendarDate?
        for other in charged where other.from <= span.to && other.to >= span.from {
            end = max(end ?? other.to, other.to)
        }
        return end
    }

    // MARK: Days (IC-6, IC-11, IC-15)

    private func addDays(
        _ days: Span, _ anchor: CalendarDate, _ open: (CalendarDate) -> Int64, _ isMissing: inout Bool,
        to charges: inout [VersionCharge]
    ) {
        let first = max(days.from, from?.adding(days: 1) ?? days.from)
        guard first <= days.to else { return }
        var starts = segmentStarts(first, days.to, anchor)
        starts.append(days.to.adding(days: 1))
        for index in 0..<(starts.count - 1) {
            let span = Span(from: starts[index], to: starts[index + 1].adding(days: -1))
            if charged.contains(where: { $0.contains(span.from) }) { continue }
            guard let version = code.version(on: span.from), let terms = terms(version) else { continue }
            let amount = open(span.from)
            guard (amount > 0) != isPayments, amount != 0 else { continue }
            let months = terms.range == .months ? Self.months(from: anchor, to: span.from) : 0
            guard let value = terms.value(currency, base: abs(amount), day: span.from - anchor, month: months) else {
                isMissing = true
                continue
            }
            let piece = Piece(interval: 0, span: span, base: amount, value: value, interest: 0)
            add(piece, version, terms, to: &charges)
        }
    }

    /// First days of runs in which nothing that counts can change.
    private func segmentStarts(
        _ first: CalendarDate, _ last: CalendarDate, _ anchor: CalendarDate
    ) -> [CalendarDate] {
        var starts = [first]
        starts += changes
        for version in code.versions {
            starts.append(version.effectiveFrom)
            if let end = version.effectiveTo { starts.append(end.adding(days: 1)) }
            guard let rows = terms(version)?.terms(currency)?.rows else { continue }
            for row in rows where row.from > 0 && row.from < Int64(InterestCalculation.daysMax) {
                switch terms(version)?.range {
                case .days: starts.append(anchor.adding(days: Int(row.from)))
                case .months: starts.append(anchor.adding(months: Int(row.from)))
                case .amount, .some(.none), nil: break
                }
            }
        }
        for span in charged {
            starts.append(span.from)
            starts.append(span.to.adding(days: 1))
        }
        starts.sort()
        var kept: [CalendarDate] = []
        for start in starts where start >= first && start <= last && kept.last != start { kept.append(start) }
        return kept
    }

    private func add(
        _ piece: Piece, _ version: InterestVersion, _ terms: InterestTerms, to charges: inout [VersionCharge]
    ) {
        // Asked in place: a copy of the last would make its pieces be copied when one is added.
        if !charges.isEmpty, charges[charges.count - 1].effectiveFrom == version.effectiveFrom {
            charges[charges.count - 1].add(piece, isDaily: terms.method == .daily365)
            return
        }
        let own = terms.terms(currency)
        var charge = VersionCharge(
            effectiveFrom: version.effectiveFrom, isAmount: terms.basis == .amount, account: terms.account, fee: own?.fee ?? 0,
            feeAccount: own?.feeAccount ?? .none, feeTaxGroup: own?.feeTaxGroup ?? .empty, pieces: [], interest: 0)
        charge.pieces.reserveCapacity(InterestCalculation.piecesUsual)
        charge.add(piece, isDaily: terms.method == .daily365)
        charges.append(charge)
    }

    // MARK: Minimum and maximum (IC-14)

    /// Per transaction and run: below the minimum nothing is charged, above the maximum only that.
    private func bound(_ outcome: inout Outcome) {
        for index in outcome.charges.indices {
            outcome.charges[index].interest = outcome.charges[index].pieces.reduce(0) { $0 + $1.interest }
        }
        let total = outcome.interest
        outcome.uncapped = total
        guard total != 0, let version = code.version(on: to) ?? code.versions.last,
            let own = terms(version)?.terms(currency)
        else {
            outcome.charges.removeAll { $0.interest == 0 }
            return
        }
        if let least = own.minInterest, abs(total) < least {
            outcome.charges = []
            outcome.skip = .belowMinimum
            return
        }
        if let most = own.maxInterest, abs(total) > most {
            outcome.charges = InterestCalculation.capped(outcome.charges, at: total < 0 ? -most : most)
        }
        outcome.charges.removeAll { $0.interest == 0 }
    }

    /// The cap is for all the time of the run: what a later version has no room for counts as charged with the one
    /// before, or the next run would charge it (IC-22).
    private static func capped(_ charges: [VersionCharge], at most: Int64) -> [VersionCharge] {
        var (kept, left) = ([VersionCharge](), most)
        for var charge in charges where charge.interest != 0 {
            charge.interest = most < 0 ? max(left, charge.interest) : min(left, charge.interest)
            left -= charge.interest
            if charge.interest == 0, !kept.isEmpty {
                kept[kept.count - 1].pieces += charge.pieces
            } else {
                kept.append(charge)
            }
        }
        return kept
    }

    /// Whole months between two dates.
    static func months(from start: CalendarDate, to end: CalendarDate) -> Int {
        let (a, b) = (start.parts, end.parts)
        var months = (b.year - a.year) * 12 + b.month - a.month
        while months > 0, start.adding(months: months) > end { months -= 1 }
        return max(0, months)
    }
}

extension InterestCalculation.VersionCharge {
    fileprivate mutating func add(_ piece: InterestCalculation.Piece, isDaily: Bool) {
        // Days that follow each other with the same base and rate are one segment, rounded once.
        if isDaily, let last = pieces.last, last.base == piece.base, last.value == piece.value,
            last.span.to.adding(days: 1) == piece.span.from
        {
            pieces[pieces.count - 1].span.to = piece.span.to
        } else {
            pieces.append(piece)
        }
    }

    /// Base x percent / 100 / 365 x days, rounded once per segment.
    fileprivate mutating func priceDays() {
        for index in pieces.indices where pieces[index].interval == 0 {
            let days = pieces[index].span.to - pieces[index].span.from + 1
            let exact = Int128(pieces[index].base) * Int128(pieces[index].value) * Int128(days)
            let rounded = Rounding.halfAwayFromZero.divide(exact, by: 365 * 1_000_000)
            pieces[index].interest = Int64(clamping: rounded)
        }
    }
}
