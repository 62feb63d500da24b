/// Makes the bank's file of the refunds that are in none yet. No entry: a refund credited the bank when it was posted.
///
/// The event says which stand in it and where the money goes; the text is written from that, the same every time. What
/// vendors are paid for is no refund: it leaves with the payables (payments:RB-1, RB-5). Refunds that cannot go in are
/// passed over, with the reason. Cost: a pass over the reimbursements. Rejections in order: BANK_ACCOUNT_UNKNOWN,
/// FIELD_INVALID (no IBAN, no euro, no name, no TARGET day), period, NOTHING_TO_POST.
package struct GeneratePayoutFile: Command {
    package let id: CompanyID
    /// Our account that pays.
    package let bankAccount: Code
    package let format: PayoutFormat
    /// Nil: the next TARGET day.
    package let executionDate: CalendarDate?
    /// Refunds through this day; nil: all.
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
        /// Its reference, name or amount is none that a bank takes, or the reference stands in the file already.
        case notWritable = 4
    }

    package struct Answer: Sendable {
        package var file: PayoutFile
        /// The first of them.
        package var leftOut: [(item: ItemID, why: LeftOut)]
        package var leftOutCount: Int
    }

    /// Refunds left out that an answer names.
    package static let leftOutMax = 100

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard let account = book.bank.account(id, bankAccount) else {
            throw Rejection(
                .bankAccountUnknown, field: "bank_account",
                "no bank account of this company is called '\(bankAccount)'",
                [.init("bank_account", bankAccount.text)])
        }
        let iban = try account.payingIban(field: "bank_account")
        let date = executionDate ?? TargetCalendar.next(now.today)
        if date < now.today || !TargetCalendar.isOpen(date) {
            throw Rejection(
                .fieldInvalid, field: "execution_date", "\(date) is past or no TARGET day",
                [.init("date", date), .init("next", TargetCalendar.next(max(date, now.today)))])
        }
        try book.companies.checkPeriod(id, date, by: now, field: "execution_date")

        var file = PayoutFile(
            id: PayoutFileID(UInt32(book.payouts.files.count) + 1), company: id, bankAccount: bankAccount,
            payer: book.companies.setup(id).name, payerIban: iban.text, format: format, created: now.instant,
            executionDate: date, transfers: [], entry: nil, voucherNext: 0)
        try checkPayer(file, book)
        let due = due(account, book)
        if due.transfers.isEmpty { throw .noRefundDue(due.leftOut.first?.why, due.leftOutCount) }
        file.transfers = due.transfers
        draft.add(.payoutFileMade(file), book)
        return Answer(file: file, leftOut: due.leftOut, leftOutCount: due.leftOutCount)
    }

    private func checkPayer(_ file: PayoutFile, _ book: borrowing Book) throws(Rejection) {
        if SepaText.clean(file.payer, max: PayoutFile.nameLengthMax).isEmpty {
            throw Rejection(.fieldInvalid, field: "company", "the company has no name that a bank's file can hold")
        }
        let message = file.messageID(book)
        if message.utf8.count > PayoutFile.identifierLengthMax {
            throw Rejection(
                .fieldInvalid, field: "company",
                "the file's id \(message) is longer than \(PayoutFile.identifierLengthMax) characters")
        }
    }

    private struct Due {
        var transfers: [PayoutFile.Transfer] = []
        var leftOut: [(item: ItemID, why: LeftOut)] = []
        var leftOutCount = 0
        private var references: Set<String> = []

        mutating func leaveOut(_ item: ItemID, _ why: LeftOut) {
            leftOutCount += 1
            if leftOut.count < GeneratePayoutFile.leftOutMax { leftOut.append((item, why)) }
        }

        mutating func add(_ transfer: PayoutFile.Transfer, _ book: borrowing Book) {
            guard transfer.isWritable(book), references.insert(transfer.endToEnd(book)).inserted else {
                return leaveOut(transfer.item, .notWritable)
            }
            transfers.append(transfer)
        }
    }

    private func due(_ account: BankAccount, _ book: borrowing Book) -> Due {
        var due = Due()
        for fact in book.reimbursements.rows
        where fact.company == id && !fact.method.isEmpty && through.map({ fact.date <= $0 }) ?? true {
            for row in fact.rows where book.payouts.file(of: row.item) == nil {
                if due.transfers.count == PayoutFile.transfersMax { return due }
                if row.currency != .eur {
                    due.leaveOut(row.item, .otherCurrency)
                } else if fact.method != account.method {
                    due.leaveOut(row.item, .otherMethod)
                } else if let payout = book.reimbursements.payoutAccount(of: fact.customer), !payout.iban.isEmpty {
                    let name = book.customers.subject(book.customers.details[fact.customer.number].row.subject).name
                    let transfer = PayoutFile.Transfer(
                        item: row.item, amount: row.amount, holder: payout.holder.isEmpty ? name : payout.holder,
                        iban: payout.iban, bic: payout.bic)
                    due.add(transfer, book)
                } else {
                    due.leaveOut(row.item, .noBankAccount)
                }
            }
        }
        return due
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension BankAccount {
    /// The IBAN that SEPA transfers are paid from.
    func payingIban(field: String) throws(Rejection) -> Iban {
        guard currency == .eur else { throw notPaying("it holds \(currency.code), not EUR", field: field) }
        guard let iban = identifiers.lazy.compactMap({ try? Iban($0, field: field) }).first else {
            throw notPaying("none of its identifiers is an IBAN", field: field)
        }
        return iban
    }

    private func notPaying(_ why: String, field: String) -> Rejection {
        Rejection(
            .fieldInvalid, field: field, "bank account \(code) cannot pay SEPA transfers: \(why)",
            [.init("bank_account", code.text)])
    }
}

extension Rejection {
    fileprivate static func noRefundDue(_ why: GeneratePayoutFile.LeftOut?, _ count: Int) -> Rejection {
        guard let why else { return Rejection(.nothingToPost, "no refund waits for a file") }
        let reason =
            switch why {
            case .noBankAccount: "its customer has no payout account"
            case .otherCurrency: "it is not in EUR"
            case .otherMethod: "another bank account pays it"
            case .notWritable: "its reference, name or amount is none that a bank takes"
            }
        return Rejection(
            .nothingToPost, "none of the \(count) refunds that wait can go into the file; the first: \(reason)",
            [.init("left_out", UInt64(count))])
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
