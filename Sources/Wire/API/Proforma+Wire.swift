import Receivables
import Schema
import SwiftProtobuf

// Documents before they are posted, as they would be printed (setup:FT-11, SI-11).

extension ProformaInvoice {
    package init(_ message: Reskontra_V1_ProformaInvoiceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.draft(message.draftID)
        try border.check()
        self.init(company: company, id: id)
    }
}

extension Reskontra_V1_ProformaInvoiceResponse {
    package init(_ answer: ProformaInvoice.Answer, _ book: borrowing Book) {
        self.init()
        let (draft, totals) = (answer.document, answer.totals)
        let currency = totals.currency
        let isCredit = totals.total < 0
        document.item.kind = isCredit ? .creditNote : .invoice
        document.item.customerNumber = book.customers[answer.head.customer].number.text
        document.item.documentDate = .init(answer.documentDate)
        document.item.dueDate = .init(answer.dueDate)
        document.item.original = .init(totals.total, currency)
        document.document.net = .init(totals.net, currency)
        document.document.tax = .init(totals.tax, currency)
        document.document.total = .init(totals.total, currency)
        document.document.dueDate = .init(answer.dueDate)
        if totals.charges != 0 { document.document.charges = .init(totals.charges, currency) }
        document.document.taxes = totals.taxes.map { .init($0, currency) }
        // A credit note's lines are positive, as posting turns them.
        let shown = isCredit ? totals.lines.map(\.turned) : totals.lines
        document.lines = shown.map { .init($0, currency, book) }
        document.text = draft.text
        document.reference = draft.reference
        document.originalInvoice = draft.originalInvoice.text
        document.reason = draft.reason
    }
}

extension DocumentLine {
    fileprivate var turned: DocumentLine {
        var line = self
        line.amount = -amount
        line.quantity = quantity.map { Decimal(unscaled: -$0.unscaled, scale: $0.scale) }
        return line
    }
}

extension Reskontra_V1_GetDocumentResponse {
    /// As it would be posted, without what only posting gives.
    init(proforma fact: ItemPosted, _ book: borrowing Book) {
        self.init()
        document = .init(
            PostedDocument(
                fact, profile: book.companies.profileCode(fact.profile),
                accountingCurrency: book.companies[fact.company].currency), book, journal: false)
        (document.documentNumber, document.voucher, document.itemID) = ("", "", 0)
        item.kind = fact.kind == .creditNote ? .creditNote : .invoice
        item.customerNumber = book.customers[fact.customer].number.text
        item.documentDate = .init(fact.documentDate)
        item.dueDate = .init(fact.dueDate)
        item.original = .init(fact.amount, fact.currency)
        lines = fact.document.lines.map { .init($0, fact.currency, book) }
        charges = fact.document.charges.map { .init($0, fact.currency) }
        text = fact.document.text
        reference = fact.document.reference
        tellPlace(fact, book)
    }
}
