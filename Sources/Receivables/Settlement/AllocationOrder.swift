/// In which order a payment pays what a customer owes when nobody says: law or contract, as data (product F37).
package struct AllocationOrder: Equatable, Sendable, PlainBits {
    package enum Rule: UInt8, Sendable, BitwiseCopyable, Codable {
        /// Only what the customer names is paid; everything else stays on account.
        case asInstructed = 1
        /// Fees, then interest, then the debts themselves.
        case costsInterestPrincipal = 2
        case costsPrincipalInterest = 3
        case oldest = 4
        /// Documents of the last days first, the newest of them first; then the others, the oldest first.
        case newest = 5
        case largest = 6
        /// No order of its own: the parameters decide again.
        case parameters = 7
    }

    package var rule: Rule
    /// First day of the payments it holds for.
    package var from: CalendarDate
    /// Of `newest`: a document of so many days before the payment still is new.
    package var days: UInt16

    package init(rule: Rule, from: CalendarDate, days: UInt16 = 0) {
        self.rule = rule
        self.from = from
        self.days = days
    }

    package static let daysMax: UInt16 = 3_650
    /// Orders one scope has, one after the other.
    package static let changesMax = 100

    /// Debits in the order they are paid. Ties: due date, document date, voucher.
    package func sorted(_ offers: [Matching.Offer], on date: CalendarDate) -> [Matching.Offer] {
        let newestFrom = date.adding(days: -Int(days))
        return offers.sorted { left, right in
            switch rule {
            case .costsInterestPrincipal, .costsPrincipalInterest:
                let (first, second) = (place(of: left.kind), place(of: right.kind))
                if first != second { return first < second }
            case .newest:
                let (first, second) = (left.documentDate >= newestFrom, right.documentDate >= newestFrom)
                if first != second { return first }
                if first, left.documentDate != right.documentDate { return left.documentDate > right.documentDate }
                if first { return left.item > right.item }
            case .largest:
                if left.openMagnitude != right.openMagnitude { return left.openMagnitude > right.openMagnitude }
            case .asInstructed, .oldest, .parameters: break
            }
            if left.dueDate != right.dueDate { return left.dueDate < right.dueDate }
            if left.documentDate != right.documentDate { return left.documentDate < right.documentDate }
            return left.item < right.item
        }
    }

    private func place(of kind: ItemKind) -> Int {
        let interestFirst = rule == .costsInterestPrincipal
        return switch kind {
        case .letterFee, .paymentFee: 0
        case .interestNote: interestFirst ? 1 : 2
        case .invoice, .creditNote, .payment, .prepayment, .reimbursement, .adjustment, .bill, .prepaymentInvoice:
            interestFirst ? 2 : 1
        }
    }
}

/// Whose payments an order is for; the narrowest that has one decides.
package struct AllocationScope: Hashable, Sendable, Codable {
    /// None: of a group, or of all.
    package var customer: CustomerID
    /// Empty: of a customer, or of all.
    package var group: Code
    /// Payments posted with this profile only: one for each product that needs its own. Empty: any.
    package var profile: Code

    package init(customer: CustomerID = .none, group: Code = .empty, profile: Code = .empty) {
        self.customer = customer
        self.group = group
        self.profile = profile
    }
}

