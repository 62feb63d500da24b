import Receivables

// Facts of bank reports <-> Protocol/log/v1.

extension ProtoWriter {
    /// The whole event: kind and body.
    mutating func bank(_ fact: BankFact) {
        switch fact {
        case .accountSet(let company, let row): message(480) { $0.bankAccount(company, row) }
        case .linesImported(let fact):
            message(481) {
                $0.uint(1, fact.company.number)
                for line in fact.lines { $0.message(2) { $0.bankLine(line) } }
                $0.packed(3, count: fact.covered.count) { UInt64(fact.covered[$0].number) }
                $0.packed(4, count: fact.released.count) { UInt64(fact.released[$0].number) }
            }
        case .linePosted(let id, let items, let customer):
            message(482) {
                $0.uint(1, id.number)
                $0.packed(2, count: items.count) { UInt64(items[$0].number) }
                $0.uint(3, customer.number)
            }
        case .lineBooked(let id, let entry, let next):
            message(483) {
                $0.uint(1, id.number)
                $0.message(2) { $0.entry(entry) }
                $0.uint(3, next)
            }
        case .lineSetAside(let id, let reason):
            message(484) {
                $0.uint(1, id.number)
                $0.string(2, reason)
            }
        case .lineReopened(let id): message(485) { $0.uint(1, id.number) }
        case .reconciled(let company, let account, let date):
            message(1_303) {
                $0.uint(1, company.number)
                $0.code(2, account)
                $0.bool(3, date != nil)
                $0.sint(4, Int64(date?.days ?? 0))
            }
        }
    }

    private mutating func bankAccount(_ company: CompanyID, _ row: BankAccount) {
        uint(1, company.number)
        code(2, row.code)
        string(3, row.name)
        // An identifier is never empty.
        for identifier in row.identifiers { string(4, identifier) }
        uint(5, UInt64(row.currency.number))
        code(6, row.method)
        uint(7, UInt64(row.booksFrom.rawValue))
    }

    private mutating func bankLine(_ line: BankLinesImported.Line) {
        let (row, text) = (line.row, line.text)
        fixed64(1, row.identity.high)
        fixed64(2, row.identity.low)
        code(3, row.account)
        sint(4, row.amount)
        sint(5, row.entryAmount)
        uint(6, UInt64(row.currency.number))
        sint(7, Int64(row.bookingDate.days))
        sint(8, Int64(row.valueDate.days))
        uint(9, UInt64(row.source.rawValue))
        uint(10, UInt64(row.state.rawValue))
        uint(11, UInt64(row.problem.rawValue))
        bool(12, row.isUndetailed)
        uint(13, UInt64(row.part))
        uint(14, UInt64(row.parts))
        string(15, text.statement)
        string(16, text.bankReference)
        string(17, text.batchReference)
        string(18, text.entryText)
        message(19) { $0.bankTransaction(text.transaction) }
    }

    private mutating func bankTransaction(_ row: BankTransaction) {
        if let amount = row.amount {
            sint(1, amount.minor)
            uint(2, UInt64(amount.currency.number))
        }
        sint(3, row.charges)
        string(4, row.counterparty)
        string(5, row.counterpartyAccount)
        string(6, row.endToEnd)
        string(7, row.mandate)
        for reference in row.references {
            message(8) {
                $0.string(1, reference.kind)
                $0.string(2, reference.value)
                if let amount = reference.amount {
                    $0.sint(3, amount.minor)
                    $0.uint(4, UInt64(amount.currency.number))
                }
            }
        }
        string(9, row.text)
        string(10, row.returnCode)
        string(11, row.returnText)
    }
}

extension ProtoReader {
    /// Nil for a malformed fact.
    mutating func bank(_ kind: UInt32) -> BankFact? {
        switch kind {
        case 480:
            let (company, account) = bankAccount()
            return .accountSet(company, account)
        case 481: return .linesImported(bankLinesImported())
        case 482: return bankLinePosted()
        case 483: return bankLineBooked()
        case 484:
            var (id, reason) = (UInt32(0), "")
            while let field = next() {
                switch field {
                case 1: id = uint32()
                case 2: reason = string()
                default: skip()
                }
            }
            return .lineSetAside(BankLineID(id), reason: reason)
        case 485: return .lineReopened(BankLineID(numberFact()))
        case 1_303: return bankReconciled()
        default: return nil
        }
    }

