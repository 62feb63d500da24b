/// Interest codes, notes, and the ledger of charged time: no day of an item is charged twice (IC-22).
package struct InterestLedger: ~Copyable {
    package private(set) var codes: [[Code: InterestCode]] = []
    package private(set) var notes: [InterestNote] = []
    /// What notes that still stand have charged.
    private var charged = ChargedTime()
    private var byNumber: [Key: InterestNoteID] = [:]
    /// Notes of a customer that are not posted yet, oldest first.
    private var unposted: [CustomerID: [InterestNoteID]] = [:]
    /// Every note of a customer.
    private var byCustomer: [CustomerID: [InterestNoteID]] = [:]

    private struct Key: Hashable, Codable {
        var company: CompanyID
        var number: Code
    }

    package init() {}

    package func code(_ company: CompanyID, _ code: Code) -> InterestCode? {
        Int(company.number) <= codes.count ? codes[Int(company.number) - 1][code] : nil
    }

    package func find(_ company: CompanyID, _ number: Code) -> InterestNoteID? {
        byNumber[Key(company: company, number: number)]
    }

    package subscript(_ id: InterestNoteID) -> InterestNote { notes[Int(id.number) - 1] }

    package func spans(of item: ItemID) -> [InterestCalculation.Span] { spans(of: item, shares: 0, without: []) }

    /// The same of some shares of it, as if some notes were canceled; shares 0: of any.
    ///
    /// What was charged for the whole item was charged for each share, and the other way round.
    func spans(
        of item: ItemID, shares: UInt32, without canceled: [InterestNoteID]
    ) -> [InterestCalculation.Span] {
        var spans: [InterestCalculation.Span] = []
        charged.forEach(of: item) { row in
            let isOfThese = shares == 0 || row.shares == 0 || row.shares & shares != 0
            if isOfThese, !canceled.contains(row.note) { spans.append(row.span) }
        }
        return spans
    }

    package func unposted(of customer: CustomerID) -> [InterestNoteID] { unposted[customer] ?? [] }
    package func notes(of customer: CustomerID) -> [InterestNoteID] { byCustomer[customer] ?? [] }

    // MARK: apply

    mutating func set(_ code: InterestCode, of company: CompanyID) {
        while codes.count < Int(company.number) { codes.append([:]) }
        codes[Int(company.number) - 1][code.code] = code
    }

    mutating func create(_ created: InterestNote) {
        precondition(Int(created.id.number) == notes.count + 1, "note ids are dense")
        var note = created
        for index in note.charges.indices {
            // A new note's charges are whole: they need not be copied.
            let gone = note.charges[index].amount - note.charges[index].standing
            if gone != 0 { note.charges[index].goneBefore = gone }
        }
        notes.append(note)
        byNumber[Key(company: note.company, number: note.number)] = note.id
        unposted[note.customer, default: []].append(note.id)
        byCustomer[note.customer, default: []].append(note.id)
        for (index, charge) in note.charges.enumerated() where charge.reversed == 0 {
            for span in charge.spans {
                charged.add(span, of: charge.item, note.id, charge: UInt32(index), shares: charge.shares)
            }
        }
    }

    mutating func cancel(_ id: InterestNoteID) {
        let place = Int(id.number) - 1
        notes[place].state = .canceled
        forgetUnposted(notes[place])
        for charge in notes[place].charges { charged.remove(of: charge.item) { $0.note == id } }
    }

    mutating func post(_ id: InterestNoteID, as item: ItemID) {
        let place = Int(id.number) - 1
        notes[place].state = .posted
        notes[place].item = item
        forgetUnposted(notes[place])
    }

    mutating func print(_ id: InterestNoteID) { notes[Int(id.number) - 1].isPrinted = true }

    private mutating func forgetUnposted(_ note: InterestNote) {
        unposted[note.customer]?.removeAll { $0 == note.id }
        if unposted[note.customer]?.isEmpty == true { unposted[note.customer] = nil }
    }

    mutating func change(_ fact: InterestChanged, at sequence: UInt64) {
        let place = Int(fact.note.number) - 1
        notes[place].take(fact, at: sequence)
        guard fact.kind == .reverse else { return }
        for amount in fact.amounts {
            let item = notes[place].charges[Int(amount.charge)].item
            charged.remove(of: item) { $0.note == fact.note && $0.charge == amount.charge }
        }
    }
}

extension InterestLedger: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&codes)
        try stream.pass(&notes)
        try stream.pass(&charged)
        try stream.pass(&byNumber)
        try stream.pass(&unposted)
        try stream.pass(&byCustomer)
    }
}
