/// Posts a plan: parts of the items and the entries of every company that takes part.
///
/// Rules: payments:CD-10, CD-12, CN-2, FX-1 to FX-3, IC-2 to IC-6, OU-1 to OU-3.
struct PlanPosting {
    private let plan: SettlementPlan
    private(set) var matching: Matching
    private(set) var entries: SettlementEntries
    private(set) var parts: [ItemsSettled.Part] = []
    private let date: CalendarDate
    private let wishes: [MarkWish]
    /// Of the primary payment: everything runs through its company (IC-5).
    private let primary: CompanyID?
    private var offers: [Matching.Offer] { matching.offers }

    init(
        _ plan: SettlementPlan, _ matching: Matching, _ date: CalendarDate, _ primary: CompanyID?,
        _ wishes: [MarkWish]
    ) {
        self.plan = plan
        self.matching = matching
        self.date = date
        // Within one company nothing runs through another, and its credits may be of several currencies.
        self.primary = matching.offers.contains { $0.home != primary } ? primary : nil
        self.wishes = wishes
        entries = SettlementEntries(date: date, owner: matching.owner)
    }

    /// A pair with the accounting amounts it releases on each side, signed.
    private struct Released {
        var pair: SettlementPlan.Pair
        var debit: Int64
        var credit: Int64
        var debitDiscount: Int64
        var noteDiscount: Int64
        /// Sales tax inside both discounts, without sign (CD-10).
        var taxes: [ItemTax] = []
        var noteTaxes: [ItemTax] = []
    }

    mutating func post(_ book: borrowing Book, _ draft: borrowing Draft) throws(Rejection) {
        var released: [Released] = []
        for place in plan.pairs.indices { released.append(take(place)) }
        split(&released, book, draft)
        let differences = takeDifferences()
        try entries.release(parts, book, draft)
        if let primary {
            try postThrough(primary, released, book, draft)
        } else {
            for row in released { try post([row], from: row.pair.credit, book, draft) }
        }
        for row in released where row.pair.noteDiscount != 0 { try postNoteDiscount(row, book, draft) }
        for (index, amount) in differences { try postDifference(index, amount, book, draft) }
    }

    // MARK: Parts

    private mutating func take(_ place: Int) -> Released {
        let pair = plan.pairs[place]
        let (debit, credit) = (offers[pair.debit], offers[pair.credit])
        var row = Released(pair: pair, debit: 0, credit: 0, debitDiscount: 0, noteDiscount: 0)
        if pair.debitCash > 0 {
            row.debit = matching.take(pair.debitCash, at: pair.debit)
            row.credit = matching.take(pair.creditCash, at: pair.credit)
            if debit.currency == credit.currency {
                parts.append(
                    .init(
                        debitItem: debit.item, creditItem: credit.item, amount: pair.debitCash,
                        debitAccounting: row.debit, creditAccounting: row.credit))
            } else {
                add(pair.debitCash, row.debit, of: debit, .money)
                if pair.creditCash > 0 { add(pair.creditCash, row.credit, of: credit, .money) }
            }
        }
        if pair.discount > 0 {
            row.debitDiscount = matching.take(pair.discount, at: pair.debit)
            add(pair.discount, row.debitDiscount, of: debit, .discount)
        }
        if pair.noteDiscount > 0 {
            row.noteDiscount = matching.take(pair.noteDiscount, at: pair.credit)
            add(pair.noteDiscount, row.noteDiscount, of: credit, .discount)
        }
        return row
    }

