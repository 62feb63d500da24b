import Receivables

// Write-offs and payments taken back <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func writeOffPosted(_ fact: WriteOff) {
        uint(1, fact.id.number)
        uint(2, fact.company.number)
        code(3, fact.number)
        uint(4, fact.customer.number)
        sint(5, Int64(fact.date.days))
        string(6, fact.reason)
        string(7, fact.comment)
        for part in fact.parts {
            message(8) {
                $0.uint(1, UInt64(part.currency.number))
                $0.code(2, part.dimension)
                $0.uint(3, part.profile.number)
                $0.sint(4, part.net)
                $0.sint(5, part.tax)
                for leg in part.legs { $0.message(6) { $0.leg(leg) } }
                $0.packed(7, count: part.counterItems.count) { UInt64(part.counterItems[$0].number) }
                $0.uint(8, part.settlement.number)
            }
        }
        if let taken = fact.numberTaken {
            uint(9, UInt64(taken.kind.rawValue))
            uint(10, taken.next)
        }
    }

    mutating func writeOffReversed(_ fact: WriteOffReversed) {
        uint(1, fact.id.number)
        sint(2, Int64(fact.date.days))
        string(3, fact.reason)
    }

    mutating func paymentCanceled(_ fact: PaymentCanceled) {
        uint(1, fact.payment.number)
        uint(2, UInt64(fact.kind.rawValue))
        sint(3, Int64(fact.date.days))
        string(4, fact.reason)
        uint(5, fact.mirror.number)
        uint(6, fact.feeItem.number)
        for leg in fact.feeLegs { message(7) { $0.leg(leg) } }
    }
}

extension ProtoReader {
    mutating func writeOffPosted() -> WriteOff {
        var (id, company, number, customer) = (WriteOffID.none, CompanyID.none, Code.empty, CustomerID.none)
        var (date, reason, comment) = (CalendarDate(days: 0), "", "")
        var (parts, kind, next): ([WriteOff.Part], SequenceKind?, UInt64) = ([], nil, 0)
        while let field = self.next() {
            switch field {
            case 1: id = WriteOffID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: number = code()
            case 4: customer = CustomerID(uint32())
            case 5: date = self.date()
            case 6: reason = string()
            case 7: comment = string()
            case 8: parts.append(writeOffPart())
            case 9: kind = choice(.adjustment)
            case 10: next = uint()
            default: skip()
            }
        }
        return WriteOff(
            id: id, company: company, number: number, customer: customer, date: date, reason: reason,
            comment: comment, parts: parts, numberTaken: kind.map { TakenNumber(kind: $0, next: next) })
    }

    private mutating func writeOffPart() -> WriteOff.Part {
        var inner = message()
        var part = WriteOff.Part(
            currency: .eur, dimension: .empty, profile: .none, net: 0, tax: 0, legs: [], counterItems: [],
            settlement: .none)
        while let field = inner.next() {
            switch field {
            case 1: part.currency = inner.currency()
            case 2: part.dimension = inner.code()
            case 3: part.profile = ProfileID(inner.uint32())
            case 4: part.net = inner.sint()
            case 5: part.tax = inner.sint()
            case 6: part.legs.append(inner.leg())
            case 7: inner.packed { part.counterItems.append(ItemID(UInt32(truncatingIfNeeded: $0))) }
            case 8: part.settlement = SettlementID(inner.uint32())
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return part
    }

    mutating func writeOffReversed() -> WriteOffReversed {
        var fact = WriteOffReversed(id: .none, date: CalendarDate(days: 0), reason: "")
        while let field = next() {
            switch field {
            case 1: fact.id = WriteOffID(uint32())
            case 2: fact.date = date()
            case 3: fact.reason = string()
            default: skip()
            }
        }
        return fact
    }

    mutating func paymentCanceled() -> PaymentCanceled {
        var fact = PaymentCanceled(
            payment: .none, kind: .reversed, date: CalendarDate(days: 0), reason: "", mirror: .none, feeItem: .none,
            feeLegs: [])
        while let field = next() {
            switch field {
            case 1: fact.payment = ItemID(uint32())
            case 2: fact.kind = choice(.reversed)
            case 3: fact.date = date()
            case 4: fact.reason = string()
            case 5: fact.mirror = ItemID(uint32())
            case 6: fact.feeItem = ItemID(uint32())
            case 7: fact.feeLegs.append(leg())
            default: skip()
            }
        }
        return fact
    }
}
