/// Gives bills to a bank, for collection or for discount (setup:BE-1, BE-5, BE-8, BE-9).
///
/// Moves each bill to the account of its remittance. For a discount the bank pays at once: debits the bank and the discount
/// expense, credits the discount liability with the face. Rejections in order: FIELD_REQUIRED, NOT_FOUND, STATE_NOT_ALLOWED,
/// CURRENCY_MISMATCH, FIELD_INVALID (date, amount, discount), REFERENCE_UNKNOWN, period, POSTING_PROFILE_UNRESOLVED, accounts.
package struct CreateRemittance: Command {
    package let id: CompanyID
    package let bills: [Code]
    package let type: RemittanceType
    package let bank: Code
    package let date: CalendarDate?
    /// Of all bills together.
    package let discount: Money?
    package let number: Code
    /// For each bill, by the fee's line for the type; empty: none.
    package let fee: Code
    /// Nil: the faces of all bills. Another amount is refused: a bill is remitted as a whole (setup:BE-2).
    package let amount: Money?

    package init(
        id: CompanyID, bills: [Code], type: RemittanceType, bank: Code, date: CalendarDate? = nil, discount: Money? = nil,
        number: Code = .empty, fee: Code = .empty, amount: Money? = nil
    ) {
        self.amount = amount
        self.fee = fee
        self.id = id
        self.bills = bills
        self.type = type
        self.bank = bank
        self.date = date
        self.discount = discount
        self.number = number
    }

    package struct Answer: Equatable, Sendable {
        package var remittance: Remittance
        package var bills: [BillView]
        package var entries: [JournalEntry]
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let day = date ?? now.today
        let chosen = try chosen(on: day, book)
        let account = try book.bankAccount(bank, of: id, field: "bank")
        try checkWhole(chosen)
        let shares = try shares(of: chosen)
        try book.companies.checkPeriod(id, day, by: now, field: "date")
        let (number, taken) = try takeNumber(book, draft)
        let remittance = Remittance(
            id: RemittanceID(UInt32(book.bills.remittances.count) + 1), company: id, number: number, type: type, bank: bank,
            bankAccount: account, currency: chosen[0].currency, date: day, bills: chosen.map(\.id),
            discount: discount?.minor ?? 0, numberTaken: taken)
        var answer = Answer(remittance: remittance, bills: [], entries: [])
        draft.add(.bill(.remittanceSet(remittance, .init())), book)
        for (bill, share) in zip(chosen, shares) {
            var (bill, posting) = (bill, BillPosting(bill, on: day))
            let place: BillPlace = type == .collection ? .collection : .discount
            bill.item = try posting.move(bill, to: place, due: bill.due, book, &draft)
            var legs: [[Leg]] = []
            if type == .discount {
                let liability = try posting.accounting(bill.face, book, field: "bills")
                legs.append(try paid(bill, share, account, liability, posting, book))
                bill.liability = liability
            }
            let cost = try RemittanceFee(fee, of: bill, in: remittance, book)
            if let own = try cost?.legs(from: account, posting, book) { legs.append(own) }
            let extra = legs.isEmpty ? BillFact.Entries() : try posting.extra(legs, book, draft)
            bill.remittance = remittance.id
            bill = posting.step(.remit, of: bill, type == .collection ? .remittedCollection : .remittedDiscount, book)
            draft.add(.bill(.billSet(bill, extra)), book)
            if let charged = try cost?.charge(bill, on: day, book, &draft) { posting.append([charged]) }
            answer.entries += posting.entries
            answer.bills.append(BillView(bill, book, remittance: remittance, entries: posting.entries))
        }
        return answer
    }

    private func chosen(on day: CalendarDate, _ book: borrowing Book) throws(Rejection) -> [Bill] {
        if bills.isEmpty { throw .required("bills", "no bill is named") }
        if bills.count > Remittance.billsMax { throw .tooMany(bills.count, max: Remittance.billsMax, field: "bills") }
        let needsAcceptance = book.companies[id].parameters.bills.requireAcceptance
        var chosen: [Bill] = []
        for (index, number) in bills.enumerated() {
            let path = "bills[\(index)]"
            let bill = try book.bill(id, number, field: path)
            if chosen.contains(where: { $0.id == bill.id }) { throw bill.stateRefused("is named twice", field: path) }
            guard bill.status == .drawn || bill.status == .redrawn else { throw bill.stateRefused(field: path) }
            if needsAcceptance, bill.accepted == nil { throw bill.stateRefused("is not accepted yet", field: path) }
            let setup = Int(id.number) - 1
            guard let method = book.companies.setups[setup].methods[bill.method],
                book.companies.setups[setup].remitsBills(method, under: bill.specification)
            else {
                throw .required("payment_specification", "method \(bill.method) has no remittance in its specification")
            }
            if let first = chosen.first, first.currency != bill.currency {
                throw .otherCurrency(bill.currency, expected: first.currency, field: path)
            }
            try bill.checkOrder(day)
            if type == .discount, day >= bill.due {
                throw Rejection(
                    .fieldInvalid, field: "date", "bill \(number) is due on \(bill.due): it is discounted before",
                    [.init("due_date", bill.due), .init("date", day)])
            }
            chosen.append(bill)
        }
        return chosen
    }

    private func checkWhole(_ chosen: [Bill]) throws(Rejection) {
        guard let amount else { return }
        let whole = chosen.reduce(Int128(0)) { $0 + Int128($1.face) }
        if amount.currency == chosen[0].currency, Int128(amount.minor) == whole { return }
        throw Rejection(
            .fieldInvalid, field: "amount", "bills are remitted as a whole", [.init("actual", amount)])
    }

    /// The discount of each bill, by its face.
    private func shares(of chosen: [Bill]) throws(Rejection) -> [Int64] {
        guard let discount, discount.minor != 0 else { return chosen.map { _ in 0 } }
        var total: Int128 = 0
        for bill in chosen { total += Int128(bill.face) }
        if discount.currency != chosen[0].currency {
            throw .otherCurrency(discount.currency, expected: chosen[0].currency, field: "discount_amount")
        }
        if type == .collection {
            throw Rejection(.fieldInvalid, field: "discount_amount", "a collection has no discount")
        }
        guard discount.minor > 0, Int128(discount.minor) < total else {
            throw Rejection(
                .fieldInvalid, field: "discount_amount", "the discount must be above 0 and below what the bills come to",
                [.init("amount", discount)])
        }
        var (shares, left, rest) = ([Int64](), Int128(discount.minor), total)
        for bill in chosen {
            // Each takes its part of what is left, so that the parts sum to the whole.
            let share = rest == 0 ? 0 : left * Int128(bill.face) / rest
            shares.append(Int64(truncatingIfNeeded: share))
            left -= share
            rest -= Int128(bill.face)
        }
        return shares
    }

    private func paid(
        _ bill: Bill, _ share: Int64, _ account: AccountID, _ liability: Int64, _ posting: BillPosting, _ book: borrowing Book
    ) throws(Rejection) -> [Leg] {
        let expense = try posting.accounting(share, book, field: "discount_amount")
        var legs = [Leg(account, .bank, bill.face - share, accounting: liability - expense)]
        if share != 0 {
            legs.append(
                Leg(try book.companies.automaticAccount(id, .discountExpense), .discountExpense, share, accounting: expense))
        }
        legs.append(
            Leg(
                try book.companies.automaticAccount(id, .discountLiability), .discountLiability, -bill.face,
                accounting: -liability))
        return legs
    }

    /// The given one, else the next of the sequence, else of a counter (setup:BE-9).
    private func takeNumber(
        _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> (number: Code, taken: TakenNumber?) {
        if !number.isEmpty {
            if book.bills.remittance(id, number) != nil { throw .numberTaken(number, field: "number") }
            return (number, nil)
        }
        guard let sequence = book.companies.sequence(id, .remittance) else {
            let next = Bills.number("RM-", book.bills.remittances.count + 1) { book.bills.remittance(id, $0) != nil }
            return (next, nil)
        }
        var (next, taken) = try draft.number(.remittance, id, book)
        var steps = 0
        while book.bills.remittance(id, next) != nil {
            steps += 1
            guard steps <= Draft.numbersSteppedOverMax, let following = sequence.number(taken.next) else {
                throw .numberTaken(next, field: "number")
            }
            (next, taken) = (following, TakenNumber(kind: .remittance, next: taken.next + 1))
        }
        return (next, taken)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// The bank confirms a remittance and says what it takes for it (setup:BE-9).
package struct ConfirmRemittance: Command {
    package let id: CompanyID
    package let number: Code
    package let date: CalendarDate?
    package let fee: Money?

    package init(id: CompanyID, number: Code, date: CalendarDate? = nil, fee: Money? = nil) {
        (self.id, self.number, self.date, self.fee) = (id, number, date, fee)
    }

    package struct Answer: Equatable, Sendable {
        package var remittance: Remittance
        package var entries: [JournalEntry]
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var remittance = try book.remittance(id, number)
        if remittance.confirmed != nil {
            throw Rejection(
                .stateNotAllowed, field: "remittance", "remittance \(number) is CONFIRMED",
                [.init("remittance", number.text), .init("current_state", "CONFIRMED")])
        }
        let day = date ?? now.today
        if day < remittance.date { throw .dateBeforeItem(day, earliest: remittance.date, field: "date") }
        remittance.confirmed = day
        remittance.numberTaken = nil
        var answer = Answer(remittance: remittance, entries: [])
        var extra = BillFact.Entries()
        if let fee, fee.minor != 0 {
            if fee.currency != remittance.currency {
                throw .otherCurrency(fee.currency, expected: remittance.currency, field: "realized_fee")
            }
            if fee.minor < 0 {
                throw Rejection(.amountNegative, field: "realized_fee", "the fee is \(fee)", [.init("amount", fee)])
            }
            try book.companies.checkPeriod(id, day, by: now, field: "date")
            var posting = BillPosting(company: id, customer: .none, currency: fee.currency, date: day)
            let accounting = try posting.accounting(fee.minor, book, field: "realized_fee")
            extra = try posting.extra(
                [
                    [
                        Leg(try book.companies.automaticAccount(id, .bankFee), .bankFee, fee.minor, accounting: accounting),
                        Leg(remittance.bankAccount, .bank, -fee.minor, accounting: -accounting),
                    ]
                ], book, draft)
            remittance.fee = fee.minor
            remittance.feeVoucher = posting.entries[0].voucher
            answer.entries = posting.entries
        }
        answer.remittance = remittance
        draft.add(.bill(.remittanceSet(remittance, extra)), book)
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    /// The account of a method of payment that stands for a bank.
    func bankAccount(_ code: Code, of company: CompanyID, field: String) throws(Rejection) -> AccountID {
        if code.isEmpty { throw .required(field, "a bank is named by the method of payment with its account") }
        guard let method = companies.setups[Int(company.number) - 1].methods[code] else {
            throw .noSuchReference("method_of_payment", code, field: field)
        }
        if method.account.isNone { throw .missingAccount("method of payment \(code)") }
        if companies.accounts[Int(method.account.number) - 1].blocked {
            throw .blockedAccount(companies.account(method.account).number, field: field)
        }
        return method.account
    }
}
