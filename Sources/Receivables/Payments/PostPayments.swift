/// Posts a batch of payments, all or none; later ones see what earlier ones settled (ATOMIC).
///
/// A refusal names the payment by its place: `items[3].amount`.
package struct PostPayments: Command {
    package let companyID: CompanyID
    package let items: [PaymentDraft]

    package init(company: CompanyID, items: [PaymentDraft]) {
        companyID = company
        self.items = items
    }

    package static let itemsMax = 1_000

    package var company: CompanyID? { companyID }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> [PostedPayment] {
        if items.isEmpty { throw .required("items", "a batch has at least one item") }
        if items.count > PostPayments.itemsMax {
            throw .tooMany(items.count, max: PostPayments.itemsMax, field: "items")
        }
        let named = items.reduce(0) { $0 + $1.items.count }
        if named > Matching.partsMax { throw .tooMany(named, max: Matching.partsMax, field: "items") }
        var answers: [PostedPayment] = []
        answers.reserveCapacity(items.count)
        var parts = 0
        for index in items.indices {
            do throws(Rejection) {
                answers.append(try items[index].post(in: companyID, book, at: now, &draft, parts: &parts))
            } catch { throw error.under("items[\(index)]") }
        }
        try draft.applyReceivedPrepayments(in: companyID, book)
        return answers
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        var last: UInt64 = 0
        for index in items.indices { last = max(last, book.lastChange(companyID, items[index].customer)) }
        return last
    }
}