    /// A credit note's discount cancels on both sides, its tax too where both have theirs in one company (CN-2).
    ///
    /// What full settlement adds to it (OU-6) is of the invoice, with the invoice's tax.
    private func split(_ released: inout [Released], _ book: borrowing Book, _ draft: borrowing Draft) {
        var taxes = DiscountTaxes()
        for index in released.indices {
            let pair = released[index].pair
            let (debit, credit) = (offers[pair.debit], offers[pair.credit])
            released[index].noteTaxes = taxes.parts(of: pair.noteDiscount, on: credit, book, draft)
            guard pair.noteDiscount > 0, debit.home == credit.home else {
                released[index].taxes = taxes.parts(of: pair.discount, on: debit, book, draft)
                continue
            }
            // Counts as taken of the invoice too.
            _ = taxes.parts(of: pair.noteDiscount, on: debit, book, draft)
            let added = taxes.parts(of: pair.discount - pair.noteDiscount, on: debit, book, draft)
            released[index].taxes = released[index].noteTaxes + added
        }
    }

    /// What tolerances close, with the accounting amount each releases.
    private mutating func takeDifferences() -> [(index: Int, released: Int64)] {
        var differences: [(index: Int, released: Int64)] = []
        for index in offers.indices where plan.rows[index].difference > 0 {
            let row = plan.rows[index]
            let released = matching.take(row.difference, at: index)
            add(row.difference, released, of: offers[index], row.differenceKind ?? .difference)
            differences.append((index, released))
        }
        return differences
    }

    private mutating func add(_ amount: Int64, _ accounting: Int64, of offer: Matching.Offer, _ kind: PartKind) {
        parts.append(
            .init(
                debitItem: offer.isDebit ? offer.item : .none, creditItem: offer.isDebit ? .none : offer.item,
                amount: amount, debitAccounting: offer.isDebit ? accounting : 0,
                creditAccounting: offer.isDebit ? 0 : accounting, kind: kind))
    }

    // MARK: Money and discount of debit items

    /// Credits of other companies give to the primary's, which pays every debit item in one sum (IC-5).
    private mutating func postThrough(
        _ primary: CompanyID, _ released: [Released], _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        let payment = offers.firstIndex { $0.home == primary && $0.isMoney && !$0.isDebit } ?? 0
        for credit in offers.indices where !offers[credit].isDebit && credit != payment {
            let rows = released.filter { $0.pair.credit == credit }
            let amount = rows.reduce(0) { $0 + $1.pair.creditCash }
            let own = -rows.reduce(0) { $0 + $1.credit }
            guard amount > 0 else { continue }
            let offer = offers[credit]
            if offer.home == primary {
                try entries.move(
                    amount, own, from: offers[payment].account, to: offer.account, in: primary, offer.currency, book,
                    draft)
                continue
            }
            var value: Int64 = 0
            for row in rows {
                value += try self.value(
                    row.pair.creditCash, -row.credit, of: offer, in: primary, of: offers[payment], book)
            }
            let pair = try book.intercompany(primary, offer.home)
            try entries.add(
                Leg(pair.side(primary).dueFrom, .dueFrom, amount, accounting: value),
                Leg(offers[payment].account, .receivable, -amount, accounting: -value), in: primary, offer.currency,
                book, draft)
            try entries.add(
                Leg(offer.account, .receivable, amount, accounting: own),
                Leg(pair.side(offer.home).dueTo, .dueTo, -amount, accounting: -own), in: offer.home, offer.currency,
                book, draft)
        }
        for debit in offers.indices where offers[debit].isDebit {
            let rows = released.filter { $0.pair.debit == debit }
            if !rows.isEmpty { try post(rows, from: payment, book, draft) }
        }
    }

