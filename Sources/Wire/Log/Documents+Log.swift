import Receivables

extension ProtoWriter {
    mutating func itemPosted(_ posted: Posted) {
        uint(1, posted.fact.id.number)
        uint(2, posted.fact.company.number)
        uint(3, posted.fact.party.number)
        uint(4, posted.fact.customer.number)
        uint(5, UInt64(posted.fact.kind.rawValue))
        code(6, posted.fact.number)
        code(7, posted.fact.voucher)
        sint(8, Int64(posted.fact.documentDate.days))
        sint(9, Int64(posted.fact.postingDate.days))
        sint(10, Int64(posted.fact.dueDate.days))
        uint(11, UInt64(posted.fact.currency.number))
        sint(12, posted.fact.amount)
        sint(13, posted.fact.open)
        message(14) { $0.rate(posted.fact.rate) }
        sint(15, posted.fact.accountingAmount)
        sint(16, posted.fact.accountingOpen)
        sint(17, posted.fact.tax)
        for index in posted.fact.tiers.indices { message(18) { $0.tier(posted.fact.tiers[index]) } }
        code(19, posted.fact.dimension)
        uint(20, posted.fact.profile.number)
        uint(21, posted.fact.receivableAccount.number)
        uint(22, posted.fact.writeOffAccount.number)
        uint(23, posted.fact.authorization.number)
        bool(24, posted.fact.unauthorizedExposure)
        message(25) { $0.entry(posted.fact.entry) }
        message(26) { $0.document(posted.fact.document) }
        if let taken = posted.fact.numberTaken {
            uint(27, UInt64(taken.kind.rawValue))
            uint(28, taken.next)
        }
        uint(29, posted.fact.voucherNext)
        for tax in posted.fact.openingTaxes {
            message(420) {
                $0.code(1, tax.code)
                $0.uint(2, tax.account.number)
                $0.code(3, tax.dimension)
                $0.sint(4, tax.amount)
            }
        }
        for share in posted.fact.interestShares {
            message(1_100) {
                $0.code(1, share.code)
                $0.sint(2, share.weight)
            }
        }
        for index in posted.fact.instalments.indices { message(1_400) { $0.instalment(posted.fact.instalments[index]) } }
        uint(1_401, posted.fact.instalmentOf.number)
    }

    private mutating func instalment(_ row: Instalment) {
        sint(1, Int64(row.due.days))
        sint(2, row.amount)
        sint(3, row.accounting)
        sint(4, row.tax)
        for tier in row.tiers { message(5) { $0.tier(tier) } }
    }

    mutating func tier(_ tier: DiscountTier) {
        sint(1, Int64(tier.until.days))
        uint(2, tier.tenThousandths)
        sint(3, tier.fixedAmount)
        code(4, tier.code)
    }

    mutating func entry(_ entry: JournalEntry) {
        uint(1, entry.company.number)
        code(2, entry.voucher)
        sint(3, Int64(entry.date.days))
        uint(4, UInt64(entry.currency.number))
        for index in entry.legs.indices { message(5) { $0.leg(entry.legs[index]) } }
    }

    mutating func leg(_ leg: Leg) {
        uint(1, leg.account.number)
        uint(2, UInt64(leg.type.rawValue))
        sint(3, leg.amount)
        sint(4, leg.accountingAmount)
        code(5, leg.taxCode)
        code(6, leg.dimension)
        bool(480, leg.isStorno)
    }

