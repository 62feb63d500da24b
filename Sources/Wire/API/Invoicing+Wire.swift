import Receivables
import Schema
import SwiftProtobuf

extension InvoiceDraft {
    package init(_ message: Reskontra_V1_InvoiceDocument, _ path: String, _ border: inout Border) {
        self.init(customer: border.code(message.customerNumber, "\(path).customer_number"))
        number = border.code(message.invoiceNumber, "\(path).invoice_number")
        documentDate = border.date(message.documentDate, message.hasDocumentDate, "\(path).document_date")
        postingDate = border.date(message.postingDate, message.hasPostingDate, "\(path).posting_date")
        dueDate = border.date(message.dueDate, message.hasDueDate, "\(path).due_date")
        if !message.currency.isEmpty { currency = border.currency(message.currency, "\(path).currency") }
        terms = border.code(message.termsOfPayment, "\(path).terms_of_payment")
        cashDiscount = border.code(message.cashDiscount, "\(path).cash_discount")
        profile = border.code(message.postingProfile, "\(path).posting_profile")
        salesTaxGroup = border.code(message.salesTaxGroup, "\(path).sales_tax_group")
        reference = border.text(message.reference, "\(path).reference", max: 60)
        text = border.text(message.text, "\(path).text")
        rate = border.rate(message.exchangeRate, message.hasExchangeRate, "\(path).exchange_rate")
        originalInvoice = border.code(message.originalInvoice, "\(path).original_invoice")
        reason = border.text(message.reason, "\(path).reason")
        charges = border.charges(message.charges, "\(path).charges")
        if !message.statedTaxes.isEmpty { statedTaxes = border.statedTaxes(message.statedTaxes, "\(path).stated_taxes") }
        if message.listCode != .unspecified { listCode = border.choice(message.listCode.rawValue, "\(path).list_code") }
        mandate = border.code(message.mandate, "\(path).mandate")
        classification = border.code(message.classification, "\(path).classification")
        salesOrder = border.code(message.salesOrder, "\(path).sales_order")
        schedule = border.code(message.paymentSchedule, "\(path).payment_schedule")
        deliveryAddress = border.code(message.deliveryAddress, "\(path).delivery_address")
        dimensions = border.dimensions(message.dimensions, "\(path).dimensions")
        discountShares = border.shares(message.discountShares, "\(path).discount_shares")
        guard message.lines.count <= InvoiceDraft.linesMax else {
            border.bad("\(path).lines", .tooManyItems, "has \(message.lines.count) lines, at most 1,000 are taken")
            return
        }
        lines.reserveCapacity(message.lines.count)
        for index in message.lines.indices {
            lines.append(Line(message.lines[index], "\(path).lines[\(index)]", &border))
        }
    }
}

extension Border {
    mutating func statedTaxes(_ messages: [Reskontra_V1_StatedTax], _ path: String) -> [StatedTax] {
        if messages.count > StatedTax.max {
            bad(path, .tooManyItems, "has \(messages.count) taxes, at most \(StatedTax.max) are taken")
            return []
        }
        var taxes: [StatedTax] = []
        for (index, message) in messages.enumerated() {
            let code = code(message.taxCode, "\(path)[\(index)].tax_code", required: true)
            if taxes.contains(where: { $0.code == code }) {
                bad("\(path)[\(index)].tax_code", .fieldInvalid, "is stated twice")
            }
            guard let tax = money(message.tax, message.hasTax, "\(path)[\(index)].tax") else { continue }
            taxes.append(StatedTax(code: code, tax: tax))
        }
        return taxes
    }
}

extension InvoiceDraft.Line {
    init(_ message: Reskontra_V1_InvoiceLine, _ path: String, _ border: inout Border) {
        // Empty: that of the buyer's group, which a rule knows.
        self.init(account: border.code(message.mainAccount, path + ".main_account"))
        description = border.text(message.description_p, path + ".description")
        quantity = border.decimal(message.quantity, message.hasQuantity, path + ".quantity")
        unitPrice = border.decimal(message.unitPrice, message.hasUnitPrice, path + ".unit_price")
        amount = border.money(message.amount, message.hasAmount, path + ".amount", required: false)
        itemTaxGroup = border.code(message.itemTaxGroup, path + ".item_tax_group")
        salesTaxGroup = border.code(message.salesTaxGroup, path + ".sales_tax_group")
        itemNumber = border.text(message.itemNumber, path + ".item_number", max: 60)
        dimension = border.code(message.dimension, path + ".dimension")
        details.dimensions = border.dimensions(message.dimensions, path + ".dimensions")
        details.template = border.dimensions(message.dimensionTemplate, path + ".dimension_template")
        details.isFixedAsset = message.fixedAsset
        details.charges = border.charges(message.charges, path + ".charges")
        details.shares = border.shares(message.shares, path + ".shares")
        details.billingCode = border.code(message.billingCode, path + ".billing_code")
        details.interestCode = border.code(message.interestCode, path + ".interest_code")
    }
}

