import Receivables
import Schema
import SwiftProtobuf

// Orders of allocation: requests -> commands, answers -> responses.

extension SetAllocationOrder {
    package init(_ message: Reskontra_V1_SetAllocationOrderRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.order
        let customer = border.code(wish.customerNumber, "order.customer_number")
        let group = border.code(wish.customerGroup, "order.customer_group")
        let profile = border.code(wish.postingProfile, "order.posting_profile")
        let rule: AllocationOrder.Rule? = border.choice(wish.rule.rawValue, "order.rule")
        let from = border.date(wish.from, wish.hasFrom, "order.from")
        if !wish.hasFrom { border.bad("order.from", .fieldRequired, "is required") }
        let isNewest = rule == .newest
        if isNewest, !(1...UInt32(AllocationOrder.daysMax)).contains(wish.days) {
            border.bad("order.days", .fieldInvalid, "is 1 to 3,650 with NEWEST")
        }
        if !isNewest, wish.days != 0 { border.bad("order.days", .fieldInvalid, "is only taken with NEWEST") }
        try border.check()
        self.init(
            id: company, customer: customer, group: group, profile: profile,
            order: AllocationOrder(
                rule: rule ?? .oldest, from: from ?? CalendarDate(days: 0), days: UInt16(clamping: wish.days)))
    }
}

extension ListAllocationOrders {
    package init(_ message: Reskontra_V1_ListAllocationOrdersRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: Self.filter(company))
        try border.check()
        // Scopes count from 1 in a token: 0 is the start.
        let from = CalendarDate(days: Int32(truncatingIfNeeded: token.second))
        let after = token.first == 0 ? nil : Place(scope: Int(clamping: token.first - 1), from: from)
        self.init(id: company, size: size, after: after)
    }

    fileprivate static func filter(_ company: CompanyID) -> UInt64 {
        PageToken.filter("allocation orders", "\(company.number)")
    }
}

// MARK: Answers

extension Reskontra_V1_AllocationOrder {
    fileprivate init(_ answer: SetAllocationOrder.Answer, _ book: borrowing Book) {
        self.init()
        if !answer.scope.customer.isNone { customerNumber = book.customers[answer.scope.customer].number.text }
        customerGroup = answer.scope.group.text
        postingProfile = answer.scope.profile.text
        rule = .init(rawValue: Int(answer.order.rule.rawValue)) ?? .unspecified
        from = .init(answer.order.from)
        days = UInt32(answer.order.days)
    }
}

extension Reskontra_V1_SetAllocationOrderResponse {
    package init(_ answer: SetAllocationOrder.Answer, _ book: borrowing Book) {
        self.init()
        order = .init(answer, book)
    }
}

extension Reskontra_V1_ListAllocationOrdersResponse {
    package init(_ answer: ListAllocationOrders.Answer, of query: ListAllocationOrders, _ book: borrowing Book) {
        self.init()
        for row in answer.orders { orders.append(.init(row, book)) }
        guard let last = answer.next else { return }
        nextPageToken =
            PageToken(
                first: UInt64(last.scope) + 1, second: UInt64(bitPattern: Int64(last.from.days)),
                filter: ListAllocationOrders.filter(query.id)
            ).text
    }
}
