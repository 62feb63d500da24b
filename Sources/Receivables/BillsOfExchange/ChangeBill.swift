/// The drawee accepts the bill. Posts nothing.
package struct AcceptBill: Command {
    package let id: CompanyID
    package let number: Code
    package let date: CalendarDate?

    package init(id: CompanyID, number: Code, date: CalendarDate? = nil) {
        (self.id, self.number, self.date) = (id, number, date)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BillView {
        var bill = try book.bill(id, number)
        guard bill.status == .drawn || bill.status == .redrawn, bill.accepted == nil else { throw bill.stateRefused() }
        let day = date ?? now.today
        try bill.checkOrder(day)
        bill.accepted = day
        bill = BillPosting(bill, on: day).step(.accept, of: bill, bill.status, book)
        draft.add(.bill(.billSet(bill, .init())), book)
        return BillView(bill, book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// The bank was paid: the bill is honored (setup:BE-1, BE-6).
///
/// Of a collection: debits the bank; of a discount: debits the liability; credits the bill's account. Rejections in order:
/// NOT_FOUND, STATE_NOT_ALLOWED, FIELD_INVALID (type, bank, amount, date), period, accounts.
package struct SettleBill: Command {
    package let id: CompanyID
    package let number: Code
    package let type: RemittanceType
    package let bank: Code
    package let date: CalendarDate?
    /// Nil: the face. Another amount is refused: a bill is paid as a whole.
    package let amount: Money?

    package init(
        id: CompanyID, number: Code, type: RemittanceType, bank: Code, date: CalendarDate? = nil, amount: Money? = nil
    ) {
        self.id = id
        self.number = number
        self.type = type
        self.bank = bank
        self.date = date
        self.amount = amount
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BillView {
        var bill = try book.bill(id, number)
        guard bill.status == .remittedCollection || bill.status == .remittedDiscount else { throw bill.stateRefused() }
        let remittance = book.bills[bill.remittance]
        if type != remittance.type {
            throw Rejection(.fieldInvalid, field: "type", "bill \(number) was remitted for \(remittance.type)")
        }
        if bank != remittance.bank {
            throw Rejection(
                .fieldInvalid, field: "bank", "bill \(number) was remitted to \(remittance.bank)",
                [.init("expected", remittance.bank.text), .init("actual", bank.text)])
        }
        try bill.checkWhole(amount)
        let day = date ?? now.today
        try bill.checkOrder(day)
        try book.companies.checkPeriod(id, day, by: now, field: "date")
        var posting = BillPosting(bill, on: day)
        switch type {
        case .collection:
            try posting.close(
                bill, against: remittance.bankAccount, .bank,
                accounting: try posting.accounting(bill.face, book, field: "bill"), book, &draft)
        case .discount:
            try posting.close(
                bill, against: try book.companies.automaticAccount(id, .discountLiability), .discountLiability,
                accounting: bill.liability, book, &draft)
        }
        bill.item = .none
        bill.liability = 0
        bill = posting.step(.settle, of: bill, .honored, book)
        draft.add(.bill(.billSet(bill, .init())), book)
        return BillView(bill, book, entries: posting.entries)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// The bill was not paid: it is owed again, on the protest account.
///
/// Of a discounted bill the bank takes its money back: debits the liability, credits the bank. A fee is charged to the
/// customer: debits receivables, credits fee revenue. Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED, date, period, accounts.
package struct ProtestBill: Command {
    package let id: CompanyID
    package let number: Code
    package let date: CalendarDate?
    package let fee: Money?

    package init(id: CompanyID, number: Code, date: CalendarDate? = nil, fee: Money? = nil) {
        (self.id, self.number, self.date, self.fee) = (id, number, date, fee)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BillView {
        var bill = try book.bill(id, number)
        switch bill.status {
        case .drawn, .remittedCollection, .remittedDiscount: break
        case .honored, .protested, .redrawn, .canceled: throw bill.stateRefused()
        }
        if let fee, fee.minor < 0 {
            throw Rejection(.amountNegative, field: "fee", "the fee is \(fee)", [.init("amount", fee)])
        }
        let day = date ?? now.today
        try bill.checkOrder(day)
        try book.companies.checkPeriod(id, day, by: now, field: "date")
        var posting = BillPosting(bill, on: day)
        let item = try posting.move(bill, to: .protest, due: bill.due, book, &draft)
        var extra = BillFact.Entries()
        if bill.status == .remittedDiscount {
            extra = try posting.extra([try takenBack(bill, posting, book)], book, draft)
        }
        bill.item = item
        bill.liability = 0
        let billed = posting.step(.protest, of: bill, .protested, book)
        draft.add(.bill(.billSet(billed, extra)), book)
        if let fee, fee.minor > 0 {
            let charged = try CustomerFee(
                company: id, customer: bill.customer, amount: fee, date: day, text: "Fee for a protested bill",
                reference: number.text
            ).post(book, &draft, field: "fee")
            posting.append([charged.entry])
        }
        return BillView(billed, book, entries: posting.entries)
    }

    private func takenBack(
        _ bill: Bill, _ posting: BillPosting, _ book: borrowing Book
    ) throws(Rejection) -> [Leg] {
        let bank = book.bills[bill.remittance].bankAccount
        let accounting = try posting.accounting(bill.face, book, field: "bill")
        var legs = [
            Leg(
                try book.companies.automaticAccount(id, .discountLiability), .discountLiability, bill.face,
                accounting: bill.liability),
            Leg(bank, .bank, -bill.face, accounting: -accounting),
        ]
        let difference = accounting - bill.liability
        if difference != 0 {
            let type: PostingType = difference > 0 ? .realizedLoss : .realizedGain
            legs.append(Leg(try book.companies.automaticAccount(id, type), type, 0, accounting: difference))
        }
        return legs
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A new bill for a protested one, with a later due date (setup:BE-7).
package struct RedrawBill: Command {
    package let id: CompanyID
    package let number: Code
    package let date: CalendarDate?
    package let due: CalendarDate

    package init(id: CompanyID, number: Code, date: CalendarDate? = nil, due: CalendarDate) {
        (self.id, self.number, self.date, self.due) = (id, number, date, due)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BillView {
        var bill = try book.bill(id, number)
        guard bill.status == .protested else { throw bill.stateRefused() }
        guard due > bill.due else {
            throw Rejection(
                .fieldInvalid, field: "due_date", "\(due) is not later than \(bill.due)",
                [.init("expected", bill.due.adding(days: 1)), .init("actual", due)])
        }
        let day = date ?? now.today
        try bill.checkOrder(day)
        try book.companies.checkPeriod(id, day, by: now, field: "date")
        var posting = BillPosting(bill, on: day)
        bill.item = try posting.move(bill, to: .bill, due: due, book, &draft)
        bill.due = due
        // It is a new paper: the drawee has to accept it anew.
        bill.accepted = nil
        bill = posting.step(.redraw, of: bill, .redrawn, book)
        draft.add(.bill(.billSet(bill, .init())), book)
        return BillView(bill, book, entries: posting.entries)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Takes a bill back that is with nobody: its invoices are open again.
package struct CancelBill: Command {
    package let id: CompanyID
    package let number: Code
    package let date: CalendarDate?

    package init(id: CompanyID, number: Code, date: CalendarDate? = nil) {
        (self.id, self.number, self.date) = (id, number, date)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BillView {
        var bill = try book.bill(id, number)
        guard bill.status == .drawn || bill.status == .redrawn else { throw bill.stateRefused() }
        let day = date ?? now.today
        try bill.checkOrder(day)
        try book.companies.checkPeriod(id, day, by: now, field: "date")
        var posting = BillPosting(bill, on: day)
        // The credit that paid the invoices is open again, and closed by a debit on its own account.
        let parts = book.items.parts(of: bill.drawing)
        let credit = parts[0].creditItem
        let undone = try UndoSettlement(
            company: id, settlement: bill.drawing, date: day, reason: "bill \(number) canceled", isOfBill: true
        ).decide(book, at: now, &draft)
        posting.append(undone.entries)
        guard let paid = draft.item(credit, book), let old = draft.item(bill.item, book) else { throw bill.stateRefused() }
        let off = try posting.post(
            .init(
                number: posting.half(bill, "C"), amount: -bill.face, accounting: -old.accountingOpen, account: old.account,
                profile: ProfileID(UInt32(old.profile)), due: day),
            legs: [
                Leg(paid.account, .receivable, bill.face, accounting: old.accountingOpen),
                Leg(old.account, .bill, -bill.face, accounting: -old.accountingOpen),
            ], book, &draft)
        let debit = try posting.post(
            .init(
                number: posting.half(bill, "D"), amount: bill.face, accounting: old.accountingOpen, account: paid.account,
                profile: ProfileID(UInt32(paid.profile)), due: day),
            legs: nil, book, &draft)
        try posting.settle([bill.item, off], book, &draft)
        try posting.settle([debit, credit], book, &draft)
        bill.item = .none
        bill = posting.step(.cancel, of: bill, .canceled, book)
        draft.add(.bill(.billSet(bill, .init())), book)
        return BillView(bill, book, entries: posting.entries)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Bill {
    /// No step is dated before the one before it.
    func checkOrder(_ date: CalendarDate) throws(Rejection) {
        let last = history.last?.date ?? issued
        if date < last { throw .dateBeforeItem(date, earliest: last, field: "date") }
    }

    /// All steps move the whole face (setup:BE-2).
    func checkWhole(_ amount: Money?) throws(Rejection) {
        guard let amount, amount != Money(face, currency) else { return }
        throw Rejection(
            .fieldInvalid, field: "amount", "a bill is settled as a whole: \(Money(face, currency)), not \(amount)",
            [.init("expected", Money(face, currency)), .init("actual", amount)])
    }
}
