/// Limit, exposure by component and what is available, all totals in the limit currency (credit:EX-3).
package struct GetCreditPosition: Query {
    package let companyID: CompanyID
    package let customer: Code

    package init(company: CompanyID, customer: Code) {
        companyID = company
        self.customer = customer
    }

    package struct Answer: Equatable, Sendable {
        package var customer: Code
        package var invoiceAccount: Code
        /// Nil when unlimited.
        package var limit: Money?
        /// Nil, as the other totals, when an exchange rate is missing.
        package var exposure: Money?
        package var available: Money?
        /// One per currency, by currency code.
        package var components: [Components] = []
        /// The stronger one of customer and invoice account.
        package var holdStatus: HoldStatus
        package var limitExpires: CalendarDate?
        /// Sum of open items.
        package var balance: Money?
        /// Open debit items due before the business date; nil from a cache, too.
        package var overdue: Money?
        package var openItems: UInt32
        /// Empty: in none.
        package var creditGroup: Code = .empty
        /// Group currency; nil when the group is not tested.
        package var groupLimit: Money?
        package var groupExposure: Money?
        /// What another system reports (credit:EX-9).
        package var external: Money?
        package var version: UInt64
    }

    /// Exposure of one currency in that currency; credits negative.
    package struct Components: Equatable, Sendable, BitwiseCopyable {
        package var currency: Currency
        package var invoices: Int64
        package var creditNotes: Int64
        package var payments: Int64
        /// What payments under way add back; 0 unless they count (credit:EX-6).
        package var paymentsAtRisk: Int64
        package var delivered: Int64
        package var orders: Int64
        /// Live ones only (credit:AU-5).
        package var authorizations: Int64
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let ordering = try book.customer(companyID, customer, field: "customer_number")
        let account = book.customers[ordering].invoiceAccount
        let row = book.customers[account]
        var answer = Answer(
            customer: customer, invoiceAccount: row.number, holdStatus: book.hold(on: ordering),
            limitExpires: row.limitExpires == .max ? nil : CalendarDate(days: row.limitExpires),
            openItems: row.openCount, version: max(row.lastChange, book.poolLastChange(of: account)))
        // Nothing is requested: its currency is the limit's, which needs no rate.
        let test = CreditTest(
            customer: ordering, amount: Money(0, row.limitCurrency), checkpoint: .posCheck)
        if let standings = try test.standings(book, at: now, pending: []) {
            answer.exposure = standings.individual.exposure
            if let group = standings.group { (answer.groupLimit, answer.groupExposure) = (group.limit, group.exposure) }
            if !row.flags.contains(.unlimitedCredit) {
                if standings.testsIndividual { answer.limit = standings.individual.limit }
                answer.available = Money(standings.available(adding: 0), row.limitCurrency)
            }
        } else if !row.flags.contains(.unlimitedCredit) {
            let temporary = book.temporaryLimit(of: account, on: now.today)
            answer.limit = Money(temporary?.amount ?? max(0, row.limit), row.limitCurrency)
        }
        let group = book.creditGroups.group(of: account)
        answer.creditGroup = book.creditGroups.find(group)?.code ?? .empty
        answer.external = book.creditProfiles[account].externalExposure
        addComponents(to: &answer, account, book, at: now)
        return answer
    }

    private func addComponents(
        to answer: inout Answer, _ account: CustomerID, _ book: borrowing Book, at now: Moment
    ) {
        let limitCurrency = book.customers[account].limitCurrency
        var balance: Int128? = 0
        var overdue: Int128? = 0
        var place = book.customers[account].firstSums
        while place != 0 {
            let sums = book.exposures.rows[place]
            answer.components.append(
                Components(
                    currency: sums.currency, invoices: sums.invoices, creditNotes: sums.creditNotes,
                    payments: sums.payments,
                    paymentsAtRisk: atRisk(account, sums.currency, book), delivered: sums.delivered, orders: sums.orders,
                    authorizations: sums.reserved
                        - book.expiredReservations(of: account, sums.currency, at: now.instant)))
            let late = overdueSum(of: account, sums.currency, book, at: now)
            let rate = book.companies.rate(
                companyID, from: sums.currency, to: limitCurrency, on: now.today, for: .credit)
            balance = added(sums.balance, sums.currency, to: balance, rate, limitCurrency)
            overdue = added(late, sums.currency, to: overdue, rate, limitCurrency)
            place = sums.next
        }
        answer.components.sort { $0.currency.code < $1.currency.code }
        answer.balance = balance.map { Money(Int64(clamping: $0), limitCurrency) }
        answer.overdue = overdue.map { Money(Int64(clamping: $0), limitCurrency) }
    }

    private func atRisk(_ account: CustomerID, _ currency: Currency, _ book: borrowing Book) -> Int64 {
        let counted = CountedExposure(book.companies[companyID].parameters)
        guard counted.addsPaymentsAtRisk, let sums = book.paymentJournals.atRisk(account, currency) else { return 0 }
        return counted.addedBack(sums)
    }

    private func added(
        _ minor: Int64, _ currency: Currency, to sum: Int128?, _ rate: Rate?, _ target: Currency
    ) -> Int128? {
        guard let sum else { return nil }
        if minor == 0 { return sum }
        guard let converted = rate?.convert(minor, from: currency, to: target, .halfAwayFromZero) else { return nil }
        return sum + Int128(converted)
    }

    /// Walks the open items that are due; the list is in due-date order.
    private func overdueSum(
        of account: CustomerID, _ currency: Currency, _ book: borrowing Book, at now: Moment
    ) -> Int64 {
        var sum: Int64 = 0
        var id = book.customers[account].firstOpen
        while !id.isNone, book.items[id].dueDate < now.today {
            if book.items[id].currency == currency, book.items[id].isOverdue(on: now.today) {
                sum += book.items[id].open
            }
            id = book.items[id].next
        }
        return sum
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(companyID, customer) }
}
