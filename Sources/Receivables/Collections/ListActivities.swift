/// Activities of a customer or of all that have a snapshot, oldest first (credit:PO-4).
package struct ListActivities: Query {
    package let id: CompanyID
    package let customer: Code
    /// Empty: whoever.
    package let responsible: String
    package let includesClosed: Bool
    /// Nil: whenever.
    package let dueBy: CalendarDate?
    package let size: Int
    package let after: ActivityID

    package init(
        id: CompanyID, customer: Code, responsible: String, includesClosed: Bool, dueBy: CalendarDate?, size: Int,
        after: ActivityID
    ) {
        self.id = id
        self.customer = customer
        self.responsible = responsible
        self.includesClosed = includesClosed
        self.dueBy = dueBy
        self.size = size
        self.after = after
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var activities: [Activity] = []
        package var hasMore = false
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var account = CustomerID.none
        if !customer.isEmpty { account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount }
        func fits(_ row: Activity) -> Bool {
            row.id > after && row.company == id && (account.isNone || row.customer == account)
                && (includesClosed || row.isOpen) && (responsible.isEmpty || row.responsible == responsible)
                && (dueBy.map { row.due <= $0 } ?? true)
                && (!account.isNone || book.collections.hasSnapshot(row.customer, in: id))
        }
        let rows: (rows: [Activity], hasMore: Bool)
        if !account.isNone, !includesClosed {
            rows = book.collections.openActivities(of: account).page(of: size, where: fits)
        } else {
            let all = book.collections.activities
            rows = all[min(Int(after.number), all.count)...].page(of: size, where: fits)
        }
        return Answer(activities: rows.rows, hasMore: rows.hasMore)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty || includesClosed }
}

/// Everything of collections that is set up in a company.
package struct GetCollectionsSetup: Query {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }
    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var definitions: [AgingDefinition]
        package var pools: [CustomerPool]
        package var sequences: [LetterSequence]
        package var agents: [CollectionAgent]
        package var processes: [AutomationProcess]
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        Answer(
            definitions: book.collections.definitions(id), pools: book.collections.pools(id),
            sequences: book.collections.sequences(id), agents: book.collections.agents(id),
            processes: book.collections.processes(id))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}
