import Receivables

// Facts of payment journals and bridged payments <-> Protocol/log/v1.

extension ProtoWriter {
    /// The whole event: kind and body.
    mutating func payment(_ fact: PaymentFact) {
        switch fact {
        case .journalCreated(let row):
            message(800) {
                $0.uint(1, row.id.number)
                $0.uint(2, row.company.number)
                $0.code(3, row.number)
                $0.code(4, row.name)
                $0.string(5, row.description)
            }
        case .lineSet(let journal, let line): message(801) { $0.paymentLine(journal, line) }
        case .lineDeleted(let journal, let line):
            message(802) {
                $0.uint(1, journal.number)
                $0.uint(2, line)
            }
        case .journalPosted(let journal, let payments):
            message(803) {
                $0.uint(1, journal.number)
                $0.packed(2, count: payments.count) { UInt64(payments[$0].number) }
            }
        case .journalPostedApart(let journal, let payments):
            message(952) {
                $0.uint(1, journal.number)
                $0.packed(2, count: payments.count) { UInt64(payments[$0].number) }
            }
        case .queueMoved(let move):
            message(953) {
                $0.uint(1, move.id.number)
                $0.uint(2, UInt64(move.state.rawValue))
                $0.packed(3, count: move.settlements.count) { UInt64(move.settlements[$0].number) }
                $0.packed(4, count: move.locked.count) { UInt64(move.locked[$0].number) }
                $0.string(5, move.problem)
                $0.bool(6, move.ran)
            }
        case .markReleased(let journal, let line, let release):
            message(1_300) {
                $0.uint(1, journal.number)
                $0.uint(2, line)
                $0.uint(3, release.item.number)
                $0.sint(4, Int64(release.date.days))
                $0.string(5, release.reason)
            }
        case .linesKept(let item, let amounts):
            message(1_301) {
                $0.uint(1, item.number)
                // As sint64: the sign goes to the lowest bit.
                $0.packed(2, count: amounts.count) { UInt64(bitPattern: amounts[$0] << 1 ^ amounts[$0] >> 63) }
            }
        case .linesSettled(let settlement, let parts):
            message(1_302) {
                $0.uint(1, settlement.number)
                for part in parts {
                    $0.message(2) {
                        $0.uint(1, part.item.number)
                        $0.uint(2, part.line)
                        $0.sint(3, part.amount)
                    }
                }
            }
        case .nameSet(let company, let row):
            message(951) {
                $0.uint(1, company.number)
                $0.code(2, row.name)
                $0.string(3, row.description)
                $0.bool(4, row.decouples)
            }
        case .calendarSet(let company, let row):
            message(950) {
                $0.uint(1, company.number)
                $0.code(2, row.code)
                $0.string(3, row.description)
                $0.uint(4, UInt64(row.closedWeekdays))
                // As sint32: the sign goes to the lowest bit.
                $0.packed(5, count: row.holidays.count) {
                    let days = Int64(row.holidays[$0].days)
                    return UInt64(bitPattern: days << 1 ^ days >> 63)
                }
            }
        case .scheduleSet(let company, let row): message(1_400) { $0.paymentSchedule(company, row) }
        case .specificationSet(let company, let row): message(2_201) { $0.paymentSpecification(company, row) }
        case .deposited(let journal, let slip, let lines):
            message(804) {
                $0.uint(1, journal.number)
                $0.code(2, slip)
                $0.packed(3, count: lines.count) { UInt64(lines[$0]) }
            }
        case .bridged(let item, let row):
            message(805) {
                $0.uint(1, item.number)
                $0.uint(2, row.bank.number)
                $0.bool(3, row.maturity != nil)
                $0.sint(4, Int64(row.maturity?.days ?? 0))
            }
        case .cleared(let item, let date, let entry, let next):
            message(806) {
                $0.uint(1, item.number)
                $0.sint(2, Int64(date.days))
                $0.message(3) { $0.entry(entry) }
                $0.uint(4, next)
            }
        }
    }

