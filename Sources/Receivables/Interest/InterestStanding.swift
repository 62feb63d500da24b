/// What payments, credits and write-offs of a posted note did to each of its charges; amounts without sign.
///
///     amount = gone before the import + paid + waived or reversed + written off + open
///
/// Payments pay the charges in their order; a write-off takes what they left of each (setup:IN-2, IN-3, IN-12).
package struct InterestStanding: Equatable, Sendable {
    /// With what was paid before the opening import.
    package private(set) var paid: [Int64] = []
    package private(set) var writtenOff: [Int64] = []
    /// On the note itself: what credits of its own acts took is not counted.
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
        let other: ItemID
        let amount: Int64
        let isWriteOff: Bool
    }

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
                    other: part.debitItem == note.item ? part.creditItem : part.debitItem, amount: part.amount,
                    isWriteOff: settlement.origin == .writeOff))
        }
        return parts
    }

    private init(_ note: InterestNote, _ claim: Item?, _ parts: [Part]) {
        guard let claim else {
            for charge in note.charges {
                paid.append(min(abs(charge.amount), abs(charge.paidBefore)))
                writtenOff.append(0)
                open.append(0)
            }
            return
        }
        var (credited, lost): (Int64, Int64) = (0, 0)
        for part in parts {
            if note.acts.contains(where: { $0.document == part.other }) { credited += part.amount }
            if part.isWriteOff { lost += part.amount }
        }
        let before = note.charges.map { min(abs($0.amount), abs($0.paidBefore) + abs($0.goneBefore)) }
        var left = max(0, abs(claim.original) - abs(claim.open) - credited - lost - before.reduce(0, +))
        for (charge, before) in zip(note.charges, before) {
            let unpaid = abs(charge.amount) - before
            let taken = min(left, unpaid)
            left -= taken
            paid.append(taken + min(abs(charge.amount), abs(charge.paidBefore)))
            // What is waived or reversed already cannot be lost; what the note no longer claims neither.
            let gone = abs(charge.waived) + abs(charge.reversed) - abs(charge.goneBefore)
            let written = min(lost, max(0, unpaid - taken - max(0, gone)))
            lost -= written
            writtenOff.append(written)
            open.append(unpaid - taken - written)
        }
    }
}
