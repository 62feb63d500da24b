/// What settling a set of items does to each of them, before anything is posted.
///
/// Pure arithmetic on magnitudes: credit notes settle first, then money in its order, each with the discount of its
/// own day; what is left over or short within a tolerance closes. Preview and posting both read it.
/// Rules: payments:CD-4 to CD-9, CN-1 to CN-5, SE-1, SE-3, SE-4, OU-1 to OU-6, RO-1.
package struct SettlementPlan {
    /// One item put forward. Amounts are magnitudes in its own currency.
    package struct Row: Sendable {
        package var open: Int64
        package var isDebit: Bool
        /// A credit note: settles before money, with a discount of its own.
        package var isNote = false
        /// A payment: only what is left of one is an overpayment.
        package var isMoney = false
        /// Decides the discount, unless the mark selects a day (CD-7).
        package var date: CalendarDate
        package var terms: DiscountTerms?
        package var mark = Mark()
        /// Common units for one of its own: 1 / 1 unless currencies differ (FX-4).
        package var scale = Scale.one
        /// Limits of its company (OU-1, OU-8).
        package var limits = Limits()
        /// What its marked lines come to; nil: it is marked as a whole (SE-10).
        package var lineOpen: Int64?

        // What is done to it.
        package fileprivate(set) var cash: Int64 = 0
        package fileprivate(set) var discount: Int64 = 0
        /// Closed by a tolerance; on money what was paid too much.
        package fileprivate(set) var difference: Int64 = 0
        package fileprivate(set) var differenceKind: PartKind?
        /// Part of `discount` that money earned and an overpayment may take back (OU-4).
        fileprivate var earned: Int64 = 0
        fileprivate var statedLeft: Int64?
        fileprivate var hasOverride = false

        package init(open: Int64, isDebit: Bool, date: CalendarDate) {
            self.open = open
            self.isDebit = isDebit
            self.date = date
        }

        package var settled: Int64 { cash + discount + difference }
        package var left: Int64 { open - settled }
        /// Of it what is marked.
        package var due: Int64 { lineOpen.map { min(left, $0 - settled) } ?? left }
        fileprivate func day(_ other: CalendarDate) -> CalendarDate { mark.discountDate ?? other }
    }

    /// What the caller wants of one item.
    package struct Mark: Equatable, Sendable {
        /// Money without discount; nil: as much as is needed or left.
        package var stated: Int64?
        package var use: UseCashDiscount = .normal
        package var discount: Int64?
        package var discountDate: CalendarDate?
        package var fullSettlement = false

        package init() {}
    }

    /// In minor units of the accounting currency; amounts compared are brought there first.
    package struct Limits: Equatable, Sendable {
        package var penny: Int64 = 0
        package var overUnder: Int64 = 0
        /// Accounting units for one of the row.
        package var scale = Scale.one

        package init(penny: Int64 = 0, overUnder: Int64 = 0, scale: Scale = .one) {
            self.penny = penny
            self.overUnder = overUnder
            self.scale = scale
        }

        /// Equal is inside (OU-1).
        fileprivate func kind(_ amount: Int64, pennyOnly: Bool) -> PartKind? {
            guard penny > 0 || overUnder > 0 else { return nil }
            let amount = scale.applied(to: amount)
            if amount <= penny { return .penny }
            return !pennyOnly && amount <= overUnder ? .difference : nil
        }
    }

    /// An exact factor into the common unit of the plan.
    package struct Scale: Equatable, Sendable {
        package var numerator: Int128
        package var denominator: Int128
        package static let one = Scale(numerator: 1, denominator: 1)

        package init(numerator: Int128, denominator: Int128) {
            self.numerator = numerator
            self.denominator = denominator
        }

        /// Half away from zero, once.
        package func applied(to amount: Int64) -> Int64 {
            if numerator == denominator { return amount }
            return Int64(clamping: Rounding.halfAwayFromZero.divide(Int128(amount) * numerator, by: denominator))
        }
    }

    /// A debit and a credit row with the money one gives the other, in the currency of each.
    package struct Pair: Equatable, Sendable {
        package var debit: Int
        package var credit: Int
        package var debitCash: Int64
        package var creditCash: Int64
        /// Discount of the debit row that this pair carries.
        package var discount: Int64
        /// Discount of a credit note, taken back on this pair.
        package var noteDiscount: Int64 = 0
        /// Discount codes of the tiers that both discounts are of; empty: of none (CD-12).
        package var code: Code = .empty
        package var noteCode: Code = .empty
    }

    package struct Rules: Equatable, Sendable {
        package var onCreditNotes = false
        package var unspecific = false
        /// Debits beyond those that money reaches are no part of what was meant to be paid (SE-7).
        package var isAutomatic = false

        package init(onCreditNotes: Bool = false, unspecific: Bool = false, isAutomatic: Bool = false) {
            self.onCreditNotes = onCreditNotes
            self.unspecific = unspecific
            self.isAutomatic = isAutomatic
        }
    }

    /// In the order they are served.
    package private(set) var rows: [Row]
    package private(set) var pairs: [Pair] = []
    private let rules: Rules

    /// Works the plan out. Rows are in their order: debits and credits each as they are to be served.
    package init(_ rows: [Row], _ rules: Rules) {
        self.rows = rows
        self.rules = rules
        for index in rows.indices { self.rows[index].statedLeft = rows[index].mark.stated }
        settleNotes()
        settleMoney()
        closeInFull()
        closeOver()
    }

    // MARK: Credit notes

    private mutating func settleNotes() {
        for credit in rows.indices where !rows[credit].isDebit && rows[credit].isNote {
            for debit in rows.indices where rows[debit].isDebit && rows[credit].left > 0 {
                settle(note: credit, debit)
            }
        }
    }

    /// Both sides get the note's own discount, so that the invoice falls by all that is used of the note (CN-2).
    private mutating func settle(note credit: Int, _ debit: Int) {
        let ratio = noteRatio(credit, on: max(rows[credit].date, rows[debit].date))
        var total = min(rows[credit].left, converted(rows[debit].due, from: debit, to: credit))
        var cash = total - min(total, ratio.part(of: total))
        // Stated amounts are money without discount (CD-5).
        for side in [credit, debit] {
            guard let stated = rows[side].statedLeft else { continue }
            let most = converted(stated, from: side, to: credit)
            if most < cash { (cash, total) = (most, min(total, most + ratio.earned(by: most))) }
        }
        let discount = total - cash
        guard total > 0 else { return }
        let debitTotal =
            rows[debit].scale == rows[credit].scale
            ? total : min(rows[debit].due, converted(total, from: credit, to: debit))
        // Over two currencies a discount would have two values: the note gives all as money.
        let crosses = rows[debit].scale != rows[credit].scale
        let (noteCash, noteDiscount, debitDiscount) = crosses ? (total, 0, 0) : (cash, discount, discount)
        rows[credit].cash += noteCash
        rows[credit].discount += noteDiscount
        rows[credit].statedLeft? -= noteCash
        rows[debit].cash += debitTotal - debitDiscount
        rows[debit].discount += debitDiscount
        if let stated = rows[debit].statedLeft { rows[debit].statedLeft = max(0, stated - debitTotal + debitDiscount) }
        rows[debit].terms?.taken += debitDiscount
        if debitDiscount == 0 { rows[debit].terms?.credited += debitTotal }
        pairs.append(
            Pair(
                debit: debit, credit: credit, debitCash: debitTotal - debitDiscount, creditCash: noteCash,
                discount: debitDiscount, noteDiscount: noteDiscount, code: code(debit, on: rows[credit].date),
                noteCode: code(credit, on: max(rows[credit].date, rows[debit].date))))
    }

    /// Of a credit note: its discount per unit of its open amount (CN-5).
    private struct NoteRatio {
        var discount: Int64
        var open: Int64

        func part(of total: Int64) -> Int64 {
            guard discount > 0 else { return 0 }
            return Int64(
                clamping: Rounding.halfAwayFromZero.divide(Int128(discount) * Int128(total), by: Int128(open)))
        }

        func earned(by cash: Int64) -> Int64 {
            guard open > discount, discount > 0 else { return 0 }
            return Int64(
                clamping: Rounding.halfAwayFromZero.divide(
                    Int128(cash) * Int128(discount), by: Int128(open - discount)))
        }
    }

    private func noteRatio(_ index: Int, on date: CalendarDate) -> NoteRatio {
        let row = rows[index]
        if let discount = row.mark.discount { return NoteRatio(discount: min(discount, row.open), open: row.open) }
        guard let terms = row.terms, rules.onCreditNotes || row.mark.use == .always else {
            return NoteRatio(discount: 0, open: row.open)
        }
        let tier = terms.tier(on: row.day(date), row.mark.use)
        return NoteRatio(discount: terms.share(of: row.open, tier), open: row.open)
    }

    // MARK: Money

    private mutating func settleMoney() {
        for credit in rows.indices where !rows[credit].isDebit && !rows[credit].isNote {
            for debit in rows.indices where rows[debit].isDebit && rows[debit].due > 0 {
                guard available(credit) > 0 || isWaived(debit) else { continue }
                settle(money: credit, debit)
            }
        }
    }

    private func available(_ credit: Int) -> Int64 {
        min(rows[credit].left, rows[credit].statedLeft ?? .max)
    }

    /// An override that takes all that is open needs no money.
    private func isWaived(_ debit: Int) -> Bool {
        !rows[debit].hasOverride && rows[debit].mark.discount == rows[debit].due
    }

    private mutating func settle(money credit: Int, _ debit: Int) {
        let open = rows[debit].due
        let money = available(credit)
        let reach = converted(money, from: credit, to: debit)
        let offer = offer(debit, open, on: rows[credit].date)
        let need = open - offer.closing
        var cash = min(reach, rows[debit].statedLeft.map { min($0, open) } ?? need)
        var discount: Int64
        if cash >= need {
            // What closes takes the rest as discount, so that rounding strands no cent (RO-1).
            cash = min(cash, open)
            discount = open - cash
        } else if let kind = underpayment(debit, credit, need: need, cash: cash, reach: reach) {
            discount = offer.closing
            rows[debit].difference = need - cash
            rows[debit].differenceKind = kind
        } else {
            discount = offer.earned(cash)
        }
        guard cash > 0 || discount > 0 else { return }
        let used = cash == reach ? money : min(money, converted(cash, from: debit, to: credit))
        rows[debit].cash += cash
        rows[debit].discount += discount
        if !offer.isOverride { rows[debit].earned += discount } else { rows[debit].hasOverride = true }
        rows[debit].statedLeft? -= cash
        rows[debit].terms?.taken += discount
        rows[credit].cash += used
        rows[credit].statedLeft? -= used
        pairs.append(
            Pair(
                debit: debit, credit: credit, debitCash: cash, creditCash: used, discount: discount,
                code: code(debit, on: rows[credit].date)))
    }

    /// Of the tier in use; of a discount by hand that of the tier in force, or of the last one when all have ended.
    private func code(_ index: Int, on date: CalendarDate) -> Code {
        guard let terms = rows[index].terms else { return .empty }
        return (terms.tierInForce(on: rows[index].day(date)) ?? terms.tiers.last)?.code ?? .empty
    }

    private struct Offer {
        /// What closes the item beside money.
        var closing: Int64
        var isOverride = false
        var earned: (Int64) -> Int64
    }

    private func offer(_ debit: Int, _ open: Int64, on date: CalendarDate) -> Offer {
        let row = rows[debit]
        if let discount = row.mark.discount {
            let rest = row.hasOverride ? 0 : min(discount, open)
            return Offer(closing: rest, isOverride: rest > 0) { _ in rest }
        }
        guard let terms = row.terms else { return Offer(closing: 0) { _ in 0 } }
        let tier = terms.tier(on: row.day(date), row.mark.use)
        // Lines are a part of the document, whatever was settled of it before.
        let closing =
            open < row.left ? terms.part(tier, row.mark.use, of: open) : terms.closing(tier, row.mark.use, open: open)
        return Offer(closing: closing) { terms.earned(tier, row.mark.use, by: $0, open: open) }
    }

    // MARK: Tolerances

    /// Whether what is short of closing the last item is within a limit (OU-1, OU-2).
    private func underpayment(_ debit: Int, _ credit: Int, need: Int64, cash: Int64, reach: Int64) -> PartKind? {
        // A stated amount below the need is a wish; a rest after a wish of the money is one too.
        guard rows[debit].mark.stated == nil, rows[debit].lineOpen == nil, rows[credit].mark.stated == nil,
            rows[credit].isMoney, cash > 0,
            cash == reach,
            !rows.indices.contains(where: { $0 > credit && !rows[$0].isDebit && !rows[$0].isNote && rows[$0].left > 0 })
        else { return nil }
        var short = need - cash
        if !rules.isAutomatic {
            for other in rows.indices where rows[other].isDebit && other != debit && rows[other].mark.stated == nil {
                let open = rows[other].due
                short += converted(open - offer(other, open, on: rows[credit].date).closing, from: other, to: debit)
            }
        }
        return rows[debit].limits.kind(short, pennyOnly: false)
    }

    /// What a mark with full settlement leaves open is discount, whatever the limits (OU-6).
    private mutating func closeInFull() {
        for debit in rows.indices where rows[debit].isDebit && rows[debit].mark.fullSettlement {
            guard rows[debit].cash > 0, rows[debit].due > 0,
                let pair = pairs.lastIndex(where: { $0.debit == debit })
            else { continue }
            let rest = rows[debit].due
            pairs[pair].discount += rest
            rows[debit].discount += rest
        }
    }

    /// What money is left when all marked items close (OU-3 to OU-5).
    private mutating func closeOver() {
        guard rows.allSatisfy({ !$0.isDebit || $0.due == 0 }) else { return }
        let over = rows.indices.filter { !rows[$0].isDebit && !rows[$0].isNote && rows[$0].left > 0 }
        guard over.count == 1, rows[over[0]].isMoney, rows[over[0]].mark.stated == nil, rows[over[0]].cash > 0 else {
            return
        }
        let credit = over[0]
        if rules.unspecific { reduceDiscounts(by: credit) }
        guard rows[credit].left > 0 else { return }
        let hasDiscount = rows.contains { $0.isDebit && $0.discount > 0 }
        guard let kind = rows[credit].limits.kind(rows[credit].left, pennyOnly: !hasDiscount) else { return }
        rows[credit].difference = rows[credit].left
        rows[credit].differenceKind = kind
    }

    /// Money in place of discounts, the last item with one first (OU-4).
    private mutating func reduceDiscounts(by credit: Int) {
        for debit in rows.indices.reversed()
        where rows[debit].isDebit && rows[debit].earned > 0 && rows[credit].left > 0
            && rows[debit].mark.stated == nil && rows[debit].scale == rows[credit].scale
        {
            guard let pair = pairs.lastIndex(where: { $0.debit == debit && $0.credit == credit }) else { continue }
            let amount = min(rows[credit].left, rows[debit].earned, pairs[pair].discount)
            pairs[pair].discount -= amount
            pairs[pair].debitCash += amount
            pairs[pair].creditCash += amount
            rows[debit].discount -= amount
            rows[debit].earned -= amount
            rows[debit].cash += amount
            rows[credit].cash += amount
        }
    }

    // MARK: Two currencies

    /// Half away from zero, once (FX-4).
    private func converted(_ amount: Int64, from: Int, to: Int) -> Int64 {
        let (source, target) = (rows[from].scale, rows[to].scale)
        if source == target { return amount }
        return Scale(
            numerator: source.numerator * target.denominator, denominator: source.denominator * target.numerator
        ).applied(to: amount)
    }
}

/// What made an item smaller.
package enum PartKind: UInt8, Sendable, BitwiseCopyable {
    case money = 0
    case discount = 1
    /// Within `max_over_under_payment`.
    case difference = 2
    /// Within `max_penny_difference`.
    case penny = 3
}
