/// All documents of a chain of corrections, the original first, each link behind its canceling document (setup:CO-4).
package struct GetCorrectionChain: Query {
    package let companyID: CompanyID
    /// Any document of the chain.
    package let number: Code

    package init(company: CompanyID, number: Code) {
        companyID = company
        self.number = number
    }

    package enum Kind: UInt8, Sendable, BitwiseCopyable {
        case normal = 1
        case canceling = 2
        case corrected = 3
    }

    package struct Row: Sendable {
        package let item: ItemID
        package let kind: Kind
        package let link: FreeTextInvoices.Link
    }

    package struct Answer: Sendable {
        package var rows: [Row] = []
        package var length = 0
        package var pending = FreeTextID.none
    }

    package static let documentsMax = 1_000

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        guard let named = book.items.find(companyID, .documents, number) else {
            throw Rejection(
                .notFound, field: "invoice", "there is no document \(number)", [.init("document", number.text)])
        }
        var item = named
        while let link = book.freeText.link(item) {
            let before = link.cancels.isNone ? link.corrects : link.cancels
            if before.isNone { break }
            item = before
        }
        var answer = Answer()
        while answer.rows.count < GetCorrectionChain.documentsMax {
            let link = book.freeText.link(item) ?? .init()
            answer.rows.append(Row(item: item, kind: link.corrects.isNone ? .normal : .corrected, link: link))
            answer.length += 1
            if !link.canceledBy.isNone {
                let canceling = book.freeText.link(link.canceledBy) ?? .init()
                answer.rows.append(Row(item: link.canceledBy, kind: .canceling, link: canceling))
            }
            if link.correctedBy.isNone { break }
            item = link.correctedBy
        }
        answer.pending = book.freeText.pendingCorrection(of: item) ?? .none
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let item = book.items.find(companyID, .documents, number) else { return book.sequence }
        return book.lastChange(companyID, book.items[item].customer)
    }
}
