/// What revaluations have put on a summary account for an item beyond its original accounting value (setup:FX-2).
///
/// Minor units of the accounting currency. `Item.accountingOpen` stays at the original rate; both together are the
/// carried value. A rise is debited to the summary account and credited to unrealized gain, for a credit balance too.
package struct Unrealized: Equatable, Sendable, PlainBits {
    /// 0 or above.
    package var gain: Int64 = 0
    /// 0 or below.
    package var loss: Int64 = 0
    /// Where they were posted to, so that they are taken back from there (setup:PP-5).
    package var gainAccount: AccountID = .none
    package var lossAccount: AccountID = .none
    /// Considered date of the last run that took the item.
    package var lastDate: CalendarDate?

    package init() {}

    package var sum: Int64 { gain + loss }
    package var isZero: Bool { gain == 0 && loss == 0 }

    /// The share of a part of what is open; all of it when the part closes the item.
    package func share(of part: Int64, open: Int64) -> (gain: Int64, loss: Int64) {
        guard part != open else { return (gain, loss) }
        return (Unrealized.share(gain, part, open), Unrealized.share(loss, part, open))
    }

    static func share(_ amount: Int64, _ part: Int64, _ open: Int64) -> Int64 {
        guard amount != 0, open > 0 else { return 0 }
        // At most the amount itself.
        return Int64(truncatingIfNeeded: Rounding.halfAwayFromZero.divide(Int128(amount) * Int128(part), by: Int128(open)))
    }
}

/// One change of an item's unrealized amounts: a revaluation, or a settlement that takes its share back.
package struct ItemRevaluation: Equatable, Sendable, BitwiseCopyable {
    package var item: ItemID
    package var date: CalendarDate
    package var gain: Int64
    package var loss: Int64
    /// The settlement whose share it takes back; none: a revaluation.
    package var settlement: SettlementID

    package init(
        item: ItemID, date: CalendarDate, gain: Int64, loss: Int64, settlement: SettlementID = .none
    ) {
        self.item = item
        self.date = date
        self.gain = gain
        self.loss = loss
        self.settlement = settlement
    }
}

/// Unrealized amounts of items with their history, so that they can be told for any date as known at any sequence.
package struct RevaluationHistory: ~Copyable {
    struct Row: BitwiseCopyable {
        var change: ItemRevaluation
        var sequence: UInt64
        /// Next older row of the item; 0: none.
        var next: UInt32
    }

    private var rows = Table<Row>()
    private var items: [ItemID: (now: Unrealized, first: UInt32)] = [:]
    private var bySettlement: [SettlementID: [UInt32]] = [:]

    package init() {}

    package var isEmpty: Bool { items.isEmpty }

    package subscript(_ id: ItemID) -> Unrealized {
        items.isEmpty ? Unrealized() : items[id]?.now ?? Unrealized()
    }

    /// Amounts by date and sequence.
    package func amounts(of id: ItemID, asOf date: CalendarDate, knownAt: UInt64) -> (gain: Int64, loss: Int64) {
        var sums: (gain: Int64, loss: Int64) = (0, 0)
        guard !items.isEmpty, var place = items[id]?.first else { return sums }
        while place != 0 {
            let row = rows[place]
            if row.change.date <= date, row.sequence <= knownAt {
                sums.gain += row.change.gain
                sums.loss += row.change.loss
            }
            place = row.next
        }
        return sums
    }

    /// What settlements have taken back, and given back by being undone.
    package func changes(by settlement: SettlementID) -> [ItemRevaluation] {
        guard let places = bySettlement[settlement] else { return [] }
        return places.map { rows[$0].change }
    }

    /// Days on which the carried value changed.
    func changeDates(of id: ItemID) -> [CalendarDate] {
        var dates: [CalendarDate] = []
        guard !items.isEmpty, var place = items[id]?.first else { return dates }
        while place != 0 {
            dates.append(rows[place].change.date)
            place = rows[place].next
        }
        return dates
    }

    // MARK: apply

    mutating func add(_ change: ItemRevaluation, at sequence: UInt64) {
        var entry = items[change.item] ?? (Unrealized(), 0)
        entry.now.gain += change.gain
        entry.now.loss += change.loss
        entry.first = rows.append(Row(change: change, sequence: sequence, next: entry.first))
        items[change.item] = entry
        if !change.settlement.isNone { bySettlement[change.settlement, default: []].append(entry.first) }
    }

    /// A run took the item: it counts as revalued at the date, whether its value changed or not.
    mutating func take(_ id: ItemID, on date: CalendarDate, gain: AccountID, loss: AccountID) {
        var entry = items[id] ?? (Unrealized(), 0)
        entry.now.lastDate = date
        if entry.now.gain != 0 { entry.now.gainAccount = gain }
        if entry.now.loss != 0 { entry.now.lossAccount = loss }
        items[id] = entry
    }
}

extension RevaluationHistory: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&items)
        try stream.pass(&bySettlement)
    }
}