    private mutating func paymentLine(_ journal: PaymentJournalID, _ row: PaymentLine) {
        uint(1, journal.number)
        uint(2, row.number)
        uint(3, row.customer.number)
        bool(4, row.date != nil)
        sint(5, Int64(row.date?.days ?? 0))
        uint(6, UInt64(row.currency.number))
        sint(7, row.amount)
        code(8, row.method)
        code(9, row.offsetAccount)
        string(10, row.reference)
        uint(11, UInt64(row.status.rawValue))
        code(12, row.depositSlip)
        bool(13, row.isPrepayment)
        bool(14, row.includesTax)
        string(15, row.mandate)
        bool(16, row.maturity != nil)
        sint(17, Int64(row.maturity?.days ?? 0))
        string(18, row.check.number)
        string(19, row.check.bank)
        string(20, row.check.drawer)
        code(21, row.fee)
        string(22, row.text)
        for mark in row.marks { message(23) { $0.paymentMark(mark) } }
        code(1_300, row.salesOrder)
    }

    private mutating func paymentMark(_ row: PaymentMark) {
        uint(1, row.item.number)
        bool(2, row.amount != nil)
        sint(3, row.amount?.minor ?? 0)
        uint(4, UInt64((row.amount ?? row.wish.discount)?.currency.number ?? 0))
        uint(5, UInt64(row.wish.use.rawValue))
        bool(6, row.wish.discount != nil)
        sint(7, row.wish.discount?.minor ?? 0)
        string(8, row.wish.reason)
        bool(9, row.wish.discountDate != nil)
        sint(10, Int64(row.wish.discountDate?.days ?? 0))
        bool(11, row.wish.fullSettlement)
        code(12, row.wish.discountAccount)
        code(13, row.wish.company)
        bool(14, row.wish.isPrimary)
        if let rate = row.wish.crossRate { message(15) { $0.rate(rate) } }
        packed(16, count: row.lines.count) { UInt64(row.lines[$0]) }
    }
}

extension ProtoReader {
    /// Nil for a malformed fact.
    mutating func payment(_ kind: UInt32) -> PaymentFact? {
        switch kind {
        case 800: return .journalCreated(paymentJournal())
        case 801: return paymentLine()
        case 802:
            let (journal, line) = numberPair()
            return .lineDeleted(PaymentJournalID(journal), line)
        case 803:
            let (journal, payments) = postedJournal()
            return .journalPosted(journal, payments)
        case 952:
            let (journal, payments) = postedJournal()
            return .journalPostedApart(journal, payments)
        case 953: return .queueMoved(queueMove())
        case 1_300: return markReleased()
        case 1_301: return linesKept()
        case 1_302: return linesSettled()
        case 951: return paymentJournalName()
        case 950: return paymentCalendar()
        case 1_400: return paymentSchedule()
        case 2_201: return paymentSpecification()
        case 804:
            var (journal, slip, lines) = (PaymentJournalID.none, Code.empty, [UInt32]())
            while let field = next() {
                switch field {
                case 1: journal = PaymentJournalID(uint32())
                case 2: slip = code()
                case 3: packed { lines.append(UInt32(truncatingIfNeeded: $0)) }
                default: skip()
                }
            }
            return .deposited(journal, slip: slip, lines: lines)
        case 805: return paymentBridged()
        case 806: return bridgedCleared()
        default: return nil
        }
    }

    private mutating func postedJournal() -> (PaymentJournalID, [ItemID]) {
        var (journal, payments) = (PaymentJournalID.none, [ItemID]())
        while let field = next() {
            switch field {
            case 1: journal = PaymentJournalID(uint32())
            case 2: packed { payments.append(ItemID(UInt32(truncatingIfNeeded: $0))) }
            default: skip()
            }
        }
        return (journal, payments)
    }

