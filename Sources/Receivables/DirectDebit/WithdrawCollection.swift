/// Takes back a collection that stands in no file: no bank knows of it, the mandate is as before.
///
/// A posted one loses its payment. Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED, period.
package struct WithdrawCollection: Command {
    package let id: CompanyID
    package let collection: DebitCollectionID
    package let reason: String
    /// The id that banks know the collection by; empty: it is named by its number alone.
    package let endToEnd: String

    package init(id: CompanyID, collection: DebitCollectionID, reason: String = "", endToEnd: String = "") {
        self.endToEnd = endToEnd
        self.id = id
        self.collection = collection
        self.reason = reason
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> RegisterReturn.Answer {
        let row = try book.collection(collection, named: endToEnd, of: id)
        if !row.file.isNone {
            let file = book.directDebits[row.file].number
            throw Rejection(
                .stateNotAllowed, field: "collection",
                "collection \(row.id.number) stands in file \(file): what its bank says is booked with `direct-debit return`",
                [.init("collection", UInt64(row.id.number)), .init("file", file.text)])
        }
        var date = now.today
        if !row.payment.isNone { date = max(date, book.items[row.payment].postingDate) }
        return try RegisterReturn(id: id, collection: collection, kind: .withdrawal, date: date, text: reason)
            .decide(book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
