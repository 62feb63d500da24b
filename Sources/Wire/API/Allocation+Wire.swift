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
        self.init(id: company)
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
    package init(_ answer: [SetAllocationOrder.Answer], _ book: borrowing Book) {
        self.init()
        for row in answer { orders.append(.init(row, book)) }
    }
}
