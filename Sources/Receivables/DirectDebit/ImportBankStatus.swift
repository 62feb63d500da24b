/// Books what a bank's payment status report (pain.002) rejects of a file of ours: all of it or nothing.
///
/// Each is a return of kind REJECT under its own rules. What came back before stays as it is and is counted, so that a
/// report may be taken twice. Rejections in order: NOTHING_TO_POST, TOO_MANY_ITEMS, NOT_FOUND (the file), then for each
/// NOT_FOUND, ITEM_NAMED_TWICE, AMOUNT_MISMATCH and those of `RegisterReturn`.
package struct ImportBankStatus: Command {
    package let id: CompanyID
    /// Its number, or the message id that the bank answers with.
    package let file: Code
    package let rejects: [Reject]
    /// Nil: the business date.
    package let date: CalendarDate?
    /// For each of them.
    package let fee: Money?
    package let passesFeeOn: Bool

    package struct Reject: Equatable, Sendable {
        package let endToEnd: String
        package let reason: Code
        package let text: String
        /// As the report repeats it; nil: not compared.
        package let amount: Money?

        package init(endToEnd: String, reason: Code = .empty, text: String = "", amount: Money? = nil) {
            self.endToEnd = endToEnd
            self.reason = reason
            self.text = text
            self.amount = amount
        }
    }

    package init(
        id: CompanyID, file: Code, rejects: [Reject], date: CalendarDate? = nil, fee: Money? = nil,
        passesFeeOn: Bool = false
    ) {
        self.id = id
        self.file = file
        self.rejects = rejects
        self.date = date
        self.fee = fee
        self.passesFeeOn = passesFeeOn
    }

    package static let rejectsMax = 500

    package struct Answer: Sendable {
        package var rejected: [RegisterReturn.Answer] = []
        /// Came back before.
        package var known = 0
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if rejects.isEmpty { throw Rejection(.nothingToPost, field: "rejects", "the report rejects nothing") }
        if rejects.count > ImportBankStatus.rejectsMax {
            throw .tooMany(rejects.count, max: ImportBankStatus.rejectsMax, field: "rejects")
        }
        let file = try book.directDebitFile(id, file, field: "file")
        var (answer, named) = (Answer(), Set<DebitCollectionID>())
        for (index, reject) in rejects.enumerated() {
            let path = "rejects[\(index)]"
            let row = try collection(of: reject, in: file, path, book)
            guard named.insert(row.id).inserted else {
                throw Rejection(
                    .itemNamedTwice, field: "\(path).end_to_end_id", "\(reject.endToEnd) is named before",
                    [.init("collection", reject.endToEnd)])
            }
            if row.state.cameBack {
                answer.known += 1
                continue
            }
            do throws(Rejection) {
                answer.rejected.append(
                    try RegisterReturn(
                        id: id, collection: row.id, kind: .reject, reason: reject.reason, date: date, fee: fee,
                        passesFeeOn: passesFeeOn, text: reject.text
                    ).decide(book, at: now, &draft))
            } catch {
                throw error.renamed("collection", path)
            }
        }
        return answer
    }

    /// What stands in the file under the id, for the amount.
    private func collection(
        of reject: Reject, in file: DirectDebitFile, _ path: String, _ book: borrowing Book
    ) throws(Rejection) -> DebitCollection {
        guard let found = book.directDebits.find(endToEnd: reject.endToEnd, of: id, book),
            book.directDebits[found].file == file.id
        else {
            throw Rejection(
                .notFound, field: "\(path).end_to_end_id", "file \(file.number) has no collection '\(reject.endToEnd)'",
                [.init("collection", reject.endToEnd), .init("file", file.number.text)])
        }
        let row = book.directDebits[found]
        if let amount = reject.amount, amount != Money(row.amount, .eur) {
            throw Rejection(
                .amountMismatch, field: "\(path).amount",
                "\(amount) is not the \(Money(row.amount, .eur)) of collection \(row.id.number)",
                [.init("amount", amount), .init("expected", Money(row.amount, .eur))])
        }
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
