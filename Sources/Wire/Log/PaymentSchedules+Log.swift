import Receivables

// Payment schedules <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func paymentSchedule(_ company: CompanyID, _ row: PaymentSchedule) {
        uint(1, company.number)
        code(2, row.code)
        string(3, row.description)
        uint(4, UInt64(row.allocation.rawValue))
        uint(5, UInt64(row.unit.rawValue))
        uint(6, UInt64(row.every))
        sint(7, row.amount?.minor ?? 0)
        uint(8, UInt64(row.count))
        sint(9, row.minimum?.minor ?? 0)
        uint(10, UInt64(row.tax.rawValue))
        uint(11, UInt64(row.charges.rawValue))
        for line in row.lines {
            message(12) {
                $0.uint(1, UInt64(line.periods))
                switch line.share {
                case .percent(let percent): $0.sint(2, percent.tenThousandths)
                case .amount(let money): $0.sint(3, money.minor)
                }
            }
        }
        uint(13, UInt64(row.currency?.number ?? 0))
    }
}

extension ProtoReader {
    mutating func paymentSchedule() -> PaymentFact {
        var (company, code, description) = (CompanyID.none, Code.empty, "")
        var (allocation, unit) = (PaymentSchedule.Allocation.total, PaymentSchedule.Unit.months)
        var (tax, charges) = (PaymentSchedule.Side.proportional, PaymentSchedule.Side.proportional)
        var (every, count, amount, minimum): (UInt64, UInt64, Int64, Int64) = (0, 0, 0, 0)
        var lines: [(periods: UInt64, percent: Int64, amount: Int64)] = []
        var currency = Currency.eur
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: code = self.code()
            case 3: description = string()
            case 4: allocation = choice(.total)
            case 5: unit = choice(.months)
            case 6: every = uint()
            case 7: amount = sint()
            case 8: count = uint()
            case 9: minimum = sint()
            case 10: tax = choice(.proportional)
            case 11: charges = choice(.proportional)
            case 12: lines.append(scheduleLine())
            case 13: currency = self.currency()
            default: skip()
            }
        }
        var row = PaymentSchedule(code: code, allocation: allocation)
        (row.description, row.unit, row.every) = (description, unit, UInt16(truncatingIfNeeded: every))
        (row.count, row.tax, row.charges) = (UInt16(truncatingIfNeeded: count), tax, charges)
        row.amount = amount == 0 ? nil : Money(amount, currency)
        row.minimum = minimum == 0 ? nil : Money(minimum, currency)
        row.lines = lines.map { line in
            PaymentSchedule.Line(
                periods: UInt16(truncatingIfNeeded: line.periods),
                share: line.amount == 0
                    ? .percent(Percent(tenThousandths: line.percent)) : .amount(Money(line.amount, currency)))
        }
        return .scheduleSet(company, row)
    }

    private mutating func scheduleLine() -> (periods: UInt64, percent: Int64, amount: Int64) {
        var inner = message()
        var line: (periods: UInt64, percent: Int64, amount: Int64) = (0, 0, 0)
        while let field = inner.next() {
            switch field {
            case 1: line.periods = inner.uint()
            case 2: line.percent = inner.sint()
            case 3: line.amount = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return line
    }
}