    private mutating func document(_ document: Document) {
        for index in document.lines.indices { message(1) { $0.line(document.lines[index]) } }
        for index in document.taxes.indices { message(2) { $0.tax(document.taxes[index]) } }
        string(3, document.text)
        string(4, document.reference)
        code(5, document.terms)
        code(6, document.originalInvoice)
        string(7, document.reason)
        code(8, document.method)
        string(9, document.paymentReference)
        bool(10, document.overLimit)
        uint(11, document.orderingCustomer.number)
        documentExtras(document)
        code(420, document.classification)
        code(421, document.salesOrder)
        code(463, document.mandate)
        if document.listCode != .notIncluded { uint(1200, UInt64(document.listCode.rawValue)) }
        code(1_400, document.schedule)
        code(2_100, document.deliveryAddress)
        dimensions(2_200, document.dimensions)
        for share in document.discountShares { message(2_201) { $0.share(share) } }
        for part in document.discountParts { message(2_202) { $0.discountPart(part) } }
    }

    private mutating func line(_ line: DocumentLine) {
        uint(1, line.account.number)
        string(2, line.description)
        if let quantity = line.quantity {
            sint(3, quantity.unscaled)
            uint(4, UInt64(quantity.scale))
        }
        if let price = line.unitPrice {
            sint(5, price.unscaled)
            uint(6, UInt64(price.scale))
        }
        sint(7, line.amount)
        code(8, line.itemTaxGroup)
        code(9, line.salesTaxGroup)
        string(10, line.itemNumber)
        code(11, line.dimension)
        bool(12, line.quantity != nil && line.unitPrice != nil)
        lineDetails(460, line.details)
    }

    private mutating func tax(_ tax: DocumentTax) {
        code(1, tax.code)
        sint(2, tax.percent.tenThousandths)
        sint(3, tax.base)
        sint(4, tax.tax)
    }

    mutating func itemsSettled(_ fact: ItemsSettled) {
        uint(1, fact.settlement.number)
        uint(2, fact.company.number)
        uint(3, fact.customer.number)
        sint(4, Int64(fact.date.days))
        for index in fact.parts.indices {
            message(5) {
                $0.uint(1, fact.parts[index].debitItem.number)
                $0.uint(2, fact.parts[index].creditItem.number)
                $0.sint(3, fact.parts[index].amount)
                $0.sint(4, fact.parts[index].debitAccounting)
                $0.sint(5, fact.parts[index].creditAccounting)
                $0.uint(400, UInt64(fact.parts[index].kind.rawValue))
            }
        }
        for index in fact.entries.indices { message(6) { $0.entry(fact.entries[index]) } }
        uint(7, fact.voucherNext)
        vouchers(fact.otherVouchers)
        string(401, fact.reason)
        for change in fact.revaluations { message(480) { $0.itemRevaluation(change) } }
        for change in fact.closings { message(481) { $0.profileChange(change) } }
        for change in fact.prepaymentTaxes {
            message(820) {
                $0.uint(1, change.item.number)
                for leg in change.legs { $0.message(2) { $0.leg(leg) } }
            }
        }
        uint(420, UInt64(fact.origin.rawValue))
        dimensionSets(2_700, fact.dimensionSets)
    }

    mutating func settlementUndone(_ fact: SettlementUndone) {
        uint(1, fact.settlement.number)
        sint(2, Int64(fact.date.days))
        string(3, fact.reason)
        for index in fact.entries.indices { message(4) { $0.entry(fact.entries[index]) } }
        uint(5, fact.voucherNext)
        vouchers(fact.otherVouchers)
        for change in fact.revaluations { message(480) { $0.itemRevaluation(change) } }
        for change in fact.reopenings { message(481) { $0.profileChange(change) } }
    }
}

extension ProtoReader {
    /// Nil when the fact lacks what every writer gives it.
    ///
    /// `onlyState`: without those parts of the document that no book keeps.
    mutating func itemPosted(onlyState: Bool = false) -> Posted? {
        var fact = ItemPosted()
        guard fill(&fact, onlyState: onlyState) else { return nil }
        return Posted(consume fact)
    }

