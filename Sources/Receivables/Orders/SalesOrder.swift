/// A confirmed sales order, as the amounts that count as exposure until it is invoiced.
///
/// Amounts are gross minor units; a return order has negative ones.
///
///     value = open (not delivered) + delivered (not invoiced) + invoiced
///
/// Rules: credit section 3 (orders, delivered), EX-7; HOUSE 6a.
package struct SalesOrder: BitwiseCopyable {
    package let company: CompanyID
    package let number: Code
    /// Invoice account: whose exposure it is.
    package let customer: CustomerID
    package let orderingCustomer: CustomerID
    package let currency: Currency
    package var value: Int64
    package var open: Int64
    package var delivered: Int64 = 0
    package var invoiced: Int64 = 0
    /// Days since 1970-01-01; `noShipDate`: inside every horizon.
    package let shipDays: Int32
    /// On credit hold.
    package var held: Bool
    package var canceled = false
    /// Counts together with the order, at the larger of the two (credit:EX-7).
    package var authorization: AuthorizationID
    /// Neighbours among the live orders of the account in the currency, latest ship date first.
    package var previous: OrderID = .none
    package var next: OrderID = .none
    package var lastChange: UInt64

    package static let noShipDate = Int32.min

    package var shipDate: CalendarDate? {
        shipDays == SalesOrder.noShipDate ? nil : CalendarDate(days: shipDays)
    }

    /// Something of it still counts.
    package var isLive: Bool { open != 0 || delivered != 0 }

    /// What was not delivered is given up: nothing of it is delivered or invoiced any more.
    package var isGivenUp: Bool { canceled && open == 0 }

    /// Counts by more than its own amounts and date: a check looks at it by itself.
    var isSpecial: Bool { held || !authorization.isNone || open < 0 || delivered < 0 }

    package var state: OrderState {
        if open != 0 { return .confirmed }
        if delivered != 0 { return .delivered }
        return canceled ? .canceled : .invoiced
    }

    /// What an invoice of `amount` takes: the delivered part first, then the open one, neither below 0 (credit:EX-7).
    package func taken(by amount: Int64) -> (delivered: Int64, open: Int64) {
        let fromDelivered = min(amount, max(0, delivered))
        return (fromDelivered, min(amount - fromDelivered, max(0, open)))
    }
}

extension SalesOrder {
    mutating func apply(_ change: OrderChanged.Change) {
        switch change {
        case .delivered(let amount):
            open -= amount
            delivered += amount
        case .revalued(let value, let open): (self.value, self.open) = (value, open)
        case .canceled(let open):
            self.open -= open
            value -= open
            canceled = true
        case .invoiced(let delivered, let open):
            self.delivered -= delivered
            self.open -= open
            invoiced += delivered + open
        case .hold(let held): self.held = held
        case .linked(let authorization): self.authorization = authorization
        }
    }
}

package typealias OrderID = Identifier<SalesOrder>

package enum OrderState: UInt8, Sendable, BitwiseCopyable {
    case confirmed = 1
    /// Nothing is left to deliver.
    case delivered = 2
    case invoiced = 3
    case canceled = 4
}

package struct OrderConfirmed: Equatable, Sendable {
    package var id: OrderID
    package var company: CompanyID
    package var number: Code
    package var customer: CustomerID
    package var orderingCustomer: CustomerID
    package var currency: Currency
    package var gross: Int64
    package var shipDate: CalendarDate?
    package var held: Bool
    package var authorization: AuthorizationID

    package init(
        id: OrderID, company: CompanyID, number: Code, customer: CustomerID, orderingCustomer: CustomerID,
        currency: Currency, gross: Int64, shipDate: CalendarDate?, held: Bool, authorization: AuthorizationID
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.customer = customer
        self.orderingCustomer = orderingCustomer
        self.currency = currency
        self.gross = gross
        self.shipDate = shipDate
        self.held = held
        self.authorization = authorization
    }
}

/// What happened to an order since it was confirmed.
package struct OrderChanged: Equatable, Sendable {
    package enum Change: Equatable, Sendable {
        /// Leaves the open part and joins the delivered one.
        case delivered(Int64)
        /// The new value, and what of it is open.
        case revalued(value: Int64, open: Int64)
        /// The open part is given up.
        case canceled(open: Int64)
        /// Leaves the order for an invoice.
        case invoiced(delivered: Int64, open: Int64)
        case hold(Bool)
        case linked(AuthorizationID)
    }

    package var id: OrderID
    package var change: Change

    package init(_ id: OrderID, _ change: Change) {
        self.id = id
        self.change = change
    }
}
