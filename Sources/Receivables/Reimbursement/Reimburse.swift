/// Turns open credit of customers into debts to be paid out: debits receivables, credits accounts payable.
///
/// With a method of payment it is refunded at once: debits receivables, credits the method's account. The bank's file
/// is made by `GeneratePayoutFile`, so one of our bank accounts must be able to pay it, the customer needs a payout
/// account and the credit is in euro (payments:RB-5). Whole credits are taken, not the net balance. A customer that
/// does not qualify is passed over with the reason and does not fail the others. Cannot be undone. Rules: payments:RB-1 to RB-6.
/// Rejections in order: FIELD_REQUIRED, TOO_MANY_ITEMS, CUSTOMER_NOT_FOUND, period, REFERENCE_UNKNOWN,
/// METHOD_NOT_SUPPORTED, DATE_BEFORE_ITEM, ACCOUNT_MISSING, RATE_MISSING.
package struct Reimburse: Command {
    package let companyID: CompanyID
    package let customers: [Code]
    package let includesOpenDebits: Bool
    /// Nil: the business date.
    package let date: CalendarDate?
    /// Electronic; its account pays. Empty: a vendor is paid later.
    package let method: Code

    package init(
        company: CompanyID, customers: [Code], includesOpenDebits: Bool, date: CalendarDate?, method: Code = .empty
    ) {
        self.method = method
        companyID = company
        self.customers = customers
        self.includesOpenDebits = includesOpenDebits
        self.date = date
    }

    package static let customersMax = 500
    /// Credits of one customer in one command.
    package static let creditsMax = 1_000

    package enum SkipReason: UInt8, Sendable, BitwiseCopyable {
        case noCreditBalance = 1
        /// A card refund of one of them is under way, or a payment journal has marked one.
        case pendingSettlements = 2
        case openDebits = 3
        case belowMinimum = 4
        /// Of refunds: nobody knows where the money is to go.
        case noBankAccount = 5
        /// Of refunds: the bank's file is in euro. Credits in euro beside them are refunded.
        case otherCurrency = 6
    }

    package struct Answer: Sendable {
        package var made: [CustomerReimbursed] = []
        package var skipped: [(customer: CustomerID, reason: SkipReason, total: Money)] = []
        package var settled: [SettledPart] = []
        package var entries: [JournalEntry] = []
        /// Of the items it posted.
        package var numbers: [ItemID: Code] = [:]
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if customers.isEmpty { throw .required("customers", "no customer is named") }
        if customers.count > Reimburse.customersMax {
            throw .tooMany(customers.count, max: Reimburse.customersMax, field: "customers")
        }
        let date = date ?? now.today
        var accounts: [CustomerID] = []
        for (index, number) in customers.enumerated() {
            let ordering = try book.customer(companyID, number, field: "customers[\(index)]")
            let account = book.customers[ordering].invoiceAccount
            if !accounts.contains(account) { accounts.append(account) }
        }
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        let counter = try counter(book)
        var answer = Answer()
        for account in accounts {
            let standing = CreditStanding(account, in: isRefund ? .eur : nil, book)
            if standing.credits.count > Reimburse.creditsMax {
                throw .tooMany(standing.credits.count, max: Reimburse.creditsMax, field: "customers")
            }
            if let reason = skipReason(account, standing, book) {
                skip(account, reason, standing.total + standing.otherTotal, book, &answer)
                continue
            }
            if standing.otherTotal != 0 { skip(account, .otherCurrency, standing.otherTotal, book, &answer) }
            try reimburse(account, standing.credits, counter, on: date, book, &draft, &answer)
        }
        return answer
    }

    private var isRefund: Bool { !method.isEmpty }

    private func skip(
        _ account: CustomerID, _ reason: SkipReason, _ total: Int64, _ book: borrowing Book, _ answer: inout Answer
    ) {
        answer.skipped.append((account, reason, Money(total, book.companies[companyID].currency)))
    }

    /// Credited with what customers get.
    private func counter(_ book: borrowing Book) throws(Rejection) -> (account: AccountID, type: PostingType) {
        guard isRefund else { return (try book.companies.automaticAccount(companyID, .payable), .payable) }
        let account = try book.bankAccount(method, of: companyID, field: "method_of_payment")
        if let row = book.companies.setups[Int(companyID.number) - 1].methods[method], row.type != .electronic {
            throw .unsupportedMethod(row)
        }
        let payer = book.bank.accounts(of: companyID).contains {
            $0.method == method && (try? $0.payingIban(field: "")) != nil
        }
        if !payer {
            throw Rejection(
                .methodNotSupported, field: "method_of_payment",
                "no bank account in EUR with an IBAN has method \(method): nothing could ever pay its refunds",
                [.init("method_of_payment", method.text)])
        }
        return (account, .bank)
    }

    private struct CreditStanding {
        var credits: [ItemID] = []
        /// In accounting currency, above 0.
        var total: Int64 = 0
        /// Of credits in other currencies than the one asked for.
        var otherTotal: Int64 = 0
        var hasDebits = false
        var isPending = false

        /// Nil: credits in every currency.
        init(_ account: CustomerID, in currency: Currency?, _ book: borrowing Book) {
            var place = book.customers[account].firstOpen
            while !place.isNone {
                let row = book.items[place]
                if row.open > 0 { hasDebits = true }
                if row.open < 0, !book.isReserved(place) {
                    if book.cards.openRefund(of: place) != nil || book.paymentJournals.owner(of: place) != nil { isPending = true }
                    if currency ?? row.currency == row.currency {
                        credits.append(place)
                        total -= row.accountingOpen
                    } else {
                        otherTotal -= row.accountingOpen
                    }
                }
                place = row.next
            }
        }
    }

    /// In the order they are tested (payments:RB-4).
    private func skipReason(
        _ account: CustomerID, _ standing: CreditStanding, _ book: borrowing Book
    ) -> SkipReason? {
        if standing.credits.isEmpty { return standing.otherTotal == 0 ? .noCreditBalance : .otherCurrency }
        if standing.isPending { return .pendingSettlements }
        if standing.hasDebits, !includesOpenDebits { return .openDebits }
        // Equal to the minimum is paid (payments:RB-2).
        if standing.total < book.companies[companyID].parameters.minimumReimbursement { return .belowMinimum }
        if isRefund, book.reimbursements.payoutAccount(of: account)?.iban.isEmpty ?? true { return .noBankAccount }
        return nil
    }

    // MARK: One customer

    private struct Group {
        let currency: Currency
        let dimension: Code
        let classification: Code
        /// Of its first credit.
        let account: AccountID
        let profile: ProfileID
        var amount: Int64 = 0
    }

    /// Credits by currency, and by dimension and classification as the parameters say (payments:RB-3).
    private func groups(_ credits: [ItemID], _ book: borrowing Book) -> [Group] {
        let parameters = book.companies[companyID].parameters
        var groups: [Group] = []
        for id in credits {
            let row = book.items[id]
            let shares = book.items.traits.shares(of: id, row)
            for (share, amount) in zip(shares, row.open.split(by: shares.map(\.amount), of: row.original)) {
                let dimension = parameters.summarizeCustomer ? .empty : share.dimension
                let isApart = !parameters.summarizeCustomer && parameters.separateByClassification
                let classification = isApart ? book.items.traits[id].classification : .empty
                let same = groups.firstIndex {
                    $0.currency == row.currency && $0.dimension == dimension && $0.classification == classification
                }
                if let same {
                    groups[same].amount -= amount
                } else {
                    groups.append(
                        Group(
                            currency: row.currency, dimension: dimension, classification: classification,
                            account: row.account, profile: ProfileID(UInt32(row.profile)), amount: -amount))
                }
            }
        }
        return groups.filter { $0.amount > 0 }
    }

    private func reimburse(
        _ account: CustomerID, _ credits: [ItemID], _ counter: (account: AccountID, type: PostingType),
        on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft, _ answer: inout Answer
    ) throws(Rejection) {
        for id in credits {
            let earliest = book.items.settleableFrom(id, book.items[id])
            if date < earliest { throw .dateBeforeItem(date, earliest: earliest, field: "date") }
        }
        var fact = CustomerReimbursed(
            company: companyID, customer: account, date: date, vendor: .empty, isOneTimeVendor: false, rows: [],
            settlements: [], method: method)
        for group in groups(credits, book) {
            let rate = try book.rate(nil, from: group.currency, in: companyID, on: date, of: account, field: "date")
            let target = book.companies[companyID].currency
            guard let accounting = rate.convert(group.amount, from: group.currency, to: target, .halfAwayFromZero)
            else { throw .outOfRange(field: "customers") }
            var document = Document()
            document.text = method.isEmpty ? "Reimbursement" : "Refund"
            document.method = method
            document.classification = group.classification
            let item = CounterItem(
                company: companyID, customer: account, kind: .reimbursement, numbers: .adjustment, date: date,
                currency: group.currency, amount: group.amount, accounting: accounting, profile: group.profile,
                account: group.account, rate: rate, dimension: group.dimension, document: document)
            let posted = try item.post(
                [
                    Leg(
                        group.account, .receivable, group.amount, accounting: accounting, dimension: group.dimension),
                    Leg(
                        counter.account, counter.type, -group.amount, accounting: -accounting,
                        dimension: group.dimension),
                ], book, &draft, field: "customers")
            if fact.rows.isEmpty, method.isEmpty { setVendor(&fact, posted.number, book) }
            fact.rows.append(
                Reimbursement(
                    item: posted.item, currency: group.currency, amount: group.amount, dimension: group.dimension,
                    classification: group.classification))
            answer.entries.append(posted.entry)
            answer.numbers[posted.item] = posted.number
        }
        for currency in fact.rows.map(\.currency).withoutRepeats {
            var matching = Matching(
                credits.filter { book.items[$0].currency == currency }.map { .init($0, book.items[$0], book) })
            for row in fact.rows where row.currency == currency {
                if let item = draft.item(row.item, book) { matching.add(.init(row.item, item, book)) }
            }
            matching.wishForAll()
            var settled = try matching.settled(
                in: companyID, of: account, on: date, currency: currency, book, draft)
            settled.origin = .reimbursement
            draft.add(.itemsSettled(settled), book)
            fact.settlements.append(settled.settlement)
            answer.settled += matching.settledParts(nil).filter { $0.amount.minor < 0 }
            answer.entries += settled.entries
        }
        draft.add(.customerReimbursed(fact), book)
        answer.made.append(fact)
    }

    /// A one-time vendor has the number of the first reimbursement.
    private func setVendor(_ fact: inout CustomerReimbursed, _ number: Code, _ book: borrowing Book) {
        let known = book.reimbursements.payoutAccount(of: fact.customer)?.vendor ?? .empty
        fact.isOneTimeVendor = known.isEmpty
        fact.vendor = known.isEmpty ? number : known
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        var last: UInt64 = 0
        for customer in customers { last = max(last, book.lastChange(companyID, customer)) }
        return last
    }
}