extension PostInvoice {
    package init(_ message: Reskontra_V1_PostInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if !message.hasDocument { border.bad("document", .fieldRequired, "is required") }
        let document = InvoiceDraft(message.document, "document", &border)
        if message.authorizationID == 0, document.customer.isEmpty {
            border.bad("document.customer_number", .fieldRequired, "is required")
        }
        let authorization = message.authorizationID == 0 ? .none : border.authorization(message.authorizationID)
        try border.check()
        self.init(company: company, document: document, authorization: authorization, isFinal: message.final)
    }

    /// One item of an INDEPENDENT batch.
    package init(
        _ item: Reskontra_V1_BatchPostInvoicesRequest.Item, _ company: CompanyID, _ path: String
    ) throws(FieldErrors) {
        var border = Border()
        let document = InvoiceDraft(item.document, "\(path).document", &border)
        if document.customer.isEmpty { border.bad("\(path).document.customer_number", .fieldRequired, "is required") }
        try border.check()
        self.init(company: company, document: document)
    }
}

extension PostCreditNote {
    package init(_ message: Reskontra_V1_PostCreditNoteRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if !message.hasDocument { border.bad("document", .fieldRequired, "is required") }
        let document = InvoiceDraft(message.document, "document", &border)
        if document.customer.isEmpty { border.bad("document.customer_number", .fieldRequired, "is required") }
        try border.check()
        self.init(company: company, document: document, settlesWithOriginal: message.settleWithOriginal)
    }

    package init(
        _ item: Reskontra_V1_BatchPostInvoicesRequest.Item, _ company: CompanyID, _ path: String
    ) throws(FieldErrors) {
        var border = Border()
        let document = InvoiceDraft(item.document, "\(path).document", &border)
        if document.customer.isEmpty { border.bad("\(path).document.customer_number", .fieldRequired, "is required") }
        try border.check()
        self.init(company: company, document: document, settlesWithOriginal: item.settleWithOriginal)
    }
}

extension PostInvoices {
    /// An ATOMIC batch.
    package init(_ message: Reskontra_V1_BatchPostInvoicesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var items: [Item] = []
        for (index, item) in message.items.enumerated() {
            let path = "items[\(index)].document"
            let document = InvoiceDraft(item.document, path, &border)
            if document.customer.isEmpty { border.bad("\(path).customer_number", .fieldRequired, "is required") }
            items.append(
                Item(document: document, isCreditNote: item.creditNote, settlesWithOriginal: item.settleWithOriginal))
        }
        try border.check()
        self.init(company: company, items: items)
    }
}

// MARK: Answers

extension Reskontra_V1_PostedDocument {
    package init(
        _ posted: PostedDocument, _ book: borrowing Book, journal wantsJournal: Bool,
        lines wantsLines: Bool = false
    ) {
        self.init()
        documentNumber = posted.number.text
        itemID = UInt64(posted.item.number)
        voucher = posted.voucher.text
        net = .init(posted.net)
        tax = .init(posted.tax)
        total = .init(posted.total)
        accountingTotal = .init(posted.accountingTotal)
        postingDate = .init(posted.postingDate)
        dueDate = .init(posted.dueDate)
        postingProfile = posted.profile.text
        taxes = posted.taxes.map { .init($0, posted.total.currency) }
        overLimit = posted.overLimit
        if posted.listCode != .notIncluded {
            listCode = .init(rawValue: Int(posted.listCode.rawValue)) ?? .unspecified
        }
        if !posted.charges.isZero { charges = .init(posted.charges) }
        if wantsJournal { journal = .init(posted.entry, book, posted.dimensionSets) }
        prepaymentsUnapplied = posted.unappliedPrepayments.map(\.text)
        for entry in posted.appliedEntries { prepaymentJournals.append(.init(entry, book)) }
        billNumber = posted.bill.text
        if wantsJournal { billJournals = posted.billEntries.map { .init($0, book) } }
        instalments = posted.instalments.map { .init($0) }
        if wantsLines {
            for line in posted.lines { lines.append(.init(line, posted.total.currency, book)) }
        }
    }
}

