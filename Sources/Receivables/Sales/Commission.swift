/// Commission of the sales group: once per line and representative, rounded once per representative (setup:CM-1).
struct Commission {
    /// Numerators of one millionth of a millionth of a minor unit, in the order representatives come.
    private var sums: [(rep: Code, sum: Int128)] = []

    /// What a line gives the members of its group; `sign` -1 takes it back.
    mutating func add(
        _ line: OrderLine, _ quantity: Quantity, _ group: SalesGroup, customer: (Code, Code),
        _ setup: SalesLedger.Setup, on date: CalendarDate, _ currency: Currency, sign: Int128
    ) {
        let item = (line.item, setup.items[line.item]?.commissionGroup ?? .empty)
        for member in group.members {
            guard
                let rule = Commission.best(
                    setup.commissions, item: item, customer: customer, rep: (member.rep, group.code), on: date)
            else { continue }
            let full = rule.discount == .beforeLine
            var base = Int128((full ? line.gross(quantity, in: currency) : line.net(quantity, in: currency)) ?? 0)
            if rule.basis == .margin { base -= Int128(line.cost(quantity, in: currency) ?? 0) }
            let amount = sign * base * Int128(rule.percent.tenThousandths) * Int128(member.share.tenThousandths)
            if let place = sums.firstIndex(where: { $0.rep == member.rep }) {
                sums[place].sum += amount
            } else {
                sums.append((member.rep, amount))
            }
        }
    }

    var shares: [CommissionShare] {
        sums.map {
            CommissionShare(
                rep: $0.rep, amount: Int64(Rounding.halfAwayFromZero.divide($0.sum, by: 1_000_000_000_000)))
        }.filter { $0.amount != 0 }
    }

    /// Customer first, then item, then representative; the latest start among equals.
    static func best(
        _ rules: [CommissionRule], item: (Code, Code), customer: (Code, Code), rep: (Code, Code), on date: CalendarDate
    ) -> CommissionRule? {
        var found: (rank: Int, rule: CommissionRule)?
        for rule in rules {
            if let from = rule.from, date < from { continue }
            if let to = rule.to, date > to { continue }
            guard let first = rule.customers.rank(customer.0, customer.1), let second = rule.items.rank(item.0, item.1),
                let third = rule.reps.rank(rep.0, rep.1)
            else { continue }
            let rank = first * 9 + second * 3 + third
            if found.map({ rank < $0.rank }) ?? true { found = (rank, rule) }
        }
        return found?.rule
    }

    /// One voucher, dated as the document; nil when nobody gets anything.
    func posted(
        _ fact: ItemPosted, _ book: borrowing Book, _ draft: borrowing Draft, field: String
    ) throws(Rejection) -> CommissionPosted? {
        try CommissionPosted(shares, of: fact, book, draft, field: field)
    }
}

extension CommissionPosted {
    /// One voucher for all shares, dated as the document; nil: there are none. `field`: what made the document.
    init?(
        _ shares: [CommissionShare], of fact: ItemPosted, _ book: borrowing Book, _ draft: borrowing Draft,
        field: String
    ) throws(Rejection) {
        guard !shares.isEmpty else { return nil }
        guard let sum = Int64(exactly: shares.reduce(Int128(0)) { $0 + Int128($1.amount) }) else {
            throw .outOfRange(field: field)
        }
        let expense = try book.companies.automaticAccount(fact.company, .commissionExpense)
        let accrued = try book.companies.automaticAccount(fact.company, .commissionAccrued)
        let accounting = book.companies[fact.company].currency
        guard let converted = fact.rate.convert(sum, from: fact.currency, to: accounting, .halfAwayFromZero) else {
            throw .outOfRange(field: field)
        }
        let voucher = try draft.number(.voucher, fact.company, book)
        let entry = JournalEntry(
            company: fact.company, voucher: voucher.number, date: fact.postingDate, currency: fact.currency,
            legs: [
                Leg(expense, .commissionExpense, sum, accounting: converted),
                Leg(accrued, .commissionAccrued, -sum, accounting: -converted),
            ])
        try book.checkPosting(entry, field: field)
        self.init(
            company: fact.company, item: fact.id, shares: shares, entry: entry, voucherNext: voucher.taken.next)
    }
}

extension [CommissionShare] {
    /// In the proportion of a net amount to what it was, rounded once per representative; nil: out of range.
    ///
    /// A net amount of nothing had a commission on something else (a price before its discount): it stays as it was.
    package func scaled(to net: Int64, from before: Int64) -> [CommissionShare]? {
        if net == before || before == 0 { return self }
        var scaled: [CommissionShare] = []
        for share in self {
            let product = Int128(share.amount) * Int128(net)
            let rounded = Rounding.halfAwayFromZero.divide(before < 0 ? -product : product, by: Int128(before.magnitude))
            guard let amount = Int64(exactly: rounded) else { return nil }
            if amount != 0 { scaled.append(CommissionShare(rep: share.rep, amount: amount)) }
        }
        return scaled
    }
}

extension SelectedOrder {
    /// The order's sales group, else its customer's; nil: no commission.
    func salesGroup(_ setup: SalesLedger.Setup, _ book: borrowing Book) -> SalesGroup? {
        var code = detail.header.salesGroup
        if code.isEmpty { code = book.sales.traits(ordering).salesGroup }
        return setup.salesGroups.first { $0.code == code }
    }

    func commissionKey(_ book: borrowing Book) -> (Code, Code) {
        (book.customers[ordering].number, book.sales.traits(ordering).commissionGroup)
    }
}
