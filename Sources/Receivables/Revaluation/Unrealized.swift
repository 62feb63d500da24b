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
    /// The summary account that holds them; none: the item's own.
    package var receivable: AccountID = .none
    /// Of the vouchers that posted them.
    package var dimension: Code = .empty
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
    /// The summary account it stands on; none: the item's own.
    package var account = AccountID.none
    /// Of its voucher.
    package var dimension = Code.empty

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
///
/// Dense, because a run goes over every open item: nothing is moved or hashed anew while a till waits.
package struct RevaluationHistory: ~Copyable {
    struct Row: BitwiseCopyable {
        var change: ItemRevaluation
        var sequence: UInt64
        /// Next older row of the item; 0: none.
        var next: UInt32
        /// The same of the settlement, where there is one.
        var nextOfSettlement: UInt32
    }

    struct Entry: BitwiseCopyable {
        var now = Unrealized()
        /// Latest row; 0: none.
        var first: UInt32 = 0
    }

    private var rows = Table<Row>()
    private var entries = Table<Entry>()
    /// The entry of each item up to the last that has one; 0: none.
    private var places = Table<UInt32>()
    /// Latest row of each settlement up to the last that has one; 0: none.
    private var ofSettlements = Table<UInt32>()

    package init() {}

    package var isEmpty: Bool { entries.count == 0 }

    package subscript(_ id: ItemID) -> Unrealized {
        let place = place(of: id)
        return place == 0 ? Unrealized() : entries[place].now
    }

    private func place(of id: ItemID) -> UInt32 { places.contains(id.number) ? places[id.number] : 0 }

    private func firstRow(of id: ItemID) -> UInt32 {
        let place = place(of: id)
        return place == 0 ? 0 : entries[place].first
    }

    /// Amounts by date and sequence.
    package func amounts(of id: ItemID, asOf date: CalendarDate, knownAt: UInt64) -> (gain: Int64, loss: Int64) {
        var sums: (gain: Int64, loss: Int64) = (0, 0)
        var place = firstRow(of: id)
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

    /// Calls with every change of an item and the record it stands in, latest first.
    func forEachChange(of id: ItemID, _ body: (ItemRevaluation, UInt64) -> Void) {
        var place = firstRow(of: id)
        while place != 0 {
            body(rows[place].change, rows[place].sequence)
            place = rows[place].next
        }
    }

    /// Calls with what stands on other accounts than the item's own.
    func forEachElsewhere(
        _ id: ItemID, asOf date: CalendarDate, knownAt: UInt64, _ body: (AccountID, Int64) -> Void
    ) {
        forEachChange(of: id) { change, sequence in
            guard !change.account.isNone, change.date <= date, sequence <= knownAt else { return }
            body(change.account, change.gain + change.loss)
        }
    }

    /// What settlements have taken back, and given back by being undone; oldest first.
    package func changes(by settlement: SettlementID) -> [ItemRevaluation] {
        guard ofSettlements.contains(settlement.number) else { return [] }
        var changes: [ItemRevaluation] = []
        var place = ofSettlements[settlement.number]
        while place != 0 {
            changes.append(rows[place].change)
            place = rows[place].nextOfSettlement
        }
        changes.reverse()
        return changes
    }

    /// Days on which the carried value changed.
    func changeDates(of id: ItemID) -> [CalendarDate] {
        var dates: [CalendarDate] = []
        var place = firstRow(of: id)
        while place != 0 {
            dates.append(rows[place].change.date)
            place = rows[place].next
        }
        return dates
    }

    // MARK: apply

    mutating func add(_ change: ItemRevaluation, at sequence: UInt64) {
        let place = madePlace(of: change.item)
        entries[place].now.gain += change.gain
        entries[place].now.loss += change.loss
        // A run says where they stand from now on; settlements take them from there.
        if change.settlement.isNone {
            entries[place].now.receivable = change.account
            entries[place].now.dimension = change.dimension
        }
        var row = Row(change: change, sequence: sequence, next: entries[place].first, nextOfSettlement: 0)
        let settlement = change.settlement.number
        if !change.settlement.isNone {
            while ofSettlements.count < settlement { ofSettlements.append(0) }
            row.nextOfSettlement = ofSettlements[settlement]
        }
        let made = rows.append(row)
        entries[place].first = made
        if !change.settlement.isNone { ofSettlements[settlement] = made }
    }

    /// A run took the item: it counts as revalued at the date, whether its value changed or not.
    ///
    /// `posted`: where its amounts went; nil: nothing was posted, they stay where they are (setup:PP-5).
    mutating func take(_ id: ItemID, on date: CalendarDate, posted: (gain: AccountID, loss: AccountID)?) {
        let place = madePlace(of: id)
        entries[place].now.lastDate = date
        guard let posted else { return }
        if entries[place].now.gain != 0 { entries[place].now.gainAccount = posted.gain }
        if entries[place].now.loss != 0 { entries[place].now.lossAccount = posted.loss }
    }

    private mutating func madePlace(of id: ItemID) -> UInt32 {
        while places.count < id.number { places.append(0) }
        if places[id.number] == 0 { places[id.number] = entries.append(Entry()) }
        return places[id.number]
    }
}

extension RevaluationHistory: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&entries)
        try stream.pass(&places)
        try stream.pass(&ofSettlements)
    }
}