extension Reskontra_V1_TaxAmount {
    package init(_ row: DocumentTax, _ currency: Currency) {
        self.init()
        taxCode = row.code.text
        percent = .init(row.percent.decimal)
        base = .init(row.base, currency)
        tax = .init(row.tax, currency)
    }
}

extension Reskontra_V1_PostInvoiceResponse {
    package init(_ answer: PostedDocument, _ book: borrowing Book, preview: Bool) {
        self.init()
        invoice = .init(answer, book, journal: preview, lines: preview)
    }
}

extension Reskontra_V1_PostCreditNoteResponse {
    package init(_ answer: PostCreditNote.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        creditNote = .init(answer.creditNote, book, journal: preview, lines: preview)
        settlementID = UInt64(answer.settlement.number)
        settled = .init(answer.settled)
    }
}

extension Reskontra_V1_BatchPostInvoicesResponse {
    package init(_ answer: [PostedDocument], _ book: borrowing Book, preview: Bool) {
        self.init()
        for posted in answer {
            var result = Result()
            result.posted = .init(posted, book, journal: preview)
            result.sequence = preview ? 0 : book.sequence
            results.append(result)
        }
    }
}

// MARK: Documents

/// Finds the item of a document; its lines are in the log.
package struct GetDocument {
    let company: CompanyID
    let number: Code
    let item: ItemID

    package init(_ message: Reskontra_V1_GetDocumentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        number = border.code(message.documentNumber, "document_number", required: message.itemID == 0)
        item = border.item(message.itemID, "item_id")
        self.company = company
        try border.check()
    }

    package func answer(_ book: borrowing Book) throws(Rejection) -> ItemID {
        let isThere = book.items.contains(item) && UInt32(book.items[item].company) == company.number
        let found =
            item.isNone
            ? book.items.find(company, .documents, number) ?? book.items.find(company, .payments, number)
            : isThere ? item : nil
        guard let found else {
            throw Rejection(.notFound, "there is no document \(item.isNone ? number.text : "with id \(item.number)")")
        }
        return found
    }
}

extension Reskontra_V1_GetDocumentResponse {
    /// `record` is the one that posted the item.
    package init(_ id: ItemID, _ record: LogRecord, _ book: borrowing Book, today: CalendarDate) {
        self.init()
        let row = book.items[id]
        item = .init(id, book, today: today, settlements: true)
        var facts: [Event] = []
        _ = record.forEachEvent { facts.append($0) }
        for fact in facts {
            switch fact {
            case .posted(let made) where made.fact.id == id:
                let posted = made.fact
                document = .init(
                    PostedDocument(
                        posted, profile: book.companies.profile(posted.profile).profile.code,
                        accountingCurrency: book.companies[posted.company].currency), book, journal: true)
                journals.append(.init(posted.entry, book, posted.document.dimensionSets))
                charges = posted.document.charges.map { .init($0, posted.currency) }
                lines = posted.document.lines.map { .init($0, row.currency, book) }
                text = posted.document.text
                reference = posted.document.reference
                methodOfPayment = posted.document.method.text
                paymentReference = posted.document.paymentReference
                originalInvoice = posted.document.originalInvoice.text
                reason = posted.document.reason
                dimensions = .init(posted.document.dimensions)
                tellPlace(posted, book)
                item.reference = reference
            // A record may hold a whole batch: only what touched this document is its own.
            case .itemsSettled(let settled)
            where settled.parts.contains { $0.debitItem == id || $0.creditItem == id }:
                for entry in settled.entries { journals.append(.init(entry, book, settled.dimensionSets)) }
            default: break
            }
        }
        document.instalments = book.instalmentViews(of: id, on: today).map { .init($0) }
        if let link = book.freeText.link(id) {
            func number(_ item: ItemID) -> String { item.isNone ? "" : book.items[item].number.text }
            corrects = number(link.corrects)
            cancels = number(link.cancels)
            correctedBy = number(link.correctedBy)
            canceledBy = number(link.canceledBy)
        }
        principal = record.header.principal.text
        postedAt = .init(record.header.instant)
    }
}

