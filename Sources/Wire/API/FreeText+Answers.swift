import Receivables
import Schema
import SwiftProtobuf

// Free text invoices: answers -> responses.

extension Reskontra_V1_FreeTextInvoice {
    package init(_ view: FreeTextView, isAsStated: Bool = false, _ book: borrowing Book) {
        self.init()
        draftID = UInt64(view.head.id.number)
        state = .init(rawValue: Int(view.head.state.rawValue)) ?? .unspecified
        accountingState = view.head.state == .posted ? .completed : .inProcess
        kind = .normal
        taxCalculated = view.head.isTaxCalculated
        version = view.head.version
        itemID = UInt64(view.head.item.number)
        if book.items.contains(view.head.item) { documentNumber = book.items[view.head.item].number.text }
        if let occurrence = view.head.occurrence { self.occurrence = .init(occurrence, book) }
        guard let row = view.invoice else { return }
        document =
            isAsStated
            ? .init(stated: row.document, in: view.head.company, book) : .init(row.document, view.totals, book)
        if case .corrected(let correction) = row.kind {
            kind = .corrected
            self.correction.original = correction.original.number.text
            self.correction.reason = correction.reason
            self.correction.comment = correction.comment
            self.correction.unsettle = correction.unsettles
        }
        guard let totals = view.totals else { return }
        net = .init(totals.net, totals.currency)
        charges = .init(totals.charges, totals.currency)
        tax = .init(totals.tax, totals.currency)
        total = .init(totals.total, totals.currency)
        taxes = totals.taxes.map { .init($0, totals.currency) }
    }
}

extension Reskontra_V1_Occurrence {
    init(_ row: Occurrence, _ book: borrowing Book) {
        self.init()
        if book.recurrences.contains(row.assignment) {
            assignment = book.recurrences[row.assignment].assignment.code.text
        }
        date = .init(row.date)
        if Int(row.run.number) <= book.recurrences.runs.count {
            recurrenceID = book.recurrences.run(row.run).code.text
        }
    }
}

extension Reskontra_V1_PostedFreeText {
    package init(_ posted: PostedFreeText, _ book: borrowing Book, preview: Bool) {
        self.init()
        draftID = UInt64(posted.draft.number)
        if let document = posted.document { self.document = .init(document, book, journal: true, lines: preview) }
        if let canceling = posted.canceling { self.canceling = .init(canceling, book, journal: true) }
        settlementID = UInt64(posted.settlement.number)
        if let settled = posted.settled { self.settled = .init(settled) }
        if let unsettled = posted.unsettled { self.unsettled = .init(unsettled) }
        if let reversed = posted.reversedInterest { reversedInterest = .init(reversed) }
        journals = posted.entries.map { .init($0, book) }
    }
}

extension Reskontra_V1_FailedDraft {
    init(_ failure: PostFreeTextInvoices.Failure) {
        self.init()
        draftID = UInt64(failure.id.number)
        reason = failure.rejection.reason.protocolName
        message = failure.rejection.message
        field = failure.rejection.field
    }
}

extension Reskontra_V1_Distribution {
    init(_ row: DistributionRow, _ currency: Currency, _ book: borrowing Book) {
        self.init()
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        line = row.line
        charge = row.charge.text
        taxCode = row.taxCode.text
        if !row.account.isNone { mainAccount = book.companies.account(row.account).number.text }
        dimensions = .init(row.dimensions)
        if let percent = row.percent { self.percent = .init(percent.decimal) }
        amount = .init(row.amount, currency)
    }
}

extension Reskontra_V1_PostFreeTextInvoiceResponse {
    package init(_ answer: PostFreeTextInvoice.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        posted = .init(answer.posted, book, preview: preview)
        invoice.draftID = UInt64(answer.head.id.number)
        invoice.state = .posted
        invoice.accountingState = .completed
        if let document = answer.posted.document {
            invoice.documentNumber = document.number.text
            invoice.itemID = UInt64(document.item.number)
            invoice.net = .init(document.net)
            invoice.charges = .init(document.charges)
            invoice.tax = .init(document.tax)
            invoice.total = .init(document.total)
        }
    }
}

extension Reskontra_V1_PostFreeTextInvoicesResponse {
    package init(_ answer: PostFreeTextInvoices.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        batchState = answer.isStopped ? .error : .ended
        posted = answer.posted.map { .init($0, book, preview: preview) }
        failed = answer.failed.map { .init($0) }
        notTried = answer.notTried.map { UInt64($0.number) }
    }
}

extension Reskontra_V1_ListFreeTextInvoicesResponse {
    package init(_ answer: ListFreeTextInvoices.Answer, of query: ListFreeTextInvoices, _ book: borrowing Book) {
        self.init()
        for view in answer.invoices { invoices.append(.init(view, isAsStated: query.isAsStated, book)) }
        guard !answer.next.isNone else { return }
        nextPageToken = PageToken(
            first: UInt64(answer.next.number),
            filter: ListFreeTextInvoices.filter(query.companyID, query.customer, query.states)
        ).text
    }
}

