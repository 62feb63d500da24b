import Receivables

// Set-up facts and their log messages, writer beside reader.

extension ProtoWriter {
    mutating func company(_ row: Company) {
        uint(1, row.id.number)
        code(2, row.code)
        string(3, row.name)
        uint(4, UInt64(row.currency.number))
        string(5, row.timeZone)
    }

    mutating func numberSequence(_ id: CompanyID, _ kind: SequenceKind, _ row: NumberSequence) {
        uint(1, id.number)
        uint(2, UInt64(kind.rawValue))
        code(3, row.prefix)
        uint(4, UInt64(row.digits))
        uint(5, row.next)
    }

    mutating func period(_ id: CompanyID, _ row: Period) {
        uint(1, id.number)
        sint(2, Int64(row.from.days))
        sint(3, Int64(row.to.days))
        uint(4, UInt64(row.status.rawValue))
        if !row.isOperating { uint(6, UInt64(row.kind.rawValue)) }
    }

    mutating func exchangeRate(_ id: CompanyID, _ row: ExchangeRate) {
        uint(1, id.number)
        uint(2, UInt64(row.from.number))
        uint(3, UInt64(row.to.number))
        message(4) { $0.rate(row.rate) }
        sint(5, Int64(row.validFrom.days))
        code(2_200, row.type)
    }

    mutating func mainAccount(_ row: MainAccount) {
        uint(1, row.id.number)
        code(2, row.number)
        string(3, row.name)
        bool(4, row.blocked)
        code(5, row.itemTaxGroup)
        code(6, row.salesTaxGroup)
        dimensions(460, row.dimensions)
        for share in row.allocation { message(461) { $0.share(share) } }
    }

    mutating func terms(_ id: CompanyID, _ row: TermsOfPayment) {
        uint(1, id.number)
        code(2, row.code)
        string(3, row.description)
        uint(4, UInt64(row.method.rawValue))
        uint(5, UInt64(row.months))
        uint(6, UInt64(row.days))
        uint(910, UInt64(row.paymentWeekday))
        uint(911, UInt64(row.paymentDay))
        code(950, row.calendar)
        uint(951, UInt64(row.nonWorkday.rawValue))
        code(1_400, row.schedule)
    }

    mutating func method(_ id: CompanyID, _ row: MethodOfPayment) {
        uint(1, id.number)
        code(2, row.code)
        string(3, row.description)
        uint(4, UInt64(row.type.rawValue))
        uint(5, row.account.number)
        bool(6, row.requireReference)
        bool(500, row.requireMandate)
        bool(501, row.remitsBills)
        bool(860, row.drawsBills)
        uint(910, row.bridging.number)
        if row.requiredStatus != .none { uint(911, UInt64(row.requiredStatus.rawValue)) }
        bool(912, row.requireDepositSlip)
        code(2_200, row.specification)
    }

    mutating func taxCode(_ id: CompanyID, _ row: TaxCode) {
        uint(1, id.number)
        code(2, row.code)
        sint(3, row.percent.tenThousandths)
        uint(4, row.account.number)
        bool(5, row.fallsWithDiscounts)
        uint(1_300, row.discountAccount.number)
    }

    mutating func taxGroup(_ id: CompanyID, _ row: TaxGroup) {
        uint(1, id.number)
        uint(2, UInt64(row.kind.rawValue))
        code(3, row.code)
        for taxCode in row.taxCodes { code(4, taxCode) }
    }

    mutating func customerGroup(_ id: CompanyID, _ row: CustomerGroup) {
        uint(1, id.number)
        code(2, row.code)
        string(3, row.description)
        code(4, row.terms)
        code(5, row.salesTaxGroup)
        if let numbers = row.numbers {
            code(300, numbers.prefix)
            uint(301, UInt64(numbers.digits))
            uint(302, numbers.next)
        }
        code(2_200, row.rateType)
        code(2_900, row.settlePeriod)
        uint(2_901, row.revenueAccount.number)
        code(2_902, row.writeOffReason)
    }

    mutating func profile(_ id: CompanyID, _ row: PostingProfile) {
        uint(1, id.number)
        uint(2, row.id.number)
        code(3, row.code)
        string(4, row.description)
        bool(5, row.noSettlement)
        bool(6, row.noInterest)
        bool(7, row.noCollectionLetter)
        code(280, row.letterSequence)
        code(480, row.closeProfile)
    }

    mutating func profileLine(_ id: CompanyID, _ profile: ProfileID, _ row: PostingProfileLine) {
        uint(1, id.number)
        uint(2, profile.number)
        uint(3, UInt64(row.accountCode.rawValue))
        code(4, row.relation)
        uint(5, row.summaryAccount.number)
        uint(6, row.writeOffAccount.number)
        code(7, row.interestCode)
        uint(8, row.further.settle.number)
        uint(9, row.further.liquidity.number)
        uint(10, row.further.prepaymentTax.number)
        uint(11, row.further.discountLiability.number)
    }

    mutating func rate(_ rate: Rate) {
        sint(1, rate.mantissa)
        uint(2, UInt64(rate.scale))
        uint(3, UInt64(rate.unit))
    }
}

