/// A credit of a bank account that is money of our direct debits: one collection, or a block of a file (setup:SD-14).
///
/// The payments are posted with the line if they were not before; never twice. A block is what the bank names by the
/// payment information id, less what came back before it paid.
struct BankCollected {
    let collections: [DebitCollectionID]
    let evidence: [BankEvidence]

    /// Collections one call posts; what is more waits for the next.
    static let collectionsMax = 500

    /// Nil: the line is nothing of them, or does not come to their sum.
    static func found(in id: BankLineID, _ book: borrowing Book) -> BankCollected? {
        let row = book.bank[id]
        guard row.amount > 0, row.currency == .eur, let text = book.bank.text(id), !text.transaction.isReturn else { return nil }
        switch row.problem {
        case .none:
            if let one = book.directDebits.find(endToEnd: text.transaction.endToEnd, of: row.company, book),
                isPaid(book.directDebits[one].state), book.directDebits[one].amount == row.amount
            {
                return BankCollected(
                    collections: [one],
                    evidence: [
                        BankEvidence(kind: .reference, text: "\(text.transaction.endToEnd) in end-to-end"),
                        BankEvidence(kind: .amount, text: "\(row.money) is collected"),
                    ])
            }
        // A batch entry: its details are the file's.
        case .detailsElsewhere: break
        case .sumDiffers, .amountMissing, .directionDiffers, .perhapsKnown, .zero, .correction: return nil
        }
        guard row.parts <= 1, let block = block(named: text.batchReference, row.company, book) else { return nil }
        var (paid, sum): ([DebitCollectionID], Int128) = ([], 0)
        for collection in block.collections where isPaid(book.directDebits[collection].state) {
            paid.append(collection)
            sum += Int128(book.directDebits[collection].amount)
        }
        guard !paid.isEmpty, sum == Int128(row.amount) else { return nil }
        return BankCollected(
            collections: paid,
            evidence: [
                BankEvidence(kind: .reference, text: "\(text.batchReference) in batch"),
                BankEvidence(kind: .amount, text: "\(row.money) is the sum of \(paid.count) collections"),
            ])
    }

    /// What is returned later was paid first.
    private static func isPaid(_ state: DebitCollectionState) -> Bool { state != .rejected }

    /// `UK01-DD-000001-2`: the second block of file DD-000001.
    private static func block(named text: String, _ company: CompanyID, _ book: borrowing Book) -> DirectDebitFile.Block? {
        let lead = "\(book.companies[company].code)-"
        let parts = text.split(separator: "-")
        guard text.hasPrefix(lead), parts.count > 2, let number = parts.last.flatMap({ Int($0) }), number > 0,
            let code = Code(String(text.dropFirst(lead.count).dropLast(parts[parts.count - 1].count + 1))),
            let file = book.directDebits.file(company, code), number <= file.blocks.count
        else { return nil }
        return file.blocks[number - 1]
    }

    func waiting(_ book: borrowing Book) -> [DebitCollectionID] {
        collections.filter { book.directDebits[$0].state == .presented }
    }

    /// Posts those that are not, and closes the line with their payments.
    func book(
        _ line: BankLineID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PostCollections.Answer {
        let row = book.bank[line]
        let waiting = waiting(book)
        var answer = PostCollections.Answer()
        if !waiting.isEmpty {
            answer = try PostCollections(
                id: row.company, collections: waiting, date: row.bookingDate, itemsMax: BankCollected.collectionsMax
            ).decide(book, at: now, &draft)
        }
        let first = book.directDebits[collections[0]]
        let payment = answer.collections.first?.row.payment ?? first.payment
        let customer = collections.count == 1 ? first.customer : CustomerID.none
        draft.add(.bank(.linePosted(line, items: [payment], customer: customer)), book)
        return answer
    }
}
