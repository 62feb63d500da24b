/// Marks letters as printed; by parameter their codes move then (credit:LE-2).
package struct PrintLetters: Command {
    package let id: CompanyID
    package let letters: [LetterID]
    package let customer: Code

    package init(id: CompanyID, letters: [LetterID], customer: Code) {
        self.id = id
        self.letters = letters
        self.customer = customer
    }

    package struct Answer: Sendable {
        package var letters: [ToldLetter] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var chosen = letters
        var answer = Answer()
        for (index, letter) in letters.enumerated() {
            let row = try book.collections.letter(letter, of: id, field: "letters[\(index)]")
            if row.state == .canceled { try row.check(.created, field: "letters[\(index)]") }
        }
        if chosen.isEmpty {
            let account =
                customer.isEmpty
                ? nil : book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            let most = PostLetters.pageLettersMax + 1
            chosen =
                account.map { account in
                    book.collections.letters(of: account).filter {
                        book.collections[$0].state != .canceled && !book.collections[$0].isPrinted
                    }
                } ?? book.collections.unprinted(in: id, max: most)
            answer.hasMore = chosen.count > PostLetters.pageLettersMax
            chosen = Array(chosen.prefix(PostLetters.pageLettersMax))
        }
        if chosen.count > PostLetters.pageLettersMax {
            throw .tooMany(chosen.count, max: PostLetters.pageLettersMax, field: "letters")
        }
        let movesOnPrint = book.companies[id].parameters.collections.codeMovesOnPrint
        var codes: [ItemID: UInt8] = [:]
        var printed: [CollectionLetter] = []
        for letter in chosen {
            var row = book.collections[letter]
            let moves = movesOnPrint && !row.hasMoved
            draft.add(.collections(.letterPrinted(letter, on: now.today, movesCodes: moves)), book)
            row.isPrinted = true
            if moves {
                row.hasMoved = true
                row.codesForth(&codes)
            }
            printed.append(row)
        }
        answer.letters = printed.map { ToldLetter($0, moved: codes, draft, book) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
