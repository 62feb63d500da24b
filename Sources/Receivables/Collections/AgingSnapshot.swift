/// What a customer owes by age at an event position: a report that later postings do not change (credit:AG-7, AG-11).
package struct AgingSnapshot: Equatable, Sendable {
    package var company: CompanyID
    package var customer: CustomerID
    package var definition: Code
    package var basis: AgingBasis
    package var asOf: CalendarDate
    package var balanceAsOf: CalendarDate
    /// Sequence of the record before.
    package var position: UInt64
    /// Accounting currency of the company that ran it.
    package var currency: Currency
    package var total: Int64
    package var periods: [Amount]
    package var outOfRange: Int64
    /// Of the oldest period that is not zero; empty: none (credit:AG-12).
    package var indicator: String
    /// Nil: unlimited.
    package var limit: Money?
    package var remaining: Money?
    package var delivered: Int64
    package var orders: Int64
    package var disputedCount: UInt32
    package var disputed: Int64
    /// Companies taken together; empty: its own alone.
    package var companies: [CompanyID]

    package struct Amount: Equatable, Sendable {
        package var label: String
        package var amount: Int64
        /// This and all older ones (credit:AG-6).
        package var cumulative: Int64

        package init(label: String, amount: Int64, cumulative: Int64) {
            (self.label, self.amount, self.cumulative) = (label, amount, cumulative)
        }
    }

    package init(
        company: CompanyID, customer: CustomerID, definition: Code, basis: AgingBasis, asOf: CalendarDate,
        balanceAsOf: CalendarDate, position: UInt64, currency: Currency, total: Int64, periods: [Amount],
        outOfRange: Int64, indicator: String, limit: Money?, remaining: Money?, delivered: Int64, orders: Int64,
        disputedCount: UInt32, disputed: Int64, companies: [CompanyID]
    ) {
        self.company = company
        self.customer = customer
        self.definition = definition
        self.basis = basis
        self.asOf = asOf
        self.balanceAsOf = balanceAsOf
        self.position = position
        self.currency = currency
        self.total = total
        self.periods = periods
        self.outOfRange = outOfRange
        self.indicator = indicator
        self.limit = limit
        self.remaining = remaining
        self.delivered = delivered
        self.orders = orders
        self.disputedCount = disputedCount
        self.disputed = disputed
        self.companies = companies
    }
}

/// How open amounts are sorted: the one arithmetic behind snapshots and printed reports (credit:AG-3 to AG-5).
struct AgingLadder {
    let periods: [AgingPeriod]
    let basis: AgingBasis
    let asOf: CalendarDate
    let balanceAsOf: CalendarDate
    let positionsPayments: Bool
    let company: CompanyID
    let currency: Currency

    struct Sums {
        var periods: [Int64]
        var outOfRange: Int64 = 0
        var disputedCount: UInt32 = 0
        var disputed: Int64 = 0
        var total: Int64 { periods.reduce(outOfRange, +) }
    }

    private struct Part {
        var currency: Currency
        var sums: Sums
    }

    /// Converted per period and currency at the as-of date; totals are sums of the converted parts (credit:AG-9).
    func sums(
        of accounts: [CustomerID], knownAt: UInt64, _ book: borrowing Book
    ) throws(Rejection) -> (sums: Sums, items: Int) {
        var parts: [Part] = []
        var visited = 0
        let pin = Pin(sequence: knownAt)
        for account in accounts {
            pin.forEachItem(of: account, asOf: balanceAsOf, book) { item in
                visited += 1
                guard let open = pin.open(item, asOf: balanceAsOf, book)?.open, open != 0 else { return }
                add(book.items[item], open, to: &parts)
            }
        }
        parts.sort { $0.currency.code < $1.currency.code }
        var whole = Sums(periods: Array(repeating: 0, count: periods.count))
        for part in parts {
            guard let rate = book.companies.rate(company, from: part.currency, to: currency, on: asOf) else {
                throw .missingRate(part.currency, currency, on: asOf)
            }
            func converted(_ minor: Int64) throws(Rejection) -> Int64 {
                guard let converted = rate.convert(minor, from: part.currency, to: currency, .halfAwayFromZero) else {
                    throw .outOfRange(field: "aging_as_of")
                }
                return converted
            }
            for index in periods.indices { whole.periods[index] += try converted(part.sums.periods[index]) }
            whole.outOfRange += try converted(part.sums.outOfRange)
            whole.disputed += try converted(part.sums.disputed)
            whole.disputedCount += part.sums.disputedCount
        }
        return (whole, visited)
    }

