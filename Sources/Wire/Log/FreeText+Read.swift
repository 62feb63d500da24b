import Receivables

extension FreeTextFact {
    /// Nil for an unknown kind or a malformed fact.
    init?(_ kind: UInt32, _ body: inout ProtoReader) {
        switch kind {
        case 380:
            guard let row = body.freeTextSaved() else { return nil }
            self = .saved(row)
        case 381:
            let (id, raw) = body.numberPair()
            guard raw <= 255, let state = FreeTextState(rawValue: UInt8(raw)) else { return nil }
            self = .moved(FreeTextID(id), state)
        case 382: self = .taxed(FreeTextID(body.numberFact()))
        case 383:
            let (id, item) = body.numberPair()
            self = .posted(FreeTextID(id), item: ItemID(item))
        case 384:
            let (company, template) = body.invoiceTemplate()
            self = .templateSet(company, template)
        case 385: self = .canceled(body.invoiceCanceled())
        case 386:
            guard let row = body.assignment() else { return nil }
            self = .assignmentSet(row)
        case 387: self = .runCreated(body.runCreated())
        case 388: self = .transferred(body.ledgerTransfer())
        case 1_100:
            let (company, row) = body.billingCode()
            self = .billingCodeSet(company, row)
        default: return nil
        }
    }
}

extension ProtoReader {
    private mutating func nestedDay() -> CalendarDate {
        var inner = message()
        var days: Int32 = 0
        while let field = inner.next() { if field == 1 { days = inner.sint32() } else { inner.skip() } }
        if inner.failed { reject() }
        return CalendarDate(days: days)
    }

