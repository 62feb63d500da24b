package enum CardPayoutTag {}
package typealias CardPayoutID = Identifier<CardPayoutTag>

/// What a provider paid out of the captures it held (setup:CC-10).
package struct CardPayout: Equatable, Sendable, Codable {
    package var id: CardPayoutID
    package var company: CompanyID
    package var service: Code
    /// The provider's, once per service.
    package var reference: Code
    package var currency: Currency
    /// Leaves the clearing account; the bank gets it less the fee.
    package var amount: Int64
    package var fee: Int64
    package var date: CalendarDate
    package var voucher: Code

    package init(
        id: CardPayoutID, company: CompanyID, service: Code, reference: Code, currency: Currency, amount: Int64, fee: Int64,
        date: CalendarDate, voucher: Code
    ) {
        self.id = id
        self.company = company
        self.service = service
        self.reference = reference
        self.currency = currency
        self.amount = amount
        self.fee = fee
        self.date = date
        self.voucher = voucher
    }

    /// For the book's digest; never 0.
    var fingerprint: UInt64 { Mix.fold(UInt64(bitPattern: amount), UInt64(bitPattern: fee) << 1 | 1) | 1 }
}

/// Books a provider's payout: debits the bank and its fee, credits card clearing (setup:CC-10).
///
/// Rejections in order: FIELD_REQUIRED, service, methods of payment, AMOUNT_ZERO, AMOUNT_NEGATIVE, AMOUNT_EXCEEDS_LIMIT
/// (fee above the amount), CURRENCY_MISMATCH, DUPLICATE_KEY (the reference was booked), period, accounts, RATE_MISSING.
package struct PostCardPayout: Command {
    package let id: CompanyID
    /// Empty: the default one.
    package let service: Code
    package let reference: Code
    package let amount: Money
    package let fee: Money?
    /// Method of payment whose account is the bank's.
    package let bank: Code
    /// Method whose account is card clearing; empty: the first of type CREDIT_CARD.
    package let method: Code
    /// Nil: the business date.
    package let date: CalendarDate?

    package init(
        id: CompanyID, service: Code = .empty, reference: Code, amount: Money, fee: Money? = nil, bank: Code,
        method: Code = .empty, date: CalendarDate? = nil
    ) {
        self.id = id
        self.service = service
        self.reference = reference
        self.amount = amount
        self.fee = fee
        self.bank = bank
        self.method = method
        self.date = date
    }

    package struct Answer: Equatable, Sendable {
        package let payout: CardPayout
        package let entry: JournalEntry
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if reference.isEmpty { throw .required("reference", "a payout is known by the provider's reference") }
        let service = try book.paymentService(id, service).code
        let target = try account(bank, "bank", .electronic, book)
        let clearing = try account(method.isEmpty ? book.anyCardMethod(id) : method, "method_of_payment", .creditCard, book)
        let fee = try checkedFee()
        if book.cards.payout(id, service, reference) != nil {
            throw Rejection(
                .duplicateKey, field: "reference", "payout \(reference) of \(service) is booked",
                [.init("reference", reference.text), .init("payment_service", service.text)])
        }
        let day = date ?? now.today
        try book.companies.checkPeriod(id, day, .bank, by: now, field: "date")
        let rate = try book.rate(nil, from: amount.currency, in: id, on: day, of: .none, field: "date")
        let home = book.companies[id].currency
        guard let gross = rate.convert(amount.minor, from: amount.currency, to: home, .halfAwayFromZero),
            let cost = rate.convert(fee, from: amount.currency, to: home, .halfAwayFromZero)
        else { throw .outOfRange(field: "amount") }
        var legs: [Leg] = []
        if amount.minor != fee { legs.append(Leg(target, .bank, amount.minor - fee, accounting: gross - cost)) }
        if fee > 0 { legs.append(Leg(try book.companies.automaticAccount(id, .bankFee), .bankFee, fee, accounting: cost)) }
        legs.append(Leg(clearing, .cardClearing, -amount.minor, accounting: -gross))
        let voucher = try draft.number(.voucher, id, book)
        let entry = JournalEntry(company: id, voucher: voucher.number, date: day, currency: amount.currency, legs: legs)
        try book.checkPosting(entry, field: "amount")
        let payout = CardPayout(
            id: CardPayoutID(draft.numbers.cards.payout), company: id, service: service, reference: reference,
            currency: amount.currency, amount: amount.minor, fee: fee, date: day, voucher: voucher.number)
        draft.add(.card(.payoutPosted(payout, entry, voucherNext: voucher.taken.next)), book)
        return Answer(payout: payout, entry: entry)
    }

    private func checkedFee() throws(Rejection) -> Int64 {
        if amount.minor == 0 { throw Rejection(.amountZero, field: "amount", "the payout is 0") }
        for (given, field) in [(amount, "amount"), (fee ?? amount, "fee")] where given.minor < 0 {
            throw Rejection(.amountNegative, field: field, "it is \(given)", [.init("amount", given)])
        }
        guard let fee else { return 0 }
        if fee.currency != amount.currency { throw .otherCurrency(fee.currency, expected: amount.currency, field: "fee") }
        if fee.minor > amount.minor {
            throw Rejection(
                .amountExceedsLimit, field: "fee", "a fee of \(fee) is more than the payout of \(amount)",
                [.init("amount", fee), .init("limit", amount)])
        }
        return fee.minor
    }

    private func account(
        _ code: Code, _ field: String, _ type: PaymentType, _ book: borrowing Book
    ) throws(Rejection) -> AccountID {
        if code.isEmpty { throw .required(field, "a method of payment of type \(type.name) is named, by which its account is found") }
        guard let found = book.companies.setups[Int(id.number) - 1].methods[code] else {
            throw .noSuchReference("method_of_payment", code, field: field)
        }
        guard found.type == type else {
            throw Rejection(
                .fieldInvalid, field: field, "method \(code) is not of type \(type.name)",
                [.init("method_of_payment", code.text)])
        }
        return found.account
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension PaymentType {
    fileprivate var name: String {
        switch self {
        case .cash: "CASH"
        case .check: "CHECK"
        case .electronic: "ELECTRONIC"
        case .creditCard: "CREDIT_CARD"
        case .billOfExchange: "BILL_OF_EXCHANGE"
        case .other: "OTHER"
        case .postdatedCheck: "POSTDATED_CHECK"
        }
    }
}

/// Payouts of a company, latest first; at most a page.
package struct ListCardPayouts: Query {
    package let id: CompanyID
    package let size: Int
    /// None: from the latest.
    package let before: CardPayoutID

    package init(id: CompanyID, size: Int, before: CardPayoutID) { (self.id, self.size, self.before) = (id, size, before) }

    package struct Answer: Sendable {
        package var payouts: [CardPayout] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        var place = before.isNone ? book.cards.payouts.count : min(Int(before.number) - 1, book.cards.payouts.count)
        while place > 0 {
            place -= 1
            let row = book.cards.payouts[place]
            guard row.company == id else { continue }
            if answer.payouts.count == size {
                answer.hasMore = true
                break
            }
            answer.payouts.append(row)
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
