/// A payment whose money waits on a bridging account (payments:PM-0).
///
///     at posting   debits bridging, credits receivables
///     on clearing  debits bank, credits bridging
package struct BridgedPayment: Equatable, Sendable, PlainBits {
    /// Where the money goes in the end.
    package var bank: AccountID
    /// Of a postdated check: not before this day.
    package var maturity: CalendarDate?
    package var clearedOn: CalendarDate?

    package init(bank: AccountID, maturity: CalendarDate?) {
        self.bank = bank
        self.maturity = maturity
    }

    var fingerprint: UInt64 {
        Mix.fold(UInt64(bank.number) + 1, UInt64(bitPattern: Int64(maturity?.days ?? -1)) ^ UInt64(bitPattern: Int64(clearedOn?.days ?? -2)))
    }
}

/// The money of a bridged payment or of a postdated check has come.
///
/// Rejections in order: ITEM_NOT_FOUND, NOT_A_PAYMENT, PAYMENT_ALREADY_CANCELED, STATE_NOT_ALLOWED, NOT_MATURE,
/// DATE_BEFORE_ITEM, period.
package struct ClearBridged: Command {
    package let companyID: CompanyID
    package let payment: Code
    /// Nil: the business date.
    package let date: CalendarDate?

    package init(company: CompanyID, payment: Code, date: CalendarDate? = nil) {
        companyID = company
        self.payment = payment
        self.date = date
    }

    package struct Answer: Sendable {
        package let payment: Code
        package let date: CalendarDate
        package let amount: Money
        package let entry: JournalEntry
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard let id = book.items.find(companyID, .payments, payment) else {
            throw .noSuchItem(ApplyItem(number: payment), field: "payment_number")
        }
        guard let bridged = book.paymentJournals.bridged(id) else {
            throw Rejection(
                .notAPayment, field: "payment_number", "the money of \(payment) waits on no bridging account",
                [.init("document", payment.text)])
        }
        if let canceled = book.cancellations[id] {
            throw Rejection(
                .paymentAlreadyCanceled, field: "payment_number", "payment \(payment) was taken back on \(canceled.date)",
                [.init("payment", payment.text), .init("canceled_on", canceled.date)])
        }
        if let returned = book.returnedDebit(paidBy: id)?.returned {
            throw Rejection(
                .paymentAlreadyCanceled, field: "payment_number",
                "payment \(payment) is of a direct debit that came back on \(returned.date)",
                [.init("payment", payment.text), .init("canceled_on", returned.date)])
        }
        if let cleared = bridged.clearedOn {
            throw Rejection(
                .stateNotAllowed, field: "payment_number", "payment \(payment) was cleared on \(cleared)",
                [.init("payment", payment.text), .init("cleared_on", cleared)])
        }
        let (date, row) = (date ?? now.today, book.items[id])
        if let maturity = bridged.maturity, date < maturity {
            throw Rejection(
                .notMature, field: "date", "the check of \(payment) is due on \(maturity), not on \(date)",
                [.init("payment", payment.text), .init("maturity_date", maturity), .init("date", date)])
        }
        if date < row.postingDate { throw .dateBeforeItem(date, earliest: row.postingDate, field: "date") }
        try book.companies.checkPeriod(companyID, date, .bank, by: now, field: "date")
        let voucher = try draft.number(.voucher, companyID, book)
        let entry = JournalEntry(
            company: companyID, voucher: voucher.number, date: date, currency: row.currency,
            legs: legs(id, row, to: bridged.bank, book))
        try book.checkPosting(entry, field: "payment_number")
        draft.add(.payment(.cleared(id, on: date, entry, voucherNext: voucher.taken.next)), book)
        return Answer(payment: payment, date: date, amount: Money(-row.original, row.currency), entry: entry)
    }

    /// The amounts it was posted with, by dimension: no exchange difference arises.
    private func legs(_ id: ItemID, _ row: Item, to bank: AccountID, _ book: borrowing Book) -> [Leg] {
        let traits = book.items.traits[id]
        let shares = book.items.traits.shares(of: id, row)
        let parts = row.accountingOriginal.split(by: shares.map(\.amount), of: row.original)
        var legs: [Leg] = []
        for (share, part) in zip(shares, parts) {
            legs.append(Leg(bank, .bank, -share.amount, accounting: -part, dimension: share.dimension))
            legs.append(
                Leg(traits.counterAccount, .bridging, share.amount, accounting: part, dimension: share.dimension))
        }
        return legs
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let id = book.items.find(companyID, .payments, payment) else { return book.companies[companyID].lastChange }
        return book.lastChange(companyID, book.items[id].customer)
    }
}

extension Book {
    /// Where the money of a payment lies: the bridging account until it is cleared (payments:RV-5).
    func moneyAccount(of payment: ItemID, _ traits: ItemTraits) -> (account: AccountID, type: PostingType) {
        if let bridged = paymentJournals.bridged(payment), bridged.clearedOn != nil { return (bridged.bank, .bank) }
        return (traits.counterAccount, traits.counterType)
    }
}