    /// What `credit`, or its company, gives one debit item.
    private mutating func post(
        _ rows: [Released], from credit: Int, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        let (debit, giver) = (offers[rows[0].pair.debit], offers[credit])
        var (cash, given, discount) = (Int64(0), Int64(0), Int64(0))
        var (released, discounted) = (Int64(0), Int64(0))
        var value: Int64 = 0
        for row in rows {
            cash += row.pair.debitCash
            given += row.pair.creditCash
            discount += row.pair.discount
            released += row.debit
            discounted += row.debitDiscount
            value += try self.value(
                row.pair.creditCash, -row.credit, of: offers[row.pair.credit], in: giver.home, of: giver, book)
        }
        let granted = try discountValue(discount, discounted, of: debit, book)
        let code = rows.first { $0.pair.discount > 0 }?.pair.code ?? .empty
        let taxes = rows.flatMap(\.taxes)
        if giver.home == debit.home {
            if cash > 0, giver.currency == debit.currency {
                try entries.move(
                    cash, released, from: debit.account, to: giver.account, in: debit.home, debit.currency, book, draft)
            }
            try postDiscount(discount, granted, taxes, code, debit, nil, book, draft)
            let (money, rest) = (released - value, discounted - granted)
            if giver.currency != debit.currency {
                try entries.exchange(
                    given, value, of: giver, for: cash, released, of: debit, in: debit.home, book, draft)
                try entries.difference(rest, on: debit.account, in: debit.home, debit.currency, book, draft)
                return
            }
            if debit.account == giver.account || rest == 0 {
                try entries.difference(money + rest, on: giver.account, in: debit.home, debit.currency, book, draft)
            } else {
                try entries.difference(money, on: giver.account, in: debit.home, debit.currency, book, draft)
                try entries.difference(rest, on: debit.account, in: debit.home, debit.currency, book, draft)
            }
            return
        }
        let pair = try book.intercompany(giver.home, debit.home)
        var worth = value
        if debit.currency == book.companies[debit.home].currency {
            worth = cash
        } else if book.companies[giver.home].currency != book.companies[debit.home].currency {
            worth = try book.factor(
                debit.currency, book.companies[debit.home].currency, in: debit.home, of: debit.customer,
                on: paymentDate(giver)
            ).applied(to: cash)
        }
        if cash > 0 {
            try entries.add(
                Leg(giver.account, .receivable, given, accounting: value),
                Leg(pair.side(giver.home).dueTo, .dueTo, -given, accounting: -value), in: giver.home, giver.currency,
                book, draft)
            try entries.add(
                Leg(pair.side(debit.home).dueFrom, .dueFrom, cash, accounting: worth),
                Leg(debit.account, .receivable, -cash, accounting: -worth), in: debit.home, debit.currency, book, draft)
        }
        let paid = pair.discountIn == .paymentCompany ? (pair, giver) : nil
        try postDiscount(discount, granted, taxes, code, debit, paid, book, draft)
        try postGain(worth + granted - released - discounted, debit, giver, pair, book, draft)
    }

    private func paymentDate(_ giver: Matching.Offer) -> CalendarDate { giver.documentDate }

    /// Accounting amount of credits in the company that passes them on.
    private func value(
        _ amount: Int64, _ own: Int64, of offer: Matching.Offer, in company: CompanyID, of giver: Matching.Offer,
        _ book: borrowing Book
    ) throws(Rejection) -> Int64 {
        let accounting = book.companies[company].currency
        if book.companies[offer.home].currency == accounting { return own }
        let customer = giver.home == company ? giver.customer : .none
        return try book.factor(offer.currency, accounting, in: company, of: customer, on: offer.documentDate)
            .applied(to: amount)
    }

    // MARK: Discounts

    /// By the rate of the settlement date, or as the invoice was valued: then no difference arises (FX-3).
    private func discountValue(
        _ discount: Int64, _ released: Int64, of offer: Matching.Offer, _ book: borrowing Book
    ) throws(Rejection) -> Int64 {
        let accounting = book.companies[offer.home].currency
        if discount == 0 || offer.currency == accounting { return discount }
        if book.companies[offer.home].parameters.settlement.discountAtInvoiceRate {
            return Int64(released.magnitude)
        }
        return try book.factor(offer.currency, accounting, in: offer.home, of: offer.customer, on: date)
            .applied(to: discount)
    }