extension Reskontra_V1_GetDocumentResponse {
    /// Where its goods go, as the customer's list has it today: a posted document keeps the code only.
    mutating func tellPlace(_ fact: ItemPosted, _ book: borrowing Book) {
        let code = fact.document.deliveryAddress
        if code.isEmpty { return }
        deliveryAddress = code.text
        let ordering = fact.document.orderingCustomer.isNone ? fact.customer : fact.document.orderingCustomer
        guard let place = book.place(code, of: ordering) else { return }
        deliveredTo = [place.name, place.address, place.country].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Reskontra_V1_InvoiceLine {
    init(_ line: DocumentLine, _ currency: Currency, _ book: borrowing Book) {
        self.init()
        mainAccount = book.companies.account(line.account).number.text
        description_p = line.description
        if let quantity = line.quantity { self.quantity = .init(quantity) }
        if let price = line.unitPrice { unitPrice = .init(price) }
        amount = .init(line.amount, currency)
        itemTaxGroup = line.itemTaxGroup.text
        salesTaxGroup = line.salesTaxGroup.text
        itemNumber = line.itemNumber
        dimension = line.dimension.text
        fill(line.details, currency)
    }
}

extension Reskontra_V1_OpenItem {
    /// As it stands now.
    package init(_ id: ItemID, _ book: borrowing Book, today: CalendarDate, settlements wantsSettlements: Bool) {
        let row = book.items[id]
        self.init(
            id, book, open: row.open, accountingOpen: book.items.carried(id), on: today, knownAt: .max,
            settlements: wantsSettlements)
    }

    /// As it stood: the open amounts are the caller's.
    package init(
        _ id: ItemID, _ book: borrowing Book, open openMinor: Int64, accountingOpen: Int64, on date: CalendarDate,
        knownAt: UInt64, settlements wantsSettlements: Bool
    ) {
        self.init()
        let row = book.items[id]
        let company = CompanyID(UInt32(row.company))
        itemID = UInt64(id.number)
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        number = row.number.text
        customerNumber = book.customers[row.customer].number.text
        documentDate = .init(row.documentDate)
        dueDate = .init(row.dueDate)
        original = .init(row.original, row.currency)
        open = .init(openMinor, row.currency)
        self.accountingOpen = .init(accountingOpen, book.companies[company].currency)
        sequence = row.sequence
        version = row.lastChange
        postingProfile = book.companies.profile(ProfileID(UInt32(row.profile))).profile.code.text
        daysOverdue = Int32(date - row.dueDate)
        postingDate = .init(row.postingDate)
        collectionStatus = .init(rawValue: Int(row.status.rawValue)) ?? .unspecified
        if let promise = book.collections.promise(of: id) {
            promiseDate = .init(promise.date)
            promisedAmount = .init(promise.amount, row.currency)
        }
        letterCode = UInt32(row.letterCode)
        let payment = book.items.payment(of: id)
        if !payment.isEmpty {
            (ownMethodOfPayment, ownPaymentSpecification) = (payment.method.text, payment.specification.text)
            ownBankAccount = payment.bankAccount.text
        }
        mandate = book.mandateName(of: id).text
        if row.tax != 0 { tax = .init(row.tax, row.currency) }
        if let tier = book.items.tiers[id]?.first { cashDiscount = tier.code.text }
        let traits = book.items.traits[id]
        if traits.dimensions.count > 1 {
            dimensions = UInt32(traits.dimensions.count)
        } else {
            dimension = traits.dimension.text
        }
        if let group = book.items.instalments(of: id) { (instalment, instalments) = (group.place(of: id), group.count) }
        if let date = book.collections.letterDate(of: id) { letterDate = .init(date) }
        guard wantsSettlements else { return }
        var rows: [Reskontra_V1_ItemSettlement] = []
        book.items.forEachPart(of: id) { part in
            let settlement = book.items[part.settlement]
            guard settlement.sequence <= knownAt else { return }
            let isDebit = part.debitItem == id
            let other = isDebit ? part.creditItem : part.debitItem
            var made = Reskontra_V1_ItemSettlement()
            made.settlementID = UInt64(part.settlement.number)
            if !other.isNone {
                made.counterpartNumber = book.items[other].number.text
                made.counterpartItemID = UInt64(other.number)
            }
            made.settledBy = .init(rawValue: Int(part.kind.rawValue)) ?? .unspecified
            made.amount = .init(isDebit ? part.amount : -part.amount, row.currency)
            made.date = .init(settlement.date)
            made.sequence = settlement.sequence
            if settlement.isUndone, settlement.undoneSequence <= knownAt {
                made.undone = true
                made.undoneDate = .init(settlement.undoneDate)
                made.undoneSequence = settlement.undoneSequence
            }
            rows.append(made)
        }
        settlements = rows.reversed()
    }
}
