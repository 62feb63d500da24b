/// What the next fact of each kind is called, for a draft.
///
/// Looked up in the book when first asked for: a posting makes items and settlements, nothing else, and would read a
/// line of memory of every feature.
struct DraftNumbers {
    /// The book's, which changes between drafts only.
    private var parts: UnsafeMutablePointer<BookParts>?
    private var isAsked = false
    private var known = Known()

    /// Facts that have one number each.
    enum Kind: Int, CaseIterable {
        case authorization, customer, subject, party, interestNote, bill, order, writeOff
        case netting, hold, freeText, assignment, run

        /// How many the book has.
        fileprivate func count(_ parts: borrowing BookParts) -> UInt32 {
            switch self {
            case .authorization: UInt32(parts.authorizations.state.rows.count)
            case .customer: UInt32(parts.customers.state.rows.count)
            case .subject: UInt32(parts.customers.state.subjects.count)
            case .party: UInt32(parts.customers.state.partyCount)
            case .interestNote: UInt32(parts.interest.state.notes.count)
            case .bill: UInt32(parts.bills.state.bills.count)
            case .order: UInt32(parts.orders.state.rows.count)
            case .writeOff: UInt32(parts.writeOffs.state.rows.count)
            case .netting: UInt32(parts.nettings.state.rows.count)
            case .hold: UInt32(parts.creditHolds.state.holds.count)
            case .freeText: UInt32(parts.freeText.state.heads.count)
            case .assignment: UInt32(parts.recurrences.state.count)
            case .run: UInt32(parts.recurrences.state.runs.count)
            }
        }
    }

    private struct Known {
        /// By kind; 0: as the book says.
        var single = InlineArray<13, UInt32>(repeating: 0)
        var (hasCollections, hasDirectDebit, hasCards) = (false, false, false)
        var collections = CollectionsNext()
        var directDebit = DirectDebitNext()
        var cards = CardsNext()
    }

    mutating func begin(_ book: borrowing Book) {
        parts = book.all
        guard isAsked else { return }
        isAsked = false
        known = Known()
    }

    subscript(kind: Kind) -> UInt32 {
        get {
            if known.single[kind.rawValue] != 0 { return known.single[kind.rawValue] }
            return parts.map { kind.count($0.pointee) + 1 } ?? 1
        }
        set {
            isAsked = true
            known.single[kind.rawValue] = newValue
        }
    }

    // Several numbers each, and what they name.

    var collections: CollectionsNext {
        get {
            if known.hasCollections { return known.collections }
            return parts.map { CollectionsNext($0.pointee.collections.state) } ?? CollectionsNext()
        }
        _modify {
            if !known.hasCollections { known.collections = collections }
            known.hasCollections = true
            isAsked = true
            yield &known.collections
        }
    }
    var directDebit: DirectDebitNext {
        get {
            if known.hasDirectDebit { return known.directDebit }
            return parts.map { DirectDebitNext($0.pointee.directDebits.state) } ?? DirectDebitNext()
        }
        _modify {
            if !known.hasDirectDebit { known.directDebit = directDebit }
            known.hasDirectDebit = true
            isAsked = true
            yield &known.directDebit
        }
    }
    var cards: CardsNext {
        get {
            if known.hasCards { return known.cards }
            return parts.map { CardsNext($0.pointee.cards.state) } ?? CardsNext()
        }
        _modify {
            if !known.hasCards { known.cards = cards }
            known.hasCards = true
            isAsked = true
            yield &known.cards
        }
    }
}
