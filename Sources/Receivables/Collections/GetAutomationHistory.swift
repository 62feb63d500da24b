/// What runs did for a customer, newest first.
package struct GetAutomationHistory: Query {
    package let id: CompanyID
    package let customer: Code
    package let size: Int

    package init(id: CompanyID, customer: Code, size: Int) { (self.id, self.customer, self.size) = (id, customer, size) }
    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [AutomationAction] {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        return Array(book.collections.actions(of: account).reversed().prefix(size))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
