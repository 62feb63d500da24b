/// A day of an account on which items and ledger say unlike amounts, by some records.
///
/// The book keeps sums of a stretch of records and day, not vouchers: those are read back from the log, but only
/// where there is a gap. So a sound book is reconciled without reading a record.
package struct ReconcileGap: Equatable, Hashable, Sendable {
    package let account: AccountID
    package let date: CalendarDate
    /// The stretch of the records, as the subledger counts them.
    let stretch: UInt32

    init(_ account: AccountID, _ date: CalendarDate, at sequence: UInt64) {
        self.account = account
        self.date = date
        stretch = UInt32(truncatingIfNeeded: sequence / Subledger.stretchRecords)
    }

    init(_ account: AccountID, _ day: Subledger.Day) {
        (self.account, date, stretch) = (account, day.date, day.stretch)
    }

    package var records: ClosedRange<UInt64> {
        Subledger.stretch(of: UInt64(stretch) * Subledger.stretchRecords)
    }

    static func isBefore(_ left: ReconcileGap, _ right: ReconcileGap) -> Bool {
        (left.stretch, left.date, left.account.number) < (right.stretch, right.date, right.account.number)
    }
}

/// What one record did to an item, on the summary account that holds it: posted, settled, undone, revalued.
package struct ItemEffect: Equatable, Sendable, BitwiseCopyable {
    package let item: ItemID
    package let account: AccountID
    package let date: CalendarDate
    package let sequence: UInt64
    /// Accounting currency, debit above 0.
    package let amount: Int64
}

/// A voucher on a summary account that no open transaction explains, or a transaction that no voucher posts (setup:PC-8).
package struct ReconcileDifference: Equatable, Sendable {
    package let account: AccountID
    /// Empty: no voucher of the record is on the account.
    package let voucher: Code
    /// Of the record, where one item alone is unexplained.
    package let item: ItemID
    package let date: CalendarDate
    package let sequence: UInt64
    /// What items moved by, and the ledger.
    package let openItems: Int64
    package let ledger: Int64

    package var difference: Int64 { openItems - ledger }
}

extension OpenItems {
    /// Calls with all that ever moved what summary accounts hold for an item, in no promised order.
    func forEachEffect(of id: ItemID, _ body: (ItemEffect) -> Void) {
        let item = self[id]
        var posted = item.accountingOpen
        forEachPart(of: id) { part in
            let settlement = self[part.settlement]
            let amount = part.debitItem == id ? part.debitAccounting : part.creditAccounting
            body(
                ItemEffect(
                    item: id, account: item.account, date: settlement.date, sequence: settlement.sequence,
                    amount: -amount))
            guard settlement.isUndone else {
                posted += amount
                return
            }
            body(
                ItemEffect(
                    item: id, account: item.account, date: settlement.undoneDate,
                    sequence: settlement.undoneSequence,
                    amount: amount))
        }
        body(
            ItemEffect(
                item: id, account: item.account, date: item.postingDate, sequence: item.sequence,
                amount: posted))
        revaluations.forEachChange(of: id) { change, sequence in
            body(
                ItemEffect(
                    item: id, account: change.account.isNone ? item.account : change.account,
                    date: change.date,
                    sequence: sequence, amount: change.gain + change.loss))
        }
    }
}

extension Book {
    /// Days on which items and ledger of the company's summary accounts differ by records of one stretch, up to a date.
    /// One pass over all items and their history.
    func reconcileGaps(_ id: CompanyID, through date: CalendarDate) -> [ReconcileGap] {
        var sums: [ReconcileGap: Int64] = [:]
        var number: UInt32 = 0
        while number < items.rows.count {
            number += 1
            guard UInt32(items[ItemID(number)].company) == id.number else { continue }
            items.forEachEffect(of: ItemID(number)) { effect in
                guard effect.date <= date, effect.amount != 0 else { return }
                sums[ReconcileGap(effect.account, effect.date, at: effect.sequence), default: 0] +=
                    effect.amount
            }
        }
        number = 0
        while number < subledger.balances.count {
            number += 1
            let balance = subledger.balances[number]
            guard balance.company == id, companies.isSummaryAccount(balance.account) else { continue }
            var place = balance.lastDay
            while place != 0 {
                let day = subledger.days[place]
                if day.date <= date {
                    sums[ReconcileGap(balance.account, day), default: 0] -=
                        day.accountingDebit - day.accountingCredit
                }
                place = day.earlier
            }
        }
        return sums.filter { $0.value != 0 }.keys.sorted(by: ReconcileGap.isBefore)
    }

