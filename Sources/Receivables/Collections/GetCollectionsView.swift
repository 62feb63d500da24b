/// The collector's screen: customers with a snapshot, and what is known about each of them now (credit:PO-2, PO-4).
///
/// Largest amount first, or as registered. A page goes on behind the key of its last row, never behind a count.
package struct GetCollectionsView: Query {
    package enum Order: UInt8, Sendable, BitwiseCopyable {
        case totalDue = 1
        case customer = 2
    }

    package struct Key: Equatable, Sendable {
        /// Not looked at in the order of customers.
        package var total: Int64
        package var customer: CustomerID

        package init(total: Int64, customer: CustomerID) { (self.total, self.customer) = (total, customer) }
    }

    package let id: CompanyID
    /// Empty: the caller.
    package let agent: Code
    package let pool: Code
    package let caseID: CaseID
    package let customer: Code
    package let definition: Code
    package let order: Order
    package let size: Int
    /// Nil: from the start.
    package let after: Key?

    package init(
        id: CompanyID, agent: Code, pool: Code, caseID: CaseID, customer: Code, definition: Code, order: Order, size: Int,
        after: Key?
    ) {
        self.id = id
        self.agent = agent
        self.pool = pool
        self.caseID = caseID
        self.customer = customer
        self.definition = definition
        self.order = order
        self.size = size
        self.after = after
    }

    package struct Row: Sendable {
        package var snapshot: AgingSnapshot
        /// Accounting currency, as `promised`.
        package var overdue: Int64 = 0
        package var oldestDue: CalendarDate?
        package var daysOverdue = 0
        package var promises = 0
        package var promised: Int64 = 0
        package var brokenPromises = 0
        package var disputed = 0
        package var hold: HoldStatus
        package var letterCode: UInt8 = 0
        package var lastContact: CalendarDate?
        package var openActivities = 0
        package var nextActivity: CalendarDate?
        package var openCases = 0
        package var isExempt = false
    }

    package struct Answer: Sendable {
        package var rows: [Row] = []
        package var definition: Code
        package var pool: Code
        package var team: Code
        package var next: Key?
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let agent = book.collections.agent(id, self.agent.isEmpty ? now.principal : self.agent)
        let (pools, chosen) = try pools(agent, book)
        let definition = try book.agingDefinition(definition, pool: chosen, fallback: nil, in: id, field: "definition")
        var answer = Answer(definition: definition.code, pool: chosen, team: agent?.team ?? .empty)
        var only = CustomerID.none
        if !caseID.isNone { only = try book.collectionCase(caseID, of: id, field: "case_id").customer }
        if !customer.isEmpty {
            let named = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            if !only.isNone, only != named { return answer }
            only = named
        }
        let found = customers(pools, definition.code, only, book)
        for key in found.prefix(size) {
            if let snapshot = book.collections.snapshot(of: key.customer, definition.code) {
                answer.rows.append(row(snapshot, book, on: now.today))
            }
        }
        if found.count > size { answer.next = found[size - 1] }
        return answer
    }

    /// Nil: all customers. An agent has its own pools, somebody else all; where there are none everybody sees all.
    private func pools(
        _ agent: CollectionAgent?, _ book: borrowing Book
    ) throws(Rejection) -> (pools: [CustomerPool]?, chosen: Code) {
        if !pool.isEmpty {
            let found = try book.collectionsPool(pool, of: id, field: "pool")
            if let agent, !agent.seesAllPools, !agent.pools.contains(pool) {
                throw .poolNotAssigned(pool, to: agent.user, field: "pool")
            }
            return ([found], pool)
        }
        guard let agent, book.collections.pools(id).contains(where: { $0.purpose == .collections }) else { return (nil, .empty) }
        if !agent.defaultPool.isEmpty {
            return ([try book.collectionsPool(agent.defaultPool, of: id, field: "pool")], agent.defaultPool)
        }
        if agent.seesAllPools { return (nil, .empty) }
        return (agent.pools.compactMap { book.collections.pool(id, $0) }, .empty)
    }

    /// One more than the page, in its order.
    private func customers(
        _ pools: [CustomerPool]?, _ definition: Code, _ only: CustomerID, _ book: borrowing Book
    ) -> [Key] {
        var found: [Key] = []
        func take(_ account: CustomerID) {
            guard let snapshot = book.collections.snapshot(of: account, definition), snapshot.company == id,
                pools?.contains(where: { $0.holds(account, book) }) ?? true
            else { return }
            let key = Key(total: snapshot.total, customer: account)
            if let after, !comes(key, behind: after) { return }
            found.append(key)
        }
        if !only.isNone {
            take(only)
            return found
        }
        var number = order == .customer ? after?.customer.number ?? 0 : 0
        while number < book.customers.rows.count, order == .totalDue || found.count <= size {
            number += 1
            take(CustomerID(number))
        }
        if order == .totalDue {
            found.sort { comes($1, behind: $0) }
            found.removeLast(max(0, found.count - size - 1))
        }
        return found
    }

    private func comes(_ key: Key, behind other: Key) -> Bool {
        switch order {
        case .customer: key.customer > other.customer
        case .totalDue: key.total != other.total ? key.total < other.total : key.customer > other.customer
        }
    }

    private func row(_ snapshot: AgingSnapshot, _ book: borrowing Book, on day: CalendarDate) -> Row {
        let account = snapshot.customer
        var row = Row(snapshot: snapshot, hold: book.customers.details[account.number].row.holdStatus)
        var place = book.customers[account].firstOpen
        while !place.isNone {
            let item = book.items[place]
            if item.dueDate < day {
                row.overdue += book.items.carried(place)
                if item.open > 0 {
                    if row.oldestDue.map({ item.dueDate < $0 }) ?? true { row.oldestDue = item.dueDate }
                    row.letterCode = max(row.letterCode, item.letterCode)
                }
            }
            switch item.status {
            case .promiseToPay:
                row.promises += 1
                row.promised += book.items.carried(place)
                if book.isBroken(place, on: day) { row.brokenPromises += 1 }
            case .promiseBroken: row.brokenPromises += 1
            case .disputed: row.disputed += 1
            case .notDisputed, .resolved: break
            }
            place = item.next
        }
        if let oldest = row.oldestDue { row.daysOverdue = day - oldest }
        if let level = book.collections.letterLevel(of: account) { row.letterCode = max(row.letterCode, level.code) }
        row.lastContact = book.collections.lastContact(of: account)
        let activities = book.collections.openActivities(of: account)
        row.openActivities = activities.count
        row.nextActivity = activities.map(\.due).min()
        row.openCases = book.collections.cases(of: account).count { book.collections[$0].state != .closed }
        row.isExempt = book.collections.isExempt(account)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty && caseID.isNone }
}
