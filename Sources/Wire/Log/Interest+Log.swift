import Receivables

// Facts of interest codes and notes <-> Protocol/log/v1. Optional numbers are written plus 1, so that 0 is "none".

extension ProtoWriter {
    private mutating func optional(_ field: UInt32, _ value: Int64?) {
        if let value { sint(field, value + 1) }
    }

    mutating func interestCode(_ company: CompanyID, _ row: InterestCode) {
        uint(1, company.number)
        code(2, row.code)
        string(3, row.description)
        for version in row.versions {
            message(4) { out in
                out.sint(1, Int64(version.effectiveFrom.days))
                if let end = version.effectiveTo {
                    out.sint(2, Int64(end.days))
                    out.bool(3, true)
                }
                if let terms = version.earnings { out.message(4) { $0.interestTerms(terms) } }
                if let terms = version.payments { out.message(5) { $0.interestTerms(terms) } }
            }
        }
    }

    private mutating func interestTerms(_ terms: InterestTerms) {
        uint(1, UInt64(terms.every))
        uint(2, UInt64(terms.unit.rawValue))
        uint(3, UInt64(terms.basis.rawValue))
        uint(4, UInt64(terms.method.rawValue))
        uint(5, UInt64(terms.range.rawValue))
        uint(6, terms.account.number)
        uint(7, UInt64(terms.graceDays))
        uint(8, UInt64(terms.calculateFrom.rawValue))
        optional(9, terms.percent?.tenThousandths)
        for own in terms.currencies {
            message(10) { out in
                out.uint(1, UInt64(own.currency.number))
                out.optional(2, own.value)
                out.optional(3, own.minInterest)
                out.optional(4, own.maxInterest)
                out.sint(5, own.fee)
                out.uint(6, own.feeAccount.number)
                for row in own.rows {
                    out.message(7) {
                        $0.sint(1, row.from)
                        $0.sint(2, row.value)
                    }
                }
                out.code(9, own.feeTaxGroup)
            }
        }
    }

    mutating func interestNote(_ note: InterestNote) {
        uint(1, note.id.number)
        uint(2, note.company.number)
        code(3, note.number)
        uint(4, note.customer.number)
        uint(5, UInt64(note.currency.number))
        uint(6, note.profile.number)
        code(7, note.code)
        sint(8, Int64(note.versionFrom.days))
        sint(9, Int64(note.to.days))
        for charge in note.charges { message(10) { $0.interestCharge(charge) } }
        if let taken = note.numberTaken {
            uint(11, UInt64(taken.kind.rawValue))
            uint(12, taken.next)
        }
    }

    private mutating func interestCharge(_ charge: InterestCharge) {
        uint(1, charge.item.number)
        sint(2, charge.amount)
        uint(3, charge.account.number)
        bool(4, charge.isFee)
        for span in charge.spans {
            message(5) {
                $0.sint(1, Int64(span.from.days))
                $0.sint(2, Int64(span.to.days))
            }
        }
        sint(6, charge.base)
        sint(7, charge.value)
        uint(8, UInt64(charge.units))
        sint(9, charge.waived)
        sint(10, charge.writtenOff)
        sint(11, charge.reversed)
        sint(12, charge.paidBefore)
        uint(14, charge.shares)
        for tax in charge.taxes {
            message(15) {
                $0.code(1, tax.code)
                $0.uint(2, tax.account.number)
                $0.sint(3, tax.amount)
            }
        }
    }

    mutating func interestChanged(_ fact: InterestChanged) {
        uint(1, fact.note.number)
        uint(2, UInt64(fact.kind.rawValue))
        for amount in fact.amounts {
            message(3) {
                $0.uint(1, amount.charge)
                $0.sint(2, amount.amount)
            }
        }
        uint(4, fact.document.number)
        sint(5, Int64(fact.date.days))
        string(6, fact.reason)
        code(8, fact.by)
    }
}

extension ProtoReader {
    private mutating func optionalSint() -> Int64? {
        let raw = sint()
        return raw == 0 ? nil : raw - 1
    }