    /// What items did on the days of gaps.
    func effects(_ id: CompanyID, in gaps: [ReconcileGap]) -> [ItemEffect] {
        guard !gaps.isEmpty else { return [] }
        let wanted = Set(gaps)
        var effects: [ItemEffect] = []
        var number: UInt32 = 0
        while number < items.rows.count {
            number += 1
            guard UInt32(items[ItemID(number)].company) == id.number else { continue }
            items.forEachEffect(of: ItemID(number)) { effect in
                guard effect.amount != 0,
                    wanted.contains(ReconcileGap(effect.account, effect.date, at: effect.sequence))
                else { return }
                effects.append(effect)
            }
        }
        return effects
    }
}

/// Names the vouchers of gaps, fed with the records' entries.
package struct ReconcileReader: Sendable {
    /// One record's doings on an account on a day.
    private struct Place: Hashable, Sendable {
        let sequence: UInt64
        let date: CalendarDate
        let account: AccountID

        static func isBefore(_ left: Place, _ right: Place) -> Bool {
            (left.sequence, left.date, left.account.number) < (
                right.sequence, right.date, right.account.number
            )
        }
    }

    private struct Voucher: Sendable {
        let number: Code
        let amount: Int64
    }

    private let company: CompanyID
    private let gaps: Set<ReconcileGap>
    private var effects: [Place: [ItemEffect]] = [:]
    private var vouchers: [Place: [Voucher]] = [:]
    /// Records to be read, rising.
    package let records: [ClosedRange<UInt64>]

    package init(_ answer: Reconcile.Answer) {
        company = answer.company
        gaps = Set(answer.gaps)
        var records: [ClosedRange<UInt64>] = []
        for gap in answer.gaps where records.last != gap.records {
            records.append(gap.records)
        }
        self.records = records.compactMap {
            $0.lowerBound <= answer.sequence ? $0.lowerBound...min($0.upperBound, answer.sequence) : nil
        }
        for effect in answer.effects {
            effects[Place(sequence: effect.sequence, date: effect.date, account: effect.account), default: []]
                .append(effect)
        }
    }

    package mutating func add(_ entry: JournalEntry, at sequence: UInt64) {
        guard entry.company == company else { return }
        var sums: [(account: AccountID, amount: Int64)] = []
        for leg in entry.legs where gaps.contains(ReconcileGap(leg.account, entry.date, at: sequence)) {
            if let place = sums.firstIndex(where: { $0.account == leg.account }) {
                sums[place].amount += leg.accountingAmount
            } else {
                sums.append((leg.account, leg.accountingAmount))
            }
        }
        for sum in sums where sum.amount != 0 {
            let place = Place(sequence: sequence, date: entry.date, account: sum.account)
            vouchers[place, default: []].append(Voucher(number: entry.voucher, amount: sum.amount))
        }
    }

    /// In the order of their records; all that was fed.
    package func differences() -> [ReconcileDifference] {
        Set(effects.keys).union(vouchers.keys).sorted(by: Place.isBefore).flatMap { place in
            named(place, vouchers[place] ?? [], effects[place] ?? [])
        }
    }

    /// A voucher and an effect of one amount explain each other. Of the rest the voucher without which all would agree is
    /// named alone, else all are, and the first has what items did.
    private func named(_ place: Place, _ vouchers: [Voucher], _ effects: [ItemEffect])
        -> [ReconcileDifference]
    {
        var (left, unused) = ([Voucher](), effects)
        for voucher in vouchers {
            if let found = unused.firstIndex(where: { $0.amount == voucher.amount }) {
                unused.remove(at: found)
            } else {
                left.append(voucher)
            }
        }
        let open = unused.reduce(Int64(0)) { $0 + $1.amount }
        let ledger = left.reduce(Int64(0)) { $0 + $1.amount }
        guard open != ledger else { return [] }
        let only =
            unused.first.flatMap { first in unused.allSatisfy { $0.item == first.item } ? first.item : nil }
            ?? .none
        func row(_ voucher: Code, _ openItems: Int64, _ ledger: Int64) -> ReconcileDifference {
            ReconcileDifference(
                account: place.account, voucher: voucher, item: openItems == 0 ? .none : only,
                date: place.date,
                sequence: place.sequence, openItems: openItems, ledger: ledger)
        }
        if left.isEmpty { return [row(.empty, open, 0)] }
        let alone = left.filter { ledger - $0.amount == open }
        if alone.count == 1 { return [row(alone[0].number, 0, alone[0].amount)] }
        return left.enumerated().map { row($1.number, $0 == 0 ? open : 0, $1.amount) }.filter {
            $0.difference != 0
        }
    }
}