    private mutating func fill(_ fact: inout ItemPosted, onlyState: Bool) -> Bool {
        var hasEntry = false
        var (takenKind, takenNext): (SequenceKind?, UInt64) = (nil, 0)
        while let field = next() {
            switch field {
            case 1: fact.id = ItemID(uint32())
            case 2: fact.company = CompanyID(uint32())
            case 3: fact.party = PartyID(uint32())
            case 4: fact.customer = CustomerID(uint32())
            case 5: fact.kind = choice(.invoice)
            case 6: fact.number = code()
            case 7: fact.voucher = code()
            case 8: fact.documentDate = date()
            case 9: fact.postingDate = date()
            case 10: fact.dueDate = date()
            case 11: fact.currency = currency()
            case 12: fact.amount = sint()
            case 13: fact.open = sint()
            case 14: fact.rate = rate()
            case 15: fact.accountingAmount = sint()
            case 16: fact.accountingOpen = sint()
            case 17: fact.tax = sint()
            case 18: fact.tiers.append(tier())
            case 19: fact.dimension = code()
            case 20: fact.profile = ProfileID(uint32())
            case 21: fact.receivableAccount = AccountID(uint32())
            case 22: fact.writeOffAccount = AccountID(uint32())
            case 23: fact.authorization = AuthorizationID(uint32())
            case 24: fact.unauthorizedExposure = bool()
            case 25:
                guard let entry = entry() else { return false }
                fact.entry = entry
                hasEntry = true
            case 26: document(&fact.document, onlyState: onlyState)
            case 27: takenKind = choice(.voucher)
            case 28: takenNext = uint()
            case 29: fact.voucherNext = uint()
            case 420: fact.openingTaxes.append(openingTax())
            case 1_100: fact.interestShares.append(interestShare())
            case 1_400: fact.instalments.append(instalment())
            case 1_401: fact.instalmentOf = ItemID(uint32())
            default: skip()
            }
        }
        guard hasEntry, !failed, !fact.id.isNone, !fact.customer.isNone else { return false }
        if let takenKind { fact.numberTaken = TakenNumber(kind: takenKind, next: takenNext) }
        return true
    }

