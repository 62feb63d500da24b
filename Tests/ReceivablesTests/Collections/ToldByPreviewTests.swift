import Testing

@testable import Receivables

/// F17: what a preview of interest and letters tells is what the run tells, and what the book has then.
struct ToldByPreviewTests {
    /// Previews, runs, and holds the notes told by both against the book.
    private func told<C: Command>(_ trade: Trade, _ command: C, _ notes: (C.Answer) -> [ToldInterestNote]) throws {
        let foretold = notes(try trade.preview(command))
        let made = notes(try trade.run(command))
        #expect(!made.isEmpty && foretold == made)
        for told in made { #expect(told == ToldInterestNote(trade.book.interest[told.note.id], trade.book)) }
    }

    private func toldLetters<C: Command>(_ trade: Trade, _ command: C, _ letters: (C.Answer) -> [ToldLetter]) throws {
        let foretold = letters(try trade.preview(command))
        let made = letters(try trade.run(command))
        #expect(!made.isEmpty && foretold == made)
        for told in made { #expect(told == ToldLetter(trade.book.collections[told.letter.id], trade.book)) }
    }

    private func charged() throws -> (Trade, note: InterestNote) {
        let trade = try LetterInterestTests.trade(interestOnLetters: false)
        var document = Trade.document(.eur(100_000), due: day(2026, 1, 10))
        document.postingDate = day(2026, 1, 2)
        try trade.run(PostInvoice(company: Trade.company, document: document))
        let run = InterestRun(
            id: Trade.company, kinds: [.invoice], from: nil, to: trade.today, profileFrom: .transaction, profile: .empty,
            customer: "C-1", after: .none, customersMax: 10)
        return (trade, try trade.run(CreateInterestNotes(run)).notes[0])
    }

    @Test("notes printed, posted, waived, reinstated and reversed are foretold with their state, open amount and acts")
    func notes() throws {
        let (trade, note) = try charged()
        try told(trade, PrintInterestNotes(id: Trade.company, numbers: [note.number])) { $0 }
        try told(
            trade, PostInterestNotes(id: Trade.company, numbers: [note.number], postingDate: nil, isVoucherPerNote: true)
        ) { $0.notes }
        for kind in [InterestAct.waive, .reinstate, .reverse] {
            try told(
                trade,
                ChangeInterest(
                    id: Trade.company, kind: kind, note: note.number, scope: .note, positions: [], date: nil, reason: "r")
            ) { [$0.note] }
        }
        let last = ToldInterestNote(trade.book.interest[note.id], trade.book)
        #expect(last.documents.count == 3 && last.open == 0 && !last.documents.contains(.empty))
    }

    @Test("a canceled note is foretold as canceled")
    func canceled() throws {
        let (trade, note) = try charged()
        try told(trade, CancelInterestNote(id: Trade.company, number: note.number)) { [$0] }
    }

    @Test("notes of the system before are foretold, those that are posted with their open amount")
    func imported() throws {
        let trade = Trade.opening()
        trade.set(
            .automaticAccountSet(Trade.company, .interestIncome, Trade.Account.gain),
            .automaticAccountSet(Trade.company, .opening, Trade.Account.loss))
        func entry(_ number: Code, isPosted: Bool) -> ImportInterestNotes.Entry {
            .init(
                number: number, customer: "C-1", currency: .eur, isPosted: isPosted, profile: "GEN", code: .empty,
                to: trade.today,
                charges: [
                    .init(document: .empty, isFee: false, amount: 500, paid: 200, waived: 0, writtenOff: 0, reversed: 0, spans: [])
                ])
        }
        let command = ImportInterestNotes(
            id: Trade.company, notes: [entry("IN-1", isPosted: true), entry("IN-2", isPosted: false)], date: trade.today)
        try told(trade, command) { $0 }
        #expect(trade.open(trade.book.interest[InterestNoteID(1)].item) == 300)
    }

    @Test("letters printed, posted and canceled are foretold with number, fee, interest and the codes of their items")
    func letters() throws {
        let trade = try LetterInterestTests.trade(fee: 500)
        for amount in [40_000, 60_000] as [Int64] {
            var document = Trade.document(.eur(amount), due: day(2026, 1, 10))
            document.postingDate = day(2026, 1, 2)
            try trade.run(PostInvoice(company: Trade.company, document: document))
        }
        let create = CreateLetters(
            run: LetterRun(id: Trade.company, date: trade.today, level: .perCustomer, kinds: [], profiles: []),
            customer: "C-1", pool: .empty, after: .none, customersMax: 10)
        try trade.run(create)
        try toldLetters(trade, PrintLetters(id: Trade.company, letters: [], customer: "C-1")) { $0.letters }
        let post = PostLetters(id: Trade.company, letters: [], customer: "C-1", date: nil, lettersMax: 10)
        let foretold = try trade.preview(post)
        try toldLetters(trade, post) { $0.letters }
        let told = try #require(foretold.letters.first)
        #expect(told.codes == [1, 1] && !told.feeNumber.isEmpty && told.interestNumbers.count == 1 && told.interest > 0)
        try toldLetters(trade, CancelLetter(id: Trade.company, letter: told.letter.id, date: nil, reason: "r")) { [$0.letter] }
        #expect(trade.book.verify().isEmpty)
    }
}
