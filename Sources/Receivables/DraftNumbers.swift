/// What the next fact of each kind is called, for a draft.
///
/// Looked up in the book when first asked for: a posting makes items and settlements, nothing else, and would read a
/// line of memory of every feature.
struct DraftNumbers {
    /// The book's, which changes between drafts only.
    private var parts: UnsafeMutablePointer<BookParts>?
    private var isAsked = false
    private var known = Known()

    /// 0: as the book says.
    private struct Known {
        var authorization: UInt32 = 0
        var customer: UInt32 = 0
        var subject: UInt32 = 0
        var party: UInt32 = 0
        var interestNote: UInt32 = 0
        var bill: UInt32 = 0
        var order: UInt32 = 0
        var writeOff: UInt32 = 0
        var netting: UInt32 = 0
        var hold: UInt32 = 0
        var freeText: UInt32 = 0
        var assignment: UInt32 = 0
        var run: UInt32 = 0
        var (hasCollections, hasDirectDebit, hasCards) = (false, false, false)
        var collections = CollectionsNext()
        var directDebit = DirectDebitNext()
        var cards = CardsNext()
    }

    mutating func begin(_ book: borrowing Book) {
        parts = book.address
        guard isAsked else { return }
        isAsked = false
        known = Known()
    }

    var authorization: UInt32 {
        get { next(known.authorization) { UInt32($0.authorizations.state.rows.count) } }
        set {
            isAsked = true
            known.authorization = newValue
        }
    }
    var customer: UInt32 {
        get { next(known.customer) { UInt32($0.customers.state.rows.count) } }
        set {
            isAsked = true
            known.customer = newValue
        }
    }
    var subject: UInt32 {
        get { next(known.subject) { UInt32($0.customers.state.subjects.count) } }
        set {
            isAsked = true
            known.subject = newValue
        }
    }
    var party: UInt32 {
        get { next(known.party) { UInt32($0.customers.state.partyCount) } }
        set {
            isAsked = true
            known.party = newValue
        }
    }
    var interestNote: UInt32 {
        get { next(known.interestNote) { UInt32($0.interest.state.notes.count) } }
        set {
            isAsked = true
            known.interestNote = newValue
        }
    }
    var bill: UInt32 {
        get { next(known.bill) { UInt32($0.bills.state.bills.count) } }
        set {
            isAsked = true
            known.bill = newValue
        }
    }
    var order: UInt32 {
        get { next(known.order) { UInt32($0.orders.state.rows.count) } }
        set {
            isAsked = true
            known.order = newValue
        }
    }
    var writeOff: UInt32 {
        get { next(known.writeOff) { UInt32($0.writeOffs.state.rows.count) } }
        set {
            isAsked = true
            known.writeOff = newValue
        }
    }
    var netting: UInt32 {
        get { next(known.netting) { UInt32($0.nettings.state.rows.count) } }
        set {
            isAsked = true
            known.netting = newValue
        }
    }
    var hold: UInt32 {
        get { next(known.hold) { UInt32($0.creditHolds.state.holds.count) } }
        set {
            isAsked = true
            known.hold = newValue
        }
    }
    var freeText: UInt32 {
        get { next(known.freeText) { UInt32($0.freeText.state.heads.count) } }
        set {
            isAsked = true
            known.freeText = newValue
        }
    }
    var assignment: UInt32 {
        get { next(known.assignment) { UInt32($0.recurrences.state.count) } }
        set {
            isAsked = true
            known.assignment = newValue
        }
    }
    var run: UInt32 {
        get { next(known.run) { UInt32($0.recurrences.state.runs.count) } }
        set {
            isAsked = true
            known.run = newValue
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

    private func next(_ known: UInt32, after count: (borrowing BookParts) -> UInt32) -> UInt32 {
        if known != 0 { return known }
        guard let parts else { return 1 }
        return count(parts.pointee) + 1
    }
}
