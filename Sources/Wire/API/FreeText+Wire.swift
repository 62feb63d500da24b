import Receivables
import Schema
import SwiftProtobuf

// Free text invoices: requests -> commands, answers -> responses.

extension Border {
    mutating func draft(_ id: UInt64, _ field: String = "draft_id", required: Bool = true) -> FreeTextID {
        if id == 0, required { bad(field, .fieldRequired, "is required") }
        guard let number = UInt32(exactly: id) else {
            bad(field, .fieldInvalid, "\(id) is no draft")
            return .none
        }
        return FreeTextID(number)
    }

    fileprivate mutating func stated(_ message: Reskontra_V1_InvoiceDocument) -> InvoiceDraft {
        if !message.invoiceNumber.isEmpty {
            bad("document.invoice_number", .fieldInvalid, "a draft has no number: it comes with posting")
        }
        return InvoiceDraft(message, "document", &self)
    }

    fileprivate mutating func onError(_ mode: Reskontra_V1_OnError) -> Bool? {
        switch mode {
        case .unspecified: return nil
        case .skip: return false
        case .stop: return true
        case .UNRECOGNIZED(let raw):
            bad("on_error", .fieldInvalid, "has no value \(raw)")
            return nil
        }
    }
}

extension CreateFreeTextInvoice {
    package init(_ message: Reskontra_V1_CreateFreeTextInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if !message.hasDocument { border.bad("document", .fieldRequired, "is required") }
        let document = border.stated(message.document)
        if document.customer.isEmpty { border.bad("document.customer_number", .fieldRequired, "is required") }
        let state = border.choice(message.state.rawValue, "state", fallback: FreeTextState.draft) ?? .draft
        if !state.isLive { border.bad("state", .fieldInvalid, "\(state.name) is no state of a draft") }
        try border.check()
        self.init(
            company: company, document: document,
            standing: Standing(state: state, isTaxCalculated: message.taxCalculated))
    }
}

// MARK: Edits

extension EditFreeTextInvoice {
    package init(_ message: Reskontra_V1_UpdateFreeTextInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        var fields: [HeaderField] = []
        for (index, name) in message.updateMask.enumerated() {
            guard let field = EditFreeTextInvoice.headerFields[name] else {
                border.bad("update_mask[\(index)]", .fieldInvalid, "'\(name.prefix(40))' is no field of the header")
                continue
            }
            fields.append(field)
        }
        var header = message.document
        header.lines = []
        let document = InvoiceDraft(header, "document", &border)
        if fields.contains(.customer), document.customer.isEmpty {
            border.bad("document.customer_number", .fieldRequired, "is required")
        }
        var lines: [LineEdit] = []
        for (index, change) in message.lines.enumerated() {
            let path = "lines[\(index)]"
            var masked: [LineField] = []
            for (place, name) in change.updateMask.enumerated() {
                guard let field = EditFreeTextInvoice.lineFields[name] else {
                    border.bad("\(path).update_mask[\(place)]", .fieldInvalid, "'\(name.prefix(40))' is no field of a line")
                    continue
                }
                masked.append(field)
            }
            if masked.isEmpty, change.updateMask.isEmpty {
                border.bad("\(path).update_mask", .fieldRequired, "names the fields to change")
            }
            var values = change.values
            // A line keeps the account it has unless the mask names it.
            if !masked.contains(.account) { values.mainAccount = "-" }
            lines.append(
                LineEdit(
                    line: change.line, fields: masked,
                    values: InvoiceDraft.Line(values, "\(path).values", &border)))
        }
        if fields.isEmpty, lines.isEmpty, message.updateMask.isEmpty {
            border.bad("update_mask", .fieldRequired, "names the fields to change")
        }
        try border.check()
        self.init(
            company: company, id: id, expectedVersion: message.expectedVersion,
            edit: .header(fields, document, lines: lines))
    }

    private static let headerFields: [String: HeaderField] = [
        "customer_number": .customer, "document_date": .documentDate, "posting_date": .postingDate,
        "due_date": .dueDate, "currency": .currency, "terms_of_payment": .terms, "cash_discount": .cashDiscount,
        "posting_profile": .profile, "sales_tax_group": .salesTaxGroup, "reference": .reference, "text": .text,
        "exchange_rate": .rate, "mandate": .mandate, "list_code": .listCode, "payment_schedule": .schedule,
        "delivery_address": .deliveryAddress, "classification": .classification, "sales_order": .salesOrder,
        "dimensions": .dimensions,
    ]
    private static let lineFields: [String: LineField] = [
        "main_account": .account, "description": .description, "quantity": .quantity, "unit_price": .unitPrice,
        "amount": .amount, "item_tax_group": .itemTaxGroup, "sales_tax_group": .salesTaxGroup,
        "item_number": .itemNumber, "dimension": .dimension, "dimensions": .dimensions,
        "dimension_template": .template, "fixed_asset": .fixedAsset, "billing_code": .billingCode,
        "interest_code": .interestCode,
    ]

