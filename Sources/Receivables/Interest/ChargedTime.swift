/// Which days of which items notes have charged: dense, because a run over all customers charges every open item.
struct ChargedTime: ~Copyable {
    struct Row: BitwiseCopyable {
        var note: InterestNoteID
        var charge: UInt32
        var span: InterestCalculation.Span
        /// Bits of the item's shares it is for; 0: the whole item.
        var shares: UInt32
        /// Next older row of the item, or next free one; 0: none.
        var next: UInt32
    }

    private var rows = Table<Row>()
    /// Latest row of each item up to the last one charged; 0: none.
    private var firsts = Table<UInt32>()
    /// Rows that were taken back are used again.
    private var free: UInt32 = 0

    func forEach(of item: ItemID, _ body: (Row) -> Void) {
        guard firsts.contains(item.number) else { return }
        var place = firsts[item.number]
        while place != 0 {
            body(rows[place])
            place = rows[place].next
        }
    }

    // MARK: apply

    /// What was charged for no item here is nobody's time.
    mutating func add(
        _ span: InterestCalculation.Span, of item: ItemID, _ note: InterestNoteID, charge: UInt32, shares: UInt32
    ) {
        guard !item.isNone else { return }
        while firsts.count < item.number { firsts.append(0) }
        let row = Row(note: note, charge: charge, span: span, shares: shares, next: firsts[item.number])
        if free == 0 {
            firsts[item.number] = rows.append(row)
        } else {
            let place = free
            free = rows[place].next
            rows[place] = row
            firsts[item.number] = place
        }
    }

    mutating func remove(of item: ItemID, where isGone: (Row) -> Bool) {
        guard firsts.contains(item.number) else { return }
        var (before, place): (UInt32, UInt32) = (0, firsts[item.number])
        while place != 0 {
            let row = rows[place]
            if isGone(row) {
                if before == 0 { firsts[item.number] = row.next } else { rows[before].next = row.next }
                rows[place].next = free
                free = place
            } else {
                before = place
            }
            place = row.next
        }
    }
}

extension ChargedTime: Stored {
    mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&firsts)
        try stream.pass(&free)
    }
}