    private mutating func markReleased() -> PaymentFact {
        var (journal, line) = (PaymentJournalID.none, UInt32(0))
        var release = MarkRelease(item: .none, date: CalendarDate(days: 0), reason: "")
        while let field = next() {
            switch field {
            case 1: journal = PaymentJournalID(uint32())
            case 2: line = uint32()
            case 3: release.item = ItemID(uint32())
            case 4: release.date = date()
            case 5: release.reason = string()
            default: skip()
            }
        }
        return .markReleased(journal, line: line, release)
    }

    private mutating func linesKept() -> PaymentFact {
        var (item, amounts) = (ItemID.none, [Int64]())
        while let field = next() {
            switch field {
            case 1: item = ItemID(uint32())
            case 2: packed { amounts.append(Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1)) }
            default: skip()
            }
        }
        return .linesKept(item, amounts)
    }

    private mutating func linesSettled() -> PaymentFact {
        var (settlement, parts) = (SettlementID.none, [LineSettled]())
        while let field = next() {
            switch field {
            case 1: settlement = SettlementID(uint32())
            case 2:
                var inner = message()
                var part = LineSettled(item: .none, line: 0, amount: 0)
                while let field = inner.next() {
                    switch field {
                    case 1: part.item = ItemID(inner.uint32())
                    case 2: part.line = inner.uint32()
                    case 3: part.amount = inner.sint()
                    default: inner.skip()
                    }
                }
                // A line 0 would be looked up before the first.
                if inner.failed || part.line == 0 { reject() }
                parts.append(part)
            default: skip()
            }
        }
        return .linesSettled(settlement, parts)
    }

    private mutating func queueMove() -> QueueMove {
        var move = QueueMove(.none, .prepared)
        while let field = next() {
            switch field {
            case 1: move.id = QueuedSettlementID(uint32())
            case 2: move.state = choice(.prepared)
            case 3: packed { move.settlements.append(SettlementID(UInt32(truncatingIfNeeded: $0))) }
            case 4: packed { move.locked.append(ItemID(UInt32(truncatingIfNeeded: $0))) }
            case 5: move.problem = string()
            case 6: move.ran = bool()
            default: skip()
            }
        }
        return move
    }

    private mutating func paymentJournalName() -> PaymentFact {
        var (company, name, description, decouples) = (CompanyID.none, Code.empty, "", false)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: name = code()
            case 3: description = string()
            case 4: decouples = bool()
            default: skip()
            }
        }
        return .nameSet(company, PaymentJournalName(name: name, description: description, decouples: decouples))
    }

    private mutating func paymentCalendar() -> PaymentFact {
        var (company, code, description) = (CompanyID.none, Code.empty, "")
        var (weekdays, holidays): (UInt8, [CalendarDate]) = (0, [])
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: code = self.code()
            case 3: description = string()
            case 4: weekdays = UInt8(truncatingIfNeeded: uint())
            case 5:
                packed {
                    let days = Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1)
                    holidays.append(CalendarDate(days: Int32(truncatingIfNeeded: days)))
                }
            default: skip()
            }
        }
        var row = PaymentCalendar(code: code)
        (row.description, row.closedWeekdays, row.holidays) = (description, weekdays, holidays)
        // A week without a workday would be searched for ever.
        if weekdays & 0x7f == 0x7f { reject() }
        return .calendarSet(company, row)
    }

    private mutating func paymentJournal() -> PaymentJournal {
        var (id, company) = (PaymentJournalID.none, CompanyID.none)
        var (number, name, description) = (Code.empty, Code.empty, "")
        while let field = next() {
            switch field {
            case 1: id = PaymentJournalID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: number = code()
            case 4: name = code()
            case 5: description = string()
            default: skip()
            }
        }
        return PaymentJournal(id: id, company: company, number: number, name: name, description: description)
    }

    private mutating func paymentLine() -> PaymentFact {
        var (journal, row) = (PaymentJournalID.none, PaymentLine(number: 0, customer: .none, currency: .eur))
        var (day, hasDay, maturity, hasMaturity) = (CalendarDate(days: 0), false, CalendarDate(days: 0), false)
        while let field = next() {
            switch field {
            case 1: journal = PaymentJournalID(uint32())
            case 2: row.number = uint32()
            case 3: row.customer = CustomerID(uint32())
            case 4: hasDay = bool()
            case 5: day = date()
            case 6: row.currency = currency()
            case 7: row.amount = sint()
            case 8: row.method = code()
            case 9: row.offsetAccount = code()
            case 10: row.reference = string()
            case 11: row.status = choice(.none)
            case 12: row.depositSlip = code()
            case 13: row.isPrepayment = bool()
            case 14: row.includesTax = bool()
            case 15: row.mandate = string()
            case 16: hasMaturity = bool()
            case 17: maturity = date()
            case 18: row.check.number = string()
            case 19: row.check.bank = string()
            case 20: row.check.drawer = string()
            case 21: row.fee = code()
            case 22: row.text = string()
            case 23:
                var inner = message()
                row.marks.append(inner.paymentMark())
                if inner.failed { reject() }
            case 1_300: row.salesOrder = code()
            default: skip()
            }
        }
        if hasDay { row.date = day }
        if hasMaturity { row.maturity = maturity }
        return .lineSet(journal, row)
    }

    private mutating func paymentMark() -> PaymentMark {
        var row = PaymentMark(item: .none)
        var (amount, hasAmount, discount, hasDiscount) = (Int64(0), false, Int64(0), false)
        var (number, day, hasDay) = (UInt16(0), CalendarDate(days: 0), false)
        while let field = next() {
            switch field {
            case 1: row.item = ItemID(uint32())
            case 2: hasAmount = bool()
            case 3: amount = sint()
            case 4: number = UInt16(truncatingIfNeeded: uint())
            case 5: row.wish.use = choice(.normal)
            case 6: hasDiscount = bool()
            case 7: discount = sint()
            case 8: row.wish.reason = string()
            case 9: hasDay = bool()
            case 10: day = date()
            case 11: row.wish.fullSettlement = bool()
            case 12: row.wish.discountAccount = code()
            case 13: row.wish.company = code()
            case 14: row.wish.isPrimary = bool()
            case 15: row.wish.crossRate = rate()
            case 16: packed { row.lines.append(UInt32(truncatingIfNeeded: $0)) }
            default: skip()
            }
        }
        if hasDay { row.wish.discountDate = day }
        guard hasAmount || hasDiscount else { return row }
        guard let currency = Currency(number: number) else {
            reject()
            return row
        }
        if hasAmount { row.amount = Money(amount, currency) }
        if hasDiscount { row.wish.discount = Money(discount, currency) }
        return row
    }

    private mutating func paymentBridged() -> PaymentFact {
        var (item, bank, maturity, hasMaturity) = (ItemID.none, AccountID.none, CalendarDate(days: 0), false)
        while let field = next() {
            switch field {
            case 1: item = ItemID(uint32())
            case 2: bank = AccountID(uint32())
            case 3: hasMaturity = bool()
            case 4: maturity = date()
            default: skip()
            }
        }
        return .bridged(item, BridgedPayment(bank: bank, maturity: hasMaturity ? maturity : nil))
    }

    private mutating func bridgedCleared() -> PaymentFact? {
        var (item, day, booked, voucher) = (ItemID.none, CalendarDate(days: 0), JournalEntry?.none, UInt64(0))
        while let field = next() {
            switch field {
            case 1: item = ItemID(uint32())
            case 2: day = date()
            case 3: booked = entry()
            case 4: voucher = uint()
            default: skip()
            }
        }
        return booked.map { .cleared(item, on: day, $0, voucherNext: voucher) }
    }
}
