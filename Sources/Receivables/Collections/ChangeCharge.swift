/// State of a fee that was charged: of letters, or of bounced payments (credit section 11).
package enum ChargeState: UInt8, Sendable, BitwiseCopyable, Codable {
    case charged = 1
    case waived = 2
    case reversed = 3
}

package enum ChargeAct: UInt8, Sendable, BitwiseCopyable, Codable {
    case waive = 1
    case reinstate = 2
    case reverse = 3
}

/// What became of a fee item; kept once something did, or from its posting with a letter on.
package struct Charge: Equatable, Sendable, Codable {
    package var state = ChargeState.charged
    /// How the fee was posted: revenue and taxes, credits negative; empty: imported, or posted elsewhere.
    package var legs: [Leg] = []
    /// Documents made by waiving, reinstating and reversing, oldest first.
    package var documents: [Act] = []

    package struct Act: Equatable, Sendable, PlainBits {
        package var act: ChargeAct
        package var item: ItemID
    }
}

package struct ChargeChanged: Equatable, Sendable {
    package var item: ItemID
    package var act: ChargeAct
    /// The credit note or reinstating invoice; the itemPosted beside it carries the entry.
    package var document: ItemID
    package var date: CalendarDate
    package var reason: String

    package init(item: ItemID, act: ChargeAct, document: ItemID, date: CalendarDate, reason: String) {
        self.item = item
        self.act = act
        self.document = document
        self.date = date
        self.reason = reason
    }
}

