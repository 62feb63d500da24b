/// How a generated limit follows from the one there is (credit:AJ-6): change, then round, then floor 0.
package struct LimitChange: Equatable, Sendable, BitwiseCopyable {
    package enum Value: Equatable, Sendable, BitwiseCopyable {
        /// Minor units, may be negative.
        case fixed(Int64)
        /// Ten-thousandths of a percent, may be negative.
        case percent(Int64)
    }

    package enum Form: UInt8, Sendable, BitwiseCopyable {
        case nearest = 1
        case up = 2
        case down = 3
    }

    package var value: Value
    /// Minor units; the limit becomes a multiple of it.
    package var roundOff: Int64
    package var form: Form

    package init(value: Value, roundOff: Int64, form: Form) {
        self.value = value
        self.roundOff = roundOff
        self.form = form
    }

    /// The percentage is exact until the multiple is chosen: rounding happens once. Nil past the border of amounts.
    package func applied(to current: Int64) -> Int64? {
        let scale: Int128 = 1_000_000
        let exact: Int128 =
            switch value {
            case .fixed(let amount): (Int128(current) + Int128(amount)) * scale
            case .percent(let share): Int128(current) * (scale + Int128(share))
            }
        let unit = Int128(max(1, roundOff)) * scale
        let multiples: Int128 =
            switch form {
            case .nearest: Rounding.halfAwayFromZero.divide(exact, by: unit)
            case .down: Rounding.down.divide(exact, by: unit)
            case .up: -Rounding.down.divide(-exact, by: unit)
            }
        let rounded = max(0, multiples * Int128(max(1, roundOff)))
        return rounded <= Int128(Money.minorMax) ? Int64(rounded) : nil
    }
}

/// Draft lines for existing customers in a journal of type limit, which the call makes if it is not there.
///
/// At most `linesPerCall` lines per call; the answer's `next` goes into `after` until it is empty. Customers whose
/// limit is in another currency than `currency` are left out. Without `customers` all invoice accounts.
///
/// Rejections in order: JOURNAL_LOCKED, FIELD_INVALID (temporary journal), CUSTOMER_NOT_FOUND, INVOICE_ACCOUNT_CHAIN,
/// TOO_MANY_ITEMS, AMOUNT_OUT_OF_RANGE.
package struct GenerateLimitLines: Command {
    package let id: CompanyID
    package let journal: Code
    package let customers: [Code]
    package let currency: Currency
    package let change: LimitChange
    package let dates: Dates
    package let after: CustomerID

    package enum Dates: Equatable, Sendable, BitwiseCopyable {
        case absolute(CalendarDate)
        /// Days after the last day of the limit there is; of one without a last day, after the business date.
        case relative(Int)
    }

    package struct Answer: Sendable {
        package let journal: LimitJournal
        package let lines: [LimitLine]
        package let next: CustomerID
    }

    package static let linesPerCall = 1_000
    /// Rows looked at per call: bounds the time of one.
    package static let rowsPerCall: UInt32 = 20_000

    package init(
        id: CompanyID, journal: Code, customers: [Code], currency: Currency, change: LimitChange, dates: Dates,
        after: CustomerID
    ) {
        self.id = id
        self.journal = journal
        self.customers = customers
        self.currency = currency
        self.change = change
        self.dates = dates
        self.after = after
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var journal: LimitJournal
        if book.limits.journal(id, self.journal) != nil {
            journal = try book.draftJournal(id, self.journal)
            guard journal.kind == .limit else {
                throw Rejection(.fieldInvalid, field: "journal", "lines are generated for journals of type LIMIT")
            }
        } else {
            journal = LimitJournal(company: id, number: self.journal, kind: .limit, description: "")
            draft.add(.limitJournalCreated(journal), book)
        }
        let (accounts, next) = try accounts(book)
        var lines: [LimitLine] = []
        for account in accounts { lines.append(try line(account, book, now.today)) }
        journal.lines += lines
        if journal.lines.count > LimitJournal.linesMax {
            throw .tooMany(journal.lines.count, max: LimitJournal.linesMax, field: "journal")
        }
        if !lines.isEmpty { draft.add(.limitLinesAdded(id, journal.number, lines), book) }
        return Answer(journal: journal, lines: lines, next: next)
    }

    private func accounts(_ book: borrowing Book) throws(Rejection) -> ([CustomerID], CustomerID) {
        var found: [CustomerID] = []
        guard customers.isEmpty else {
            for (index, number) in customers.enumerated() {
                let path = "customers[\(index)]"
                let account = try book.customer(id, number, field: path)
                guard book.customers[account].invoiceAccount == account else {
                    throw .chain(number, path, "owes through another: its invoice account has the limit")
                }
                if book.customers[account].limitCurrency == currency { found.append(account) }
            }
            return (found, .none)
        }
        let total = book.customers.rows.count
        var number = min(after.number, total)
        let end = min(total, number + min(GenerateLimitLines.rowsPerCall, total))
        while number < end, found.count < GenerateLimitLines.linesPerCall {
            number += 1
            let row = book.customers[CustomerID(number)]
            guard row.company == id, row.invoiceAccount == CustomerID(number), row.limitCurrency == currency,
                !row.flags.contains(.closed)
            else { continue }
            found.append(CustomerID(number))
        }
        return (found, number < total ? CustomerID(number) : .none)
    }

    private func line(_ account: CustomerID, _ book: borrowing Book, _ today: CalendarDate) throws(Rejection) -> LimitLine {
        let row = book.customers[account]
        guard let new = change.applied(to: row.limit) else { throw .outOfRange(field: "value") }
        let to: CalendarDate
        switch dates {
        case .absolute(let date): to = date
        case .relative(let offset):
            let last = row.limitExpires == .max ? today : CalendarDate(days: row.limitExpires)
            to = last.adding(days: offset)
        }
        return LimitLine(
            customer: account, current: row.limit, new: new, currency: row.limitCurrency, from: nil, to: to)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
