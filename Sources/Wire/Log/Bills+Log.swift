import Receivables

// Facts of bills of exchange <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func bill(_ fact: BillFact) {
        switch fact {
        case .billSet(let row, let extra): message(430) { $0.bill(row, extra) }
        case .remittanceSet(let row, let extra): message(431) { $0.remittance(row, extra) }
        }
    }

    private mutating func extra(_ field: UInt32, _ made: BillFact.Entries) {
        guard !made.entries.isEmpty else { return }
        message(field) {
            for entry in made.entries { $0.message(1) { $0.entry(entry) } }
            $0.uint(2, made.voucherNext)
        }
    }

    private mutating func bill(_ row: Bill, _ made: BillFact.Entries) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        code(3, row.number)
        uint(4, row.customer.number)
        uint(5, UInt64(row.currency.number))
        sint(6, row.face)
        sint(7, Int64(row.issued.days))
        sint(8, Int64(row.due.days))
        string(9, row.drawee)
        code(10, row.method)
        uint(11, row.drawing.number)
        uint(12, UInt64(row.status.rawValue))
        sint(13, Int64(row.accepted?.days ?? 0))
        bool(14, row.accepted != nil)
        uint(15, row.item.number)
        uint(16, row.remittance.number)
        sint(17, row.liability)
        for step in row.history {
            message(18) {
                $0.uint(1, UInt64(step.act.rawValue))
                $0.uint(2, UInt64(step.status.rawValue))
                $0.sint(3, Int64(step.date.days))
                $0.sint(4, Int64(step.due.days))
                for voucher in step.vouchers { $0.code(5, voucher) }
                $0.code(6, step.journal)
            }
        }
        extra(19, made)
        code(2_200, row.specification)
    }

    private mutating func remittance(_ row: Remittance, _ made: BillFact.Entries) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        code(3, row.number)
        uint(4, UInt64(row.type.rawValue))
        code(5, row.bank)
        uint(6, row.bankAccount.number)
        uint(7, UInt64(row.currency.number))
        sint(8, Int64(row.date.days))
        packed(9, count: row.bills.count) { UInt64(row.bills[$0].number) }
        sint(10, row.discount)
        sint(11, Int64(row.confirmed?.days ?? 0))
        bool(12, row.confirmed != nil)
        sint(13, row.fee)
        extra(14, made)
        code(15, row.feeVoucher)
        uint(16, row.numberTaken?.next ?? 0)
    }
}

extension BillFact {
    /// Nil for a kind that is not one of them, or a malformed fact.
    init?(_ kind: UInt32, _ body: inout ProtoReader) {
        switch kind {
        case 430:
            let (row, extra) = body.bill()
            self = .billSet(row, extra)
        case 431:
            let (row, extra) = body.remittance()
            self = .remittanceSet(row, extra)
        default: return nil
        }
    }
}

extension ProtoReader {
    private mutating func extra() -> BillFact.Entries {
        var inner = message()
        var made = BillFact.Entries()
        while let field = inner.next() {
            switch field {
            case 1: if let entry = inner.entry() { made.entries.append(entry) }
            case 2: made.voucherNext = inner.uint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return made
    }

    fileprivate mutating func bill() -> (Bill, BillFact.Entries) {
        let day = CalendarDate(days: 0)
        var row = Bill(
            id: .none, company: .none, number: .empty, customer: .none, currency: .eur, face: 0, issued: day, due: day,
            drawee: "", method: .empty, drawing: .none)
        var (made, accepted, isAccepted) = (BillFact.Entries(), day, false)
        while let field = next() {
            switch field {
            case 1: row.id = BillID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.number = code()
            case 4: row.customer = CustomerID(uint32())
            case 5: row.currency = currency()
            case 6: row.face = sint()
            case 7: row.issued = date()
            case 8: row.due = date()
            case 9: row.drawee = string()
            case 10: row.method = code()
            case 11: row.drawing = SettlementID(uint32())
            case 12: row.status = choice(.drawn)
            case 13: accepted = date()
            case 14: isAccepted = bool()
            case 15: row.item = ItemID(uint32())
            case 16: row.remittance = RemittanceID(uint32())
            case 17: row.liability = sint()
            case 18: row.history.append(billStep())
            case 19: made = extra()
            case 2_200: row.specification = code()
            default: skip()
            }
        }
        row.accepted = isAccepted ? accepted : nil
        return (row, made)
    }

    private mutating func billStep() -> Bill.Step {
        var inner = message()
        var step = Bill.Step(
            act: .draw, status: .drawn, date: CalendarDate(days: 0), due: CalendarDate(days: 0), vouchers: [],
            journal: .empty)
        while let field = inner.next() {
            switch field {
            case 1: step.act = inner.choice(.draw)
            case 2: step.status = inner.choice(.drawn)
            case 3: step.date = inner.date()
            case 4: step.due = inner.date()
            case 5: step.vouchers.append(inner.code())
            case 6: step.journal = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return step
    }

    fileprivate mutating func remittance() -> (Remittance, BillFact.Entries) {
        let day = CalendarDate(days: 0)
        var row = Remittance(
            id: .none, company: .none, number: .empty, type: .collection, bank: .empty, bankAccount: .none, currency: .eur,
            date: day, bills: [], discount: 0)
        var (made, confirmed, isConfirmed) = (BillFact.Entries(), day, false)
        while let field = next() {
            switch field {
            case 1: row.id = RemittanceID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.number = code()
            case 4: row.type = choice(.collection)
            case 5: row.bank = code()
            case 6: row.bankAccount = AccountID(uint32())
            case 7: row.currency = currency()
            case 8: row.date = date()
            case 9: packed { row.bills.append(BillID(UInt32(truncatingIfNeeded: $0))) }
            case 10: row.discount = sint()
            case 11: confirmed = date()
            case 12: isConfirmed = bool()
            case 13: row.fee = sint()
            case 14: made = extra()
            case 15: row.feeVoucher = code()
            case 16:
                let next = uint()
                row.numberTaken = next == 0 ? nil : TakenNumber(kind: .remittance, next: next)
            default: skip()
            }
        }
        row.confirmed = isConfirmed ? confirmed : nil
        return (row, made)
    }
}
