/// Posts a batch of documents, all or none; later ones see earlier ones (ATOMIC).
///
/// A refusal names the document by its place: `items[3].document…`.
package struct PostInvoices: Command {
    package let companyID: CompanyID
    package let items: [Item]

    package struct Item: Equatable, Sendable {
        package let document: InvoiceDraft
        package let isCreditNote: Bool
        package let settlesWithOriginal: Bool

        package init(document: InvoiceDraft, isCreditNote: Bool = false, settlesWithOriginal: Bool = false) {
            self.document = document
            self.isCreditNote = isCreditNote
            self.settlesWithOriginal = settlesWithOriginal
        }
    }

    package init(company: CompanyID, items: [Item]) {
        companyID = company
        self.items = items
    }

    package static let itemsMax = 1_000
    package static let linesMax = 10_000

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> [PostedDocument] {
        if items.isEmpty { throw .required("items", "a batch has at least one item") }
        if items.count > PostInvoices.itemsMax {
            throw .tooMany(items.count, max: PostInvoices.itemsMax, field: "items")
        }
        let lines = items.reduce(0) { $0 + $1.document.lines.count }
        if lines > PostInvoices.linesMax { throw .tooMany(lines, max: PostInvoices.linesMax, field: "items") }
        var answers: [PostedDocument] = []
        answers.reserveCapacity(items.count)
        for index in items.indices {
            let item = items[index]
            do throws(Rejection) {
                if item.isCreditNote {
                    let note = PostCreditNote(
                        company: companyID, document: item.document,
                        settlesWithOriginal: item.settlesWithOriginal)
                    answers.append(try note.decide(book, at: now, &draft).creditNote)
                } else {
                    var posted = try item.document.post(.init(kind: .invoice), in: companyID, book, at: now, &draft)
                    try draft.drawBill(for: &posted, to: item.document.customer, in: companyID, book)
                    answers.append(posted)
                }
            } catch { throw error.under("items[\(index)]") }
        }
        return answers
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        var last: UInt64 = 0
        for index in items.indices {
            last = max(last, book.lastChange(companyID, items[index].document.customer))
        }
        return last
    }
}
