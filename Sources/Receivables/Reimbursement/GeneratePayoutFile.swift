/// Makes the bank's file of the reimbursements that are in none yet, and books that the bank pays them.
///
///     reimbursement   debits accounts payable, credits the bank account; one entry of the file, by dimension
///     refund          nothing more: it credited the bank when it was posted (payments:RB-5)
///
/// The event says which stand in it and where the money goes; the text is written from that, the same every time.
/// Passed over, with the reason: no bank account of the customer, another currency, a refund of another method.
/// Cost: a pass over the reimbursements. Rejections in order: BANK_ACCOUNT_UNKNOWN, FIELD_INVALID (no IBAN, no euro, no
/// TARGET day), period, NOTHING_TO_POST, ACCOUNT_MISSING, FIELD_INVALID with what is wrong in the file.
package struct GeneratePayoutFile: Command {
    package let id: CompanyID
    /// Our account that pays.
    package let bankAccount: Code
    package let format: PayoutFormat
    /// Nil: the next TARGET day.
    package let executionDate: CalendarDate?
    /// Reimbursements through this day; nil: all.
    package let through: CalendarDate?

    package init(
        id: CompanyID, bankAccount: Code, format: PayoutFormat, executionDate: CalendarDate? = nil,
        through: CalendarDate? = nil
    ) {
        self.id = id
        self.bankAccount = bankAccount
        self.format = format
        self.executionDate = executionDate
        self.through = through
    }

    package enum LeftOut: UInt8, Sendable, BitwiseCopyable {
        case noBankAccount = 1
        case otherCurrency = 2
        case otherMethod = 3
    }

    package struct Answer: Sendable {
        package var file: PayoutFile
        package var leftOut: [(item: ItemID, why: LeftOut)]
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard let account = book.bank.account(id, bankAccount) else {
            throw Rejection(
                .bankAccountUnknown, field: "bank_account", "no bank account of this company is called '\(bankAccount)'",
                [.init("bank_account", bankAccount.text)])
        }
        guard account.currency == .eur else { throw .badPayer(account, "it holds \(account.currency.code), not EUR") }
        let ibans = account.identifiers.compactMap { try? Iban($0, field: "bank_account") }
        guard let iban = ibans.first else { throw .badPayer(account, "none of its identifiers is an IBAN") }
        let date = executionDate ?? TargetCalendar.next(now.today)
        if date < now.today || !TargetCalendar.isOpen(date) {
            throw Rejection(
                .fieldInvalid, field: "execution_date", "\(date) is past or no TARGET day",
                [.init("date", date), .init("next", TargetCalendar.next(max(date, now.today)))])
        }
        try book.companies.checkPeriod(id, date, by: now, field: "execution_date")

        let due = due(account, book)
        if due.rows.isEmpty { throw Rejection(.nothingToPost, "no reimbursement waits for a file") }
        let bank = try book.bankAccount(account.method, of: id, field: "bank_account")
        var file = PayoutFile(
            id: PayoutFileID(UInt32(book.payouts.files.count) + 1), company: id, bankAccount: bankAccount,
            payer: book.companies.setup(id).name, payerIban: iban.text, format: format, created: now.instant,
            executionDate: date, transfers: due.rows.map(\.transfer), entry: nil, voucherNext: 0)
        try enter(&file, due.rows, from: bank, book, draft)
        if let fault = file.faults(book).first { throw Rejection(.fieldInvalid, field: "reimbursements", fault) }
        draft.add(.payoutFileMade(file), book)
        return Answer(file: file, leftOut: due.leftOut)
    }

    private struct Due {
        var rows: [(transfer: PayoutFile.Transfer, isRefund: Bool, dimension: Code)] = []
        var leftOut: [(item: ItemID, why: LeftOut)] = []
    }

    private func due(_ account: BankAccount, _ book: borrowing Book) -> Due {
        var due = Due()
        for fact in book.reimbursements.rows where fact.company == id && through.map({ fact.date <= $0 }) ?? true {
            for row in fact.rows where book.payouts.file(of: row.item) == nil {
                if due.rows.count == PayoutFile.transfersMax { return due }
                if row.currency != .eur {
                    due.leftOut.append((row.item, .otherCurrency))
                } else if !fact.method.isEmpty, fact.method != account.method {
                    due.leftOut.append((row.item, .otherMethod))
                } else if let payout = book.reimbursements.payoutAccount(of: fact.customer), !payout.iban.isEmpty {
                    let name = book.customers.subject(book.customers.details[fact.customer.number].row.subject).name
                    let transfer = PayoutFile.Transfer(
                        item: row.item, amount: row.amount, holder: payout.holder.isEmpty ? name : payout.holder,
                        iban: payout.iban, bic: payout.bic)
                    due.rows.append((transfer, !fact.method.isEmpty, row.dimension))
                } else {
                    due.leftOut.append((row.item, .noBankAccount))
                }
            }
        }
        return due
    }

    /// What was owed is paid, at the value it was booked with.
    private func enter(
        _ file: inout PayoutFile, _ rows: [(transfer: PayoutFile.Transfer, isRefund: Bool, dimension: Code)],
        from bank: AccountID, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        if rows.allSatisfy(\.isRefund) { return }
        let payable = try book.companies.automaticAccount(id, .payable)
        var legs: [Leg] = []
        for row in rows where !row.isRefund {
            let value = book.items[row.transfer.item].accountingOriginal
            legs.merge(Leg(payable, .payable, row.transfer.amount, accounting: value, dimension: row.dimension))
            legs.merge(Leg(bank, .bank, -row.transfer.amount, accounting: -value, dimension: row.dimension))
        }
        let voucher = try draft.number(.voucher, id, book)
        let entry = JournalEntry(
            company: id, voucher: voucher.number, date: file.executionDate, currency: .eur, legs: legs)
        try book.checkPosting(entry, field: "bank_account")
        (file.entry, file.voucherNext) = (entry, voucher.taken.next)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Rejection {
    fileprivate static func badPayer(_ account: BankAccount, _ why: String) -> Rejection {
        Rejection(
            .fieldInvalid, field: "bank_account", "bank account \(account.code) cannot pay SEPA transfers: \(why)",
            [.init("bank_account", account.code.text)])
    }
}

/// A piece of a file's text: what stands in it; whoever asks writes it.
package struct GetPayoutFile: Query {
    package let id: CompanyID
    package let number: String
    package let piece: Int

    package init(id: CompanyID, number: String, piece: Int) { (self.id, self.number, self.piece) = (id, number, piece) }

    package struct Answer: Sendable {
        package let file: PayoutFile
        package let piece: Int
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let file = try book.payoutFile(id, number, field: "file")
        guard piece < file.pieces else {
            throw Rejection(
                .fieldInvalid, field: "piece", "the file has \(file.pieces) pieces, counted from 0",
                [.init("pieces", UInt64(file.pieces))])
        }
        return Answer(file: file, piece: piece)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Files of a company, latest first; at most a page.
package struct ListPayoutFiles: Query {
    package let id: CompanyID
    package let size: Int
    /// Those before it; 0: from the latest.
    package let before: UInt32

    package init(id: CompanyID, size: Int, before: UInt32) { (self.id, self.size, self.before) = (id, size, before) }

    package struct Answer: Sendable {
        package var files: [PayoutFile] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        for file in book.payouts.files.reversed()
        where file.company == id && (before == 0 || file.id.number < before) {
            if answer.files.count == size {
                answer.hasMore = true
                break
            }
            answer.files.append(file)
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
