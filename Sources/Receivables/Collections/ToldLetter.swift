/// A letter as an answer tells it, with the codes of its items, its fee and its interest by their numbers.
///
/// A command tells it as its own facts will leave it, so a preview says what the run says (F17).
package struct ToldLetter: Equatable, Sendable {
    package let letter: CollectionLetter
    /// Of the items of its lines, in their order; later letters move them on.
    package let codes: [UInt8]
    /// Empty: no fee, or not posted.
    package private(set) var feeNumber = Code.empty
    package private(set) var interestNumbers: [Code] = []
    /// Posted together with it.
    package private(set) var interest: Int64 = 0

    /// As it stands.
    package init(_ letter: CollectionLetter, _ book: borrowing Book) {
        self.letter = letter
        codes = letter.lines.map { book.items[$0.item].letterCode }
        if !letter.feeItem.isNone { feeNumber = book.items[letter.feeItem].number }
        for id in letter.interestNotes { add(book.interest[id]) }
    }

    /// As it will stand after the draft, which sets these codes; the letter has taken its facts already.
    init(
        _ letter: CollectionLetter, moved: [ItemID: UInt8], interest notes: [ToldInterestNote] = [],
        _ draft: borrowing Draft, _ book: borrowing Book
    ) {
        self.letter = letter
        codes = letter.lines.map { moved[$0.item] ?? book.items[$0.item].letterCode }
        if !letter.feeItem.isNone { feeNumber = draft.item(letter.feeItem, book)?.number ?? .empty }
        for id in letter.interestNotes {
            if Int(id.number) <= book.interest.notes.count {
                add(book.interest[id])
            } else if let made = notes.first(where: { $0.note.id == id }) {
                add(made.note)
            }
        }
    }

    private mutating func add(_ note: InterestNote) {
        interestNumbers.append(note.number)
        interest += note.total
    }
}

extension CollectionLetter {
    /// Codes its items get when it takes effect.
    func codesForth(_ codes: inout [ItemID: UInt8]) {
        for line in lines where line.code != line.codeBefore { codes[line.item] = line.code }
    }

    /// Codes its items get back when it is taken back.
    func codesBack(_ codes: inout [ItemID: UInt8]) {
        for line in lines where line.code != line.codeBefore { codes[line.item] = line.codeBefore }
    }
}