/// Waives, reinstates or reverses a fee (credit section 11). Interest has its own: WaiveInterest.
///
///     waive, reverse   credit note over the whole fee, settled with what is still open of it
///     reinstate        debit item over the same; first it uses up what the waiving credit left open
///
/// A fee in a foreign currency goes back at its own accounting amount.
/// Rejections in order: FIELD_REQUIRED (reason), ITEM_NOT_FOUND, FIELD_INVALID (no fee), ALREADY_WAIVED or NOT_WAIVED,
/// STATE_NOT_ALLOWED (reversed), period, WAIVE_LIMIT_EXCEEDED, ACCOUNT_MISSING.
package struct ChangeCharge: Command {
    package let id: CompanyID
    package let kind: ChargeAct
    package let item: Code
    package let date: CalendarDate?
    package let reason: String

    package init(id: CompanyID, kind: ChargeAct, item: Code, date: CalendarDate?, reason: String) {
        self.id = id
        self.kind = kind
        self.item = item
        self.date = date
        self.reason = reason
    }

    package struct Answer: Sendable {
        package let item: ItemID
        package let document: ItemID
        package let number: Code
        package let state: ChargeState
        package let amount: Money
        package let settled: Money
        package let entries: [JournalEntry]
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if reason.isEmpty { throw .required("reason", "waiving, reinstating and reversing need a reason") }
        let found = try book.item(id, item, field: "item")
        let row = book.items[found]
        switch row.kind {
        case .letterFee, .paymentFee: break
        case .interestNote:
            throw Rejection(.fieldInvalid, field: "item", "\(item) is an interest note: WaiveInterest and its like change it")
        case .invoice, .creditNote, .payment, .prepayment, .reimbursement, .adjustment, .bill, .prepaymentInvoice:
            throw Rejection(.fieldInvalid, field: "item", "\(item) is no fee")
        }
        let charge = book.collections.charge(of: found) ?? Charge()
        try check(charge, row)
        let date = date ?? now.today
        try book.companies.checkPeriod(id, date, by: now, field: "date")
        if kind == .waive, let limit = WaiveLimit(of: now.principal, in: id, book) {
            // What is given up is what the books lose: the fee at its own rate.
            try limit.check(abs(row.accountingOriginal), book.companies[id].currency, field: "item")
        }
        let document = try post(found, row, charge, on: date, book, &draft)
        let settled = try settle(document.item, found, row, charge, on: date, book, &draft)
        draft.add(
            .collections(
                .chargeChanged(
                    ChargeChanged(item: found, act: kind, document: document.item, date: date, reason: reason))), book)
        return Answer(
            item: found, document: document.item, number: document.number, state: kind.state,
            amount: Money(row.original.magnitude == 0 ? 0 : abs(row.original), row.currency),
            settled: Money(settled.amount, row.currency), entries: [document.entry] + settled.entries)
    }

    private func check(_ charge: Charge, _ row: Item) throws(Rejection) {
        switch (charge.state, kind) {
        case (.charged, .waive), (.charged, .reverse), (.waived, .reinstate): return
        case (.waived, .waive), (.waived, .reverse):
            throw Rejection(.alreadyWaived, field: "item", "\(row.number) is waived", [.init("item", row.number.text)])
        case (.charged, .reinstate):
            throw Rejection(.notWaived, field: "item", "\(row.number) is not waived", [.init("item", row.number.text)])
        case (.reversed, _):
            throw Rejection(
                .stateNotAllowed, field: "item", "\(row.number) is reversed",
                [.init("item", row.number.text), .init("current_state", "REVERSED")])
        }
    }

    private func post(
        _ item: ItemID, _ fee: Item, _ charge: Charge, on date: CalendarDate, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> (item: ItemID, number: Code, entry: JournalEntry) {
        let sign: Int64 = kind == .reinstate ? 1 : -1
        var legs = [Leg(fee.account, .receivable, sign * fee.original, accounting: sign * fee.accountingOriginal)]
        for var leg in try counterLegs(item, fee, charge, book) {
            (leg.amount, leg.accountingAmount) = (sign * leg.amount, sign * leg.accountingAmount)
            legs.append(leg)
        }
        try book.checkRoom(
            fee.customer, fee.currency, sign < 0 ? .creditNotes : .invoices, adding: legs[0].amount,
            pending: draft.exposure(fee.customer, fee.currency), field: "item")
        let (number, taken) = try draft.documentNumber(
            .empty, sign < 0 ? .creditNote : .invoice, .documents, id, book, field: "item")
        let voucher = try draft.number(.voucher, id, book)
        let entry = JournalEntry(company: id, voucher: voucher.number, date: date, currency: fee.currency, legs: legs)
        try book.checkPosting(entry, field: "item")
        var document = Document()
        document.reference = fee.number.text
        document.reason = reason
        document.orderingCustomer = fee.customer
        let made = draft.nextItem
        draft.add(
            .itemPosted(
                ItemPosted(
                    id: made, company: id, party: book.customers.details[fee.customer.number].row.party,
                    customer: fee.customer, kind: sign < 0 ? .creditNote : .invoice, number: number,
                    voucher: voucher.number, documentDate: date, postingDate: date, dueDate: date,
                    currency: fee.currency, amount: legs[0].amount, open: legs[0].amount, rate: .one,
                    accountingAmount: legs[0].accountingAmount, accountingOpen: legs[0].accountingAmount,
                    tax: sign * fee.tax, tiers: [], dimension: .empty, profile: ProfileID(UInt32(fee.profile)),
                    receivableAccount: fee.account, writeOffAccount: .none, authorization: .none,
                    unauthorizedExposure: false, entry: entry, document: document, numberTaken: taken,
                    voucherNext: voucher.taken.next)), book)
        return (made, number, entry)
    }

    /// Negative, as the fee was posted; of what no letter posted the revenue goes back to the automatic account, the tax
    /// to where the item says it stands.
    ///
    /// Accounting amounts are the fee's own: no rate of the day, so no gain or loss.
    private func counterLegs(_ item: ItemID, _ fee: Item, _ charge: Charge, _ book: borrowing Book) throws(Rejection) -> [Leg] {
        var legs = charge.legs
        if legs.isEmpty {
            let revenue = try book.companies.automaticAccount(id, .feeRevenue)
            legs = [Leg(revenue, .feeRevenue, -fee.original, accounting: 0)]
            for tax in book.items.traits.taxes(of: item, fee) {
                legs[0].amount += tax.amount
                legs.append(
                    Leg(tax.account, .salesTaxPayable, -tax.amount, accounting: 0, taxCode: tax.code))
            }
        }
        if legs.reduce(0, { $0 + $1.accountingAmount }) == -fee.accountingOriginal { return legs }
        let parts = fee.accountingOriginal.split(by: legs.map { -$0.amount }, of: fee.original)
        for index in legs.indices { legs[index].accountingAmount = -parts[index] }
        return legs
    }

    /// Credits close the fee and what reinstated it; a reinstatement uses up what its waiver left open.
    private func settle(
        _ document: ItemID, _ fee: ItemID, _ row: Item, _ charge: Charge, on date: CalendarDate, _ book: borrowing Book,
        _ draft: inout Draft
    ) throws(Rejection) -> (amount: Int64, entries: [JournalEntry]) {
        guard let made = draft.item(document, book) else { return (0, []) }
        let wanted: [ItemID] =
            kind == .reinstate
            ? charge.documents.filter { $0.act == .waive }.map(\.item)
            : [fee] + charge.documents.filter { $0.act == .reinstate }.map(\.item)
        var left = abs(made.open)
        var matching = Matching([])
        var (count, total) = (0, Int64(0))
        for other in wanted {
            guard let item = draft.item(other, book), item.isOpen, (item.open > 0) != (made.open > 0) else { continue }
            let earliest = book.items.settleableFrom(other, item)
            if date < earliest { throw .dateBeforeItem(date, earliest: earliest, field: "date") }
            let amount = min(abs(item.open), left)
            if amount == 0 { break }
            matching.add(.init(other, item, book))
            matching.wish(amount, at: count)
            (count, total, left) = (count + 1, total + amount, left - amount)
        }
        guard total > 0 else { return (0, []) }
        matching.add(.init(document, made, book))
        matching.wish(total, at: count)
        let fact = try matching.settled(in: id, of: row.customer, on: date, currency: row.currency, book, draft)
        draft.add(.itemsSettled(fact), book)
        return (total, fact.entries)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension ChargeAct {
    var state: ChargeState {
        switch self {
        case .waive: .waived
        case .reinstate: .charged
        case .reverse: .reversed
        }
    }
}
