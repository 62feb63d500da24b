import Receivables

// Protocol/log/v1 -> facts of orders with lines, charges and commissions.

extension SalesFact {
    /// Nil for an unknown kind or a malformed fact.
    init?(_ kind: UInt32, _ body: inout ProtoReader) {
        switch kind {
        case 410:
            let (id, detail) = body.orderDetail()
            self = .orderDetailed(id, detail)
        case 411:
            let (id, slip, taken) = body.slipRegistered()
            self = .slipRegistered(id, slip, taken)
        case 412: self = .orderInvoiced(body.orderInvoiced())
        case 413: self = .orderCredited(body.orderCredited())
        case 414:
            guard let fact = body.commissionPosted() else { return nil }
            self = .commissionPosted(fact)
        case 415:
            guard let (id, row) = body.salesSetup() else { return nil }
            self = .setupSet(id, row)
        case 2100:
            let (id, slip, date) = body.slipCanceled()
            self = .slipCanceled(id, slip: slip, on: date)
        case 2101:
            guard let fact = body.accrualPosted() else { return nil }
            self = .accrualPosted(fact)
        case 1200:
            let (id, terms) = body.tradeTerms()
            self = .tradeSet(id, terms)
        default: return nil
        }
    }
}

extension ProtoReader {
    private mutating func quantity() -> Quantity { Quantity(millionths: sint()) }

    fileprivate mutating func orderDetail() -> (OrderID, OrderDetail) {
        var (id, header, lines) = (OrderID.none, OrderHeader(), [OrderLine]())
        var (slips, charged) = ([PackingSlip](), [ChargedOnce]())
        while let field = next() {
            switch field {
            case 1: id = OrderID(uint32())
            case 2: header.salesTaxGroup = code()
            case 3: header.terms = code()
            case 4: header.method = code()
            case 5: header.profile = code()
            case 6: header.mandate = code()
            case 7: header.language = code()
            case 8: header.cashDiscount = code()
            case 9: header.salesGroup = code()
            case 10: header.charge = sint()
            case 11: header.reference = string()
            case 12: lines.append(orderLine())
            case 13: slips.append(slip())
            case 14: charged.append(chargedOnce())
            case 16: header.schedule = code()
            case 17: header.deliveryAddress = code()
            default: skip()
            }
        }
        var detail = OrderDetail(header: header, lines: lines)
        (detail.slips, detail.charged) = (slips, charged)
        return (id, detail)
    }

