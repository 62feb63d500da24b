/// Changes a draft; allowed in state DRAFT only (setup:FT-2, FT-5, FT-12, FT-13, AD-1, AD-6).
///
/// Whatever moves an amount clears the tax (AD-4). Rejections: NOT_FOUND, VERSION_CONFLICT, STATE_NOT_ALLOWED,
/// DISTRIBUTION_LOCKED, then those of the change.
package struct EditFreeTextInvoice: Command {
    package enum Edit: Equatable, Sendable {
        case header([HeaderField], InvoiceDraft, lines: [LineEdit])
        case addLine(InvoiceDraft.Line)
        case removeLine(UInt32)
        /// Empty: all lines.
        case copyLines([UInt32], copies: UInt32, withDistributions: Bool)
        /// Line 0: of the document. Nil: the charge of that code goes.
        case charge(line: UInt32, Code, DocumentCharge?)
        case original(Code, reason: String)
        /// Nil: as it is calculated.
        case tax(Code, Money?)
        /// Empty charge: the line itself.
        case distribute(line: UInt32, charge: Code, [DistributionShare])
        case distributeDiscount([DistributionShare])
        /// Line 0: all.
        case resetDistributions(line: UInt32)
    }

    package enum HeaderField: UInt8, Sendable, BitwiseCopyable {
        case customer, documentDate, postingDate, dueDate, currency, terms, cashDiscount, profile, salesTaxGroup
        case reference, text, rate, mandate, listCode, schedule, deliveryAddress, classification
        case salesOrder, dimensions
    }

    package enum LineField: UInt8, Sendable, BitwiseCopyable {
        case account, description, quantity, unitPrice, amount, itemTaxGroup, salesTaxGroup, itemNumber, dimension
        case dimensions, template, fixedAsset, billingCode, interestCode
    }

    package struct LineEdit: Equatable, Sendable {
        /// From 1.
        package let line: UInt32
        package let fields: [LineField]
        package let values: InvoiceDraft.Line

        package init(line: UInt32, fields: [LineField], values: InvoiceDraft.Line) {
            self.line = line
            self.fields = fields
            self.values = values
        }
    }

    package let companyID: CompanyID
    package let id: FreeTextID
    /// 0: any.
    package let expectedVersion: UInt64
    package let edit: Edit

    package init(company: CompanyID, id: FreeTextID, expectedVersion: UInt64, edit: Edit) {
        companyID = company
        self.id = id
        self.expectedVersion = expectedVersion
        self.edit = edit
    }

    package struct Answer: Sendable {
        package let view: FreeTextView
        /// The distributions of what was distributed.
        package let rows: [DistributionRow]
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if isDistributing, try book.freeText(companyID, id).state == .posted {
            throw Rejection(
                .distributionLocked, field: "draft_id", "draft \(id.number) is posted",
                [.init("current_state", "POSTED")])
        }
        var row = try book.openFreeText(companyID, id, version: expectedVersion, states: [.draft])
        try change(&row.document, hasAllDimensions: row.hasAllDimensions, book)
        if case .tax = edit { try checkTaxed(row.head) }
        if !keepsTax {
            row.head.isTaxCalculated = false
            row.document.statedTaxes = []
        }
        row.head.customer = try book.customer(companyID, row.document.customer, field: "document.customer_number")
        if case .original(let number, let reason) = edit, !number.isEmpty {
            let account = book.customers[row.head.customer].invoiceAccount
            guard let item = book.items.find(companyID, .documents, number), book.items[item].kind == .invoice,
                book.items[item].customer == account
            else { throw .noSuchReference("original_invoice", number, field: "original_invoice") }
            if reason.isEmpty { throw .required("reason", "an original invoice needs a reason") }
        }
        let totals = try row.totals(in: companyID, book, at: now, collects: isDistributing)
        if case .tax = edit { try checkAdjustment(row.document, totals, book, at: now) }
        if case .distributeDiscount = edit, !totals.rows.contains(where: { $0.kind == .discount }) {
            throw Rejection(
                .fieldInvalid, field: "discount",
                "draft \(id.number) has no cash discount, or there is no account for it")
        }
        draft.add(.freeText(.saved(row)), book)
        return Answer(view: FreeTextView(row, totals, after: book), rows: totals.rows.filter(isAsked))
    }

    private var isDistributing: Bool {
        switch edit {
        case .distribute, .distributeDiscount, .resetDistributions: true
        case .header, .addLine, .removeLine, .copyLines, .charge, .original, .tax: false
        }
    }

    /// Only calculated tax can be adjusted, as only it can be distributed (AD-4).
    private func checkTaxed(_ head: FreeTextHead) throws(Rejection) {
        guard !head.isTaxCalculated else { return }
        throw Rejection(
            .taxNotCalculated, field: "draft_id", "the tax of draft \(id.number) is not calculated yet",
            [.init("draft_id", UInt64(id.number))])
    }

    /// At the rate of today where the draft states no day and no rate; posting checks again (setup:FT-4).
    private func checkAdjustment(
        _ document: InvoiceDraft, _ totals: DocumentTotals, _ book: borrowing Book, at now: Moment
    ) throws(Rejection) {
        guard totals.taxAdjusted != 0 else { return }
        var basis = try document.looseBasis(in: companyID, book, at: now)
        basis.rate = try book.rate(
            document.rate, from: basis.currency, in: companyID, on: basis.date, of: basis.account,
            field: "document.exchange_rate")
        try document.checkStatedTaxes(totals.taxAdjusted, basis, book, field: "tax")
    }

    /// Where the amounts go does not change the tax.
    private var keepsTax: Bool {
        switch edit {
        case .distribute, .distributeDiscount, .resetDistributions, .original, .tax: true
        case .header(let fields, _, let lines):
            lines.isEmpty && !fields.contains { [.customer, .currency, .salesTaxGroup, .rate].contains($0) }
        case .addLine, .removeLine, .copyLines, .charge: false
        }
    }

    private func isAsked(_ row: DistributionRow) -> Bool {
        switch edit {
        case .distribute(let line, let charge, _):
            row.line == line && row.charge == charge && row.kind != .tax && row.kind != .discount
        case .distributeDiscount: row.kind == .discount
        case .resetDistributions(let line): line == 0 || row.line == line
        case .header, .addLine, .removeLine, .copyLines, .charge, .original, .tax: false
        }
    }

    // MARK: Changes

    private func change(
        _ document: inout InvoiceDraft, hasAllDimensions: Bool, _ book: borrowing Book
    ) throws(Rejection) {
        switch edit {
        case .header(let fields, let values, let lines):
            for field in fields { document.take(field, of: values) }
            for (index, change) in lines.enumerated() {
                let place = try self.place(change.line, document, field: "lines[\(index)].line")
                for field in change.fields { document.lines[place].take(field, of: change.values) }
            }
        case .addLine(let line):
            guard document.lines.count < InvoiceDraft.linesMax else {
                throw .tooMany(document.lines.count + 1, max: InvoiceDraft.linesMax, field: "line")
            }
            let buyer = book.customers.find(companyID, document.customer)
            if line.account.isEmpty, let buyer, book.lineAccount(of: buyer).isEmpty {
                throw .noMainAccount(field: "line.main_account")
            }
            document.lines.append(line)
            if hasAllDimensions, let buyer {
                let customers = book.sales.trade(of: buyer).dimensions
                document.lines[document.lines.count - 1].take(Dimensions.merged([document.dimensions, customers]))
            }
        case .removeLine(let line): document.lines.remove(at: try place(line, document, field: "line"))
        case .copyLines(let chosen, let copies, let withDistributions):
            try copy(chosen, copies, withDistributions, &document)
        case .charge(let line, let code, let charge):
            if line == 0 {
                try set(code, charge, &document.charges)
            } else {
                let place = try place(line, document, field: "line")
                try set(code, charge, &document.lines[place].details.charges)
            }
            if let charge {
                var currency = document.currency
                if currency == nil, let customer = book.customers.find(companyID, document.customer) {
                    currency = book.customers[customer].currency
                }
                if let currency { try charge.checkCurrency(currency, path: "charge") }
            }
        case .original(let number, let reason):
            document.originalInvoice = number
            document.reason = reason
        case .tax(let code, let tax):
            document.statedTaxes.removeAll { $0.code == code }
            if let tax {
                guard document.statedTaxes.count < StatedTax.max else {
                    throw .tooMany(document.statedTaxes.count + 1, max: StatedTax.max, field: "tax_code")
                }
                document.statedTaxes.append(StatedTax(code: code, tax: tax))
            }
        case .distribute(let line, let charge, let shares):
            try distribute(line, charge, shares, &document)
        case .distributeDiscount(let shares): document.discountShares = shares
        case .resetDistributions(let line):
            if line == 0 { document.discountShares = [] }
            let places = line == 0 ? Array(document.lines.indices) : [try place(line, document, field: "line")]
            for place in places {
                document.lines[place].details.shares = []
                for index in document.lines[place].details.charges.indices {
                    document.lines[place].details.charges[index].shares = []
                }
            }
            if line == 0 { for index in document.charges.indices { document.charges[index].shares = [] } }
        }
    }

    private func place(_ line: UInt32, _ document: InvoiceDraft, field: String) throws(Rejection) -> Int {
        guard line >= 1, Int(line) <= document.lines.count else {
            throw Rejection(
                .fieldInvalid, field: field, "there is no line \(line), the draft has \(document.lines.count)",
                [.init("lines", UInt64(document.lines.count))])
        }
        return Int(line) - 1
    }

    private func copy(
        _ chosen: [UInt32], _ copies: UInt32, _ withDistributions: Bool, _ document: inout InvoiceDraft
    ) throws(Rejection) {
        var places: [Int] = chosen.isEmpty ? Array(document.lines.indices) : []
        for (index, line) in chosen.enumerated() {
            places.append(try place(line, document, field: "lines[\(index)]"))
        }
        let (added, overflow) = places.count.multipliedReportingOverflow(by: Int(max(1, copies)))
        guard !overflow, added <= InvoiceDraft.linesMax - document.lines.count else {
            throw .tooMany(overflow ? Int.max : document.lines.count + added, max: InvoiceDraft.linesMax, field: "copies")
        }
        for _ in 0..<max(1, copies) {
            for place in places {
                var line = document.lines[place]
                if !withDistributions { line.details.shares = [] }
                document.lines.append(line)
            }
        }
    }

    private func set(_ code: Code, _ charge: DocumentCharge?, _ charges: inout [DocumentCharge]) throws(Rejection) {
        let found = charges.firstIndex { $0.code == code }
        guard let charge else {
            guard let found else { throw .noSuchReference("charge", code, field: "charge.code") }
            charges.remove(at: found)
            return
        }
        if let found {
            charges[found] = charge
        } else {
            guard charges.count < DocumentCharge.max else { throw .tooMany(charges.count + 1, max: DocumentCharge.max, field: "charge") }
            charges.append(charge)
        }
    }

    private func distribute(
        _ line: UInt32, _ charge: Code, _ shares: [DistributionShare], _ document: inout InvoiceDraft
    ) throws(Rejection) {
        if charge.isEmpty {
            document.lines[try place(line, document, field: "line")].details.shares = shares
            return
        }
        if line == 0 {
            guard let found = document.charges.firstIndex(where: { $0.code == charge }) else {
                throw .noSuchReference("charge", charge, field: "charge")
            }
            document.charges[found].shares = shares
            return
        }
        let place = try place(line, document, field: "line")
        guard let found = document.lines[place].details.charges.firstIndex(where: { $0.code == charge }) else {
            throw .noSuchReference("charge", charge, field: "charge")
        }
        document.lines[place].details.charges[found].shares = shares
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.freeTextLastChange(companyID, id) }
}