    fileprivate mutating func billingCode() -> (CompanyID, BillingCode) {
        var (company, code, description, interestCode) = (CompanyID.none, Code.empty, "", Code.empty)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: code = self.code()
            case 3: description = string()
            case 4: interestCode = self.code()
            default: skip()
            }
        }
        return (company, BillingCode(code: code, description: description, interestCode: interestCode))
    }

    fileprivate mutating func freeTextSaved() -> FreeTextInvoice? {
        var (id, company, customer, state) = (FreeTextID.none, CompanyID.none, CustomerID.none, FreeTextState.draft)
        var (isTaxed, document) = (false, InvoiceDraft(customer: .empty))
        var (correction, occurrence): (Correction?, Occurrence?) = (nil, nil)
        while let field = next() {
            switch field {
            case 1: id = FreeTextID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: customer = CustomerID(uint32())
            case 4: state = choice(.draft)
            case 5: isTaxed = bool()
            case 6: document = statedDocument()
            case 7:
                correction = self.correction()
                if correction == nil { reject() }
            case 8: occurrence = self.occurrence()
            default: skip()
            }
        }
        guard !failed, !id.isNone else { return nil }
        var head = FreeTextHead(id: id, company: company, customer: customer, state: state)
        head.isTaxCalculated = isTaxed
        head.occurrence = occurrence
        return FreeTextInvoice(
            head: head, document: document, kind: correction.map(FreeTextKind.corrected) ?? .normal)
    }

    private mutating func correction() -> Correction? {
        var inner = message()
        var (original, reason, comment, unsettles): (ItemPosted?, String, String, Bool) = (nil, "", "", false)
        while let field = inner.next() {
            switch field {
            case 1:
                var fact = inner.message()
                original = fact.itemPosted()?.fact
            case 2: reason = inner.string()
            case 3: comment = inner.string()
            case 4: unsettles = inner.bool()
            default: inner.skip()
            }
        }
        guard !inner.failed, let original else { return nil }
        return Correction(original: original, reason: reason, comment: comment, unsettles: unsettles)
    }

    private mutating func occurrence() -> Occurrence {
        var inner = message()
        var (assignment, date, run) = (AssignmentID.none, CalendarDate(days: 0), RunID.none)
        var (currency, total) = (Currency.eur, Int64(0))
        while let field = inner.next() {
            switch field {
            case 1: assignment = AssignmentID(inner.uint32())
            case 2: date = inner.date()
            case 3: run = RunID(inner.uint32())
            case 4: currency = inner.currency()
            case 5: total = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return Occurrence(assignment: assignment, date: date, run: run, total: Money(total, currency))
    }

    private mutating func statedDocument() -> InvoiceDraft {
        var inner = message()
        var row = InvoiceDraft(customer: .empty)
        var dimensions: [DimensionValue] = []
        while let field = inner.next() {
            switch field {
            case 1: row.customer = inner.code()
            case 2: row.documentDate = inner.nestedDay()
            case 3: row.postingDate = inner.nestedDay()
            case 4: row.dueDate = inner.nestedDay()
            case 5: row.currency = inner.currency()
            case 6: row.terms = inner.code()
            case 7: row.cashDiscount = inner.code()
            case 8: row.profile = inner.code()
            case 9: row.salesTaxGroup = inner.code()
            case 10: row.reference = inner.string()
            case 11: row.text = inner.string()
            case 12: row.rate = inner.rate()
            case 13: row.originalInvoice = inner.code()
            case 14: row.reason = inner.string()
            case 15: row.lines.append(inner.statedLine())
            case 16: row.charges.append(inner.charge())
            case 1200: row.statedTaxes.append(inner.statedTax())
            case 1201: row.listCode = inner.choice(ListCode.notIncluded)
            case 1202: row.mandate = inner.code()
            case 1_400: row.schedule = inner.code()
            case 2_100: row.deliveryAddress = inner.code()
            case 2_101: row.classification = inner.code()
            case 2_102: row.salesOrder = inner.code()
            case 2_200: dimensions.append(inner.dimension())
            case 2_201: row.discountShares.append(inner.share())
            default: inner.skip()
            }
        }
        row.dimensions = Dimensions(dimensions)
        if inner.failed { reject() }
        return row
    }

    private mutating func statedTax() -> StatedTax {
        var inner = message()
        var (code, currency, tax) = (Code.empty, Currency.eur, Int64(0))
        while let field = inner.next() {
            switch field {
            case 1: code = inner.code()
            case 2: currency = inner.currency()
            case 3: tax = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return StatedTax(code: code, tax: Money(tax, currency))
    }

    private mutating func statedLine() -> InvoiceDraft.Line {
        var inner = message()
        var line = InvoiceDraft.Line(account: .empty)
        var (quantity, quantityScale, hasQuantity): (Int64, UInt64, Bool) = (0, 0, false)
        var (price, priceScale, hasPrice): (Int64, UInt64, Bool) = (0, 0, false)
        var (amount, currency): (Int64, Currency?) = (0, nil)
        while let field = inner.next() {
            switch field {
            case 1: line.account = inner.code()
            case 2: line.description = inner.string()
            case 3: quantity = inner.sint()
            case 4: quantityScale = inner.uint()
            case 5: hasQuantity = inner.bool()
            case 6: price = inner.sint()
            case 7: priceScale = inner.uint()
            case 8: hasPrice = inner.bool()
            case 9: amount = inner.sint()
            case 10: currency = inner.currency()
            case 11: line.itemTaxGroup = inner.code()
            case 12: line.salesTaxGroup = inner.code()
            case 13: line.itemNumber = inner.string()
            case 14: line.dimension = inner.code()
            case 15: line.details = inner.lineDetails()
            default: inner.skip()
            }
        }
        guard !inner.failed, quantityScale <= 9, priceScale <= 9 else {
            reject()
            return line
        }
        if hasQuantity { line.quantity = Decimal(unscaled: quantity, scale: UInt8(quantityScale)) }
        if hasPrice { line.unitPrice = Decimal(unscaled: price, scale: UInt8(priceScale)) }
        line.amount = currency.map { Money(amount, $0) }
        return line
    }

    mutating func lineDetails() -> LineDetails {
        var inner = message()
        var details = LineDetails()
        var (dimensions, template): ([DimensionValue], [DimensionValue]) = ([], [])
        while let field = inner.next() {
            switch field {
            case 1: dimensions.append(inner.dimension())
            case 2: template.append(inner.dimension())
            case 3: details.isFixedAsset = inner.bool()
            case 4: details.shares.append(inner.share())
            case 5: details.charges.append(inner.charge())
            case 7: details.billingCode = inner.code()
            case 8: details.interestCode = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        (details.dimensions, details.template) = (Dimensions(dimensions), Dimensions(template))
        return details
    }

    mutating func dimension() -> DimensionValue {
        var inner = message()
        var (name, value) = (Code.empty, Code.empty)
        while let field = inner.next() {
            switch field {
            case 1: name = inner.code()
            case 2: value = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return DimensionValue(name, value)
    }

    mutating func discountPart() -> DiscountPart {
        var inner = message()
        var part = DiscountPart(weight: 0)
        var dimensions: [DimensionValue] = []
        while let field = inner.next() {
            switch field {
            case 1: part.account = AccountID(inner.uint32())
            case 2: dimensions.append(inner.dimension())
            case 3: part.code = inner.code()
            case 4: part.weight = inner.sint()
            case 5: part.percent = Percent(tenThousandths: inner.sintLessOne())
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        part.dimensions = Dimensions(dimensions)
        return part
    }

    mutating func share() -> DistributionShare {
        var inner = message()
        var share = DistributionShare()
        var (amount, hasAmount): (Int64, Bool) = (0, false)
        var (quantity, scale): (Int64, UInt64) = (0, 0)
        var dimensions: [DimensionValue] = []
        while let field = inner.next() {
            switch field {
            case 1: share.measure = .percent(Percent(tenThousandths: inner.sintLessOne()))
            case 2: amount = inner.sint()
            case 3: hasAmount = inner.bool()
            case 4: share.account = inner.code()
            case 5: dimensions.append(inner.dimension())
            case 2_200: quantity = inner.sint()
            case 2_201: scale = inner.uint()
            default: inner.skip()
            }
        }
        if inner.failed || scale > UInt64(Decimal.scaleMax) + 1 { reject() }
        if hasAmount { share.measure = .amount(amount) }
        if scale > 0, scale <= UInt64(Decimal.scaleMax) + 1 {
            share.measure = .quantity(Decimal(unscaled: quantity, scale: UInt8(scale - 1)))
        }
        share.dimensions = Dimensions(dimensions)
        return share
    }

    mutating func charge() -> DocumentCharge {
        var inner = message()
        var charge = DocumentCharge(code: .empty)
        var (currency, amount): (Currency?, Int64) = (nil, 0)
        var (value, scale, hasValue): (Int64, UInt64, Bool) = (0, 0, false)
        while let field = inner.next() {
            switch field {
            case 1: charge.code = inner.code()
            case 2: charge.debit = inner.choice(.customer)
            case 3: charge.credit = inner.choice(.ledger)
            case 4: charge.kind = inner.choice(.fixed)
            case 5: currency = inner.currency()
            case 6: amount = inner.sint()
            case 7: value = inner.sint()
            case 8: scale = inner.uint()
            case 9: hasValue = inner.bool()
            case 10: charge.debitAccount = inner.code()
            case 11: charge.creditAccount = inner.code()
            case 12: charge.salesTaxGroup = inner.code()
            case 13: charge.itemTaxGroup = inner.code()
            case 14: charge.dimension = inner.code()
            case 15: charge.shares.append(inner.share())
            case 16: charge.description = inner.string()
            default: inner.skip()
            }
        }
        guard !inner.failed, scale <= 9 else {
            reject()
            return charge
        }
        charge.amount = currency.map { Money(amount, $0) }
        if hasValue { charge.value = Decimal(unscaled: value, scale: UInt8(scale)) }
        return charge
    }

    mutating func postedCharge() -> PostedCharge {
        var inner = message()
        var row = PostedCharge(line: 0, charge: DocumentCharge(code: .empty), amount: 0)
        while let field = inner.next() {
            switch field {
            case 1: row.line = inner.uint32()
            case 2: row.charge = inner.charge()
            case 3: row.amount = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    mutating func dimensionSet() -> DimensionSet {
        var inner = message()
        var (key, values): (Code, [DimensionValue]) = (.empty, [])
        while let field = inner.next() {
            switch field {
            case 1: key = inner.code()
            case 2: values.append(inner.dimension())
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return DimensionSet(key: key, Dimensions(values))
    }

    fileprivate mutating func invoiceTemplate() -> (CompanyID, InvoiceTemplate) {
        var (company, name, document) = (CompanyID.none, Code.empty, InvoiceDraft(customer: .empty))
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: name = code()
            case 3: document = statedDocument()
            default: skip()
            }
        }
        return (company, InvoiceTemplate(name: name, document: document))
    }

    fileprivate mutating func invoiceCanceled() -> InvoiceCanceled {
        var (original, canceling, corrected) = (ItemID.none, ItemID.none, ItemID.none)
        var (reason, comment) = ("", "")
        while let field = next() {
            switch field {
            case 1: original = ItemID(uint32())
            case 2: canceling = ItemID(uint32())
            case 3: corrected = ItemID(uint32())
            case 4: reason = string()
            case 5: comment = string()
            default: skip()
            }
        }
        return InvoiceCanceled(
            original: original, canceling: canceling, corrected: corrected, reason: reason, comment: comment)
    }

    fileprivate mutating func assignment() -> RecurringAssignment? {
        var (id, company, code, customer) = (AssignmentID.none, CompanyID.none, Code.empty, CustomerID.none)
        var (template, start, unit, per) = (Code.empty, CalendarDate(days: 0), RecurrencePattern.Unit.month, UInt64(1))
        var (end, barrier, stoppedAt): (CalendarDate?, CalendarDate?, CalendarDate?) = (nil, nil, nil)
        var (currency, maximum, customerDefaults): (Currency?, Int64, Bool) = (nil, 0, false)
        var carried: CarriedRecurrence?
        while let field = next() {
            switch field {
            case 1: id = AssignmentID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: code = self.code()
            case 4: customer = CustomerID(uint32())
            case 5: template = self.code()
            case 6: start = date()
            case 7: end = nestedDay()
            case 8: currency = self.currency()
            case 9: maximum = sint()
            case 10: customerDefaults = bool()
            case 11: unit = choice(.month)
            case 12: per = uint()
            case 13: barrier = nestedDay()
            case 14: stoppedAt = nestedDay()
            case 2_300: carried = carriedRecurrence()
            default: skip()
            }
        }
        guard !failed, !id.isNone, per >= 1, per <= RecurrencePattern.perMax else { return nil }
        var row = RecurringAssignment(
            id: id, company: company, code: code, customer: customer, template: template,
            pattern: RecurrencePattern(start: start, unit: unit, per: UInt16(per)), end: end,
            maximum: currency.map { Money(maximum, $0) }, takesCustomerDefaults: customerDefaults)
        (row.barrier, row.stoppedAt, row.carried) = (barrier, stoppedAt, carried)
        return row
    }

    private mutating func carriedRecurrence() -> CarriedRecurrence {
        var (last, cumulative, dueAgain): (CalendarDate?, Int64, [CalendarDate]) = (nil, 0, [])
        var inner = message()
        while let field = inner.next() {
            switch field {
            case 1: last = inner.nestedDay()
            case 2: cumulative = inner.sint()
            case 3: dueAgain.append(inner.nestedDay())
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return CarriedRecurrence(last: last, cumulative: cumulative, dueAgain: dueAgain)
    }

    fileprivate mutating func ledgerTransfer() -> LedgerTransfer {
        var (company, number, after, through): (CompanyID, UInt32, UInt64, UInt64) = (.none, 0, 0, 0)
        var (isSummarized, entriesBefore): (Bool, UInt64) = (false, 0)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: number = uint32()
            case 3: after = uint()
            case 4: through = uint()
            case 5: isSummarized = bool()
            case 6: entriesBefore = uint()
            default: skip()
            }
        }
        return LedgerTransfer(
            company: company, number: number, after: after, through: through, isSummarized: isSummarized,
            entriesBefore: entriesBefore)
    }

    fileprivate mutating func runCreated() -> RecurrenceRun {
        var (id, company, code, date) = (RunID.none, CompanyID.none, Code.empty, CalendarDate(days: 0))
        var (kind, next): (SequenceKind?, UInt64) = (nil, 0)
        while let field = self.next() {
            switch field {
            case 1: id = RunID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: code = self.code()
            case 4: date = self.date()
            case 5: kind = choice(.recurrence)
            case 6: next = uint()
            default: skip()
            }
        }
        return RecurrenceRun(
            id: id, company: company, code: code, date: date,
            numberTaken: kind.map { TakenNumber(kind: $0, next: next) })
    }
}

extension LogRecord {
    /// The fact that posted an item, when it is in this record.
    package func itemPosted(_ id: ItemID) -> ItemPosted? {
        var found: ItemPosted?
        _ = forEachEvent { event in
            if case .posted(let posted) = event, posted.fact.id == id { found = posted.fact }
        }
        return found
    }
}