    private mutating func orderLine() -> OrderLine {
        var inner = message()
        var line = OrderLine(number: 0, account: .empty, ordered: .zero, price: Decimal(unscaled: 0, scale: 0))
        while let field = inner.next() {
            switch field {
            case 1: line.number = inner.uint32()
            case 2: line.item = inner.code()
            case 3: line.description = inner.string()
            case 4: line.account = inner.code()
            case 5: line.isStocked = !inner.bool()
            case 6: line.ordered = inner.quantity()
            case 7: line.picked = inner.quantity()
            case 8: line.delivered = inner.quantity()
            case 9: line.invoiced = inner.quantity()
            case 10: line.credited = inner.quantity()
            case 11: line.deliverNow = inner.quantity()
            case 12: line.price = inner.salesDecimal()
            case 13: line.discount = Percent(tenThousandths: inner.sint())
            case 14: line.site = inner.code()
            case 15: line.address = inner.code()
            case 16: line.itemTaxGroup = inner.code()
            case 17: line.dimension = inner.code()
            case 18: line.cost = inner.salesDecimal()
            case 20: line.billingCode = inner.code()
            case 21: line.interestCode = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return line
    }

    private mutating func salesDecimal() -> Decimal {
        var inner = message()
        var (unscaled, scale) = (Int64(0), UInt64(0))
        while let field = inner.next() {
            switch field {
            case 1: unscaled = inner.sint()
            case 2: scale = inner.uint()
            default: inner.skip()
            }
        }
        if inner.failed || scale > UInt64(Decimal.scaleMax) {
            reject()
            return Decimal(unscaled: 0, scale: 0)
        }
        return Decimal(unscaled: unscaled, scale: UInt8(scale))
    }

    private mutating func slip() -> PackingSlip {
        var inner = message()
        var slip = PackingSlip(number: .empty, date: CalendarDate(days: 0), lines: [])
        var (isCanceled, canceled) = (false, CalendarDate(days: 0))
        while let field = inner.next() {
            switch field {
            case 1: slip.number = inner.code()
            case 2: slip.date = inner.date()
            case 3:
                var row = inner.message()
                var line = PackingSlip.Line(line: 0, quantity: .zero)
                while let field = row.next() {
                    switch field {
                    case 1: line.line = row.uint32()
                    case 2: line.quantity = row.quantity()
                    case 3: line.invoiced = row.quantity()
                    case 5: line.accrual = row.slipAccrual()
                    default: row.skip()
                    }
                }
                if row.failed { inner.reject() }
                slip.lines.append(line)
            case 5: slip.posting = inner.accrualPosting()
            case 6: isCanceled = inner.bool()
            case 7: canceled = inner.date()
            default: inner.skip()
            }
        }
        if isCanceled { slip.canceledOn = canceled }
        if inner.failed { reject() }
        return slip
    }

    private mutating func accrualPosting() -> PackingSlip.Posting {
        var inner = message()
        var posting = PackingSlip.Posting(voucher: .empty, receivable: .none, revenue: .none)
        while let field = inner.next() {
            switch field {
            case 1: posting.voucher = inner.code()
            case 2: posting.receivable = AccountID(inner.uint32())
            case 3: posting.revenue = AccountID(inner.uint32())
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return posting
    }

    private mutating func slipAccrual() -> SlipAccrual {
        var inner = message()
        var accrual = SlipAccrual(quantity: .zero, dimension: .empty, amount: .zero)
        while let field = inner.next() {
            switch field {
            case 1: accrual.quantity = inner.quantity()
            case 2: accrual.dimension = inner.code()
            case 3: accrual.amount.minor = inner.sint()
            case 4: accrual.amount.accounting = inner.sint()
            case 5: accrual.released.minor = inner.sint()
            case 6: accrual.released.accounting = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return accrual
    }

    fileprivate mutating func slipCanceled() -> (OrderID, UInt32, CalendarDate) {
        var (id, slip, date) = (OrderID.none, UInt32(0), CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: id = OrderID(uint32())
            case 2: slip = uint32()
            case 3: date = self.date()
            default: skip()
            }
        }
        return (id, slip, date)
    }

    fileprivate mutating func accrualPosted() -> AccrualPosted? {
        var (company, order, item) = (CompanyID.none, OrderID.none, ItemID.none)
        var (found, voucherNext): (JournalEntry?, UInt64) = (nil, 0)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: order = OrderID(uint32())
            case 3: item = ItemID(uint32())
            case 4: found = entry()
            case 5: voucherNext = uint()
            default: skip()
            }
        }
        guard let found else { return nil }
        return AccrualPosted(company: company, order: order, item: item, entry: found, voucherNext: voucherNext)
    }

    private mutating func chargedOnce() -> ChargedOnce {
        var inner = message()
        var charged = ChargedOnce(line: 0, code: .empty)
        while let field = inner.next() {
            switch field {
            case 1: charged.line = inner.uint32()
            case 2: charged.code = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return charged
    }

    fileprivate mutating func slipRegistered() -> (OrderID, PackingSlip, TakenNumber?) {
        var (id, slip) = (OrderID.none, PackingSlip(number: .empty, date: CalendarDate(days: 0), lines: []))
        var (kind, next): (SequenceKind?, UInt64) = (nil, 0)
        while let field = self.next() {
            switch field {
            case 1: id = OrderID(uint32())
            case 2: slip = self.slip()
            case 3: kind = choice(.packingSlip)
            case 4: next = uint()
            default: skip()
            }
        }
        return (id, slip, kind.map { TakenNumber(kind: $0, next: next) })
    }

    fileprivate mutating func orderInvoiced() -> OrderInvoiced {
        var fact = OrderInvoiced(order: .none, item: .none, lines: [], delivers: false, charged: [])
        while let field = next() {
            switch field {
            case 1: fact.order = OrderID(uint32())
            case 2: fact.item = ItemID(uint32())
            case 3: fact.lines.append(invoicedLine())
            case 4: fact.delivers = bool()
            case 5: fact.charged.append(chargedOnce())
            default: skip()
            }
        }
        return fact
    }

    private mutating func invoicedLine() -> OrderInvoiced.Line {
        var inner = message()
        var line = OrderInvoiced.Line(line: 0, quantity: .zero, slips: [])
        while let field = inner.next() {
            switch field {
            case 1: line.line = inner.uint32()
            case 2: line.quantity = inner.quantity()
            case 3:
                var row = inner.message()
                var slip = OrderInvoiced.SlipPart(slip: 0, quantity: .zero)
                while let field = row.next() {
                    switch field {
                    case 1: slip.slip = row.uint32()
                    case 2: slip.quantity = row.quantity()
                    case 4: slip.released.minor = row.sint()
                    case 5: slip.released.accounting = row.sint()
                    default: row.skip()
                    }
                }
                if row.failed { inner.reject() }
                line.slips.append(slip)
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return line
    }

    fileprivate mutating func orderCredited() -> OrderCredited {
        var fact = OrderCredited(order: .none, item: .none, lines: [], dropsRemainder: false)
        while let field = next() {
            switch field {
            case 1: fact.order = OrderID(uint32())
            case 2: fact.item = ItemID(uint32())
            case 3:
                let line = invoicedLine()
                fact.lines.append(.init(line: line.line, quantity: line.quantity))
            case 4: fact.dropsRemainder = bool()
            default: skip()
            }
        }
        return fact
    }

    fileprivate mutating func commissionPosted() -> CommissionPosted? {
        var (company, item, shares) = (CompanyID.none, ItemID.none, [CommissionShare]())
        var (found, voucherNext): (JournalEntry?, UInt64) = (nil, 0)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: item = ItemID(uint32())
            case 3:
                var inner = message()
                var share = CommissionShare(rep: .empty, amount: 0)
                while let field = inner.next() {
                    switch field {
                    case 1: share.rep = inner.code()
                    case 2: share.amount = inner.sint()
                    default: inner.skip()
                    }
                }
                if inner.failed { reject() }
                shares.append(share)
            case 4: found = entry()
            case 5: voucherNext = uint()
            default: skip()
            }
        }
        guard let found else { return nil }
        return CommissionPosted(company: company, item: item, shares: shares, entry: found, voucherNext: voucherNext)
    }

    private mutating func scope() -> SalesScope {
        var inner = message()
        var (kind, relation) = (UInt64(0), Code.empty)
        while let field = inner.next() {
            switch field {
            case 1: kind = inner.uint()
            case 2: relation = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        switch kind {
        case 1: return .one(relation)
        case 2: return .group(relation)
        case 3: return .all
        default:
            reject()
            return .all
        }
    }

    fileprivate mutating func salesSetup() -> (CompanyID, SalesSetup)? {
        var (id, row): (CompanyID, SalesSetup?) = (.none, nil)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: row = .chargesCode(chargesCode())
            case 3: row = .autoCharge(autoCharge())
            case 4: row = .commission(commissionRule())
            case 5: row = .salesGroup(salesGroup())
            case 6: row = .item(salesItem())
            case 7: row = .traits(salesTraits())
            case 1200: row = .delivery(deliveryCode())
            case 8: row = .parameters(salesParameters())
            default: skip()
            }
        }
        return row.map { (id, $0) }
    }

    private mutating func chargesCode() -> ChargesCode {
        var inner = message()
        var row = ChargesCode(code: .empty, description: "", debit: .customer, credit: .ledger)
        while let field = inner.next() {
            switch field {
            case 1: row.code = inner.code()
            case 2: row.description = inner.string()
            case 3: row.debit = inner.choice(.customer)
            case 4: row.credit = inner.choice(.ledger)
            case 5: row.debitAccount = AccountID(inner.uint32())
            case 6: row.creditAccount = AccountID(inner.uint32())
            case 8: row.itemTaxGroup = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    private mutating func autoCharge() -> AutoCharge {
        var inner = message()
        var row = AutoCharge(
            code: .empty, isHeader: false, customers: .all, items: .all, currency: .eur, kind: .fixed,
            value: Decimal(unscaled: 0, scale: 0))
        while let field = inner.next() {
            switch field {
            case 1: row.code = inner.code()
            case 2: row.isHeader = inner.bool()
            case 3: row.customers = inner.scope()
            case 4: row.items = inner.scope()
            case 5: row.currency = inner.currency()
            case 6: row.kind = inner.choice(.fixed)
            case 7: row.value = inner.salesDecimal()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    private mutating func commissionRule() -> CommissionRule {
        var inner = message()
        var row = CommissionRule(
            items: .all, customers: .all, reps: .all, from: nil, to: nil, percent: Percent(tenThousandths: 0),
            basis: .revenue)
        while let field = inner.next() {
            switch field {
            case 1: row.items = inner.scope()
            case 2: row.customers = inner.scope()
            case 3: row.reps = inner.scope()
            case 4: row.from = inner.optionalDate()
            case 5: row.to = inner.optionalDate()
            case 6: row.percent = Percent(tenThousandths: inner.sint())
            case 7: row.basis = inner.choice(.revenue)
            case 8: row.discount = inner.choice(.afterLine)
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    /// Days plus 1,000,000.
    private mutating func optionalDate() -> CalendarDate? {
        let raw = sint()
        guard let days = Int32(exactly: raw.subtractingReportingOverflow(1_000_000).partialValue), raw != 0 else {
            if raw != 0 { reject() }
            return nil
        }
        return CalendarDate(days: days)
    }

    private mutating func salesGroup() -> SalesGroup {
        var inner = message()
        var row = SalesGroup(code: .empty, members: [])
        while let field = inner.next() {
            switch field {
            case 1: row.code = inner.code()
            case 2:
                var member = inner.message()
                var (rep, share) = (Code.empty, Int64(0))
                while let field = member.next() {
                    switch field {
                    case 1: rep = member.code()
                    case 2: share = member.sint()
                    default: member.skip()
                    }
                }
                if member.failed { inner.reject() }
                row.members.append(.init(rep: rep, share: Percent(tenThousandths: share)))
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    private mutating func salesItem() -> SalesItem {
        var inner = message()
        var row = SalesItem(item: .empty, chargeGroup: .empty)
        while let field = inner.next() {
            switch field {
            case 1: row.item = inner.code()
            case 2: row.chargeGroup = inner.code()
            case 3: row.commissionGroup = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    fileprivate mutating func tradeTerms() -> (CustomerID, TradeTerms) {
        var (id, terms) = (CustomerID.none, TradeTerms())
        var dimensions: [DimensionValue] = []
        while let field = next() {
            switch field {
            case 1: id = CustomerID(uint32())
            case 2: terms.taxNumber = code()
            case 3: terms.listCode = choice(.notIncluded)
            case 4: terms.cashDiscount = code()
            case 5: terms.deliveryTerms = code()
            case 6: terms.deliveryMode = code()
            case 2_200: dimensions.append(dimension())
            default: skip()
            }
        }
        terms.dimensions = Dimensions(dimensions)
        return (id, terms)
    }

    private mutating func deliveryCode() -> DeliveryCode {
        var inner = message()
        var row = DeliveryCode(kind: .terms, code: .empty, description: "")
        while let field = inner.next() {
            switch field {
            case 1: row.kind = inner.choice(.terms)
            case 2: row.code = inner.code()
            case 3: row.description = inner.string()
            case 4: row.chargeGroup = inner.code()
            case 5: row.address = inner.string()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    private mutating func salesTraits() -> SalesTraits {
        var inner = message()
        var row = SalesTraits(customer: .none)
        while let field = inner.next() {
            switch field {
            case 1: row.customer = CustomerID(inner.uint32())
            case 2: row.chargeGroup = inner.code()
            case 3: row.commissionGroup = inner.code()
            case 4: row.salesGroup = inner.code()
            case 5: row.isSummarized = inner.bool()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    private mutating func salesParameters() -> SalesParameters {
        var inner = message()
        var row = SalesParameters()
        while let field = inner.next() {
            switch field {
            case 1: row.splitsBySite = inner.bool()
            case 2: row.splitsByDelivery = inner.bool()
            case 3: row.postsZeroPrice = inner.bool()
            case 4:
                row.keptApartBy = SummaryFields(rawValue: UInt8(truncatingIfNeeded: inner.uint()))
                if !SummaryFields.all.isSuperset(of: row.keptApartBy) { reject() }
            case 6: row.accruesPackingSlips = inner.bool()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }
}