    mutating func interestCode() -> (CompanyID, InterestCode) {
        var (company, code, description) = (CompanyID.none, Code.empty, "")
        var versions: [InterestVersion] = []
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: code = self.code()
            case 3: description = string()
            case 4:
                var inner = message()
                versions.append(inner.interestVersion())
                if inner.failed { reject() }
            default: skip()
            }
        }
        return (company, InterestCode(code: code, description: description, versions: versions))
    }

    private mutating func interestVersion() -> InterestVersion {
        var version = InterestVersion(effectiveFrom: CalendarDate(days: 0), earnings: nil, payments: nil)
        var (end, hasEnd) = (CalendarDate(days: 0), false)
        while let field = next() {
            switch field {
            case 1: version.effectiveFrom = day()
            case 2: end = day()
            case 3: hasEnd = bool()
            case 4, 5:
                var inner = message()
                let terms = inner.interestTerms()
                if inner.failed { reject() }
                if field == 4 { version.earnings = terms } else { version.payments = terms }
            default: skip()
            }
        }
        if hasEnd { version.effectiveTo = end }
        return version
    }

    private mutating func interestTerms() -> InterestTerms {
        var terms = InterestTerms()
        terms.every = 0
        while let field = next() {
            switch field {
            case 1: terms.every = UInt16(truncatingIfNeeded: uint32())
            case 2: terms.unit = choice(.month)
            case 3: terms.basis = choice(.percent)
            case 4: terms.method = choice(.interval)
            case 5: terms.range = choice(.none)
            case 6: terms.account = AccountID(uint32())
            case 7: terms.graceDays = UInt16(truncatingIfNeeded: uint32())
            case 8: terms.calculateFrom = choice(.dueDate)
            case 9: terms.percent = optionalSint().map { Percent(tenThousandths: $0) }
            case 10:
                var inner = message()
                if let own = inner.interestCurrency() { terms.currencies.append(own) } else { reject() }
            default: skip()
            }
        }
        return terms
    }

    private mutating func interestCurrency() -> InterestTerms.CurrencyTerms? {
        var own: InterestTerms.CurrencyTerms?
        while let field = next() {
            switch field {
            case 1:
                guard let currency = Currency(number: UInt16(truncatingIfNeeded: uint32())) else { return nil }
                own = .init(currency: currency)
            case 2: own?.value = optionalSint()
            case 3: own?.minInterest = optionalSint()
            case 4: own?.maxInterest = optionalSint()
            case 5: own?.fee = sint()
            case 6: own?.feeAccount = AccountID(uint32())
            case 9: own?.feeTaxGroup = code()
            case 7:
                var inner = message()
                var row = InterestTerms.Row(from: 0, value: 0)
                while let field = inner.next() {
                    switch field {
                    case 1: row.from = inner.sint()
                    case 2: row.value = inner.sint()
                    default: inner.skip()
                    }
                }
                if inner.failed { return nil }
                own?.rows.append(row)
            default: skip()
            }
        }
        return failed ? nil : own
    }

    mutating func interestNote() -> InterestNote? {
        var note = InterestNote(
            id: .none, company: .none, number: .empty, customer: .none, currency: .eur, profile: .none, code: .empty,
            versionFrom: CalendarDate(days: 0), to: CalendarDate(days: 0), charges: [], numberTaken: nil)
        var (kind, next): (SequenceKind?, UInt64) = (nil, 0)
        while let field = self.next() {
            switch field {
            case 1: note.id = InterestNoteID(uint32())
            case 2: note.company = CompanyID(uint32())
            case 3: note.number = code()
            case 4: note.customer = CustomerID(uint32())
            case 5:
                guard let currency = Currency(number: UInt16(truncatingIfNeeded: uint32())) else { return nil }
                note.currency = currency
            case 6: note.profile = ProfileID(uint32())
            case 7: note.code = code()
            case 8: note.versionFrom = day()
            case 9: note.to = day()
            case 10:
                var inner = message()
                note.charges.append(inner.interestCharge())
                if inner.failed { return nil }
            case 11: kind = choice(.interestNote)
            case 12: next = uint()
            default: skip()
            }
        }
        if let kind { note.numberTaken = TakenNumber(kind: kind, next: next) }
        return failed ? nil : note
    }

    private mutating func interestCharge() -> InterestCharge {
        var charge = InterestCharge(item: .none, amount: 0, account: .none)
        while let field = next() {
            switch field {
            case 1: charge.item = ItemID(uint32())
            case 2: charge.amount = sint()
            case 3: charge.account = AccountID(uint32())
            case 4: charge.isFee = bool()
            case 5:
                var inner = message()
                var span = InterestCalculation.Span(from: CalendarDate(days: 0), to: CalendarDate(days: 0))
                while let field = inner.next() {
                    switch field {
                    case 1: span.from = inner.day()
                    case 2: span.to = inner.day()
                    default: inner.skip()
                    }
                }
                if inner.failed { reject() }
                charge.spans.append(span)
            case 6: charge.base = sint()
            case 7: charge.value = sint()
            case 8:
                guard let units = Int32(exactly: uint32()) else {
                    reject()
                    break
                }
                charge.units = units
            case 9: charge.waived = sint()
            case 10: charge.writtenOff = sint()
            case 11: charge.reversed = sint()
            case 12: charge.paidBefore = sint()
            case 14: charge.shares = uint32()
            case 15: charge.taxes.append(feeTax())
            default: skip()
            }
        }
        return charge
    }

    private mutating func feeTax() -> FeeTax {
        var inner = message()
        var tax = FeeTax(code: .empty, account: .none, amount: 0)
        while let field = inner.next() {
            switch field {
            case 1: tax.code = inner.code()
            case 2: tax.account = AccountID(inner.uint32())
            case 3: tax.amount = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return tax
    }

    mutating func interestChanged() -> InterestChanged {
        var fact = InterestChanged(
            note: .none, kind: .waive, amounts: [], document: .none, date: CalendarDate(days: 0), reason: "")
        while let field = next() {
            switch field {
            case 1: fact.note = InterestNoteID(uint32())
            case 2: fact.kind = choice(.waive)
            case 3:
                var inner = message()
                var amount = InterestChanged.Amount(charge: 0, amount: 0)
                while let field = inner.next() {
                    switch field {
                    case 1: amount.charge = inner.uint32()
                    case 2: amount.amount = inner.sint()
                    default: inner.skip()
                    }
                }
                if inner.failed { reject() }
                fact.amounts.append(amount)
            case 4: fact.document = ItemID(uint32())
            case 5: fact.date = day()
            case 6: fact.reason = string()
            case 8: fact.by = code()
            default: skip()
            }
        }
        return fact
    }
}