    private mutating func bankAccount() -> (CompanyID, BankAccount) {
        var company = CompanyID.none
        var row = BankAccount(
            code: .empty, name: "", identifiers: [], currency: .eur, method: .empty, booksFrom: .statement)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.name = string()
            case 4: row.identifiers.append(string())
            case 5: row.currency = currency()
            case 6: row.method = code()
            case 7: row.booksFrom = choice(.statement)
            default: skip()
            }
        }
        return (company, row)
    }

    private mutating func bankLinesImported() -> BankLinesImported {
        var fact = BankLinesImported(company: .none)
        while let field = next() {
            switch field {
            case 1: fact.company = CompanyID(uint32())
            case 2:
                var inner = message()
                fact.lines.append(inner.bankLine())
                if inner.failed { reject() }
            case 3: packed { fact.covered.append(BankLineID(UInt32(truncatingIfNeeded: $0))) }
            case 4: packed { fact.released.append(BankLineID(UInt32(truncatingIfNeeded: $0))) }
            default: skip()
            }
        }
        for place in fact.lines.indices { fact.lines[place].row.company = fact.company }
        return fact
    }

    private mutating func bankLine() -> BankLinesImported.Line {
        var row = BankLine(
            identity: BankIdentity(high: 0, low: 0), company: .none, account: .empty, amount: 0, entryAmount: 0,
            currency: .eur, bookingDate: CalendarDate(days: 0), valueDate: CalendarDate(days: 0), source: .statement,
            state: .open, problem: .none, isUndetailed: false, part: 0, parts: 1)
        var (high, low, text) = (UInt64(0), UInt64(0), BankLineText())
        while let field = next() {
            switch field {
            case 1: high = fixed64()
            case 2: low = fixed64()
            case 3: row.account = code()
            case 4: row.amount = sint()
            case 5: row.entryAmount = sint()
            case 6: row.currency = currency()
            case 7: row.bookingDate = date()
            case 8: row.valueDate = date()
            case 9: row.source = choice(.statement)
            case 10: row.state = choice(.open)
            case 11: row.problem = choice(.none)
            case 12: row.isUndetailed = bool()
            case 13: row.part = UInt16(clamping: uint())
            case 14: row.parts = UInt16(clamping: uint())
            case 15: text.statement = string()
            case 16: text.bankReference = string()
            case 17: text.batchReference = string()
            case 18: text.entryText = string()
            case 19:
                var inner = message()
                text.transaction = inner.bankTransaction()
                if inner.failed { reject() }
            default: skip()
            }
        }
        row.identity = BankIdentity(high: high, low: low)
        return .init(row: row, text: text)
    }

    private mutating func bankTransaction() -> BankTransaction {
        var row = BankTransaction()
        var (amount, code) = (Int64(0), Currency?.none)
        while let field = next() {
            switch field {
            case 1: amount = sint()
            case 2: code = currency()
            case 3: row.charges = sint()
            case 4: row.counterparty = string()
            case 5: row.counterpartyAccount = string()
            case 6: row.endToEnd = string()
            case 7: row.mandate = string()
            case 8:
                var inner = message()
                row.references.append(inner.bankReference())
                if inner.failed { reject() }
            case 9: row.text = string()
            case 10: row.returnCode = string()
            case 11: row.returnText = string()
            default: skip()
            }
        }
        row.amount = code.map { Money(amount, $0) }
        return row
    }

    private mutating func bankReference() -> BankReference {
        var row = BankReference(kind: "", value: "")
        var (amount, code) = (Int64(0), Currency?.none)
        while let field = next() {
            switch field {
            case 1: row.kind = string()
            case 2: row.value = string()
            case 3: amount = sint()
            case 4: code = currency()
            default: skip()
            }
        }
        row.amount = code.map { Money(amount, $0) }
        return row
    }

    private mutating func bankReconciled() -> BankFact {
        var (company, account, day, hasDay) = (CompanyID.none, Code.empty, CalendarDate(days: 0), false)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: account = code()
            case 3: hasDay = bool()
            case 4: day = date()
            default: skip()
            }
        }
        return .reconciled(company, account, through: hasDay ? day : nil)
    }

    private mutating func bankLinePosted() -> BankFact {
        var (id, items, customer) = (BankLineID.none, [ItemID](), CustomerID.none)
        while let field = next() {
            switch field {
            case 1: id = BankLineID(uint32())
            case 2: packed { items.append(ItemID(UInt32(truncatingIfNeeded: $0))) }
            case 3: customer = CustomerID(uint32())
            default: skip()
            }
        }
        return .linePosted(id, items: items, customer: customer)
    }

    private mutating func bankLineBooked() -> BankFact? {
        var (id, booked, voucher) = (BankLineID.none, JournalEntry?.none, UInt64(0))
        while let field = next() {
            switch field {
            case 1: id = BankLineID(uint32())
            case 2: booked = entry()
            case 3: voucher = uint()
            default: skip()
            }
        }
        return booked.map { .lineBooked(id, $0, voucherNext: voucher) }
    }
}