    private mutating func instalment() -> Instalment {
        var inner = message()
        var row = Instalment(due: CalendarDate(days: 0), amount: 0, accounting: 0, tax: 0, tiers: [])
        while let field = inner.next() {
            switch field {
            case 1: row.due = inner.date()
            case 2: row.amount = inner.sint()
            case 3: row.accounting = inner.sint()
            case 4: row.tax = inner.sint()
            case 5: row.tiers.append(inner.tier())
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    private mutating func interestShare() -> InterestShare {
        var inner = message()
        var share = InterestShare(code: .empty, weight: 0)
        while let field = inner.next() {
            switch field {
            case 1: share.code = inner.code()
            case 2: share.weight = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed || share.weight <= 0 { reject() }
        return share
    }

    private mutating func openingTax() -> ItemTax {
        var inner = message()
        var tax = ItemTax(code: .empty, account: .none, dimension: .empty, amount: 0)
        while let field = inner.next() {
            switch field {
            case 1: tax.code = inner.code()
            case 2: tax.account = AccountID(inner.uint32())
            case 3: tax.dimension = inner.code()
            case 4: tax.amount = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return tax
    }

    mutating func tier() -> DiscountTier {
        var inner = message()
        var tier = DiscountTier(until: CalendarDate(days: 0), tenThousandths: 0, fixedAmount: 0, code: .empty)
        while let field = inner.next() {
            switch field {
            case 1: tier.until = inner.date()
            case 2: tier.tenThousandths = inner.uint32()
            case 3: tier.fixedAmount = inner.sint()
            case 4: tier.code = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return tier
    }

    /// An entry that does not balance is damage, not a trap: nil.
    mutating func entry() -> JournalEntry? {
        var inner = message()
        var (company, voucher, date, currency) = (CompanyID.none, Code.empty, CalendarDate(days: 0), Currency.eur)
        var legs: [Leg] = []
        legs.reserveCapacity(4)
        var sums: (Int64, Int64) = (0, 0)
        while let field = inner.next() {
            switch field {
            case 1: company = CompanyID(inner.uint32())
            case 2: voucher = inner.code()
            case 3: date = inner.date()
            case 4: currency = inner.currency()
            case 5:
                let leg = inner.leg()
                sums.0 &+= leg.amount
                sums.1 &+= leg.accountingAmount
                legs.append(leg)
            default: inner.skip()
            }
        }
        guard !inner.failed, sums == (0, 0) else {
            reject()
            return nil
        }
        return JournalEntry(company: company, voucher: voucher, date: date, currency: currency, legs: legs)
    }

    mutating func leg() -> Leg {
        var inner = message()
        var leg = Leg(.none, .receivable, 0, accounting: 0)
        while let field = inner.next() {
            switch field {
            case 1: leg.account = AccountID(inner.uint32())
            case 2: leg.type = inner.choice(.receivable)
            case 3: leg.amount = inner.sint()
            case 4: leg.accountingAmount = inner.sint()
            case 5: leg.taxCode = inner.code()
            case 6: leg.dimension = inner.code()
            case 480: leg.isStorno = inner.bool()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return leg
    }

    /// Lines, taxes, charges and prose of a document: most of an invoice's bytes, and in no book.
    private static func isOnlyRead(_ field: UInt32) -> Bool {
        switch field {
        case 1...4, 7, 9, 460: true
        default: false
        }
    }

    private mutating func document(_ document: inout Document, onlyState: Bool) {
        var inner = message()
        var dimensions: [DimensionValue] = []
        while let field = inner.next() {
            if onlyState, ProtoReader.isOnlyRead(field) {
                inner.skip()
                continue
            }
            switch field {
            case 1: document.lines.append(inner.line())
            case 2: document.taxes.append(inner.tax())
            case 3: document.text = inner.string()
            case 4: document.reference = inner.string()
            case 5: document.terms = inner.code()
            case 6: document.originalInvoice = inner.code()
            case 7: document.reason = inner.string()
            case 8: document.method = inner.code()
            case 9: document.paymentReference = inner.string()
            case 10: document.overLimit = inner.bool()
            case 11: document.orderingCustomer = CustomerID(inner.uint32())
            case 460: document.charges.append(inner.postedCharge())
            case 461: document.chargeTotal = inner.sint()
            case 462: document.dimensionSets.append(inner.dimensionSet())
            case 420: document.classification = inner.code()
            case 421: document.salesOrder = inner.code()
            case 463: document.mandate = inner.code()
            case 1200: document.listCode = inner.choice(.notIncluded)
            case 1_400: document.schedule = inner.code()
            case 2_100: document.deliveryAddress = inner.code()
            case 2_200: dimensions.append(inner.dimension())
            case 2_201: document.discountShares.append(inner.share())
            case 2_202: document.discountParts.append(inner.discountPart())
            default: inner.skip()
            }
        }
        if !dimensions.isEmpty { document.dimensions = Dimensions(dimensions) }
        if inner.failed { reject() }
    }

    private mutating func line() -> DocumentLine {
        var inner = message()
        var line = DocumentLine(
            account: .none, description: "", quantity: nil, unitPrice: nil, amount: 0, itemTaxGroup: .empty,
            salesTaxGroup: .empty, itemNumber: "", dimension: .empty)
        var (quantity, quantityScale, price, priceScale): (Int64, UInt64, Int64, UInt64) = (0, 0, 0, 0)
        var has = false
        while let field = inner.next() {
            switch field {
            case 1: line.account = AccountID(inner.uint32())
            case 2: line.description = inner.string()
            case 3: quantity = inner.sint()
            case 4: quantityScale = inner.uint()
            case 5: price = inner.sint()
            case 6: priceScale = inner.uint()
            case 7: line.amount = inner.sint()
            case 8: line.itemTaxGroup = inner.code()
            case 9: line.salesTaxGroup = inner.code()
            case 10: line.itemNumber = inner.string()
            case 11: line.dimension = inner.code()
            case 12: has = inner.bool()
            case 460: line.details = inner.lineDetails()
            default: inner.skip()
            }
        }
        guard !inner.failed, quantityScale <= 9, priceScale <= 9 else {
            reject()
            return line
        }
        if has {
            line.quantity = Decimal(unscaled: quantity, scale: UInt8(quantityScale))
            line.unitPrice = Decimal(unscaled: price, scale: UInt8(priceScale))
        }
        return line
    }

    private mutating func tax() -> DocumentTax {
        var inner = message()
        var tax = DocumentTax(code: .empty, percent: Percent(tenThousandths: 0), base: 0, tax: 0)
        while let field = inner.next() {
            switch field {
            case 1: tax.code = inner.code()
            case 2: tax.percent = Percent(tenThousandths: inner.sint())
            case 3: tax.base = inner.sint()
            case 4: tax.tax = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return tax
    }

    mutating func itemsSettled() -> ItemsSettled? {
        var fact = ItemsSettled(
            settlement: .none, company: .none, customer: .none, date: CalendarDate(days: 0), parts: [], entries: [],
            voucherNext: 0)
        while let field = next() {
            switch field {
            case 1: fact.settlement = SettlementID(uint32())
            case 2: fact.company = CompanyID(uint32())
            case 3: fact.customer = CustomerID(uint32())
            case 4: fact.date = date()
            case 5: fact.parts.append(part())
            case 6: if let entry = entry() { fact.entries.append(entry) }
            case 7: fact.voucherNext = uint()
            case 400: fact.otherVouchers.append(voucher())
            case 401: fact.reason = string()
            case 480: fact.revaluations.append(itemRevaluation())
            case 481: fact.closings.append(profileChange())
            case 820: fact.prepaymentTaxes.append(prepaymentTaxChange())
            case 420: fact.origin = choice(.settled)
            case 2_700: fact.dimensionSets.append(dimensionSet())
            default: skip()
            }
        }
        return failed || fact.settlement.isNone ? nil : fact
    }

    private mutating func prepaymentTaxChange() -> PrepaymentTaxChange {
        var inner = message()
        var change = PrepaymentTaxChange(item: .none, legs: [])
        while let field = inner.next() {
            switch field {
            case 1: change.item = ItemID(inner.uint32())
            case 2: change.legs.append(inner.leg())
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return change
    }

    private mutating func part() -> ItemsSettled.Part {
        var inner = message()
        var part = ItemsSettled.Part(
            debitItem: .none, creditItem: .none, amount: 0, debitAccounting: 0, creditAccounting: 0)
        while let field = inner.next() {
            switch field {
            case 1: part.debitItem = ItemID(inner.uint32())
            case 2: part.creditItem = ItemID(inner.uint32())
            case 3: part.amount = inner.sint()
            case 4: part.debitAccounting = inner.sint()
            case 5: part.creditAccounting = inner.sint()
            case 400: part.kind = inner.choice(.money)
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return part
    }

    mutating func settlementUndone() -> SettlementUndone? {
        var fact = SettlementUndone(
            settlement: .none, date: CalendarDate(days: 0), reason: "", entries: [], voucherNext: 0)
        while let field = next() {
            switch field {
            case 1: fact.settlement = SettlementID(uint32())
            case 2: fact.date = date()
            case 3: fact.reason = string()
            case 4: if let entry = entry() { fact.entries.append(entry) }
            case 5: fact.voucherNext = uint()
            case 400: fact.otherVouchers.append(voucher())
            case 480: fact.revaluations.append(itemRevaluation())
            case 481: fact.reopenings.append(profileChange())
            default: skip()
            }
        }
        return failed || fact.settlement.isNone ? nil : fact
    }
}
