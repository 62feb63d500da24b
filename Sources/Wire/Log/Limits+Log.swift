import Receivables

extension ProtoWriter {
    mutating func limitJournal(_ row: LimitJournal) {
        uint(1, row.company.number)
        code(2, row.number)
        uint(3, UInt64(row.kind.rawValue))
        string(4, row.description)
    }

    mutating func limitLines(_ company: CompanyID, _ number: Code, _ lines: [LimitLine]) {
        uint(1, company.number)
        code(2, number)
        for line in lines {
            message(3) {
                $0.uint(1, line.customer.number)
                $0.sint(2, line.current)
                $0.sint(3, line.new)
                $0.uint(4, UInt64(line.currency.number))
                $0.sint(5, Int64(line.from?.days ?? 0))
                $0.bool(6, line.from != nil)
                $0.sint(7, Int64(line.to.days))
                $0.uint(440, line.group.number)
            }
        }
    }

    mutating func temporaryLimit(_ id: CustomerID, _ row: TemporaryLimit) {
        uint(1, id.number)
        sint(2, row.amount)
        sint(3, Int64(row.from.days))
        sint(4, Int64(row.to.days))
    }
}

extension ProtoReader {
    mutating func limitJournal() -> LimitJournal {
        var (company, number, kind, description) = (CompanyID.none, Code.empty, LimitJournalKind.limit, "")
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: number = code()
            case 3: kind = choice(.limit)
            case 4: description = string()
            default: skip()
            }
        }
        return LimitJournal(company: company, number: number, kind: kind, description: description)
    }

    mutating func limitLines() -> (CompanyID, Code, [LimitLine]) {
        var (company, number, lines) = (CompanyID.none, Code.empty, [LimitLine]())
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: number = code()
            case 3:
                var inner = message()
                lines.append(inner.limitLine())
                if inner.failed { reject() }
            default: skip()
            }
        }
        return (company, number, lines)
    }

    private mutating func limitLine() -> LimitLine {
        var line = LimitLine(
            customer: .none, current: 0, new: 0, currency: .eur, from: nil, to: CalendarDate(days: 0))
        var (from, hasFrom) = (CalendarDate(days: 0), false)
        while let field = next() {
            switch field {
            case 1: line.customer = CustomerID(uint32())
            case 2: line.current = sint()
            case 3: line.new = sint()
            case 4: line.currency = currency()
            case 5: from = date()
            case 6: hasFrom = bool()
            case 7: line.to = date()
            case 440: line.group = CreditGroupID(uint32())
            default: skip()
            }
        }
        if hasFrom { line.from = from }
        return line
    }

    mutating func temporaryLimit() -> (CustomerID, TemporaryLimit) {
        var id = CustomerID.none
        var row = TemporaryLimit(amount: 0, from: CalendarDate(days: 0), to: CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: id = CustomerID(uint32())
            case 2: row.amount = sint()
            case 3: row.from = date()
            case 4: row.to = date()
            default: skip()
            }
        }
        return (id, row)
    }
}