    private func add(_ row: Item, _ open: Int64, to parts: inout [Part]) {
        var place = parts.firstIndex { $0.currency == row.currency } ?? -1
        if place < 0 {
            place = parts.count
            parts.append(Part(currency: row.currency, sums: Sums(periods: Array(repeating: 0, count: periods.count))))
        }
        if row.status == .disputed {
            parts[place].sums.disputedCount += 1
            parts[place].sums.disputed += open
        }
        if positionsPayments, isCredit(row), !periods.isEmpty {
            parts[place].sums.periods[0] += open
            return
        }
        let date =
            switch basis {
            case .dueDate: row.dueDate
            case .documentDate: row.documentDate
            case .transactionDate: row.postingDate
            }
        if let period = periods.firstIndex(where: { $0.holds(date) }) {
            parts[place].sums.periods[period] += open
        } else {
            parts[place].sums.outOfRange += open
        }
    }

    /// Unapplied payments and credit notes.
    private func isCredit(_ row: Item) -> Bool {
        switch row.kind {
        case .payment, .prepayment, .creditNote: row.original < 0
        case .invoice, .interestNote, .letterFee, .paymentFee, .reimbursement, .adjustment: false
        }
    }

    func indicator(_ sums: Sums) -> String {
        zip(periods, sums.periods).first { $0.1 != 0 }?.0.indicator ?? ""
    }
}

