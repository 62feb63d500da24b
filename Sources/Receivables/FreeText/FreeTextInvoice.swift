package enum FreeTextTag {}
package typealias FreeTextID = Identifier<FreeTextTag>

/// Where a free text invoice is on its way (setup section 5).
package enum FreeTextState: UInt8, Sendable, BitwiseCopyable, Codable {
    case draft = 1
    case submitted = 2
    case approved = 3
    case rejected = 4
    case unrecoverable = 5
    case posted = 6
    case deleted = 7

    package var name: String {
        switch self {
        case .draft: "DRAFT"
        case .submitted: "SUBMITTED"
        case .approved: "APPROVED"
        case .rejected: "REJECTED"
        case .unrecoverable: "UNRECOVERABLE"
        case .posted: "POSTED"
        case .deleted: "DELETED"
        }
    }

    /// It still waits to be posted.
    package var isLive: Bool { self != .posted && self != .deleted }
}

/// What is kept of a free text invoice for ever: its document is in the log once it is posted.
package struct FreeTextHead: Equatable, Sendable, Codable {
    package let id: FreeTextID
    package let company: CompanyID
    /// Who bought.
    package var customer: CustomerID
    package var state: FreeTextState
    package var isTaxCalculated = false
    /// None until it is posted.
    package var item: ItemID = .none
    /// Sequence of its last change.
    package var version: UInt64 = 0
    package var occurrence: Occurrence?

    package init(id: FreeTextID, company: CompanyID, customer: CustomerID, state: FreeTextState = .draft) {
        self.id = id
        self.company = company
        self.customer = customer
        self.state = state
    }

    var fingerprint: UInt64 {
        Mix.fold(version, UInt64(state.rawValue) | UInt64(item.number) << 8 | (isTaxCalculated ? 1 << 40 : 0)) | 1
    }
}

/// A free text invoice that waits to be posted. No open item, no exposure.
package struct FreeTextInvoice: Equatable, Sendable {
    package var head: FreeTextHead
    /// As it was stated: what is left out is filled when it is posted.
    package var document: InvoiceDraft
    package var kind: FreeTextKind

    package init(head: FreeTextHead, document: InvoiceDraft, kind: FreeTextKind = .normal) {
        self.head = head
        self.document = document
        self.kind = kind
    }

    package static let chargesMax = DocumentCharge.max
}

extension FreeTextInvoice {
    /// Lines of a correction keep the dimensions they were posted with; one that is new gets its customer's when it is
    /// added (setup:AD-3).
    var hasAllDimensions: Bool {
        switch kind {
        case .normal: false
        case .corrected: true
        }
    }

    func totals(
        in company: CompanyID, _ book: borrowing Book, at now: Moment, collects: Bool = false
    ) throws(Rejection) -> DocumentTotals {
        try document.totals(in: company, book, at: now, collects: collects, hasAllDimensions: hasAllDimensions)
    }
}

package enum FreeTextKind: Equatable, Sendable, Codable {
    case normal
    /// Posting it credits the original in the same commit.
    indirect case corrected(Correction)
}

/// What a correction needs of its original: the posted fact is in the log only, so the draft carries it.
package struct Correction: Equatable, Sendable, Codable {
    package let original: ItemPosted
    package let reason: String
    package let comment: String
    /// Settlements of the original are undone when the correction is posted (setup:CO-5).
    package let unsettles: Bool

    package init(original: ItemPosted, reason: String, comment: String, unsettles: Bool) {
        self.original = original
        self.reason = reason
        self.comment = comment
        self.unsettles = unsettles
    }
}

/// A lines-and-header pattern under a name (setup:FT-14).
package struct InvoiceTemplate: Equatable, Sendable, Codable {
    package let name: Code
    /// Its customer may be empty.
    package let document: InvoiceDraft

    package init(name: Code, document: InvoiceDraft) {
        self.name = name
        self.document = document
    }
}

/// An original was credited by another document, and replaced unless `corrected` is none (setup:CO-4).
package struct InvoiceCanceled: Equatable, Sendable {
    package let original: ItemID
    package let canceling: ItemID
    package let corrected: ItemID
    package let reason: String
    package let comment: String

    package init(original: ItemID, canceling: ItemID, corrected: ItemID, reason: String, comment: String) {
        self.original = original
        self.canceling = canceling
        self.corrected = corrected
        self.reason = reason
        self.comment = comment
    }
}

/// The closed list of facts of free text and recurring invoices.
package enum FreeTextFact: Equatable, Sendable {
    case saved(FreeTextInvoice)
    case moved(FreeTextID, FreeTextState)
    case taxed(FreeTextID)
    case posted(FreeTextID, item: ItemID)
    case templateSet(CompanyID, InvoiceTemplate)
    case canceled(InvoiceCanceled)
    case assignmentSet(RecurringAssignment)
    case runCreated(RecurrenceRun)
    case transferred(LedgerTransfer)
    case billingCodeSet(CompanyID, BillingCode)
}