extension Array where Element: Equatable {
    /// Each element once, where it first stood.
    var withoutRepeats: [Element] {
        var seen: [Element] = []
        for element in self where !seen.contains(element) { seen.append(element) }
        return seen
    }
}

/// Sets where money for a customer goes.
package struct SetPayoutAccount: Command {
    package let companyID: CompanyID
    package let customer: Code
    package let account: PayoutAccount

    package init(company: CompanyID, customer: Code, account: PayoutAccount) {
        companyID = company
        self.customer = customer
        self.account = account
    }

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PayoutAccount {
        let id = try book.customer(companyID, customer, field: "customer_number")
        draft.add(.payoutAccountSet(id, account), book)
        return account
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, customer) }
}

/// Where money for customers goes, by customer; at most a page.
package struct ListPayoutAccounts: Query {
    package let companyID: CompanyID
    package let size: Int
    package let after: CustomerID

    package init(company: CompanyID, size: Int, after: CustomerID) {
        (companyID, self.size, self.after) = (company, size, after)
    }

    package struct Answer: Sendable {
        package var rows: [(customer: CustomerID, account: PayoutAccount)] = []
        package var hasMore = false
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        for id in book.reimbursements.withPayoutAccount(after: after) where book.customers[id].company == companyID {
            guard answer.rows.count < size else {
                answer.hasMore = true
                break
            }
            if let account = book.reimbursements.payoutAccount(of: id) { answer.rows.append((id, account)) }
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}

/// A customer's reimbursements, oldest first; at most a page.
package struct ListReimbursements: Query {
    package let companyID: CompanyID
    package let customer: Code
    package let size: Int
    package let after: UInt32

    package init(company: CompanyID, customer: Code, size: Int, after: UInt32) {
        companyID = company
        self.customer = customer
        self.size = size
        self.after = after
    }

    package struct Answer: Sendable {
        package var places: [UInt32] = []
        package var hasMore = false
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let account = book.customers[try book.customer(companyID, customer, field: "customer_number")].invoiceAccount
        let (places, hasMore) = book.reimbursements.of(account).page(of: size) { $0 > after }
        return Answer(places: places, hasMore: hasMore)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, customer) }
}
