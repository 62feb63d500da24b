import Receivables

// Facts of free text and recurring invoices <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func freeText(_ fact: FreeTextFact) {
        switch fact {
        case .saved(let row): message(380) { $0.freeTextSaved(row) }
        case .moved(let id, let state):
            message(381) {
                $0.uint(1, id.number)
                $0.uint(2, UInt64(state.rawValue))
            }
        case .taxed(let id): message(382) { $0.uint(1, id.number) }
        case .posted(let id, let item):
            message(383) {
                $0.uint(1, id.number)
                $0.uint(2, item.number)
            }
        case .templateSet(let company, let row):
            message(384) {
                $0.uint(1, company.number)
                $0.code(2, row.name)
                $0.message(3) { $0.statedDocument(row.document) }
            }
        case .canceled(let fact):
            message(385) {
                $0.uint(1, fact.original.number)
                $0.uint(2, fact.canceling.number)
                $0.uint(3, fact.corrected.number)
                $0.string(4, fact.reason)
                $0.string(5, fact.comment)
            }
        case .assignmentSet(let row): message(386) { $0.assignment(row) }
        case .transferred(let row):
            message(388) {
                $0.uint(1, row.company.number)
                $0.uint(2, row.number)
                $0.uint(3, row.after)
                $0.uint(4, row.through)
                $0.bool(5, row.isSummarized)
                $0.uint(6, row.entriesBefore)
            }
        case .billingCodeSet(let company, let row):
            message(1_100) {
                $0.uint(1, company.number)
                $0.code(2, row.code)
                $0.string(3, row.description)
                $0.code(4, row.interestCode)
            }
        case .runCreated(let run):
            message(387) {
                $0.uint(1, run.id.number)
                $0.uint(2, run.company.number)
                $0.code(3, run.code)
                $0.sint(4, Int64(run.date.days))
                if let taken = run.numberTaken {
                    $0.uint(5, UInt64(taken.kind.rawValue))
                    $0.uint(6, taken.next)
                }
            }
        }
    }

    private mutating func day(_ field: UInt32, _ date: CalendarDate?) {
        guard let date else { return }
        message(field) { $0.sint(1, Int64(date.days)) }
    }

    private mutating func freeTextSaved(_ row: FreeTextInvoice) {
        uint(1, row.head.id.number)
        uint(2, row.head.company.number)
        uint(3, row.head.customer.number)
        uint(4, UInt64(row.head.state.rawValue))
        bool(5, row.head.isTaxCalculated)
        message(6) { $0.statedDocument(row.document) }
        if case .corrected(let correction) = row.kind {
            message(7) { out in
                out.message(1) { $0.itemPosted(Posted(correction.original)) }
                out.string(2, correction.reason)
                out.string(3, correction.comment)
                out.bool(4, correction.unsettles)
            }
        }
        if let occurrence = row.head.occurrence {
            message(8) {
                $0.uint(1, occurrence.assignment.number)
                $0.sint(2, Int64(occurrence.date.days))
                $0.uint(3, occurrence.run.number)
                $0.uint(4, UInt64(occurrence.total.currency.number))
                $0.sint(5, occurrence.total.minor)
            }
        }
    }

    private mutating func statedDocument(_ row: InvoiceDraft) {
        code(1, row.customer)
        day(2, row.documentDate)
        day(3, row.postingDate)
        day(4, row.dueDate)
        if let currency = row.currency { uint(5, UInt64(currency.number)) }
        code(6, row.terms)
        code(7, row.cashDiscount)
        code(8, row.profile)
        code(9, row.salesTaxGroup)
        string(10, row.reference)
        string(11, row.text)
        if let rate = row.rate { message(12) { $0.rate(rate) } }
        code(13, row.originalInvoice)
        string(14, row.reason)
        for line in row.lines { message(15) { $0.statedLine(line) } }
        for charge in row.charges { message(16) { $0.charge(charge) } }
        for stated in row.statedTaxes {
            message(1200) {
                $0.code(1, stated.code)
                $0.uint(2, UInt64(stated.tax.currency.number))
                $0.sint(3, stated.tax.minor)
            }
        }
        if let listCode = row.listCode { uint(1201, UInt64(listCode.rawValue)) }
        code(1202, row.mandate)
        code(1_400, row.schedule)
        code(2_100, row.deliveryAddress)
        code(2_101, row.classification)
        code(2_102, row.salesOrder)
        dimensions(2_200, row.dimensions)
        for share in row.discountShares { message(2_201) { $0.share(share) } }
    }

    private mutating func statedLine(_ line: InvoiceDraft.Line) {
        code(1, line.account)
        string(2, line.description)
        if let quantity = line.quantity {
            sint(3, quantity.unscaled)
            uint(4, UInt64(quantity.scale))
            bool(5, true)
        }
        if let price = line.unitPrice {
            sint(6, price.unscaled)
            uint(7, UInt64(price.scale))
            bool(8, true)
        }
        if let amount = line.amount {
            sint(9, amount.minor)
            uint(10, UInt64(amount.currency.number))
        }
        code(11, line.itemTaxGroup)
        code(12, line.salesTaxGroup)
        string(13, line.itemNumber)
        code(14, line.dimension)
        lineDetails(15, line.details)
    }

    mutating func lineDetails(_ field: UInt32, _ details: LineDetails) {
        guard !details.isEmpty else { return }
        message(field) { out in
            out.dimensions(1, details.dimensions)
            out.dimensions(2, details.template)
            out.bool(3, details.isFixedAsset)
            for share in details.shares { out.message(4) { $0.share(share) } }
            for charge in details.charges { out.message(5) { $0.charge(charge) } }
            out.code(7, details.billingCode)
            out.code(8, details.interestCode)
        }
    }

    mutating func dimensions(_ field: UInt32, _ dimensions: Dimensions) {
        for value in dimensions.values {
            message(field) {
                $0.code(1, value.name)
                $0.code(2, value.value)
            }
        }
    }

    mutating func discountPart(_ part: DiscountPart) {
        uint(1, part.account.number)
        dimensions(2, part.dimensions)
        code(3, part.code)
        sint(4, part.weight)
        if let percent = part.percent { sint(5, percent.tenThousandths + 1) }
    }

    mutating func share(_ share: DistributionShare) {
        switch share.measure {
        case .equal, .quantity: break
        case .percent(let percent): sint(1, percent.tenThousandths + 1)
        case .amount(let amount):
            sint(2, amount)
            bool(3, true)
        }
        code(4, share.account)
        dimensions(5, share.dimensions)
        if case .quantity(let quantity) = share.measure {
            sint(2_200, quantity.unscaled)
            uint(2_201, UInt64(quantity.scale) + 1)
        }
    }

    mutating func charge(_ charge: DocumentCharge) {
        code(1, charge.code)
        uint(2, UInt64(charge.debit.rawValue))
        uint(3, UInt64(charge.credit.rawValue))
        uint(4, UInt64(charge.kind.rawValue))
        if let amount = charge.amount {
            uint(5, UInt64(amount.currency.number))
            sint(6, amount.minor)
        }
        if let value = charge.value {
            sint(7, value.unscaled)
            uint(8, UInt64(value.scale))
            bool(9, true)
        }
        code(10, charge.debitAccount)
        code(11, charge.creditAccount)
        code(12, charge.salesTaxGroup)
        code(13, charge.itemTaxGroup)
        code(14, charge.dimension)
        for share in charge.shares { message(15) { $0.share(share) } }
        string(16, charge.description)
    }

    mutating func documentExtras(_ document: Document) {
        for row in document.charges {
            message(460) { out in
                out.uint(1, row.line)
                out.message(2) { $0.charge(row.charge) }
                out.sint(3, row.amount)
            }
        }
        sint(461, document.chargeTotal)
        dimensionSets(462, document.dimensionSets)
    }

    mutating func dimensionSets(_ field: UInt32, _ sets: [DimensionSet]) {
        for set in sets {
            message(field) {
                $0.code(1, set.key)
                $0.dimensions(2, set.dimensions)
            }
        }
    }

    private mutating func assignment(_ row: RecurringAssignment) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        code(3, row.code)
        uint(4, row.customer.number)
        code(5, row.template)
        sint(6, Int64(row.pattern.start.days))
        day(7, row.end)
        if let maximum = row.maximum {
            uint(8, UInt64(maximum.currency.number))
            sint(9, maximum.minor)
        }
        bool(10, row.takesCustomerDefaults)
        uint(11, UInt64(row.pattern.unit.rawValue))
        uint(12, UInt64(row.pattern.per))
        day(13, row.barrier)
        day(14, row.stoppedAt)
        guard let carried = row.carried else { return }
        message(2_300) {
            $0.day(1, carried.last)
            $0.sint(2, carried.cumulative)
            for date in carried.dueAgain { $0.day(3, date) }
        }
    }
}
