import Receivables

// The readers of collection letters and what became of their charges.

extension ProtoReader {
    mutating func letterDay() -> (id: LetterID, date: CalendarDate, rest: UInt32) {
        var (id, date, rest) = (LetterID.none, CalendarDate(days: 0), UInt32(0))
        while let field = next() {
            switch field {
            case 1: id = LetterID(uint32())
            case 2: date = day()
            case 3: rest = uint32()
            default: skip()
            }
        }
        return (id, date, rest)
    }

    mutating func letterSequence() -> (CompanyID, LetterSequence) {
        var company = CompanyID.none
        var row = LetterSequence(code: .empty, description: "", terms: .empty, lines: [])
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.description = string()
            case 4: row.terms = code()
            case 5: nested { row.lines.append($0.letterLine()) }
            default: skip()
            }
        }
        return (company, row)
    }

    private mutating func letterLine() -> LetterSequence.Line {
        var row = LetterSequence.Line(
            description: "", currency: .eur, fee: 0, feeAccount: .none, itemTaxGroup: .empty, salesTaxGroup: .empty,
            minimum: 0, days: 0, blocks: false, texts: [])
        while let field = next() {
            switch field {
            case 1: row.description = string()
            case 2: row.currency = currency()
            case 3: row.fee = sint()
            case 4: row.feeAccount = AccountID(uint32())
            case 5: row.itemTaxGroup = code()
            case 6: row.salesTaxGroup = code()
            case 7: row.minimum = sint()
            case 8: row.days = UInt16(truncatingIfNeeded: uint())
            case 9: row.blocks = bool()
            case 10:
                nested { inner in
                    var text = LetterSequence.Text(language: "", text: "")
                    while let field = inner.next() {
                        switch field {
                        case 1: text.language = inner.string()
                        case 2: text.text = inner.string()
                        default: inner.skip()
                        }
                    }
                    row.texts.append(text)
                }
            default: skip()
            }
        }
        return row
    }

    mutating func letterBlock() -> LetterBlockSet {
        var row = LetterBlockSet(company: .none, customer: .none, items: [], isBlocked: false)
        while let field = next() {
            switch field {
            case 1: row.company = CompanyID(uint32())
            case 2: row.customer = CustomerID(uint32())
            case 3: packed { row.items.append(ItemID(UInt32(truncatingIfNeeded: $0))) }
            case 4: row.isBlocked = bool()
            default: skip()
            }
        }
        return row
    }

    mutating func letter() -> CollectionLetter {
        var row = CollectionLetter(
            id: .none, company: .none, customer: .none, sequence: .empty, level: .perCustomer, code: 0,
            date: CalendarDate(days: 0), currency: .eur, overdue: 0, fee: 0, lines: [], levelBefore: 0, levelDateBefore: nil)
        var (hasDate, date) = (false, CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: row.id = LetterID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.customer = CustomerID(uint32())
            case 4: row.sequence = code()
            case 5: row.level = choice(.perCustomer)
            case 6: row.code = UInt8(truncatingIfNeeded: uint())
            case 7: row.date = day()
            case 8: row.currency = currency()
            case 9: row.overdue = sint()
            case 10: row.fee = sint()
            case 11:
                nested { inner in
                    var line = CollectionLetter.Line(item: .none, open: 0, codeBefore: 0, code: 0, dateBefore: nil)
                    var (has, date) = (false, CalendarDate(days: 0))
                    while let field = inner.next() {
                        switch field {
                        case 1: line.item = ItemID(inner.uint32())
                        case 2: line.open = inner.sint()
                        case 3: line.codeBefore = UInt8(truncatingIfNeeded: inner.uint())
                        case 4: line.code = UInt8(truncatingIfNeeded: inner.uint())
                        case 5: has = inner.bool()
                        case 6: date = inner.day()
                        default: inner.skip()
                        }
                    }
                    line.dateBefore = has ? date : nil
                    row.lines.append(line)
                }
            case 12: row.levelBefore = UInt8(truncatingIfNeeded: uint())
            case 13: hasDate = bool()
            case 14: date = day()
            default: skip()
            }
        }
        row.levelDateBefore = hasDate ? date : nil
        return row
    }

    mutating func letterPosted() -> LetterPosted {
        var row = LetterPosted(
            id: .none, number: .empty, numberTaken: TakenNumber(kind: .letter, next: 0), date: CalendarDate(days: 0),
            feeItem: .none, movesCodes: false, legs: [])
        var (kind, following) = (SequenceKind.letter, UInt64(0))
        while let field = next() {
            switch field {
            case 1: row.id = LetterID(uint32())
            case 2: row.number = code()
            case 3: kind = choice(.letter)
            case 4: following = uint()
            case 5: row.date = day()
            case 6: row.feeItem = ItemID(uint32())
            case 7: row.movesCodes = bool()
            case 8: row.legs.append(leg())
            case 840: packed { row.interestNotes.append(InterestNoteID(UInt32(truncatingIfNeeded: $0))) }
            default: skip()
            }
        }
        row.numberTaken = TakenNumber(kind: kind, next: following)
        return row
    }

    mutating func chargeChanged() -> ChargeChanged {
        var row = ChargeChanged(item: .none, act: .waive, document: .none, date: CalendarDate(days: 0), reason: "")
        while let field = next() {
            switch field {
            case 1: row.item = ItemID(uint32())
            case 2: row.act = choice(.waive)
            case 3: row.document = ItemID(uint32())
            case 4: row.date = day()
            case 5: row.reason = string()
            default: skip()
            }
        }
        return row
    }
}
