import Receivables

// Orders of allocation <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func allocationOrder(_ id: CompanyID, _ scope: AllocationScope, _ order: AllocationOrder) {
        uint(1, id.number)
        uint(2, scope.customer.number)
        code(3, scope.group)
        code(4, scope.profile)
        uint(5, UInt64(order.rule.rawValue))
        sint(6, Int64(order.from.days))
        uint(7, UInt64(order.days))
    }
}

extension ProtoReader {
    mutating func allocationOrder() -> Event {
        var (id, scope) = (CompanyID.none, AllocationScope())
        var order = AllocationOrder(rule: .oldest, from: CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: scope.customer = CustomerID(uint32())
            case 3: scope.group = code()
            case 4: scope.profile = code()
            case 5: order.rule = choice(.oldest)
            case 6: order.from = date()
            case 7: order.days = UInt16(clamping: uint())
            default: skip()
            }
        }
        return .allocationOrderSet(id, scope, order)
    }
}
