import Receivables

// Facts of sales orders <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func orderConfirmed(_ fact: OrderConfirmed) {
        uint(1, fact.id.number)
        uint(2, fact.company.number)
        code(3, fact.number)
        uint(4, fact.customer.number)
        uint(5, fact.orderingCustomer.number)
        uint(6, UInt64(fact.currency.number))
        sint(7, fact.gross)
        if let date = fact.shipDate {
            sint(8, Int64(date.days))
            bool(9, true)
        }
        bool(10, fact.held)
        uint(11, fact.authorization.number)
    }

    mutating func orderChanged(_ fact: OrderChanged) {
        uint(1, fact.id.number)
        switch fact.change {
        case .delivered(let amount):
            uint(2, UInt64(1))
            sint(3, amount)
        case .revalued(let value, let open):
            uint(2, UInt64(2))
            sint(4, value)
            sint(5, open)
        case .canceled(let open):
            uint(2, UInt64(3))
            sint(5, open)
        case .invoiced(let delivered, let open):
            uint(2, UInt64(4))
            sint(3, delivered)
            sint(5, open)
        case .hold(let held):
            uint(2, UInt64(5))
            bool(6, held)
        case .linked(let authorization):
            uint(2, UInt64(6))
            uint(7, authorization.number)
        }
    }
}

extension ProtoReader {
    mutating func orderConfirmed() -> OrderConfirmed {
        var fact = OrderConfirmed(
            id: .none, company: .none, number: .empty, customer: .none, orderingCustomer: .none, currency: .eur,
            gross: 0, shipDate: nil, held: false, authorization: .none)
        var (date, hasDate) = (CalendarDate(days: 0), false)
        while let field = next() {
            switch field {
            case 1: fact.id = OrderID(uint32())
            case 2: fact.company = CompanyID(uint32())
            case 3: fact.number = code()
            case 4: fact.customer = CustomerID(uint32())
            case 5: fact.orderingCustomer = CustomerID(uint32())
            case 6: fact.currency = currency()
            case 7: fact.gross = sint()
            case 8: date = self.date()
            case 9: hasDate = bool()
            case 10: fact.held = bool()
            case 11: fact.authorization = AuthorizationID(uint32())
            default: skip()
            }
        }
        if hasDate { fact.shipDate = date }
        return fact
    }

    /// Nil for a kind of change that is not known.
    mutating func orderChanged() -> OrderChanged? {
        var (id, kind, held, authorization) = (OrderID.none, UInt32(0), false, AuthorizationID.none)
        var (delivered, value, open) = (Int64(0), Int64(0), Int64(0))
        while let field = next() {
            switch field {
            case 1: id = OrderID(uint32())
            case 2: kind = uint32()
            case 3: delivered = sint()
            case 4: value = sint()
            case 5: open = sint()
            case 6: held = bool()
            case 7: authorization = AuthorizationID(uint32())
            default: skip()
            }
        }
        switch kind {
        case 1: return OrderChanged(id, .delivered(delivered))
        case 2: return OrderChanged(id, .revalued(value: value, open: open))
        case 3: return OrderChanged(id, .canceled(open: open))
        case 4: return OrderChanged(id, .invoiced(delivered: delivered, open: open))
        case 5: return OrderChanged(id, .hold(held))
        case 6: return OrderChanged(id, .linked(authorization))
        default: return nil
        }
    }
}
