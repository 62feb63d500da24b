/// The active snapshots of a definition: a page in the order customers were registered (credit:PO-4).
package struct GetAgedBalances: Query {
    package let id: CompanyID
    package let definition: Code
    package let pool: Code
    /// Empty: all.
    package let customer: Code
    package let after: CustomerID
    package let size: Int

    package init(id: CompanyID, definition: Code, pool: Code, customer: Code, after: CustomerID, size: Int) {
        self.id = id
        self.definition = definition
        self.pool = pool
        self.customer = customer
        self.after = after
        self.size = size
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var snapshots: [AgingSnapshot] = []
        package var definition: AgingDefinition
        package var next = CustomerID.none
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer(
            definition: try book.agingDefinition(definition, pool: pool, fallback: nil, in: id, field: "definition"))
        let code = answer.definition.code
        if !customer.isEmpty {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            if let found = book.collections.snapshot(of: account, code) { answer.snapshots.append(found) }
            return answer
        }
        let members = pool.isEmpty ? nil : book.collections.pool(id, pool)
        var number = after.number
        let end = min(book.customers.rows.count, number + ListCustomers.rowsMax)
        while number < end, answer.snapshots.count < size {
            number += 1
            let account = CustomerID(number)
            guard let found = book.collections.snapshot(of: account, code), found.company == id,
                members?.holds(account, book) ?? true
            else { continue }
            answer.snapshots.append(found)
        }
        if number < book.customers.rows.count { answer.next = CustomerID(number) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }
}
