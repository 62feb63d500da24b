/// What posting a draft, or canceling an original, made.
package struct PostedFreeText: Sendable {
    package var draft = FreeTextID.none
    /// Nil: only credited, no replacement.
    package var document: PostedDocument?
    package var canceling: PostedDocument?
    package var settlement = SettlementID.none
    /// Taken from the original by its canceling document.
    package var settled: Money?
    /// Set free of payments and others that were settled with the original.
    package var unsettled: Money?
    package var reversedInterest: Money?
    /// Of settlements and interest.
    package var entries: [JournalEntry] = []
}

/// Posts one draft: all of it in one commit, or nothing (setup:FT-6 to FT-8, CO-8).
///
/// Rejections in the order of FT-7: NOT_FOUND, VERSION_CONFLICT, STATE_NOT_ALLOWED, NOTHING_TO_POST, then those of a
/// posted invoice; of a correction those of `CancelInvoice` before.
package struct PostFreeTextInvoice: Command {
    package let companyID: CompanyID
    package let id: FreeTextID
    package let expectedVersion: UInt64
    /// Nil: the draft's, else the business date.
    package let date: CalendarDate?

    package init(company: CompanyID, id: FreeTextID, expectedVersion: UInt64 = 0, date: CalendarDate? = nil) {
        companyID = company
        self.id = id
        self.expectedVersion = expectedVersion
        self.date = date
    }

    package struct Answer: Sendable {
        package let posted: PostedFreeText
        package let head: FreeTextHead
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let head = try book.freeText(companyID, id)
        if expectedVersion != 0, head.version != expectedVersion {
            throw .draftVersion(head, expected: expectedVersion)
        }
        let posted = try post(head, book, at: now, &draft)
        var after = head
        after.state = .posted
        after.item = posted.document?.item ?? .none
        return Answer(posted: posted, head: after)
    }

    func post(
        _ head: FreeTextHead, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PostedFreeText {
        let needsApproval = book.companies[companyID].parameters.workflow
        guard head.state == .approved || head.state == .draft && !needsApproval, let row = book.freeText.live(id)
        else { throw .draftState(head) }
        var document = row.document
        if document.lines.isEmpty { throw .nothingToPost(field: "draft_id") }
        if let date { document.postingDate = date }
        var made = PostedFreeText()
        switch row.kind {
        case .normal: break
        case .corrected(let correction):
            made = try Canceling(correction, in: companyID, on: document.postingDate ?? now.today)
                .made(book, at: now, &draft, besides: id)
        }
        let isCredit = document.isCredit(in: companyID, book, at: now)
        if isCredit { document.turn() }
        var posted = try document.post(row.purpose(isCredit: isCredit), in: companyID, book, at: now, &draft)
        let lineTotals = document.lineTotals(of: posted, in: companyID, book, at: now)
        if !isCredit, !lineTotals.isEmpty { draft.keepLines(lineTotals, of: posted.item, in: companyID, book) }
        try draft.drawBill(for: &posted, to: document.customer, in: companyID, book)
        made.draft = id
        made.document = posted
        draft.add(.freeText(.posted(id, item: posted.item)), book)
        if case .corrected(let correction) = row.kind {
            draft.add(
                .freeText(
                    .canceled(
                        InvoiceCanceled(
                            original: correction.original.id, canceling: made.canceling?.item ?? .none,
                            corrected: posted.item, reason: correction.reason, comment: correction.comment))), book)
            try keepCommission(of: correction.original, for: posted, book, &draft, &made)
        }
        return made
    }

    /// The canceling document took the commission back; who sold keeps it on what the corrected one is worth (setup:CM-1).
    private func keepCommission(
        of original: ItemPosted, for posted: PostedDocument, _ book: borrowing Book, _ draft: inout Draft,
        _ made: inout PostedFreeText
    ) throws(Rejection) {
        guard let fact = draft.fact(of: posted.item) else { preconditionFailure("a document that nothing posted") }
        let before = PostedDocument(
            original, profile: posted.profile, accountingCurrency: book.companies[companyID].currency)
        let shares = book.sales.commission(of: original.id).scaled(to: posted.net.minor, from: before.net.minor)
        guard let shares else { throw .outOfRange(field: "draft_id") }
        if let commission = try CommissionPosted(shares, of: fact, book, draft, field: "draft_id") {
            draft.add(.sales(.commissionPosted(commission)), book)
            made.entries.append(commission.entry)
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.freeTextLastChange(companyID, id) }
}

extension FreeTextInvoice {
    /// For posting and for its preview.
    fileprivate func purpose(isCredit: Bool) -> InvoiceDraft.Purpose {
        var purpose = InvoiceDraft.Purpose(kind: isCredit ? .creditNote : .invoice, choosesMandate: true)
        // A correction has the schedule of what it replaces: none stays none, whatever the customer has by now.
        if case .corrected = kind, document.schedule.isEmpty { purpose.inOnePayment = true }
        purpose.hasAllDimensions = hasAllDimensions
        return purpose
    }
}

extension InvoiceDraft {
    /// A total below zero is a credit note, with the signs of its lines turned (setup:FT-8).
    fileprivate func isCredit(in company: CompanyID, _ book: borrowing Book, at now: Moment) -> Bool {
        mayBeCredit && (try? totals(in: company, book, at: now))?.total ?? 0 < 0
    }

    /// False: nothing of it is below zero, so neither is its total.
    private var mayBeCredit: Bool {
        hasCharges || statedTaxes.contains { $0.tax.minor < 0 }
            || lines.contains { line in
                line.amount.map { $0.minor < 0 } ?? false || (line.quantity?.unscaled ?? 0) < 0
                    || (line.unitPrice?.unscaled ?? 0) < 0
            }
    }

    /// The same document with every sign turned.
    mutating func turn() {
        for index in lines.indices {
            if let amount = lines[index].amount { lines[index].amount = -amount }
            if let quantity = lines[index].quantity {
                lines[index].quantity = Decimal(unscaled: -quantity.unscaled, scale: quantity.scale)
            }
            lines[index].details.shares.turn()
            for place in lines[index].details.charges.indices { lines[index].details.charges[place].turn() }
        }
        for index in charges.indices { charges[index].turn() }
        for index in statedTaxes.indices { statedTaxes[index].tax = -statedTaxes[index].tax }
    }
}

extension DocumentCharge {
    fileprivate mutating func turn() {
        // Per piece it turns with the quantity, in percent with the base.
        guard kind == .fixed else { return }
        amount = amount.map { -$0 }
        shares.turn()
    }
}

extension [DistributionShare] {
    fileprivate mutating func turn() {
        for index in indices {
            switch self[index].measure {
            case .equal, .percent: break
            case .amount(let amount): self[index].measure = .amount(-amount)
            case .quantity(let quantity):
                self[index].measure = .quantity(Decimal(unscaled: -quantity.unscaled, scale: quantity.scale))
            }
        }
    }
}

/// Posts a batch of drafts in one commit; one that fails leaves no trace (setup:FT-10).
///
/// It stops the rest (state ERROR, those before it stay posted) or is skipped (state ENDED). What the record has no
/// room for is not tried: another batch takes it.
package struct PostFreeTextInvoices: Command {
    package let companyID: CompanyID
    package let ids: [FreeTextID]
    /// Nil: as the parameter says.
    package let stopsOnError: Bool?
    package let date: CalendarDate?

    package init(company: CompanyID, ids: [FreeTextID], stopsOnError: Bool?, date: CalendarDate?) {
        companyID = company
        self.ids = ids
        self.stopsOnError = stopsOnError
        self.date = date
    }

    package static let draftsMax = 1_000
    package static let linesMax = 10_000

    package struct Failure: Sendable {
        package let id: FreeTextID
        package let rejection: Rejection
    }

    package struct Answer: Sendable {
        package var isStopped = false
        package var posted: [PostedFreeText] = []
        package var failed: [Failure] = []
        package var notTried: [FreeTextID] = []
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if ids.isEmpty { throw .required("draft_ids", "a batch has at least one draft") }
        if ids.count > PostFreeTextInvoices.draftsMax {
            throw .tooMany(ids.count, max: PostFreeTextInvoices.draftsMax, field: "draft_ids")
        }
        var seen: Set<FreeTextID> = []
        var lines = 0
        for (index, id) in ids.enumerated() {
            guard seen.insert(id).inserted else {
                throw Rejection(.fieldInvalid, field: "draft_ids[\(index)]", "draft \(id.number) is named twice")
            }
            lines += book.freeText.live(id)?.document.lines.count ?? 0
        }
        if lines > PostFreeTextInvoices.linesMax {
            throw .tooMany(lines, max: PostFreeTextInvoices.linesMax, field: "draft_ids")
        }
        let stops = stopsOnError ?? book.companies[companyID].parameters.stopsOnFirstError
        var answer = Answer()
        for (index, id) in ids.enumerated() {
            let mark = draft.mark
            do throws(Rejection) {
                let one = PostFreeTextInvoice(company: companyID, id: id, date: date)
                answer.posted.append(try one.post(try book.freeText(companyID, id), book, at: now, &draft))
            } catch {
                draft.goBack(to: mark)
                // The record has no room for it and those behind it: nothing is wrong with them.
                if error.isRecordFull, !answer.posted.isEmpty {
                    answer.notTried = Array(ids[index...])
                    break
                }
                answer.failed.append(Failure(id: id, rejection: error))
                guard stops else { continue }
                answer.isStopped = true
                answer.notTried = Array(ids[(index + 1)...])
                break
            }
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        ids.reduce(0) { max($0, book.freeTextLastChange(companyID, $1)) }
    }
}

/// The entry as posting would make it; nothing is stored (setup:AD-7).
package struct PreviewSubledgerJournal: Query {
    package let companyID: CompanyID
    package let id: FreeTextID

    package init(company: CompanyID, id: FreeTextID) {
        companyID = company
        self.id = id
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> PostedDocument {
        let head = try book.freeText(companyID, id)
        guard let row = book.freeText.live(id) else { throw .draftState(head) }
        var document = row.document
        var draft = Draft()
        draft.begin(book)
        let isCredit = document.isCredit(in: companyID, book, at: now)
        if isCredit { document.turn() }
        return try document.post(row.purpose(isCredit: isCredit), in: companyID, book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.freeTextLastChange(companyID, id) }
}