    package init(_ message: Reskontra_V1_AddLineRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        let line = InvoiceDraft.Line(message.line, "line", &border)
        try border.check()
        self.init(company: company, id: id, expectedVersion: message.expectedVersion, edit: .addLine(line))
    }

    package init(_ message: Reskontra_V1_RemoveLineRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        if message.line == 0 { border.bad("line", .fieldRequired, "is required") }
        try border.check()
        self.init(company: company, id: id, expectedVersion: message.expectedVersion, edit: .removeLine(message.line))
    }

    package init(_ message: Reskontra_V1_CopyLinesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        if message.lines.count > InvoiceDraft.linesMax {
            border.bad("lines", .tooManyItems, "has more than \(InvoiceDraft.linesMax) lines")
        }
        if message.copies > UInt32(InvoiceDraft.linesMax) {
            border.bad("copies", .fieldInvalid, "is above \(InvoiceDraft.linesMax)")
        }
        try border.check()
        self.init(
            company: company, id: id, expectedVersion: message.expectedVersion,
            edit: .copyLines(message.lines, copies: message.copies, withDistributions: message.withDistributions))
    }

    package init(_ message: Reskontra_V1_SetChargeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        let code = border.code(message.charge.code, "charge.code", required: true)
        let charge = message.remove ? nil : border.charge(message.charge, "charge")
        try border.check()
        self.init(
            company: company, id: id, expectedVersion: message.expectedVersion,
            edit: .charge(line: message.line, code, charge))
    }

    package init(_ message: Reskontra_V1_SetOriginalInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        let original = border.code(message.originalInvoice, "original_invoice")
        let reason = border.text(message.reason, "reason")
        try border.check()
        self.init(
            company: company, id: id, expectedVersion: message.expectedVersion, edit: .original(original, reason: reason))
    }

    package init(_ message: Reskontra_V1_AdjustTaxRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        let code = border.code(message.taxCode, "tax_code", required: true)
        let tax = border.money(message.tax, message.hasTax, "tax", required: false)
        try border.check()
        self.init(company: company, id: id, expectedVersion: message.expectedVersion, edit: .tax(code, tax))
    }

    package init(_ message: Reskontra_V1_DistributeAmountRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        let charge = border.code(message.charge, "charge")
        if message.line == 0, charge.isEmpty, !message.discount {
            border.bad("line", .fieldRequired, "a line, a charge or the discount is required")
        }
        if message.discount, message.line != 0 || !charge.isEmpty {
            border.bad("discount", .fieldInvalid, "is of the document: beside it stands no line and no charge")
        }
        var shares = border.shares(message.shares, "shares")
        switch message.method {
        case .equal:
            if shares.isEmpty {
                if message.parts > UInt32(DistributionShare.max) || message.parts < 1 {
                    border.bad("parts", .fieldInvalid, "must be from 1 to \(DistributionShare.max)")
                }
                shares = (0..<min(message.parts, UInt32(DistributionShare.max))).map { _ in DistributionShare() }
            }
            for index in shares.indices { shares[index].measure = .equal }
        case .percent:
            for (index, share) in message.shares.enumerated() where !share.hasPercent {
                border.bad("shares[\(index)].percent", .fieldRequired, "is required")
            }
        case .amount:
            for (index, share) in message.shares.enumerated() where !share.hasAmount {
                border.bad("shares[\(index)].amount", .fieldRequired, "is required")
            }
        case .quantity:
            for (index, share) in message.shares.enumerated() where !share.hasQuantity {
                border.bad("shares[\(index)].quantity", .fieldRequired, "is required")
            }
        case .unspecified: border.bad("method", .fieldRequired, "is required")
        case .UNRECOGNIZED(let raw): border.bad("method", .fieldInvalid, "has no value \(raw)")
        }
        if shares.isEmpty, message.method != .equal { border.bad("shares", .fieldRequired, "is required") }
        try border.check()
        self.init(
            company: company, id: id, expectedVersion: message.expectedVersion,
            edit: message.discount
                ? .distributeDiscount(shares) : .distribute(line: message.line, charge: charge, shares))
    }

    package init(_ message: Reskontra_V1_ResetDistributionsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        try border.check()
        self.init(
            company: company, id: id, expectedVersion: message.expectedVersion,
            edit: .resetDistributions(line: message.line))
    }
}

// MARK: Steps

extension MoveFreeTextInvoice {
    private init(_ id: UInt64, _ version: UInt64, _ step: Step, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(id)
        try border.check()
        self.init(company: company, id: id, expectedVersion: version, step: step)
    }

    package init(_ message: Reskontra_V1_CalculateTaxRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(message.draftID, 0, .calculate, company)
    }
    package init(_ message: Reskontra_V1_SubmitInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(message.draftID, message.expectedVersion, .submit, company)
    }
    package init(_ message: Reskontra_V1_DecideInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(message.draftID, message.expectedVersion, message.approve ? .approve : .reject, company)
    }
    package init(_ message: Reskontra_V1_RecallInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(message.draftID, message.expectedVersion, .recall, company)
    }
    package init(_ message: Reskontra_V1_ReportWorkflowFaultRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(message.draftID, message.expectedVersion, .fault, company)
    }
    package init(_ message: Reskontra_V1_DeleteDraftRequest, _ company: CompanyID) throws(FieldErrors) {
        try self.init(message.draftID, message.expectedVersion, .delete, company)
    }
}

