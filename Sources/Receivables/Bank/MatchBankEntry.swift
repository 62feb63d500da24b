/// A person says what a waiting line is: payments of customers, a direct debit that came back, or a booking on a main
/// account.
///
/// Rejections: BANK_ENTRY_NOT_FOUND, BANK_ENTRY_DONE, BANK_ENTRY_SIGN, AMOUNT_MISMATCH, those of PostPayment under
/// `parts[i]`, those of `BankReturn.told`, those of main accounts.
package struct MatchBankEntry: Command {
    package struct Part: Equatable, Sendable {
        /// Empty: the customer of the first item.
        package var customer: Code
        /// Nil with a single part: all of it.
        package var amount: Money?
        package var apply: ApplyMode?
        package var items: [ApplyItem]

        package init(customer: Code, amount: Money? = nil, apply: ApplyMode? = nil, items: [ApplyItem] = []) {
            self.customer = customer
            self.amount = amount
            self.apply = apply
            self.items = items
        }
    }

    /// A direct debit of ours that came back.
    package struct Return: Equatable, Sendable {
        /// Empty: the one that the line names.
        package var endToEnd: String
        /// Nil: by the reason.
        package var kind: DebitReturn.Kind?
        /// Empty: the one that the bank told.
        package var reason: Code
        package var passesFeeOn: Bool

        package init(endToEnd: String = "", kind: DebitReturn.Kind? = nil, reason: Code = .empty, passesFeeOn: Bool = false) {
            self.endToEnd = endToEnd
            self.kind = kind
            self.reason = reason
            self.passesFeeOn = passesFeeOn
        }
    }

    package enum Meaning: Equatable, Sendable {
        case payments([Part])
        case debitReturn(Return)
        case mainAccount(Code)
    }

    package let id: CompanyID
    package let line: BankLineID
    package let meaning: Meaning
    /// Nil: the booking date.
    package let postingDate: CalendarDate?

    package init(id: CompanyID, line: BankLineID, meaning: Meaning, postingDate: CalendarDate? = nil) {
        self.id = id
        self.line = line
        self.meaning = meaning
        self.postingDate = postingDate
    }

    package static let partsMax = 100

    package struct Answer: Sendable {
        package var payments: [PostedPayment] = []
        package var returned: RegisterReturn.Answer?
        /// Of a booking on a main account.
        package var entry: JournalEntry?
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let row = try book.openBankLine(id, line)
        guard let bank = book.bank.account(id, row.account) else { throw .noSuchBankAccount(row.account.text) }
        switch meaning {
        case .payments(let parts): return try post(parts, row, bank, book, at: now, &draft)
        case .debitReturn(let wish):
            let back = try BankReturn.told(wish, line, book)
            return Answer(
                returned: try back.book(
                    line, on: postingDate ?? row.bookingDate, passesFeeOn: wish.passesFeeOn, book, at: now, &draft))
        case .mainAccount(let code): return try post(on: code, row, bank, book, at: now, &draft)
        }
    }

    private func post(
        _ parts: [Part], _ row: BankLine, _ bank: BankAccount, _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft
    ) throws(Rejection) -> Answer {
        if row.amount <= 0 {
            throw Rejection(
                .bankEntrySign, field: "entry_id", "\(row.money) left the account: it is no payment of a customer",
                [.init("amount", row.money)])
        }
        if parts.isEmpty { throw .required("parts", "a payment needs a customer or an item") }
        if parts.count > MatchBankEntry.partsMax {
            throw .tooMany(parts.count, max: MatchBankEntry.partsMax, field: "parts")
        }
        let amounts = try amounts(of: parts, row)
        var (answer, settled, customer) = (Answer(), 0, CustomerID.none)
        for (index, part) in parts.enumerated() {
            do throws(Rejection) {
                let payer = try payer(part, book)
                var payment = PaymentDraft(
                    line: row, text: book.bank.text(line) ?? BankLineText(), customer: payer, amount: amounts[index], bank)
                payment.apply = part.apply
                payment.items = part.items
                if let postingDate { payment.postingDate = postingDate }
                answer.payments.append(try payment.post(in: id, book, at: now, &draft, parts: &settled))
                if customer.isNone, let found = book.customers.find(id, payer) {
                    customer = book.customers[found].invoiceAccount
                }
            } catch { throw error.under("parts[\(index)]") }
        }
        draft.add(.bank(.linePosted(line, items: answer.payments.map(\.item), customer: customer)), book)
        return answer
    }

    private func amounts(of parts: [Part], _ row: BankLine) throws(Rejection) -> [Money] {
        var amounts: [Money] = []
        var sum: Int128 = 0
        for (index, part) in parts.enumerated() {
            if parts.count > 1, part.amount == nil {
                throw .required("parts[\(index)].amount", "with several parts each has its amount")
            }
            let amount = part.amount ?? row.money
            if amount.currency != row.currency {
                throw .otherCurrency(amount.currency, expected: row.currency, field: "parts[\(index)].amount")
            }
            sum += Int128(amount.minor)
            amounts.append(amount)
        }
        guard sum == Int128(row.amount) else {
            throw Rejection(
                .amountMismatch, field: "parts", "the parts do not come to \(row.money), the amount of the entry",
                [.init("amount", row.money)])
        }
        return amounts
    }

    private func payer(_ part: Part, _ book: borrowing Book) throws(Rejection) -> Code {
        if !part.customer.isEmpty { return part.customer }
        guard let first = part.items.first else {
            throw .required("customer_number", "names neither a customer nor an item")
        }
        let found = first.item.isNone ? book.items.find(id, .documents, first.number) : first.item
        guard let found, book.items.contains(found), UInt32(book.items[found].company) == id.number else {
            throw .noSuchItem(first, field: "items[0]")
        }
        return book.customers[book.items[found].customer].number
    }

    /// Money that is no customer's: charges, interest of the bank, a batch whose details come elsewhere.
    private func post(
        on code: Code, _ row: BankLine, _ bank: BankAccount, _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft
    ) throws(Rejection) -> Answer {
        let account = try book.companies.account(named: code, field: "main_account")
        let method = book.companies.setups[Int(id.number) - 1].methods[bank.method]
        guard let method, !method.account.isNone else { throw .missingAccount("method of payment \(bank.method)") }
        let date = postingDate ?? row.bookingDate
        try book.companies.checkPeriod(id, date, .bank, by: now, field: "posting_date")
        let rate = try book.rate(nil, from: row.currency, in: id, on: date, of: .none, field: "posting_date")
        let accountingCurrency = book.companies[id].currency
        var accounting = row.amount
        if row.currency != accountingCurrency {
            guard
                let converted = rate.convert(
                    row.amount, from: row.currency, to: accountingCurrency, .halfAwayFromZero),
                converted.magnitude <= Money.minorMax.magnitude
            else { throw .outOfRange(field: "entry_id") }
            accounting = converted
        }
        let voucher = try draft.number(.voucher, id, book)
        let entry = JournalEntry(
            company: id, voucher: voucher.number, date: date, currency: row.currency,
            legs: [
                Leg(method.account, .bank, row.amount, accounting: accounting),
                Leg(account, .bridging, -row.amount, accounting: -accounting),
            ])
        try book.checkPosting(entry, field: "main_account")
        draft.add(.bank(.lineBooked(line, entry, voucherNext: voucher.taken.next)), book)
        return Answer(entry: entry)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Decides that nothing is to be booked for a line, or takes that back. The reason stays with it.
package struct SetAsideBankEntry: Command {
    package let id: CompanyID
    package let line: BankLineID
    package let reason: String
    package let reopens: Bool

    package init(id: CompanyID, line: BankLineID, reason: String, reopens: Bool) {
        self.id = id
        self.line = line
        self.reason = reason
        self.reopens = reopens
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BankLineView {
        var view: BankLineView
        if reopens {
            let row = try book.bankLine(id, line)
            // What another report books may be opened too: by a person who knows that it does not.
            guard row.state == .setAside || row.state == .noted else { throw .doneBankLine(line, row) }
            draft.add(.bank(.lineReopened(line)), book)
            view = BankLineView(line, book)
            view.row.state = .open
        } else {
            _ = try book.openBankLine(id, line)
            draft.add(.bank(.lineSetAside(line, reason: reason)), book)
            view = BankLineView(line, book)
            view.row.state = .setAside
        }
        return view
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.bank.mark(id) }
}

extension Book {
    func bankLine(_ company: CompanyID, _ line: BankLineID) throws(Rejection) -> BankLine {
        guard bank.contains(line), bank[line].company == company else { throw .noSuchBankLine(line) }
        return bank[line]
    }

    func openBankLine(_ company: CompanyID, _ line: BankLineID) throws(Rejection) -> BankLine {
        let row = try bankLine(company, line)
        guard row.state == .open else { throw .doneBankLine(line, row) }
        return row
    }
}
