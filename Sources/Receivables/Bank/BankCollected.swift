/// A credit of a bank account that is money of our direct debits: one collection, or a block of a file (setup:SD-14).
///
/// The payments are posted with the line if they were not before; never twice, and no collection is the money of two
/// lines. A block is what the bank names by the payment information id, less what came back before it paid.
struct BankCollected {
    let line: BankLineID
    let collections: [DebitCollectionID]
    let evidence: [BankEvidence]

    /// Collections one call takes; what is more waits for the next.
    static let collectionsMax = 500

    /// Nil: the line is nothing of them, or does not come to their sum, or is on another account than their payments.
    static func found(in id: BankLineID, _ book: borrowing Book) -> BankCollected? {
        let row = book.bank[id]
        guard row.amount > 0, row.currency == .eur, let text = book.bank.text(id), !text.transaction.isReturn
        else { return nil }
        switch row.problem {
        case .none:
            if let one = book.directDebits.find(endToEnd: text.transaction.endToEnd, of: row.company, book),
                book.directDebits[one].amount == row.amount, isMoney(id, of: one, book)
            {
                return BankCollected(
                    line: id, collections: [one],
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
        // What is returned later was paid first.
        for collection in block.collections where book.directDebits[collection].state != .rejected {
            guard isMoney(id, of: collection, book) else { return nil }
            paid.append(collection)
            sum += Int128(book.directDebits[collection].amount)
        }
        guard !paid.isEmpty, sum == Int128(row.amount) else { return nil }
        return BankCollected(
            line: id, collections: paid,
            evidence: [
                BankEvidence(kind: .reference, text: "\(text.batchReference) in batch"),
                BankEvidence(kind: .amount, text: "\(row.money) is the sum of \(paid.count) collections"),
            ])
    }

    /// Whether the line may be the money of a collection: no other line is, and it came to the account of its payment.
    private static func isMoney(_ line: BankLineID, of collection: DebitCollectionID, _ book: borrowing Book) -> Bool {
        let (row, debit) = (book.bank[line], book.directDebits[collection])
        guard debit.state != .rejected, debit.state != .withdrawn, debit.bankLine.isNone || debit.bankLine == line else { return false }
        let methods = book.companies.setups[Int(row.company.number) - 1].methods
        guard let bank = book.bank.account(row.company, row.account), let account = methods[bank.method]?.account
        else { return false }
        return account == (debit.payment.isNone ? methods[debit.method]?.account : debit.bankAccount)
    }

    /// `UK01-DD-000001-2`: the second block of file DD-000001.
    private static func block(
        named text: String, _ company: CompanyID, _ book: borrowing Book
    ) -> DirectDebitFile.Block? {
        let lead = "\(book.companies[company].code)-"
        let parts = text.split(separator: "-")
        guard text.hasPrefix(lead), parts.count > 2, let number = parts.last.flatMap({ Int($0) }), number > 0,
            let code = Code(String(text.dropFirst(lead.count).dropLast(parts[parts.count - 1].count + 1))),
            let file = book.directDebits.file(company, code), number <= file.blocks.count
        else { return nil }
        return file.blocks[number - 1]
    }

    /// Those the line does not stand for yet.
    func missing(_ book: borrowing Book) -> [DebitCollectionID] {
        collections.filter { book.directDebits[$0].bankLine != line }
    }

    /// Posts what is not posted and notes the line on each, for at most `room` collections. With the last of them the
    /// line closes; its row names the first payment.
    func book(
        room: Int, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> (answer: PostCollections.Answer, isWhole: Bool) {
        let row = book.bank[line]
        let missing = missing(book)
        let taken = missing.prefix(room)
        let waiting = taken.filter { book.directDebits[$0].state == .presented }
        var answer = PostCollections.Answer()
        if !waiting.isEmpty {
            answer = try PostCollections(
                id: row.company, collections: waiting, date: row.bookingDate, bankLine: line,
                itemsMax: BankCollected.collectionsMax
            ).decide(book, at: now, &draft)
        }
        for collection in taken where book.directDebits[collection].state != .presented {
            var debit = book.directDebits[collection]
            debit.bankLine = line
            draft.add(.directDebit(.collectionSet(debit)), book)
        }
        guard taken.count == missing.count else { return (answer, false) }
        let first = book.directDebits[collections[0]]
        let payment = first.payment.isNone ? answer.collections.first?.row.payment ?? .none : first.payment
        let customer = collections.count == 1 ? first.customer : CustomerID.none
        draft.add(.bank(.linePosted(line, items: [payment], customer: customer)), book)
        return (answer, true)
    }
}
