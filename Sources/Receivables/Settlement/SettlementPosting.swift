/// Turns matched offers into the fact, with the entries that exchange differences and accounts call for.
extension Matching {
    /// Matches as wished. Nothing wished: `NOTHING_TO_SETTLE`. `field`: of the request, what named the items.
    mutating func settled(
        in company: CompanyID, of account: CustomerID, on date: CalendarDate, currency: Currency,
        _ book: borrowing Book, _ draft: borrowing Draft, field: String = "items"
    ) throws(Rejection) -> ItemsSettled {
        let parts = match()
        if parts.isEmpty { throw .nothingToSettle(field: field) }
        var entries = SettlementEntries(date: date, owner: owner, field: field)
        try entries.release(parts, book, draft)
        for part in parts {
            guard let debit = draft.item(part.debitItem, book), let credit = draft.item(part.creditItem, book) else {
                preconditionFailure("a part names an item that is not there")
            }
            try entries.move(
                part.amount, part.debitAccounting, from: debit.account, to: credit.account, in: company, currency, book,
                draft)
            try entries.difference(
                part.debitAccounting + part.creditAccounting, on: credit.account, in: company, currency, book, draft)
        }
        return try entries.fact(parts, in: company, of: account, book, draft)
    }

    /// Does what a plan says; `accounts` are the discount accounts of marks, by place (payments:CD-12).
    mutating func settled(
        _ plan: SettlementPlan, in company: CompanyID, of account: CustomerID, on date: CalendarDate,
        primary: CompanyID?, _ wishes: [MarkWish], _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> ItemsSettled {
        if plan.pairs.isEmpty { throw .nothingToSettle(field: "items") }
        var run = PlanPosting(plan, self, date, primary, wishes)
        try run.post(book, draft)
        self = run.matching
        var entries = run.entries
        var fact = try entries.fact(run.parts, in: company, of: account, book, draft)
        fact.reason = wishes.first { $0.discount != nil }?.reason ?? ""
        return fact
    }
}

/// Entries of one settlement in the making, each with a voucher of its company.
struct SettlementEntries {
    let date: CalendarDate
    private(set) var made: [JournalEntry] = []
    /// What keys of dimensions of discounts stand for.
    var dimensionSets: [DimensionSet] = []
    private var released: [ItemRevaluation] = []
    private var vouchers: [(company: CompanyID, taken: Vouchers)] = []

    /// Whose marks may be settled.
    private let owner: MarkOwner?
    /// Of the request: what named the items.
    private let field: String

    init(date: CalendarDate, owner: MarkOwner? = nil, field: String = "items") {
        self.date = date
        self.owner = owner
        self.field = field
    }

    /// Between two summary accounts of a company; nothing when it is one.
    mutating func move(
        _ amount: Int64, _ accounting: Int64, from debit: AccountID, to credit: AccountID, in company: CompanyID,
        _ currency: Currency, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        if debit == credit { return }
        try add(
            Leg(credit, .receivable, amount, accounting: accounting),
            Leg(debit, .receivable, -amount, accounting: -accounting), in: company, currency, book, draft)
    }

    /// What the debit item releases less what the credit item does, in accounting currency: left on receivables it
    /// is a loss when positive, a gain when negative (payments:FX-1, FX-2).
    mutating func difference(
        _ difference: Int64, on account: AccountID, in company: CompanyID, _ currency: Currency,
        _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        if difference == 0 { return }
        let type: PostingType = difference < 0 ? .realizedGain : .realizedLoss
        try add(
            Leg(account, .receivable, 0, accounting: -difference),
            Leg(try book.companies.automaticAccount(company, type), type, 0, accounting: difference), in: company,
            currency, book, draft)
    }

    /// Money of one currency pays an item of another: each currency leaves receivables at what it releases, against the
    /// account of exchange differences, where in accounting currency just the difference remains (payments:FX-5).
    mutating func exchange(
        _ given: Int64, _ value: Int64, of giver: Matching.Offer, for paid: Int64, _ released: Int64,
        of debit: Matching.Offer, in company: CompanyID, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        let type: PostingType = released > value ? .realizedLoss : .realizedGain
        let account = try book.companies.automaticAccount(company, type)
        if given != 0 || value != 0 {
            try add(
                Leg(giver.account, .receivable, given, accounting: value),
                Leg(account, type, -given, accounting: -value), in: company, giver.currency, book, draft)
        }
        if paid != 0 || released != 0 {
            try add(
                Leg(account, type, paid, accounting: released),
                Leg(debit.account, .receivable, -paid, accounting: -released), in: company, debit.currency, book, draft)
        }
    }

    mutating func add(
        _ first: Leg, _ second: Leg, in company: CompanyID, _ currency: Currency, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) {
        try add([first, second], in: company, currency, book, draft)
    }

    mutating func add(
        _ legs: [Leg], in company: CompanyID, _ currency: Currency, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        var place = vouchers.firstIndex { $0.company == company } ?? vouchers.count
        if place == vouchers.count {
            vouchers.append((company, Vouchers()))
            place = vouchers.count - 1
        }
        let entry = JournalEntry(
            company: company, voucher: try vouchers[place].taken.take(company, book, draft), date: date,
            currency: currency, legs: legs)
        try book.checkPosting(entry, field: field)
        made.append(entry)
    }

    func next(_ company: CompanyID) -> UInt64 { vouchers.first { $0.company == company }?.taken.next ?? 0 }

    func others(than company: CompanyID) -> [CompanyVoucher] {
        vouchers.filter { $0.company != company }.map { CompanyVoucher(company: $0.company, next: $0.taken.next) }
    }

    /// First of all, what the parts take back of revaluations (setup:FX-5).
    mutating func release(
        _ parts: [ItemsSettled.Part], _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        released = try UnrealizedRelease(settlement: draft.nextSettlement, date: date).made(for: parts, &self, book, draft)
    }

    /// Adds what the parts move for close profiles, and the tax of prepayments they use.
    mutating func fact(
        _ parts: [ItemsSettled.Part], in company: CompanyID, of account: CustomerID, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> ItemsSettled {
        for part in parts {
            try book.checkMark(part.debitItem, for: owner, field: field)
            try book.checkMark(part.creditItem, for: owner, field: field)
        }
        let closed = try ProfileClosing().closed(by: parts, &self, book, draft)
        let taxes = try reverseTax(parts, book, draft)
        var fact = ItemsSettled(
            settlement: draft.nextSettlement, company: company, customer: account, date: date, parts: parts, entries: made,
            voucherNext: next(company))
        if !vouchers.isEmpty { fact.otherVouchers = others(than: company) }
        fact.revaluations = released
        fact.closings = closed
        fact.prepaymentTaxes = taxes
        fact.dimensionSets = dimensionSets
        return fact
    }
}