    /// In the item's company, or in the paying one through what it owes (IC-3); its tax stays where it was posted
    /// (IC-8).
    private mutating func postDiscount(
        _ discount: Int64, _ value: Int64, _ taxes: [ItemTax], _ code: Code, _ debit: Matching.Offer,
        _ paid: (IntercompanyPair, Matching.Offer)?, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        guard discount > 0 else { return }
        let receivable = Leg(debit.account, .receivable, -discount, accounting: -value)
        guard let (pair, giver) = paid else {
            let account = try discountAccount(debit, code, in: debit.home, book, draft)
            let legs = try taxes.legs(of: discount, value, rest: account, .cashDiscount)
                .distributed(
                    of: debit.item, keepsAccount: statedAccount(debit) != nil, &entries.dimensionSets, book, draft)
            try entries.add(legs + [receivable], in: debit.home, debit.currency, book, draft)
            return
        }
        let owed = taxes.legs(of: discount, value, rest: pair.side(debit.home).dueFrom, .dueFrom)
        // Without the tax; nothing where all of it is tax.
        if let net = owed.first, net.type == .dueFrom, net.amount != 0 {
            let accounting = book.companies[giver.home].currency
            var paidValue = net.accountingAmount
            if debit.currency == accounting {
                paidValue = net.amount
            } else if accounting != book.companies[debit.home].currency {
                paidValue = try book.factor(debit.currency, accounting, in: giver.home, of: giver.customer, on: date)
                    .applied(to: net.amount)
            }
            let account = try discountAccount(debit, code, in: giver.home, book, draft)
            let legs = try [Leg(account, .cashDiscount, net.amount, accounting: paidValue)]
                .distributed(
                    of: debit.item, keepsAccount: statedAccount(debit) != nil, &entries.dimensionSets, book, draft)
            try entries.add(
                legs + [Leg(pair.side(giver.home).dueTo, .dueTo, -net.amount, accounting: -paidValue)],
                in: giver.home, debit.currency, book, draft)
        }
        try entries.add(owed + [receivable], in: debit.home, debit.currency, book, draft)
    }

    /// Always in the note's company (IC-3).
    private mutating func postNoteDiscount(
        _ row: Released, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        let note = offers[row.pair.credit]
        let value = try discountValue(row.pair.noteDiscount, row.noteDiscount, of: note, book)
        let account = try discountAccount(note, row.pair.noteCode, in: note.home, book, draft)
        let receivable = Leg(note.account, .receivable, row.pair.noteDiscount, accounting: value)
        let legs = try row.noteTaxes
            .legs(of: row.pair.noteDiscount, value, rest: account, .cashDiscount, sign: -1)
            .distributed(
                of: note.item, keepsAccount: statedAccount(note) != nil, &entries.dimensionSets, book, draft)
        try entries.add([receivable] + legs, in: note.home, note.currency, book, draft)
        try entries.difference(row.noteDiscount + value, on: note.account, in: note.home, note.currency, book, draft)
    }

