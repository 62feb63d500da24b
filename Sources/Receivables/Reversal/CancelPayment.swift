/// Takes a posted payment back: what it settled is open again, a mirror of it closes it.
///
///     debits receivables, credits the account it came in on; a bounced one adds the bank account's fee
///
/// Invoices keep their due dates; a queued settlement of it is canceled. Rules: payments:RV-1, RV-4; credit:NS-1 to NS-5.
///
/// What bounced is a fact: it is booked although its statement is reconciled, and without the mark of a journal line on
/// it. A reversal is a decision: neither is allowed to it. Rejections in order:
/// ITEM_NOT_FOUND, NOT_A_PAYMENT, NOT_REVERSIBLE (of a direct debit), PAYMENT_ALREADY_CANCELED, BANK_RECONCILED (reversal),
/// NO_BANK_ACCOUNT (NSF), REASON_REQUIRED, period, DATE_BEFORE_ITEM, NOT_REVERSIBLE (reimbursed, netted, written off),
/// ITEM_MARKED_ELSEWHERE (reversal), accounts and rates of the fee.
package struct CancelPayment: Command {
    package let companyID: CompanyID
    package let payment: Code
    package let kind: PaymentCanceled.Kind
    /// Nil: the business date.
    package let date: CalendarDate?
    package let reason: String

    package init(
        company: CompanyID, payment: Code, kind: PaymentCanceled.Kind, date: CalendarDate? = nil, reason: String
    ) {
        companyID = company
        self.payment = payment
        self.kind = kind
        self.date = date
        self.reason = reason
    }

    package struct Answer: Sendable {
        package var fact: PaymentCanceled
        package var number: Code
        package var amount: Money
        /// Items the payment had settled, open again.
        package var reopened: [SettledPart] = []
        package var mirror: Code
        package var feeItem = Code.empty
        package var fee: Money?
        package var entries: [JournalEntry] = []
        /// The mark of a journal line on the payment, which ended.
        package var released: ReleasedMark?
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let (id, traits) = try found(book)
        let row = book.items[id]
        if kind == .reversed { try book.checkReconciled(id, field: "payment_number") }
        let bridged = book.paymentJournals.bridged(id)
        let bank = book.companies.bankAccount(companyID, on: bridged?.bank ?? traits.counterAccount)
        if kind == .nsf, bank == nil {
            throw Rejection(
                .noBankAccount, field: "payment_number",
                "payment \(payment) came in on \(book.companies.account(traits.counterAccount).number), which is of no bank",
                [.init("payment", payment.text)])
        }
        if reason.isEmpty { throw Rejection(.reasonRequired, field: "reason", "taking a payment back needs a reason") }
        let date = date ?? now.today
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        let earliest = max(book.items.settleableFrom(id, row), bridged?.clearedOn ?? row.postingDate)
        if date < earliest { throw .dateBeforeItem(date, earliest: earliest, field: "date") }

        var (reopened, entries): ([SettledPart], [JournalEntry]) = ([], [])
        for settlement in book.items.standingSettlements(of: id) {
            let origin = book.items[settlement].origin
            if origin != .settled { throw .notReversible(settlement, origin, field: "payment_number") }
            try book.checkBills(of: settlement, field: "payment_number")
            let undone = try draft.undo(settlement, on: date, reason: reason, book, by: now, field: "payment_number")
            reopened += undone.reopened.filter { $0.item != id }
            entries += undone.entries
        }
        // What its line has marked is free again: there is no payment to settle it (payments:SE-9).
        let waiting = book.paymentJournals.waiting(id)
        if let waiting {
            var move = QueueMove(waiting.id, .canceled)
            move.problem = "payment \(row.number) was taken back"
            draft.add(.payment(.queueMoved(move)), book)
        }
        let owner = waiting?.owner ?? (kind == .nsf ? book.paymentJournals.owner(of: id) : nil)
        let released = kind == .nsf ? draft.releaseMark(on: id, date: date, reason: reason, book) : nil
        let mirror = try mirror(id, row, traits, on: date, book, &draft)
        let closed = try draft.close(
            [(mirror.item, id)], origin: .reversal, of: row.customer, in: companyID, on: date, owner: owner, book)
        entries.append(mirror.entry)
        entries += closed.entries
        var fee: NSFCharge?
        if kind == .nsf, let charged = bank?.nsfFee {
            fee = try NSFCharge(charged, on: row, in: companyID, on: date, book)
        }
        var feeItem: (item: ItemID, number: Code, voucher: Code, entry: JournalEntry)?
        if let fee, fee.gross > 0 {
            feeItem = try fee.post(for: row, in: companyID, on: date, reason: reason, book, &draft)
            if let feeItem { entries.append(feeItem.entry) }
        }
        let fact = PaymentCanceled(
            payment: id, kind: kind, date: date, reason: reason, mirror: mirror.item,
            feeItem: feeItem?.item ?? .none, feeLegs: feeItem == nil ? [] : fee?.counterLegs ?? [])
        draft.add(.paymentCanceled(fact), book)
        return Answer(
            fact: fact, number: row.number, amount: Money(-row.original, row.currency),
            reopened: reopened.latestPerItem, mirror: mirror.number, feeItem: feeItem?.number ?? .empty,
            fee: feeItem == nil ? nil : fee.map { Money($0.gross, $0.currency) }, entries: entries,
            released: released)
    }

    private func found(_ book: borrowing Book) throws(Rejection) -> (ItemID, ItemTraits) {
        let found = book.items.find(companyID, .payments, payment) ?? book.items.find(companyID, .documents, payment)
        guard let found else { throw .noSuchItem(ApplyItem(number: payment), field: "payment_number") }
        let row = book.items[found]
        let traits = book.items.traits[found]
        let isPayment = (row.kind == .payment || row.kind == .prepayment) && row.original < 0
        guard isPayment, !traits.method.isEmpty else {
            throw Rejection(
                .notAPayment, field: "payment_number",
                isPayment
                    ? "\(payment) was brought in by the opening import, not posted as a payment"
                    : "\(payment) is no payment of a customer",
                [.init("document", payment.text), .init("kind", "\(row.kind)")])
        }
        if let collection = book.directDebits.collection(paidBy: found, of: row.customer) {
            throw Rejection(
                .notReversible, field: "payment_number",
                "\(payment) is the payment of direct debit \(collection.number): RegisterReturn takes it back",
                [.init("payment", payment.text), .init("collection", UInt64(collection.number))])
        }
        if let canceled = book.cancellations[found] {
            throw Rejection(
                .paymentAlreadyCanceled, field: "payment_number", "payment \(payment) was taken back on \(canceled.date)",
                [.init("payment", payment.text), .init("canceled_on", canceled.date)])
        }
        return (found, traits)
    }

    private func mirror(
        _ id: ItemID, _ row: Item, _ traits: ItemTraits, on date: CalendarDate, _ book: borrowing Book,
        _ draft: inout Draft
    ) throws(Rejection) -> (item: ItemID, number: Code, voucher: Code, entry: JournalEntry) {
        var document = Document()
        document.reference = row.number.text
        document.reason = reason
        let mirror = CounterItem(
            company: companyID, customer: row.customer, kind: row.kind, numbers: .payment, date: date,
            currency: row.currency, amount: -row.original, accounting: -row.accountingOriginal,
            profile: ProfileID(UInt32(row.profile)), account: row.account, dimension: traits.dimension,
            document: document)
        let shares = book.items.traits.shares(of: id, row)
        let parts = row.accountingOriginal.split(by: shares.map(\.amount), of: row.original)
        let place = book.moneyAccount(of: id, traits)
        let money = zip(shares, parts).map { share, part in
            Leg(place.account, place.type, share.amount, accounting: part, dimension: share.dimension)
        }
        return try mirror.post(
            [Leg(row.account, .receivable, -row.original, accounting: -row.accountingOriginal)] + money, book, &draft,
            field: "payment_number")
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let id = book.items.find(companyID, .payments, payment) else { return book.companies[companyID].lastChange }
        return book.lastChange(companyID, book.items[id].customer)
    }
}

