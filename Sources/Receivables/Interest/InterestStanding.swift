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
        guard book.items.contains(note.item) else {
            for charge in note.charges {
                paid.append(min(abs(charge.amount), abs(charge.paidBefore)))
                writtenOff.append(0)
                open.append(0)
            }
            return
        }
        let claim = book.items[note.item]
        var (credited, lost): (Int64, Int64) = (0, 0)
        book.items.forEachPart(of: note.item) { part in
            let settlement = book.items[part.settlement]
            guard !settlement.isUndone else { return }
            let other = part.debitItem == note.item ? part.creditItem : part.debitItem
            if note.acts.contains(where: { $0.document == other }) { credited += part.amount }
            if settlement.origin == .writeOff { lost += part.amount }
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
