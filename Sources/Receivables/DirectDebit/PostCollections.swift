/// Posts presented collections as payments that settle their invoices (setup:SD-14), all or none.
///
/// Debits the method's account, credits receivables. What an invoice no longer owes stands on the customer's account, for
/// the bank has collected it: the answer warns. Rejections: NOT_FOUND, STATE_NOT_ALLOWED, and those of a payment.
package struct PostCollections: Command {
    package let id: CompanyID
    /// Empty: the oldest presented ones that are due by the posting date.
    package let collections: [DebitCollectionID]
    /// Nil: the due date of each.
    package let date: CalendarDate?
    package let itemsMax: Int
    /// The credit of the bank that is their money; none: it has not come yet.
    let bankLine: BankLineID

    package init(
        id: CompanyID, collections: [DebitCollectionID], date: CalendarDate?, bankLine: BankLineID = .none, itemsMax: Int
    ) {
        self.id = id
        self.collections = collections
        self.date = date
        self.bankLine = bankLine
        self.itemsMax = itemsMax
    }

    package static let pageMax = 500

    package struct Answer: Sendable {
        package var collections: [DebitCollectionView] = []
        package var entries: [JournalEntry] = []
        package var hasMore = false
        package var warnings: [String] = []
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var answer = Answer()
        var (parts, chosen) = (0, collections)
        if chosen.count > PostCollections.pageMax {
            throw .tooMany(chosen.count, max: PostCollections.pageMax, field: "collections")
        }
        if chosen.isEmpty {
            let last = date ?? now.today
            chosen = book.directDebits.presented(id, dueBy: last, max: itemsMax + 1)
            answer.hasMore = chosen.count > itemsMax
            if answer.hasMore { chosen.removeLast() }
            if chosen.isEmpty {
                throw Rejection(.nothingToPost, field: "collections", "no presented collection is due by \(last)")
            }
        }
        for (index, collection) in chosen.enumerated() {
            let path = collections.isEmpty ? "collections" : "collections[\(index)]"
            do throws(Rejection) {
                try post(collection, path, book, at: now, &draft, &parts, &answer)
            } catch {
                throw error.field == path ? error : error.under(path)
            }
        }
        return answer
    }

    private func post(
        _ collection: DebitCollectionID, _ path: String, _ book: borrowing Book, at now: Moment, _ draft: inout Draft,
        _ parts: inout Int, _ answer: inout Answer
    ) throws(Rejection) {
        var row = try book.collection(collection, of: id, field: path)
        let isPostedHere = answer.collections.contains { $0.row.id == collection }
        guard row.state == .presented, !isPostedHere else { throw row.stateRefused(field: path) }
        var payment = PaymentDraft(customer: book.customers[row.customer].number, amount: Money(row.amount, .eur))
        payment.postingDate = date ?? row.dueDate
        payment.method = row.method
        payment.reference = row.endToEnd(book)
        let settled = min(row.amount, max(0, draft.item(row.item, book)?.open ?? 0))
        payment.apply = settled > 0 ? .named : ApplyMode.none
        if settled > 0 { payment.items = [ApplyItem(item: row.item, amount: Money(settled, .eur))] }
        payment.text = "Direct debit, mandate \(row.mandateNumber)"
        let posted = try payment.post(in: id, book, at: now, &draft, parts: &parts)
        row.state = .settled
        row.payment = posted.item
        row.bankAccount = posted.entries[0].legs[0].account
        row.bankLine = bankLine
        draft.add(.directDebit(.collectionSet(row)), book)
        answer.collections.append(DebitCollectionView(row, payment: posted.number))
        answer.entries += posted.entries
        if settled < row.amount {
            answer.warnings.append(
                "collection \(collection.number): \(Money(row.amount - settled, .eur)) of \(posted.number) stand on account, for \(book.items[row.item].number) is paid")
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    func collection(_ id: DebitCollectionID, of company: CompanyID, field: String) throws(Rejection) -> DebitCollection {
        guard directDebits.contains(id), directDebits[id].company == company else {
            throw Rejection(.notFound, field: field, "there is no collection \(id.number)", [.init("collection", UInt64(id.number))])
        }
        return directDebits[id]
    }

    /// By its number; where an id that banks know it by is given, it must be the collection's own to the letter.
    func collection(
        _ id: DebitCollectionID, named endToEnd: String, of company: CompanyID
    ) throws(Rejection) -> DebitCollection {
        let row = try collection(id, of: company, field: endToEnd.isEmpty ? "collection" : "end_to_end_id")
        guard endToEnd.isEmpty || row.endToEnd(self) == endToEnd else {
            throw Rejection(
                .notFound, field: "end_to_end_id", "there is no collection '\(endToEnd)'", [.init("collection", endToEnd)])
        }
        return row
    }

    /// By its number, or by the message id that the bank answers with.
    func directDebitFile(_ company: CompanyID, _ number: Code, field: String) throws(Rejection) -> DirectDebitFile {
        let lead = "\(companies[company].code)-"
        let bare = number.text.hasPrefix(lead) ? Code(String(number.text.dropFirst(lead.utf8.count))) : nil
        guard let file = directDebits.file(company, number) ?? bare.flatMap({ directDebits.file(company, $0) }) else {
            throw Rejection(.notFound, field: field, "there is no direct debit file \(number)", [.init("file", number.text)])
        }
        return file
    }
}