/// State of a payment and of what took it back.
package struct GetPayment: Query {
    package let companyID: CompanyID
    package let payment: Code
    /// Of the requests that take a payment back; `Wire` reads which payment they mean.
    package let reversal: UInt16

    package init(company: CompanyID, payment: Code, reversal: UInt16) {
        companyID = company
        self.payment = payment
        self.reversal = reversal
    }

    package struct Answer: Sendable {
        package let item: ItemID
        package let canceled: PaymentCanceled?
        /// Settlements that stand, latest first.
        package let settlements: [SettlementID]
        /// Proposed reversals of any payment of the company (payments:RV-2).
        package let waiting: [ProposalID]
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        guard let id = book.items.find(companyID, .payments, payment) else {
            throw .noSuchItem(ApplyItem(number: payment), field: "payment_number")
        }
        var settlements: [SettlementID] = []
        book.items.forEachPart(of: id) { part in
            if !book.items[part.settlement].isUndone, !settlements.contains(part.settlement) {
                settlements.append(part.settlement)
            }
        }
        let waiting = book.proposals.open.filter { proposal in
            guard let row = book.proposals.find(proposal) else { return false }
            return row.method == reversal && row.company == companyID && !row.isExpired(at: now.instant)
        }
        return Answer(
            item: id, canceled: book.cancellations[id], settlements: settlements.sorted(by: >), waiting: waiting)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        let item = book.items.find(companyID, .payments, payment).map { book.items[$0].lastChange } ?? book.sequence
        return max(item, book.proposals.lastChange)
    }
}

extension [SettledPart] {
    /// One row per item: amounts added up, what is open last.
    var latestPerItem: [SettledPart] {
        var rows: [SettledPart] = []
        for part in self {
            if let place = rows.firstIndex(where: { $0.item == part.item }) {
                rows[place] = SettledPart(
                    item: part.item, number: part.number, amount: rows[place].amount + part.amount, open: part.open,
                    discount: rows[place].discount + part.discount, difference: rows[place].difference + part.difference)
            } else {
                rows.append(part)
            }
        }
        return rows
    }
}