extension ProtoReader {
    mutating func company() -> Company {
        var (id, code, name, currency, zone) = (CompanyID.none, Code.empty, "", Currency.eur, "")
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: code = self.code()
            case 3: name = string()
            case 4: currency = self.currency()
            case 5: zone = string()
            default: skip()
            }
        }
        return Company(id: id, code: code, name: name, currency: currency, timeZone: zone)
    }

    mutating func numberSequence() -> (CompanyID, SequenceKind, NumberSequence) {
        var (id, kind) = (CompanyID.none, SequenceKind.voucher)
        var row = NumberSequence(prefix: .empty, digits: 1, next: 0)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: kind = choice(.voucher)
            case 3: row.prefix = code()
            case 4: row.digits = UInt8(truncatingIfNeeded: uint())
            case 5: row.next = uint()
            default: skip()
            }
        }
        return (id, kind, row)
    }

    mutating func period() -> (CompanyID, Period) {
        var (id, from, to, status) = (CompanyID.none, CalendarDate(days: 0), CalendarDate(days: 0), PeriodStatus.open)
        var kind = PeriodKind.operating
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: from = date()
            case 3: to = date()
            case 4: status = choice(.open)
            case 6: kind = choice(.operating)
            default: skip()
            }
        }
        return (id, Period(from: from, to: to, status: status, kind: kind))
    }

    mutating func exchangeRate() -> (CompanyID, ExchangeRate) {
        var (id, from, to, rate, date) = (CompanyID.none, Currency.eur, Currency.eur, Rate.one, CalendarDate(days: 0))
        var type = Code.empty
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: from = currency()
            case 3: to = currency()
            case 4: rate = self.rate()
            case 5: date = self.date()
            case 2_200: type = code()
            default: skip()
            }
        }
        return (id, ExchangeRate(from: from, to: to, rate: rate, validFrom: date, type: type))
    }

    /// A rate that no writer of ours makes is a failure.
    mutating func rate() -> Rate {
        var inner = message()
        var (mantissa, scale, unit): (Int64, UInt64, UInt64) = (0, 0, 0)
        while let field = inner.next() {
            switch field {
            case 1: mantissa = inner.sint()
            case 2: scale = inner.uint()
            case 3: unit = inner.uint()
            default: inner.skip()
            }
        }
        guard !inner.failed, mantissa > 0, scale <= 9, unit > 0, unit <= 65_535 else {
            reject()
            return .one
        }
        return Rate(mantissa: mantissa, scale: UInt8(scale), unit: UInt16(unit))
    }

    mutating func mainAccount() -> MainAccount {
        var (id, number, name, blocked) = (AccountID.none, Code.empty, "", false)
        var (itemGroup, salesGroup) = (Code.empty, Code.empty)
        var (dimensions, allocation): ([DimensionValue], [DistributionShare]) = ([], [])
        while let field = next() {
            switch field {
            case 1: id = AccountID(uint32())
            case 2: number = code()
            case 3: name = string()
            case 4: blocked = bool()
            case 5: itemGroup = code()
            case 6: salesGroup = code()
            case 460: dimensions.append(dimension())
            case 461: allocation.append(share())
            default: skip()
            }
        }
        var account = MainAccount(
            id: id, number: number, name: name, blocked: blocked, itemTaxGroup: itemGroup, salesTaxGroup: salesGroup)
        account.dimensions = Dimensions(dimensions)
        account.allocation = allocation
        return account
    }

    mutating func automaticAccount() -> (CompanyID, PostingType, AccountID) {
        var (id, type, account) = (CompanyID.none, PostingType.rounding, AccountID.none)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: type = choice(.rounding)
            case 3: account = AccountID(uint32())
            default: skip()
            }
        }
        return (id, type, account)
    }

    mutating func terms() -> (CompanyID, TermsOfPayment) {
        var (id, code, text, method) = (CompanyID.none, Code.empty, "", TermsMethod.net)
        var (months, days): (UInt64, UInt64) = (0, 0)
        var (weekday, monthDay): (UInt8, UInt8) = (0, 0)
        var (calendar, nonWorkday, schedule) = (Code.empty, NonWorkday.stays, Code.empty)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: code = self.code()
            case 3: text = string()
            case 4: method = choice(.net)
            case 5: months = uint()
            case 6: days = uint()
            case 910: weekday = UInt8(truncatingIfNeeded: uint())
            case 911: monthDay = UInt8(truncatingIfNeeded: uint())
            case 950: calendar = self.code()
            case 951: nonWorkday = choice(.stays)
            case 1_400: schedule = self.code()
            default: skip()
            }
        }
        var row = TermsOfPayment(
            code: code, description: text, method: method, months: UInt16(truncatingIfNeeded: months),
            days: UInt16(truncatingIfNeeded: days))
        (row.paymentWeekday, row.paymentDay) = (weekday, monthDay)
        (row.calendar, row.nonWorkday, row.schedule) = (calendar, nonWorkday, schedule)
        return (id, row)
    }

    mutating func method() -> (CompanyID, MethodOfPayment) {
        var (id, code, text, type) = (CompanyID.none, Code.empty, "", PaymentType.other)
        var (account, reference, mandate, remits, draws) = (AccountID.none, false, false, false, false)
        var (bridging, status, slip) = (AccountID.none, PaymentStatus.none, false)
        var specification = Code.empty
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: code = self.code()
            case 3: text = string()
            case 4: type = choice(.other)
            case 5: account = AccountID(uint32())
            case 6: reference = bool()
            case 500: mandate = bool()
            case 501: remits = bool()
            case 860: draws = bool()
            case 910: bridging = AccountID(uint32())
            case 911: status = choice(.none)
            case 912: slip = bool()
            case 2_200: specification = self.code()
            default: skip()
            }
        }
        var row = MethodOfPayment(
            code: code, description: text, type: type, account: account, requireReference: reference)
        row.requireMandate = mandate
        row.remitsBills = remits
        row.drawsBills = draws
        (row.bridging, row.requiredStatus, row.requireDepositSlip) = (bridging, status, slip)
        row.specification = specification
        return (id, row)
    }

    mutating func taxCode() -> (CompanyID, TaxCode) {
        var (id, code, percent, account) = (CompanyID.none, Code.empty, Int64(0), AccountID.none)
        var (discount, falls) = (AccountID.none, false)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: code = self.code()
            case 3: percent = sint()
            case 4: account = AccountID(uint32())
            case 5: falls = bool()
            case 1_300: discount = AccountID(uint32())
            default: skip()
            }
        }
        return (
            id,
            TaxCode(
                code: code, percent: Percent(tenThousandths: percent), account: account, discountAccount: discount,
                fallsWithDiscounts: falls)
        )
    }

    mutating func taxGroup() -> (CompanyID, TaxGroup) {
        var (id, kind, code) = (CompanyID.none, TaxGroupKind.sales, Code.empty)
        var codes: [Code] = []
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: kind = choice(.sales)
            case 3: code = self.code()
            case 4: codes.append(self.code())
            default: skip()
            }
        }
        return (id, TaxGroup(kind: kind, code: code, taxCodes: codes))
    }

    mutating func customerGroup() -> (CompanyID, CustomerGroup) {
        var (id, code, text, terms, group) = (CompanyID.none, Code.empty, "", Code.empty, Code.empty)
        var (numbers, rateType) = (NumberSequence(prefix: .empty, digits: 0, next: 0), Code.empty)
        var (settlePeriod, revenueAccount, writeOffReason) = (Code.empty, AccountID.none, Code.empty)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: code = self.code()
            case 3: text = string()
            case 4: terms = self.code()
            case 5: group = self.code()
            case 300: numbers.prefix = self.code()
            case 301: numbers.digits = UInt8(truncatingIfNeeded: uint32())
            case 302: numbers.next = uint()
            case 2_200: rateType = self.code()
            case 2_900: settlePeriod = self.code()
            case 2_901: revenueAccount = AccountID(uint32())
            case 2_902: writeOffReason = self.code()
            default: skip()
            }
        }
        var row = CustomerGroup(
            code: code, description: text, terms: terms, salesTaxGroup: group,
            numbers: numbers.digits == 0 ? nil : numbers)
        row.rateType = rateType
        (row.settlePeriod, row.revenueAccount, row.writeOffReason) = (settlePeriod, revenueAccount, writeOffReason)
        return (id, row)
    }

    mutating func profile() -> (CompanyID, PostingProfile) {
        var (company, id, code, text) = (CompanyID.none, ProfileID.none, Code.empty, "")
        var (settlement, interest, letter, sequence) = (false, false, false, Code.empty)
        var close = Code.empty
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: id = ProfileID(uint32())
            case 3: code = self.code()
            case 4: text = string()
            case 5: settlement = bool()
            case 6: interest = bool()
            case 7: letter = bool()
            case 280: sequence = self.code()
            case 480: close = self.code()
            default: skip()
            }
        }
        return (
            company,
            PostingProfile(
                id: id, code: code, description: text, noSettlement: settlement, noInterest: interest,
                noCollectionLetter: letter, letterSequence: sequence, closeProfile: close)
        )
    }

    mutating func profileLine() -> (CompanyID, ProfileID, PostingProfileLine) {
        var (company, profile, kind, relation) = (CompanyID.none, ProfileID.none, AccountCode.all, Code.empty)
        var (summary, writeOff, interest) = (AccountID.none, AccountID.none, Code.empty)
        var further = PostingProfileLine.Further()
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: profile = ProfileID(uint32())
            case 3: kind = choice(.all)
            case 4: relation = code()
            case 5: summary = AccountID(uint32())
            case 6: writeOff = AccountID(uint32())
            case 7: interest = code()
            case 8: further.settle = AccountID(uint32())
            case 9: further.liquidity = AccountID(uint32())
            case 10: further.prepaymentTax = AccountID(uint32())
            case 11: further.discountLiability = AccountID(uint32())
            default: skip()
            }
        }
        return (
            company, profile,
            PostingProfileLine(
                accountCode: kind, relation: relation, summaryAccount: summary, writeOffAccount: writeOff,
                interestCode: interest, further: further)
        )
    }
}
