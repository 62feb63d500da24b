/// What payments, credits and write-offs of a posted note did to each of its charges; amounts without sign.
///
///     amount = gone before the import + paid + waived or reversed + written off + open
///
/// As they were settled: a payment pays the charges in their order, a credit closes those it was made for, a write-off
/// takes what is left of each (setup:IN-2, IN-3, IN-12). A charge that was reinstated is open on its own invoice (IN-6).
package struct InterestStanding: Equatable, Sendable {
    /// With what was paid before the opening import.
    package private(set) var paid: [Int64] = []
    package private(set) var writtenOff: [Int64] = []
    /// On the note itself.
    package private(set) var open: [Int64] = []

    package init(_ note: InterestNote, _ book: borrowing Book) {
        let claim = book.items.contains(note.item) ? book.items[note.item] : nil
        self.init(note, claim, Self.parts(of: note, without: [], book))
    }

    /// As it will stand after the draft.
    init(_ note: InterestNote, _ draft: borrowing Draft, _ book: borrowing Book) {
        var made: [Part] = []
        var undone: [SettlementID] = []
        for index in draft.events.indices {
            let event = draft.events[index]
            switch event {
            case .itemsSettled(let fact):
                for part in fact.parts where part.debitItem == note.item || part.creditItem == note.item {
                    made.append(
                        Part(
                            settlement: fact.settlement,
                            other: part.debitItem == note.item ? part.creditItem : part.debitItem, amount: part.amount,
                            isWriteOff: fact.origin == .writeOff))
                }
            case .settlementUndone(let fact): undone.append(fact.settlement)
            default: break
            }
        }
        let claim = note.item.isNone ? nil : draft.item(note.item, book)
        self.init(note, claim, Self.parts(of: note, without: undone, book) + made)
    }

    /// What was settled against the note's item.
    private struct Part {
        let settlement: SettlementID
        let other: ItemID
        let amount: Int64
        let isWriteOff: Bool
    }

    /// As they were settled.
    private static func parts(
        of note: InterestNote, without undone: [SettlementID], _ book: borrowing Book
    ) -> [Part] {
        guard book.items.contains(note.item) else { return [] }
        var parts: [Part] = []
        book.items.forEachPart(of: note.item) { part in
            let settlement = book.items[part.settlement]
            guard !settlement.isUndone, !undone.contains(part.settlement) else { return }
            parts.append(
                Part(
                    settlement: part.settlement, other: part.debitItem == note.item ? part.creditItem : part.debitItem,
                    amount: part.amount, isWriteOff: settlement.origin == .writeOff))
        }
        parts.sort { $0.settlement < $1.settlement }
        return parts
    }

    private init(_ note: InterestNote, _ claim: Item?, _ parts: [Part]) {
        paid = note.charges.map { min(abs($0.amount), abs($0.paidBefore)) }
        writtenOff = note.charges.map { _ in 0 }
        open = writtenOff
        guard let claim else { return }
        open = note.charges.map { abs($0.amount) - min(abs($0.amount), abs($0.paidBefore) + abs($0.goneBefore)) }
        // What no settlement here tells was paid before.
        let told = parts.reduce(0) { $0 + $1.amount }
        let before = zip(note.charges, open).reduce(0) { $0 + abs($1.0.amount) - $1.1 }
        close(max(0, abs(claim.original) - abs(claim.open) - told - before), open.indices, isWriteOff: false)
        for part in parts {
            if let act = note.acts.first(where: { $0.document == part.other }) {
                credit(part.amount, act)
            } else {
                close(part.amount, open.indices, isWriteOff: part.isWriteOff)
            }
        }
    }

    private mutating func close(_ amount: Int64, _ charges: Range<Int>, isWriteOff: Bool) {
        var left = amount
        for index in charges where left > 0 {
            let taken = min(left, open[index])
            open[index] -= taken
            left -= taken
            if isWriteOff { writtenOff[index] += taken } else { paid[index] += taken }
        }
    }

    private mutating func credit(_ amount: Int64, _ act: InterestNote.Act) {
        var left = amount
        for index in act.charges.map(Int.init) where left > 0 {
            let taken = min(left, open[index])
            open[index] -= taken
            left -= taken
        }
    }
}
