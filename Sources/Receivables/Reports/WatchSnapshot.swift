/// Whose open items a watch begins with: the customers of a company, or some of them, at one sequence.
///
/// Long: the second book answers it where there is one, so the writer does not wait for it.
package struct WatchSnapshot: Query {
    package let id: CompanyID
    /// Empty: all of the company.
    package let customers: Set<UInt32>

    /// More open items than this are watched by customers.
    package static let itemsMax: UInt64 = 2_000_000
    /// So are more customers.
    package static let customersMax = 2_000_000

    package init(id: CompanyID, customers: Set<UInt32>) {
        self.id = id
        self.customers = customers
    }

    package var company: CompanyID? { id }

    package func isLong(_ book: borrowing Book) -> Bool { true }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [CustomerID] {
        var found: [CustomerID] = []
        var items: UInt64 = 0
        for place in 0..<book.customers.rows.count {
            let customer = CustomerID(UInt32(place + 1))
            guard book.customers[customer].company == id,
                customers.isEmpty || customers.contains(customer.number)
            else { continue }
            found.append(customer)
            items += UInt64(book.customers[customer].openCount)
        }
        guard found.count <= WatchSnapshot.customersMax else {
            throw Rejection(
                .resultTooLarge,
                "the company has \(found.count) customers: a snapshot takes at most \(WatchSnapshot.customersMax)",
                [.init("customers", UInt64(found.count)), .init("limit", UInt64(WatchSnapshot.customersMax))])
        }
        guard items <= WatchSnapshot.itemsMax else {
            throw Rejection(
                .resultTooLarge, "\(items) items are open: a snapshot takes at most \(WatchSnapshot.itemsMax)",
                [.init("items", items), .init("limit", WatchSnapshot.itemsMax)])
        }
        return found
    }

    /// Calls with each open item of an account, in the order of the list.
    package static func forEachOpenItem(of account: CustomerID, _ book: borrowing Book, _ body: (ItemID) -> Void) {
        var item = book.customers[account].firstOpen
        while !item.isNone {
            body(item)
            item = book.items[item].next
        }
    }
}
