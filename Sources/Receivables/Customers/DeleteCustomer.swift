/// Takes a customer out that nothing was ever done with; its number is free again (setup:CU-7).
///
/// Name and address go with it. One with transactions, open documents or mandates is blocked instead.
/// Rejections in order: CUSTOMER_NOT_FOUND, VERSION_CONFLICT, STATE_NOT_ALLOWED.
package struct DeleteCustomer: Command {
    package let id: CompanyID
    package let number: Code
    /// 0: any.
    package let expectedVersion: UInt64

    package init(id: CompanyID, number: Code, expectedVersion: UInt64 = 0) {
        (self.id, self.number, self.expectedVersion) = (id, number, expectedVersion)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Code {
        let customer = try book.customer(id, number, field: "number")
        let version = book.customers[customer].masterVersion
        if expectedVersion != 0, expectedVersion != version {
            throw Rejection(
                .versionConflict, field: "expected_version", "the customer is at version \(version)",
                [.init("version", version)])
        }
        if let use = book.use(of: customer) {
            throw Rejection(
                .stateNotAllowed, field: "number", "customer \(number) has \(use.words): block it instead",
                [.init("current_state", use.name)])
        }
        var row = book.customers.details[customer.number].row
        row.flags.formUnion([.deleted, .closed])
        row.invoiceAccount = customer
        draft.add(
            .subjectSet(Subject(id: row.subject, name: "", address: "", country: "", email: "", language: "")), book)
        draft.add(.customerSet(row), book)
        return number
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        book.customers.find(id, number).map { book.customers[$0].lastChange } ?? book.companies.mark(id)
    }
}

extension Book {
    /// What stands against taking a customer out; nil: nothing. Cost: one pass over orders and drafts.
    fileprivate func use(of id: CustomerID) -> (name: String, words: String)? {
        let hot = customers[id]
        if hot.firstSums != 0 || !hot.firstOpen.isNone || !hot.firstClosed.isNone || !hot.firstAuthorization.isNone {
            return ("HAS_TRANSACTIONS", "transactions")
        }
        if customers.details[id.number].owedBy != 0 { return ("IS_INVOICE_ACCOUNT", "customers whose invoice account it is") }
        if !directDebits.mandates(of: id).isEmpty { return ("HAS_MANDATES", "mandates") }
        if freeText.heads.contains(where: { $0.customer == id && $0.state != .deleted }) {
            return ("HAS_DOCUMENTS", "free text invoices")
        }
        var number: UInt32 = 0
        while number < orders.rows.count {
            number += 1
            let order = orders[OrderID(number)]
            if order.customer == id || order.orderingCustomer == id { return ("HAS_DOCUMENTS", "orders") }
        }
        number = 0
        while number < items.rows.count {
            number += 1
            if items[ItemID(number)].customer == id { return ("HAS_TRANSACTIONS", "transactions") }
        }
        for number in 0..<recurrences.count
        where recurrences[AssignmentID(UInt32(number) + 1)].assignment.customer == id {
            return ("HAS_DOCUMENTS", "recurring assignments")
        }
        return nil
    }
}
