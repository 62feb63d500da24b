/// Interest that is posted together with a letter (credit:LE-10).
///
/// The letter's overdue claims bear interest up to its date, by the interest code of their posting profile. The
/// ledger of charged time says from when on, so no run and no letter charges a day again. Fees and interest on the
/// letter bear none. A canceled letter leaves its interest standing: it is owed for time, not for the letter.
struct LetterInterest {
    private let run: InterestRun
    private let date: CalendarDate
    private let account: CustomerID
    private let claims: [ItemID]

    init(_ letter: CollectionLetter, on date: CalendarDate, _ book: borrowing Book) {
        self.date = date
        account = letter.customer
        var claims: [ItemID] = []
        for line in letter.lines {
            let row = book.items[line.item]
            if row.open > 0, row.dueDate < letter.date, LetterInterest.bearsInterest(row.kind) { claims.append(line.item) }
        }
        self.claims = claims
        run = InterestRun(
            id: letter.company, kinds: [], from: nil, to: min(letter.date, date), profileFrom: .transaction,
            profile: .empty, customer: .empty, after: .none, customersMax: 1)
    }

    private static func bearsInterest(_ kind: ItemKind) -> Bool {
        switch kind {
        case .invoice, .adjustment: true
        case .creditNote, .payment, .prepayment, .interestNote, .letterFee, .paymentFee, .reimbursement, .bill,
            .prepaymentInvoice:
            false
        }
    }

    /// The notes, made and posted; none when nothing has become due since the last.
    func post(
        _ book: borrowing Book, _ draft: inout Draft, _ entries: inout [JournalEntry]
    ) throws(Rejection) -> [ToldInterestNote] {
        let posting = PostInterestNotes(id: run.id, numbers: [], postingDate: date, isVoucherPerNote: true)
        var answer = PostInterestNotes.Answer()
        for var note in run.charges(of: claims, account, book).notes {
            let (number, taken) = try draft.number(.interestNote, run.id, book)
            (note.id, note.number, note.numberTaken) = (draft.nextInterestNote, number, taken)
            draft.add(.interestNoteCreated(note), book)
            try posting.post([note], on: date, book, &draft, &answer)
        }
        entries += answer.entries
        return answer.notes
    }
}