/// Orders of one company by scope, each with its changes by first day.
package struct AllocationOrders: Sendable, Codable {
    private var byScope: [AllocationScope: [AllocationOrder]] = [:]
    /// In the order they were first set: nothing walks the dictionary.
    package private(set) var scopes: [AllocationScope] = []

    package init() {}

    package func orders(of scope: AllocationScope) -> [AllocationOrder] { byScope[scope] ?? [] }

    mutating func set(_ order: AllocationOrder, for scope: AllocationScope) {
        if byScope[scope] == nil { scopes.append(scope) }
        var rows = byScope[scope] ?? []
        rows.removeAll { $0.from == order.from }
        rows.insert(order, at: rows.firstIndex { $0.from > order.from } ?? rows.count)
        byScope[scope] = rows
    }

    /// What holds for a payment of a day; a later change does not touch it.
    package func order(
        for customer: CustomerID, of group: Code, profile: Code, on date: CalendarDate
    ) -> AllocationOrder? {
        if byScope.isEmpty { return nil }
        let owners = [AllocationScope(customer: customer)] + (group.isEmpty ? [] : [AllocationScope(group: group)]) + [.init()]
        for owner in owners {
            for profile in [profile, .empty] {
                var scope = owner
                scope.profile = profile
                guard let order = byScope[scope]?.last(where: { $0.from <= date }) else { continue }
                return order.rule == .parameters ? nil : order
            }
        }
        return nil
    }
}

/// Says in which order payments from a day on pay what is open. Payments of days before keep the order they had.
///
/// Rejections: REFERENCE_UNKNOWN (group, profile), CUSTOMER_NOT_FOUND, FIELD_INVALID (customer and group), TOO_MANY_ITEMS.
package struct SetAllocationOrder: Command {
    package let id: CompanyID
    /// Empty: of a group, or of all.
    package let customer: Code
    package let group: Code
    package let profile: Code
    package let order: AllocationOrder

    package init(id: CompanyID, customer: Code, group: Code, profile: Code, order: AllocationOrder) {
        self.id = id
        self.customer = customer
        self.group = group
        self.profile = profile
        self.order = order
    }

    package struct Answer: Sendable {
        package let scope: AllocationScope
        package let order: AllocationOrder
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var scope = AllocationScope(group: group, profile: profile)
        if !customer.isEmpty {
            if !group.isEmpty {
                throw Rejection(.fieldInvalid, field: "order.customer_group", "is not taken beside a customer")
            }
            scope.customer = book.customers[try book.customer(id, customer, field: "order.customer_number")].invoiceAccount
        }
        let setup = book.companies.setup(id)
        if !group.isEmpty, setup.customerGroups[group] == nil {
            throw .noSuchReference("customer_group", group, field: "order.customer_group")
        }
        if !profile.isEmpty, setup.profiles[profile] == nil {
            throw .noSuchReference("posting_profile", profile, field: "order.posting_profile")
        }
        // An order of the same day is replaced.
        let count = setup.allocationOrders.orders(of: scope).count { $0.from != order.from }
        if count >= AllocationOrder.changesMax {
            throw .tooMany(count + 1, max: AllocationOrder.changesMax, field: "order.from")
        }
        draft.add(.allocationOrderSet(id, scope, order), book)
        return Answer(scope: scope, order: order)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// Orders of a company, in the order their scopes were first set; the changes of each by first day. At most a page.
package struct ListAllocationOrders: Query {
    /// A row of the list: its scope, from 0, and its first day.
    package struct Place: Equatable, Sendable {
        package let scope: Int
        package let from: CalendarDate

        package init(scope: Int, from: CalendarDate) { (self.scope, self.from) = (scope, from) }
    }

    package let id: CompanyID
    package let size: Int
    /// Nil: from the first.
    package let after: Place?

    package init(id: CompanyID, size: Int, after: Place? = nil) {
        self.id = id
        self.size = size
        self.after = after
    }

    package struct Answer: Sendable {
        package var orders: [SetAllocationOrder.Answer] = []
        /// `after` of the next page; nil: this was the last.
        package var next: Place?
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let orders = book.companies.setup(id).allocationOrders
        var (answer, last): (Answer, Place?) = (Answer(), nil)
        for (place, scope) in orders.scopes.enumerated().dropFirst(after?.scope ?? 0) {
            for order in orders.orders(of: scope) {
                if let after, after.scope == place, order.from <= after.from { continue }
                if answer.orders.count == size {
                    answer.next = last
                    return answer
                }
                answer.orders.append(.init(scope: scope, order: order))
                last = Place(scope: place, from: order.from)
            }
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}