/// Takes aging snapshots of one customer or a page of customers (credit section 8).
///
/// Call again with `after` until `next` is empty: each page replaces its customers' snapshots at once, so a run that
/// was cut short goes on where it stopped. A customer whose amounts lack an exchange rate is told and passed over.
package struct CreateAgingSnapshot: Command {
    package let id: CompanyID
    /// Empty: the pool's, the default, the first (credit:AG-8).
    package let definition: Code
    package let basis: AgingBasis
    /// Nil: today.
    package let agingAsOf: CalendarDate?
    package let balanceAsOf: CalendarDate?
    package let positionsPayments: Bool
    package let updatesStatus: Bool
    package let includesZero: Bool
    package let includesNegative: Bool
    /// Of type aging.
    package let pool: Code
    /// Empty: all customers.
    package let customer: Code
    /// More companies whose customers of the same party are added; nil: those of the snapshot before (AG-11).
    package let companies: [CompanyID]?
    package let after: CustomerID
    package let customersMax: Int

    package init(
        id: CompanyID, definition: Code, basis: AgingBasis, agingAsOf: CalendarDate?, balanceAsOf: CalendarDate?,
        positionsPayments: Bool, updatesStatus: Bool, includesZero: Bool, includesNegative: Bool, pool: Code,
        customer: Code, companies: [CompanyID]?, after: CustomerID, customersMax: Int
    ) {
        self.id = id
        self.definition = definition
        self.basis = basis
        self.agingAsOf = agingAsOf
        self.balanceAsOf = balanceAsOf
        self.positionsPayments = positionsPayments
        self.updatesStatus = updatesStatus
        self.includesZero = includesZero
        self.includesNegative = includesNegative
        self.pool = pool
        self.customer = customer
        self.companies = companies
        self.after = after
        self.customersMax = customersMax
    }

    package static let pageCustomersMax = 1_000
    static let pageItemsMax = 20_000
    package static let companiesMax = 50

    package struct Answer: Sendable {
        package var snapshots: [AgingSnapshot] = []
        package var skipped: [(customer: CustomerID, rejection: Rejection)] = []
        package var broken: [ItemID] = []
        package var next = CustomerID.none
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var members: CustomerPool?
        if !pool.isEmpty {
            guard let found = book.collections.pool(id, pool) else { throw .noSuchReference("pool", pool, field: "pool") }
            if found.purpose != .aging {
                throw Rejection(.poolTypeMismatch, field: "pool", "pool \(pool) is for collections, not for aging")
            }
            members = found
        }
        let definition = try book.agingDefinition(definition, pool: pool, fallback: nil, in: id, field: "definition")
        let day = agingAsOf ?? now.today
        let ladder = AgingLadder(
            periods: try definition.periods(on: day, book.companies.setup(id).periods), basis: basis, asOf: day,
            balanceAsOf: balanceAsOf ?? day, positionsPayments: positionsPayments, company: id,
            currency: book.companies[id].currency)
        var answer = Answer()
        if !customer.isEmpty {
            let ordering = try book.customer(id, customer, field: "customer_number")
            let account = book.customers[ordering].invoiceAccount
            _ = take(account, definition, ladder, book, at: now, &draft, &answer, isWanted: true)
            return answer
        }
        let parties = try parties(book)
        var (number, seen, items) = (after.number, 0, 0)
        while number < book.customers.rows.count {
            number += 1
            let account = CustomerID(number)
            let row = book.customers[account]
            guard row.company == id || companies?.contains(row.company) == true, row.invoiceAccount == account,
                members?.holds(account, book) ?? true
            else { continue }
            // Of a party's customers in several companies the first stands for all.
            let party = book.customers.details[number].row.party
            let group = parties[party] ?? [account]
            guard group.first == account else { continue }
            items += take(account, definition, ladder, book, at: now, &draft, &answer, isWanted: false, group: group)
            seen += 1
            if seen == customersMax || items >= CreateAgingSnapshot.pageItemsMax {
                answer.next = account
                break
            }
        }
        return answer
    }

    /// Customers of one party over the companies taken, lowest id first; only with several companies.
    private func parties(_ book: borrowing Book) throws(Rejection) -> [PartyID: [CustomerID]] {
        guard let companies, companies.contains(where: { $0 != id }) else { return [:] }
        if companies.count > CreateAgingSnapshot.companiesMax {
            throw .tooMany(companies.count, max: CreateAgingSnapshot.companiesMax, field: "companies")
        }
        var parties: [PartyID: [CustomerID]] = [:]
        var number: UInt32 = 0
        while number < book.customers.rows.count {
            number += 1
            let row = book.customers.details[number].row
            guard row.company == id || companies.contains(row.company), row.invoiceAccount == row.id else { continue }
            parties[row.party, default: []].append(row.id)
        }
        return parties
    }

    private func take(
        _ account: CustomerID, _ definition: AgingDefinition, _ ladder: AgingLadder, _ book: borrowing Book,
        at now: Moment, _ draft: inout Draft, _ answer: inout Answer, isWanted: Bool, group: [CustomerID] = []
    ) -> Int {
        let before = book.collections.snapshot(of: account, definition.code)
        var accounts = group.isEmpty ? [account] : group
        var taken = companies ?? []
        if isWanted, companies == nil, let before { taken = before.companies }
        if isWanted, taken.contains(where: { $0 != id }) {
            let party = book.customers.details[account.number].row.party
            accounts = book.customers.members(of: party).filter { member in
                let row = book.customers[member]
                return (row.company == id || taken.contains(row.company)) && row.invoiceAccount == member
            }
            if !accounts.contains(account) { accounts = [account] }
        }
        do {
            let (sums, items) = try ladder.sums(of: accounts, knownAt: book.sequence, book)
            if !isWanted {
                if sums.total == 0, sums.periods.allSatisfy({ $0 == 0 }), !includesZero { return items + 1 }
                if sums.total < 0, !includesNegative { return items + 1 }
            }
            let snapshot = try snapshot(account, accounts, definition, ladder, sums, taken, book, at: now)
            draft.add(.collections(.agingTaken(snapshot)), book)
            answer.snapshots.append(snapshot)
            if updatesStatus { for account in accounts { book.breakPromises(of: account, on: ladder.asOf, &draft, &answer.broken) } }
            return items + 1
        } catch {
            answer.skipped.append((account, error))
            return 1
        }
    }

    private func snapshot(
        _ account: CustomerID, _ accounts: [CustomerID], _ definition: AgingDefinition, _ ladder: AgingLadder,
        _ sums: AgingLadder.Sums, _ taken: [CompanyID], _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> AgingSnapshot {
        var periods: [AgingSnapshot.Amount] = []
        var running: Int64 = 0
        for (period, amount) in zip(ladder.periods, sums.periods) {
            running += amount
            periods.append(.init(label: period.label, amount: amount, cumulative: running))
        }
        var (delivered, orders): (Int64, Int64) = (0, 0)
        for member in accounts {
            let position = GetCreditPosition(
                company: book.customers[member].company, customer: book.customers[member].number)
            for part in try position.answer(book, at: now).components where part.delivered != 0 || part.orders != 0 {
                guard let rate = book.companies.rate(id, from: part.currency, to: ladder.currency, on: ladder.asOf) else {
                    throw .missingRate(part.currency, ladder.currency, on: ladder.asOf)
                }
                delivered += rate.convert(part.delivered, from: part.currency, to: ladder.currency, .halfAwayFromZero) ?? 0
                orders += rate.convert(part.orders, from: part.currency, to: ladder.currency, .halfAwayFromZero) ?? 0
            }
        }
        let own = try GetCreditPosition(
            company: book.customers[account].company, customer: book.customers[account].number
        ).answer(book, at: now)
        return AgingSnapshot(
            company: id, customer: account, definition: definition.code, basis: basis, asOf: ladder.asOf,
            balanceAsOf: ladder.balanceAsOf, position: book.sequence, currency: ladder.currency, total: sums.total,
            periods: periods, outOfRange: sums.outOfRange, indicator: ladder.indicator(sums), limit: own.limit,
            remaining: own.available, delivered: delivered, orders: orders, disputedCount: sums.disputedCount,
            disputed: sums.disputed, companies: taken)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    /// Promises of a customer whose day has passed become broken (credit:AG-10).
    func breakPromises(of account: CustomerID, on day: CalendarDate, _ draft: inout Draft, _ broken: inout [ItemID]) {
        var changes: [CollectionStatusSet.Change] = []
        var place = customers[account].firstOpen
        while !place.isNone {
            if isBroken(place, on: day) {
                changes.append(.init(item: place, status: .promiseBroken, promise: collections.promise(of: place)))
                broken.append(place)
            }
            place = items[place].next
        }
        if changes.isEmpty { return }
        draft.add(
            .collections(
                .statusSet(
                    CollectionStatusSet(
                        company: customers[account].company, customer: account, changes: changes, note: "", isByRun: true))),
            self)
    }
}

/// The active snapshots of a definition: a page in the order customers were registered (credit:PO-4).
package struct GetAgedBalances: Query {
    package let id: CompanyID
    package let definition: Code
    package let pool: Code
    /// Empty: all.
    package let customer: Code
    package let after: CustomerID
    package let size: Int

    package init(id: CompanyID, definition: Code, pool: Code, customer: Code, after: CustomerID, size: Int) {
        self.id = id
        self.definition = definition
        self.pool = pool
        self.customer = customer
        self.after = after
        self.size = size
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var snapshots: [AgingSnapshot] = []
        package var definition: AgingDefinition
        package var next = CustomerID.none
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer(
            definition: try book.agingDefinition(definition, pool: pool, fallback: nil, in: id, field: "definition"))
        let code = answer.definition.code
        if !customer.isEmpty {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            if let found = book.collections.snapshot(of: account, code) { answer.snapshots.append(found) }
            return answer
        }
        let members = pool.isEmpty ? nil : book.collections.pool(id, pool)
        var number = after.number
        let end = min(book.customers.rows.count, number + ListCustomers.rowsMax)
        while number < end, answer.snapshots.count < size {
            number += 1
            let account = CustomerID(number)
            guard let found = book.collections.snapshot(of: account, code), found.company == id,
                members?.holds(account, book) ?? true
            else { continue }
            answer.snapshots.append(found)
        }
        if number < book.customers.rows.count { answer.next = CustomerID(number) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }
}

/// An aging report in print form: at most six columns, in the definition's direction (credit:AG-1).
package struct PrintAgingReport: LongQuery {
    package let id: CompanyID
    package let definition: Code
    package let basis: AgingBasis
    package let agingAsOf: CalendarDate?
    package let balanceAsOf: CalendarDate?
    package let positionsPayments: Bool
    package let knownAt: UInt64

    package static let rowsMax = 20_000

    package init(
        id: CompanyID, definition: Code, basis: AgingBasis, agingAsOf: CalendarDate?, balanceAsOf: CalendarDate?,
        positionsPayments: Bool, knownAt: UInt64
    ) {
        self.id = id
        self.definition = definition
        self.basis = basis
        self.agingAsOf = agingAsOf
        self.balanceAsOf = balanceAsOf
        self.positionsPayments = positionsPayments
        self.knownAt = knownAt
    }

    package var company: CompanyID? { id }

    package struct Row: Sendable {
        package var customer: CustomerID
        package var amounts: [Int64]
        package var outOfRange: Int64
        package var total: Int64
    }

    package struct Answer: Sendable {
        package var definition: AgingDefinition
        package var labels: [String]
        package var currency: Currency
        package var asOf: CalendarDate
        package var rows: [Row] = []
        package var totals: Row
        package var knownAt: UInt64
    }

    package func isLong(_ book: borrowing Book) -> Bool { true }

    package func run(_ book: borrowing Book, at now: Moment) throws(Rejection) -> PrintAgingRun {
        let found = try book.agingDefinition(definition, pool: .empty, fallback: nil, in: id, field: "definition")
        if found.count > AgingDefinition.printedMax {
            throw Rejection(
                .agingPeriodsTooMany, field: "definition",
                "'\(found.code)' has \(found.count) periods, a printed report takes \(AgingDefinition.printedMax)",
                [.init("limit", UInt64(AgingDefinition.printedMax))])
        }
        let day = agingAsOf ?? now.today
        let ladder = AgingLadder(
            periods: try found.periods(on: day, book.companies.setup(id).periods), basis: basis, asOf: day,
            balanceAsOf: balanceAsOf ?? day, positionsPayments: positionsPayments, company: id,
            currency: book.companies[id].currency)
        return PrintAgingRun(self, found, ladder, min(knownAt, book.sequence))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A printed report under way.
package struct PrintAgingRun: QueryRun {
    private let query: PrintAgingReport
    private let ladder: AgingLadder
    private var number: UInt32 = 0
    private var answer: PrintAgingReport.Answer

    init(_ query: PrintAgingReport, _ definition: AgingDefinition, _ ladder: AgingLadder, _ knownAt: UInt64) {
        self.query = query
        self.ladder = ladder
        let labels = ladder.periods.map(\.label)
        let none = [Int64](repeating: 0, count: labels.count)
        answer = .init(
            definition: definition, labels: definition.isBackward ? labels.reversed() : labels,
            currency: ladder.currency, asOf: ladder.asOf,
            totals: .init(customer: .none, amounts: none, outOfRange: 0, total: 0), knownAt: knownAt)
    }

    package mutating func step(_ book: borrowing Book, rows: Int) throws(Rejection) -> PrintAgingReport.Answer? {
        var left = rows
        while number < book.customers.rows.count, left > 0 {
            number += 1
            left -= 1
            let account = CustomerID(number)
            guard book.customers[account].company == query.id else { continue }
            let (sums, items) = try ladder.sums(of: [account], knownAt: answer.knownAt, book)
            left -= items
            if sums.total == 0, sums.periods.allSatisfy({ $0 == 0 }) { continue }
            let amounts = answer.definition.isBackward ? sums.periods.reversed() : sums.periods
            for index in amounts.indices { answer.totals.amounts[index] += amounts[index] }
            answer.totals.outOfRange += sums.outOfRange
            answer.totals.total += sums.total
            answer.rows.append(.init(customer: account, amounts: amounts, outOfRange: sums.outOfRange, total: sums.total))
            if answer.rows.count > PrintAgingReport.rowsMax {
                throw Rejection(.resultTooLarge, "the report has more than \(PrintAgingReport.rowsMax) customers")
            }
        }
        return number == book.customers.rows.count ? answer : nil
    }
}