extension InvoiceDraft {
    fileprivate mutating func take(_ field: EditFreeTextInvoice.HeaderField, of values: InvoiceDraft) {
        switch field {
        case .customer: customer = values.customer
        case .documentDate: documentDate = values.documentDate
        case .postingDate: postingDate = values.postingDate
        case .dueDate: dueDate = values.dueDate
        case .currency: currency = values.currency
        case .terms: terms = values.terms
        case .cashDiscount: cashDiscount = values.cashDiscount
        case .profile: profile = values.profile
        case .salesTaxGroup: salesTaxGroup = values.salesTaxGroup
        case .reference: reference = values.reference
        case .text: text = values.text
        case .rate: rate = values.rate
        case .mandate: mandate = values.mandate
        case .listCode: listCode = values.listCode
        case .schedule: schedule = values.schedule
        case .deliveryAddress: deliveryAddress = values.deliveryAddress
        case .classification: classification = values.classification
        case .salesOrder: salesOrder = values.salesOrder
        case .dimensions: dimensions = values.dimensions
        }
    }
}

extension InvoiceDraft.Line {
    /// An amount given stays when quantity or price change; one taken away is worked out again (setup:FT-2).
    fileprivate mutating func take(_ field: EditFreeTextInvoice.LineField, of values: InvoiceDraft.Line) {
        switch field {
        case .account: account = values.account
        case .description: description = values.description
        case .quantity: quantity = values.quantity
        case .unitPrice: unitPrice = values.unitPrice
        case .amount: amount = values.amount
        case .itemTaxGroup: itemTaxGroup = values.itemTaxGroup
        case .salesTaxGroup: salesTaxGroup = values.salesTaxGroup
        case .itemNumber: itemNumber = values.itemNumber
        case .dimension: dimension = values.dimension
        case .dimensions: details.dimensions = values.details.dimensions
        case .template: details.template = values.details.template
        case .fixedAsset: details.isFixedAsset = values.details.isFixedAsset
        case .billingCode: details.billingCode = values.details.billingCode
        case .interestCode: details.interestCode = values.details.interestCode
        }
    }
}
