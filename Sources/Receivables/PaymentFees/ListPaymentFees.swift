/// Bank accounts that payments go through, and payment fees, by code.
package struct ListPaymentFees: Query {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }

    package struct Answer: Sendable {
        package let banks: [PaymentBank]
        package let fees: [PaymentFee]
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let setup = book.companies.setup(id)
        return Answer(
            banks: setup.bankAccounts.sorted { $0.key < $1.key }.map(\.value),
            fees: setup.paymentFees.sorted { $0.key < $1.key }.map(\.value))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