    /// The mark's, that of the first tax code of the document that has one, that of the code whose tier is in use, the
    /// automatic one (CD-12).
    private func discountAccount(
        _ offer: Matching.Offer, _ code: Code, in company: CompanyID, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> AccountID {
        if let stated = statedAccount(offer) {
            let field = "items[\(offer.place)].discount_account"
            let account = try book.companies.account(named: stated, field: field)
            if book.companies.account(account).blocked { throw .blockedAccount(stated, field: field) }
            return account
        }
        let taxes = draft.taxCodes(ofDocument: offer.item, book)
        if let account = book.discountAccount(of: taxes, code, in: company) { return account }
        return try book.companies.automaticAccount(company, .cashDiscount)
    }

    /// Of its mark.
    private func statedAccount(_ offer: Matching.Offer) -> Code? {
        guard offer.place >= 0, !wishes.isEmpty else { return nil }
        let stated = wishes[Int(offer.place)].discountAccount
        return stated.isEmpty ? nil : stated
    }

    // MARK: Differences

    /// Worth more than was released is a gain, in the company the pair says (IC-4).
    private mutating func postGain(
        _ gain: Int64, _ debit: Matching.Offer, _ giver: Matching.Offer, _ pair: IntercompanyPair,
        _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        if gain == 0 { return }
        guard pair.exchangeDifferenceIn == .paymentCompany else {
            try entries.difference(-gain, on: debit.account, in: debit.home, debit.currency, book, draft)
            return
        }
        let moved = try book.factor(
            book.companies[debit.home].currency, book.companies[giver.home].currency, in: giver.home,
            of: giver.customer, on: date
        ).applied(to: gain)
        let type: PostingType = gain > 0 ? .realizedGain : .realizedLoss
        if moved != 0 {
            try entries.add(
                Leg(pair.side(giver.home).dueTo, .dueTo, 0, accounting: moved),
                Leg(try book.companies.automaticAccount(giver.home, type), type, 0, accounting: -moved),
                in: giver.home, debit.currency, book, draft)
        }
        try entries.add(
            Leg(debit.account, .receivable, 0, accounting: gain),
            Leg(pair.side(debit.home).dueFrom, .dueFrom, 0, accounting: -gain), in: debit.home, debit.currency, book,
            draft)
    }

    /// What a tolerance closed: an item short of money, or money without an item.
    private mutating func postDifference(
        _ index: Int, _ released: Int64, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        let row = plan.rows[index]
        let type: PostingType = row.differenceKind == .penny ? .pennyDifference : .cashDiscountDifference
        let offer = offers[index]
        let amount = offer.isDebit ? row.difference : -row.difference
        var rest = Leg(try book.companies.automaticAccount(offer.home, type), type, amount, accounting: released)
        let taxes = taxLegs(amount, released, of: index, book, draft)
        for tax in taxes {
            rest.amount -= tax.amount
            rest.accountingAmount -= tax.accountingAmount
        }
        try entries.add(
            [rest] + taxes + [Leg(offer.account, .receivable, -amount, accounting: -released)], in: offer.home,
            offer.currency, book, draft)
    }

    /// Sales tax inside a difference, in the ratio of the invoice; of money without an item the last invoice paid (OU-9).
    private func taxLegs(
        _ amount: Int64, _ released: Int64, of index: Int, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> [Leg] {
        let offer = offers[index]
        guard book.companies[offer.home].parameters.settlement.taxesDifferences else { return [] }
        let invoice = offer.isDebit ? offer : offers.last { $0.isDebit && $0.home == offer.home && $0.taken > 0 }
        guard let invoice, let row = draft.item(invoice.item, book) else { return [] }
        return draft.taxes(of: invoice.item, book).compactMap { tax in
            let part = amount.share(tax.amount, of: row.original)
            let accounting = released.share(tax.amount, of: row.original)
            if part == 0, accounting == 0 { return nil }
            return Leg(
                tax.account, .salesTaxPayable, part, accounting: accounting, taxCode: tax.code, dimension: tax.dimension)
        }
    }
}

extension Draft {
    /// Tax codes of a document, of all its instalments together, whether it is posted or being posted.
    fileprivate func taxCodes(ofDocument id: ItemID, _ book: borrowing Book) -> [Code] {
        if book.items.contains(id) {
            let parts = book.items.instalments(of: id)?.items ?? [id]
            return parts.flatMap { book.items.traits[$0].taxes.map(\.code) }
        }
        guard var fact = fact(of: id), fact.kind != .payment, fact.kind != .prepayment else { return [] }
        if !fact.instalmentOf.isNone, let first = self.fact(of: fact.instalmentOf) { fact = first }
        // The entry may stand for several notes; of a document of instalments it has the taxes of all.
        if fact.kind == .interestNote || !fact.openingTaxes.isEmpty, fact.instalments.isEmpty {
            return fact.openingTaxes.map(\.code)
        }
        return fact.entry.legs.filter { $0.type == .salesTaxPayable && $0.amount != 0 }.map(\.taxCode)
    }
}
