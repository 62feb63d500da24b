/// Books a reject, return or refund of a collection: exactly its invoice is open again, with its due date (setup:SD-15).
///
/// Of a posted collection the payment is taken back: debits receivables, credits the account its money lies on, which is
/// the bridging account until it was cleared (payments:RV-5); the bank's fee is a voucher of its own: debits bank fees,
/// credits the bank. What the bank reports is always booked, if late with a
/// warning, and if a line of a payment journal has marked the payment without that mark. Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED, fee, DATE_BEFORE_ITEM, period, accounts.
package struct RegisterReturn: Command {
    package let id: CompanyID
    package let collection: DebitCollectionID
    package let kind: DebitReturn.Kind
    package let reason: Code
    /// Nil: the business date.
    package let date: CalendarDate?
    package let fee: Money?
    package let passesFeeOn: Bool
    package let text: String
    /// The id that banks know the collection by; empty: it is named by its number alone.
    package let endToEnd: String

    package init(
        id: CompanyID, collection: DebitCollectionID, kind: DebitReturn.Kind, reason: Code = .empty,
        date: CalendarDate? = nil, fee: Money? = nil, passesFeeOn: Bool = false, text: String = "", endToEnd: String = ""
    ) {
        self.endToEnd = endToEnd
        self.id = id
        self.collection = collection
        self.kind = kind
        self.reason = reason
        self.date = date
        self.fee = fee
        self.passesFeeOn = passesFeeOn
        self.text = text
    }

    package struct Answer: Sendable {
        package var collection: DebitCollectionView
        package var mandateState: MandateState
        package var hasBankEntry: Bool
        package var open: Money
        package var warning: DebitReturn.Warning?
        package var nextStep: DebitReturn.NextStep
        package var entries: [JournalEntry] = []
        package var feeDocument: Code = .empty
        /// The debit that took the payment back; none: it was not posted.
        package var item = ItemID.none
        /// The mark of a journal line on the payment, which the return ended.
        package var released: ReleasedMark?
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var row = try book.collection(collection, named: endToEnd, of: id)
        guard row.state == .presented || row.state == .settled else { throw row.stateRefused(field: "collection") }
        try checkFee()
        let back = DebitReturn(kind: kind, reason: reason, date: date ?? now.today, text: text)
        var entries: [JournalEntry] = []
        var debit = ItemID.none
        let isPosted = row.state == .settled
        if isPosted || fee != nil || passesFeeOn { try book.companies.checkPeriod(id, back.date, by: now, field: "date") }
        var released: ReleasedMark?
        if isPosted { (debit, entries, released) = try takeBack(row, on: back.date, book, at: now, &draft) }
        row.state = kind == .withdrawal ? .withdrawn : isPosted ? .returned : .rejected
        row.returned = back
        draft.add(.directDebit(.collectionSet(row)), book)
        // In a run of several the one before may have changed it.
        var mandate = draft.mandate(row.mandate, book).after(back, of: row)
        if kind == .withdrawal { mandate.lastDue = lastDue(of: mandate, without: row, book) }
        draft.add(.directDebit(.mandateSet(mandate)), book)
        if let fee, fee.minor > 0 { entries.append(try bookFee(fee, row, on: back.date, book, &draft)) }
        var document = Code.empty
        if passesFeeOn, let fee, fee.minor > 0 {
            let charged = try CustomerFee(
                company: id, customer: row.customer, amount: fee, date: back.date, text: "Fee for a returned direct debit",
                reference: row.endToEnd(book)
            ).post(book, &draft, field: "bank_fee")
            entries.append(charged.entry)
            document = charged.number
        }
        let payment = row.payment.isNone ? Code.empty : book.items[row.payment].number
        return Answer(
            collection: DebitCollectionView(row, payment: payment), mandateState: mandate.state, hasBankEntry: isPosted,
            open: Money(draft.item(row.item, book)?.open ?? 0, .eur),
            warning: back.warning(row.scheme, debited: row.dueDate), nextStep: back.nextStep(under: mandate, on: now.today), entries: entries,
            feeDocument: document, item: debit, released: released)
    }

    /// What was withdrawn was never presented to a bank: the 36 months count from the one before (setup:SD-9).
    private func lastDue(of mandate: Mandate, without row: DebitCollection, _ book: borrowing Book) -> CalendarDate? {
        guard mandate.lastDue == row.dueDate else { return mandate.lastDue }
        var last: CalendarDate?
        for id in book.directDebits.collections(of: row.customer) where id != row.id {
            let other = book.directDebits[id]
            guard other.mandate == mandate.id, other.state != .withdrawn else { continue }
            last = max(last ?? other.dueDate, other.dueDate)
        }
        // An import may tell of uses that have no collection here.
        return last ?? (mandate.counter == 0 ? nil : mandate.lastDue)
    }

    private func checkFee() throws(Rejection) {
        guard let fee else {
            if passesFeeOn { throw .required("bank_fee", "without a fee nothing is passed on") }
            return
        }
        if fee.currency != .eur { throw .currencyNotEuro(fee.currency, field: "bank_fee.currency") }
        if fee.minor < 0 {
            throw Rejection(.amountNegative, field: "bank_fee", "the fee is \(fee)", [.init("amount", fee)])
        }
    }

    // MARK: The payment

    /// Undoes every settlement of the payment, then closes it with a debit that credits the bank.
    private func takeBack(
        _ row: DebitCollection, on date: CalendarDate, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> (ItemID, [JournalEntry], ReleasedMark?) {
        var entries: [JournalEntry] = []
        let payment = book.items[row.payment]
        let earliest = max(payment.postingDate, book.paymentJournals.bridged(row.payment)?.clearedOn ?? payment.postingDate)
        if date < earliest { throw .dateBeforeItem(date, earliest: earliest, field: "date") }
        let owner = book.paymentJournals.owner(of: row.payment)
        let released = draft.releaseMark(
            on: row.payment, date: date, reason: "direct debit \(row.endToEnd(book)) came back: \(kind)", book)
        // In a run of several the one before may have taken it back: it settled both.
        for settlement in book.items.standingSettlements(of: row.payment) where !draft.isUndone(settlement, book) {
            entries += try UndoSettlement(
                company: id, settlement: settlement, date: max(date, book.items[settlement].date), reason: "direct debit \(kind)"
            ).decide(book, at: now, &draft).entries
        }
        let (number, taken) = try draft.documentNumber(.empty, .payment, .payments, id, book, field: "collection")
        let voucher = try draft.number(.voucher, id, book)
        let amount = -payment.original
        let accounting = -payment.accountingOriginal
        try book.checkRoom(
            payment.customer, .eur, .invoices, adding: amount, pending: draft.exposure(payment.customer, .eur),
            field: "collection")
        let money = book.moneyAccount(of: row.payment, book.items.traits[row.payment])
        let entry = JournalEntry(
            company: id, voucher: voucher.number, date: date, currency: .eur,
            legs: [
                Leg(payment.account, .receivable, amount, accounting: accounting),
                Leg(money.account, money.type, -amount, accounting: -accounting),
            ])
        try book.checkPosting(entry, field: "collection")
        var document = Document()
        document.text = "Returned direct debit"
        document.reference = payment.number.text
        document.reason = reason.text
        document.method = row.method
        document.orderingCustomer = payment.customer
        let item = draft.nextItem
        draft.add(
            .itemPosted(
                ItemPosted(
                    id: item, company: id, party: book.customers.details[payment.customer.number].row.party,
                    customer: payment.customer, kind: .payment, number: number, voucher: voucher.number,
                    documentDate: date, postingDate: date, dueDate: date, currency: .eur, amount: amount, open: amount,
                    rate: try book.rate(nil, from: .eur, in: id, on: date, of: payment.customer, field: "date"),
                    accountingAmount: accounting, accountingOpen: accounting, tax: 0, tiers: [], dimension: .empty,
                    profile: ProfileID(UInt32(payment.profile)), receivableAccount: payment.account,
                    writeOffAccount: .none, authorization: .none, unauthorizedExposure: false, entry: entry,
                    document: document, numberTaken: taken, voucherNext: voucher.taken.next)), book)
        entries.append(entry)
        if let made = draft.item(item, book), let open = draft.item(row.payment, book) {
            var matching = Matching([.init(item, made, book), .init(row.payment, open, book)])
            matching.owner = owner
            matching.wishForAll()
            var fact = try matching.settled(in: id, of: payment.customer, on: date, currency: .eur, book, draft)
            fact.origin = .reversal
            draft.add(.itemsSettled(fact), book)
            entries += fact.entries
        }
        return (item, entries, released)
    }

    // MARK: The fee

    private func bookFee(
        _ fee: Money, _ row: DebitCollection, on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> JournalEntry {
        let expense = try book.companies.automaticAccount(id, .bankFee)
        var bank = book.paymentJournals.bridged(row.payment)?.bank ?? row.bankAccount
        if bank.isNone {
            guard let method = book.companies.setups[Int(id.number) - 1].methods[row.method] else {
                throw .noSuchReference("method_of_payment", row.method, field: "collection")
            }
            bank = method.account
        }
        let rate = try book.rate(nil, from: .eur, in: id, on: date, of: .none, field: "date")
        guard let accounting = rate.convert(fee.minor, from: .eur, to: book.companies[id].currency, .halfAwayFromZero)
        else { throw .outOfRange(field: "bank_fee") }
        let voucher = try draft.number(.voucher, id, book)
        let entry = JournalEntry(
            company: id, voucher: voucher.number, date: date, currency: .eur,
            legs: [
                Leg(expense, .bankFee, fee.minor, accounting: accounting),
                Leg(bank, .bank, -fee.minor, accounting: -accounting),
            ])
        try book.checkPosting(entry, field: "bank_fee")
        draft.add(
            .directDebit(.feeBooked(DebitFee(collection: row.id, entry: entry, voucherNext: voucher.taken.next))), book)
        return entry
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