extension Reskontra_V1_SaveAsTemplateResponse {
    package init(_ answer: SaveAsTemplate.Answer, _ book: borrowing Book) {
        self.init()
        template = answer.name.text
        replaced = answer.isReplaced
    }
}

extension Reskontra_V1_ListTemplatesResponse {
    package init(_ answer: [InvoiceTemplate], of query: ListTemplates, _ book: borrowing Book) {
        self.init()
        for row in answer {
            var made = Reskontra_V1_InvoiceTemplate()
            made.name = row.name.text
            made.document = .init(stated: row.document, in: query.companyID, book)
            templates.append(made)
        }
    }
}

extension Reskontra_V1_CancelInvoiceResponse {
    package init(_ answer: PostedFreeText, _ book: borrowing Book, preview: Bool) {
        self.init()
        canceled = .init(answer, book, preview: preview)
    }
}

extension Reskontra_V1_GetCorrectionChainResponse {
    package init(_ answer: GetCorrectionChain.Answer, _ book: borrowing Book) {
        self.init()
        func number(_ item: ItemID) -> String { item.isNone ? "" : book.items[item].number.text }
        for row in answer.rows {
            let item = book.items[row.item]
            var made = Reskontra_V1_CorrectionLink()
            made.documentNumber = item.number.text
            made.itemID = UInt64(row.item.number)
            made.kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
            made.total = .init(book.items.wholeOriginal(of: row.item), item.currency)
            made.postingDate = .init(item.postingDate)
            made.corrects = number(row.link.corrects)
            made.cancels = number(row.link.cancels)
            made.correctedBy = number(row.link.correctedBy)
            made.canceledBy = number(row.link.canceledBy)
            switch row.kind {
            case .normal: made.display = item.number.text
            case .canceling: made.display = "canceling \(made.cancels)"
            case .corrected: made.display = "corrected \(made.corrects)"
            }
            made.reason = row.link.reason
            made.comment = row.link.comment
            documents.append(made)
        }
        chainLength = UInt32(answer.length)
        pendingDraftID = UInt64(answer.pending.number)
    }
}

extension Reskontra_V1_DistributeAmountResponse {
    package init(_ answer: EditFreeTextInvoice.Answer, _ book: borrowing Book) {
        self.init()
        let currency = answer.view.totals?.currency ?? .eur
        distributions = answer.rows.map { .init($0, currency, book) }
        invoice = .init(answer.view, book)
    }
}

extension Reskontra_V1_ListDistributionsResponse {
    package init(_ answer: ListDistributions.Answer, _ book: borrowing Book) {
        self.init()
        distributions = answer.rows.map { .init($0, answer.currency, book) }
        summed = answer.isSummed
    }
}

extension Reskontra_V1_PreviewSubledgerJournalResponse {
    package init(_ answer: PostedDocument, _ book: borrowing Book) {
        self.init()
        journal = .init(answer.entry, book, answer.dimensionSets)
        total = .init(answer.total)
    }
}

/// Responses that show the draft and nothing else.
package protocol FreeTextResponse: Message {
    var invoice: Reskontra_V1_FreeTextInvoice { get set }
}

extension FreeTextResponse {
    package init(_ view: FreeTextView, _ book: borrowing Book) {
        self.init()
        invoice = .init(view, book)
    }

    package init(_ answer: EditFreeTextInvoice.Answer, _ book: borrowing Book) { self.init(answer.view, book) }
}

extension Reskontra_V1_CreateFreeTextInvoiceResponse: FreeTextResponse {}
extension Reskontra_V1_UpdateFreeTextInvoiceResponse: FreeTextResponse {}
extension Reskontra_V1_AddLineResponse: FreeTextResponse {}
extension Reskontra_V1_RemoveLineResponse: FreeTextResponse {}
extension Reskontra_V1_CopyLinesResponse: FreeTextResponse {}
extension Reskontra_V1_CalculateTaxResponse: FreeTextResponse {}
extension Reskontra_V1_SetChargeResponse: FreeTextResponse {}
extension Reskontra_V1_AdjustTaxResponse: FreeTextResponse {}
extension Reskontra_V1_SubmitInvoiceResponse: FreeTextResponse {}
extension Reskontra_V1_DecideInvoiceResponse: FreeTextResponse {}
extension Reskontra_V1_RecallInvoiceResponse: FreeTextResponse {}
extension Reskontra_V1_ReportWorkflowFaultResponse: FreeTextResponse {}
extension Reskontra_V1_DeleteDraftResponse: FreeTextResponse {}
extension Reskontra_V1_SetOriginalInvoiceResponse: FreeTextResponse {}
extension Reskontra_V1_GetFreeTextInvoiceResponse: FreeTextResponse {}
extension Reskontra_V1_CreateFromTemplateResponse: FreeTextResponse {}
extension Reskontra_V1_ResetDistributionsResponse: FreeTextResponse {}
extension Reskontra_V1_CorrectInvoiceResponse: FreeTextResponse {}

extension Reason {
    /// As in ErrorInfo.reason.
    var protocolName: String { (Reskontra_V1_ErrorReason(rawValue: Int(rawValue)) ?? .unspecified).code }
}
