/// All sales orders, found by number, and which of them go with an authorization.
///
/// Live ones hang in a list per account and currency (`Exposures.Sums.firstOrder`), latest ship date first, so that
/// a check stops at the first that ships within the horizon.
package struct Orders: ~Copyable {
    package private(set) var rows = Table<SalesOrder>()
    private var index = NumberIndex()
    private var byAuthorization: [AuthorizationID: OrderID] = [:]

    package init() {}

    package subscript(_ id: OrderID) -> SalesOrder {
        unsafeAddress { UnsafePointer(rows.pointer(id.number)) }
    }

    package func contains(_ id: OrderID) -> Bool { rows.contains(id.number) }

    package func find(_ company: CompanyID, _ number: Code) -> OrderID? {
        index.find(number.mixed(with: UInt64(company.number))) {
            rows[$0].number == number && rows[$0].company == company
        }.map(OrderID.init)
    }

    /// The order that counts together with an authorization.
    package func order(of authorization: AuthorizationID) -> OrderID? {
        byAuthorization.isEmpty ? nil : byAuthorization[authorization]
    }

    // MARK: apply

    /// `first` is the head of the list of the account and currency.
    mutating func insert(_ fact: OrderConfirmed, at sequence: UInt64, _ first: inout OrderID) {
        let id = rows.append(
            SalesOrder(
                company: fact.company, number: fact.number, customer: fact.customer,
                orderingCustomer: fact.orderingCustomer, currency: fact.currency, value: fact.gross, open: fact.gross,
                shipDays: fact.shipDate?.days ?? SalesOrder.noShipDate, held: fact.held,
                authorization: fact.authorization, lastChange: sequence))
        precondition(id == fact.id.number, "order ids are dense")
        index.insert(fact.number.mixed(with: UInt64(fact.company.number)), id)
        if !fact.authorization.isNone { byAuthorization[fact.authorization] = fact.id }
        if rows[id].isLive { link(fact.id, &first) }
    }

    mutating func change(_ id: OrderID, at sequence: UInt64, _ first: inout OrderID, _ change: OrderChanged.Change) {
        let wasLive = rows[id.number].isLive
        if case .linked(let authorization) = change {
            if !rows[id.number].authorization.isNone { byAuthorization[rows[id.number].authorization] = nil }
            byAuthorization[authorization] = id
        }
        rows[id.number].apply(change)
        rows[id.number].lastChange = sequence
        let isLive = rows[id.number].isLive
        if wasLive, !isLive { unlink(id, &first) }
        if !wasLive, isLive { link(id, &first) }
    }

    private mutating func link(_ id: OrderID, _ first: inout OrderID) {
        let ship = rows[id.number].shipDays
        var (before, after) = (OrderID.none, first)
        while !after.isNone, rows[after.number].shipDays > ship {
            before = after
            after = rows[after.number].next
        }
        rows[id.number].previous = before
        rows[id.number].next = after
        if before.isNone { first = id } else { rows[before.number].next = id }
        if !after.isNone { rows[after.number].previous = id }
    }

    private mutating func unlink(_ id: OrderID, _ first: inout OrderID) {
        let row = rows[id.number]
        if row.previous.isNone { first = row.next } else { rows[row.previous.number].next = row.next }
        if !row.next.isNone { rows[row.next.number].previous = row.previous }
        rows[id.number].previous = .none
        rows[id.number].next = .none
    }
}

extension Orders: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&index)
        try stream.pass(&byAuthorization)
    }
}