extension PostFreeTextInvoice {
    package init(_ message: Reskontra_V1_PostFreeTextInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        let date = border.date(message.postingDate, message.hasPostingDate, "posting_date")
        try border.check()
        self.init(company: company, id: id, expectedVersion: message.expectedVersion, date: date)
    }
}

extension PostFreeTextInvoices {
    package init(_ message: Reskontra_V1_PostFreeTextInvoicesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let ids = message.draftIds.enumerated().map { border.draft($1, "draft_ids[\($0)]") }
        let date = border.date(message.postingDate, message.hasPostingDate, "posting_date")
        let stops = border.onError(message.onError)
        try border.check()
        self.init(company: company, ids: ids, stopsOnError: stops, date: date)
    }
}

// MARK: Templates

extension SaveAsTemplate {
    package init(_ message: Reskontra_V1_SaveAsTemplateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID, required: !message.hasDocument)
        let name = border.code(message.template, "template", required: true)
        let stated = message.hasDocument ? border.stated(message.document) : nil
        if message.hasDocument, message.draftID != 0 {
            border.bad("document", .fieldInvalid, "goes without a draft")
        }
        try border.check()
        self.init(company: company, id: id, name: name, replaces: message.replace, stated: stated)
    }
}

extension CreateFromTemplate {
    package init(_ message: Reskontra_V1_CreateFromTemplateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let template = border.code(message.template, "template", required: true)
        let customer = border.code(message.customerNumber, "customer_number")
        let date = border.date(message.date, message.hasDate, "date")
        let takes = border.takesCustomerDefaults(message.defaultsFrom)
        try border.check()
        self.init(company: company, template: template, customer: customer, takesCustomerDefaults: takes, date: date)
    }
}

extension Border {
    mutating func takesCustomerDefaults(_ source: Reskontra_V1_DefaultsFrom) -> Bool {
        switch source {
        case .unspecified, .template: return false
        case .customer: return true
        case .UNRECOGNIZED(let raw):
            bad("defaults_from", .fieldInvalid, "has no value \(raw)")
            return false
        }
    }
}

extension ListTemplates {
    package init(_ message: Reskontra_V1_ListTemplatesRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(company: company)
    }
}

// MARK: Reading

extension GetFreeTextInvoice {
    package init(_ message: Reskontra_V1_GetFreeTextInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        try border.check()
        self.init(company: company, id: id)
    }
}

extension ListFreeTextInvoices {
    package init(_ message: Reskontra_V1_ListFreeTextInvoicesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        var states: [FreeTextState] = []
        for (index, state) in message.states.enumerated() {
            if let state: FreeTextState = border.choice(state.rawValue, "states[\(index)]") { states.append(state) }
        }
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListFreeTextInvoices.filter(company, customer, states))
        try border.check()
        self.init(
            company: company, customer: customer, states: states, size: size,
            before: FreeTextID(UInt32(truncatingIfNeeded: token.first)), isAsStated: message.asStated)
    }

    static func filter(_ company: CompanyID, _ customer: Code, _ states: [FreeTextState]) -> UInt64 {
        PageToken.filter("drafts", "\(company.number)", customer.text, states.map(\.name).joined(separator: ","))
    }
}

extension ListDistributions {
    package init(_ message: Reskontra_V1_ListDistributionsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        var kind: DistributionRow.Kind?
        if message.kind != .unspecified { kind = border.choice(message.kind.rawValue, "kind") }
        try border.check()
        self.init(company: company, id: id, line: message.line, kind: kind)
    }
}

extension PreviewSubledgerJournal {
    package init(_ message: Reskontra_V1_PreviewSubledgerJournalRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        try border.check()
        self.init(company: company, id: id)
    }
}

// MARK: Corrections

extension CorrectInvoice {
    package init(
        _ message: Reskontra_V1_CorrectInvoiceRequest, _ company: CompanyID, _ original: ItemPosted?
    ) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.invoice, "invoice", required: true)
        let reason = border.text(message.reason, "reason", required: true)
        let comment = border.text(message.comment, "comment")
        let date = border.date(message.newDate, message.hasNewDate, "new_date")
        try border.check()
        self.init(
            company: company, number: number, original: original, reason: reason, comment: comment, date: date,
            unsettles: message.unsettle)
    }
}

extension CancelInvoice {
    package init(
        _ message: Reskontra_V1_CancelInvoiceRequest, _ company: CompanyID, _ original: ItemPosted?
    ) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.invoice, "invoice", required: true)
        let reason = border.text(message.reason, "reason", required: true)
        let comment = border.text(message.comment, "comment")
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(
            company: company, number: number, original: original, reason: reason, comment: comment, date: date,
            unsettles: message.unsettle)
    }
}

extension GetCorrectionChain {
    package init(_ message: Reskontra_V1_GetCorrectionChainRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.invoice, "invoice", required: true)
        try border.check()
        self.init(company: company, number: number)
    }
}
