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
    /// A page ends after the customer that reaches it: tills wait no longer than a few milliseconds for their turn.
    static let pageItemsMax = 2_000
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
        var own: GetCreditPosition.Answer?
        for member in accounts {
            let position = GetCreditPosition(
                company: book.customers[member].company, customer: book.customers[member].number)
            let found = try position.answer(book, at: now)
            if member == account { own = found }
            for part in found.components where part.delivered != 0 || part.orders != 0 {
                let type = book.companies.rateType(id, for: .receivables)
                guard
                    let rate = book.companies.rate(
                        id, from: part.currency, to: ladder.currency, on: ladder.asOf, for: .receivables)
                else { throw .missingRate(part.currency, ladder.currency, on: ladder.asOf, type: type) }
                func add(_ minor: Int64, to sum: inout Int64) throws(Rejection) {
                    let converted = rate.convert(minor, from: part.currency, to: ladder.currency, .halfAwayFromZero)
                    let (added, isBeyond) = sum.addingReportingOverflow(converted ?? 0)
                    if converted == nil || isBeyond { throw .outOfRange(field: "aging_as_of") }
                    sum = added
                }
                try add(part.delivered, to: &delivered)
                try add(part.orders, to: &orders)
            }
        }
        return AgingSnapshot(
            company: id, customer: account, definition: definition.code, basis: basis, asOf: ladder.asOf,
            balanceAsOf: ladder.balanceAsOf, position: book.sequence, currency: ladder.currency, total: sums.total,
            periods: periods, outOfRange: sums.outOfRange, indicator: ladder.indicator(sums), limit: own?.limit,
            remaining: own?.available, delivered: delivered, orders: orders, disputedCount: sums.disputedCount,
            disputed: sums.disputed, companies: taken)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
